#include "core/session/EntryBook.h"
#include "core/store/EntryTable.h"
#include "core/store/HostStore.h"
#include "tests/support/Flow.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace porthole::test {

namespace {

Entry entry(const char *name)
{
    Entry made;
    made.id = newEntryId();
    made.name = QString::fromUtf8(name);
    made.address = QStringLiteral("h.example");
    return made;
}

EntryBatch batchOf(const QList<Entry> &entries)
{
    EntryBatch batch;
    batch.entries = entries;
    return batch;
}

/// An instance of the program, as far as its entries are concerned.
struct Instance {
    explicit Instance(const QString &path)
        : store(path)
    {}
    /// Until what was begun has come to its end, well or not.
    bool settles()
    {
        return QTest::qWaitFor([this] { return !changed.isEmpty() || !failed.isEmpty(); }, 60'000);
    }
    bool applies(EntryBatch batch, const QString &words = {})
    {
        changed.clear();
        failed.clear();
        book.apply(std::move(batch), words);
        return settles() && failed.isEmpty();
    }
    QStringList names(bool trashed = false) const
    {
        QStringList names;
        for (const Entry &entry : book.collection().entries) {
            if (entry.trashed.isValid() == trashed)
                names << entry.name;
        }
        names.sort();
        return names;
    }

    store::Store store;
    EntryBook book{store};
    QSignalSpy changed{&book, &EntryBook::changed};
    QSignalSpy failed{&book, &EntryBook::failed};
};

} // namespace

/// What is saved, as the window has it.
class EntryBookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_one.reset(); }
    void readsWhatIsThere();
    void savesAndTellsThen();
    void whatIsRefusedChangesNothing();
    void trashesAndRestoresAsOneStep();
    void aFolderIsTrashedAndComesBack();
    void serversFollowTheirCloudAndComeBack();
    void undoesTheLastStepFirst();
    void doesAgainWhatWasTakenBack();
    void nothingIsDoneAgainBehindSomethingElse();
    void whatWasUsedSinceStaysUsed();
    void whatIsPurgedDoesNotComeBack();
    void usesAreNoSteps();
    void seesWhatAnotherInstanceWrites();
    void seesWhatIsWrittenBesideIt();
    void changesOfTwoInstancesMeet();
    void anUndoThatFailsCanBeTriedAgain();
    void theNewestSearchIsAnswered();
    void goesInTheMiddleOfAllOfIt();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("porthole/porthole.db")); }
    Instance &one() { return *m_one; }
    EntryBook &book() { return m_one->book; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Instance> m_one;
};

void EntryBookTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_one = std::make_unique<Instance>(path());
    book().load();
    QVERIFY(one().settles());
    QVERIFY(book().isRead());
}

void EntryBookTest::readsWhatIsThere()
{
    const Entry web = entry("web");
    Folder prod;
    prod.id = newFolderId();
    prod.name = QStringLiteral("prod");
    EntryBatch batch = batchOf({web});
    batch.folders = {prod};
    QVERIFY(one().applies(batch));
    Instance two(path());
    QVERIFY(!two.book.isRead());
    two.book.load();
    QVERIFY(two.settles());
    QCOMPARE(two.book.collection(), book().collection());
    QCOMPARE(two.book.find(web.id)->name, web.name);
    QCOMPARE(two.book.find(prod.id)->name, prod.name);
    QVERIFY(!two.book.find(newEntryId()) && !two.book.find(newFolderId()));
}

void EntryBookTest::savesAndTellsThen()
{
    Entry web = entry(" web ");
    QVERIFY(one().applies(batchOf({web}), QStringLiteral("added")));
    QCOMPARE(one().changed.count(), 1);
    QCOMPARE(book().find(web.id)->name, QStringLiteral("web")); // as it was saved
    QCOMPARE(book().undoable(), QStringLiteral("added"));
    web.name = QStringLiteral("web 1");
    QVERIFY(one().applies(batchOf({web, entry("db")})));
    QCOMPARE(one().names(), (QStringList{QStringLiteral("db"), QStringLiteral("web 1")}));
    EntryBatch removal;
    removal.removedEntries = {web.id};
    QVERIFY(one().applies(removal));
    QVERIFY(!book().find(web.id));
    QCOMPARE(one().names(), QStringList{QStringLiteral("db")});
    QCOMPARE(book().find(book().collection().entries.first().id)->name, QStringLiteral("db"));
}

