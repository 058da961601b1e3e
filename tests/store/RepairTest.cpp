#include "core/store/Repair.h"
#include "core/store/EntryTable.h"
#include "core/store/Schema.h"
#include "core/store/Store.h"
#include "tests/support/Failure.h"
#include "tests/support/Flow.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace porthole::store;

namespace porthole::test {

namespace {

const QDateTime kNoon = QDateTime::fromString(QStringLiteral("2026-11-26T12:00:00Z"), Qt::ISODate);

struct Place {
    QTemporaryDir top;
    QString folder = top.filePath(QStringLiteral("porthole"));
    QString path = folder + QStringLiteral("/porthole.db");

    Result<> add(int count) const
    {
        PH_TRY(Database database, openStore(path));
        EntryBatch batch;
        for (int i = 0; i < count; ++i) {
            Entry &entry = batch.entries.emplaceBack();
            entry.id = newEntryId();
            entry.name = QStringLiteral("host ") + entry.id.value;
            entry.address = QStringLiteral("h");
            entry.notes = QStringLiteral("notes of number %1").arg(i);
        }
        PH_DO(EntryTable(database).apply(batch));
        return {};
    }
    Result<> backUpAt(const QDateTime &when) const
    {
        PH_TRY(Database database, openStore(path));
        return backUp(database, when);
    }
    QByteArray bytes() const { return bytesOf(path); }
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool write(const QByteArray &bytes) const
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
    }
    QStringList files(const QString &pattern) const
    {
        return QDir(folder).entryList({pattern}, QDir::Files, QDir::Name);
    }
    Result<qsizetype> count() const
    {
        PH_TRY(Database database, openStore(path));
        PH_TRY(const EntryCollection all, EntryTable(database).read());
        return all.entries.size();
    }
};

mode_t modeOf(const QString &path)
{
    struct stat found {};
    ::stat(QFile::encodeName(path).constData(), &found);
    return found.st_mode & 07777;
}

} // namespace

/// Backups, and what becomes of a damaged store.
class RepairTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBackupIsAllOfItAndTheUsersAlone();
    void theNewestFiveAreKept();
    void oneADayIsEnough();
    void theFutureIsNotKeptForever();
    void aDamagedBackupIsNoOffer();
    void anOlderStoreIsBackedUpBeforeItIsChanged();
    void damageIsToldFromTheRest_data();
    void damageIsToldFromTheRest();
    void aBackupTakesThePlaceOfADamagedFile_data();
    void aBackupTakesThePlaceOfADamagedFile();
    void whatIsNotDamagedStays();
    void whatAnotherInstanceHasOpenStays();
    void damageThatShowsLaterIsNoShortAnswer();
    void theOldJournalIsNotReplayed();
    void aStoreComesBackWithoutARestart();
    void theStoreBacksItselfUp();
    void flippedBitsAreNoticedOrHarmless();
};

void RepairTest::aBackupIsAllOfItAndTheUsersAlone()
{
    const Place place;
    QVERIFY(place.add(50));
    const auto done = place.backUpAt(kNoon);
    QVERIFY2(done, failureOf(done));
    const auto backups = backupsOf(place.path);
    QVERIFY2(backups, failureOf(backups));
    QCOMPARE(backups->size(), 1);
    QCOMPARE(backups->first().made, kNoon);
    QCOMPARE(backups->first().entries, 50);
    QCOMPARE(modeOf(backups->first().path), mode_t(0600));
    QCOMPARE(modeOf(place.folder + QStringLiteral("/backups")), mode_t(0700));
    auto copy = Database::open(backups->first().path, Database::Access::ReadOnly);
    QVERIFY(copy && examine(*copy));
    QCOMPARE(EntryTable(*copy).read()->entries.size(), 50);
    QCOMPARE(copy->value(QStringLiteral("SELECT count(*) FROM entry_notes WHERE entry_notes MATCH 'number'"))
                 ->toInt(),
             50);
}

void RepairTest::theNewestFiveAreKept()
{
    const Place place;
    for (int day = 0; day < 8; ++day)
        QVERIFY(place.backUpAt(kNoon.addDays(day)));
    const auto backups = backupsOf(place.path);
    QCOMPARE(backups->size(), kMostBackups);
    for (int i = 0; i < kMostBackups; ++i)
        QCOMPARE(backups->at(i).made, kNoon.addDays(7 - i));
}

