#include "core/store/EntryIndex.h"
#include "core/store/EntryTable.h"
#include "core/store/FuzzyFit.h"
#include "core/store/Store.h"
#include "tests/support/Failure.h"

#include <QTemporaryDir>
#include <QTest>

using namespace porthole::store;

namespace porthole::test {

namespace {

const QDateTime kNow = QDateTime::fromString(QStringLiteral("2026-11-26T12:00:00Z"), Qt::ISODate);

Entry entry(const char *name)
{
    Entry made;
    made.id = newEntryId();
    made.kind = EntryKind::Console; // whose names may be the same
    made.name = QString::fromUtf8(name);
    made.address = QStringLiteral("192.0.2.1");
    return made;
}

} // namespace

/// What is found as somebody types, and in which order.
class SearchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_database.reset(); }
    void fitsAreInOrder_data();
    void fitsAreInOrder();
    void whatDoesNotFitIsNought();
    void findsByWhat_data();
    void findsByWhat();
    void everyWordHasToFit();
    void whatIsUsedComesFirst();
    void nothingTypedIsWhatIsUsed();
    void theTrashIsNotFound();
    void followsWhatIsWritten();
    void notesThatAreChangedAreFoundAnew();
    void anAnswerHasAnEnd();
    void typedTextIsNoQuery_data();
    void typedTextIsNoQuery();

private:
    Result<EntryTable::Applied> write(const QList<Entry> &entries, const QList<Folder> &folders = {})
    {
        EntryBatch batch;
        batch.entries = entries;
        batch.folders = folders;
        return EntryTable(*m_database).write(batch);
    }
    QStringList find(const char *text, int most = 100)
    {
        const auto ids = m_index.find(*m_database, QString::fromUtf8(text), most, kNow);
        QStringList names;
        if (!ids)
            return {QString::fromStdString(ids.error().detail)};
        for (const EntryId &id : *ids)
            names << EntryTable(*m_database).find(id)->name;
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<Database> m_database;
    EntryIndex m_index;
};

void SearchTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = openStore(m_folder->filePath(QStringLiteral("porthole/porthole.db")));
    QVERIFY2(opened, failureOf(opened));
    m_database = *std::move(opened);
    m_index = {};
}

void SearchTest::fitsAreInOrder_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QStringList>("texts"); // the best first
    const auto row = [](const char *word, const char *texts) {
        QTest::addRow("%s in %s", word, texts)
            << QString::fromUtf8(word) << QString::fromUtf8(texts).split(u' ');
    };
    row("web", "web web-01 my-web cobweb w-e-b");
    row("w01", "w01 w01x web-01 wx-x0x1");
    row("01", "01 web-01 host201");
    row("db", "db db-prod prod-db sandbox dxbx");
    row("pdb", "pdb prod-db prxodxb");
    row("ö", "ö öl schön");
}

void SearchTest::fitsAreInOrder()
{
    QFETCH(QString, word);
    QFETCH(QStringList, texts);
    int before = 1001;
    for (const QString &text : texts) {
        const int fit = fitOf(word.toStdString(), text.toStdString());
        QVERIFY2(fit > 0 && fit < before, qPrintable(text + u' ' + QString::number(fit)));
        before = fit;
    }
}

void SearchTest::whatDoesNotFitIsNought()
{
    QCOMPARE(fitOf("web", ""), 0);
    QCOMPARE(fitOf("web", "we"), 0);
    QCOMPARE(fitOf("web", "bew"), 0);
    QCOMPARE(fitOf("ww", "w"), 0);
    QCOMPARE(wholeFitOf("wb", "web"), 0);
}

void SearchTest::findsByWhat_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"web-01", "WEB", "w01", "192.0.2.77", "2.77", "Ubuntu", "admin", "Berlin",
                             "rack", "ask the desk", "DESK", "STRAßE", "öst", "ÖST"})
        QTest::addRow("%s", text) << QString::fromUtf8(text);
}

void SearchTest::findsByWhat()
{
    QFETCH(QString, text);
    Folder outer;
    outer.id = newFolderId();
    outer.name = QStringLiteral("Berlin");
    Folder inner = outer;
    inner.id = newFolderId();
    inner.parent = outer.id;
    inner.name = QStringLiteral("Rack 7");
    Entry wanted = entry("web-01 Straße Öst");
    wanted.address = QStringLiteral("192.0.2.77");
    wanted.tags = {QStringLiteral("Ubuntu")};
    wanted.settings.user = QStringLiteral("admin");
    wanted.folder = inner.id;
    wanted.notes = QStringLiteral("Ask the desk.\nThen wait.");
    const auto written = write({entry("other"), wanted}, {outer, inner});
    QVERIFY2(written, failureOf(written));
    QCOMPARE(find(text.toUtf8().constData()), QStringList{wanted.name});
}

void SearchTest::everyWordHasToFit()
{
    Entry one = entry("web-01");
    one.tags = {QStringLiteral("prod")};
    Entry two = entry("web-02");
    two.notes = QStringLiteral("was prod once");
    QVERIFY(write({one, two, entry("prod")}));
    QCOMPARE(find("web prod"), (QStringList{QStringLiteral("web-01"), QStringLiteral("web-02")}));
    QCOMPARE(find("  prod   01 "), QStringList{QStringLiteral("web-01")});
    QCOMPARE(find("web nothing"), QStringList());
}

