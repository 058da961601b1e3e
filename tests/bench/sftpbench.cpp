// Transfers of the built program against OpenSSH's sftp and rsync, each a process from its start to its end,
// in turns: what both are measured by is the median of the ratios of neighbours. Everything is compared with
// what was sent.
#include "tests/bench/DelayProxy.h"
#include "tests/support/ssh/OpenSshServer.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <optional>

using namespace std::chrono_literals;
using porthole::test::OpenSshServer;

namespace porthole::bench {

namespace {

struct Sizes {
    qint64 bytes = 256 * 1024 * 1024;
    int files = 5000;
    int rounds = 5;
};

/// A home and a host, near and far.
class Ground {
public:
    /// Everything that is moved lies in `folder`.
    Ground(std::chrono::milliseconds roundTrip, const QString &folder)
        : m_data(QDir(folder).filePath(QStringLiteral("sftpbench-XXXXXX")))
    {
        if (!m_data.isValid())
            qFatal("%s", qPrintable(m_data.errorString()));
        m_identity = m_server.makeIdentity();
        if (!m_server.start())
            qFatal("%s", qPrintable(m_server.failure()));
        m_far = std::make_unique<DelayProxy>(m_server.port(), roundTrip);
        QDir(m_home.path()).mkdir(QStringLiteral(".ssh"));
        QByteArray known;
        for (const quint16 port : {m_server.port(), m_far->port()})
            known += "[127.0.0.1]:" + QByteArray::number(port) + ' ' +
                     m_server.hostKeyLine(QStringLiteral("ed25519")) + '\n';
        test::writeFile(m_home.filePath(QStringLiteral(".ssh/known_hosts")), known);
    }
    quint16 port(bool isFar) const { return isFar ? m_far->port() : m_server.port(); }
    QString file(const char *name) const { return m_data.filePath(QString::fromLatin1(name)); }

    /// Seconds that a program took; it has to succeed.
    double run(const QString &program, const QStringList &arguments) const
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.setStandardOutputFile(QProcess::nullDevice());
        QElapsedTimer time;
        time.start();
        process.start(program, arguments);
        if (!process.waitForFinished(-1) || process.exitCode() != 0)
            qFatal("%s %s: %s", qPrintable(program), qPrintable(arguments.join(u' ')),
                   process.readAllStandardError().constData());
        return static_cast<double>(time.nsecsElapsed()) / 1e9;
    }
    double shell(const QString &script) const
    {
        return run(QStringLiteral("sh"), {QStringLiteral("-ec"), script});
    }

    double porthole(const char *command, const QStringList &from, const QString &to) const
    {
        return run(QStringLiteral(PORTHOLE_PROGRAM),
                   QStringList{QString::fromLatin1(command), QStringLiteral("-r"), QStringLiteral("--user"),
                               OpenSshServer::user(), QStringLiteral("--identity"), m_identity} +
                       from + QStringList{to});
    }
    QString remote(bool isFar, const QString &path) const
    {
        return QStringLiteral("127.0.0.1:%1:%2").arg(port(isFar)).arg(path);
    }
    double sftp(bool isFar, const QString &commands) const
    {
        return shell(QStringLiteral("printf '%1\\n' | sftp -q -b - %2 -P %3 %4@127.0.0.1")
                         .arg(commands, sshOptions())
                         .arg(port(isFar))
                         .arg(OpenSshServer::user()));
    }
    QString sshOptions() const
    {
        return QStringLiteral("-F none -i %1 -o UserKnownHostsFile=%2 -o BatchMode=yes")
            .arg(m_identity, m_home.filePath(QStringLiteral(".ssh/known_hosts")));
    }

private:
    QProcessEnvironment environment() const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_home.path());
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_home.filePath(QStringLiteral("data")));
        environment.remove(QStringLiteral("SSH_AUTH_SOCK"));
        return environment;
    }

    QTemporaryDir m_home, m_data;
    OpenSshServer m_server{{QStringLiteral("ed25519")}};
    QString m_identity;
    std::unique_ptr<DelayProxy> m_far;
};

/// Ours and theirs in turns; `amount` per second is what is shown, the median of the ratios what counts.
class Duel {
public:
    Duel(const Ground &ground, int rounds)
        : m_ground(ground)
        , m_rounds(rounds)
    {}
    void fight(const char *what, double amount, const char *unit, const std::function<double()> &ours,
               const std::function<double()> &theirs)
    {
        std::vector<double> mine, other, ratios;
        for (int round = 0; round < m_rounds; ++round) {
            // Who begins changes, so that neither always finds the caches as the other left them.
            const bool beginsWithOurs = round % 2 == 0;
            const auto measured = [&](const std::function<double()> &run) {
                m_ground.shell(QStringLiteral("rm -rf '%1'; mkdir '%1'").arg(m_ground.file("to")));
                const double seconds = run();
                m_ground.shell(
                    QStringLiteral("diff -r '%1' '%2/from'").arg(m_ground.file("from"), m_ground.file("to")));
                return seconds;
            };
            const double first = measured(beginsWithOurs ? ours : theirs);
            const double second = measured(beginsWithOurs ? theirs : ours);
            mine.push_back(beginsWithOurs ? first : second);
            other.push_back(beginsWithOurs ? second : first);
            ratios.push_back(other.back() / mine.back());
        }
        std::printf("%-44s %9.1f %9.1f %-8s %6.2f  (%.2f to %.2f)\n", what, amount / median(mine),
                    amount / median(other), unit, median(ratios),
                    *std::min_element(ratios.begin(), ratios.end()),
                    *std::max_element(ratios.begin(), ratios.end()));
        std::fflush(stdout);
    }

private:
    static double median(std::vector<double> values)
    {
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    }

