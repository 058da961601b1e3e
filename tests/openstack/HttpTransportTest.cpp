#include "core/net/NetworkHttpTransport.h"
#include "tests/support/Flow.h"
#include "tests/support/HttpDouble.h"
#include "tests/support/secrets/TestSecret.h"

#include <QTest>

using porthole::ErrorKind;
using porthole::Milliseconds;
using porthole::Result;
using porthole::Task;
using porthole::net::HttpOptions;
using porthole::net::HttpRequest;
using porthole::net::HttpResponse;
using porthole::net::NetworkHttpTransport;
using porthole::test::finished;
using porthole::test::HttpAnswer;
using porthole::test::HttpDouble;
using porthole::test::SeenRequest;
using porthole::test::words;

namespace {

const char *const kToken = porthole::test::testSecret();

HttpRequest get(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    request.headers.add("X-Auth-Token", kToken);
    return request;
}

HttpRequest post(const QUrl &url, const QByteArray &body = "{}")
{
    HttpRequest request = get(url);
    request.method = "POST";
    request.headers.add("Content-Type", "application/json");
    request.body = body;
    return request;
}

/// No text may tell what only the server is to know.
bool tellsNoSecret(const QByteArray &text)
{
    return !text.contains(kToken) && !text.contains("marker=") && !text.contains("SECRET");
}

} // namespace

class HttpTransportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sendsAndReceives();
    void readsEveryStatusWithItsBody_data();
    void readsEveryStatusWithItsBody();
    void remembersNothing();
    void followsRedirectsOfItsOwnOriginOnly();
    void keepsCredentialsFromAnotherOrigin_data();
    void keepsCredentialsFromAnotherOrigin();
    void followsNoRedirectOfAPost();
    void endsRedirectsInCircles();
    void refusesALargeBodyAsItArrives_data();
    void refusesALargeBodyAsItArrives();
    void takesABodyUpToItsLimit();
    void namesWhatIsNotHttp_data();
    void namesWhatIsNotHttp();
    void timesOut_data();
    void timesOut();
    void namesAHostThatIsNotThere();
    void refusesRequestsThatWouldNotArriveAsMeant_data();
    void refusesRequestsThatWouldNotArriveAsMeant();
    void canBeCancelledWhereverItWaits();
};

void HttpTransportTest::sendsAndReceives()
{
    HttpDouble server;
    server.on("POST /v3/auth/tokens",
              HttpAnswer::json(201, R"({"token":1})", {"X-Subject-Token: abc", "Vary: a", "Vary: b"}));
    NetworkHttpTransport transport{HttpOptions{}};
    const auto answer =
        finished(transport.send(post(server.url(u"/v3/auth/tokens?nocatalog"_qs), "{\"a\":1}")));
    QVERIFY2(answer && *answer, words(answer));
    QCOMPARE((*answer)->status, 201);
    QCOMPARE((*answer)->body, QByteArray(R"({"token":1})"));
    QCOMPARE((*answer)->headers.value("x-subject-TOKEN"), QByteArray("abc"));
    const SeenRequest seen = server.requests().value(0);
    QCOMPARE(seen.target, QByteArray("/v3/auth/tokens?nocatalog"));
    QCOMPARE(seen.body, QByteArray("{\"a\":1}"));
    QCOMPARE(seen.header("X-Auth-Token"), QByteArray(kToken));
    QCOMPARE(seen.header("Accept-Encoding"), QByteArray("identity"));
    QCOMPARE(seen.header("Accept-Language"), QByteArray("en"));
    QVERIFY(seen.header("Upgrade").isEmpty());
}

