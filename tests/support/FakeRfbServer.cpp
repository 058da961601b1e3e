#include "tests/support/FakeRfbServer.h"

#include <QTest>
#include <QTimer>
#include <QtEndian>

namespace porthole::test {

namespace {

/// The challenge is always the same, so its answer is known: DES with the password's bits reversed,
/// RFC 6143 section 7.2.2, worked out with OpenSSL.
const QByteArray kChallenge = QByteArray::fromHex("000102030405060708090a0b0c0d0e0f");
const QByteArray kAnswer = QByteArray::fromHex("f589cc62f98f7916ce825f6745b75482");

template <class T> QByteArray bigEndian(T value)
{
    QByteArray bytes(sizeof value, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

template <class T> T bigEndianAt(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<T>(bytes.constData() + at);
}

} // namespace

FakeRfbServer::FakeRfbServer()
    : FakeRfbServer(Script())
{}

FakeRfbServer::FakeRfbServer(Script played)
    : script(std::move(played))
{
    connect(&m_server, &QTcpServer::newConnection, this, &FakeRfbServer::accept);
    restart();
}

FakeRfbServer::~FakeRfbServer()
{
    if (m_client)
        m_client->disconnect(this);
}

ConsoleTarget FakeRfbServer::target(const QString &password) const
{
    const QString user = password.isEmpty() ? QString() : QStringLiteral(":%1@").arg(password);
    const QString place = QStringLiteral("127.0.0.1::%1").arg(m_port);
    auto target = ConsoleTarget::parse(QStringLiteral("vnc://%1%2").arg(user, place));
    if (!target)
        qFatal("%s", target.error().detail.c_str());
    return *std::move(target);
}

void FakeRfbServer::restart()
{
    if (!m_server.listen(QHostAddress::LocalHost, m_port))
        qFatal("%s", qPrintable(m_server.errorString()));
    m_port = m_server.serverPort();
}

void FakeRfbServer::stop()
{
    m_server.close();
    hangUp();
}

void FakeRfbServer::hangUp()
{
    if (m_client)
        m_client->disconnectFromHost();
}

void FakeRfbServer::reset()
{
    if (m_client)
        m_client->abort();
}

void FakeRfbServer::accept()
{
    if (m_client)
        m_client->deleteLater();
    m_client = m_server.nextPendingConnection();
    connect(m_client, &QTcpSocket::readyRead, this, &FakeRfbServer::read);
    connect(m_client, &QTcpSocket::disconnected, m_client, &QObject::deleteLater);
    ++m_connections;
    m_expects = Expects::Version;
    m_received.clear();
    m_dripping.clear();
    m_said = 0;
    m_stalled = m_asked = false;
    m_changed = true;
    advance(Stage::Version, script.version);
}

void FakeRfbServer::advance(Stage stage, const QByteArray &bytes)
{
    m_stalled = m_stalled || stage == script.stallAt;
    if (m_stalled)
        return;
    if (script.dripEvery > 0 && stage < Stage::Update) {
        m_dripping += bytes;
        drip();
    } else {
        say(bytes);
    }
}

void FakeRfbServer::drip()
{
    if (m_dripping.isEmpty())
        return;
    say(m_dripping.left(1));
    m_dripping.remove(0, 1);
    QTimer::singleShot(script.dripEvery, m_client, [this] { drip(); });
}

void FakeRfbServer::say(const QByteArray &bytes)
{
    if (!hasClient())
        return;
    const qint64 allowed = script.dropAtByte < 0 ? bytes.size() : script.dropAtByte - m_said;
    m_client->write(bytes.constData(), std::min<qint64>(allowed, bytes.size()));
    m_said += bytes.size();
    if (allowed < bytes.size() || m_said == script.dropAtByte)
        hangUp();
}

QByteArray FakeRfbServer::take(qsizetype count)
{
    QByteArray taken = m_received.left(count);
    m_received.remove(0, count);
    return taken;
}

void FakeRfbServer::read()
{
    if (script.deaf && m_expects == Expects::Message) {
        m_client->setReadBufferSize(1);
        return;
    }
    m_received += m_client->readAll();
    while (readOne()) {
    }
}

bool FakeRfbServer::readOne()
{
    switch (m_expects) {
    case Expects::Version:
        if (!has(12))
            return false;
        take(12);
        m_expects = Expects::SecurityType;
        advance(Stage::SecurityTypes, script.asksPassword ? QByteArray("\x01\x02") : QByteArray("\x01\x01"));
        return true;
    case Expects::SecurityType:
        if (!has(1))
            return false;
        take(1);
        m_expects = script.asksPassword ? Expects::Response : Expects::ClientInit;
        if (script.asksPassword)
            advance(Stage::Challenge, kChallenge);
        else
            advance(Stage::SecurityResult, bigEndian<quint32>(0));
        return true;
    case Expects::Response: {
        if (!has(16))
            return false;
        const bool right = take(16) == kAnswer && !script.refusesPassword;
        m_expects = Expects::ClientInit;
        const QByteArray reason = "wrong password";
        advance(Stage::SecurityResult,
                right ? bigEndian<quint32>(0)
                      : bigEndian<quint32>(1) + bigEndian(quint32(reason.size())) + reason);
        if (!right)
            hangUp();
        return true;
    }
    case Expects::ClientInit:
        if (!has(1))
            return false;
        take(1);
        m_expects = Expects::Message;
        sayServerInit();
        return true;
    case Expects::Message:
        return readMessage();
    }
    return false;
}

/// RFC 6143 section 7.3.2.
void FakeRfbServer::sayServerInit()
{
    const QByteArray format = QByteArray::fromHex("20180001"
                                                  "00ff00ff00ff"
                                                  "100800"
                                                  "000000");
    advance(Stage::ServerInit, bigEndian(quint16(script.size.width())) +
                                   bigEndian(quint16(script.size.height())) + format +
                                   bigEndian(quint32(script.name.size())) + script.name);
}

/// RFC 6143 section 7.5; 255 is QEMU's extended key event.
bool FakeRfbServer::readMessage()
{
    if (!has(1))
        return false;
    qsizetype length = 0;
    switch (quint8(m_received[0])) {
    case 0:
        length = 20;
        break;
    case 2:
        length = has(4) ? 4 + 4 * qsizetype(bigEndianAt<quint16>(m_received, 2)) : 4;
        break;
    case 3:
        length = 10;
        break;
    case 4:
        length = 8;
        break;
    case 5:
        length = 6;
        break;
    case 6:
        length = has(8) ? 8 + qsizetype(bigEndianAt<quint32>(m_received, 4)) : 8;
        break;
    default:
        qFatal("the client sent message type %d", quint8(m_received[0]));
    }
    if (!has(length))
        return false;
    const QByteArray message = take(length);
    if (message[0] == 3)
        onUpdateRequest(message[1] != 0);
    else if (message[0] == 4)
        m_keys.push_back({message[1] != 0, bigEndianAt<quint32>(message, 4)});
    else if (message[0] == 5)
        ++m_pointers;
    return true;
}

void FakeRfbServer::onUpdateRequest(bool incremental)
{
    m_requests.push_back(incremental);
    if (incremental && !m_changed) {
        m_asked = true;
        return;
    }
    m_asked = m_changed = false;
    advance(Stage::Update, rawUpdate(script.size, m_colour));
}

void FakeRfbServer::paint(quint32 colour)
{
    m_colour = colour;
    m_changed = true;
    if (m_asked)
        onUpdateRequest(true), m_requests.pop_back();
}

QByteArray FakeRfbServer::rawUpdate(QSize size, quint32 colour)
{
    QByteArray pixel(sizeof colour, Qt::Uninitialized);
    qToLittleEndian(colour, pixel.data());
    return QByteArray::fromHex("00000001"
                               "00000000") +
           bigEndian(quint16(size.width())) + bigEndian(quint16(size.height())) + QByteArray(4, '\0') +
           pixel.repeated(qsizetype(size.width()) * size.height());
}

} // namespace porthole::test
