#include "core/net/ChannelFactory.h"
#include "tests/support/net/Blackhole.h"
#include "tests/support/net/ChannelLog.h"
#include "tests/support/net/Proxies.h"
#include "tests/support/net/WebSocketWire.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>
#include <atomic>
#include <functional>
#include <limits>

using porthole::ByteView;
using porthole::Endpoint;
using porthole::ErrorKind;
using porthole::Milliseconds;
using porthole::Transport;
using porthole::viewOf;
using porthole::net::ByteChannel;
using porthole::net::ChannelOptions;
using porthole::net::makeChannel;
using porthole::test::Blackhole;
using porthole::test::Certificates;
using porthole::test::ChannelLog;
using porthole::test::ConnectProxy;
using porthole::test::RawServer;
using porthole::test::RawWebSocketServer;
namespace wire = porthole::test::wire;

namespace {

/// How far a channel gets before it is ended.
enum class Stage : quint8 { NotOpened, Connecting, Proxy, Tls, Upgrade, HalfAnAnswer, Open, HalfAFrame };

} // namespace

/// A channel may be closed or destroyed at any moment; what it was at is let go at once, and it says
/// nothing more. Run under the address sanitizer, this is also the proof of who owns what.
class EndingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void closesPromptly_data() { stages(false); }
    void closesPromptly();
    void isDestroyedCleanly_data() { stages(false); }
    void isDestroyedCleanly();
    void timesOutNamingTheStage_data() { stages(true); }
    void timesOutNamingTheStage();
    void isDestroyedInItsOwnSignals_data();
    void isDestroyedInItsOwnSignals();
    void closesInItsOwnSignals_data() { isDestroyedInItsOwnSignals_data(); }
    void closesInItsOwnSignals();
    void isSilentOnceClosed_data();
    void isSilentOnceClosed();
    void saysGoodbyeToAPeerThatDoesNotRead();
    void opensOnce();
    void goesWithItsThread_data();
    void goesWithItsThread();

private:
    static void stages(bool ofOpeningOnly);
    struct Scene;
    std::unique_ptr<Scene> scene(Transport transport, Stage stage, Milliseconds openTimeout);

    Certificates m_certificates;
    porthole::test::ServerIdentity m_identity;
    porthole::net::TlsTrust m_trust;
};

/// A peer that lets a channel come to a stage and no further.
struct EndingsTest::Scene {
    Blackhole blackhole;
    ConnectProxy proxy;
    std::unique_ptr<RawServer> server;
    Stage stage;
    std::function<std::unique_ptr<ByteChannel>()> makeAnother;
    std::unique_ptr<ByteChannel> channel;

    bool arrived(const ChannelLog &log) const
    {
        switch (stage) {
        case Stage::NotOpened:
        case Stage::Connecting:
            return true;
        case Stage::Proxy:
            return proxy.connections() > 0;
        case Stage::Tls:
        case Stage::Upgrade:
        case Stage::HalfAnAnswer:
            return server->hasPeer() && !server->received().isEmpty();
        case Stage::Open:
            return log.opened == 1;
        case Stage::HalfAFrame:
            return log.received == "ab";
        }
        return false;
    }
};

std::unique_ptr<EndingsTest::Scene> EndingsTest::scene(Transport transport, Stage stage,
                                                       Milliseconds openTimeout)
{
    auto scene = std::make_unique<Scene>();
    scene->stage = stage;
    ChannelOptions options;
    options.openTimeout = openTimeout;
    options.trust = m_trust;
    const bool secure = transport == Transport::Tls || transport == Transport::SecureWebSocket;
    const bool webSocket = transport == Transport::WebSocket || transport == Transport::SecureWebSocket;
    const auto identity = secure && stage != Stage::Tls ? std::optional(m_identity) : std::nullopt;
    if (webSocket && stage >= Stage::Open)
        scene->server = std::make_unique<RawWebSocketServer>(identity);
    else
        scene->server = std::make_unique<RawServer>(identity);
    RawServer *const server = scene->server.get();
    if (stage == Stage::Proxy) {
        scene->proxy.setSilent(true);
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("all_proxy"),
                           QStringLiteral("http://127.0.0.1:%1").arg(scene->proxy.serverPort()));
        options.proxies = porthole::net::ProxyEnvironment::fromEnvironment(environment);
    }
    if (stage == Stage::HalfAnAnswer)
        connect(server, &RawServer::data, server, [server] { server->send("HTTP/1.1 101 Swit"); });
    if (stage == Stage::HalfAFrame) {
        const QByteArray bytes =
            webSocket ? wire::frame(wire::Binary, "ab") + wire::frameHeader(wire::Binary, 100) + "cd" : "ab";
        if (auto *const upgrading = qobject_cast<RawWebSocketServer *>(server))
            connect(upgrading, &RawWebSocketServer::upgraded, server,
                    [server, bytes] { server->send(bytes); });
        else
            connect(server, &RawServer::ready, server, [server, bytes] { server->send(bytes); });
    }
    const Endpoint endpoint = stage == Stage::Connecting ? scene->blackhole.endpoint() : server->endpoint();
    const porthole::ConsoleRoute route{transport, endpoint, webSocket ? "/?token=SECRET" : ""};
    scene->makeAnother = [route, options] { return makeChannel(route, options); };
    scene->channel = scene->makeAnother();
    return scene;
}