void RepairTest::oneADayIsEnough()
{
    const Place place;
    auto database = openStore(place.path);
    QVERIFY(database);
    const auto countAfter = [&](const QDateTime &now) {
        const auto done = backUpIfDue(*database, now);
        return done ? backupsOf(place.path)->size() : -1;
    };
    QCOMPARE(countAfter(kNoon), 1);
    QCOMPARE(countAfter(kNoon.addSecs(kBackupSeconds - 1)), 1);
    QCOMPARE(countAfter(kNoon.addSecs(kBackupSeconds)), 2);
    QCOMPARE(countAfter(kNoon.addDays(-400)), 3); // the clock was wrong until now
    QCOMPARE(countAfter(kNoon.addDays(-400).addSecs(3600)), 3);
}

/// Five of a day that has not come: those go, and not what is made now.
void RepairTest::theFutureIsNotKeptForever()
{
    const Place place;
    for (int day = 0; day < kMostBackups; ++day)
        QVERIFY(place.backUpAt(kNoon.addDays(day)));
    const QDateTime now = kNoon.addDays(-400);
    for (int day = 0; day < kMostBackups; ++day) {
        const auto done = place.backUpAt(now.addDays(day));
        QVERIFY2(done, failureOf(done));
        QCOMPARE(backupsOf(place.path)->size(), kMostBackups);
        QCOMPARE(backupsOf(place.path)->at(kMostBackups - 1 - day).made, now.addDays(day));
    }
}

void RepairTest::aDamagedBackupIsNoOffer()
{
    const Place place;
    QVERIFY(place.add(1));
    QVERIFY(place.backUpAt(kNoon) && place.backUpAt(kNoon.addDays(1)));
    QFile newest(backupsOf(place.path)->first().path);
    QVERIFY(newest.open(QIODevice::ReadWrite) && newest.resize(5000));
    newest.close();
    QCOMPARE(backupsOf(place.path)->size(), 1);
    QCOMPARE(backupsOf(place.path)->first().made, kNoon);
}

void RepairTest::anOlderStoreIsBackedUpBeforeItIsChanged()
{
    const Place place;
    QVERIFY(place.add(0));
    QVERIFY(QFile::remove(place.path));
    {
        auto old = Database::open(place.path, Database::Access::ReadWrite);
        QVERIFY(old && migrate(*old, migrations().first(5)));
        QVERIFY(old->run(QStringLiteral(
            "INSERT INTO hosts VALUES ('6a1c1e9e-8a4f-4d7c-9d6e-1f2a3b4c5d6e', 'a', 'a', 'a.example', 0, '', "
            "'', NULL, 'as-configured', NULL, '')")));
    }
    QCOMPARE(::chmod(QFile::encodeName(place.path).constData(), 0600), 0);
    const auto opened = openStore(place.path);
    QVERIFY2(opened, failureOf(opened));
    const auto backups = backupsOf(place.path);
    QCOMPARE(backups->size(), 1);
    QCOMPARE(backups->first().entries, 1);
    auto copy = Database::open(backups->first().path, Database::Access::ReadOnly);
    QVERIFY(copy && needsMigration(*copy).value_or(false)); // as it was
}

void RepairTest::damageIsToldFromTheRest_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<StoreState>("state");
    const Place place;
    QVERIFY(place.add(200));
    const QByteArray good = place.bytes();
    QTest::newRow("whole") << good << StoreState::Good;
    QTest::newRow("empty") << QByteArray() << StoreState::Damaged;
    QTest::newRow("zeros") << QByteArray(good.size(), 0) << StoreState::Damaged;
    QTest::newRow("a text") << QByteArray("[connections]\n") << StoreState::Damaged;
    for (const qsizetype size : {1, 99, 100, 4096, 8192, 20000})
        QTest::addRow("truncated to %lld", qlonglong(size)) << good.first(size) << StoreState::Damaged;
    QByteArray newer = good;
    newer.replace(60, 4, QByteArray::fromHex("00000063")); // user_version
    QTest::newRow("of a newer Porthole") << newer << StoreState::Newer;
}

