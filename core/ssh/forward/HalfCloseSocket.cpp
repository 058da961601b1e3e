#include "core/ssh/forward/HalfCloseSocket.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace porthole::ssh {

namespace {

constexpr std::size_t kPiece = 128 * 1024;

void set(int socket, int level, int option, int value)
{
    // One that a kind of socket does not have is no loss.
    (void)::setsockopt(socket, level, option, &value, sizeof value);
}

/// A machine that is gone without a word is noticed after two minutes, and typing is not kept back.
void prepare(int socket)
{
    (void)::fcntl(socket, F_SETFL, O_NONBLOCK); // an error: it is no descriptor, and recv() says so
    set(socket, IPPROTO_TCP, TCP_NODELAY, 1);
    set(socket, SOL_SOCKET, SO_KEEPALIVE, 1);
    set(socket, IPPROTO_TCP, TCP_KEEPIDLE, 60);
    set(socket, IPPROTO_TCP, TCP_KEEPINTVL, 15);
    set(socket, IPPROTO_TCP, TCP_KEEPCNT, 4);
}

} // namespace

HalfCloseSocket::HalfCloseSocket(OwnedFd socket, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
    , m_readable(m_socket.get(), QSocketNotifier::Read)
    , m_writable(m_socket.get(), QSocketNotifier::Write)
{
    prepare(m_socket.get());
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    connect(&m_readable, &QSocketNotifier::activated, this, &HalfCloseSocket::read);
    connect(&m_writable, &QSocketNotifier::activated, this, &HalfCloseSocket::flush);
}

void HalfCloseSocket::setWanted(bool wanted) { m_readable.setEnabled(wanted && !m_hasEnded && !m_isGone); }

/// Nothing is touched after a signal: whoever hears of it may have had enough.
void HalfCloseSocket::read()
{
    std::array<char, kPiece> piece; // NOLINT(cppcoreguidelines-pro-type-member-init)
    const ssize_t count = ::recv(m_socket.get(), piece.data(), piece.size(), 0);
    if (count > 0) {
        Q_EMIT received(QByteArray(piece.data(), count));
    } else if (count == 0) {
        m_hasEnded = true;
        m_readable.setEnabled(false);
        Q_EMIT ended();
    } else if (errno != EAGAIN && errno != EINTR) {
        fail();
    }
}

void HalfCloseSocket::write(const QByteArray &bytes)
{
    if (m_isGone || m_endWanted || bytes.isEmpty())
        return;
    m_toWrite += bytes.size();
    m_output.push_back(bytes);
    if (!m_writable.isEnabled())
        flush();
}

void HalfCloseSocket::flush()
{
    qint64 sent = 0;
    while (!m_output.empty()) {
        const QByteArray &first = m_output.front();
        const ssize_t count = ::send(m_socket.get(), first.constData() + m_offset,
                                     static_cast<std::size_t>(first.size() - m_offset), MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && errno != EAGAIN)
            return fail();
        if (count < 0)
            break;
        sent += count;
        m_offset += count;
        if (m_offset == first.size()) {
            m_output.pop_front();
            m_offset = 0;
        }
    }
    m_toWrite -= sent;
    m_writable.setEnabled(!m_output.empty());
    if (m_output.empty() && m_endWanted)
        (void)::shutdown(m_socket.get(), SHUT_WR); // an error: the other side is gone
    if (sent > 0)
        Q_EMIT taken(sent);
}

void HalfCloseSocket::endWriting()
{
    if (m_isGone || std::exchange(m_endWanted, true))
        return;
    if (m_output.empty())
        (void)::shutdown(m_socket.get(), SHUT_WR);
}

void HalfCloseSocket::reset()
{
    m_isGone = true;
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    constexpr linger atOnce{1, 0};
    (void)::setsockopt(m_socket.get(), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    m_socket.reset();
}

void HalfCloseSocket::fail()
{
    if (m_isGone)
        return;
    reset();
    QMetaObject::invokeMethod(this, &HalfCloseSocket::failed, Qt::QueuedConnection);
}

} // namespace porthole::ssh
