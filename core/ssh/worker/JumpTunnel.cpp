#include "core/ssh/worker/JumpTunnel.h"

#include <array>
#include <cerrno>
#include <poll.h>
#include <sys/socket.h>

namespace porthole::ssh {

namespace {

/// The most that waits to be sent through the jump host.
constexpr qint64 kMostQueued = 256 * 1024;

} // namespace

JumpTunnel::JumpTunnel(Session &jump, const Endpoint &to, OwnedFd socket)
    : m_loop(jump.loop())
    , m_socket(std::move(socket))
    , m_channel(jump, ForwardRequest{to.host.toUtf8(), to.port},
                [this](ChannelNews news) { take(std::move(news)); })
{
    m_loop.add(*this);
}

JumpTunnel::~JumpTunnel()
{
    m_loop.remove(*this);
    if (m_watched != 0)
        m_loop.unwatch(m_socket.get());
}

Result<std::unique_ptr<JumpTunnel>> JumpTunnel::open(Session &jump, const Endpoint &to, TimePoint until,
                                                     OwnedFd &socket)
{
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0)
        return Error::make(ErrorKind::Unavailable, "no descriptors left");
    socket = OwnedFd(ends[0]);
    std::unique_ptr<JumpTunnel> tunnel(new JumpTunnel(jump, to, OwnedFd(ends[1])));
    while (!tunnel->m_channel.isOpen() && !tunnel->m_end) {
        if (now() >= until)
            return Error::make(ErrorKind::Timeout, "the jump host does not open the way in time");
        PH_DO(jump.loop().turn(until));
    }
    if (tunnel->m_end)
        return tunnel->m_end->error.value_or(
            Error::make(ErrorKind::Closed, "the jump host closed the way at once"));
    PH_DO(tunnel->watch());
    return tunnel;
}

bool JumpTunnel::work()
{
    const bool opening = !m_channel.isOpen() && !m_end;
    bool worked = m_channel.work();
    if (opening)
        return worked;
    worked = fromSocket() || worked;
    worked = toSocket() || worked;
    // Without a watch the way stands still, and the deadlines end it.
    (void)watch();
    return worked;
}

/// Called from inside of libssh, too.
void JumpTunnel::take(ChannelNews news)
{
    if (auto *data = std::get_if<ChannelData>(&news))
        m_toSocket += data->bytes;
    else if (auto *end = std::get_if<ChannelEnd>(&news))
        m_end = std::move(*end);
}

bool JumpTunnel::fromSocket()
{
    bool worked = false;
    std::array<char, 64 * 1024> piece; // NOLINT(cppcoreguidelines-pro-type-member-init)
    while (!m_socketEnded && !m_end && m_channel.bytesToWrite() < kMostQueued) {
        const ssize_t count = ::recv(m_socket.get(), piece.data(), piece.size(), 0);
        if (count < 0)
            break;
        if (count == 0) {
            m_socketEnded = true;
            m_channel.endWriting();
        } else {
            m_channel.write(QByteArray(piece.data(), count));
        }
        worked = true;
    }
    return worked;
}

bool JumpTunnel::toSocket()
{
    qsizetype sent = 0;
    m_isHeldUp = false;
    while (sent < m_toSocket.size() && !m_isHeldUp) {
        const ssize_t count = ::send(m_socket.get(), m_toSocket.constData() + sent,
                                     static_cast<std::size_t>(m_toSocket.size() - sent), MSG_NOSIGNAL);
        if (count > 0)
            sent += count;
        else
            m_isHeldUp = errno == EAGAIN;
        if (count < 0 && !m_isHeldUp)
            sent = m_toSocket.size(); // nobody is there to read it
    }
    m_toSocket.remove(0, sent);
    m_channel.acknowledge(sent);
    if (m_end && m_toSocket.isEmpty())
        (void)::shutdown(m_socket.get(), SHUT_WR); // an error: it is gone already
    return sent > 0;
}

/// What is not wanted at the moment must not wake the loop again and again.
Result<> JumpTunnel::watch()
{
    const bool reads = !m_socketEnded && !m_end && m_channel.bytesToWrite() < kMostQueued;
    const auto wanted = static_cast<short>((reads ? POLLIN : 0) | (m_isHeldUp ? POLLOUT : 0));
    if (wanted == m_watched)
        return {};
    if (m_watched != 0)
        m_loop.unwatch(m_socket.get());
    m_watched = wanted;
    return wanted != 0 ? m_loop.watch(m_socket.get(), wanted) : Result<>();
}

} // namespace porthole::ssh
