#include "core/store/EntryChecks.h"
#include "core/store/EntryTable.h"
#include "core/store/HostTable.h"
#include "core/store/LooseTable.h"
#include "core/store/Store.h"
#include "tests/support/Failure.h"

#include <QTemporaryDir>
#include <QTest>

using namespace porthole::store;

namespace porthole::test {

namespace {

Entry entry(const char *name, EntryKind kind = EntryKind::Host)
{
    Entry made;
    made.id = newEntryId();
    made.kind = kind;
    made.name = QString::fromUtf8(name);
    made.address = QStringLiteral("h.example");
    return made;
}

Folder folder(const char *name, const FolderId &parent = {})
{
    Folder made;
    made.id = newFolderId();
    made.name = QString::fromUtf8(name);
    made.parent = parent;
    return made;
}

Entry everything()
{
    Entry all = entry("Datenbank äöü €", EntryKind::Server);
    all.settings = {QStringLiteral("o'brien\"; DROP TABLE entries; --"),
                    quint16{65535},
                    QStringLiteral("/home/me/.ssh/id ed25519"),
                    newCredentialRef(),
                    AgentWish::Never,
                    QStringLiteral("#ff0010")};
    all.agentCommand = QString();
    all.tunnels = {{Tunnel::Kind::Local, {}, 8080, QStringLiteral("db.internal"), 5432},
                   {Tunnel::Kind::Dynamic, QStringLiteral("::1"), 1080, {}, 0}};
    all.cloud = QStringLiteral("prod");
    all.tags = {QStringLiteral("a b"), QStringLiteral("ö")};
    all.favourite = true;
    all.notes = QStringLiteral("two\nlines");
    all.position = -(qint64{1} << 40);
    all.lastUsed = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
    all.uses = 2'000'000'000;
    all.trashed = QDateTime::fromMSecsSinceEpoch(1'700'000'000'456, Qt::UTC);
    all.origin = QStringLiteral("putty:web 1");
    all.imported = QStringLiteral("name=0123");
    return all;
}

} // namespace

/// Entries and folders in a store's file.
class EntriesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_database.reset(); }
    void whatIsSavedComesBack();
    void everyKindComesBack();
    void aBatchIsDoneWholeOrNotAtAll();
    void theInverseTakesItBack();
    void hostsMayExchangeTheirNames();
    void inTheTrashANameIsFree();
    void onlyHostsHaveTheirNamesAlone();
    void foldersAreNotWithinThemselves();
    void foldersHangTogether_data();
    void foldersHangTogether();
    void aFolderGoesWhenItIsEmpty();
    void refusesWhatIsNotFit_data();
    void refusesWhatIsNotFit();
    void tagsAreSortedAndNoneIsThereTwice();
    void whatTwoChangeAtOnceMeets();
    void usesAreCounted();
    void aCredentialIsLooseWhenTheLastHasLeftIt();
    void whatIsKeptForWhatIsGoneIsLoose();
    void hostsInheritWhatTheirFoldersSay();
    void theVersionChangesWithTheFile();

private:
    EntryTable table() { return EntryTable(*m_database); }
    Result<EntryBatch> apply(const QList<Entry> &entries, const QList<Folder> &folders = {})
    {
        EntryBatch batch;
        batch.entries = entries;
        batch.folders = folders;
        return table().apply(batch);
    }
    EntryCollection all() { return *table().read(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<Database> m_database;
};

void EntriesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = openStore(m_folder->filePath(QStringLiteral("porthole/porthole.db")));
    QVERIFY2(opened, failureOf(opened));
    m_database = *std::move(opened);
}

void EntriesTest::whatIsSavedComesBack()
{
    Folder in = folder("Größe");
    in.settings = everything().settings;
    in.notes = QStringLiteral("n");
    in.position = 7;
    Entry full = everything();
    full.folder = in.id;
    const Entry plain = entry("plain");
    const auto applied = apply({full, plain}, {in});
    QVERIFY2(applied, failureOf(applied));
    QCOMPARE(all().entries, (QList<Entry>{full, plain}));
    QCOMPARE(all().folders, QList<Folder>{in});
    QVERIFY(!all().entries.last().settings.user); // unset is not empty
    QVERIFY(all().entries.first().agentCommand);  // empty is not unset
}