void RepairTest::damageIsToldFromTheRest()
{
    QFETCH(QByteArray, bytes);
    QFETCH(StoreState, state);
    const Place place;
    QCOMPARE(conditionOf(place.path).state, StoreState::Missing);
    QVERIFY(place.add(1));
    QVERIFY(place.write(bytes));
    const StoreCondition condition = conditionOf(place.path);
    QVERIFY2(condition.state == state, condition.why.c_str());
    QCOMPARE(condition.why.empty(), state == StoreState::Good);
    QVERIFY(place.bytes() == bytes);
}

void RepairTest::aBackupTakesThePlaceOfADamagedFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("zeros") << QByteArray(50000, 0);
    QTest::newRow("noise") << QByteArray(50000, 'x');
}

void RepairTest::aBackupTakesThePlaceOfADamagedFile()
{
    QFETCH(QByteArray, bytes);
    const Place place;
    QVERIFY(place.add(20));
    QVERIFY(place.backUpAt(kNoon));
    QVERIFY(place.add(5)); // since then
    QVERIFY(place.write(bytes));
    QVERIFY(!openStore(place.path));
    const auto restored = restoreBackup(place.path, backupsOf(place.path)->first(), kNoon.addDays(1));
    QVERIFY2(restored, failureOf(restored));
    QCOMPARE(place.count().value_or(-1), 20);
    QCOMPARE(modeOf(place.path), mode_t(0600));
    const QStringList kept = place.files(QStringLiteral("*.bad-*"));
    QCOMPARE(kept, QStringList{QStringLiteral("porthole.db.bad-20261127T120000Z")});
    QVERIFY(Place::bytesOf(place.folder + u'/' + kept.first()) == bytes);
    QVERIFY(place.files(QStringLiteral("*.new-*")).isEmpty());
}

void RepairTest::whatIsNotDamagedStays()
{
    const Place place;
    QVERIFY(place.add(1));
    QVERIFY(place.backUpAt(kNoon));
    QVERIFY(place.add(1));
    const Backup backup = backupsOf(place.path)->first();
    const auto refused = restoreBackup(place.path, backup, kNoon);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Usage);
    QCOMPARE(place.count().value_or(-1), 2);
    QByteArray newer = place.bytes();
    newer.replace(60, 4, QByteArray::fromHex("00000063"));
    QVERIFY(place.write(newer));
    QVERIFY(!restoreBackup(place.path, backup, kNoon));
    QVERIFY(place.bytes() == newer);
}

/// It would go on saving into the file that was put aside.
void RepairTest::whatAnotherInstanceHasOpenStays()
{
    const Place place;
    QVERIFY(place.add(3));
    QVERIFY(place.backUpAt(kNoon));
    QProcess other;
    other.start(QStringLiteral(PORTHOLE_STORE_TOOL),
                {place.path, QStringLiteral("other"), QStringLiteral("1"), QStringLiteral("stay")});
    QTRY_VERIFY_WITH_TIMEOUT(other.bytesAvailable() > 0, 60'000);
    QVERIFY(place.write(QByteArray(place.bytes().size(), 0)));
    const Backup backup = backupsOf(place.path)->first();
    const auto refused = restoreBackup(place.path, backup, kNoon);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Usage);
    QVERIFY(QString::fromStdString(refused.error().detail).contains(QLatin1String("another window")));
    other.kill();
    QVERIFY(other.waitForFinished());
    const auto restored = restoreBackup(place.path, backup, kNoon);
    QVERIFY2(restored, failureOf(restored));
    QCOMPARE(*place.count(), 3);
}

/// The entries in front of a spoilt place are not all there are. Opened without being looked through, as it
/// is for whoever opened it while all was well.
void RepairTest::damageThatShowsLaterIsNoShortAnswer()
{
    constexpr int kPage = 4096;
    const Place place;
    QVERIFY(place.add(2000));
    const QByteArray good = place.bytes();
    int broken = 0;
    for (int page = 2; page * kPage < good.size(); page += 7) {
        QByteArray bytes = good;
        bytes.replace(page * kPage, kPage, QByteArray(kPage, '\xff'));
        QVERIFY(place.write(bytes));
        auto fresh = Database::open(place.path, Database::Access::ReadOnly);
        QVERIFY2(fresh, failureOf(fresh));
        const auto read = EntryTable(*fresh).read();
        if (!read) {
            QCOMPARE(read.error().kind, ErrorKind::Storage);
            ++broken;
        } else {
            QCOMPARE(read->entries.size(), 2000); // that page has something else
        }
    }
    QVERIFY(broken > 0);
}

