#include "core/net/ProxyEnvironment.h"

#include <QTest>

using porthole::ConsoleRoute;
using porthole::Transport;
using porthole::net::ProxyEnvironment;

namespace {

ProxyEnvironment proxies(const QStringList &settings)
{
    QProcessEnvironment environment;
    for (const QString &setting : settings)
        environment.insert(setting.section(u'=', 0, 0), setting.section(u'=', 1));
    return ProxyEnvironment::fromEnvironment(environment);
}

ConsoleRoute to(const QString &host, Transport transport = Transport::SecureWebSocket)
{
    return {transport, {host, 443}, "/"};
}

QString shown(const QNetworkProxy &proxy)
{
    switch (proxy.type()) {
    case QNetworkProxy::NoProxy:
        return QStringLiteral("direct");
    case QNetworkProxy::HttpProxy:
        return QStringLiteral("http %1:%2").arg(proxy.hostName()).arg(proxy.port());
    case QNetworkProxy::Socks5Proxy:
        return QStringLiteral("socks5 %1:%2").arg(proxy.hostName()).arg(proxy.port());
    default:
        return QStringLiteral("other");
    }
}

} // namespace

class ProxyEnvironmentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void picksTheVariableOfTheTransport_data();
    void picksTheVariableOfTheTransport();
    void readsAProxyAddress_data();
    void readsAProxyAddress();
    void leavesExceptionsAlone_data();
    void leavesExceptionsAlone();
    void letsTheProxyResolveNames();
    void keepsThePasswordOutOfTexts();
    void theOnlyWayHasNoExceptions();
};

void ProxyEnvironmentTest::picksTheVariableOfTheTransport_data()
{
    QTest::addColumn<QStringList>("settings");
    QTest::addColumn<QStringList>("proxies"); // of Tcp, Tls, WebSocket, SecureWebSocket
    const QString direct = QStringLiteral("direct");
    const QString a = QStringLiteral("http a:1");
    const QString b = QStringLiteral("http b:2");
    const QString c = QStringLiteral("socks5 c:3");
    QTest::newRow("none") << QStringList() << QStringList{direct, direct, direct, direct};
    QTest::newRow("https") << QStringList{QStringLiteral("https_proxy=http://a:1")}
                           << QStringList{direct, direct, direct, a};
    QTest::newRow("http") << QStringList{QStringLiteral("http_proxy=http://a:1")}
                          << QStringList{direct, direct, a, direct};
    QTest::newRow("all") << QStringList{QStringLiteral("all_proxy=socks5://c:3")} << QStringList{c, c, c, c};
    QTest::newRow("each its own") << QStringList{QStringLiteral("http_proxy=http://a:1"),
                                                 QStringLiteral("https_proxy=http://b:2"),
                                                 QStringLiteral("all_proxy=socks5://c:3")}
                                  << QStringList{c, c, a, b};
    QTest::newRow("upper case") << QStringList{QStringLiteral("HTTPS_PROXY=http://a:1")}
                                << QStringList{direct, direct, direct, a};
    QTest::newRow("lower case wins") << QStringList{QStringLiteral("HTTPS_PROXY=http://b:2"),
                                                    QStringLiteral("https_proxy=http://a:1")}
                                     << QStringList{direct, direct, direct, a};
    QTest::newRow("empty is unset") << QStringList{QStringLiteral("https_proxy="),
                                                   QStringLiteral("all_proxy=socks5://c:3")}
                                    << QStringList{c, c, c, c};
}

void ProxyEnvironmentTest::picksTheVariableOfTheTransport()
{
    QFETCH(const QStringList, settings);
    const ProxyEnvironment environment = proxies(settings);
    QStringList found;
    for (const Transport transport :
         {Transport::Tcp, Transport::Tls, Transport::WebSocket, Transport::SecureWebSocket})
        found << shown(environment.proxyFor(to(QStringLiteral("console"), transport)));
    QTEST(found, "proxies");
}

void ProxyEnvironmentTest::readsAProxyAddress_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("proxy");
    QTest::newRow("http") << QStringLiteral("http://p:3128") << QStringLiteral("http p:3128");
    QTest::newRow("http, usual port") << QStringLiteral("http://p/") << QStringLiteral("http p:80");
    QTest::newRow("no scheme") << QStringLiteral("p:3128") << QStringLiteral("http p:3128");
    QTest::newRow("socks5") << QStringLiteral("socks5://p") << QStringLiteral("socks5 p:1080");
    QTest::newRow("socks5h") << QStringLiteral("socks5h://p:9") << QStringLiteral("socks5 p:9");
    QTest::newRow("IPv6") << QStringLiteral("http://[::1]:3128") << QStringLiteral("http ::1:3128");
    // Never round a proxy that somebody wanted: no host name means that nothing is opened.
    QTest::newRow("https to the proxy") << QStringLiteral("https://p:3128") << QStringLiteral("http :0");
    QTest::newRow("socks4") << QStringLiteral("socks4://p") << QStringLiteral("http :0");
    QTest::newRow("no host") << QStringLiteral("http://:3128") << QStringLiteral("http :0");
    QTest::newRow("nonsense") << QStringLiteral("http://a b") << QStringLiteral("http :0");
}

