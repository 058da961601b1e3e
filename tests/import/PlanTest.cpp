#include <memory> // before <concepts>, which Qt 6.4's moc does not get through on its own

#include "ImportData.h"
#include "ImportSteps.h"
#include "core/import/formats/CsvConnections.h"
#include "core/import/formats/JsonFormat.h"
#include "core/import/formats/MremoteNg.h"
#include "core/import/formats/Putty.h"
#include "core/import/formats/Remmina.h"
#include "tests/support/Failure.h"

#include <QElapsedTimer>
#include <QTest>

using namespace porthole::imports;

namespace porthole::test {

namespace {

Imported csv(const QByteArray &lines)
{
    auto imported = importCsv("name,host,port,user,group,notes,key\n" + lines);
    return imported ? *std::move(imported) : Imported();
}

Entry &entryNamed(EntryCollection &collection, const QString &name)
{
    return *std::find_if(collection.entries.begin(), collection.entries.end(),
                         [&](const Entry &entry) { return entry.name == name; });
}

} // namespace

/// What an import does to what is there: nothing twice, nothing behind anybody's back.
class PlanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameAgainChangesNothing_data();
    void theSameAgainChangesNothing();
    void takesWhatHasChangedThere();
    void keepsWhatWasChangedHere();
    void saysWhereBothHaveChanged();
    void aMoveHereIsNotUndone();
    void whatIsThereIsNotTheSameThing();
    void whatWasThrownAwayStaysThere();
    void whatIsNotSelectedIsNotTaken();
    void namesStayUnique();
    void foldersAreMadeOnceAndInherit();
    void nothingThatActsIsTakenUnapproved();
    void whatIsApprovedIsTaken();
    void whatWasNotApprovedIsNoChangeOfAnybodys();
    void whatWasApprovedStays();
    void whatWasLeftOutCanBeHadLater();
    void aStoppedOneComesToNothing();
    void twiceInOneFile();
    void aHundredThousand();
};

void PlanTest::theSameAgainChangesNothing_data()
{
    QTest::addColumn<Imported>("imported");
    const auto row = [](const char *name, const Result<Imported> &imported) {
        QTest::newRow(name) << (imported ? *imported : Imported());
    };
    row("PuTTY", importPuttySessions(samplesIn(u"putty/sessions"_qs)));
    row("PuTTY's registry", importPuttyRegistry(sample(u"putty/sessions.reg"_qs)));
    row("Remmina", importRemmina(samplesIn(u"remmina"_qs)));
    row("mRemoteNG", importMremoteNg(sample(u"mremoteng/confCons.xml"_qs)));
    row("CSV", importCsv(sample(u"csv/hosts.csv"_qs)));
    row("two of one name", importCsv("name,host\nweb,a\nweb,b\nweb,c\n"));
    row("two that differ in their tunnels alone",
        importPuttySessions({{u"a"_qs, "HostName=h\nPortForwardings=L1=b:2\n"}, {u"c"_qs, "HostName=h\n"}}));
}

void PlanTest::theSameAgainChangesNothing()
{
    QFETCH(Imported, imported);
    QVERIFY(!imported.entries.isEmpty());
    EntryCollection collection;
    const auto first = import(collection, imported);
    QCOMPARE(first.count(PlanState::New), imported.entries.size());
    QCOMPARE(collection.entries.size(), imported.entries.size());
    const EntryCollection before = collection;
    const auto second = import(collection, imported);
    QCOMPARE(second.count(PlanState::Unchanged), imported.entries.size());
    QCOMPARE(collection, before);
    QVERIFY(batchOf(planOf(collection, imported), collection).isEmpty());
}

void PlanTest::takesWhatHasChangedThere()
{
    EntryCollection collection;
    import(collection, csv("web,web.example,2222,ann,prod,\n"));
    const EntryId id = collection.entries[0].id;
    const Plan plan = planOf(collection, csv("web,web.example,2223,ann,prod,new\n"));
    QCOMPARE(plan.items[0].state, PlanState::Changed);
    QCOMPARE(plan.items[0].fields, (QList{EntryField::Port, EntryField::Notes}));
    QVERIFY(plan.items[0].selected);
    apply(collection, batchOf(plan, collection));
    QCOMPARE(collection.entries.size(), 1);
    QCOMPARE(collection.entries[0].id, id);
    QCOMPARE(collection.entries[0].settings.port, std::optional<quint16>(2223));
    QCOMPARE(collection.entries[0].notes, u"new"_qs);
    QCOMPARE(import(collection, csv("web,web.example,2223,ann,prod,new\n")), QList{PlanState::Unchanged});
}