void HttpTransportTest::readsEveryStatusWithItsBody_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    for (const int status : {200, 201, 202, 203, 300, 400, 403, 404, 405, 406, 409,
                             410, 413, 418, 429, 500, 501, 502, 503, 504, 599})
        QTest::addRow("%d", status) << status << QByteArray("X-Other: 1");
    QTest::newRow("401 plain") << 401 << QByteArray("X-Other: 1");
    QTest::newRow("401 Keystone") << 401 << QByteArray("WWW-Authenticate: Keystone uri=\"http://h/\"");
    QTest::newRow("401 Basic") << 401 << QByteArray("WWW-Authenticate: Basic realm=\"x\"");
    QTest::newRow("401 Negotiate") << 401 << QByteArray("WWW-Authenticate: Negotiate");
    QTest::newRow("300 with Location") << 300 << QByteArray("Location: /elsewhere");
}

void HttpTransportTest::readsEveryStatusWithItsBody()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, header);
    HttpDouble server;
    const QByteArray body = "{\"x\":\"" + QByteArray(70000, 'y') + "\"}";
    server.otherwise([&](const SeenRequest &) { return HttpAnswer::json(status, body, {header}); });
    NetworkHttpTransport transport{HttpOptions{}};
    for (const HttpRequest &request : {get(server.url(u"/a"_qs)), post(server.url(u"/a"_qs))}) {
        const auto answer = finished(transport.send(request));
        QVERIFY2(answer && *answer, words(answer));
        QCOMPARE((*answer)->status, status);
        QCOMPARE((*answer)->body.size(), body.size());
    }
    QCOMPARE(server.requests().size(), 2);
}

void HttpTransportTest::remembersNothing()
{
    HttpDouble server;
    server.otherwise([](const SeenRequest &) {
        return HttpAnswer::json(200, "{}",
                                {"Set-Cookie: session=SECRET", "Cache-Control: max-age=1000", "ETag: \"1\"",
                                 "Strict-Transport-Security: max-age=1000"});
    });
    NetworkHttpTransport transport{HttpOptions{}};
    for (int i = 0; i < 3; ++i) {
        const auto answer = finished(transport.send(get(server.url(u"/same"_qs))));
        QVERIFY2(answer && *answer, words(answer));
    }
    QCOMPARE(server.requests().size(), 3);
    QVERIFY(!server.everything().contains("SECRET"));
    QVERIFY(!server.everything().contains("If-None-Match"));
}

void HttpTransportTest::followsRedirectsOfItsOwnOriginOnly()
{
    for (const int status : {301, 302, 303, 307, 308}) {
        HttpDouble server;
        server.on("GET /a", HttpAnswer::redirect(status, "/b?marker=1"));
        server.on("GET /b", HttpAnswer::redirect(status, server.url(u"/c"_qs).toEncoded()));
        server.on("GET /c", HttpAnswer::json(200, "{\"here\":1}"));
        NetworkHttpTransport transport{HttpOptions{}};
        const auto answer = finished(transport.send(get(server.url(u"/a"_qs))));
        QVERIFY2(answer && *answer, words(answer));
        QCOMPARE((*answer)->body, QByteArray("{\"here\":1}"));
        QCOMPARE(server.requests().size(), 3);
        QCOMPARE(server.requests().at(2).header("X-Auth-Token"), QByteArray(kToken));
    }
}

void HttpTransportTest::keepsCredentialsFromAnotherOrigin_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("another port") << QByteArray("http://127.0.0.1:FOREIGN/x?marker=1");
    QTest::newRow("another name of the same host") << QByteArray("http://localhost:OWN/x");
    QTest::newRow("without a scheme") << QByteArray("//127.0.0.1:FOREIGN/x");
    QTest::newRow("upwards to https") << QByteArray("https://127.0.0.1:FOREIGN/x");
    QTest::newRow("with a user name") << QByteArray("http://user:SECRET@127.0.0.1:FOREIGN/x");
    QTest::newRow("own origin with a user name") << QByteArray("http://user:SECRET@127.0.0.1:OWN/x");
    QTest::newRow("a file") << QByteArray("file:///etc/passwd");
    QTest::newRow("a script") << QByteArray("javascript:alert(1)");
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("garbage") << QByteArray("http://[::1:bad");
}

