#include "core/model/EntryEdits.h"
#include "core/model/SavedCloud.h"

#include <QTest>

namespace porthole::test {

namespace {

FolderId folderId(int number)
{
    return {QStringLiteral("00000000-0000-4000-8000-%1").arg(number, 12, 10, QLatin1Char('0'))};
}

Folder folder(int number, int parent, const char *name)
{
    Folder made;
    made.id = folderId(number);
    made.parent = parent == 0 ? FolderId{} : folderId(parent);
    made.name = QString::fromUtf8(name);
    return made;
}

Entry host(const char *name, int in = 0)
{
    Entry made;
    made.id = newEntryId();
    made.name = QString::fromUtf8(name);
    made.address = QStringLiteral("h.example");
    made.folder = in == 0 ? FolderId{} : folderId(in);
    return made;
}

} // namespace

/// What an entry gets from its folders, and what is made of entries.
class EntriesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theInnermostThatSaysSomethingCounts();
    void emptyIsSaid();
    void aHostIsAsItIsConnectedTo();
    void foldersInARingEndTheWayUp();
    void foldersThatAreMissingEndTheWayUp();
    void pathsAreReadFromTheTop();
    void aHostThatIsChangedGoesOnInheriting();
    void aHostMaySayOtherwise();
    void aDuplicateIsNew();
    void aFolderIsTrashedWithWhatIsInIt();
    void whatIsRestoredHasAPlaceAndAName();
    void serversFollowTheirCloud();
    void serversOfAnotherCloudStay();
    void aCloudThatComesBackFindsItsServers();
};

void EntriesTest::theInnermostThatSaysSomethingCounts()
{
    QList<Folder> folders{folder(1, 0, "all"), folder(2, 1, "prod")};
    folders[0].settings.user = QStringLiteral("root");
    folders[0].settings.port = quint16{22};
    folders[1].settings.port = quint16{2222};
    EntrySettings own;
    own.colour = QStringLiteral("#ff0000");
    const auto settings = effectiveSettings(own, folderId(2), folders);
    QCOMPARE(*settings.user.value, QStringLiteral("root"));
    QCOMPARE(settings.user.from->value, folderId(1).value);
    QCOMPARE(*settings.port.value, quint16{2222});
    QCOMPARE(settings.port.from->value, folderId(2).value);
    QCOMPARE(*settings.colour.value, QStringLiteral("#ff0000"));
    QVERIFY(!settings.colour.from);
    QVERIFY(!settings.agent.value && !settings.agent.from);
}

void EntriesTest::emptyIsSaid()
{
    QList<Folder> folders{folder(1, 0, "all")};
    folders[0].settings.user = QStringLiteral("root");
    folders[0].settings.credential = newCredentialRef();
    Entry entry = host("h", 1);
    entry.settings.user = QString();
    entry.settings.credential = CredentialRef();
    const SavedHost effective = effectiveHost(entry, folders);
    QVERIFY(effective.user.isEmpty());
    QVERIFY(!effective.credential);
}

void EntriesTest::aHostIsAsItIsConnectedTo()
{
    QList<Folder> folders{folder(1, 0, "all")};
    folders[0].settings = {QStringLiteral("root"), quint16{2222},      QStringLiteral("/k"),
                           newCredentialRef(),     AgentWish::Require, std::nullopt};
    Entry entry = host("web", 1);
    entry.agentCommand = QString();
    entry.tunnels = {{Tunnel::Kind::Dynamic, {}, 1080, {}, 0}};
    const SavedHost effective = effectiveHost(entry, folders);
    QCOMPARE(effective.id.value, entry.id.value);
    QCOMPARE(effective.name, QStringLiteral("web"));
    QCOMPARE(effective.host, QStringLiteral("h.example"));
    QCOMPARE(effective.port, quint16{2222});
    QCOMPARE(effective.user, QStringLiteral("root"));
    QCOMPARE(effective.identityFile, QStringLiteral("/k"));
    QVERIFY(effective.credential == folders[0].settings.credential);
    QCOMPARE(effective.agent, AgentWish::Require);
    QVERIFY(effective.agentCommand && effective.agentCommand->isEmpty());
    QCOMPARE(effective.tunnels, entry.tunnels);
}

