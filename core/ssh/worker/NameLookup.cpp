#include "core/ssh/worker/NameLookup.h"

#include <atomic>
#include <cstring>
#include <netdb.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <system_error>
#include <thread>

namespace porthole::ssh {

namespace {

using AddressList = std::unique_ptr<addrinfo, FreedBy<::freeaddrinfo>>;

struct Answer {
    int code = 0; ///< getaddrinfo()'s
    AddressList list;
};

int familyCode(AddressFamily family)
{
    switch (family) {
    case AddressFamily::Any:
        return AF_UNSPEC;
    case AddressFamily::IPv4:
        return AF_INET;
    case AddressFamily::IPv6:
        return AF_INET6;
    }
    return AF_UNSPEC;
}

Answer ask(const QByteArray &host, const QByteArray &port, int family, int flags)
{
    addrinfo hints{};
    hints.ai_family = family;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = flags | AI_NUMERICSERV;
    addrinfo *list = nullptr;
    const int code = ::getaddrinfo(host.constData(), port.constData(), &hints, &list);
    return {code, AddressList(code == 0 ? list : nullptr)};
}

std::vector<SocketAddress> addressesOf(const addrinfo *list)
{
    constexpr std::size_t kMost = 16; // more than a person would wait for
    std::vector<SocketAddress> addresses;
    for (; list && addresses.size() < kMost; list = list->ai_next) {
        if (list->ai_addrlen > sizeof(sockaddr_storage))
            continue;
        SocketAddress &address = addresses.emplace_back();
        std::memcpy(&address.storage, list->ai_addr, list->ai_addrlen);
        address.length = list->ai_addrlen;
    }
    return addresses;
}

/// What the asking thread and the connection's share: either may go first.
struct Exchange {
    OwnedFd done{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    std::atomic<bool> isDone = false; ///< the answer is there, and the connection's
    Answer answer;
};

Result<Answer> askAside(Loop &loop, const QByteArray &host, const QByteArray &port, int family,
                        TimePoint until)
{
    const auto exchange = std::make_shared<Exchange>();
    if (!exchange->done.valid())
        return Error::make(ErrorKind::Unavailable, "no descriptors left");
    try {
        std::thread([exchange, host, port, family] {
            exchange->answer = ask(host, port, family, AI_ADDRCONFIG);
            exchange->isDone = true;
            (void)::eventfd_write(exchange->done.get(), 1);
        }).detach();
    } catch (const std::system_error &) {
        return Error::make(ErrorKind::Unavailable, "no thread for a name's lookup");
    }
    PH_DO(loop.watch(exchange->done.get(), POLLIN));
    Result<> waited;
    while (waited && !exchange->isDone && now() < until)
        waited = loop.turn(until);
    loop.unwatch(exchange->done.get());
    PH_DO(std::move(waited));
    if (!exchange->isDone)
        return Error::make(ErrorKind::Timeout, "the name's lookup takes too long");
    return std::move(exchange->answer);
}

} // namespace

Result<std::vector<SocketAddress>> lookUp(Loop &loop, const Endpoint &host, AddressFamily family,
                                          TimePoint until)
{
    const QByteArray name = host.host.toUtf8(), port = QByteArray::number(host.port);
    Answer answer = ask(name, port, familyCode(family), AI_NUMERICHOST);
    if (answer.code != 0) {
        PH_TRY(answer, askAside(loop, name, port, familyCode(family), until));
    }
    if (answer.code != 0)
        return Error::make(ErrorKind::Unreachable, "the name " + host.host.toStdString() +
                                                       " has no address: " + ::gai_strerror(answer.code));
    return addressesOf(answer.list.get());
}

Result<SocketAddress> literalAddress(const QString &text)
{
    const Answer answer = ask(text.toUtf8(), "0", AF_UNSPEC, AI_NUMERICHOST | AI_PASSIVE);
    const auto addresses = addressesOf(answer.list.get());
    if (addresses.empty())
        return Error::make(ErrorKind::Usage, "no address to bind to: " + text.toStdString());
    return addresses.front();
}

} // namespace porthole::ssh
