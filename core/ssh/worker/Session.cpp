#include "core/ssh/worker/Session.h"

#include "core/base/Bytes.h"
#include "core/base/DisplayText.h"

#include <fcntl.h>
#include <libssh/server.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace porthole::ssh {

namespace {

/// RFC 2606 section 2: nobody has it.
constexpr char kNoName[] = "nameless.invalid";

bool set(ssh_session session, ssh_options_e option, const void *value)
{
    return ssh_options_set(session, option, value) == SSH_OK;
}

bool setAlgorithms(ssh_session session, std::initializer_list<ssh_options_e> options, const QByteArray &list)
{
    if (list.isEmpty())
        return true;
    for (const ssh_options_e option : options) {
        if (!set(session, option, list.constData()))
            return false;
    }
    return true;
}

} // namespace

Session::Session(Loop &loop, ssh_session session)
    : m_loop(loop)
    , m_session(session)
{}

Result<std::unique_ptr<Session>> Session::make(Loop &loop, const ResolvedHost &host,
                                               const QList<QByteArray> &hostKeyAlgorithms)
{
    std::unique_ptr<Session> made(new Session(loop, ssh_new()));
    if (!made->m_session)
        return Error::make(ErrorKind::Unavailable, "no memory for a session");
    PH_DO(made->configure(host, hostKeyAlgorithms));
    return made;
}

Result<> Session::configure(const ResolvedHost &host, const QList<QByteArray> &hostKeyAlgorithms)
{
    const ssh_session session = m_session.get();
    constexpr bool no = false;
    constexpr int quiet = SSH_LOG_NOLOG;
    const QByteArray user = host.user.toUtf8(), name = host.endpoint.host.toUtf8();
    const unsigned int port = host.endpoint.port;
    // libssh refuses names that others take, such as those with '_'. It needs none: the socket is ours, and
    // what is known of the host is, too.
    m_knowsTrueName = set(session, SSH_OPTIONS_HOST, name.constData());
    // libssh would read known_hosts for an order of algorithms; that order is ours.
    if (!set(session, SSH_OPTIONS_PROCESS_CONFIG, &no) || !set(session, SSH_OPTIONS_LOG_VERBOSITY, &quiet) ||
        (!m_knowsTrueName && !set(session, SSH_OPTIONS_HOST, kNoName)) ||
        !set(session, SSH_OPTIONS_PORT, &port) || !set(session, SSH_OPTIONS_USER, user.constData()) ||
        !set(session, SSH_OPTIONS_KNOWNHOSTS, "/dev/null") ||
        !set(session, SSH_OPTIONS_GLOBAL_KNOWNHOSTS, "/dev/null") ||
        !set(session, SSH_OPTIONS_RSA_MIN_SIZE, &host.requiredRsaSize) ||
        !set(session, SSH_OPTIONS_COMPRESSION, host.compression ? "yes" : "no"))
        return Error::make(ErrorKind::Usage, "refused by libssh: " + words());

    const AlgorithmLists &lists = host.algorithms;
    QByteArray hostKeys = lists.hostKeys;
    if (hostKeys.isEmpty())
        hostKeys = hostKeyAlgorithms.join(',');
    if (!setAlgorithms(session, {SSH_OPTIONS_HOSTKEYS}, hostKeys) ||
        !setAlgorithms(session, {SSH_OPTIONS_CIPHERS_C_S, SSH_OPTIONS_CIPHERS_S_C}, lists.ciphers) ||
        !setAlgorithms(session, {SSH_OPTIONS_HMAC_C_S, SSH_OPTIONS_HMAC_S_C}, lists.macs) ||
        !setAlgorithms(session, {SSH_OPTIONS_KEY_EXCHANGE}, lists.keyExchanges) ||
        !setAlgorithms(session, {SSH_OPTIONS_PUBLICKEY_ACCEPTED_TYPES}, lists.publicKeys))
        return Error::make(ErrorKind::Usage, "none of the configured algorithms is known: " + words());

    ssh_set_blocking(session, 0);
    ssh_set_counters(session, &m_socketBytes, nullptr);
    ssh_set_message_callback(session, answerMessage, this);
    return {};
}

/// libssh closes a socket that it was given only where it failed: whether it did is asked before the end.
Session::~Session()
{
    m_loop.remove(*this);
    const int descriptor = ssh_get_fd(m_session.get());
    if (descriptor >= 0)
        ssh_disconnect(m_session.get());
    m_session.reset();
    OwnedFd(descriptor).reset();
}

Result<> Session::start(OwnedFd socket, TimePoint until)
{
    const int descriptor = socket.get();
    if (!set(m_session.get(), SSH_OPTIONS_FD, &descriptor))
        return Error::make(ErrorKind::Bug, "a socket was refused by libssh: " + words());
    (void)socket.release(); // ours no longer, whatever comes of it
    int code = ssh_connect(m_session.get());
    if (code == SSH_AGAIN) {
        PH_DO(m_loop.add(*this));
        PH_TRY(code, finish(until, SSH_AGAIN, [this] { return ssh_connect(m_session.get()); }));
    }
    if (code != SSH_OK) {
        PH_DO(m_loop.findDead()); // a jump host may be the reason
        return failedToStart();
    }
    // libssh made the socket a blocking one; a dead peer would hold up the thread in send().
    if (::fcntl(descriptor, F_SETFL, O_NONBLOCK) != 0)
        return Error::make(ErrorKind::Bug, "a socket refused to be non-blocking");
    m_isUp = true;
    return {};
}

