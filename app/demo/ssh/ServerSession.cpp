#include "app/demo/ssh/ServerSession.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace porthole::sshd {

namespace {

constexpr qsizetype kLongestName = 256;
constexpr int kPiecesAtOnce = 16; ///< then it is the turn of other connections

ServerSession *self(void *data) { return static_cast<ServerSession *>(data); }

} // namespace

ServerSession::ServerSession()
    : m_callbacks{}
    , m_channelCallbacks(ServerChannel::callbacks())
{
    setCallbacks(m_callbacks);
    m_callbacks.userdata = this;
}

ServerSession::~ServerSession()
{
    m_channels.clear();
    if (m_event && m_session)
        ssh_event_remove_session(m_event.get(), m_session.get());
    if (m_session && !m_isBroken)
        ssh_disconnect(m_session.get());
}

void ServerSession::setCallbacks(ssh_server_callbacks_struct &to)
{
    to.auth_none_function = [](ssh_session, const char *user, void *data) {
        self(data)->m_user = QByteArray(user).left(kLongestName);
        return self(data)->replyTo(self(data)->judgeNone());
    };
    to.auth_password_function = [](ssh_session, const char *user, const char *password, void *data) {
        self(data)->m_user = QByteArray(user).left(kLongestName);
        return self(data)->replyTo(self(data)->judgePassword(password));
    };
    to.auth_pubkey_function = [](ssh_session, const char *user, ssh_key key, char state, void *data) {
        self(data)->m_user = QByteArray(user).left(kLongestName);
        if (state != SSH_PUBLICKEY_STATE_NONE && state != SSH_PUBLICKEY_STATE_VALID)
            return static_cast<int>(SSH_AUTH_DENIED);
        const bool isSigned = state == SSH_PUBLICKEY_STATE_VALID;
        const Verdict verdict = self(data)->judgeKey(ServerKey::publicHalf(key), isSigned);
        // libssh takes any consent to an unsigned key as "go on".
        if (!isSigned)
            return static_cast<int>(verdict == Verdict::Refuse ? SSH_AUTH_DENIED : SSH_AUTH_SUCCESS);
        return self(data)->replyTo(verdict);
    };
    to.channel_open_request_session_function = [](ssh_session, void *data) {
        return self(data)->openChannel();
    };
}

Result<> ServerSession::begin(int descriptor, const ServerKey &key)
{
    m_descriptor = descriptor;
    m_session.reset(ssh_new());
    m_event.reset(ssh_event_new());
    const bool ready = m_session && m_event && ::fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0;
    if (!ready || ssh_bind_accept_fd(key.acceptor(), m_session.get(), descriptor) != SSH_OK) {
        ::close(descriptor);
        m_isBroken = true;
        return Error::make(ErrorKind::Bug, "libssh takes no connection");
    }
    ssh_set_blocking(m_session.get(), 0);
    ssh_set_auth_methods(m_session.get(), methods());
    ssh_callbacks_init(&m_callbacks);
    ssh_set_message_callback(
        m_session.get(),
        [](ssh_session, ssh_message message, void *data) { return self(data)->onMessage(message); }, this);
    // The rest of the key exchange happens as its packets come, in advance().
    if (ssh_set_server_callbacks(m_session.get(), &m_callbacks) != SSH_OK ||
        ssh_handle_key_exchange(m_session.get()) == SSH_ERROR ||
        ssh_event_add_session(m_event.get(), m_session.get()) != SSH_OK) {
        m_isBroken = true;
        return Error::make(ErrorKind::Bug, "libssh begins no connection");
    }
    return {};
}

bool ServerSession::isPending() const { return (ssh_get_status(m_session.get()) & SSH_WRITE_PENDING) != 0; }

bool ServerSession::wantsToWrite() const { return m_hasMore || isPending(); }

void ServerSession::hangUp()
{
    m_isBroken = true;
    ::shutdown(m_descriptor, SHUT_RDWR);
}

bool ServerSession::advance()
{
    if (m_isBroken || ssh_event_dopoll(m_event.get(), 0) == SSH_ERROR || m_isBroken ||
        !ssh_is_connected(m_session.get())) {
        m_isBroken = true;
        return false;
    }
    int pieces = 0;
    do
        m_hasMore = turn();
    while (m_hasMore && !m_isBroken && ++pieces < kPiecesAtOnce);
    return !m_isBroken;
}

