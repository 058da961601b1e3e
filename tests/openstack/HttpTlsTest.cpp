#include "core/net/NetworkHttpTransport.h"
#include "tests/support/Flow.h"
#include "tests/support/HttpDouble.h"
#include "tests/support/net/Certificates.h"
#include "tests/support/net/Proxies.h"
#include "tests/support/secrets/TestSecret.h"

#include <QCryptographicHash>
#include <QSslConfiguration>
#include <QTest>

using porthole::ErrorKind;
using porthole::net::HttpOptions;
using porthole::net::HttpRequest;
using porthole::net::NetworkHttpTransport;
using porthole::net::ProxyEnvironment;
using porthole::test::Certificates;
using porthole::test::ConnectProxy;
using porthole::test::finished;
using porthole::test::HttpAnswer;
using porthole::test::HttpDouble;
using porthole::test::SeenRequest;
using porthole::test::ServerIdentity;
using porthole::test::Socks5Proxy;
using porthole::test::words;

namespace {

const char *const kToken = porthole::test::testSecret();

QSslConfiguration serving(const ServerIdentity &identity)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(identity.certificate);
    tls.setPrivateKey(identity.key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

HttpRequest get(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    request.headers.add("X-Auth-Token", kToken);
    return request;
}

ProxyEnvironment proxies(const char *name, const QString &value)
{
    QProcessEnvironment environment;
    environment.insert(QString::fromLatin1(name), value);
    return ProxyEnvironment::fromEnvironment(environment);
}

} // namespace

/// Whom HTTP believes, and through whom it goes.
class HttpTlsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void believesTheGivenAuthority();
    void namesACertificateItDoesNotBelieveAndBelievesItOncePinned();
    void neverGoesDownFromHttpsToHttp();
    void doesNotTalkToAServerWithoutTls();
    void showsTheClientsCertificateToAServerThatAsks();
    void goesThroughTheProxyOfTheEnvironment_data();
    void goesThroughTheProxyOfTheEnvironment();
    void refusesAProxyThatItDoesNotUnderstand();

private:
    Certificates m_certificates;
    HttpOptions m_trusting;
    ServerIdentity m_good;
    ServerIdentity m_selfSigned;
};

void HttpTlsTest::initTestCase()
{
    m_good = m_certificates.issue(u"DNS:localhost"_qs);
    m_selfSigned = m_certificates.selfSigned(u"DNS:localhost"_qs);
    QVERIFY2(m_certificates.isValid(), "the openssl command makes the certificates (apt: openssl)");
    QVERIFY(m_trusting.trust.addCaFile(m_certificates.authorityFile()));
}

void HttpTlsTest::believesTheGivenAuthority()
{
    HttpDouble server(serving(m_good));
    server.on("GET /a", HttpAnswer::json(200, "{}"));
    NetworkHttpTransport transport{m_trusting};
    const auto answer = finished(transport.send(get(server.url(u"/a"_qs, u"localhost"_qs))));
    QVERIFY2(answer && *answer, words(answer));
    QCOMPARE(server.requests().value(0).header("X-Auth-Token"), QByteArray(kToken));
}

void HttpTlsTest::namesACertificateItDoesNotBelieveAndBelievesItOncePinned()
{
    HttpDouble server(serving(m_selfSigned));
    server.otherwise([](const SeenRequest &) { return HttpAnswer::json(200, "{}"); });
    NetworkHttpTransport transport{m_trusting};
    const QUrl url = server.url(u"/a"_qs, u"localhost"_qs);
    const auto refused = finished(transport.send(get(url)));
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().kind, ErrorKind::CertificateUntrusted);
    QVERIFY(!server.everything().contains(kToken));
    const auto shown = transport.untrusted();
    QVERIFY(shown);
    QCOMPARE(shown->exception.sha256, m_selfSigned.certificate.digest(QCryptographicHash::Sha256));
    QCOMPARE(shown->exception.endpoint.port, server.serverPort());
    QVERIFY(!shown->problem.isEmpty());
    transport.pin(shown->exception);
    const auto answer = finished(transport.send(get(url)));
    QVERIFY2(answer && *answer, words(answer));
    // For another port of the same host it is a stranger.
    HttpDouble other(serving(m_selfSigned));
    const auto still = finished(transport.send(get(other.url(u"/a"_qs, u"localhost"_qs))));
    QVERIFY(still && !*still);
    QCOMPARE(still->error().kind, ErrorKind::CertificateUntrusted);
}