Error Session::failedToStart() const
{
    const std::string why = words();
    const auto says = [&why](std::string_view part) { return why.find(part) != std::string::npos; };
    if (says("no match for method"))
        return Error::make(ErrorKind::PeerIncompatible, "no algorithm in common: " + why);
    if (says("disconnect") || says("Connection reset") || says("Broken pipe"))
        return Error::make(ErrorKind::Closed, "closed before the keys were exchanged: " + why);
    return Error::make(ErrorKind::PeerMisbehaved, "no key exchange: " + why);
}

/// A message that libssh rejects ends all, and leaves the socket as it is.
bool Session::isAlive() const
{
    return ssh_is_connected(m_session.get()) != 0 &&
           (ssh_get_status(m_session.get()) & SSH_CLOSED_ERROR) == 0;
}

Error Session::lost() const
{
    if (!m_isUp)
        return failedToStart();
    const std::string why = words();
    if (why.find("Packet filter") != std::string::npos)
        return Error::make(ErrorKind::PeerMisbehaved, "the server does not keep to the protocol: " + why);
    return Error::make(ErrorKind::Closed, "the connection was lost: " + why);
}

std::string Session::words() const
{
    const char *const text = ssh_get_error(m_session.get());
    return displayText(text ? text : "", 256);
}

/// The system keeps an acknowledgement back, 40 ms as a rule, to send it along with something; a server that
/// leaves Nagle's algorithm on keeps its second packet back for as long (RFC 896). The option lasts until we
/// send again. One that is refused, as by the socket pair of a tunnel, is no loss.
void Session::expectAnswer() const
{
#ifdef TCP_QUICKACK
    constexpr int yes = 1;
    (void)::setsockopt(ssh_get_fd(m_session.get()), IPPROTO_TCP, TCP_QUICKACK, &yes, sizeof yes);
#endif
}

/// A server has no business to open channels to us or to ask us for anything, but what was asked for. 1 is a
/// refusal; without this, libssh would keep every such message.
int Session::answerMessage(ssh_session, ssh_message message, void *session)
{
    const Session &self = *static_cast<Session *>(session);
    const bool isForwarded = ssh_message_type(message) == SSH_REQUEST_CHANNEL_OPEN &&
                             ssh_message_subtype(message) == SSH_CHANNEL_FORWARDED_TCPIP;
    return isForwarded && self.onForwardedChannel && self.onForwardedChannel(message) ? 0 : 1;
}

/// libssh sends nothing while it has an answer to collect: every second call does only that.
void Session::sendKeepAlive()
{
    if (m_asked == Asked::Forward)
        return;
    const quint64 before = bytesOut();
    (void)ssh_send_keepalive(m_session.get()); // always SSH_OK
    if (bytesOut() == before)
        (void)ssh_send_keepalive(m_session.get());
    m_asked = Asked::KeepAlive;
}

int Session::requestForward(const QByteArray &bind, quint16 port)
{
    return ask([&] { return ssh_channel_listen_forward(m_session.get(), bind.constData(), port, nullptr); });
}

int Session::cancelForward(const QByteArray &bind, quint16 port)
{
    return ask([&] { return ssh_channel_cancel_forward(m_session.get(), bind.constData(), port); });
}

/// The first answer is the keep-alive's, if one is out; only then is anything sent.
int Session::ask(const std::function<int()> &call)
{
    int code = call();
    if (m_asked == Asked::KeepAlive && code != SSH_AGAIN) {
        m_asked = Asked::Nothing;
        code = call();
    }
    if (code == SSH_AGAIN)
        expectAnswer();
    if (m_asked != Asked::KeepAlive)
        m_asked = code == SSH_AGAIN ? Asked::Forward : Asked::Nothing;
    return code;
}

Result<HostKey> Session::hostKey() const
{
    ssh_key raw = nullptr;
    if (ssh_get_server_publickey(m_session.get(), &raw) != SSH_OK)
        return Error::make(ErrorKind::PeerMisbehaved, "the server showed no host key");
    const KeyPtr key(raw);
    char *chars = nullptr;
    if (ssh_pki_export_pubkey_base64(key.get(), &chars) != SSH_OK)
        return Error::make(ErrorKind::PeerMisbehaved, "the server's host key cannot be read");
    const CharsPtr text(chars);
    HostKey result;
    result.blob = QByteArray::fromBase64(chars);
    // RFC 4253 section 6.6: the key's type is its first string.
    Reader reader({reinterpret_cast<const std::uint8_t *>(result.blob.constData()),
                   static_cast<std::size_t>(result.blob.size())});
    const auto length = reader.bigEndian<std::uint32_t>();
    const auto type = length ? reader.take(*length) : std::nullopt;
    if (!type)
        return Error::make(ErrorKind::PeerMisbehaved, "the server's host key cannot be read");
    result.type = QByteArray(reinterpret_cast<const char *>(type->data()), static_cast<int>(type->size()));
    return result;
}

} // namespace porthole::ssh