void EntriesTest::everyKindComesBack()
{
    QList<Entry> entries;
    for (const EntryKind kind : {EntryKind::Host, EntryKind::Console, EntryKind::Cloud, EntryKind::Gateway,
                                 EntryKind::Server, EntryKind::Unsupported})
        entries << entry("x", kind);
    Entry cloud = entry("lab", EntryKind::Cloud);
    cloud.address = QStringLiteral("https://lab.example:5000/v3");
    cloud.description =
        CloudDescription{QStringLiteral("v3applicationcredential"),
                         {{QStringLiteral("application_credential_id"), QStringLiteral("4f")}},
                         QStringLiteral("RegionOne"),
                         QStringLiteral("internal"),
                         QStringLiteral("/etc/ssl/lab.pem")};
    entries << cloud;
    QVERIFY(apply(entries));
    QCOMPARE(all().entries, entries);
}

void EntriesTest::aBatchIsDoneWholeOrNotAtAll()
{
    QVERIFY(apply({entry("web")}));
    const auto refused = apply({entry("db"), entry("WEB")}, {folder("f")});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Usage);
    QCOMPARE(all().entries.size(), 1);
    QVERIFY(all().folders.isEmpty());
    QVERIFY(apply({entry("db")})); // no transaction was left open
}

void EntriesTest::theInverseTakesItBack()
{
    const Folder old = folder("old");
    const Folder emptied = folder("emptied");
    Entry kept = entry("kept");
    kept.folder = emptied.id;
    const Entry gone = everything();
    QVERIFY(apply({kept, gone}, {old, emptied}));
    const EntryCollection before = all();

    EntryBatch batch;
    Folder renamed = old;
    renamed.name = QStringLiteral("new name");
    batch.folders = {renamed, folder("added", old.id)};
    Entry moved = kept;
    moved.folder = batch.folders.last().id;
    moved.notes = QStringLiteral("moved");
    batch.entries = {moved, entry("added")};
    batch.removedEntries = {gone.id, newEntryId()};
    batch.removedFolders = {emptied.id};
    const auto inverse = table().apply(batch);
    QVERIFY2(inverse, failureOf(inverse));
    QCOMPARE(all().entries.size(), 2);
    const EntryCollection after = all();

    const auto again = table().apply(*inverse);
    QVERIFY2(again, failureOf(again));
    const auto sorted = [](EntryCollection all) {
        const auto byId = [](const auto &a, const auto &b) { return a.id.value < b.id.value; };
        std::sort(all.entries.begin(), all.entries.end(), byId);
        std::sort(all.folders.begin(), all.folders.end(), byId);
        return all;
    };
    QVERIFY(sorted(all()) == sorted(before));
    // And the inverse of the inverse is what was done.
    QVERIFY(table().apply(*again));
    QVERIFY(sorted(all()) == sorted(after));
}

void EntriesTest::hostsMayExchangeTheirNames()
{
    Entry one = entry("one"), two = entry("two");
    QVERIFY(apply({one, two}));
    std::swap(one.name, two.name);
    const auto exchanged = apply({one, two});
    QVERIFY2(exchanged, failureOf(exchanged));
    QCOMPARE(table().findHost(QStringLiteral("ONE"))->id.value, two.id.value);
}

void EntriesTest::inTheTrashANameIsFree()
{
    Entry old = entry("web");
    QVERIFY(apply({old}));
    old.trashed = QDateTime::currentDateTimeUtc();
    QVERIFY(apply({old}));
    QVERIFY(!table().findHost(QStringLiteral("web")));
    QVERIFY(HostTable(*m_database).list()->isEmpty());
    QVERIFY(apply({entry("Web")}));
    old.trashed = {};
    QVERIFY(!apply({old}));
}

