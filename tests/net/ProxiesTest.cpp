#include "tests/support/net/Proxies.h"
#include "core/net/ChannelFactory.h"
#include "tests/support/net/ChannelLog.h"
#include "tests/support/net/WebSocketWire.h"
#include "tests/support/secrets/TestSecret.h"

#include <QTest>

using porthole::ConsoleRoute;
using porthole::ErrorKind;
using porthole::Milliseconds;
using porthole::Transport;
using porthole::viewOf;
using porthole::net::ChannelOptions;
using porthole::net::makeChannel;
using porthole::net::ProxyEnvironment;
using porthole::test::Certificates;
using porthole::test::ChannelLog;
using porthole::test::ConnectProxy;
using porthole::test::kSecretMarker;
using porthole::test::Proxy;
using porthole::test::RawServer;
using porthole::test::RawWebSocketServer;
using porthole::test::ServerIdentity;
using porthole::test::Socks5Proxy;

namespace {

enum class Kind : quint8 { Connect, Socks5 };

/// A name that only the proxy can resolve.
const QString kHost = QStringLiteral("console.porthole.invalid");

bool isWebSocket(Transport transport)
{
    return transport == Transport::WebSocket || transport == Transport::SecureWebSocket;
}

bool isSecure(Transport transport)
{
    return transport == Transport::Tls || transport == Transport::SecureWebSocket;
}

std::unique_ptr<Proxy> makeProxy(Kind kind)
{
    if (kind == Kind::Connect)
        return std::make_unique<ConnectProxy>();
    return std::make_unique<Socks5Proxy>();
}

const QString kLogin = QStringLiteral("me:p%40ssw0rd") + QLatin1String(kSecretMarker) + u'@';

/// all_proxy, with a login before the host if one is given ("user:password@").
ProxyEnvironment through(const Proxy &proxy, Kind kind, const QString &login = {})
{
    QProcessEnvironment environment;
    const QString scheme = kind == Kind::Connect ? QStringLiteral("http://") : QStringLiteral("socks5h://");
    environment.insert(QStringLiteral("all_proxy"),
                       scheme + login + QStringLiteral("127.0.0.1:") + QString::number(proxy.serverPort()));
    return ProxyEnvironment::fromEnvironment(environment);
}

} // namespace

class ProxiesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void carriesEveryTransport_data();
    void carriesEveryTransport();
    void logsIn_data() { carriesEveryTransport_data(); }
    void logsIn();
    void namesARejectedLogin_data() { carriesEveryTransport_data(); }
    void namesARejectedLogin();
    void namesASilentProxy_data() { carriesEveryTransport_data(); }
    void namesASilentProxy();
    void namesAProxyThatIsNotThere_data() { carriesEveryTransport_data(); }
    void namesAProxyThatIsNotThere();
    void namesATargetThatIsNotThere_data() { carriesEveryTransport_data(); }
    void namesATargetThatIsNotThere();
    void opensNothingRoundAProxyNotUnderstood();
    void goesDirectForAnException();
    void doesNotTrustBecauseOfAProxy();

private:
    std::unique_ptr<RawServer> server(Transport transport) const
    {
        const std::optional<ServerIdentity> identity =
            isSecure(transport) ? std::optional(m_identity) : std::nullopt;
        if (isWebSocket(transport))
            return std::make_unique<RawWebSocketServer>(identity);
        return std::make_unique<RawServer>(identity);
    }
    ConsoleRoute route(const RawServer &server, Transport transport) const
    {
        return {transport, {kHost, server.serverPort()}, isWebSocket(transport) ? "/?token=SECRET" : ""};
    }
    ChannelOptions options(const ProxyEnvironment &proxies) const
    {
        ChannelOptions options;
        options.proxies = proxies;
        options.trust = m_trust;
        return options;
    }

    Certificates m_certificates;
    ServerIdentity m_identity;
    porthole::net::TlsTrust m_trust;
};

void ProxiesTest::initTestCase()
{
    m_identity = m_certificates.issue(QStringLiteral("DNS:") + kHost);
    QVERIFY2(m_certificates.isValid(), "the openssl command makes the certificates (apt: openssl)");
    QVERIFY(m_trust.addCaFile(m_certificates.authorityFile()));
}

void ProxiesTest::carriesEveryTransport_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Transport>("transport");
    for (const Kind kind : {Kind::Connect, Kind::Socks5}) {
        const char *const name = kind == Kind::Connect ? "CONNECT" : "SOCKS5";
        QTest::addRow("TCP, %s", name) << kind << Transport::Tcp;
        QTest::addRow("TLS, %s", name) << kind << Transport::Tls;
        QTest::addRow("ws, %s", name) << kind << Transport::WebSocket;
        QTest::addRow("wss, %s", name) << kind << Transport::SecureWebSocket;
    }
}

void ProxiesTest::carriesEveryTransport()
{
    QFETCH(const Kind, kind);
    QFETCH(const Transport, transport);
    const auto proxy = makeProxy(kind);
    const auto target = server(transport);
    const auto channel = makeChannel(route(*target, transport), options(through(*proxy, kind)));
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY2(log.opened == 1 || log.closed, log.detail());
    QVERIFY2(log.opened == 1, log.detail());
    // The name went to the proxy as it was.
    QCOMPARE(proxy->targets(),
             QByteArrayList{kHost.toLatin1() + ':' + QByteArray::number(target->serverPort())});
    channel->write(viewOf("hello"));
    QTRY_VERIFY(!target->received().isEmpty());
    target->send(isWebSocket(transport) ? porthole::test::wire::frame(2, "world") : QByteArray("world"));
    QTRY_COMPARE(log.received, QByteArray("world"));
}

