#include "app/demo/EventLoop.h"

#include <csignal>
#include <cstdint>
#include <event2/event.h>
#include <sys/eventfd.h>
#include <sys/time.h>
#include <unistd.h>

namespace porthole::demo {

Result<std::unique_ptr<EventLoop>> EventLoop::make()
{
    // libevent tells the terminal about every malformed request.
    event_set_log_callback([](int, const char *) {});
    std::unique_ptr<EventLoop> loop(new EventLoop);
    loop->m_base = event_base_new();
    loop->m_stopDescriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (!loop->m_base || loop->m_stopDescriptor < 0)
        return Error::make(ErrorKind::Bug, "the demo has no descriptors left for its loop");
    loop->m_stop = event_new(
        loop->m_base, loop->m_stopDescriptor, EV_READ | EV_PERSIST,
        [](int, short, void *self) { event_base_loopbreak(static_cast<EventLoop *>(self)->m_base); },
        loop.get());
    if (!loop->m_stop || event_add(loop->m_stop, nullptr) != 0)
        return Error::make(ErrorKind::Bug, "the demo's loop cannot be stopped");
    return loop;
}

EventLoop::~EventLoop()
{
    if (m_stop)
        event_free(m_stop);
    if (m_base)
        event_base_free(m_base);
    if (m_stopDescriptor >= 0)
        ::close(m_stopDescriptor);
}

void EventLoop::run()
{
    // libevent writes without MSG_NOSIGNAL; a viewer that has gone is an error code, not a signal.
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
    event_base_dispatch(m_base);
}

void EventLoop::stop()
{
    const std::uint64_t one = 1;
    // It can only fail if it was called 2^64 times before, and then the loop stops anyway.
    [[maybe_unused]] const auto written = ::write(m_stopDescriptor, &one, sizeof one);
}

Timer::Timer(EventLoop &loop, std::function<void()> called)
    : m_event(event_new(
          loop.base(), -1, 0,
          [](int, short, void *self) {
              const auto call = static_cast<Timer *>(self)->m_called; // outlives a destruction in the call
              call();
          },
          this))
    , m_called(std::move(called))
{}

Timer::~Timer()
{
    if (m_event)
        event_free(m_event);
}

void Timer::start(Milliseconds after)
{
    const timeval time{static_cast<time_t>(after.count() / 1000),
                       static_cast<suseconds_t>(after.count() % 1000 * 1000)};
    if (m_event)
        event_add(m_event, &time);
}

void Timer::stop()
{
    if (m_event)
        event_del(m_event);
}

} // namespace porthole::demo