void ProxyEnvironmentTest::readsAProxyAddress()
{
    QFETCH(const QString, value);
    const auto environment = proxies({QStringLiteral("https_proxy=") + value});
    QTEST(shown(environment.proxyFor(to(QStringLiteral("console")))), "proxy");
}

void ProxyEnvironmentTest::leavesExceptionsAlone_data()
{
    QTest::addColumn<QString>("exceptions");
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("direct");
    const auto row = [](const char *name, const char *exceptions, const char *host, bool direct) {
        QTest::newRow(name) << QString::fromLatin1(exceptions) << QString::fromLatin1(host) << direct;
    };
    row("loopback is none by itself", "", "localhost", false);
    row("name", "a.example", "a.example", true);
    row("name in other case", "A.example", "a.EXAMPLE", true);
    row("name in a list with spaces", "x, a.example ,y", "a.example", true);
    row("domain", "example.org", "www.example.org", true);
    row("suffix", ".example.org", "www.example.org", true);
    row("suffix is the domain too", ".example.org", "example.org", true);
    row("end of a name only", "example.org", "badexample.org", false);
    row("longer than the host", "www.example.org", "example.org", false);
    row("everything", "*", "a.example", true);
    row("address", "10.0.0.1", "10.0.0.1", true);
    row("another address", "10.0.0.1", "10.0.0.11", false);
    row("CIDR", "10.0.0.0/8", "10.200.3.4", true);
    row("outside of CIDR", "10.0.0.0/8", "11.0.0.1", false);
    row("IPv6", "::1", "::1", true);
    row("IPv6 CIDR", "fd00::/8", "fd12::1", true);
    row("IPv6 outside of CIDR", "fd00::/8", "fe80::1", false);
    row("a number is no CIDR", "10", "10.0.0.1", false);
    row("CIDR for a name", "10.0.0.0/8", "a.example", false);
    row("only commas", ",,", "a.example", false);
}

void ProxyEnvironmentTest::leavesExceptionsAlone()
{
    QFETCH(const QString, exceptions);
    QFETCH(const QString, host);
    const auto environment =
        proxies({QStringLiteral("all_proxy=http://p:1"), QStringLiteral("no_proxy=") + exceptions});
    QTEST(environment.proxyFor(to(host)).type() == QNetworkProxy::NoProxy, "direct");
}

void ProxyEnvironmentTest::letsTheProxyResolveNames()
{
    for (const QString &value : {QStringLiteral("http://p:1"), QStringLiteral("socks5://p:1")}) {
        const auto proxy =
            proxies({QStringLiteral("all_proxy=") + value}).proxyFor(to(QStringLiteral("console")));
        QVERIFY(proxy.capabilities().testFlag(QNetworkProxy::HostNameLookupCapability));
        QVERIFY(proxy.capabilities().testFlag(QNetworkProxy::TunnelingCapability));
    }
}

void ProxyEnvironmentTest::keepsThePasswordOutOfTexts()
{
    std::optional environment = proxies({QStringLiteral("all_proxy=http://me:p%40ssw0rd@p:1")});
    const ProxyEnvironment copy = *environment; // a channel's, which outlives it
    environment.reset();
    const auto proxy = copy.proxyFor(to(QStringLiteral("console")));
    QCOMPARE(proxy.user(), QStringLiteral("me"));
    QCOMPARE(proxy.password(), QStringLiteral("p@ssw0rd"));
    const auto error = porthole::Error::make(porthole::ErrorKind::Bug, "it said p@ssw0rd and p%40ssw0rd");
    QVERIFY2(error.detail.find("ssw0rd") == std::string::npos, error.detail.c_str());
}

void ProxyEnvironmentTest::theOnlyWayHasNoExceptions()
{
    const auto only =
        ProxyEnvironment::onlyThrough({QNetworkProxy::Socks5Proxy, QStringLiteral("127.0.0.1"), 4711,
                                       QStringLiteral("user"), QStringLiteral("a-password-of-this-run")});
    for (const Transport transport :
         {Transport::Tcp, Transport::Tls, Transport::WebSocket, Transport::SecureWebSocket}) {
        for (const char *host : {"console", "127.0.0.1", "localhost", "::1"}) {
            const auto proxy = only.proxyFor(to(QString::fromLatin1(host), transport));
            QCOMPARE(shown(proxy), QStringLiteral("socks5 127.0.0.1:4711"));
            QVERIFY(proxy.capabilities().testFlag(QNetworkProxy::HostNameLookupCapability));
        }
    }
    const auto error = porthole::Error::make(porthole::ErrorKind::Bug, "it said a-password-of-this-run");
    QVERIFY2(error.detail.find("of-this-run") == std::string::npos, error.detail.c_str());
}

QTEST_APPLESS_MAIN(ProxyEnvironmentTest)
#include "ProxyEnvironmentTest.moc"