void EndingsTest::initTestCase()
{
    m_identity = m_certificates.issue(QStringLiteral("IP:127.0.0.1"));
    QVERIFY2(m_certificates.isValid(), "the openssl command makes the certificates (apt: openssl)");
    QVERIFY(m_trust.addCaFile(m_certificates.authorityFile()));
}

void EndingsTest::stages(bool ofOpeningOnly)
{
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<QByteArray>("timeout"); // its words, if there is one
    const auto row = [&](const char *name, Transport transport, Stage stage, const char *timeout) {
        if (*timeout || !ofOpeningOnly)
            QTest::newRow(name) << transport << stage << QByteArray(timeout);
    };
    row("TCP, not opened", Transport::Tcp, Stage::NotOpened, "");
    row("TCP, connecting", Transport::Tcp, Stage::Connecting, "(connecting)");
    row("TCP, proxy", Transport::Tcp, Stage::Proxy, "(connecting through the proxy 127.0.0.1:");
    row("TCP, open", Transport::Tcp, Stage::Open, "");
    row("TCP, with bytes", Transport::Tcp, Stage::HalfAFrame, "");
    row("TLS, connecting", Transport::Tls, Stage::Connecting, "(connecting)");
    row("TLS, proxy", Transport::Tls, Stage::Proxy, "(connecting through the proxy 127.0.0.1:");
    row("TLS, handshake", Transport::Tls, Stage::Tls, "(TLS handshake)");
    row("TLS, open", Transport::Tls, Stage::Open, "");
    row("TLS, with bytes", Transport::Tls, Stage::HalfAFrame, "");
    row("ws, not opened", Transport::WebSocket, Stage::NotOpened, "");
    row("ws, connecting", Transport::WebSocket, Stage::Connecting, "(connecting)");
    row("ws, proxy", Transport::WebSocket, Stage::Proxy, "(connecting through the proxy 127.0.0.1:");
    row("ws, upgrade", Transport::WebSocket, Stage::Upgrade, "(answer to the WebSocket upgrade)");
    row("ws, half an answer", Transport::WebSocket, Stage::HalfAnAnswer, "(answer to the WebSocket upgrade)");
    row("ws, open", Transport::WebSocket, Stage::Open, "");
    row("ws, half a frame", Transport::WebSocket, Stage::HalfAFrame, "");
    row("wss, connecting", Transport::SecureWebSocket, Stage::Connecting, "(connecting)");
    row("wss, proxy", Transport::SecureWebSocket, Stage::Proxy, "(connecting through the proxy 127.0.0.1:");
    row("wss, handshake", Transport::SecureWebSocket, Stage::Tls, "(TLS handshake)");
    row("wss, upgrade", Transport::SecureWebSocket, Stage::Upgrade, "(answer to the WebSocket upgrade)");
    row("wss, half an answer", Transport::SecureWebSocket, Stage::HalfAnAnswer,
        "(answer to the WebSocket upgrade)");
    row("wss, open", Transport::SecureWebSocket, Stage::Open, "");
    row("wss, half a frame", Transport::SecureWebSocket, Stage::HalfAFrame, "");
}

void EndingsTest::closesPromptly()
{
    QFETCH(const Transport, transport);
    QFETCH(const Stage, stage);
    qint64 fastest = std::numeric_limits<qint64>::max();
    // A computer that is busy with something else is given three chances.
    for (int attempt = 0; attempt < 3 && fastest >= 200; ++attempt) {
        const auto scene = this->scene(transport, stage, Milliseconds(15000));
        ChannelLog log(*scene->channel);
        if (stage != Stage::NotOpened)
            scene->channel->open();
        QTRY_VERIFY(scene->arrived(log));
        QElapsedTimer watch;
        watch.start();
        scene->channel->close();
        QTRY_VERIFY(!scene->server->hasPeer());
        fastest = std::min(fastest, watch.elapsed());
        scene->channel->close(); // and again
        scene->channel->write(viewOf("ignored"));
        QCOMPARE(scene->channel->bytesToWrite(), 0);
        QVERIFY(!log.closed);
        QVERIFY(log.inOrder);
    }
    QVERIFY2(fastest < 200, qPrintable(QString::number(fastest)));
}

