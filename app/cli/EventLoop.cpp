#include "app/cli/EventLoop.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace porthole::cli {

namespace {

// What a signal handler may touch.
volatile std::sig_atomic_t signalThatCame = 0;
volatile std::sig_atomic_t wakeDescriptor = -1;

extern "C" void noteSignal(int signal)
{
    const int interrupted = errno;
    signalThatCame = signal;
    // A full pipe wakes the loop as well.
    [[maybe_unused]] const ssize_t written = ::write(wakeDescriptor, "", 1);
    errno = interrupted;
}

/// Notes the signals while it lives; as they were before and after.
class SignalWatch {
public:
    SignalWatch()
    {
        if (::pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
            return;
        wakeDescriptor = m_pipe[1];
        for (std::size_t i = 0; i < kSignals.size(); ++i)
            m_previous[i] = std::signal(kSignals[i], noteSignal);
    }
    ~SignalWatch()
    {
        if (!isValid())
            return;
        for (std::size_t i = 0; i < kSignals.size(); ++i)
            std::signal(kSignals[i], m_previous[i]);
        for (const int descriptor : m_pipe)
            ::close(descriptor);
    }
    SignalWatch(const SignalWatch &) = delete;
    SignalWatch &operator=(const SignalWatch &) = delete;

    bool isValid() const { return m_pipe[0] >= 0; }
    int descriptor() const { return m_pipe[0]; }

private:
    static constexpr std::array kSignals{SIGINT, SIGTERM};
    std::array<int, 2> m_pipe{-1, -1};
    std::array<void (*)(int), kSignals.size()> m_previous{};
};

} // namespace

Result<> runEventLoop()
{
    const SignalWatch watch;
    if (!watch.isValid())
        return Error::make(ErrorKind::Storage, std::string("pipe: ") + std::strerror(errno));
    const QSocketNotifier wake(watch.descriptor(), QSocketNotifier::Read);
    QObject::connect(&wake, &QSocketNotifier::activated, &wake, &QCoreApplication::quit);
    QCoreApplication::exec();
    if (signalThatCame != 0)
        return Error::make(ErrorKind::Cancelled, "interrupted");
    return {};
}

bool takeSignal()
{
    const bool came = signalThatCame != 0;
    signalThatCame = 0;
    return came;
}

void dieOfSignal()
{
    const int signal = signalThatCame;
    if (signal == 0)
        return;
    std::signal(signal, SIG_DFL);
    raise(signal);
}

} // namespace porthole::cli
