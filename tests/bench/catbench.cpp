// catbench [--smoke | MEGABYTES ROUNDS]: `cat` of some megabytes to the answer of a status request (DSR), in
// Porthole's terminal, in urxvt and in xterm, in turns on one display. In Porthole twice: from a pseudo
// terminal of this computer, as the others have it, and from a host over SSH, which is what it is for. The
// child in each is this program: catbench --cat FILE RESULT writes the file, asks, and notes the seconds.

#include "tests/bench/TerminalStreams.h"
#include "tests/session/ShellRig.h"
#include "tests/support/ssh/OpenSshServer.h"
#include "ui/terminal/TerminalView.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <pty.h>
#include <string>
#include <sys/wait.h>
#include <termios.h>
#include <thread>
#include <unistd.h>

namespace porthole::bench {

namespace {

/// Each of its streams, and how many times.
struct Amount {
    std::size_t bytes = std::size_t{32} * 1024 * 1024;
    int rounds = 3;
};
constexpr int kColumns = 80, kRows = 24;
constexpr qint64 kLongest = 300'000; // ms

bool writeAll(int to, const char *bytes, std::size_t count)
{
    while (count > 0) {
        const ssize_t written = ::write(to, bytes, count);
        if (written <= 0)
            return false;
        bytes += written;
        count -= static_cast<std::size_t>(written);
    }
    return true;
}

/// In the terminal: the file, the question, and the answer, "CSI 0 n".
int catAndAsk(const QString &path, const QString &result)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    const QByteArray bytes = file.readAll();
    termios raw{};
    if (::tcgetattr(STDIN_FILENO, &raw) != 0)
        return 1;
    ::cfmakeraw(&raw);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw);
    QElapsedTimer time;
    time.start();
    if (!writeAll(STDOUT_FILENO, bytes.constData(), static_cast<std::size_t>(bytes.size())) ||
        !writeAll(STDOUT_FILENO, "\x1b[5n", 4))
        return 1;
    char last = 0;
    while (last != 'n')
        if (::read(STDIN_FILENO, &last, 1) <= 0)
            return 1;
    const qint64 took = time.nsecsElapsed();
    QFile note(result);
    return note.open(QIODevice::WriteOnly) && note.write(QByteArray::number(took)) > 0 ? 0 : 1;
}

/// Runs the event loop until a child has noted its time, in seconds.
double awaited(const QString &result)
{
    QElapsedTimer time;
    time.start();
    for (;;) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        QFile note(result);
        if (note.open(QIODevice::ReadOnly))
            if (const QByteArray text = note.readAll(); !text.isEmpty()) {
                note.remove();
                return text.toDouble() / 1e9;
            }
        if (time.hasExpired(kLongest))
            qFatal("no answer came");
    }
}

class Contest {
public:
    explicit Contest(const Amount &amount)
        : m_amount(amount)
        , m_identity(m_server.makeIdentity())
    {
        if (!m_server.start())
            qFatal("%s", qPrintable(m_server.failure()));
        m_rig.know(m_server.port(), m_server.hostKey(QStringLiteral("ed25519")));
    }

    void run()
    {
        std::printf("%-12s %12s %12s %12s %12s   MB/s, median of %d rounds (best)\n", "", "Porthole",
                    "over SSH", "urxvt", "xterm", m_amount.rounds);
        for (const Stream &stream : terminalStreams(m_amount.bytes, kColumns, kRows))
            if (stream.name == "ascii" || stream.name == "16 colours" || stream.name == "true colour" ||
                stream.name == "CJK")
                compare(stream);
    }

private:
    using Run = std::function<double(const QString &)>;

