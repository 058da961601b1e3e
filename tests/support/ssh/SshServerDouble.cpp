#include "tests/support/ssh/SshServerDouble.h"

#include "tests/support/ssh/SshScriptSession.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace porthole::test {

namespace {

constexpr char kIdentification[] = "SSH-2.0-Double\r\n";
constexpr qint64 kTrickle = 200;

/// A bound socket of 127.0.0.1. Several may have the same port, as long as one at most listens.
int boundSocket(quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        qFatal("the SSH double gets no port: %s", std::strerror(errno));
    return descriptor;
}

quint16 portOf(int descriptor)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size);
    return ntohs(address.sin_port);
}

} // namespace

/// A connection as TCP has it: a session, or bytes in its stead.
struct SshServerDouble::Connection {
    explicit Connection(int ofDescriptor)
        : descriptor(ofDescriptor)
    {}
    ~Connection()
    {
        if (!session)
            ::close(descriptor);
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    const int descriptor; ///< the session's, if there is one
    std::unique_ptr<SshScriptSession> session;
    SshNoise noise = SshNoise::None;
    bool isSilent = false; ///< reads what comes and says nothing more
    bool isOver = false;
    std::optional<SshStage> silentAt, hangsUpAt;
    qint64 nextByte = 0; ///< of a trickle, when
    qsizetype sent = 0;  ///< and so many went before

    short events() const
    {
        if (noise == SshNoise::EndlessText)
            return POLLOUT;
        return session && !isSilent && session->wantsToWrite() ? POLLOUT : POLLIN;
    }
    void say(QByteArrayView bytes) const
    {
        ::send(descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL);
    }
    void reached(SshStage stage)
    {
        isSilent = isSilent || silentAt == stage;
        isOver = isOver || hangsUpAt == stage;
    }
    qint64 serve();
    void discard();
    qint64 makeNoise();
};

void SshServerDouble::Connection::discard()
{
    std::array<char, 4096> bytes;
    ssize_t size = 0;
    do
        size = ::recv(descriptor, bytes.data(), bytes.size(), MSG_DONTWAIT);
    while (size > 0);
    isOver = isOver || size == 0 || errno != EAGAIN;
}

qint64 SshServerDouble::Connection::makeNoise()
{
    discard();
    switch (noise) {
    case SshNoise::None:
        return -1;
    case SshNoise::Garbage:
        say(QByteArray::fromHex("00ff00ff160301deadbeef80818283").repeated(64));
        isOver = true;
        return -1;
    case SshNoise::HttpAnswer:
        say("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        isOver = true;
        return -1;
    case SshNoise::OldProtocol:
        say("SSH-1.5-Double\r\n");
        isOver = true;
        return -1;
    case SshNoise::EndlessText:
        say("no identification is ever to come\r\n");
        return -1;
    case SshNoise::Trickle:
        break;
    }
    const qint64 now = steadyMilliseconds();
    if (nextByte <= now) {
        // It is never whole: it ends in as many characters as there are patient clients.
        say(QByteArrayView(sent < 14 ? QByteArrayView(kIdentification).sliced(sent, 1)
                                     : QByteArrayView("e")));
        ++sent;
        nextByte = now + kTrickle;
    }
    return nextByte - now;
}

qint64 SshServerDouble::Connection::serve()
{
    if (isOver)
        return -1;
    if (noise != SshNoise::None)
        return makeNoise();
    if (isSilent) {
        discard();
        return -1;
    }
    pollfd ready{descriptor, POLLIN, 0};
    ::poll(&ready, 1, 0);
    session->callDue(steadyMilliseconds());
    isOver = !session->advance();
    // The first that comes is the client's identification, upon which libssh sends its SSH_MSG_KEXINIT.
    if (ready.revents != 0)
        reached(SshStage::KeyExchange);
    const auto next = session->nextDue();
    return next ? std::max<qint64>(*next - steadyMilliseconds(), 0) : -1;
}

SshServerDouble::SshServerDouble(SshScript script, KeyType key)
    : m_script(std::move(script))
    , m_holder(boundSocket(0))
    , m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
    , m_port(portOf(m_holder))
{
    changeHostKey(key);
    listenAgain();
    m_thread = std::thread([this] { run(); });
}

SshServerDouble::~SshServerDouble()
{
    m_isStopping = true;
    wake();
    m_thread.join();
    m_connections.clear();
    for (const int descriptor : {m_listener, m_holder, m_wake})
        if (descriptor >= 0)
            ::close(descriptor);
}

void SshServerDouble::wake() const
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_wake, &one, sizeof one);
}