void PlanTest::keepsWhatWasChangedHere()
{
    EntryCollection collection;
    import(collection, csv("web,web.example,2222,ann,prod,\n"));
    collection.entries[0].notes = u"of mine"_qs;
    collection.entries[0].favourite = true;
    collection.entries[0].settings.user = u"root"_qs;
    QCOMPARE(import(collection, csv("web,web.example,2222,ann,prod,\n")), QList{PlanState::Unchanged});
    QCOMPARE(import(collection, csv("web,web.example,2223,ann,prod,\n")), QList{PlanState::Changed});
    const Entry &entry = collection.entries[0];
    QCOMPARE(entry.settings.port, std::optional<quint16>(2223));
    QCOMPARE(entry.notes, u"of mine"_qs);
    QCOMPARE(entry.settings.user, std::optional(u"root"_qs));
    QVERIFY(entry.favourite);
}

void PlanTest::saysWhereBothHaveChanged()
{
    EntryCollection collection;
    import(collection, csv("web,web.example,2222,ann,prod,\n"));
    collection.entries[0].settings.port = 2224;
    const EntryCollection before = collection;
    Plan plan = planOf(collection, csv("web,web.example,2223,ann,prod,\n"));
    QCOMPARE(plan.items[0].state, PlanState::ChangedHere);
    QCOMPARE(plan.items[0].fields, QList{EntryField::Port});
    QVERIFY(!plan.items[0].selected);
    apply(collection, batchOf(plan, collection));
    QCOMPARE(collection, before);
    plan.items[0].selected = true; // somebody has said so
    apply(collection, batchOf(plan, collection));
    QCOMPARE(collection.entries[0].settings.port, std::optional<quint16>(2223));
}

void PlanTest::aMoveHereIsNotUndone()
{
    const auto web = [](const QByteArray &group, const QByteArray &user) {
        return *importRemmina(
            {{u"web.remmina"_qs, "[remmina]\nname=web\nprotocol=SSH\nserver=web.example\ngroup=" + group +
                                     "\nusername=" + user + "\n"}});
    };
    EntryCollection collection;
    import(collection, web("prod", "ann"));
    collection.entries[0].folder = {};
    QCOMPARE(import(collection, web("prod", "root")), QList{PlanState::Changed});
    QCOMPARE(collection.entries[0].folder, FolderId());
    QCOMPARE(collection.entries[0].settings.user, std::optional(u"root"_qs));
    QCOMPARE(import(collection, web("lab", "root")), QList{PlanState::ChangedHere});
}

void PlanTest::whatIsThereIsNotTheSameThing()
{
    EntryCollection collection;
    Entry mine;
    mine.id = {newHostId().value};
    mine.name = u"mine"_qs;
    mine.address = u"web.example"_qs;
    mine.settings.user = u"ann"_qs;
    collection.entries << mine;
    Entry desk = mine;
    desk.id = {newHostId().value};
    desk.kind = EntryKind::Console;
    desk.address = u"vnc://desk.example:1"_qs;
    desk.settings = {};
    collection.entries << desk;
    const auto imported =
        importCsv("name,host,user,type\nweb,web.example,ann,ssh\nweb 2,web.example,root,ssh\n"
                  "d,desk.example:5901,,vnc\nd2,desk.example:2,,vnc\n");
    QVERIFY2(imported, failureOf(imported));
    const EntryCollection before = collection;
    QCOMPARE(import(collection, *imported),
             (QList{PlanState::AlreadyHere, PlanState::New, PlanState::AlreadyHere, PlanState::New}));
    QCOMPARE(collection.entries.size(), 4);
    QCOMPARE(collection.entries.first(2), before.entries);
}