void ProxiesTest::logsIn()
{
    QFETCH(const Kind, kind);
    QFETCH(const Transport, transport);
    const auto proxy = makeProxy(kind);
    proxy->demand("me", QByteArray("p@ssw0rd") + kSecretMarker);
    const auto target = server(transport);
    const auto channel = makeChannel(route(*target, transport), options(through(*proxy, kind, kLogin)));
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY2(log.opened == 1 || log.closed, log.detail());
    QVERIFY2(log.opened == 1, log.detail());
    if (const auto *const webSocket = qobject_cast<RawWebSocketServer *>(target.get()))
        QVERIFY2(!webSocket->request().contains("Authorization"), "the login is the proxy's alone");
}

void ProxiesTest::namesARejectedLogin()
{
    QFETCH(const Kind, kind);
    QFETCH(const Transport, transport);
    const auto proxy = makeProxy(kind);
    proxy->demand("me", porthole::test::testSecret());
    const auto target = server(transport);
    for (const QString &login : {QString(), kLogin}) {
        const auto channel = makeChannel(route(*target, transport), options(through(*proxy, kind, login)));
        ChannelLog log(*channel);
        channel->open();
        QTRY_VERIFY(log.closed);
        QVERIFY2(log.closed->error.kind == ErrorKind::AuthRejected, log.detail());
        const QByteArray address = "127.0.0.1:" + QByteArray::number(proxy->serverPort());
        QVERIFY2(QByteArray(log.detail()).contains("the proxy " + address), log.detail());
        QVERIFY2(!QByteArray(log.detail()).contains("ssw0rd"), log.detail());
        QVERIFY(!log.closed->upgradeRefused);
    }
    QCOMPARE(target->connections(), 0);
}

void ProxiesTest::namesASilentProxy()
{
    QFETCH(const Kind, kind);
    QFETCH(const Transport, transport);
    const auto proxy = makeProxy(kind);
    proxy->setSilent(true);
    const auto target = server(transport);
    ChannelOptions patient = options(through(*proxy, kind));
    patient.openTimeout = Milliseconds(300);
    const auto channel = makeChannel(route(*target, transport), patient);
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY(log.closed);
    QVERIFY2(log.closed->error.kind == ErrorKind::Timeout, log.detail());
    QVERIFY2(QByteArray(log.detail()).contains("connecting through the proxy 127.0.0.1:"), log.detail());
    QCOMPARE(proxy->connections(), 1);
}

void ProxiesTest::namesAProxyThatIsNotThere()
{
    QFETCH(const Kind, kind);
    QFETCH(const Transport, transport);
    auto proxy = makeProxy(kind);
    const ProxyEnvironment environment = through(*proxy, kind);
    proxy.reset();
    const auto target = server(transport);
    const auto channel = makeChannel(route(*target, transport), options(environment));
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY(log.closed);
    QVERIFY2(log.closed->error.kind == ErrorKind::Unreachable, log.detail());
    QVERIFY2(QByteArray(log.detail()).startsWith("the proxy 127.0.0.1:"), log.detail());
    QVERIFY2(QByteArray(log.detail()).endsWith(" refused the connection"), log.detail());
}

void ProxiesTest::namesATargetThatIsNotThere()
{
    QFETCH(const Kind, kind);
    QFETCH(const Transport, transport);
    const auto proxy = makeProxy(kind);
    auto target = server(transport);
    const ConsoleRoute nowhere = route(*target, transport);
    target.reset();
    const auto channel = makeChannel(nowhere, options(through(*proxy, kind)));
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY(log.closed);
    QVERIFY2(log.closed->error.kind == ErrorKind::Unreachable, log.detail());
}

void ProxiesTest::opensNothingRoundAProxyNotUnderstood()
{
    RawServer target;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("all_proxy"), QStringLiteral("https://me:p4ssw0rd@127.0.0.1:3128"));
    const auto channel = makeChannel({Transport::Tcp, target.endpoint(), {}},
                                     options(ProxyEnvironment::fromEnvironment(environment)));
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY(log.closed);
    QCOMPARE(log.closed->error.kind, ErrorKind::Usage);
    QVERIFY2(!QByteArray(log.detail()).contains("p4ssw0rd"), log.detail());
    QCOMPARE(target.connections(), 0);
}

void ProxiesTest::goesDirectForAnException()
{
    ConnectProxy proxy;
    RawServer target;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("all_proxy"),
                       QStringLiteral("http://127.0.0.1:%1").arg(proxy.serverPort()));
    environment.insert(QStringLiteral("no_proxy"), QStringLiteral("127.0.0.0/8"));
    const auto channel = makeChannel({Transport::Tcp, target.endpoint(), {}},
                                     options(ProxyEnvironment::fromEnvironment(environment)));
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    QCOMPARE(proxy.connections(), 0);
}

void ProxiesTest::doesNotTrustBecauseOfAProxy()
{
    // A proxy that answers for the host itself, with a certificate of its own making.
    ConnectProxy proxy;
    RawServer impostor(m_certificates.selfSigned(QStringLiteral("DNS:") + kHost));
    for (const Transport transport : {Transport::Tls, Transport::SecureWebSocket}) {
        const auto channel = makeChannel(route(impostor, transport), options(through(proxy, Kind::Connect)));
        ChannelLog log(*channel);
        channel->open();
        QTRY_VERIFY(log.closed);
        QCOMPARE(log.closed->error.kind, ErrorKind::CertificateUntrusted);
        QCOMPARE(impostor.received(), QByteArray());
    }
}

QTEST_GUILESS_MAIN(ProxiesTest)
#include "ProxiesTest.moc"
