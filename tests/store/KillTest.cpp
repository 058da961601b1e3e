#include "core/store/EntryTable.h"
#include "core/store/Store.h"
#include "tests/support/Failure.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>

using namespace porthole::store;

namespace porthole::test {

/// A process that saves and is killed in the middle of it, and two that save at once: what was acknowledged
/// is there. PORTHOLE_KILLS says how often.
class KillTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasAcknowledgedSurvivesAKill();
    void twoInstancesSaveAThousandTimesEach();
    void severalMakeTheStoreAtOnce();
};

namespace {

constexpr int kUsualKills = 100;

struct Place {
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("porthole/porthole.db"));

    /// Of everything that is saved, as any instance finds it.
    Result<QSet<QString>> ids() const
    {
        PH_TRY(Database database, openStore(path));
        PH_TRY(const EntryCollection all, EntryTable(database).read());
        QSet<QString> ids;
        for (const Entry &entry : all.entries)
            ids << entry.id.value;
        return ids;
    }
};

/// The ids that a writer has printed whole.
QSet<QString> acknowledged(QProcess &writer)
{
    QSet<QString> ids;
    while (writer.canReadLine())
        ids << QString::fromLatin1(writer.readLine()).trimmed();
    return ids;
}

/// How long it takes from the start of a writer to what it saves first, in microseconds.
qint64 timeToTheFirst(const QString &path)
{
    QElapsedTimer clock;
    clock.start();
    QProcess writer;
    writer.start(QStringLiteral(PORTHOLE_STORE_TOOL), {path, QStringLiteral("first"), QStringLiteral("1")});
    writer.waitForReadyRead(60'000);
    const qint64 time = clock.nsecsElapsed() / 1000;
    writer.waitForFinished();
    return time;
}

} // namespace

void KillTest::whatWasAcknowledgedSurvivesAKill()
{
    bool given = false;
    const int asked = qEnvironmentVariableIntValue("PORTHOLE_KILLS", &given);
    const int kills = given ? asked : kUsualKills;
    const Place place;
    // Some are killed while the file is opened, the others while they save, on a slow computer too.
    const qint64 longest = std::clamp<qint64>(3 * timeToTheFirst(place.path), 60'000, 3'000'000);
    QSet<QString> all;
    int inTheMiddle = 0; // kills that have met a writer at work
    for (int i = 0; i < kills; ++i) {
        QProcess writer;
        writer.start(QStringLiteral(PORTHOLE_STORE_TOOL),
                     {place.path, QStringLiteral("k%1").arg(i), QStringLiteral("100000")});
        QVERIFY(writer.waitForStarted());
        const qint64 microseconds = QRandomGenerator::global()->bounded(longest);
        QElapsedTimer clock;
        clock.start();
        while (clock.nsecsElapsed() / 1000 < microseconds)
            writer.waitForReadyRead(1);
        writer.kill();
        // False too where it has been noticed before.
        QVERIFY(writer.waitForFinished() || writer.state() == QProcess::NotRunning);
        QVERIFY2(writer.exitStatus() == QProcess::CrashExit, writer.readAllStandardError());
        const QSet<QString> saved = acknowledged(writer);
        inTheMiddle += saved.isEmpty() ? 0 : 1;
        all += saved;
        if (i % 10 == 9 || i == kills - 1) {
            const auto there = place.ids();
            QVERIFY2(there, failureOf(there));
            const QSet<QString> lost = all - *there;
            QVERIFY2(
                lost.isEmpty(),
                qPrintable(
                    QStringLiteral("%1 of %2 lost after kill %3").arg(lost.size()).arg(all.size()).arg(i)));
        }
    }
    QVERIFY2(inTheMiddle > kills / 10, qPrintable(QString::number(inTheMiddle)));
    qInfo("%d kills, %d of them during saves; %lld acknowledged entries, all there", kills, inTheMiddle,
          qlonglong(all.size()));
}

void KillTest::twoInstancesSaveAThousandTimesEach()
{
    const Place place;
    // Both find no store, and make one.
    QProcess left, right;
    for (auto &[writer, prefix] : {std::pair{&left, "left"}, std::pair{&right, "right"}})
        writer->start(QStringLiteral(PORTHOLE_STORE_TOOL),
                      {place.path, QLatin1String(prefix), QStringLiteral("1000")});
    QVERIFY(left.waitForFinished(100'000));
    QVERIFY(right.waitForFinished(100'000));
    QVERIFY2(left.exitCode() == 0, left.readAllStandardError());
    QVERIFY2(right.exitCode() == 0, right.readAllStandardError());
    const QSet<QString> all = acknowledged(left) + acknowledged(right);
    QCOMPARE(all.size(), 2000);
    const auto there = place.ids();
    QVERIFY2(there, failureOf(there));
    QCOMPARE(*there, all);
}

void KillTest::severalMakeTheStoreAtOnce()
{
    constexpr int kRounds = 10;
    for (int round = 0; round < kRounds; ++round) {
        const Place place;
        std::array<QProcess, 6> writers;
        for (std::size_t i = 0; i < writers.size(); ++i)
            writers[i].start(QStringLiteral(PORTHOLE_STORE_TOOL),
                             {place.path, QStringLiteral("several-%1").arg(i), QStringLiteral("2")});
        for (QProcess &writer : writers) {
            QVERIFY(writer.waitForFinished(100'000));
            QVERIFY2(writer.exitCode() == 0, writer.readAllStandardError());
        }
        const auto there = place.ids();
        QVERIFY2(there, failureOf(there));
        QCOMPARE(there->size(), 12);
    }
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::KillTest)
#include "KillTest.moc"