void RepairTest::theOldJournalIsNotReplayed()
{
    const Place place;
    QVERIFY(place.add(3));
    QVERIFY(place.backUpAt(kNoon));
    {
        auto database = openStore(place.path);
        QVERIFY(database);
        EntryBatch batch;
        Entry &entry = batch.entries.emplaceBack();
        entry.id = newEntryId();
        entry.name = entry.address = QStringLiteral("in the journal");
        QVERIFY(EntryTable(*database).apply(batch));
        // As a crash leaves both: the change is in the journal alone.
        QVERIFY(QFile::copy(place.path + QStringLiteral("-wal"), place.folder + QStringLiteral("/kept")));
    }
    QVERIFY(place.write(QByteArray(8192, 0)));
    QFile::remove(place.path + QStringLiteral("-wal"));
    QVERIFY(QFile::rename(place.folder + QStringLiteral("/kept"), place.path + QStringLiteral("-wal")));
    const auto restored = restoreBackup(place.path, backupsOf(place.path)->first(), kNoon);
    QVERIFY2(restored, failureOf(restored));
    QCOMPARE(place.count().value_or(-1), 3);
    QCOMPARE(place.files(QStringLiteral("*.bad-*-wal")).size(), 1);
}

void RepairTest::aStoreComesBackWithoutARestart()
{
    const Place place;
    QVERIFY(place.add(7));
    QVERIFY(place.backUpAt(kNoon));
    QVERIFY(place.write(QByteArray(8192, 0)));
    Store store(place.path);
    const auto read = [&store] {
        return finished(
            store.run<EntryCollection>([](Database &database) { return EntryTable(database).read(); }));
    };
    QVERIFY(words(read()).startsWith("Storage"));
    const auto condition = finished(store.condition());
    QVERIFY(condition && *condition);
    QCOMPARE((*condition)->state, StoreState::Damaged);
    QCOMPARE((*condition)->backups.size(), 1);
    QCOMPARE(words(finished(store.restore((*condition)->backups.first()))), "success");
    QCOMPARE((**read()).entries.size(), 7);
    QCOMPARE((*finished(store.condition()))->state, StoreState::Good);
}

void RepairTest::theStoreBacksItselfUp()
{
    const Place place;
    Store store(place.path, std::chrono::milliseconds(0));
    const auto opened =
        finished(store.run<qint64>([](Database &database) { return EntryTable(database).version(); }));
    QCOMPARE(words(opened), "success");
    QTRY_COMPARE_WITH_TIMEOUT((*finished(store.condition()))->backups.size(), 1, 60'000);
    QVERIFY((*finished(store.condition()))->unsaved.empty());
}

/// Every place of a file once over many rounds would take hours: a few hundred of them here.
void RepairTest::flippedBitsAreNoticedOrHarmless()
{
    const Place place;
    QVERIFY(place.add(30));
    const QByteArray good = place.bytes();
    const auto whole = place.count();
    QVERIFY(whole);
    int noticed = 0;
    for (int i = 0; i < 300; ++i) {
        QByteArray bytes = good;
        const auto at = QRandomGenerator::global()->bounded(bytes.size());
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << QRandomGenerator::global()->bounded(8)));
        QVERIFY(place.write(bytes));
        const auto opened = openStore(place.path);
        if (!opened) {
            QCOMPARE(opened.error().kind, ErrorKind::Storage);
            QVERIFY(place.bytes() == bytes); // it is left as it is
            ++noticed;
            continue;
        }
        const auto there = place.count();
        if (!there) { // in the words that say what the columns are
            QCOMPARE(there.error().kind, ErrorKind::Storage);
            ++noticed;
            continue;
        }
        QCOMPARE(*there, *whole);
    }
    QVERIFY(noticed > 0);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::RepairTest)
#include "RepairTest.moc"
