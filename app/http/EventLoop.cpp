#include "app/http/EventLoop.h"

#include <csignal>
#include <cstdint>
#include <event2/event.h>
#include <sys/eventfd.h>
#include <sys/time.h>
#include <unistd.h>

namespace porthole::http {

LoopInbox::~LoopInbox()
{
    if (m_wakeDescriptor >= 0)
        ::close(m_wakeDescriptor);
}

Result<> LoopInbox::open()
{
    m_wakeDescriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (m_wakeDescriptor < 0)
        return Error::make(ErrorKind::Bug, "no descriptors are left for an event loop");
    return {};
}

bool LoopInbox::post(std::function<void()> call)
{
    const std::lock_guard lock(m_mutex);
    if (m_closed)
        return false;
    m_calls.push_back(std::move(call));
    const std::uint64_t one = 1;
    // It can only fail if the counter is full, and then the loop is awake anyway.
    [[maybe_unused]] const auto written = ::write(m_wakeDescriptor, &one, sizeof one);
    return true;
}

void LoopInbox::runAll()
{
    std::vector<std::function<void()>> calls;
    {
        const std::lock_guard lock(m_mutex);
        std::uint64_t count = 0;
        [[maybe_unused]] const auto got = ::read(m_wakeDescriptor, &count, sizeof count);
        calls.swap(m_calls);
    }
    for (const auto &call : calls)
        call();
}

void LoopInbox::close()
{
    std::vector<std::function<void()>> dropped; // beyond the lock: what they hold may post as it goes
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    dropped.swap(m_calls);
}

Result<std::unique_ptr<EventLoop>> EventLoop::make()
{
    // libevent tells the terminal about every malformed request.
    event_set_log_callback([](int, const char *) {});
    std::unique_ptr<EventLoop> loop(new EventLoop);
    PH_DO(loop->m_inbox->open());
    loop->m_base = event_base_new();
    if (!loop->m_base)
        return Error::make(ErrorKind::Bug, "no descriptors are left for an event loop");
    loop->m_wake = event_new(
        loop->m_base, loop->m_inbox->m_wakeDescriptor, EV_READ | EV_PERSIST,
        [](int, short, void *inbox) { static_cast<LoopInbox *>(inbox)->runAll(); }, loop->m_inbox.get());
    if (!loop->m_wake || event_add(loop->m_wake, nullptr) != 0)
        return Error::make(ErrorKind::Bug, "an event loop cannot be woken");
    return loop;
}

EventLoop::~EventLoop()
{
    m_inbox->close();
    if (m_wake)
        event_free(m_wake);
    if (m_base)
        event_base_free(m_base);
}

void EventLoop::run()
{
    // libevent writes without MSG_NOSIGNAL; a client that has gone is an error code, not a signal.
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
    event_base_dispatch(m_base);
}

void EventLoop::stop()
{
    m_inbox->post([base = m_base] { event_base_loopbreak(base); });
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

} // namespace porthole::http