void EntryBookTest::whatIsRefusedChangesNothing()
{
    QVERIFY(one().applies(batchOf({entry("web")})));
    QVERIFY(!one().applies(batchOf({entry("db"), entry("WEB")})));
    QCOMPARE(one().failed.first().first().value<Error>().kind, ErrorKind::Usage);
    QCOMPARE(one().names(), QStringList{QStringLiteral("web")});
    book().apply({}); // nothing to do is nothing
    QVERIFY(one().changed.isEmpty());
}

void EntryBookTest::trashesAndRestoresAsOneStep()
{
    const Entry web = entry("web"), db = entry("db");
    QVERIFY(one().applies(batchOf({web, db})));
    one().changed.clear();
    book().trash({web.id, db.id, newEntryId()}, QStringLiteral("2 moved to the trash"));
    QVERIFY(one().settles());
    QCOMPARE(one().names(), QStringList());
    QCOMPARE(one().names(true).size(), 2);
    QCOMPARE(book().undoable(), QStringLiteral("2 moved to the trash"));
    one().changed.clear();
    book().restore({web.id});
    QVERIFY(one().settles());
    QCOMPARE(one().names(), QStringList{QStringLiteral("web")});
    for (int i = 0; i < 2; ++i) {
        one().changed.clear();
        book().undo();
        QVERIFY(one().settles());
    }
    QCOMPARE(one().names().size(), 2);
}

void EntryBookTest::aFolderIsTrashedAndComesBack()
{
    Folder prod;
    prod.id = newFolderId();
    prod.name = QStringLiteral("prod");
    prod.settings.user = QStringLiteral("root");
    Entry web = entry("web");
    web.folder = prod.id;
    EntryBatch batch = batchOf({web});
    batch.folders = {prod};
    QVERIFY(one().applies(batch));
    one().changed.clear();
    book().trashFolder(prod.id, QStringLiteral("prod"));
    QVERIFY(one().settles());
    QVERIFY(!book().find(prod.id));
    QCOMPARE(*book().find(web.id)->settings.user, QStringLiteral("root"));
    one().changed.clear();
    book().undo();
    QVERIFY(one().settles());
    QCOMPARE(*book().find(web.id), web);
    QCOMPARE(*book().find(prod.id), prod);
}

void EntryBookTest::serversFollowTheirCloudAndComeBack()
{
    Entry cloud = entry("lab"), server = entry("web");
    cloud.kind = EntryKind::Cloud;
    cloud.address = QStringLiteral("https://lab.example:5000/v3");
    cloud.description.emplace();
    server.kind = EntryKind::Server;
    server.address = QStringLiteral("33333333-0000-4000-8000-000000000001");
    server.cloud = cloud.name;
    QVERIFY(one().applies(batchOf({cloud, server})));
    cloud.name = QStringLiteral("attic");
    QVERIFY(one().applies(batchOf({cloud}), QStringLiteral("renamed")));
    QCOMPARE(book().find(server.id)->cloud, QStringLiteral("attic"));
    one().changed.clear();
    book().undo();
    QVERIFY(one().settles());
    QCOMPARE(book().find(server.id)->cloud, QStringLiteral("lab"));
}

