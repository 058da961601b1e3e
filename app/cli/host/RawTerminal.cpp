#include "app/cli/host/RawTerminal.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace porthole::cli {

namespace {

/// Those that the event loop does not hear of and that would end the program where it stands.
constexpr std::array kDeadly{SIGHUP, SIGQUIT};

// What the handlers need.
termios savedTerminal;
volatile std::sig_atomic_t resizeDescriptor = -1;

extern "C" void noteResize(int)
{
    const int interrupted = errno;
    // A full pipe wakes the loop as well.
    [[maybe_unused]] const ssize_t written = ::write(resizeDescriptor, "", 1);
    errno = interrupted;
}

extern "C" void restoreRawAndDie(int signal)
{
    tcsetattr(STDIN_FILENO, TCSANOW, &savedTerminal);
    std::signal(signal, SIG_DFL);
    raise(signal);
}

} // namespace

bool RawTerminal::isThere() { return isatty(STDIN_FILENO) == 1; }

QSize RawTerminal::size()
{
    winsize size{};
    const bool known = ioctl(STDIN_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0;
    return known ? QSize(size.ws_col, size.ws_row) : QSize(80, 24);
}

RawTerminal::RawTerminal()
{
    tcgetattr(STDIN_FILENO, &savedTerminal);
    if (::pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) == 0) {
        resizeDescriptor = m_pipe[1];
        m_wake = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
        connect(m_wake.get(), &QSocketNotifier::activated, this, [this] {
            std::array<char, 64> bytes{};
            [[maybe_unused]] const ssize_t got = ::read(m_pipe[0], bytes.data(), bytes.size());
            Q_EMIT resized(size());
        });
        std::signal(SIGWINCH, noteResize);
    }
    for (const int signal : kDeadly)
        std::signal(signal, restoreRawAndDie);
    termios raw = savedTerminal;
    cfmakeraw(&raw);
    tcsetattr(STDIN_FILENO, TCSANOW, &raw);
}

RawTerminal::~RawTerminal()
{
    // What is typed behind the host's last word is the next program's: nothing is flushed.
    tcsetattr(STDIN_FILENO, TCSADRAIN, &savedTerminal);
    std::signal(SIGWINCH, SIG_DFL);
    for (const int signal : kDeadly)
        std::signal(signal, SIG_DFL);
    m_wake.reset();
    for (const int descriptor : m_pipe)
        if (descriptor >= 0)
            ::close(descriptor);
}

} // namespace porthole::cli
