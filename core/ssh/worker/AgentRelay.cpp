#include "core/ssh/worker/AgentRelay.h"

#include "core/openssh/AgentMessages.h"
#include "core/openssh/Wire.h"
#include "core/ssh/worker/Session.h"

#include <poll.h>
#include <sys/socket.h>
#include <system_error>

namespace porthole::ssh {

namespace {

/// How soon a cancel is seen.
constexpr int kGlance = 25; // milliseconds

bool receiveAll(int socket, std::uint8_t *to, std::size_t size)
{
    return size == 0 || ::recv(socket, to, size, MSG_WAITALL) == static_cast<ssize_t>(size);
}

/// One message of libssh's; nothing at the end.
std::optional<Bytes> receiveMessage(int socket)
{
    Bytes length(4);
    if (!receiveAll(socket, length.data(), length.size()))
        return std::nullopt;
    const auto size = loadBigEndian<std::uint32_t>(length.data());
    if (size > openssh::kLongestAgentMessage)
        return std::nullopt;
    Bytes message(size);
    return receiveAll(socket, message.data(), size) ? std::optional(std::move(message)) : std::nullopt;
}

bool sendMessage(int socket, ByteView message)
{
    Bytes framed;
    openssh::appendString(framed, message);
    return ::send(socket, framed.data(), framed.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(framed.size());
}

} // namespace

AgentRelay::AgentRelay(std::shared_ptr<Inbox> inbox, OwnedFd socket, AgentClient agent)
    : m_inbox(std::move(inbox))
    , m_socket(std::move(socket))
    , m_agent(std::move(agent))
{}

AgentRelay::~AgentRelay()
{
    m_isEnding = true;
    (void)::shutdown(m_socket.get(), SHUT_RDWR); // ends the thread's wait for libssh
    if (m_thread.joinable())
        m_thread.join();
}

Result<std::unique_ptr<AgentRelay>> AgentRelay::make(Session &session, AgentClient agent)
{
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return Error::make(ErrorKind::Unavailable, "no descriptors left");
    OwnedFd theirs(ends[0]);
    std::unique_ptr<AgentRelay> relay(
        new AgentRelay(session.loop().inbox(), OwnedFd(ends[1]), std::move(agent)));
    try {
        relay->m_thread = std::thread([made = relay.get()] { made->serve(); });
    } catch (const std::system_error &) {
        return Error::make(ErrorKind::Unavailable, "no thread for the agent");
    }
    if (ssh_set_agent_socket(session.raw(), theirs.get()) != SSH_OK)
        return Error::make(ErrorKind::Bug, "libssh takes no agent: " + session.words());
    (void)theirs.release(); // closed with the session
    return relay;
}

void AgentRelay::show(Bytes shown, Bytes key, TimePoint until)
{
    const std::lock_guard lock(m_mutex);
    m_shown = {std::move(shown), std::move(key), until};
}

std::optional<Error> AgentRelay::failure() const
{
    const std::lock_guard lock(m_mutex);
    return m_shown.failure;
}

void AgentRelay::serve()
{
    while (const auto message = receiveMessage(m_socket.get())) {
        auto answer = answerTo(*message);
        if (!answer) {
            const std::lock_guard lock(m_mutex);
            m_shown.failure = answer.error();
        }
        if (!sendMessage(m_socket.get(), answer ? *answer : Bytes{openssh::kAgentFailure}))
            return;
    }
}

Result<Bytes> AgentRelay::answerTo(ByteView message)
{
    if (message.empty() || message.front() != openssh::kRequestIdentities)
        return sign(message);
    const std::lock_guard lock(m_mutex);
    return openssh::identitiesAnswer({{m_shown.shown, {}}});
}

Result<Bytes> AgentRelay::sign(ByteView message)
{
    auto request = openssh::parseSignRequest(message);
    if (!request)
        return Error::make(ErrorKind::Bug, "libssh asks something unknown of the agent");
    TimePoint until;
    {
        const std::lock_guard lock(m_mutex);
        request->blob = m_shown.key;
        until = m_shown.until;
    }
    PH_TRY(Bytes answer, m_agent.ask(openssh::signRequest(*request), [&](int descriptor, short events) {
        return waitFor(descriptor, events, until);
    }));
    if (answer.front() != openssh::kSignResponse)
        return Error::make(ErrorKind::Forbidden, "the agent refused to sign");
    return answer;
}

Result<> AgentRelay::waitFor(int descriptor, short events, TimePoint until) const
{
    for (;;) {
        if (m_isEnding || m_inbox->isCancelled())
            return Error::make(ErrorKind::Cancelled, "it was given up");
        if (now() >= until)
            return Error::make(ErrorKind::Timeout, "the agent did not answer in time");
        pollfd state{.fd = descriptor, .events = events, .revents = 0};
        if (::poll(&state, 1, kGlance) > 0)
            return {};
    }
}

} // namespace porthole::ssh