/// Sending reads, too: libssh calls back from within, and a channel may be there or have its end afterwards.
/// Hence no iterators, and another turn after each that sent something.
bool ServerSession::turn()
{
    std::erase_if(m_channels, [](const auto &channel) { return channel->m_isGone; });
    for (std::size_t i = 0; i < m_channels.size(); ++i)
        m_channels[i]->advance();
    bool hasSent = false;
    ++m_turn; // one after the other begins, so that a flood leaves room for the rest
    for (std::size_t i = 0; i < m_channels.size() && !m_isBroken && !isPending(); ++i)
        hasSent = m_channels[(m_turn + i) % m_channels.size()]->pump() || hasSent;
    return hasSent;
}

int ServerSession::replyTo(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Refuse:
        return SSH_AUTH_DENIED;
    case Verdict::Accept:
        m_isAuthenticated = true;
        return SSH_AUTH_SUCCESS;
    case Verdict::Partial:
        ssh_set_auth_methods(m_session.get(), methods());
        return SSH_AUTH_PARTIAL;
    }
    return SSH_AUTH_DENIED;
}

ssh_channel ServerSession::openChannel()
{
    if (m_channels.size() >= kMostChannels)
        return nullptr;
    const ssh_channel channel = ssh_channel_new(m_session.get());
    if (channel)
        m_channels.push_back(std::make_unique<ServerChannel>(*this, channel, m_channelCallbacks));
    return channel;
}

void ServerSession::sendBanner(const QByteArray &text)
{
    const StringHandle banner(ssh_string_from_char(text.constData()));
    if (banner)
        ssh_send_issue_banner(m_session.get(), banner.get());
}

int ServerSession::onMessage(ssh_message message)
{
    constexpr int kAnswered = 0, kRefused = 1;
    const int type = ssh_message_type(message), subtype = ssh_message_subtype(message);
    if (type == SSH_REQUEST_AUTH && subtype == static_cast<int>(SSH_AUTH_METHOD_INTERACTIVE) &&
        (methods() & static_cast<int>(SSH_AUTH_METHOD_INTERACTIVE))) {
        if (refuses(message))
            onInteractive(message);
        return kAnswered;
    }
    if (type == SSH_REQUEST_CHANNEL_OPEN && subtype == SSH_CHANNEL_DIRECT_TCPIP && onForward(message))
        return kAnswered;
    return refuses(message) ? kRefused : kAnswered;
}

void ServerSession::onInteractive(ssh_message message)
{
    std::optional<QList<QByteArray>> answers;
    if (ssh_message_auth_kbdint_is_response(message)) {
        answers.emplace();
        const int count = ssh_userauth_kbdint_getnanswers(m_session.get());
        for (int i = 0; i < count; ++i)
            answers->append(ssh_userauth_kbdint_getanswer(m_session.get(), static_cast<unsigned>(i)));
    } else {
        m_user = QByteArray(ssh_message_auth_user(message)).left(kLongestName);
    }
    const InteractiveStep step = judgeAnswers(answers);
    if (const auto *verdict = std::get_if<Verdict>(&step)) {
        if (replyTo(*verdict) == SSH_AUTH_DENIED)
            ssh_message_reply_default(message);
        else
            ssh_message_auth_reply_success(message, *verdict == Verdict::Partial);
        return;
    }
    const auto &round = std::get<InteractiveRound>(step);
    std::vector<const char *> prompts;
    std::vector<char> echo;
    for (const auto &prompt : round.prompts) {
        prompts.push_back(prompt.text.constData());
        echo.push_back(prompt.echo ? 1 : 0);
    }
    ssh_message_auth_interactive_request(message, round.name.constData(), round.instruction.constData(),
                                         static_cast<unsigned>(prompts.size()), prompts.data(), echo.data());
}

bool ServerSession::onForward(ssh_message message)
{
    const ProgramRequest request{ProgramRequest::Kind::Forward,
                                 ssh_message_channel_request_open_destination(message),
                                 ssh_message_channel_request_open_destination_port(message)};
    if (m_channels.size() >= kMostChannels || !mayForward(request))
        return false;
    const ssh_channel channel = ssh_message_channel_request_open_reply_accept(message);
    if (!channel)
        return false;
    m_channels.push_back(std::make_unique<ServerChannel>(*this, channel, m_channelCallbacks));
    if (!m_channels.back()->begin(request))
        ssh_channel_close(channel);
    return true;
}

} // namespace porthole::sshd