HostKey SshServerDouble::hostKey() const
{
    const std::lock_guard lock(m_mutex);
    return m_key->publicKey();
}

SshSeen SshServerDouble::seen() const
{
    const std::lock_guard lock(m_mutex);
    return m_seen;
}

int SshServerDouble::openConnections() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_connections.size());
}

int SshServerDouble::openChannels() const
{
    const std::lock_guard lock(m_mutex);
    std::size_t channels = 0;
    for (const auto &connection : m_connections)
        if (connection->session)
            channels += connection->session->channelCount();
    return static_cast<int>(channels);
}

void SshServerDouble::setScript(SshScript script)
{
    const std::lock_guard lock(m_mutex);
    m_script = std::move(script);
}

void SshServerDouble::changeHostKey(KeyType type)
{
    auto key = sshd::ServerKey::generate(type);
    if (!key)
        qFatal("%s", key.error().detail.c_str());
    const std::lock_guard lock(m_mutex);
    m_key = *key;
}

void SshServerDouble::killConnections()
{
    const std::lock_guard lock(m_mutex);
    for (const auto &connection : m_connections) {
        connection->isOver = true;
        ::shutdown(connection->descriptor, SHUT_RDWR);
    }
    wake();
}

void SshServerDouble::stopListening()
{
    const std::lock_guard lock(m_mutex);
    if (m_listener >= 0) {
        // At once: while the thread polls it, a closed one would listen on.
        ::shutdown(m_listener, SHUT_RDWR);
        ::close(std::exchange(m_listener, -1));
    }
    wake();
}

void SshServerDouble::listenAgain()
{
    const std::lock_guard lock(m_mutex);
    if (m_listener < 0) {
        m_listener = boundSocket(m_port);
        if (::listen(m_listener, 128) != 0)
            qFatal("the SSH double cannot listen");
    }
    wake();
}

void SshServerDouble::freeze(bool isFrozen)
{
    const std::lock_guard lock(m_mutex);
    m_isFrozen = isFrozen;
    wake();
}

void SshServerDouble::write(const QByteArray &bytes)
{
    const std::lock_guard lock(m_mutex);
    for (const auto &connection : m_connections)
        if (connection->session)
            connection->session->write(bytes);
    wake();
}

void SshServerDouble::acceptAll()
{
    while (m_listener >= 0) {
        const int descriptor = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor < 0)
            return;
        ++m_seen.connections;
        m_connections.push_back(std::make_unique<Connection>(descriptor));
        begin(*m_connections.back());
    }
}

void SshServerDouble::begin(Connection &connection)
{
    connection.silentAt = m_script.silentAt;
    connection.hangsUpAt = m_script.hangsUpAt;
    connection.noise = m_script.noise;
    connection.reached(SshStage::Accept);
    if (connection.isSilent || connection.isOver || connection.noise != SshNoise::None)
        return;
    if (connection.silentAt == SshStage::Identification || connection.hangsUpAt == SshStage::Identification) {
        connection.say(kIdentification);
        connection.reached(SshStage::Identification);
        return;
    }
    connection.session = std::make_unique<SshScriptSession>(m_script, m_seen);
    connection.isOver = !connection.session->begin(connection.descriptor, *m_key);
}

void SshServerDouble::run()
{
    while (!m_isStopping) {
        std::vector<pollfd> wanted{{m_wake, POLLIN, 0}};
        qint64 patience = -1;
        {
            const std::lock_guard lock(m_mutex);
            std::uint64_t ignored = 0;
            [[maybe_unused]] const auto woken = ::read(m_wake, &ignored, sizeof ignored);
            if (!m_isFrozen) {
                acceptAll();
                if (m_listener >= 0)
                    wanted.push_back({m_listener, POLLIN, 0});
                patience = serveAll(wanted);
            }
        }
        ::poll(wanted.data(), wanted.size(), static_cast<int>(patience));
    }
}

/// Milliseconds until there is something to do in any case; -1: never.
qint64 SshServerDouble::serveAll(std::vector<pollfd> &wanted)
{
    qint64 patience = -1;
    for (const auto &connection : m_connections) {
        const qint64 next = connection->serve();
        if (next >= 0)
            patience = patience < 0 ? next : std::min(patience, next);
    }
    std::erase_if(m_connections, [](const auto &connection) { return connection->isOver; });
    for (const auto &connection : m_connections)
        wanted.push_back({connection->descriptor, connection->events(), 0});
    return patience;
}

} // namespace porthole::test
