#pragma once

#include <QByteArray>

#include <arpa/inet.h>
#include <array>
#include <future>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace porthole::test {

/// What came of a conversation over a socket.
struct Heard {
    QByteArray bytes;
    bool wasEnd = false; ///< it ended in order; else it was reset, or nobody was there
};

/// Programs with blocking sockets of their own threads, as the two ends of a tunnel are programs too.
namespace talk {

inline sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

inline Heard hearAll(int socket)
{
    Heard heard;
    std::array<char, 65536> piece{};
    for (;;) {
        const ssize_t count = ::recv(socket, piece.data(), piece.size(), 0);
        if (count <= 0) {
            heard.wasEnd = count == 0;
            return heard;
        }
        heard.bytes.append(piece.data(), count);
    }
}

/// False if nobody is there any more.
inline bool sayAll(int socket, const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t count = ::send(socket, bytes.constData() + sent,
                                     static_cast<std::size_t>(bytes.size() - sent), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        sent += count;
    }
    ::shutdown(socket, SHUT_WR);
    return true;
}

/// Says all of it, ends its half, and hears the other to its end, both at once.
inline Heard converse(int socket, const QByteArray &says)
{
    auto saidAll = std::async(std::launch::async, [socket, says] { return sayAll(socket, says); });
    Heard heard = hearAll(socket);
    // A reset is told to one of the two.
    heard.wasEnd = saidAll.get() && heard.wasEnd;
    ::close(socket);
    return heard;
}

/// Says nothing before it has heard everything: a tunnel that closes both halves at once loses the answer.
inline Heard hearThenSay(int socket, const QByteArray &says)
{
    Heard heard = hearAll(socket);
    (void)sayAll(socket, says);
    ::close(socket);
    return heard;
}

/// A connected socket; -1 if nobody is there.
inline int connectTo(quint16 port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    if (::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return socket;
    ::close(socket);
    return -1;
}

/// Through a SOCKS5 server on one port to the other (RFC 1928), without a password; -1 if it lets nobody
/// through.
inline int connectThrough(quint16 socks, quint16 port)
{
    const int socket = connectTo(socks);
    if (socket < 0)
        return -1;
    const std::array<unsigned char, 13> asks{5,
                                             1,
                                             0,
                                             5,
                                             1,
                                             0,
                                             1,
                                             127,
                                             0,
                                             0,
                                             1,
                                             static_cast<unsigned char>(port >> 8),
                                             static_cast<unsigned char>(port & 0xff)};
    std::array<unsigned char, 12> answer{};
    std::size_t got = 0;
    bool there = ::send(socket, asks.data(), asks.size(), MSG_NOSIGNAL) == ssize_t(asks.size());
    while (there && got < answer.size()) {
        const ssize_t count = ::recv(socket, answer.data() + got, answer.size() - got, 0);
        there = count > 0;
        got += there ? static_cast<std::size_t>(count) : 0;
    }
    if (there && answer[1] == 0 && answer[3] == 0)
        return socket;
    ::close(socket);
    return -1;
}

inline std::future<Heard> call(quint16 port, const QByteArray &says)
{
    return std::async(std::launch::async, [port, says] {
        const int socket = connectTo(port);
        return socket < 0 ? Heard{} : converse(socket, says);
    });
}

} // namespace talk

/// A port of 127.0.0.1 where somebody listens, each caller in a thread of its own.
class TalkServer {
public:
    TalkServer()
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address = talk::loopback(0);
        socklen_t size = sizeof address;
        if (::bind(m_socket, reinterpret_cast<sockaddr *>(&address), size) != 0 ||
            ::listen(m_socket, 128) != 0 ||
            ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size) != 0)
            qFatal("no free port on loopback");
        m_port = ntohs(address.sin_port);
    }
    ~TalkServer() { ::close(m_socket); }
    TalkServer(const TalkServer &) = delete;
    TalkServer &operator=(const TalkServer &) = delete;

    quint16 port() const { return m_port; }
    /// The next who comes is talked to by `how(socket)`. One that never comes is waited for two minutes, or
    /// until shutDown().
    template <class How> std::future<Heard> next(How how)
    {
        return std::async(std::launch::async, [this, how] {
            pollfd waiting{m_socket, POLLIN, 0};
            if (::poll(&waiting, 1, kPatience) <= 0)
                return Heard{};
            const int socket = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
            return socket < 0 ? Heard{} : how(socket);
        });
    }
    void shutDown() const { ::shutdown(m_socket, SHUT_RDWR); }

private:
    static constexpr int kPatience = 120'000; // milliseconds
    const int m_socket;
    quint16 m_port = 0;
};

/// Whether it is through; the event loop runs on meanwhile.
inline bool isReady(const std::future<Heard> &future)
{
    return future.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

} // namespace porthole::test