void EndingsTest::isDestroyedCleanly()
{
    QFETCH(const Transport, transport);
    QFETCH(const Stage, stage);
    const auto scene = this->scene(transport, stage, Milliseconds(15000));
    ChannelLog log(*scene->channel);
    if (stage != Stage::NotOpened)
        scene->channel->open();
    QTRY_VERIFY(scene->arrived(log));
    scene->channel.reset();
    QTRY_VERIFY(!scene->server->hasPeer());
    QVERIFY(!log.closed);
}

void EndingsTest::timesOutNamingTheStage()
{
    QFETCH(const Transport, transport);
    QFETCH(const Stage, stage);
    QFETCH(const QByteArray, timeout);
    // A TLS handshake that is to succeed on the way is given its time.
    const bool afterTls = transport == Transport::SecureWebSocket && stage >= Stage::Upgrade;
    const auto scene = this->scene(transport, stage, Milliseconds(afterTls ? 3000 : 400));
    ChannelLog log(*scene->channel);
    scene->channel->open();
    QTRY_VERIFY(log.closed);
    QCOMPARE(log.closed->error.kind, ErrorKind::Timeout);
    QVERIFY2(
        QByteArray(log.detail())
            .contains((afterTls ? " did not answer within 3 s " : " did not answer within 0.4 s ") + timeout),
        log.detail());
    QVERIFY(!log.closed->wasOpen);
    QCOMPARE(log.opened, 0);
    QTRY_VERIFY(!scene->server->hasPeer());
}

void EndingsTest::isDestroyedInItsOwnSignals_data()
{
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<QString>("when");
    const std::pair<Transport, const char *> transports[] = {{Transport::Tcp, "TCP"},
                                                             {Transport::Tls, "TLS"},
                                                             {Transport::WebSocket, "ws"},
                                                             {Transport::SecureWebSocket, "wss"}};
    for (const auto &[transport, name] : transports) {
        for (const char *const when : {"opened", "received", "closed"})
            QTest::addRow("%s, %s", name, when) << transport << QString::fromLatin1(when);
    }
}

void EndingsTest::isDestroyedInItsOwnSignals()
{
    QFETCH(const Transport, transport);
    QFETCH(const QString, when);
    const auto scene = this->scene(transport, Stage::HalfAFrame, Milliseconds(15000));
    int calls = 0;
    const auto destroy = [&] {
        ++calls;
        scene->channel.reset();
    };
    if (when == u"opened")
        connect(scene->channel.get(), &ByteChannel::opened, this, destroy);
    if (when == u"received") {
        connect(scene->channel.get(), &ByteChannel::received, this, [&](ByteView bytes) {
            destroy();
            QCOMPARE(bytes.front(), std::uint8_t{'a'}); // the bytes outlive their channel
        });
    }
    if (when == u"closed") {
        connect(scene->channel.get(), &ByteChannel::received, this, [&] { scene->server->hangUp(); });
        connect(scene->channel.get(), &ByteChannel::closed, this, destroy);
    }
    scene->channel->open();
    QTRY_COMPARE(calls, 1);
    QTRY_VERIFY(!scene->server->hasPeer());
}

void EndingsTest::closesInItsOwnSignals()
{
    QFETCH(const Transport, transport);
    QFETCH(const QString, when);
    const auto scene = this->scene(transport, Stage::HalfAFrame, Milliseconds(15000));
    ChannelLog log(*scene->channel);
    int calls = 0;
    const auto close = [&] {
        ++calls;
        scene->channel->close();
    };
    if (when == u"opened")
        connect(scene->channel.get(), &ByteChannel::opened, this, close);
    if (when == u"received")
        connect(scene->channel.get(), &ByteChannel::received, this, close);
    if (when == u"closed") {
        connect(scene->channel.get(), &ByteChannel::received, this, [&] { scene->server->hangUp(); });
        connect(scene->channel.get(), &ByteChannel::closed, this, close);
    }
    scene->channel->open();
    QTRY_COMPARE(calls, 1);
    QTRY_VERIFY(!scene->server->hasPeer());
    QCOMPARE(log.closed.has_value(), when == u"closed");
    QVERIFY(log.inOrder);
}