void PlanTest::whatWasThrownAwayStaysThere()
{
    EntryCollection collection;
    import(collection, csv("web,web.example,,,,\n"));
    collection.entries[0].trashed = QDateTime::currentDateTimeUtc();
    const EntryCollection before = collection;
    QCOMPARE(import(collection, csv("web,web.example,,,,\n")), QList{PlanState::InTrash});
    QCOMPARE(collection, before);
    Plan plan = planOf(collection, csv("web,web.example,,,,\n"));
    plan.items[0].selected = true;
    apply(collection, batchOf(plan, collection));
    QCOMPARE(collection.entries.size(), 1);
    QVERIFY(!collection.entries[0].trashed.isValid());
}

void PlanTest::whatIsNotSelectedIsNotTaken()
{
    EntryCollection collection;
    Plan plan = planOf(collection, csv("web,web.example,,,prod,\ndb,db.example,,,lab,\n"));
    plan.items[0].selected = false;
    apply(collection, batchOf(plan, collection));
    QCOMPARE(collection.entries.size(), 1);
    QCOMPARE(collection.entries[0].name, u"db"_qs);
    QCOMPARE(collection.folders.size(), 1); // nor is a folder made for it
}

void PlanTest::namesStayUnique()
{
    EntryCollection collection;
    import(collection, csv("web,a.example,,,,\nWEB,b.example,,,x,\nweb,c.example,,,y,\n"));
    QStringList names;
    for (const Entry &entry : std::as_const(collection.entries))
        names << entry.name;
    QCOMPARE(names, (QStringList{u"web"_qs, u"WEB 2"_qs, u"web 3"_qs}));
    // The number is not a change of anybody's.
    QCOMPARE(import(collection, csv("web,a.example,,,,\nWEB,b.example,22,root,x,\nweb,c.example,,,y,\n")),
             (QList{PlanState::Unchanged, PlanState::Changed, PlanState::Unchanged}));
}

void PlanTest::foldersAreMadeOnceAndInherit()
{
    EntryCollection collection;
    Folder mine{{newHostId().value}, {}, u"Prod"_qs};
    mine.settings.user = u"root"_qs;
    collection.folders << mine;
    const auto imported = importMremoteNg(sample(u"mremoteng/confCons.xml"_qs));
    QVERIFY2(imported, failureOf(imported));
    import(collection, *imported);
    QCOMPARE(collection.folders.size(), 2); // "prod" is there, if in another case, and stays as it is
    QCOMPARE(collection.folders[0], mine);
    QCOMPARE(collection.folders[1].parent, mine.id);
    QCOMPARE(entryNamed(collection, u"web-1"_qs).folder, mine.id);
    QVERIFY(!entryNamed(collection, u"web-1"_qs).settings.user);

    EntryCollection empty;
    import(empty, *imported);
    QCOMPARE(empty.folders.size(), 2);
    QCOMPARE(empty.folders[0].settings.user, std::optional(u"ann"_qs));
    QCOMPARE(empty.folders[0].notes, u"what earns money"_qs);
}

void PlanTest::nothingThatActsIsTakenUnapproved()
{
    EntryCollection collection;
    import(collection, *importPuttySessions(samplesIn(u"putty/sessions"_qs)));
    const Entry &gate = entryNamed(collection, u"gate"_qs);
    QVERIFY(!gate.settings.identityFile);
    QCOMPARE(gate.tunnels.size(), 2); // those that listen here, for this computer
    // And another key there is no conflict, but is not taken either.
    auto changed = *importPuttySessions(samplesIn(u"putty/sessions"_qs));
    changed.entries[0].inert.identityFile = u"/another"_qs;
    QCOMPARE(import(collection, changed).first(), PlanState::Changed);
    QVERIFY(!entryNamed(collection, u"gate"_qs).settings.identityFile);
}

void PlanTest::whatIsApprovedIsTaken()
{
    EntryCollection collection;
    Plan plan = planOf(collection, *importPuttySessions(samplesIn(u"putty/sessions"_qs)));
    plan.items[0].approved = plan.items[0].pending;
    apply(collection, batchOf(plan, collection));
    const Entry &gate = entryNamed(collection, u"gate"_qs);
    QCOMPARE(gate.settings.identityFile, std::optional(u"/home/ann/.ssh/id_web"_qs));
    QCOMPARE(gate.tunnels.size(), 3);
    QCOMPARE(import(collection, *importPuttySessions(samplesIn(u"putty/sessions"_qs))),
             (QList{PlanState::Unchanged, PlanState::Unchanged, PlanState::Unchanged}));
}

