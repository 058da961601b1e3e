#pragma once

#include "core/model/Endpoint.h"

#include <QtGlobal>
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace porthole::test {

/// A listener that never accepts, its backlog full: the kernel drops further SYNs, as a firewall does.
class Blackhole {
public:
    Blackhole()
        : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 ||
            listen(m_listener, 0) != 0 ||
            ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
            qFatal("no free port on loopback");
        m_port = ntohs(address.sin_port);
        for (int &filler : m_fillers) {
            filler = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
            (void)::connect(filler, reinterpret_cast<sockaddr *>(&address), size);
        }
    }
    Blackhole(const Blackhole &) = delete;
    Blackhole &operator=(const Blackhole &) = delete;
    ~Blackhole()
    {
        for (const int filler : m_fillers)
            ::close(filler);
        ::close(m_listener);
    }
    Endpoint endpoint() const { return {QStringLiteral("127.0.0.1"), m_port}; }

private:
    int m_listener;
    int m_fillers[4] = {};
    quint16 m_port = 0;
};

} // namespace porthole::test