void EntriesTest::onlyHostsHaveTheirNamesAlone()
{
    QVERIFY(apply({entry("prod"), entry("prod", EntryKind::Cloud), entry("prod", EntryKind::Cloud)}));
}

void EntriesTest::foldersAreNotWithinThemselves()
{
    Folder outer = folder("outer");
    const Folder inner = folder("inner", outer.id);
    QVERIFY(apply({}, {inner, outer})); // in whatever order
    outer.parent = inner.id;
    const auto ring = apply({}, {outer});
    QVERIFY(!ring);
    QCOMPARE(ring.error().kind, ErrorKind::Usage);
    Folder self = folder("self");
    self.parent = self.id;
    QVERIFY(!apply({}, {self}));
    QCOMPARE(all().folders.size(), 2);
}

void EntriesTest::foldersHangTogether_data()
{
    QTest::addColumn<QList<Folder>>("folders");
    QTest::addRow("in one that is not there") << QList<Folder>{folder("a", newFolderId())};
    QTest::addRow("of one name") << QList<Folder>{folder("Ä"), folder("ä")};
    QList<Folder> deep{folder("0")};
    for (int i = 1; i <= 64; ++i)
        deep << folder("x", deep.last().id);
    QTest::addRow("too deep") << deep;
    QTest::addRow("without a name") << QList<Folder>{folder("  ")};
}

void EntriesTest::foldersHangTogether()
{
    QFETCH(QList<Folder>, folders);
    const auto refused = apply({}, folders);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Usage);
    QVERIFY(all().folders.isEmpty());
}

void EntriesTest::aFolderGoesWhenItIsEmpty()
{
    const Folder outer = folder("outer");
    const Folder inner = folder("inner", outer.id);
    Entry inside = entry("web");
    inside.folder = inner.id;
    QVERIFY(apply({inside}, {outer, inner}));
    EntryBatch batch;
    batch.removedFolders = {inner.id};
    QVERIFY(!table().apply(batch)); // an entry is in it
    batch.removedFolders = {outer.id};
    QVERIFY(!table().apply(batch)); // a folder is
    inside.trashed = QDateTime::currentDateTimeUtc();
    batch.entries = {inside};
    batch.removedFolders = {outer.id, inner.id};
    const auto removed = table().apply(batch);
    QVERIFY2(removed, failureOf(removed));
    QVERIFY(all().folders.isEmpty());
    inside.trashed = {};
    QVERIFY(!apply({inside})); // its folder is gone
}

void EntriesTest::refusesWhatIsNotFit_data()
{
    QTest::addColumn<Entry>("unfit");
    const auto add = [](const char *what, const std::function<void(Entry &)> &spoil) {
        Entry made = entry("web");
        spoil(made);
        QTest::addRow("%s", what) << made;
    };
    const QString longText(EntryLimits::kText + 1, u'x');
    add("no id", [](Entry &e) { e.id = {}; });
    add("an id in capitals", [](Entry &e) { e.id.value = e.id.value.toUpper(); });
    add("no name", [](Entry &e) { e.name = QStringLiteral(" "); });
    add("a long name", [](Entry &e) { e.name = QString(201, u'x'); });
    add("a name of two lines", [](Entry &e) { e.name = QStringLiteral("a\nb"); });
    add("no address", [](Entry &e) { e.address.clear(); });
    add("a long address", [&](Entry &e) { e.address = longText; });
    add("NUL in an address", [](Entry &e) { e.address = QString(QChar(0)); });
    add("a long user", [&](Entry &e) { e.settings.user = longText; });
    add("a long key", [&](Entry &e) { e.settings.identityFile = longText; });
    add("a long command", [&](Entry &e) { e.agentCommand = longText; });
    add("a long cloud", [&](Entry &e) { e.cloud = longText; });
    add("a long origin", [&](Entry &e) { e.origin = longText; });
    add("long notes", [](Entry &e) { e.notes = QString(EntryLimits::kNotes + 1, u'x'); });
    add("NUL in notes", [](Entry &e) { e.notes = QString(QChar(0)); });
    add("a password for a credential",
        [](Entry &e) { e.settings.credential = CredentialRef{QStringLiteral("hunter2")}; });
    add("a colour's name", [](Entry &e) { e.settings.colour = QStringLiteral("red"); });
    add("many tags", [](Entry &e) {
        for (int i = 0; i <= EntryLimits::kTags; ++i)
            e.tags << QString::number(i);
    });
    add("a tag of two lines", [](Entry &e) { e.tags = {QStringLiteral("a\nb")}; });
    add("an empty tag", [](Entry &e) { e.tags = {QString()}; });
    add("many tunnels", [](Entry &e) {
        e.tunnels = QList<Tunnel>(101, Tunnel{Tunnel::Kind::Dynamic, {}, 1080, {}, 0});
    });
    add("a tunnel to nowhere", [](Entry &e) { e.tunnels = {Tunnel{}}; });
    add("a folder that is not there", [](Entry &e) { e.folder = newFolderId(); });
    add("a folder's name for its id", [](Entry &e) { e.folder.value = QStringLiteral("prod"); });
}

