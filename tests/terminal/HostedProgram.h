#pragma once

#include "Shown.h"
#include "core/terminal/KeyEncoding.h"

#include <QSocketNotifier>
#include <QTest>

#include <array>
#include <csignal>
#include <memory>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace porthole::terminal::test {

/// A program that somebody else wrote, on a Terminal of ours: what it prints is received, what the terminal
/// answers and what is pressed it reads. It is ended with this object.
class HostedProgram {
public:
    /// `words` begin with the program's path; `home` is where it runs, and all that it knows of its user.
    HostedProgram(QByteArrayList words, const QByteArray &home, Size size = {80, 24})
        : m_terminal(size, 1'000)
    {
        QByteArrayList variables{"PATH=/usr/bin:/bin", "TERM=xterm-256color", "LC_ALL=C.UTF-8",
                                 "SHELL=/bin/sh",      "HOME=" + home,        "PS1=at-the-prompt> "};
        // What the child needs is made before: between fork and exec there is little that may be done.
        const std::vector<char *> argv = pointersTo(words), envp = pointersTo(variables);
        const winsize window = windowOf(size);
        m_pid = ::forkpty(&m_line, nullptr, nullptr, &window);
        if (m_pid == 0) {
            if (::chdir(home.constData()) == 0)
                ::execve(argv[0], argv.data(), envp.data());
            ::_exit(127);
        }
        m_ready = std::make_unique<QSocketNotifier>(m_line, QSocketNotifier::Read);
        QObject::connect(m_ready.get(), &QSocketNotifier::activated, [this] { take(); });
    }
    ~HostedProgram()
    {
        m_ready.reset();
        if (m_status < 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, nullptr, 0);
        }
        ::close(m_line);
    }
    HostedProgram(const HostedProgram &) = delete;
    HostedProgram &operator=(const HostedProgram &) = delete;

    const Terminal &terminal() const { return m_terminal; }
    QByteArray screen() const { return shown(m_terminal); }
    /// Counted from 1.
    QByteArray row(int number) const { return rowText(m_terminal, m_terminal.screenTop() + number - 1); }

    void type(const QByteArray &text)
    {
        QCOMPARE(::write(m_line, text.constData(), static_cast<std::size_t>(text.size())), text.size());
    }
    void press(Key key)
    {
        KeyPress press;
        press.key = key;
        type(QByteArray::fromStdString(encodeKey(press, m_terminal.modes())));
    }
    void resize(Size size)
    {
        m_terminal.resize(size);
        const winsize window = windowOf(size);
        ::ioctl(m_line, TIOCSWINSZ, &window);
    }
    template <class Condition> static bool waitFor(Condition isSo) { return QTest::qWaitFor(isSo, 60'000); }
    bool shows(const char *text)
    {
        return waitFor([&] { return screen().contains(text); });
    }
    /// -1 if it goes on; 128 and the signal's number if one ended it.
    int exitCode()
    {
        if (!waitFor([this] { return !m_ready->isEnabled() && ended(); }))
            return -1;
        return WIFSIGNALED(m_status) ? 128 + WTERMSIG(m_status) : WEXITSTATUS(m_status);
    }

private:
    static std::vector<char *> pointersTo(QByteArrayList &texts)
    {
        std::vector<char *> pointers;
        for (QByteArray &text : texts)
            pointers.push_back(text.data());
        pointers.push_back(nullptr);
        return pointers;
    }
    static winsize windowOf(Size size)
    {
        return {static_cast<unsigned short>(size.rows), static_cast<unsigned short>(size.columns), 0, 0};
    }
    bool ended()
    {
        int status = 0;
        if (m_status < 0 && ::waitpid(m_pid, &status, WNOHANG) == m_pid)
            m_status = status;
        return m_status >= 0;
    }
    void take()
    {
        std::array<char, 4096> buffer{};
        const ssize_t got = ::read(m_line, buffer.data(), buffer.size());
        if (got <= 0)
            return m_ready->setEnabled(false); // nobody holds the other end any more
        feed(m_terminal, QByteArray(buffer.data(), got));
        type(QByteArray::fromStdString(m_terminal.takeOutput()));
    }

    Terminal m_terminal;
    int m_line = -1;
    pid_t m_pid = -1;
    int m_status = -1;
    std::unique_ptr<QSocketNotifier> m_ready;
};

} // namespace porthole::terminal::test
