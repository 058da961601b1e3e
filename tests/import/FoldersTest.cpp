#include <memory> // before <concepts>, which Qt 6.4's moc does not get through on its own

#include "ImportData.h"
#include "ImportSteps.h"
#include "core/import/formats/CsvConnections.h"
#include "core/import/formats/JsonFormat.h"
#include "tests/support/Failure.h"

#include <QTest>

using namespace porthole::imports;

namespace porthole::test {

namespace {

Entry host(const QString &name, const FolderId &folder)
{
    Entry host;
    host.id = newEntryId();
    host.name = name;
    host.address = name + u".example"_qs;
    host.folder = folder;
    return host;
}

/// What a colleague has: "prod / web" with a host, and "prod / planned" without any.
EntryCollection shared()
{
    const Folder prod{newFolderId(), {}, u"prod"_qs}, web{newFolderId(), prod.id, u"web"_qs};
    Folder planned{newFolderId(), prod.id, u"planned"_qs, {}, u"from May on"_qs};
    planned.settings.user = u"ann"_qs;
    return {{prod, web, planned}, {host(u"web"_qs, web.id)}};
}

Imported exported(const EntryCollection &all)
{
    auto imported = importJson(exportedJson(all));
    return imported ? *std::move(imported) : Imported();
}

} // namespace

/// Folders of our own export, which are what they are for themselves.
class FoldersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatDiffersIsNamed();
    void noKeyIsNoDifference();
    void oneWithoutConnectionsIsMade();
    void oneThatIsNotWantedIsNot();
    void oneWhoseConnectionsAreNotWantedIsNot();
    void oneOfThatNameIsHereAlready();
    void oneAroundItselfIsNone();
    void othersFilesBringNoneThatIsEmpty();
};

void FoldersTest::whatDiffersIsNamed()
{
    EntryCollection there = shared(), here;
    import(here, exported(there));
    QVERIFY(planOf(here, exported(there)).changedFolders.isEmpty());
    there.folders[0].name = u"production"_qs;
    there.folders[1].settings.port = 2222;
    there.folders[2].notes = u"from June on"_qs;
    Plan plan = planOf(here, exported(there));
    QCOMPARE(plan.changedFolders.size(), 3);
    for (PlanFolder &folder : plan.changedFolders) {
        QCOMPARE(folder.hasOtherName, folder.known == there.folders[0].id);
        QCOMPARE(folder.hasOtherSettings, folder.known == there.folders[1].id);
        QCOMPARE(folder.hasOtherNotes, folder.known == there.folders[2].id);
        QVERIFY(!folder.selected);
        folder.selected = true;
    }
    apply(here, batchOf(plan, here));
    QCOMPARE(exportedJson(here), exportedJson(there));
    QVERIFY(planOf(here, exported(there)).changedFolders.isEmpty());
}

/// "None, whatever the folder around has" is no path to approve of, and is not taken: so it is not told of
/// for ever either.
void FoldersTest::noKeyIsNoDifference()
{
    EntryCollection there = shared(), here;
    import(here, exported(there));
    there.folders[1].settings.identityFile = u""_qs;
    QVERIFY(exportedJson(there).contains("\"identityFile\": \"\""));
    QVERIFY(planOf(here, exported(there)).changedFolders.isEmpty());
    there.folders[1].settings.port = 2222;
    Plan plan = planOf(here, exported(there));
    QCOMPARE(plan.changedFolders.size(), 1);
    plan.changedFolders[0].selected = true;
    apply(here, batchOf(plan, here));
    QVERIFY(planOf(here, exported(there)).changedFolders.isEmpty());
}

/// Else the file would lose it whenever it is exported there, and get it back whenever it is exported here.
void FoldersTest::oneWithoutConnectionsIsMade()
{
    const EntryCollection there = shared();
    EntryCollection here;
    const Plan plan = planOf(here, exported(there));
    QCOMPARE(plan.emptyFolders.size(), 1);
    QCOMPARE(plan.emptyFolders[0].imported.path, (QStringList{u"prod"_qs, u"planned"_qs}));
    apply(here, batchOf(plan, here));
    QCOMPARE(exportedJson(here), exportedJson(there));
    const Plan again = planOf(here, exported(there));
    QVERIFY(again.emptyFolders.isEmpty() && batchOf(again, here).isEmpty());
    // Where there is none at all either.
    const EntryCollection alone{{there.folders[0], there.folders[2]}, {}};
    EntryCollection empty;
    import(empty, exported(alone));
    QCOMPARE(exportedJson(empty), exportedJson(alone));
}

void FoldersTest::oneThatIsNotWantedIsNot()
{
    EntryCollection here;
    Plan plan = planOf(here, exported(shared()));
    plan.emptyFolders[0].selected = false;
    apply(here, batchOf(plan, here));
    QCOMPARE(here.folders.size(), 2);
}

void FoldersTest::oneWhoseConnectionsAreNotWantedIsNot()
{
    EntryCollection here;
    Plan plan = planOf(here, exported(shared()));
    plan.items[0].selected = false;
    apply(here, batchOf(plan, here));
    QStringList names;
    for (const Folder &folder : std::as_const(here.folders))
        names << folder.name;
    QCOMPARE(names, (QStringList{u"prod"_qs, u"planned"_qs}));
}

void FoldersTest::oneOfThatNameIsHereAlready()
{
    EntryCollection here;
    const Folder mine{newFolderId(), {}, u"PROD"_qs};
    here.folders << mine << Folder{newFolderId(), mine.id, u"Planned"_qs};
    const Plan plan = planOf(here, exported(shared()));
    QVERIFY(plan.emptyFolders.isEmpty());
    apply(here, batchOf(plan, here));
    QCOMPARE(here.folders.size(), 3);
}

void FoldersTest::oneAroundItselfIsNone()
{
    EntryCollection there;
    there.folders << Folder{newFolderId(), {}, u"round"_qs};
    there.folders[0].parent = there.folders[0].id;
    const Imported imported = exported(there);
    QCOMPARE(imported.folders.size(), 1);
    const Plan plan = planOf({}, imported);
    QVERIFY(plan.emptyFolders.isEmpty() && batchOf(plan, {}).isEmpty());
}

void FoldersTest::othersFilesBringNoneThatIsEmpty()
{
    Imported imported;
    imported.folders << ImportedFolder{{u"empty"_qs}};
    QVERIFY(planOf({}, imported).emptyFolders.isEmpty());
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::FoldersTest)
#include "FoldersTest.moc"
