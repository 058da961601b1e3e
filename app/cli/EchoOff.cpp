#include "app/cli/EchoOff.h"

#include <csignal>
#include <termios.h>

namespace porthole::cli {

namespace {

constexpr std::array kDeadly{SIGINT, SIGTERM, SIGHUP, SIGQUIT};

// What the handler needs.
termios savedTerminal;
int savedDescriptor = -1;

extern "C" void restoreTerminalAndDie(int signal)
{
    tcsetattr(savedDescriptor, TCSANOW, &savedTerminal);
    std::signal(signal, SIG_DFL);
    raise(signal);
}

} // namespace

EchoOff::EchoOff(int terminal)
{
    static_assert(kDeadly.size() == kSignals);
    savedDescriptor = terminal;
    tcgetattr(terminal, &savedTerminal);
    for (std::size_t i = 0; i < kSignals; ++i)
        m_previous[i] = std::signal(kDeadly[i], restoreTerminalAndDie);
    termios silent = savedTerminal;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(terminal, TCSAFLUSH, &silent);
}

EchoOff::~EchoOff()
{
    tcsetattr(savedDescriptor, TCSAFLUSH, &savedTerminal);
    for (std::size_t i = 0; i < kSignals; ++i)
        std::signal(kDeadly[i], m_previous[i]);
}

} // namespace porthole::cli
