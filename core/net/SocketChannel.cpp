#include "core/net/SocketChannel.h"

#include "core/net/SocketFailure.h"

#include <QPointer>
#include <QSslConfiguration>
#include <array>
#include <limits>

namespace porthole::net {

namespace {

constexpr std::size_t kSlice = 64 << 10;
constexpr qint64 kPerTurn = 1 << 20;

} // namespace

SocketChannel::SocketChannel(ConsoleRoute route, const ChannelOptions &options)
    : NetworkChannel(std::move(route), options)
{}

SocketChannel::~SocketChannel() { release(); }

void SocketChannel::start()
{
    m_socket.reset(new QSslSocket);
    m_socket->setReadBufferSize(kReadBuffer);
    m_socket->setProxy(proxy());
    connect(m_socket.get(), &QSslSocket::connected, this, &SocketChannel::connected);
    connect(m_socket.get(), &QSslSocket::encrypted, this, &SocketChannel::nowOpen);
    connect(m_socket.get(), &QSslSocket::readyRead, this, [this] { drain(kPerTurn); });
    connect(m_socket.get(), &QSslSocket::errorOccurred, this, &SocketChannel::failed);
    connect(m_socket.get(), &QSslSocket::sslErrors, this,
            [this](const QList<QSslError> &errors) { judge(*m_socket, errors); });
    m_socket->connectToHost(route().endpoint.host, route().endpoint.port);
}

void SocketChannel::connected()
{
    tuneLine(*m_socket);
    if (isSecure())
        startTls();
    else
        nowOpen();
}

void SocketChannel::startTls()
{
    m_socket->setSslConfiguration(options().trust.configuration());
    m_socket->setPeerVerifyName(route().endpoint.host);
    m_socket->startClientEncryption();
}

void SocketChannel::failed(QAbstractSocket::SocketError error)
{
    // What came before the end is handed on before the end is.
    const QPointer<SocketChannel> alive(this);
    if (isOpen())
        drain(std::numeric_limits<qint64>::max());
    if (alive)
        fail(error);
}

void SocketChannel::drain(qint64 limit)
{
    // On the stack: the receiver may delete this channel and still be reading the bytes.
    std::array<std::uint8_t, kSlice> slice;
    const QPointer<SocketChannel> alive(this);
    while (isOpen() && limit > 0) {
        const qint64 size = m_socket->read(reinterpret_cast<char *>(slice.data()), slice.size());
        if (size <= 0)
            return;
        limit -= size;
        deliver({slice.data(), static_cast<std::size_t>(size)});
        if (!alive)
            return;
    }
    if (!isOpen() || m_drainPosted || m_socket->bytesAvailable() == 0)
        return;
    m_drainPosted = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_drainPosted = false;
            drain(kPerTurn);
        },
        Qt::QueuedConnection);
}

void SocketChannel::send(ByteView bytes)
{
    m_socket->write(reinterpret_cast<const char *>(bytes.data()), static_cast<qint64>(bytes.size()));
}

qint64 SocketChannel::unsent() const { return m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite(); }

void SocketChannel::sayGoodbye()
{
    m_socket->disconnect(this);
    // Not from inside of the socket, which tells it at once where nothing is unsent.
    connect(m_socket.get(), &QSslSocket::disconnected, this, &SocketChannel::release, Qt::QueuedConnection);
    m_socket->disconnectFromHost();
}

void SocketChannel::release()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket.reset();
}

} // namespace porthole::net