    void compare(const Stream &stream)
    {
        const QString path = m_folder.filePath(QStringLiteral("stream"));
        {
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly) ||
                file.write(stream.bytes.data(), static_cast<qint64>(stream.bytes.size())) < 0)
                qFatal("cannot write %s", qPrintable(path));
        }
        const std::array<Run, 4> runs{
            [this](const QString &file) { return here(file); },
            [this](const QString &file) { return overSsh(file); },
            [this](const QString &file) {
                return other(QStringLiteral("urxvt"), {QStringLiteral("-sl"), QStringLiteral("100000")},
                             file);
            },
            [this](const QString &file) {
                return other(QStringLiteral("xterm"),
                             {QStringLiteral("-u8"), QStringLiteral("-sl"), QStringLiteral("100000")}, file);
            }};
        std::array<std::vector<double>, 4> rates;
        for (int round = 0; round < m_amount.rounds; ++round)
            for (std::size_t who = 0; who < runs.size(); ++who)
                rates[who].push_back(static_cast<double>(stream.bytes.size()) / 1e6 / runs[who](path));
        std::printf("%-12s", stream.name.c_str());
        for (auto &of : rates) {
            std::sort(of.begin(), of.end());
            std::printf(" %5.1f (%4.0f)", of[of.size() / 2], of.back());
        }
        std::printf("\n");
        std::fflush(stdout);
    }

    QStringList child(const QString &file) const
    {
        return {QCoreApplication::applicationFilePath(), QStringLiteral("--cat"), file, m_result};
    }

    /// In another terminal on the same display.
    double other(const QString &program, QStringList options, const QString &file) const
    {
        options += {QStringLiteral("-geometry"), QStringLiteral("%1x%2").arg(kColumns).arg(kRows),
                    QStringLiteral("-e")};
        QProcess process;
        process.start(program, options + child(file));
        if (!process.waitForStarted())
            qFatal("%s does not start", qPrintable(program));
        const double seconds = awaited(m_result);
        process.waitForFinished();
        return seconds;
    }

    /// In a view on a pseudo terminal of this computer.
    double here(const QString &file) const
    {
        SharedTerminal terminal({.columns = kColumns, .rows = kRows});
        ui::TerminalView view;
        view.resize(view.sizeHint());
        view.setTerminal(&terminal);
        view.show();
        int master = -1;
        winsize size{};
        size.ws_col = kColumns;
        size.ws_row = kRows;
        const QStringList words = child(file);
        const pid_t pid = ::forkpty(&master, nullptr, nullptr, &size);
        if (pid == 0) {
            ::execl(words[0].toLocal8Bit().constData(), words[0].toLocal8Bit().constData(), "--cat",
                    words[2].toLocal8Bit().constData(), words[3].toLocal8Bit().constData(), nullptr);
            ::_exit(127);
        }
        // Answers come in the thread that feeds.
        QObject::connect(
            &terminal, &SharedTerminal::output, &terminal,
            [master](const QByteArray &bytes) {
                (void)writeAll(master, bytes.constData(), static_cast<std::size_t>(bytes.size()));
            },
            Qt::DirectConnection);
        std::thread feeding([master, &terminal] {
            QByteArray buffer(64 * 1024, Qt::Uninitialized);
            for (;;) {
                const ssize_t count = ::read(master, buffer.data(), static_cast<std::size_t>(buffer.size()));
                if (count <= 0)
                    return;
                terminal.feed(QByteArray(buffer.constData(), count));
            }
        });
        const double seconds = awaited(m_result);
        feeding.join();
        ::waitpid(pid, nullptr, 0);
        ::close(master);
        return seconds;
    }

    /// In a session on a host, with all that lies between.
    double overSsh(const QString &file)
    {
        ShellOptions options = m_rig.options(m_server.port());
        options.remote.ssh.destination.user = test::OpenSshServer::user();
        options.remote.ssh.destination.identityFile = m_identity;
        ShellSession &session = m_rig.shells.open(std::move(options));
        ui::TerminalView view;
        view.resize(view.sizeHint());
        view.setTerminal(&session.terminal());
        view.show();
        while (session.state() != ShellState::Open)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        session.terminal().give("exec '" + child(file).join(QStringLiteral("' '")).toLocal8Bit() + "'\r");
        const double seconds = awaited(m_result);
        session.close();
        QCoreApplication::processEvents();
        return seconds;
    }

    const Amount m_amount;
    QTemporaryDir m_folder;
    const QString m_result = m_folder.filePath(QStringLiteral("result"));
    test::OpenSshServer m_server{{QStringLiteral("ed25519")}};
    const QString m_identity;
    test::ShellRig m_rig;
};

} // namespace

} // namespace porthole::bench

int main(int argc, char **argv)
{
    if (argc == 4 && std::strcmp(argv[1], "--cat") == 0)
        return porthole::bench::catAndAsk(QFile::decodeName(argv[2]), QFile::decodeName(argv[3]));
    const QApplication application(argc, argv);
    porthole::bench::Amount amount;
    if (argc > 1 && std::strcmp(argv[1], "--smoke") == 0)
        amount = {200'000, 1};
    else if (argc == 3)
        amount = {std::strtoul(argv[1], nullptr, 10) << 20, std::max(std::atoi(argv[2]), 1)};
    porthole::bench::Contest(amount).run();
    return 0;
}