void HttpTransportTest::keepsCredentialsFromAnotherOrigin()
{
    QFETCH(QByteArray, location);
    HttpDouble server;
    HttpDouble foreign;
    foreign.otherwise([](const SeenRequest &) { return HttpAnswer::json(200, "{}"); });
    location.replace("FOREIGN", QByteArray::number(foreign.serverPort()));
    location.replace("OWN", QByteArray::number(server.serverPort()));
    server.on("GET /a", HttpAnswer::redirect(302, location));
    NetworkHttpTransport transport{HttpOptions{}};
    const auto answer = finished(transport.send(get(server.url(u"/a"_qs))));
    QVERIFY(answer && !*answer);
    QVERIFY2(tellsNoSecret(words(answer)), words(answer));
    QVERIFY2(answer->error().kind == ErrorKind::PeerIncompatible ||
                 answer->error().kind == ErrorKind::PeerMisbehaved,
             words(answer));
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(foreign.connections(), 0);
}

void HttpTransportTest::followsNoRedirectOfAPost()
{
    for (const int status : {301, 302, 303, 307, 308}) {
        HttpDouble server;
        server.on("POST /a", HttpAnswer::redirect(status, "/b"));
        NetworkHttpTransport transport{HttpOptions{}};
        const auto answer = finished(transport.send(post(server.url(u"/a"_qs))));
        QVERIFY(answer && !*answer);
        QCOMPARE(answer->error().kind, ErrorKind::PeerIncompatible);
        QCOMPARE(server.requests().size(), 1);
    }
}

void HttpTransportTest::endsRedirectsInCircles()
{
    HttpDouble server;
    server.otherwise([](const SeenRequest &) { return HttpAnswer::redirect(302, "/again"); });
    NetworkHttpTransport transport{HttpOptions{}};
    const auto answer = finished(transport.send(get(server.url(u"/a"_qs))));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::PeerMisbehaved);
    QCOMPARE(server.requests().size(), 6);
}

void HttpTransportTest::refusesALargeBodyAsItArrives_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<qint64>("tolerated"); // bytes that may have been sent by then
    QTest::addColumn<int>("timeout");      // milliseconds
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const char *name, const char *head, qint64 megabytes, int timeout, ErrorKind kind) {
        QTest::newRow(name) << QByteArray(head) << (megabytes << 20) << timeout << kind;
    };
    const ErrorKind misbehaved = ErrorKind::PeerMisbehaved;
    row("announced", "HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n", 12, 60000, misbehaved);
    row("until the end", "HTTP/1.1 200 OK\r\n\r\n", 45, 60000, misbehaved);
    row("an error page", "HTTP/1.1 500 Oops\r\n\r\n", 45, 60000, misbehaved);
    row("announced beyond all numbers", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\n",
        45, 60000, misbehaved);
    // Qt keeps a head to itself until it has ended, and lets nobody end it.
    row("a head without end", "HTTP/1.1 200 OK\r\nX-Long: ", 45, 1000, ErrorKind::Timeout);
}

void HttpTransportTest::refusesALargeBodyAsItArrives()
{
    QFETCH(const QByteArray, head);
    QFETCH(const qint64, tolerated);
    QFETCH(const int, timeout);
    QFETCH(const ErrorKind, kind);
    HttpDouble server;
    HttpAnswer large = HttpAnswer::raw(head);
    large.filler = 100 << 20;
    server.on("GET /a", large);
    NetworkHttpTransport transport{HttpOptions{}};
    HttpRequest request = get(server.url(u"/a"_qs));
    request.timeout = Milliseconds{timeout};
    const auto answer = finished(transport.send(request), 60000);
    QVERIFY2(answer && !*answer, words(answer));
    QCOMPARE(answer->error().kind, kind);
    if (head.endsWith("\r\n\r\n")) // Qt cannot be torn from a head
        QTRY_COMPARE(server.openConnections(), 0);
    QVERIFY2(server.bytesSent() <= tolerated, QByteArray::number(server.bytesSent()));
}

