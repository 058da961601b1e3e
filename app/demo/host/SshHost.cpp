#include "app/demo/host/SshHost.h"

#include "app/demo/ExpiringTokens.h"
#include "app/demo/host/HostSession.h"

#include <QDateTime>
#include <arpa/inet.h>
#include <cerrno>
#include <event2/event.h>
#include <sys/socket.h>
#include <unistd.h>

namespace porthole::demo {

namespace {

/// Of the kernel: what is under way when somebody presses Ctrl+C.
constexpr int kSendBuffer = 64 << 10;
constexpr Milliseconds kPause{500};

Surroundings surroundings()
{
    Surroundings around;
    around.files = FileTree::make(static_cast<quint32>(QDateTime::currentSecsSinceEpoch()));
    around.user = "guest";
    around.host = "harbour";
    around.environment = {{"HOME", FileTree::kHome.toByteArray()},
                          {"USER", around.user},
                          {"SHELL", "/bin/sh"},
                          {"LANG", "C.UTF-8"}};
    return around;
}

} // namespace

void SshHost::EventFree::operator()(event *held) const { event_free(held); }

SshHost::SshHost(std::unique_ptr<http::EventLoop> loop, std::shared_ptr<sshd::ServerKey> key)
    : m_loop(std::move(loop))
    , m_key(std::move(key))
    , m_around(surroundings())
    , m_password(randomText(4).toStdString())
    , m_pause(*m_loop, [this] { event_add(m_acceptEvent.get(), nullptr); })
{}

Result<std::unique_ptr<SshHost>> SshHost::start()
{
    PH_TRY(auto loop, http::EventLoop::make());
    PH_TRY(auto key, sshd::ServerKey::generate());
    std::unique_ptr<SshHost> host(new SshHost(std::move(loop), std::move(key)));
    PH_DO(host->listen());
    host->m_thread = std::thread([on = host->m_loop.get()] { on->run(); });
    return host;
}

SshHost::~SshHost()
{
    m_loop->stop();
    if (m_thread.joinable())
        m_thread.join();
    m_sessions.clear();
    m_acceptEvent.reset();
    if (m_listener >= 0)
        ::close(m_listener);
}

Result<> SshHost::listen()
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *const any = reinterpret_cast<sockaddr *>(&address);
    if (m_listener < 0 || ::bind(m_listener, any, size) != 0 || ::listen(m_listener, 64) != 0 ||
        ::getsockname(m_listener, any, &size) != 0)
        return Error::make(ErrorKind::Unavailable, "there is no port for the demo's host");
    m_port = ntohs(address.sin_port);
    m_acceptEvent.reset(event_new(
        m_loop->base(), m_listener, EV_READ | EV_PERSIST,
        [](int, short, void *self) { static_cast<SshHost *>(self)->accept(); }, this));
    if (!m_acceptEvent || event_add(m_acceptEvent.get(), nullptr) != 0)
        return Error::make(ErrorKind::Bug, "libevent cannot listen for the demo's host");
    return {};
}

void SshHost::accept()
{
    const int descriptor = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (descriptor < 0) {
        // Out of descriptors, it would be readable for ever.
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            event_del(m_acceptEvent.get());
            m_pause.start(kPause);
        }
        return;
    }
    if (m_sessions.size() >= kMostConnections) {
        ::close(descriptor);
        return;
    }
    ::setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &kSendBuffer, sizeof kSendBuffer);
    m_sessions.push_back(std::make_unique<HostSession>(*this));
    if (!m_sessions.back()->open(descriptor))
        m_sessions.pop_back();
}

void SshHost::remove(const HostSession &session)
{
    m_sessions.remove_if([&](const auto &held) { return held.get() == &session; });
}

} // namespace porthole::demo
