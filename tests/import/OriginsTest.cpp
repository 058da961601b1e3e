#include <memory> // before <concepts>, which Qt 6.4's moc does not get through on its own

#include "ImportData.h"
#include "ImportSteps.h"
#include "core/import/Source.h"
#include "core/model/EntryInheritance.h"
#include "core/store/EntryChecks.h"
#include "tests/support/Failure.h"

#include <QTest>

using namespace porthole::imports;

namespace porthole::test {

namespace {

constexpr char kColumns[] = "name,host,port,user,group,notes,key\n";

Imported from(Format format, const char *name, const QByteArray &content)
{
    const SourceFile file{QString::fromLatin1(name), content};
    auto imported = read(format, {file});
    return imported ? *std::move(imported) : Imported();
}

Imported csv(const QByteArray &lines) { return from(Format::Csv, "hosts.csv", kColumns + lines); }

QStringList placesOf(const EntryCollection &collection)
{
    QStringList places;
    for (const Entry &entry : collection.entries)
        places << entry.name + u'=' + entry.address;
    places.sort();
    return places;
}

/// "prod", which hands down port 2222.
EntryCollection folderWithAPort()
{
    EntryCollection collection;
    collection.folders << Folder{newFolderId(), {}, u"prod"_qs};
    collection.folders[0].settings.port = 2222;
    return collection;
}

} // namespace

/// What an origin says and what it does not: a name within one file is no other file's.
class OriginsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anotherFileOfTheSameNames_data();
    void anotherFileOfTheSameNames();
    void severalOfOneNameInEachFile();
    void theOrderOfLinesIsNoMatter();
    void whatWasChangedHereIsFoundStill();
    void whatIsHereAlreadyIsNotMadeTwice();
    void whatMovesAwayIsNotHereAlready();
    void anIdIsFoundWhereverItLeads();
    void anOriginThatIsAsLongAsItMayBe();
    void aNameThatIsGivenUpIsFree();
    void twoExchangeTheirNames();
    void aNameThatIsAsLongAsItMayBe();
    void theUsualPortIsOne();
    void theUsualPortThatIsSaidIsNotTheFolders();
    void aFoldersPortIsTakenWhereNothingIsSaid();
};

void OriginsTest::anotherFileOfTheSameNames_data()
{
    QTest::addColumn<Imported>("a");
    QTest::addColumn<Imported>("b");
    const auto row = [](const char *title, Format format, const char *name, const QByteArray &content) {
        QTest::newRow(title) << from(format, name, QByteArray(content).replace("@", "a"))
                             << from(format, name, QByteArray(content).replace("@", "b"));
    };
    row("CSV", Format::Csv, "hosts.csv", "name,host\nweb,web.@.example\n");
    row("a console in CSV", Format::Csv, "hosts.csv", "name,host,type\nweb,web.@.example,vnc\n");
    row("a file of RDP", Format::Rdp, "web.rdp", "full address:s:web.@.example\r\n");
    row("a session of PuTTY's", Format::PuttyRegistry, "web.reg",
        "Windows Registry Editor Version 5.00\r\n\r\n"
        "[HKEY_CURRENT_USER\\Software\\SimonTatham\\PuTTY\\Sessions\\web]\r\n"
        "\"HostName\"=\"web.@.example\"\r\n\"Protocol\"=\"ssh\"\r\n");
    row("a bookmark of KRDC", Format::Krdc, "bookmarks.xml",
        "<xbel><bookmark href='vnc://web.@.example:5901'><title>web</title></bookmark></xbel>");
    row("mRemoteNG without ids", Format::MremoteNg, "confCons.xml",
        "<Connections><Node Type='Connection' Protocol='SSH2' Hostname='web.@.example' Name='web'/>"
        "</Connections>");
    row("Remmina", Format::Remmina, "web.remmina",
        "[remmina]\nname=web\nprotocol=SSH\nserver=web.@.example\n");
}