/// The same session of PuTTY's, whose local tunnel leads to `target`.
Imported tunnelsTo(const QByteArray &target)
{
    return *importPuttySessions(
        {{u"gate"_qs, "HostName=gate.example\nPortForwardings=R9000=localhost:22,L1=" + target + "\n"}});
}

QStringList tunnelsOf(const Entry &entry)
{
    QStringList tunnels;
    for (const Tunnel &tunnel : entry.tunnels)
        tunnels << textOf(tunnel);
    return tunnels;
}

void PlanTest::whatWasNotApprovedIsNoChangeOfAnybodys()
{
    EntryCollection collection;
    import(collection, tunnelsTo("a:2"));
    QCOMPARE(import(collection, tunnelsTo("b:2")), QList{PlanState::Changed});
    QCOMPARE(tunnelsOf(collection.entries[0]), QStringList{u"1:b:2"_qs});
    collection.entries[0].tunnels.clear(); // that is one
    QCOMPARE(import(collection, tunnelsTo("c:2")), QList{PlanState::ChangedHere});
}

void PlanTest::whatWasApprovedStays()
{
    EntryCollection collection;
    Plan plan = planOf(collection, tunnelsTo("a:2"));
    plan.items[0].approved = plan.items[0].pending;
    apply(collection, batchOf(plan, collection));
    QCOMPARE(import(collection, tunnelsTo("b:2")), QList{PlanState::Changed});
    QCOMPARE(tunnelsOf(collection.entries[0]), (QStringList{u"1:b:2"_qs, u"9000:localhost:22"_qs}));
}

void PlanTest::whatWasLeftOutCanBeHadLater()
{
    EntryCollection collection;
    import(collection, tunnelsTo("a:2"));
    collection.entries[0].tunnels << Tunnel{Tunnel::Kind::Dynamic, {}, 1080, {}, 0}; // of somebody's own
    Plan plan = planOf(collection, tunnelsTo("a:2"));
    QCOMPARE(plan.items[0].state, PlanState::Unchanged);
    QCOMPARE(plan.items[0].pending.tunnels.size(), 1);
    QVERIFY(batchOf(plan, collection).isEmpty());
    plan.items[0].approved = plan.items[0].pending;
    plan.items[0].selected = true;
    apply(collection, batchOf(plan, collection));
    QCOMPARE(tunnelsOf(collection.entries[0]),
             (QStringList{u"1:a:2"_qs, u"1080"_qs, u"9000:localhost:22"_qs}));
    QVERIFY(planOf(collection, tunnelsTo("a:2")).items[0].pending.isEmpty());
}

void PlanTest::aStoppedOneComesToNothing()
{
    std::stop_source stop;
    const Plan plan = planOf({}, csv("web,web.example,,,,\n"));
    QVERIFY(!batchOf(plan, {}, stop.get_token()).isEmpty());
    stop.request_stop();
    QVERIFY(batchOf(plan, {}, stop.get_token()).isEmpty());
}

void PlanTest::twiceInOneFile()
{
    EntryCollection collection;
    QCOMPARE(import(collection, csv("web,web.example,,,,\nweb,web.example,,,,\n")),
             (QList{PlanState::New, PlanState::AlreadyHere}));
    QCOMPARE(collection.entries.size(), 1);
}

/// Within seconds, beside as many that are there.
void PlanTest::aHundredThousand()
{
    QByteArray lines;
    for (int i = 0; i < kMostEntries; ++i)
        lines += "web," + QByteArray::number(i) + ".example,,,f" + QByteArray::number(i % 500) + ",\n";
    EntryCollection collection;
    const Plan plan = planOf(collection, csv(lines));
    const EntryBatch batch = batchOf(plan, collection);
    QCOMPARE(batch.entries.size(), kMostEntries);
    QCOMPARE(batch.folders.size(), 500);
    collection = {batch.folders, batch.entries};
    QElapsedTimer time;
    time.start();
    const Plan again = planOf(collection, csv(lines));
    QCOMPARE(again.count(PlanState::Unchanged), kMostEntries);
    QVERIFY2(time.elapsed() < 30'000, qPrintable(QString::number(time.elapsed())));
    qInfo("100,000 known ones compared in %lld ms", static_cast<long long>(time.elapsed()));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::PlanTest)
#include "PlanTest.moc"