void EntriesTest::foldersInARingEndTheWayUp()
{
    QList<Folder> folders{folder(1, 2, "a"), folder(2, 1, "b"), folder(3, 3, "c")};
    folders[1].settings.user = QStringLiteral("root");
    QCOMPARE(*effectiveSettings({}, folderId(1), folders).user.value, QStringLiteral("root"));
    QVERIFY(!effectiveSettings({}, folderId(3), folders).user.value);
    QCOMPARE(folderPath(folderId(1), folders), QStringLiteral("b / a"));
}

void EntriesTest::foldersThatAreMissingEndTheWayUp()
{
    const QList<Folder> folders{folder(1, 9, "a")};
    QCOMPARE(folderPath(folderId(1), folders), QStringLiteral("a"));
    QVERIFY(!effectiveSettings({}, folderId(9), folders).user.value);
}

void EntriesTest::pathsAreReadFromTheTop()
{
    const QList<Folder> folders{folder(2, 1, "web"), folder(1, 0, "prod")};
    QCOMPARE(folderPath(folderId(2), folders), QStringLiteral("prod / web"));
    QCOMPARE(folderPath({}, folders), QString());
}

void EntriesTest::aHostThatIsChangedGoesOnInheriting()
{
    QList<Folder> folders{folder(1, 0, "all")};
    folders[0].settings = {QStringLiteral("root"), quint16{2222},      QStringLiteral("/k"),
                           newCredentialRef(),     AgentWish::Require, std::nullopt};
    const Entry entry = host("web", 1);
    SavedHost changed = effectiveHost(entry, folders);
    changed.name = QStringLiteral("web 1");
    const Entry after = withHost(entry, changed, FolderTree(folders));
    QCOMPARE(after.name, QStringLiteral("web 1"));
    QCOMPARE(after.settings, EntrySettings());
    // What it said for itself although the folder does too stays said.
    Entry own = entry;
    own.settings.user = QStringLiteral("root");
    QCOMPARE(withHost(own, changed, FolderTree(folders)).settings, own.settings);
}

void EntriesTest::aHostMaySayOtherwise()
{
    QList<Folder> folders{folder(1, 0, "all")};
    folders[0].settings = {QStringLiteral("root"), quint16{2222},      QStringLiteral("/k"),
                           newCredentialRef(),     AgentWish::Require, std::nullopt};
    const FolderTree tree(folders);
    const Entry entry = host("web", 1);
    SavedHost other = effectiveHost(entry, folders);
    other.user = QString();
    other.port = 0;
    other.identityFile = QStringLiteral("/own");
    other.credential.reset();
    other.agent = AgentWish::AsConfigured;
    const Entry after = withHost(entry, other, tree);
    QCOMPARE(effectiveHost(after, folders), other);
    // And back to what the folder says, which is inherited again.
    QCOMPARE(withHost(after, effectiveHost(entry, folders), tree).settings, EntrySettings());
    // At the top there is nothing to contradict.
    Entry top = host("top");
    top.settings.user = QStringLiteral("ann");
    SavedHost without = effectiveHost(top, folders);
    without.user.clear();
    QCOMPARE(withHost(top, without, tree).settings, EntrySettings());
}

void EntriesTest::aDuplicateIsNew()
{
    Entry entry = host("Web");
    entry.favourite = true;
    entry.uses = 7;
    entry.lastUsed = QDateTime::currentDateTimeUtc();
    entry.origin = QStringLiteral("putty:web");
    entry.settings.credential = newCredentialRef();
    Entry second = host("WEB 2");
    const Entry copy = duplicateOf(entry, {entry, second});
    QVERIFY(copy.id != entry.id && isUuid(copy.id.value));
    QCOMPARE(copy.name, QStringLiteral("Web 3"));
    QVERIFY(!copy.favourite && copy.uses == 0 && !copy.lastUsed.isValid() && copy.origin.isEmpty());
    QVERIFY(copy.settings.credential == entry.settings.credential); // it is shared
    Entry longest = host("x");
    longest.name = QString(200, u'x');
    QVERIFY(duplicateOf(longest, {longest}).name.size() <= 200);
}

void EntriesTest::aFolderIsTrashedWithWhatIsInIt()
{
    EntryCollection all;
    all.folders = {folder(1, 0, "prod"), folder(2, 1, "web"), folder(3, 0, "test")};
    all.folders[0].settings.user = QStringLiteral("root");
    all.entries = {host("a", 1), host("b", 2), host("c", 3), host("d")};
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const EntryBatch batch = trashedFolder(folderId(1), all, now);
    QCOMPARE(batch.removedFolders, (QList<FolderId>{folderId(1), folderId(2)}));
    QCOMPARE(batch.entries.size(), 2);
    for (const Entry &entry : batch.entries) {
        QCOMPARE(entry.trashed, now);
        QCOMPARE(*entry.settings.user, QStringLiteral("root")); // although its folder is gone
    }
}