void EntryBookTest::undoesTheLastStepFirst()
{
    QVERIFY(!book().canUndo());
    book().undo();
    Entry web = entry("web");
    QVERIFY(one().applies(batchOf({web}), QStringLiteral("added")));
    for (const bool favourite : {true, false}) {
        web.favourite = favourite;
        QVERIFY(one().applies(batchOf({web}), QStringLiteral("starred")));
    }
    one().changed.clear();
    book().undo();
    book().undo(); // before the first has come to its end
    QTRY_COMPARE_WITH_TIMEOUT(one().changed.count(), 2, 60'000);
    QVERIFY(!book().find(web.id)->favourite);
    book().undo();
    book().undo();
    QTRY_COMPARE_WITH_TIMEOUT(one().changed.count(), 3, 60'000);
    QVERIFY(one().names().isEmpty());
    QVERIFY(!book().canUndo());
    QCOMPARE(book().undoable(), QString());
}

void EntryBookTest::doesAgainWhatWasTakenBack()
{
    Entry web = entry("web");
    QVERIFY(one().applies(batchOf({web}), QStringLiteral("added")));
    web.favourite = true;
    QVERIFY(one().applies(batchOf({web}), QStringLiteral("starred")));
    QVERIFY(!book().canRedo());
    const auto wait = [this](auto change) {
        one().changed.clear();
        change();
        return one().settles();
    };
    // To the beginning, to the end, and once more: each step is the same one.
    for (int round = 0; round < 2; ++round) {
        QVERIFY(wait([this] { book().undo(); }));
        QVERIFY(wait([this] { book().undo(); }));
        QVERIFY(one().names().isEmpty() && !book().canUndo());
        QVERIFY(wait([this] { book().redo(); }));
        QCOMPARE(book().undoable(), QStringLiteral("added"));
        QVERIFY(!book().find(web.id)->favourite);
        QVERIFY(wait([this] { book().redo(); }));
        QCOMPARE(book().undoable(), QStringLiteral("starred"));
        QVERIFY(book().find(web.id)->favourite);
        QVERIFY(!book().canRedo());
    }
}

void EntryBookTest::nothingIsDoneAgainBehindSomethingElse()
{
    const Entry web = entry("web"), db = entry("db");
    QVERIFY(one().applies(batchOf({web})));
    one().changed.clear();
    book().undo();
    QVERIFY(one().settles());
    QVERIFY(book().canRedo());
    QVERIFY(one().applies(batchOf({db})));
    QVERIFY(!book().canRedo());
    one().changed.clear();
    book().redo();
    book().trash({db.id});
    QVERIFY(one().settles());
    QVERIFY(one().names().isEmpty());
}

void EntryBookTest::whatWasUsedSinceStaysUsed()
{
    Entry web = entry("web");
    QVERIFY(one().applies(batchOf({web})));
    web.notes = QStringLiteral("n");
    QVERIFY(one().applies(batchOf({web})));
    QSignalSpy used(&book(), &EntryBook::used);
    book().noteUsed(web.id);
    QTRY_COMPARE_WITH_TIMEOUT(used.count(), 1, 60'000);
    one().changed.clear();
    book().undo();
    QVERIFY(one().settles());
    QVERIFY(book().find(web.id)->notes.isEmpty());
    QCOMPARE(book().find(web.id)->uses, 1);
}

void EntryBookTest::whatIsPurgedDoesNotComeBack()
{
    const Entry web = entry("web"), db = entry("db");
    QVERIFY(one().applies(batchOf({web, db})));
    one().changed.clear();
    book().purge({web.id}); // it is not in the trash
    book().trash({web.id});
    QVERIFY(one().settles());
    QVERIFY(book().find(web.id));
    QSignalSpy purged(&book(), &EntryBook::purged);
    book().emptyTrash();
    QTRY_COMPARE_WITH_TIMEOUT(purged.count(), 1, 60'000);
    QVERIFY(!book().find(web.id));
    QVERIFY(!book().canUndo());
    QCOMPARE(one().names(), QStringList{QStringLiteral("db")});
}

void EntryBookTest::usesAreNoSteps()
{
    const Entry web = entry("web");
    QVERIFY(one().applies(batchOf({web}), QStringLiteral("added")));
    one().changed.clear();
    QSignalSpy used(&book(), &EntryBook::used);
    book().noteUsed(web.id);
    QTRY_COMPARE_WITH_TIMEOUT(used.count(), 1, 60'000);
    QCOMPARE(book().find(web.id)->uses, 1);
    QVERIFY(book().find(web.id)->lastUsed.isValid());
    QCOMPARE(book().undoable(), QStringLiteral("added"));
    QVERIFY(one().changed.isEmpty());
}

void EntryBookTest::seesWhatAnotherInstanceWrites()
{
    Instance two(path());
    two.book.load();
    QVERIFY(two.settles());
    QVERIFY(one().applies(batchOf({entry("web")})));
    QTRY_COMPARE_WITH_TIMEOUT(two.names(), QStringList{QStringLiteral("web")}, 60'000);
}

void EntryBookTest::seesWhatIsWrittenBesideIt()
{
    store::HostStore hosts(one().store);
    SavedHost host;
    host.name = QStringLiteral("web");
    host.host = QStringLiteral("h.example");
    QCOMPARE(words(finished(hosts.add(host))), "success");
    QTRY_COMPARE_WITH_TIMEOUT(one().names(), QStringList{QStringLiteral("web")}, 60'000);
}

void EntryBookTest::changesOfTwoInstancesMeet()
{
    Instance two(path());
    two.book.load();
    QVERIFY(two.settles());
    // Neither has seen what the other writes when it writes itself.
    QVERIFY(one().applies(batchOf({entry("web")})));
    two.book.apply(batchOf({entry("db")}));
    QTRY_COMPARE_WITH_TIMEOUT(two.names(), (QStringList{QStringLiteral("db"), QStringLiteral("web")}),
                              60'000);
    book().apply(batchOf({entry("mail")}));
    QTRY_COMPARE_WITH_TIMEOUT(one().names().size(), 3, 60'000);
    QVERIFY(one().failed.isEmpty() && two.failed.isEmpty());
}

void EntryBookTest::anUndoThatFailsCanBeTriedAgain()
{
    const Entry web = entry("web");
    QVERIFY(one().applies(batchOf({web})));
    one().changed.clear();
    book().trash({web.id}, QStringLiteral("trashed"));
    QVERIFY(one().settles());
    Instance two(path());
    two.book.load();
    QVERIFY(two.settles());
    const Entry other = entry("web");
    QVERIFY(two.applies(batchOf({other})));
    book().undo();
    QTRY_COMPARE_WITH_TIMEOUT(one().failed.count(), 1, 60'000); // the name is taken
    QCOMPARE(book().undoable(), QStringLiteral("trashed"));
    EntryBatch removal;
    removal.removedEntries = {other.id};
    QVERIFY(two.applies(removal));
    book().undo();
    QTRY_COMPARE_WITH_TIMEOUT(one().names(), QStringList{QStringLiteral("web")}, 60'000);
}

void EntryBookTest::theNewestSearchIsAnswered()
{
    const Entry web = entry("web-01"), db = entry("db-01");
    QVERIFY(one().applies(batchOf({web, db})));
    QSignalSpy found(&book(), &EntryBook::found);
    book().search(QStringLiteral("d"), 10, 1);
    book().search(QStringLiteral("w01"), 10, 2);
    QTRY_COMPARE_WITH_TIMEOUT(found.count(), 1, 60'000);
    QCOMPARE(found.first().at(0).toInt(), 2);
    QCOMPARE(found.first().at(1).value<QList<EntryId>>(), QList<EntryId>{web.id});
    // What is saved is found at once.
    Entry renamed = db;
    renamed.name = QStringLiteral("web-02");
    book().apply(batchOf({renamed}));
    book().search(QStringLiteral("web"), 10, 3);
    QTRY_COMPARE_WITH_TIMEOUT(found.count(), 2, 60'000);
    QCOMPARE(found.last().at(1).value<QList<EntryId>>().size(), 2);
}

void EntryBookTest::goesInTheMiddleOfAllOfIt()
{
    const Entry web = entry("web");
    book().apply(batchOf({web}));
    book().noteUsed(web.id);
    book().search(QStringLiteral("w"), 10, 1);
    book().trash({web.id});
    book().load();
    m_one.reset(); // what was begun is done all the same
    Instance two(path());
    two.book.load();
    QVERIFY(two.settles());
    QCOMPARE(two.names(), QStringList{QStringLiteral("web")});
    QCOMPARE(two.book.find(web.id)->uses, 1);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::EntryBookTest)
#include "EntryBookTest.moc"