void EntriesTest::refusesWhatIsNotFit()
{
    QFETCH(Entry, unfit);
    const auto refused = apply({unfit});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Usage);
    QVERIFY(!QString::fromStdString(refused.error().detail).contains(QStringLiteral("hunter2")));
    QVERIFY(all().entries.isEmpty());
}

void EntriesTest::tagsAreSortedAndNoneIsThereTwice()
{
    Entry made = entry(" web ");
    made.tags = {QStringLiteral("b"), QStringLiteral(" a"), QStringLiteral("b")};
    EntryBatch batch;
    batch.entries = {made};
    const auto applied = table().write(batch);
    QVERIFY2(applied, failureOf(applied));
    QCOMPARE(applied->done.entries, all().entries);
    QCOMPARE(all().entries.first().tags, (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(all().entries.first().name, QStringLiteral("web"));
}

void EntriesTest::whatTwoChangeAtOnceMeets()
{
    const Folder folderBase = folder("prod");
    const Entry base = entry("web");
    QVERIFY(apply({base}, {folderBase}));
    Entry theirs = base;
    theirs.notes = QStringLiteral("theirs");
    theirs.settings.user = QStringLiteral("ann");
    theirs.tags = {QStringLiteral("theirs")};
    Folder theirFolder = folderBase;
    theirFolder.settings.port = quint16{22};
    QVERIFY(apply({theirs}, {theirFolder}));

    EntryBatch mine, known;
    known.entries = {base};
    known.folders = {folderBase};
    mine = known;
    mine.entries[0].name = QStringLiteral("web 1");
    mine.entries[0].settings.port = quint16{2222};
    mine.entries[0].tags = {QStringLiteral("mine")};
    mine.folders[0].name = QStringLiteral("Production");
    const auto applied = table().write(mine, known);
    QVERIFY2(applied, failureOf(applied));

    Entry both = theirs;
    both.name = QStringLiteral("web 1");
    both.settings.port = quint16{2222};
    both.tags = {QStringLiteral("mine")}; // of what both have changed, the later counts
    QCOMPARE(all().entries, QList<Entry>{both});
    QCOMPARE(applied->done.entries, all().entries);
    QCOMPARE(all().folders.first().name, QStringLiteral("Production"));
    QCOMPARE(all().folders.first().settings.port, std::optional(quint16{22}));
    // What they have removed for good meanwhile does not come back by being changed, and that is told.
    EntryBatch removal;
    removal.removedEntries = {base.id};
    QVERIFY(table().apply(removal));
    const auto late = table().write(mine, known);
    QVERIFY2(late, failureOf(late));
    QVERIFY(all().entries.isEmpty() && late->done.entries.isEmpty());
    QCOMPARE(late->passedOver, QStringList{base.name});
}

void EntriesTest::usesAreCounted()
{
    const Entry made = entry("web");
    QVERIFY(apply({made}));
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
    QVERIFY(table().noteUsed(made.id, when));
    QVERIFY(table().noteUsed(made.id, when.addDays(-1))); // a clock that was put back
    QCOMPARE(all().entries.first().uses, 2);
    QCOMPARE(all().entries.first().lastUsed, when);
    QCOMPARE(table().noteUsed(newEntryId(), when).error().kind, ErrorKind::NotFound);
}

/// Somebody has typed a password into a form, and another instance has deleted its entry for good meanwhile.
void EntriesTest::whatIsKeptForWhatIsGoneIsLoose()
{
    Entry one = entry("one");
    QVERIFY(apply({one}));
    const EntryBatch base{{}, {one}, {}, {}};
    EntryBatch gone;
    gone.removedEntries = {one.id};
    QVERIFY(table().apply(gone));
    one.settings.credential = newCredentialRef();
    const auto written = table().write({{}, {one}, {}, {}}, base);
    QVERIFY2(written, failureOf(written));
    QCOMPARE(written->passedOver, QStringList{one.name});
    QVERIFY(*LooseTable(*m_database).has(*one.settings.credential));
}

void EntriesTest::aCredentialIsLooseWhenTheLastHasLeftIt()
{
    const CredentialRef shared = newCredentialRef();
    Entry one = entry("one"), two = entry("two");
    Folder in = folder("in");
    one.settings.credential = two.settings.credential = in.settings.credential = shared;
    QVERIFY(apply({one, two}, {in}));
    const auto isLoose = [&] { return *LooseTable(*m_database).has(shared); };
    one.settings.credential.reset();
    QVERIFY(apply({one}));
    QVERIFY(!isLoose());
    two.trashed = QDateTime::currentDateTimeUtc();
    QVERIFY(apply({two}));
    EntryBatch batch;
    batch.removedFolders = {in.id};
    QVERIFY(table().apply(batch));
    QVERIFY(!isLoose()); // what is in the trash has it yet
    batch.removedFolders.clear();
    batch.removedEntries = {two.id};
    const auto inverse = table().apply(batch);
    QVERIFY(inverse);
    QVERIFY(isLoose());
    QVERIFY(table().apply(*inverse));
    QVERIFY(!isLoose());
    QVERIFY(table().apply(batch));
    QVERIFY(LooseTable(*m_database).forget(shared));
    QVERIFY(!isLoose());
}

void EntriesTest::hostsInheritWhatTheirFoldersSay()
{
    Folder in = folder("prod");
    in.settings.user = QStringLiteral("root");
    Entry web = entry("web");
    web.folder = in.id;
    QVERIFY(apply({web}, {in}));
    HostTable hosts(*m_database);
    SavedHost host = *hosts.find(QStringLiteral("web"));
    QCOMPARE(host.user, QStringLiteral("root"));
    host.port = 2222;
    QVERIFY(hosts.change(host));
    QVERIFY(!table().find(web.id)->settings.user);
    QCOMPARE(table().find(web.id)->settings.port, std::optional(quint16{2222}));
    QCOMPARE(hosts.list()->first(), host);
    QVERIFY(hosts.remove(host.id));
    QVERIFY(table().find(web.id)->trashed.isValid());
}

void EntriesTest::theVersionChangesWithTheFile()
{
    const Entry made = entry("web");
    const auto before = table().version();
    QVERIFY(before);
    QCOMPARE(*table().version(), *before);
    QVERIFY(apply({made}));
    const auto own = table().version();
    QVERIFY(*own != *before);
    auto other = openStore(m_database->path());
    QVERIFY(other);
    QCOMPARE(*table().version(), *own);
    QVERIFY(EntryTable(*other).noteUsed(made.id, QDateTime::currentDateTimeUtc()));
    QCOMPARE(*table().version(), *own + 1);
    // What is no entry does not count.
    QVERIFY(m_database->run(QStringLiteral("INSERT INTO settings VALUES ('k', 'v')")));
    QCOMPARE(*table().version(), *own + 1);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::EntriesTest)
#include "EntriesTest.moc"