void EntriesTest::whatIsRestoredHasAPlaceAndAName()
{
    EntryCollection all;
    all.folders = {folder(1, 0, "prod")};
    all.entries = {host("web", 1), host("web", 1), host("web", 7), host("db")};
    for (int i : {1, 2})
        all.entries[i].trashed = QDateTime::currentDateTimeUtc();
    const EntryBatch batch = restored({all.entries[1].id, all.entries[2].id, all.entries[3].id}, all);
    QCOMPARE(batch.entries.size(), 2); // the last was not in the trash
    QCOMPARE(batch.entries[0].name, QStringLiteral("web 2"));
    QCOMPARE(batch.entries[0].folder.value, folderId(1).value);
    QCOMPARE(batch.entries[1].name, QStringLiteral("web 3"));
    QVERIFY(batch.entries[1].folder.value.isEmpty());
    QVERIFY(!batch.entries[0].trashed.isValid());
}

/// They know it by its name. Of two that change names each keeps its own.
void EntriesTest::serversFollowTheirCloud()
{
    const auto made = [](EntryKind kind, const char *name, const char *cloud = "") {
        Entry entry = host(name);
        entry.kind = kind;
        entry.cloud = QString::fromUtf8(cloud);
        if (kind == EntryKind::Cloud)
            entry.description.emplace();
        return entry;
    };
    EntryCollection all;
    all.entries = {made(EntryKind::Cloud, "one"), made(EntryKind::Cloud, "two"),
                   made(EntryKind::Server, "a", "one"), made(EntryKind::Server, "b", "two"),
                   made(EntryKind::Server, "c", "of a file")};
    EntryBatch batch;
    batch.entries = {all.entries[0], all.entries[1], all.entries[2]};
    carryServers(batch, all, {});
    QCOMPARE(batch.entries.size(), 3); // no name is another
    batch.entries[0].name = QStringLiteral("two");
    batch.entries[1].name = QStringLiteral("one");
    carryServers(batch, all, {});
    QCOMPARE(batch.entries.size(), 4);
    QCOMPARE(batch.entries[2].cloud, QStringLiteral("two"));
    QCOMPARE(batch.entries[3].name, QStringLiteral("b"));
    QCOMPARE(batch.entries[3].cloud, QStringLiteral("one"));
}

/// Where clouds.yaml has one of that name, its servers are not the saved one's.
void EntriesTest::serversOfAnotherCloudStay()
{
    EntryCollection all;
    all.entries = {host("lab"), host("a"), host("b")};
    all.entries[0].kind = EntryKind::Cloud;
    all.entries[0].description.emplace();
    for (int i : {1, 2})
        all.entries[i].kind = EntryKind::Server;
    all.entries[1].cloud = QStringLiteral("lab");
    all.entries[2].cloud = QStringLiteral("lab (Porthole)");
    EntryBatch batch;
    batch.entries = {all.entries[0]};
    batch.entries[0].name = QStringLiteral("attic");
    carryServers(batch, all, {QStringLiteral("lab")});
    QCOMPARE(batch.entries.size(), 2);
    QCOMPARE(batch.entries[1].id, all.entries[2].id);
    QCOMPARE(batch.entries[1].cloud, QStringLiteral("attic"));
}

/// Of two of a name one is shown under another; which, changes while the first is in the trash.
void EntriesTest::aCloudThatComesBackFindsItsServers()
{
    EntryCollection all;
    all.entries = {host("lab"), host("lab"), host("a"), host("b")};
    for (int i : {0, 1}) {
        all.entries[i].kind = EntryKind::Cloud;
        all.entries[i].description.emplace();
    }
    for (int i : {2, 3})
        all.entries[i].kind = EntryKind::Server;
    all.entries[2].cloud = QStringLiteral("lab");
    all.entries[3].cloud = QStringLiteral("lab (Porthole)");
    for (const QDateTime &trashed : {QDateTime::currentDateTimeUtc(), QDateTime()}) {
        EntryBatch batch;
        batch.entries = {all.entries[0]};
        batch.entries[0].trashed = trashed;
        carryServers(batch, all, {});
        QCOMPARE(batch.entries.size(), 1);
        all.entries[0] = batch.entries[0];
    }
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::EntriesTest)
#include "EntriesTest.moc"