void HttpTlsTest::neverGoesDownFromHttpsToHttp()
{
    HttpDouble server(serving(m_good));
    HttpDouble plain;
    plain.otherwise([](const SeenRequest &) { return HttpAnswer::json(200, "{}"); });
    server.on("GET /a", HttpAnswer::redirect(302, plain.url(u"/a"_qs, u"localhost"_qs).toEncoded()));
    NetworkHttpTransport transport{m_trusting};
    const auto answer = finished(transport.send(get(server.url(u"/a"_qs, u"localhost"_qs))));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::PeerMisbehaved);
    QVERIFY2(words(answer).contains("https to http"), words(answer));
    QCOMPARE(plain.connections(), 0);
}

void HttpTlsTest::doesNotTalkToAServerWithoutTls()
{
    HttpDouble plain;
    NetworkHttpTransport transport{m_trusting};
    QUrl url = plain.url(u"/a"_qs, u"localhost"_qs);
    url.setScheme(u"https"_qs);
    HttpRequest request = get(url);
    request.timeout = porthole::Milliseconds{1500}; // both sides may wait for the other
    const auto answer = finished(transport.send(request));
    QVERIFY(answer && !*answer);
    QVERIFY2(answer->error().kind == ErrorKind::Tls || answer->error().kind == ErrorKind::Timeout,
             words(answer));
    QVERIFY(!plain.everything().contains(kToken));
}

void HttpTlsTest::showsTheClientsCertificateToAServerThatAsks()
{
    const ServerIdentity mine = m_certificates.issue(u"DNS:me"_qs);
    QSslConfiguration asking = serving(m_good);
    asking.setPeerVerifyMode(QSslSocket::QueryPeer);
    HttpDouble server(asking);
    server.on("GET /a", HttpAnswer::json(200, "{}"));
    HttpOptions options = m_trusting;
    options.clientCertificate = {mine.certificate};
    options.clientKey = mine.key;
    NetworkHttpTransport transport{options};
    const auto answer = finished(transport.send(get(server.url(u"/a"_qs, u"localhost"_qs))));
    QVERIFY2(answer && *answer, words(answer));
    QCOMPARE(server.lastPeerCertificate(), mine.certificate);
}

void HttpTlsTest::goesThroughTheProxyOfTheEnvironment_data()
{
    QTest::addColumn<bool>("secure");
    QTest::addColumn<bool>("socks");
    QTest::newRow("http, CONNECT") << false << false;
    QTest::newRow("http, SOCKS5") << false << true;
    QTest::newRow("https, CONNECT") << true << false;
    QTest::newRow("https, SOCKS5") << true << true;
}

void HttpTlsTest::goesThroughTheProxyOfTheEnvironment()
{
    QFETCH(const bool, secure);
    QFETCH(const bool, socks);
    const auto server =
        secure ? std::make_unique<HttpDouble>(serving(m_good)) : std::make_unique<HttpDouble>();
    server->on("GET /a", HttpAnswer::json(200, "{}"));
    ConnectProxy connectProxy;
    Socks5Proxy socksProxy;
    porthole::test::Proxy &proxy = socks ? static_cast<porthole::test::Proxy &>(socksProxy) : connectProxy;
    HttpOptions options = m_trusting;
    options.proxies =
        proxies(secure ? "https_proxy" : "http_proxy",
                (socks ? u"socks5h://127.0.0.1:%1"_qs : u"http://127.0.0.1:%1"_qs).arg(proxy.serverPort()));
    NetworkHttpTransport transport{options};
    const auto answer = finished(transport.send(get(server->url(u"/a"_qs, u"localhost"_qs))));
    QVERIFY2(answer && *answer, words(answer));
    QCOMPARE(proxy.targets(), QByteArrayList{"localhost:" + QByteArray::number(server->serverPort())});
    for (const QByteArray &head : connectProxy.requests())
        QVERIFY(!head.contains(kToken));
}

void HttpTlsTest::refusesAProxyThatItDoesNotUnderstand()
{
    HttpDouble server;
    HttpOptions options;
    options.proxies = proxies("http_proxy", u"gopher://SECRET@127.0.0.1:1"_qs);
    NetworkHttpTransport transport{options};
    const auto answer = finished(transport.send(get(server.url(u"/a"_qs))));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::Usage);
    QVERIFY(!words(answer).contains("SECRET"));
    QCOMPARE(server.connections(), 0);
}

QTEST_GUILESS_MAIN(HttpTlsTest)
#include "HttpTlsTest.moc"
