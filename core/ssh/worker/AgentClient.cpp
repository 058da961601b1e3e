#include "core/ssh/worker/AgentClient.h"

#include "core/openssh/AgentMessages.h"
#include "core/openssh/Wire.h"

#include <QFile>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

namespace porthole::ssh {

namespace {

Error gone() { return Error::make(ErrorKind::Closed, "the agent has hung up"); }

} // namespace

Result<AgentClient> AgentClient::connect(const QString &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    OwnedFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (name.size() >= static_cast<qsizetype>(sizeof address.sun_path) || !socket.valid())
        return Error::make(ErrorKind::Unavailable, "the agent cannot be reached");
    std::memcpy(address.sun_path, name.constData(), static_cast<std::size_t>(name.size()));
    // It does not wait: an agent that has no room for one more says so at once.
    if (::connect(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return Error::make(ErrorKind::Unavailable,
                           std::string("the agent cannot be reached: ") + std::strerror(errno));
    return AgentClient(std::move(socket));
}

Result<Bytes> AgentClient::ask(ByteView message, const Wait &wait)
{
    if (!m_socket.valid())
        return gone();
    auto answer = exchange(message, wait);
    if (!answer)
        m_socket.reset(); // whatever comes later would be taken for the answer to something else
    return answer;
}

Result<Bytes> AgentClient::exchange(ByteView message, const Wait &wait)
{
    Bytes framed;
    openssh::appendString(framed, message);
    PH_DO(send(framed, wait));
    Bytes length(4);
    PH_DO(receive(length, wait));
    const auto size = loadBigEndian<std::uint32_t>(length.data());
    if (size == 0 || size > openssh::kLongestAgentMessage)
        return Error::make(ErrorKind::PeerMisbehaved, "the agent's answer is too long or empty");
    Bytes answer(size);
    PH_DO(receive(answer, wait));
    return answer;
}

Result<> AgentClient::send(ByteView bytes, const Wait &wait)
{
    while (!bytes.empty()) {
        const ssize_t count = ::send(m_socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count >= 0)
            bytes = bytes.subspan(static_cast<std::size_t>(count));
        else if (errno == EAGAIN)
            PH_DO(wait(m_socket.get(), POLLOUT));
        else if (errno != EINTR)
            return gone();
    }
    return {};
}

Result<> AgentClient::receive(Bytes &into, const Wait &wait)
{
    std::size_t at = 0;
    while (at < into.size()) {
        const ssize_t count = ::recv(m_socket.get(), into.data() + at, into.size() - at, 0);
        if (count > 0)
            at += static_cast<std::size_t>(count);
        else if (count < 0 && errno == EAGAIN)
            PH_DO(wait(m_socket.get(), POLLIN));
        else if (count == 0 || errno != EINTR)
            return gone();
    }
    return {};
}

} // namespace porthole::ssh