void SearchTest::whatIsUsedComesFirst()
{
    Entry often = entry("web-3");
    often.uses = 50;
    Entry lately = entry("web-4");
    lately.uses = 1;
    lately.lastUsed = kNow.addSecs(-60);
    Entry favourite = entry("web-2");
    favourite.favourite = true;
    Entry scattered = entry("wxexb");
    scattered.uses = 1000;
    scattered.lastUsed = kNow;
    QVERIFY(write({entry("web-1"), favourite, often, lately, scattered}));
    QCOMPARE(find("web"),
             (QStringList{QStringLiteral("web-4"), QStringLiteral("web-3"), QStringLiteral("web-2"),
                          QStringLiteral("web-1"), QStringLiteral("wxexb")}));
}

void SearchTest::nothingTypedIsWhatIsUsed()
{
    Entry used = entry("z");
    used.lastUsed = kNow;
    used.uses = 1;
    QVERIFY(write({entry("b"), entry("a"), used}));
    QCOMPARE(find(" "), (QStringList{QStringLiteral("z"), QStringLiteral("a"), QStringLiteral("b")}));
}

void SearchTest::theTrashIsNotFound()
{
    Entry gone = entry("web");
    gone.trashed = kNow;
    gone.notes = QStringLiteral("something");
    QVERIFY(write({gone}));
    QCOMPARE(find("web"), QStringList());
    QCOMPARE(find("something"), QStringList());
}

void SearchTest::followsWhatIsWritten()
{
    QVERIFY(write({entry("web-1")}));
    QCOMPARE(find("web").size(), 1);
    EntryTable table(*m_database);
    const auto follow = [&](const EntryBatch &batch) {
        const qint64 before = *table.version();
        const auto applied = table.write(batch);
        return applied && m_index.follow(*m_database, applied->done, before, *table.version());
    };
    EntryBatch added;
    added.entries = {entry("web-2")};
    QVERIFY(follow(added));
    QCOMPARE(find("web").size(), 2);
    EntryBatch changed = added;
    changed.entries[0].name = QStringLiteral("db-2");
    QVERIFY(follow(changed));
    QCOMPARE(find("web").size(), 1);
    QCOMPARE(find("db"), QStringList{QStringLiteral("db-2")});
    EntryBatch removed;
    removed.removedEntries = {added.entries[0].id};
    QVERIFY(follow(removed));
    QCOMPARE(find("db"), QStringList());
    QVERIFY(follow(added)); // it comes back
    QCOMPARE(find("web").size(), 2);
    // What it did not follow it sees all the same.
    QVERIFY(write({entry("web-3")}));
    QCOMPARE(find("web").size(), 3);
}

void SearchTest::notesThatAreChangedAreFoundAnew()
{
    Entry made = entry("web");
    made.notes = QStringLiteral("the first text");
    QVERIFY(write({made}));
    made.notes = QStringLiteral("the second text");
    const auto written = write({made});
    QVERIFY2(written, failureOf(written));
    QCOMPARE(find("first"), QStringList());
    QCOMPARE(find("second"), QStringList{made.name});
    made.notes.clear();
    QVERIFY(write({made}));
    QCOMPARE(find("second"), QStringList());
    made.notes = QStringLiteral("third");
    QVERIFY(write({made}));
    EntryBatch removal;
    removal.removedEntries = {made.id};
    QVERIFY(EntryTable(*m_database).apply(removal));
    QCOMPARE(m_database
                 ->value(QStringLiteral("SELECT count(*) FROM entry_notes WHERE entry_notes MATCH ?"),
                         {QStringLiteral("third")})
                 ->toInt(),
             0);
    // SQLite's own opinion of its index.
    QVERIFY(m_database->run(
        QStringLiteral("INSERT INTO entry_notes (entry_notes, rank) VALUES ('integrity-check', 1)")));
}

void SearchTest::anAnswerHasAnEnd()
{
    QList<Entry> many;
    for (int i = 0; i < 50; ++i)
        many << entry("web");
    QVERIFY(write(many));
    QCOMPARE(find("web", 7).size(), 7);
    QCOMPARE(find("web", 0).size(), 0);
    QCOMPARE(find("web", -1).size(), 0);
}

void SearchTest::typedTextIsNoQuery_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"\"\"\"", "abc\"", "abc OR web", "notes:web", "web*", "^web", "(web",
                             "NEAR(web)", "'; DROP TABLE entries; --", "-web", "\x01\x02\x03", "%%%", "***"})
        QTest::addRow("%s", text) << QString::fromUtf8(text);
    QTest::addRow("endless") << QString(100'000, u'x');
    QTest::addRow("many words") << QStringLiteral("x ").repeated(10'000);
}

void SearchTest::typedTextIsNoQuery()
{
    QFETCH(QString, text);
    Entry made = entry("web");
    made.notes = QStringLiteral("web");
    QVERIFY(write({made}));
    const auto found = m_index.find(*m_database, text, 10, kNow);
    QVERIFY2(found, failureOf(found));
    QVERIFY(found->isEmpty());
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::SearchTest)
#include "SearchTest.moc"
