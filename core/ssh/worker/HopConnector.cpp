#include "core/ssh/worker/HopConnector.h"

#include "core/ssh/worker/NameLookup.h"

#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>

namespace porthole::ssh {

namespace {

/// RFC 8305 section 5: how long one address has before the next is tried beside it.
constexpr Milliseconds kHeadStart{250};

Result<> applyOption(const OwnedFd &socket, int level, int option, int value)
{
    if (::setsockopt(socket.get(), level, option, &value, sizeof value) != 0)
        return Error::make(ErrorKind::Unavailable, "a socket option was refused by the system");
    return {};
}

/// Attempts under way, each on a socket that the loop watches until it is taken or given up.
class Attempts {
public:
    Attempts(Loop &loop, std::optional<SocketAddress> from)
        : m_loop(loop)
        , m_from(from)
    {}
    ~Attempts()
    {
        for (const OwnedFd &socket : m_sockets)
            m_loop.unwatch(socket.get());
    }
    Attempts(const Attempts &) = delete;
    Attempts &operator=(const Attempts &) = delete;

    bool empty() const { return m_sockets.empty(); }
    int lastFailure() const { return m_lastFailure; }

    void begin(const SocketAddress &to)
    {
        OwnedFd socket(::socket(to.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        const bool begun = socket.valid() &&
                           (!m_from || ::bind(socket.get(), m_from->raw(), m_from->length) == 0) &&
                           (::connect(socket.get(), to.raw(), to.length) == 0 || errno == EINPROGRESS);
        if (!begun)
            m_lastFailure = errno;
        else if (m_loop.watch(socket.get(), POLLOUT))
            m_sockets.push_back(std::move(socket));
    }

    /// The first that is through; those that failed are dropped.
    std::optional<OwnedFd> settled()
    {
        for (auto socket = m_sockets.begin(); socket != m_sockets.end();) {
            pollfd state{.fd = socket->get(), .events = POLLOUT, .revents = 0};
            if (::poll(&state, 1, 0) <= 0) {
                ++socket;
                continue;
            }
            m_loop.unwatch(socket->get());
            int failure = 0;
            socklen_t length = sizeof failure;
            (void)::getsockopt(socket->get(), SOL_SOCKET, SO_ERROR, &failure, &length);
            OwnedFd taken = std::move(*socket);
            socket = m_sockets.erase(socket);
            if (failure == 0)
                return taken;
            m_lastFailure = failure;
        }
        return std::nullopt;
    }

private:
    Loop &m_loop;
    const std::optional<SocketAddress> m_from;
    std::vector<OwnedFd> m_sockets;
    int m_lastFailure = 0;
};

Result<OwnedFd> connectToFirst(Loop &loop, const std::vector<SocketAddress> &addresses,
                               std::optional<SocketAddress> from, TimePoint until)
{
    Attempts attempts(loop, from);
    TimePoint next = now();
    for (auto address = addresses.begin();;) {
        if (auto socket = attempts.settled())
            return std::move(*socket);
        if (address != addresses.end() && (attempts.empty() || now() >= next)) {
            attempts.begin(*address++);
            next = now() + kHeadStart;
            continue;
        }
        if (attempts.empty())
            return Error::make(ErrorKind::Unreachable, std::strerror(attempts.lastFailure()));
        if (now() >= until)
            return Error::make(ErrorKind::Timeout, "the host does not answer");
        PH_DO(loop.turn(address == addresses.end() ? until : std::min(next, until)));
    }
}

} // namespace

Result<OwnedFd> connectTo(Loop &loop, const ResolvedHost &host, TimePoint until,
                          const std::function<void()> &nameFound)
{
    std::optional<SocketAddress> from;
    if (!host.bindAddress.isEmpty()) {
        PH_TRY(from, literalAddress(host.bindAddress));
    }
    PH_TRY(const auto addresses, lookUp(loop, host.endpoint, host.addressFamily, until));
    nameFound();
    PH_TRY(OwnedFd socket, connectToFirst(loop, addresses, from, until));
    PH_DO(applyOption(socket, IPPROTO_TCP, TCP_NODELAY, 1));
    return socket;
}

Result<> setUserTimeout(const OwnedFd &socket, Milliseconds time)
{
    return applyOption(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, static_cast<int>(time.count()));
}

} // namespace porthole::ssh