/// One customer's connection would lead to another's machine, with the password that was kept for it.
void OriginsTest::anotherFileOfTheSameNames()
{
    QFETCH(Imported, a);
    QFETCH(Imported, b);
    QCOMPARE(a.entries.size(), 1);
    EntryCollection collection;
    QCOMPARE(import(collection, a), QList{PlanState::New});
    collection.entries[0].settings.credential = CredentialRef{newEntryId().value};
    const Entry before = collection.entries[0];
    QCOMPARE(import(collection, b), QList{PlanState::New});
    QCOMPARE(collection.entries.size(), 2);
    QCOMPARE(collection.entries[0], before);
    QVERIFY(collection.entries[1].address.contains(u".b."_qs));
    QVERIFY(!collection.entries[1].settings.credential);
    // And neither file brings anything ever again.
    const EntryCollection both = collection;
    for (const Imported &again : {a, b, b, a}) {
        QCOMPARE(import(collection, again), QList{PlanState::Unchanged});
        QCOMPARE(collection, both);
    }
}

void OriginsTest::severalOfOneNameInEachFile()
{
    const Imported a = csv("web,a1,,,,,\nweb,a2,,,,,\n");
    const Imported b = csv("web,b,22,,,,\nweb,b,2222,,,,\nweb,b2,,,,,\nweb,b,2223,,,,\n");
    EntryCollection collection;
    import(collection, a);
    QCOMPARE(import(collection, b).count(PlanState::New), 4);
    const EntryCollection both = collection;
    QSet<QString> origins;
    for (const Entry &entry : both.entries)
        origins << entry.origin;
    QCOMPARE(origins.size(), 6);
    for (const Imported &again : {b, a, b}) {
        QCOMPARE(import(collection, again).count(PlanState::Unchanged), again.entries.size());
        QCOMPARE(collection, both);
    }
    // What changes there is still an update, each of its own.
    QCOMPARE(import(collection, csv("web,b,22,,,new,\nweb,b,2222,,,newer,\n")),
             (QList{PlanState::Changed, PlanState::Changed}));
    for (const Entry &entry : std::as_const(collection.entries)) {
        if (!entry.notes.isEmpty())
            QCOMPARE(entry.notes, entry.settings.port ? u"newer"_qs : u"new"_qs);
    }
}

void OriginsTest::theOrderOfLinesIsNoMatter()
{
    EntryCollection collection;
    import(collection, csv("web,a,,,,,\nweb,b,,,,,\nweb,c,,,,,\n"));
    const EntryCollection before = collection;
    QCOMPARE(import(collection, csv("web,c,,,,,\nweb,b,,,,,\n")),
             (QList{PlanState::Unchanged, PlanState::Unchanged}));
    QCOMPARE(collection, before);
}

void OriginsTest::whatWasChangedHereIsFoundStill()
{
    EntryCollection collection;
    import(collection, csv("web,a.example,,,,,\n"));
    import(collection, csv("web,b.example,,,,,\n"));
    for (Entry &entry : collection.entries)
        entry.address = u"10.0.0.1"_qs; // by hand
    const EntryCollection before = collection;
    QCOMPARE(import(collection, csv("web,a.example,,,,,\n")), QList{PlanState::Unchanged});
    QCOMPARE(import(collection, csv("web,b.example,,,,,\n")), QList{PlanState::Unchanged});
    QCOMPARE(collection, before);
    // What somebody threw away is not another file's that comes in.
    collection.entries[0].trashed = QDateTime::currentDateTimeUtc();
    QCOMPARE(import(collection, csv("web,a.example,,,,,\n")), QList{PlanState::InTrash});
    QCOMPARE(import(collection, csv("web,c.example,,,,,\n")), QList{PlanState::New});
}

void OriginsTest::whatIsHereAlreadyIsNotMadeTwice()
{
    EntryCollection collection;
    import(collection, csv("web,a.example,,,,,\nother,b.example,,,,,\n"));
    const EntryCollection before = collection;
    QCOMPARE(import(collection, csv("web,b.example,,,,,\n")), QList{PlanState::AlreadyHere});
    QCOMPARE(collection, before);
}