    const Ground &m_ground;
    const int m_rounds;
};

void measureLarge(const Ground &ground, Duel &duel, const Sizes &sizes)
{
    const QString from = ground.file("from"), to = ground.file("to");
    ground.shell(QStringLiteral("rm -rf '%1'; mkdir '%1'; head -c %2 /dev/urandom >'%1/large'")
                     .arg(from)
                     .arg(sizes.bytes));
    const double megabytes = static_cast<double>(sizes.bytes) / 1e6;
    for (const bool isFar : {false, true}) {
        const auto sftp = [&](const char *command) {
            return ground.sftp(isFar,
                               QStringLiteral("%1 -r %2 %3").arg(QString::fromLatin1(command), from, to));
        };
        duel.fight(
            isFar ? "get, 20 ms away, against sftp" : "get, against sftp", megabytes, "MB/s",
            [&] { return ground.porthole("get", {ground.remote(isFar, from)}, to); },
            [&] { return sftp("get"); });
        duel.fight(
            isFar ? "put, 20 ms away, against sftp" : "put, against sftp", megabytes, "MB/s",
            [&] { return ground.porthole("put", {from}, ground.remote(isFar, to)); },
            [&] { return ground.sftp(isFar, QStringLiteral("put -r %1 %2").arg(from, to)); });
    }
}

void measureSmall(const Ground &ground, Duel &duel, const Sizes &sizes)
{
    const QString from = ground.file("from"), to = ground.file("to");
    ground.shell(QStringLiteral(
                     "rm -rf '%1'; mkdir '%1'; cd '%1'; for d in $(seq 10); do mkdir $d; for f in $(seq %2); "
                     "do head -c 4096 /dev/urandom >$d/$f; done; done")
                     .arg(from)
                     .arg(std::max(sizes.files / 10, 1)));
    const double files = sizes.files;
    const auto get = [&] { return ground.porthole("get", {ground.remote(false, from)}, to); };
    const auto put = [&] { return ground.porthole("put", {from}, ground.remote(false, to)); };
    const auto rsync = [&](const QString &source, const QString &target) {
        return ground.shell(QStringLiteral("rsync -a -e 'ssh %1 -p %2' '%3' '%4'")
                                .arg(ground.sshOptions())
                                .arg(ground.port(false))
                                .arg(source, target));
    };
    const QString host = OpenSshServer::user() + QStringLiteral("@127.0.0.1:");
    duel.fight("get small files, against sftp -r", files, "files/s", get,
               [&] { return ground.sftp(false, QStringLiteral("get -r %1 %2").arg(from, to)); });
    duel.fight("put small files, against sftp -r", files, "files/s", put,
               [&] { return ground.sftp(false, QStringLiteral("put -r %1 %2").arg(from, to)); });
    duel.fight("get small files, against rsync -a", files, "files/s", get,
               [&] { return rsync(host + from, to); });
    duel.fight("put small files, against rsync -a", files, "files/s", put,
               [&] { return rsync(from, host + to); });
}

} // namespace

} // namespace porthole::bench

int main(int argc, char **argv)
{
    using namespace porthole::bench;
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("smoke"), QStringLiteral("little of everything, once")},
                       {QStringLiteral("rounds"), QStringLiteral("pairs of each"), QStringLiteral("N"),
                        QStringLiteral("5")},
                       {QStringLiteral("mb"), QStringLiteral("size of the large file"), QStringLiteral("N"),
                        QStringLiteral("256")},
                       {QStringLiteral("files"), QStringLiteral("small files"), QStringLiteral("N"),
                        QStringLiteral("5000")},
                       // What a disk takes for a new file is the same for all, and varies with what was
                       // removed before: ext4 looks at every inode that was freed in the last seconds.
                       {QStringLiteral("folder"), QStringLiteral("where the files lie"),
                        QStringLiteral("PATH"), QStringLiteral("/dev/shm")},
                       {QStringLiteral("only"), QStringLiteral("large or small"), QStringLiteral("WHICH")}});
    parser.addHelpOption();
    parser.process(application);
    Sizes sizes{parser.value(QStringLiteral("mb")).toLongLong() * 1024 * 1024,
                parser.value(QStringLiteral("files")).toInt(),
                parser.value(QStringLiteral("rounds")).toInt()};
    if (parser.isSet(QStringLiteral("smoke")))
        sizes = {3 * 1024 * 1024, 100, 1};
    const Ground ground(20ms, parser.value(QStringLiteral("folder")));
    Duel duel(ground, sizes.rounds);
    const QString only = parser.value(QStringLiteral("only"));
    std::printf("%-44s %9s %9s %-8s %6s\n", "", "porthole", "other", "", "ratio");
    if (only != QLatin1String("small"))
        measureLarge(ground, duel, sizes);
    if (only != QLatin1String("large"))
        measureSmall(ground, duel, sizes);
}
