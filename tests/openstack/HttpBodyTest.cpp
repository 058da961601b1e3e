#include "core/net/NetworkHttpTransport.h"
#include "tests/support/Flow.h"
#include "tests/support/HttpDouble.h"

#include <QTest>

using namespace std::chrono_literals;

namespace porthole::test {

using net::HttpRequest;

namespace {

constexpr qint64 kMegabyte = 1 << 20;

HttpRequest get(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

HttpAnswer endless(qint64 size)
{
    HttpAnswer answer = HttpAnswer::raw("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", false);
    answer.filler = size;
    return answer;
}

} // namespace

/// What a request may ask of the transport besides an answer in memory.
class HttpBodyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theReasonPhraseArrives();
    void aRedirectMayBeAnAnswer_data();
    void aRedirectMayBeAnAnswer();
    void aBodyIsHandedOnAsItArrives();
    void aRefusalIsNotWhatWasAskedFor();
    void aSinkThatFailsEndsTheExchange();
    void aBodyIsNotLargerThanItsRequestAllows();
    void aBodyCutShortIsNoSuccess();
    void silenceEndsTheExchange_data();
    void silenceEndsTheExchange();

private:
    net::NetworkHttpTransport m_transport{net::HttpOptions{}};
};

void HttpBodyTest::theReasonPhraseArrives()
{
    HttpDouble server;
    server.on("GET /a",
              HttpAnswer::raw("HTTP/1.1 403 Remote authentication failed.\r\nContent-Length: 0\r\n\r\n"));
    server.on("GET /b", HttpAnswer::raw("HTTP/1.1 204\r\n\r\n"));
    const auto a = finished(m_transport.send(get(server.url(QStringLiteral("/a")))));
    QVERIFY2(a && *a, words(a));
    QCOMPARE((*a)->reason, QByteArray("Remote authentication failed."));
    const auto b = finished(m_transport.send(get(server.url(QStringLiteral("/b")))));
    QVERIFY2(b && *b, words(b));
    QCOMPARE((*b)->reason, QByteArray());
}

void HttpBodyTest::aRedirectMayBeAnAnswer_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("location");
    QTest::addRow("GET, its own origin") << QByteArray("GET") << QByteArray("/elsewhere");
    QTest::addRow("POST, its own origin") << QByteArray("POST") << QByteArray("/elsewhere");
    QTest::addRow("GET, another origin") << QByteArray("GET") << QByteArray("http://example.invalid/");
    QTest::addRow("POST, no address") << QByteArray("POST") << QByteArray();
}

void HttpBodyTest::aRedirectMayBeAnAnswer()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, location);
    HttpDouble server;
    server.on(method + " /a", HttpAnswer::redirect(307, location));
    HttpRequest request = get(server.url(QStringLiteral("/a")));
    request.method = method;
    request.followRedirects = false;
    const auto answer = finished(m_transport.send(request));
    QVERIFY2(answer && *answer, words(answer));
    QCOMPARE((*answer)->status, 307);
    QCOMPARE(server.requests().size(), 1);
}

void HttpBodyTest::aBodyIsHandedOnAsItArrives()
{
    HttpDouble server;
    server.on("GET /a", HttpAnswer{.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 67108864\r\n\r\n",
                                   .filler = 64 * kMegabyte});
    qint64 taken = 0;
    qsizetype largest = 0;
    HttpRequest request = get(server.url(QStringLiteral("/a")));
    request.largestBody = 64 * kMegabyte;
    request.sink = [&](QByteArrayView piece) -> Result<> {
        taken += piece.size();
        largest = std::max(largest, piece.size());
        return {};
    };
    const auto answer = finished(m_transport.send(request));
    QVERIFY2(answer && *answer, words(answer));
    QCOMPARE(taken, 64 * kMegabyte);
    QVERIFY(largest <= kMegabyte);
    QVERIFY((*answer)->body.isEmpty());
}

void HttpBodyTest::aRefusalIsNotWhatWasAskedFor()
{
    HttpDouble server;
    server.on("GET /a", HttpAnswer::status(404, "<html>no such file</html>"));
    bool touched = false;
    HttpRequest request = get(server.url(QStringLiteral("/a")));
    request.sink = [&](QByteArrayView) -> Result<> {
        touched = true;
        return {};
    };
    const auto answer = finished(m_transport.send(request));
    QVERIFY2(answer && *answer, words(answer));
    QVERIFY(!touched);
    QCOMPARE((*answer)->body, QByteArray("<html>no such file</html>"));
}

void HttpBodyTest::aSinkThatFailsEndsTheExchange()
{
    HttpDouble server;
    server.on("GET /a", endless(1024 * kMegabyte));
    HttpRequest request = get(server.url(QStringLiteral("/a")));
    request.sink = [](QByteArrayView) -> Result<> {
        return Error::make(ErrorKind::Storage, "the disk is full");
    };
    QCOMPARE(words(finished(m_transport.send(request))), QByteArray("Storage: the disk is full"));
    QVERIFY(server.bytesSent() < 16 * kMegabyte);
}

void HttpBodyTest::aBodyIsNotLargerThanItsRequestAllows()
{
    HttpDouble server;
    server.on("GET /a", endless(1024 * kMegabyte));
    qint64 taken = 0;
    HttpRequest request = get(server.url(QStringLiteral("/a")));
    request.largestBody = kMegabyte;
    request.sink = [&](QByteArrayView piece) -> Result<> {
        taken += piece.size();
        return {};
    };
    const QByteArray end = words(finished(m_transport.send(request)));
    QVERIFY2(end.startsWith("PeerMisbehaved") && end.contains("more than 1 MiB"), end);
    QVERIFY(taken <= kMegabyte);
    QVERIFY(server.bytesSent() < 16 * kMegabyte);
}

void HttpBodyTest::aBodyCutShortIsNoSuccess()
{
    HttpDouble server;
    server.on("GET /a", HttpAnswer::raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"));
    HttpRequest request = get(server.url(QStringLiteral("/a")));
    request.sink = [](QByteArrayView) -> Result<> { return {}; };
    const QByteArray end = words(finished(m_transport.send(request)));
    QVERIFY2(end.startsWith("Closed"), end);
}

void HttpBodyTest::silenceEndsTheExchange_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addRow("no answer") << QByteArray();
    QTest::addRow("a head without its body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n");
    QTest::addRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
}

void HttpBodyTest::silenceEndsTheExchange()
{
    QFETCH(QByteArray, before);
    HttpDouble server;
    server.on("GET /a", HttpAnswer::raw(before, false));
    HttpRequest request = get(server.url(QStringLiteral("/a")));
    request.quietTimeout = 100ms;
    const QByteArray end = words(finished(m_transport.send(request)));
    QVERIFY2(end.startsWith("Timeout"), end);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::HttpBodyTest)
#include "HttpBodyTest.moc"
