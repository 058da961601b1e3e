#pragma once

#include <QByteArray>
#include <QSocketNotifier>
#include <QStringList>
#include <QTest>

#include <csignal>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

/// One run of the built program on a terminal of its own, as a person starts it. It is ended with this
/// object.
class TerminalProgram {
public:
    TerminalProgram(const QStringList &arguments, const QStringList &environment)
    {
        winsize size{24, 80, 0, 0};
        // What the child needs is made before: between fork and exec there is little that may be done.
        QList<QByteArray> words{QByteArray(PORTHOLE_PROGRAM)};
        for (const QString &argument : arguments)
            words << argument.toUtf8();
        QList<QByteArray> variables;
        for (const QString &variable : environment)
            variables << variable.toUtf8();
        const std::vector<char *> argv = pointersTo(words), envp = pointersTo(variables);
        m_pid = ::forkpty(&m_terminal, nullptr, nullptr, &size);
        if (m_pid == 0) {
            ::execve(argv[0], argv.data(), envp.data());
            ::_exit(127);
        }
        ::tcgetattr(m_terminal, &m_before);
        m_ready = std::make_unique<QSocketNotifier>(m_terminal, QSocketNotifier::Read);
        QObject::connect(m_ready.get(), &QSocketNotifier::activated, [this] { take(); });
    }
    ~TerminalProgram()
    {
        if (m_pid > 0 && m_status < 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, nullptr, 0);
        }
        m_ready.reset();
        ::close(m_terminal);
    }
    TerminalProgram(const TerminalProgram &) = delete;
    TerminalProgram &operator=(const TerminalProgram &) = delete;

    void type(const QByteArray &keys)
    {
        QCOMPARE(::write(m_terminal, keys.constData(), static_cast<std::size_t>(keys.size())), keys.size());
    }
    /// All that it has shown.
    const QByteArray &shown() const { return m_shown; }
    bool shows(const char *text, int within = 30000)
    {
        return QTest::qWaitFor([&] { return m_shown.contains(text); }, within);
    }
    void resize(int columns, int rows)
    {
        const winsize size{static_cast<unsigned short>(rows), static_cast<unsigned short>(columns), 0, 0};
        ::ioctl(m_terminal, TIOCSWINSZ, &size);
    }
    bool echoes() const { return (modes().c_lflag & ECHO) != 0; }
    bool isRaw() const { return (modes().c_lflag & ICANON) == 0; }
    /// As it was when the program was started.
    bool isRestored() const
    {
        const termios now = modes();
        return now.c_lflag == m_before.c_lflag && now.c_iflag == m_before.c_iflag &&
               now.c_oflag == m_before.c_oflag;
    }
    void signal(int number) { ::kill(m_pid, number); }
    /// -1 if it hangs; 128 and the signal's number if one killed it.
    int exitCode()
    {
        const bool over = QTest::qWaitFor([this] { return ended(); }, 60'000);
        while (over && m_ready->isEnabled() && isReadable()) // what it said last is still on its way
            take();
        return !over ? -1 : WIFSIGNALED(m_status) ? 128 + WTERMSIG(m_status) : WEXITSTATUS(m_status);
    }

private:
    static std::vector<char *> pointersTo(QList<QByteArray> &texts)
    {
        std::vector<char *> pointers;
        for (QByteArray &text : texts)
            pointers.push_back(text.data());
        pointers.push_back(nullptr);
        return pointers;
    }
    termios modes() const
    {
        termios now{};
        ::tcgetattr(m_terminal, &now);
        return now;
    }
    bool ended()
    {
        int status = 0;
        if (m_status < 0 && ::waitpid(m_pid, &status, WNOHANG) == m_pid)
            m_status = status;
        return m_status >= 0;
    }
    bool isReadable() const
    {
        pollfd state{m_terminal, POLLIN, 0};
        return ::poll(&state, 1, 0) == 1;
    }
    void take()
    {
        std::array<char, 4096> buffer{};
        const ssize_t got = ::read(m_terminal, buffer.data(), buffer.size());
        if (got > 0)
            m_shown.append(buffer.data(), got);
        else
            m_ready->setEnabled(false); // nobody holds the other end any more
    }

    int m_terminal = -1;
    pid_t m_pid = -1;
    int m_status = -1;
    termios m_before{};
    QByteArray m_shown;
    std::unique_ptr<QSocketNotifier> m_ready;
};
