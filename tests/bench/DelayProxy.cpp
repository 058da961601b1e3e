#include "tests/bench/DelayProxy.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace porthole::bench {

namespace {

constexpr std::size_t kPiece = 256 * 1024;
/// Beyond that the sender is held up: more than any window of SSH.
constexpr std::size_t kMostOnTheWay = 64 * 1024 * 1024;

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

void atOnce(int socket)
{
    const int yes = 1;
    (void)::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

} // namespace

DelayProxy::DelayProxy(quint16 to, std::chrono::milliseconds roundTrip)
    : m_to(to)
    , m_delay(roundTrip / 2)
    , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 ||
        ::listen(m_listener, 16) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        qFatal("no port for the proxy");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { run(); });
}

DelayProxy::~DelayProxy()
{
    m_isEnding = true;
    m_thread.join();
    for (const Pair &pair : m_pairs) {
        ::close(pair.near);
        ::close(pair.far);
    }
    ::close(m_listener);
}

void DelayProxy::accept()
{
    const int near = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (near < 0)
        return;
    const int far = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(m_to);
    if (::connect(far, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
        ::close(far);
        ::close(near);
        return;
    }
    atOnce(near);
    atOnce(far);
    m_pairs.push_back({near, far, {near, far}, {far, near}});
}

void DelayProxy::read(Line &line) const
{
    Parcel parcel{Clock::now() + m_delay, std::vector<char>(kPiece)};
    const ssize_t count = ::recv(line.from, parcel.bytes.data(), parcel.bytes.size(), MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    line.hasEnded = count <= 0;
    if (count <= 0)
        return;
    parcel.bytes.resize(static_cast<std::size_t>(count));
    line.bytes += parcel.bytes.size();
    line.onTheWay.push_back(std::move(parcel));
}

void DelayProxy::deliver(Line &line, Clock::time_point now)
{
    while (!line.onTheWay.empty() && line.onTheWay.front().due <= now) {
        Parcel &first = line.onTheWay.front();
        const ssize_t count = ::send(line.to, first.bytes.data() + first.sent,
                                     first.bytes.size() - first.sent, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (count < 0 && errno != EAGAIN && errno != EINTR) {
            line.hasEnded = line.isClosed = true;
            return;
        }
        if (count <= 0)
            return;
        line.bytes -= static_cast<std::size_t>(count);
        first.sent += static_cast<std::size_t>(count);
        if (first.sent == first.bytes.size())
            line.onTheWay.pop_front();
    }
    if (line.hasEnded && line.onTheWay.empty() && !std::exchange(line.isClosed, true))
        ::shutdown(line.to, SHUT_WR);
}

void DelayProxy::run()
{
    while (!m_isEnding) {
        std::vector<pollfd> wanted{{m_listener, POLLIN, 0}};
        auto until = Clock::now() + std::chrono::milliseconds(50);
        const auto now = Clock::now();
        for (Pair &pair : m_pairs) {
            for (Line *line : {&pair.out, &pair.back}) {
                const bool reads = !line->hasEnded && line->bytes < kMostOnTheWay;
                const bool isDue = !line->onTheWay.empty() && line->onTheWay.front().due <= now;
                wanted.push_back({line->from, static_cast<short>(reads ? POLLIN : 0), 0});
                wanted.push_back({line->to, static_cast<short>(isDue ? POLLOUT : 0), 0});
                if (!line->onTheWay.empty() && !isDue)
                    until = std::min(until, line->onTheWay.front().due);
            }
        }
        for (pollfd &one : wanted)
            one.fd = one.events != 0 ? one.fd : -1; // a hang-up would be told for ever
        const auto left = std::max<Clock::duration>(until - Clock::now(), Clock::duration::zero());
        const auto nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(left).count();
        const timespec wait{nanoseconds / 1'000'000'000, nanoseconds % 1'000'000'000};
        (void)::ppoll(wanted.data(), wanted.size(), &wait, nullptr);
        std::size_t at = 1;
        for (Pair &pair : m_pairs) {
            for (Line *line : {&pair.out, &pair.back}) {
                if (wanted[at].revents != 0)
                    read(*line);
                at += 2;
                deliver(*line, Clock::now());
            }
        }
        if (wanted[0].revents != 0)
            accept();
        m_pairs.remove_if([](const Pair &pair) {
            const bool isOver = pair.out.isClosed && pair.back.isClosed;
            if (isOver) {
                ::close(pair.near);
                ::close(pair.far);
            }
            return isOver;
        });
    }
}

} // namespace porthole::bench