/// Else the next import of the same would bring it.
void OriginsTest::whatMovesAwayIsNotHereAlready()
{
    EntryCollection collection;
    import(collection, csv("web,h,,,,,\n"));
    const Imported moved = csv("web,h,2222,,,,\nother,h,,,,,\n");
    QCOMPARE(import(collection, moved), (QList{PlanState::Changed, PlanState::New}));
    QCOMPARE(import(collection, moved), (QList{PlanState::Unchanged, PlanState::Unchanged}));
}

/// Those of mRemoteNG are: what has one is the same, and its address has changed.
void OriginsTest::anIdIsFoundWhereverItLeads()
{
    const auto node = [](const QByteArray &host) {
        return from(Format::MremoteNg, "confCons.xml",
                    "<Connections><Node Type='Connection' Protocol='SSH2' Name='web' Hostname='" + host +
                        "' Id='11111111-0000-4000-8000-000000000002'/></Connections>");
    };
    EntryCollection collection;
    import(collection, node("a.example"));
    QCOMPARE(import(collection, node("b.example")), QList{PlanState::Changed});
    QCOMPARE(placesOf(collection), QStringList{u"web=b.example"_qs});
}

/// What the store takes has an end, and a number needs its place in it.
void OriginsTest::anOriginThatIsAsLongAsItMayBe()
{
    const QByteArray name(kLongestText + 100, 'n');
    const QByteArray lines = name + ",a.example,,,,,\n" + name + ",b.example,,,,,\n";
    EntryCollection collection;
    QCOMPARE(import(collection, csv(lines)).count(PlanState::New), 2);
    QCOMPARE(import(collection, csv(name + ",c.example,,,,,\n")), QList{PlanState::New});
    const EntryCollection before = collection;
    for (const Entry &entry : before.entries)
        QVERIFY(entry.origin.size() <= kLongestText);
    QCOMPARE(import(collection, csv(lines)).count(PlanState::Unchanged), 2);
    QCOMPARE(import(collection, csv(name + ",c.example,,,,,\n")), QList{PlanState::Unchanged});
    QCOMPARE(collection, before);
}

/// A host of mRemoteNG's, which has an id.
QByteArray node(int id, const char *name, const char *host)
{
    return QByteArray("<Node Type='Connection' Protocol='SSH2' Name='") + name + "' Hostname='" + host +
           "' Id='11111111-0000-4000-8000-00000000000" + QByteArray::number(id) + "'/>";
}

Imported nodes(const QByteArray &all)
{
    return from(Format::MremoteNg, "confCons.xml", "<Connections>" + all + "</Connections>");
}

/// Wherever in the file it is.
void OriginsTest::aNameThatIsGivenUpIsFree()
{
    const QByteArray old = node(1, "web-old", "a.example"), another = node(2, "web", "b.example");
    for (const QByteArray &file : {old + another, another + old}) {
        EntryCollection collection;
        import(collection, nodes(node(1, "web", "a.example")));
        import(collection, nodes(file));
        QCOMPARE(placesOf(collection), (QStringList{u"web-old=a.example"_qs, u"web=b.example"_qs}));
        // One that stays as it is holds its name.
        Plan plan =
            planOf(collection, nodes(node(1, "other", "a.example") + node(3, "web-old", "c.example")));
        plan.items[0].selected = false;
        apply(collection, batchOf(plan, collection));
        QCOMPARE(placesOf(collection),
                 (QStringList{u"web-old 2=c.example"_qs, u"web-old=a.example"_qs, u"web=b.example"_qs}));
    }
}

void OriginsTest::twoExchangeTheirNames()
{
    EntryCollection collection;
    import(collection, nodes(node(1, "one", "a.example") + node(2, "two", "b.example")));
    const Imported exchanged = nodes(node(1, "two", "a.example") + node(2, "one", "b.example"));
    QCOMPARE(import(collection, exchanged), (QList{PlanState::Changed, PlanState::Changed}));
    QCOMPARE(placesOf(collection), (QStringList{u"one=b.example"_qs, u"two=a.example"_qs}));
    QCOMPARE(import(collection, exchanged), (QList{PlanState::Unchanged, PlanState::Unchanged}));
}