void EndingsTest::isSilentOnceClosed_data()
{
    QTest::addColumn<Transport>("transport");
    QTest::newRow("TCP") << Transport::Tcp;
    QTest::newRow("ws") << Transport::WebSocket;
}

void EndingsTest::isSilentOnceClosed()
{
    // An end is already on its way from the event loop when close() is called.
    QFETCH(const Transport, transport);
    const auto scene = this->scene(transport, Stage::Open, Milliseconds(15000));
    auto broken = makeChannel({transport, {QStringLiteral("127.0.0.1"), 1}, "no target"}, {});
    ChannelLog log(*scene->channel);
    ChannelLog brokenLog(*broken);
    broken->open();
    broken->close();
    scene->channel->open();
    QTRY_COMPARE(log.opened, 1);
    scene->server->send(transport == Transport::Tcp ? QByteArray("late") : wire::frame(wire::Binary, "late"));
    scene->server->hangUp();
    scene->channel->close();
    QTRY_VERIFY(!scene->server->hasPeer());
    QTest::qWait(0);
    QVERIFY(!log.closed);
    QVERIFY(!brokenLog.closed);
    QCOMPARE(log.received, QByteArray());
}

void EndingsTest::saysGoodbyeToAPeerThatDoesNotRead()
{
    for (const Transport transport : {Transport::Tcp, Transport::WebSocket}) {
        const auto scene = this->scene(transport, Stage::Open, Milliseconds(15000));
        ChannelLog log(*scene->channel);
        scene->channel->open();
        QTRY_COMPARE(log.opened, 1);
        scene->server->peer()->setReadBufferSize(1);
        scene->channel->write(viewOf(std::string(std::size_t{32} << 20, 'x')));
        QVERIFY(scene->channel->bytesToWrite() > 0);
        QElapsedTimer watch;
        watch.start();
        scene->channel->close();
        QVERIFY(watch.elapsed() < 200);
        // Let go with its bytes unsent: nothing of this process is still connected.
        QPointer<RawServer> server(scene->server.get());
        scene->server->peer()->setReadBufferSize(0);
        QTRY_VERIFY(!server->hasPeer());
    }
}

void EndingsTest::opensOnce()
{
    const auto scene = this->scene(Transport::Tcp, Stage::Open, Milliseconds(15000));
    ChannelLog log(*scene->channel);
    scene->channel->open();
    scene->channel->open();
    QTRY_COMPARE(log.opened, 1);
    scene->channel->close();
    scene->channel->open();
    QTRY_VERIFY(!scene->server->hasPeer());
    QCOMPARE(scene->server->connections(), 1);
    QVERIFY(log.inOrder);
}

void EndingsTest::goesWithItsThread_data()
{
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<bool>("isClosed");
    QTest::newRow("TCP, destroyed") << Transport::Tcp << false;
    QTest::newRow("TCP, closed and destroyed") << Transport::Tcp << true;
    QTest::newRow("WebSocket, destroyed") << Transport::WebSocket << false;
    QTest::newRow("WebSocket, closed and destroyed") << Transport::WebSocket << true;
}

/// Its owner is deleted in the last breath of a thread whose event loop has ended: nothing that is to be
/// deleted later is deleted thereafter, and a socket that is left over stays connected.
void EndingsTest::goesWithItsThread()
{
    QFETCH(Transport, transport);
    QFETCH(bool, isClosed);
    const std::unique_ptr<Scene> made = scene(transport, Stage::Open, Milliseconds(20'000));
    QThread thread;
    thread.start();
    auto *const owner = new QObject;
    owner->moveToThread(&thread);
    std::atomic<bool> isOpen = false;
    QMetaObject::invokeMethod(owner, [&, owner] {
        ByteChannel *const channel = made->makeAnother().release();
        channel->setParent(owner);
        connect(channel, &ByteChannel::opened, channel, [&isOpen] { isOpen = true; });
        channel->open();
    });
    QTRY_VERIFY_WITH_TIMEOUT(isOpen, 20'000);
    QMetaObject::invokeMethod(owner, [=] {
        QThread::currentThread()->quit();
        if (isClosed)
            owner->findChild<ByteChannel *>()->close();
        owner->deleteLater();
    });
    QVERIFY(thread.wait(20'000));
    QTRY_VERIFY_WITH_TIMEOUT(!made->server->hasPeer(), 20'000);
}

QTEST_GUILESS_MAIN(EndingsTest)
#include "EndingsTest.moc"
