#include "core/ssh/forward/SocksClient.h"

namespace porthole::ssh {

namespace {

/// Bytes that are taken from a client who does not wait for the answer.
constexpr qsizetype kMostEarly = 64 * 1024;

ByteView viewOf(const QByteArray &bytes)
{
    return {reinterpret_cast<const std::uint8_t *>(bytes.constData()),
            static_cast<std::size_t>(bytes.size())};
}

QByteArray byteArrayOf(const Bytes &bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

/// The host tells why it did not connect (RFC 4254 section 5.1); that the port is closed, OpenSSH and
/// dropbear say in words only.
socks::Reply replyFor(const Error &why)
{
    switch (why.kind) {
    case ErrorKind::Unreachable:
        return why.detail.find("Connection refused") != std::string::npos ? socks::Reply::ConnectionRefused
                                                                          : socks::Reply::HostUnreachable;
    case ErrorKind::Forbidden:
        return socks::Reply::NotAllowed;
    case ErrorKind::Closed: // there is no connection to the host, or none any more
        return socks::Reply::NetworkUnreachable;
    default:
        return socks::Reply::GeneralFailure;
    }
}

} // namespace

SocksListener::Client::Client(SocksListener &listener, OwnedFd socket)
    : m_listener(listener)
    , m_handshake(listener.m_options.credentials)
    , m_socket(std::make_unique<HalfCloseSocket>(std::move(socket)))
{
    connect(m_socket.get(), &HalfCloseSocket::received, this, &Client::receive);
    connect(m_socket.get(), &HalfCloseSocket::ended, this, &Client::end);
    connect(m_socket.get(), &HalfCloseSocket::failed, this, &Client::end);
    m_socket->setWanted(true);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &Client::end);
    m_patience.start(listener.m_options.patience);
}

void SocksListener::Client::receive(const QByteArray &bytes)
{
    if (m_isRefused)
        return;
    if (isLetIn()) {
        m_early += bytes;
        m_socket->setWanted(m_early.size() < kMostEarly);
        return;
    }
    const Result<std::size_t> taken = m_handshake.receive(viewOf(bytes));
    m_socket->write(byteArrayOf(m_handshake.takeOutput()));
    if (!taken) {
        refuse(taken.error());
    } else if (isLetIn()) {
        m_early = bytes.mid(static_cast<qsizetype>(*taken));
        connectToTarget();
    }
}

void SocksListener::Client::connectToTarget()
{
    m_patience.stop();
    Q_EMIT letIn();
    if (!m_listener.m_connection)
        return deny(Error::make(ErrorKind::Closed, "there is no connection to the host at the moment"));
    if (m_listener.clients() > m_listener.m_options.mostClients)
        return deny(Error::make(ErrorKind::Unavailable, "too many are connected through the host already"));
    const socks::Target &target = *m_handshake.target();
    m_splice = std::make_unique<Splice>(
        m_listener.m_connection->forwardTo(QString::fromStdString(target.host), target.port));
    connect(m_splice.get(), &Splice::opened, this, &Client::connected);
    connect(m_splice.get(), &Splice::moved, this, &Client::moved);
    connect(m_splice.get(), &Splice::ended, this, &Client::spliceEnded);
}

/// In the middle of the channel's telling: nothing has come from the target yet.
void SocksListener::Client::connected()
{
    m_handshake.answer(socks::Reply::Succeeded);
    m_socket->write(byteArrayOf(m_handshake.takeOutput()));
    m_socket->disconnect(this);
    m_splice->attach(std::move(m_socket), std::exchange(m_early, {}));
}

void SocksListener::Client::spliceEnded()
{
    if (!m_socket)
        return end();
    deny(m_splice->error().value_or(Error::make(ErrorKind::Closed, "the host closed the way at once")));
}

void SocksListener::Client::deny(const Error &why)
{
    m_handshake.answer(replyFor(why));
    m_socket->write(byteArrayOf(m_handshake.takeOutput()));
    refuse(why);
}

/// It hears why before it is hung up on; whoever does not go then, is made to.
void SocksListener::Client::refuse(const Error &why)
{
    m_isRefused = true;
    m_socket->endWriting();
    m_patience.start(m_listener.m_options.patience);
    Q_EMIT refused(why);
}

void SocksListener::Client::end()
{
    m_isRefused = true; // whatever comes until it is deleted
    Q_EMIT over();
}

} // namespace porthole::ssh