/// A name with its number is one that the store takes.
void OriginsTest::aNameThatIsAsLongAsItMayBe()
{
    for (const QByteArray &name : {QByteArray(kLongestName, 'n'), QByteArray("\xc3\xbc").repeated(100)}) {
        const Imported imported = csv(name + ",a.example,,,x,,\n" + name + ",b.example,,,y,,\n");
        EntryCollection collection;
        import(collection, imported);
        QCOMPARE(collection.entries.size(), 2);
        QCOMPARE(collection.entries[0].name.toUtf8(), name);
        for (const Entry &entry : std::as_const(collection.entries)) {
            const auto fit = store::fitEntry(entry);
            QVERIFY2(fit, failureOf(fit));
            QVERIFY(entry.name.toUtf8().size() <= kLongestName);
        }
        QVERIFY(collection.entries[1].name.endsWith(u" 2"_qs));
        QCOMPARE(import(collection, imported), (QList{PlanState::Unchanged, PlanState::Unchanged}));
    }
}

/// Said or not, and in whatever case a name is written.
void OriginsTest::theUsualPortIsOne()
{
    EntryCollection collection;
    Entry mine;
    mine.id = newEntryId();
    mine.name = u"mine"_qs;
    mine.address = u"Web.Example"_qs;
    mine.settings.port = 22;
    collection.entries << mine;
    QCOMPARE(import(collection, csv("web,web.example,,,,,\n")), QList{PlanState::AlreadyHere});
    QCOMPARE(import(collection, csv("web,WEB.example,22,,,,\n")), QList{PlanState::AlreadyHere});
    collection.entries[0].settings.port = 0; // none of its own, whatever the folder has
    QCOMPARE(import(collection, csv("web,web.example,22,,,,\n")), QList{PlanState::AlreadyHere});
    QCOMPARE(import(collection, csv("web,web.example,23,,,,\n")), QList{PlanState::New});
}

void OriginsTest::theUsualPortThatIsSaidIsNotTheFolders()
{
    EntryCollection collection = folderWithAPort();
    const Imported said = csv("web,web.example,22,,prod,,\n");
    QCOMPARE(import(collection, said), QList{PlanState::New});
    QCOMPARE(effectiveHost(collection.entries[0], collection.folders).port, quint16(22));
    QCOMPARE(import(collection, said), QList{PlanState::Unchanged});
    collection.folders[0].settings.port.reset(); // what was written stays
    QCOMPARE(import(collection, said), QList{PlanState::Unchanged});
    QCOMPARE(collection.entries[0].settings.port, std::optional<quint16>(22));
    // It is another machine's than the one that is behind the folder's port.
    QCOMPARE(import(collection, csv("other,web.example,2222,,prod,,\n")), QList{PlanState::New});
    // And where it was left out because no folder said anything, that stays too.
    const Imported top = csv("top,top.example,22,,lab,,\n");
    QCOMPARE(import(collection, top), QList{PlanState::New});
    QVERIFY(!collection.entries.last().settings.port);
    collection.folders.last().settings.port = 2222;
    QCOMPARE(import(collection, top), QList{PlanState::Unchanged});
}

void OriginsTest::aFoldersPortIsTakenWhereNothingIsSaid()
{
    EntryCollection collection = folderWithAPort();
    const Imported unsaid = csv("web,web.example,,,prod,,\n");
    QCOMPARE(import(collection, unsaid), QList{PlanState::New});
    QCOMPARE(effectiveHost(collection.entries[0], collection.folders).port, quint16(2222));
    QCOMPARE(import(collection, unsaid), QList{PlanState::Unchanged});
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::OriginsTest)
#include "OriginsTest.moc"