void HttpTransportTest::takesABodyUpToItsLimit()
{
    HttpDouble server;
    HttpAnswer exact = HttpAnswer::raw("HTTP/1.1 200 OK\r\nContent-Length: 1048576\r\n\r\n", false);
    exact.filler = 1 << 20;
    server.on("GET /exact", exact);
    HttpAnswer over = HttpAnswer::raw("HTTP/1.1 200 OK\r\n\r\n");
    over.filler = (1 << 20) + 1;
    server.on("GET /over", over);
    HttpOptions options;
    options.largestBody = 1 << 20;
    NetworkHttpTransport transport{options};
    const auto answer = finished(transport.send(get(server.url(u"/exact"_qs))));
    QVERIFY2(answer && *answer, words(answer));
    QCOMPARE((*answer)->body.size(), 1 << 20);
    const auto refused = finished(transport.send(get(server.url(u"/over"_qs))));
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().kind, ErrorKind::PeerMisbehaved);
}

void HttpTransportTest::namesWhatIsNotHttp_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<ErrorKind>>("kinds");
    using Kinds = QList<ErrorKind>;
    QTest::newRow("an SSH server") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n")
                                   << Kinds{ErrorKind::PeerMisbehaved, ErrorKind::Unreachable};
    QTest::newRow("nothing") << QByteArray() << Kinds{ErrorKind::Unreachable};
    QTest::newRow("half a head") << QByteArray("HTTP/1.1 200 OK\r\nContent-")
                                 << Kinds{ErrorKind::Unreachable, ErrorKind::Closed,
                                          ErrorKind::PeerMisbehaved};
    QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":")
                                 << Kinds{ErrorKind::Closed};
    QTest::newRow("half a body of an error")
        << QByteArray("HTTP/1.1 500 Oops\r\nContent-Length: 100\r\n\r\n{\"a\":") << Kinds{ErrorKind::Closed};
    QTest::newRow("a refusal larger than any")
        << QByteArray("HTTP/1.1 401 No\r\nContent-Length: 200000\r\n\r\n" + QByteArray(200000, 'x'))
        << Kinds{ErrorKind::PeerMisbehaved};
    QTest::newRow("compressed")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\x1f\x8b")
        << Kinds{ErrorKind::PeerMisbehaved};
    QTest::newRow("status 999") << QByteArray("HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n")
                                << Kinds{ErrorKind::PeerMisbehaved};
}

void HttpTransportTest::namesWhatIsNotHttp()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QList<ErrorKind>, kinds);
    HttpDouble server;
    server.on("GET /a", HttpAnswer::raw(bytes));
    NetworkHttpTransport transport{HttpOptions{}};
    HttpRequest request = get(server.url(u"/a?marker=1"_qs));
    request.timeout = Milliseconds{10000};
    const auto answer = finished(transport.send(request));
    QVERIFY2(answer && !*answer, words(answer));
    QVERIFY2(kinds.contains(answer->error().kind), words(answer));
    QVERIFY2(tellsNoSecret(words(answer)), words(answer));
}

void HttpTransportTest::timesOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("silence") << QByteArray();
    QTest::newRow("a head and no body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
    QTest::newRow("a head without end") << QByteArray("HTTP/1.1 200 OK\r\nX: ");
}

void HttpTransportTest::timesOut()
{
    QFETCH(const QByteArray, bytes);
    HttpDouble server;
    server.on("GET /a", bytes.isEmpty() ? HttpAnswer::silence() : HttpAnswer::raw(bytes, false));
    NetworkHttpTransport transport{HttpOptions{}};
    HttpRequest request = get(server.url(u"/a?marker=1"_qs));
    request.timeout = Milliseconds{300};
    const auto answer = finished(transport.send(request));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::Timeout);
    QVERIFY2(tellsNoSecret(words(answer)), words(answer));
    QTRY_COMPARE(server.openConnections(), 0);
}

