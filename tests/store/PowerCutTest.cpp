#include "core/store/EntryTable.h"
#include "core/store/Store.h"
#include "tests/store/DiskTrace.h"
#include "tests/support/Failure.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace porthole::store;

namespace porthole::test {

namespace {

struct Step {
    TraceRecord::What what;
    QString path;
    quint64 offset = 0;
    QByteArray bytes;
};

/// What a disk holds of a file for certain, and what it was told since: of that a power cut leaves any part.
struct DiskFile {
    QByteArray content;
    QList<Step> unsynced;
    bool isNamed = false; ///< its folder was synced since it came
};

/// What becomes of what was not synced.
enum class Loss { Everything, AnyOfIt, Torn, Nothing };

constexpr int kSector = 512; // bytes; what a disk writes whole

void apply(QByteArray &content, const Step &step)
{
    const auto offset = static_cast<qsizetype>(step.offset);
    if (step.what == TraceRecord::Truncate)
        return content.resize(offset);
    if (content.size() < offset + step.bytes.size())
        content.append(offset + step.bytes.size() - content.size(), '\0');
    content.replace(offset, step.bytes.size(), step.bytes);
}

/// A disk as it is after so many steps. A name that comes, and one that goes, is on it when its folder is
/// synced.
class Disk {
public:
    explicit Disk(QRandomGenerator &random)
        : m_random(random)
    {}

    void take(const Step &step)
    {
        switch (step.what) {
        case TraceRecord::Said:
            return;
        case TraceRecord::Sync:
            return sync(step.path);
        case TraceRecord::Remove:
            m_removed << step.path;
            return;
        case TraceRecord::Name: {
            const QString name = QString::fromLocal8Bit(step.bytes);
            m_removed.remove(name);
            m_files[name] = m_files.value(step.path);
            m_files[name].isNamed = false;
            return;
        }
        case TraceRecord::Write:
        case TraceRecord::Truncate:
            if (m_removed.remove(step.path))
                m_files[step.path] = {}; // another file of that name
            m_files[step.path].unsynced << step;
            return;
        }
    }

    bool writeTo(const QDir &folder, const QString &from, Loss loss)
    {
        bool written = true;
        for (auto at = m_files.cbegin(); at != m_files.cend(); ++at) {
            const bool isGone =
                m_removed.contains(at.key()) && (loss == Loss::Nothing || m_random.bounded(2) == 0);
            const bool isNameless = !at->isNamed && loss == Loss::Everything;
            if (isGone || isNameless)
                continue;
            QFile file(folder.filePath(QDir(from).relativeFilePath(at.key())));
            const QByteArray content = after(*at, loss);
            written = written && QDir().mkpath(QFileInfo(file).path()) && file.open(QIODevice::WriteOnly) &&
                      file.write(content) == content.size();
        }
        return written;
    }

private:
    void sync(const QString &path)
    {
        if (const auto file = m_files.find(path); file != m_files.end()) {
            for (const Step &step : std::exchange(file->unsynced, {}))
                apply(file->content, step);
            return;
        }
        for (auto file = m_files.begin(); file != m_files.end();) {
            if (QFileInfo(file.key()).path() != path) {
                ++file;
            } else if (m_removed.remove(file.key())) {
                file = m_files.erase(file);
            } else {
                (file++)->isNamed = true;
            }
        }
    }

    QByteArray after(const DiskFile &file, Loss loss)
    {
        QByteArray content = file.content;
        for (Step step : file.unsynced) {
            if (loss == Loss::Everything || (loss != Loss::Nothing && m_random.bounded(2) == 0))
                continue;
            const auto sectors = static_cast<int>(step.bytes.size() / kSector);
            if (loss == Loss::Torn && sectors > 0)
                step.bytes.truncate(m_random.bounded(sectors) * kSector);
            apply(content, step);
        }
        return content;
    }

    QRandomGenerator &m_random;
    QMap<QString, DiskFile> m_files;
    QSet<QString> m_removed;
};

/// A writer's whole life.
struct Trace {
    QTemporaryDir folder;
    QString store = folder.filePath(QStringLiteral("home"));
    QList<Step> steps;

