// typingbench [--smoke]: from a key to its letter in the terminal, in a shell on this computer's OpenSSH
// server, first alone and then while `porthole get` fetches a file from that server over a connection of its
// own.

#include "tests/session/ShellRig.h"
#include "tests/support/ssh/OpenSshServer.h"
#include "ui/terminal/TerminalView.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <vector>

namespace porthole::bench {

namespace {

constexpr int kPause = 30; // ms between keys: faster than anybody types

class Typing {
public:
    explicit Typing(qint64 megabytes)
        : m_identity(m_server.makeIdentity())
    {
        if (!m_server.start())
            qFatal("%s", qPrintable(m_server.failure()));
        const HostKey key = m_server.hostKey(QStringLiteral("ed25519"));
        m_rig.know(m_server.port(), key);
        QDir(m_folder.path()).mkdir(QStringLiteral(".ssh"));
        QFile::copy(m_rig.knownHosts(), m_folder.filePath(QStringLiteral(".ssh/known_hosts")));
        QFile file(m_folder.filePath(QStringLiteral("much")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", qPrintable(file.fileName()));
        const QByteArray part(1'000'000, 'x');
        for (qint64 written = 0; written < megabytes; ++written)
            file.write(part);
        openShell();
    }

    void typeAlone(int keys)
    {
        std::vector<double> times;
        for (int key = 0; key < keys; ++key)
            times.push_back(typeOne());
        tell("alone", times, {});
    }

    void typeDuringTransfer()
    {
        QProcess get;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_folder.path());
        environment.remove(QStringLiteral("SSH_AUTH_SOCK"));
        get.setProcessEnvironment(environment);
        QElapsedTimer time;
        time.start();
        get.start(QStringLiteral(PORTHOLE_PROGRAM),
                  {QStringLiteral("get"), QStringLiteral("--user"), test::OpenSshServer::user(),
                   QStringLiteral("--identity"), m_identity,
                   QStringLiteral("127.0.0.1:%1:%2")
                       .arg(m_server.port())
                       .arg(m_folder.filePath(QStringLiteral("much"))),
                   m_folder.filePath(QStringLiteral("fetched"))});
        std::vector<double> times;
        qint64 took = 0;
        QObject::connect(&get, &QProcess::finished, &get, [&] { took = time.elapsed(); });
        while (took == 0)
            times.push_back(typeOne());
        if (get.exitCode() != 0)
            qFatal("%s", get.readAllStandardError().constData());
        const auto size = static_cast<double>(QFileInfo(m_folder.filePath(QStringLiteral("fetched"))).size());
        tell("during a transfer", times,
             QStringLiteral("%1 MB at %2 MB/s")
                 .arg(size / 1e6, 0, 'f', 0)
                 .arg(size / 1e3 / double(took), 0, 'f', 0));
    }

private:
    void openShell()
    {
        ShellOptions options = m_rig.options(m_server.port());
        options.remote.ssh.destination.user = test::OpenSshServer::user();
        options.remote.ssh.destination.identityFile = m_identity;
        m_session = &m_rig.shells.open(std::move(options));
        m_view.resize(m_view.sizeHint());
        m_view.setTerminal(&m_session->terminal());
        m_view.show();
        while (m_session->state() != ShellState::Open)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        m_session->terminal().give(QByteArray("PS1=ready; clear\r"));
        QElapsedTimer time;
        time.start();
        while (m_session->terminal().textBeforeCursor() != "ready") {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
            if (time.elapsed() > 30'000)
                qFatal("the shell is not ready");
        }
    }

    /// Milliseconds, from the key to the picture that has its letter. Every row of them is wiped.
    double typeOne()
    {
        if (m_view.picture().cursor.column > 60) {
            m_session->terminal().give(QByteArray("\x15")); // Ctrl+U
            waitFor([this] { return m_view.picture().cursor.column == 5; });
        }
        wait(kPause);
        const int before = m_view.picture().cursor.column;
        QElapsedTimer time;
        time.start();
        QTest::keyClick(&m_view, Qt::Key_X);
        waitFor([this, before] { return m_view.picture().cursor.column == before + 1; });
        return static_cast<double>(time.nsecsElapsed()) / 1e6;
    }

    /// Until the view has taken something in that is so; without a pause of its own.
    template <class Condition> void waitFor(Condition isSo)
    {
        if (isSo())
            return;
        QEventLoop loop;
        const auto look = QObject::connect(&m_view, &ui::TerminalView::refreshed, &loop, [&] {
            if (isSo())
                loop.quit();
        });
        QTimer::singleShot(60'000, &loop, [] { qFatal("a key has no answer"); });
        loop.exec();
        QObject::disconnect(look);
    }
    static void wait(int milliseconds)
    {
        QEventLoop loop;
        QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
        loop.exec();
    }

    static void tell(const char *when, std::vector<double> times, const QString &more)
    {
        std::sort(times.begin(), times.end());
        const auto at = [&times](double share) {
            return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
        };
        std::printf("%-18s %5zu keys: median %.1f ms, 95th percentile %.1f ms, longest %.1f ms  %s\n", when,
                    times.size(), at(0.5), at(0.95), times.back(), qPrintable(more));
        std::fflush(stdout);
    }

    QTemporaryDir m_folder;
    test::OpenSshServer m_server{{QStringLiteral("ed25519")}};
    const QString m_identity;
    test::ShellRig m_rig;
    ShellSession *m_session = nullptr;
    ui::TerminalView m_view;
};

} // namespace

} // namespace porthole::bench

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const bool smoke = argc > 1 && std::strcmp(argv[1], "--smoke") == 0;
    porthole::bench::Typing typing(smoke ? 5 : 500);
    typing.typeAlone(smoke ? 10 : 300);
    typing.typeDuringTransfer();
    if (!smoke)
        typing.typeDuringTransfer();
    return 0;
}