void HttpTransportTest::namesAHostThatIsNotThere()
{
    quint16 port = 0;
    {
        HttpDouble gone;
        port = gone.serverPort();
    }
    NetworkHttpTransport transport{HttpOptions{}};
    QUrl url(u"http://127.0.0.1/a?marker=1"_qs);
    url.setPort(port);
    const auto refused = finished(transport.send(get(url)));
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().kind, ErrorKind::Unreachable);
    QVERIFY2(tellsNoSecret(words(refused)), words(refused));
    const auto unknown = finished(transport.send(get(QUrl(u"http://no-such-host.invalid/a?marker=1"_qs))));
    QVERIFY(unknown && !*unknown);
    QCOMPARE(unknown->error().kind, ErrorKind::Unreachable);
    QVERIFY2(tellsNoSecret(words(unknown)), words(unknown));
}

void HttpTransportTest::refusesRequestsThatWouldNotArriveAsMeant_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    const QString good = u"http://127.0.0.1:1/"_qs;
    const QByteArray get = "GET";
    const QByteArray name = "X-A";
    QTest::newRow("a line break in a value") << good << get << name << QByteArray("SECRET\r\nX-B: 1");
    QTest::newRow("a NUL in a value") << good << get << name << QByteArray("SECRET\0", 7);
    QTest::newRow("a name that is none") << good << get << QByteArray("X A") << QByteArray("1");
    QTest::newRow("a method that is none") << good << QByteArray("GET /x") << name << QByteArray("1");
    QTest::newRow("a user name") << u"http://me:SECRET@127.0.0.1:1/"_qs << get << name << QByteArray("1");
    QTest::newRow("a file") << u"file:///etc/passwd"_qs << get << name << QByteArray("1");
    QTest::newRow("no host") << u"http:///x"_qs << get << name << QByteArray("1");
    QTest::newRow("nothing") << QString() << get << name << QByteArray("1");
}

void HttpTransportTest::refusesRequestsThatWouldNotArriveAsMeant()
{
    QFETCH(const QString, url);
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    NetworkHttpTransport transport{HttpOptions{}};
    HttpRequest request;
    request.url = QUrl(url);
    request.method = method;
    request.headers.add(name, value);
    const auto answer = finished(transport.send(request));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::Usage);
    QVERIFY2(tellsNoSecret(words(answer)), words(answer));
}

void HttpTransportTest::canBeCancelledWhereverItWaits()
{
    HttpDouble server;
    HttpAnswer slow = HttpAnswer::raw("HTTP/1.1 200 OK\r\n\r\n");
    slow.filler = 1 << 20;
    server.on("GET /a", HttpAnswer::redirect(302, "/b"));
    server.on("GET /b", slow);
    NetworkHttpTransport transport{HttpOptions{}};
    bool ended = false;
    for (int turns = 0; turns < 2000 && !ended; ++turns) {
        Task<Result<HttpResponse>> task = transport.send(get(server.url(u"/a"_qs)));
        task.start();
        for (int i = 0; i < turns && !task.done(); ++i)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        ended = task.done();
    }
    QVERIFY(ended);
    transport.forgetConnections(); // one that nothing was sent over yet is kept for the next
    QTRY_COMPARE(server.openConnections(), 0);
    // The transport may go before the answer has come.
    auto brief = std::make_unique<NetworkHttpTransport>(HttpOptions{});
    Task<Result<HttpResponse>> task = brief->send(get(server.url(u"/silent"_qs)));
    server.on("GET /silent", HttpAnswer::silence());
    task.start();
    QTRY_VERIFY(server.count("GET /silent") == 1);
    task.cancel();
    brief.reset();
    QTRY_COMPARE(server.openConnections(), 0);
}

QTEST_GUILESS_MAIN(HttpTransportTest)
#include "HttpTransportTest.moc"