    bool record(int saves)
    {
        QDir().mkpath(store);
        const QString file = folder.filePath(QStringLiteral("trace"));
        QProcess writer;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(PORTHOLE_DISK_TRACE));
        environment.insert(QStringLiteral("PORTHOLE_TRACED"), store);
        environment.insert(QStringLiteral("PORTHOLE_TRACE"), file);
        writer.setProcessEnvironment(environment);
        writer.start(QStringLiteral(PORTHOLE_STORE_TOOL), {store + QStringLiteral("/porthole/porthole.db"),
                                                           QStringLiteral("cut"), QString::number(saves)});
        return writer.waitForFinished(100'000) && writer.exitCode() == 0 && read(file);
    }

private:
    bool read(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return false;
        while (!file.atEnd()) {
            TraceRecord record;
            if (file.read(reinterpret_cast<char *>(&record), sizeof record) != sizeof record)
                return false;
            const QString of = QString::fromLocal8Bit(file.read(record.pathLength));
            steps.append({static_cast<TraceRecord::What>(record.what), of, record.offset,
                          file.read(static_cast<qint64>(record.size))});
        }
        return true;
    }
};

constexpr int kSaves = 150; // enough for the journal to be written back into the file in the middle

} // namespace

/// The power goes while entries are saved. What a disk was not told to sync it may have written, or not, or
/// in part and in another order: none of what was acknowledged is lost by that.
class PowerCutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatWasAcknowledgedIsThere_data();
    void whatWasAcknowledgedIsThere();
    void aDiskThatLiesLosesSome();

private:
    /// Entries that were acknowledged before the step `cut` and are not there after a cut of the power then.
    /// Syncs from the step `deaf` on are not obeyed. Errors: of opening the store.
    Result<QSet<QString>> lostAt(qsizetype cut, Loss loss, qsizetype deaf)
    {
        Disk disk(m_random);
        QByteArray said;
        for (qsizetype at = 0; at < cut; ++at) {
            if (m_trace.steps[at].what == TraceRecord::Said)
                said += m_trace.steps[at].bytes;
            else if (m_trace.steps[at].what != TraceRecord::Sync || at < deaf)
                disk.take(m_trace.steps[at]);
        }
        const QTemporaryDir folder;
        if (!disk.writeTo(QDir(folder.path()), m_trace.store, loss))
            return Error::make(ErrorKind::Storage, "the files after the cut cannot be written");
        PH_TRY(Database database, openStore(folder.filePath(QStringLiteral("porthole/porthole.db"))));
        PH_TRY(const EntryCollection all, EntryTable(database).read());
        const QList<QByteArray> lines = said.split('\n');
        QSet<QString> lost;
        for (const QByteArray &line : lines.first(lines.size() - 1)) // a line that is not whole tells nobody
            lost << QString::fromLatin1(line);
        for (const Entry &entry : all.entries)
            lost.remove(entry.id.value);
        return lost;
    }

    Trace m_trace;
    QRandomGenerator m_random{20261126};
};

void PowerCutTest::initTestCase()
{
    QVERIFY(m_trace.record(kSaves));
    const auto count = [this](TraceRecord::What what) {
        return std::count_if(m_trace.steps.cbegin(), m_trace.steps.cend(),
                             [what](const Step &step) { return step.what == what; });
    };
    QCOMPARE(count(TraceRecord::Said), kSaves);
    QVERIFY(count(TraceRecord::Sync) >= kSaves);
    QVERIFY(count(TraceRecord::Write) > kSaves);
}

void PowerCutTest::whatWasAcknowledgedIsThere_data()
{
    QTest::addColumn<Loss>("loss");
    QTest::newRow("all that was not synced is lost") << Loss::Everything;
    QTest::newRow("any of it is lost") << Loss::AnyOfIt;
    QTest::newRow("what is written is torn") << Loss::Torn;
    QTest::newRow("nothing is lost") << Loss::Nothing;
}

void PowerCutTest::whatWasAcknowledgedIsThere()
{
    QFETCH(Loss, loss);
    constexpr int kCuts = 60;
    for (int i = 0; i < kCuts; ++i) {
        const qsizetype cut = m_random.bounded(m_trace.steps.size() + 1);
        const auto lost = lostAt(cut, loss, m_trace.steps.size());
        QVERIFY2(lost, failureOf(lost));
        QVERIFY2(lost->isEmpty(),
                 qPrintable(QStringLiteral("%1 lost at step %2").arg(lost->size()).arg(cut)));
    }
}

/// This test would notice a store that does not sync what it acknowledges.
void PowerCutTest::aDiskThatLiesLosesSome()
{
    const auto lost = lostAt(m_trace.steps.size(), Loss::Everything, m_trace.steps.size() / 2);
    QVERIFY2(lost, failureOf(lost));
    QVERIFY(lost->size() > kSaves / 4);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::PowerCutTest)
#include "PowerCutTest.moc"
