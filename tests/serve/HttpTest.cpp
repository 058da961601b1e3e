#include "app/http/Server.h"
#include "tests/serve/RawClient.h"
#include "tests/support/Failure.h"

#include <QTest>
#include <atomic>
#include <mutex>
#include <thread>

namespace porthole::test {

namespace {

/// A server whose answers a test gives when it likes, from its own thread.
class Rig {
public:
    explicit Rig(http::ServerOptions options = {})
    {
        auto made = http::EventLoop::make();
        if (!made)
            qFatal("%s", made.error().detail.c_str());
        m_loop = std::move(*made);
        auto listening = http::Server::listen(*m_loop, std::move(options),
                                              [this](http::Call call, const http::Responder &responder) {
                                                  const std::lock_guard lock(m_mutex);
                                                  m_calls.push_back({std::move(call), responder});
                                              });
        if (!listening)
            qFatal("%s", listening.error().detail.c_str());
        m_server = std::move(*listening);
        m_thread = std::thread([this] { m_loop->run(); });
    }
    ~Rig() { end(); }
    void end()
    {
        if (!m_thread.joinable())
            return;
        m_loop->stop();
        m_thread.join();
        m_server.reset();
        m_loop.reset();
    }

    quint16 port() const { return m_server->port(); }
    std::size_t calls()
    {
        const std::lock_guard lock(m_mutex);
        return m_calls.size();
    }
    std::pair<http::Call, http::Responder> take()
    {
        const std::lock_guard lock(m_mutex);
        auto first = std::move(m_calls.front());
        m_calls.erase(m_calls.begin());
        return first;
    }

private:
    std::mutex m_mutex;
    std::vector<std::pair<http::Call, http::Responder>> m_calls;
    std::unique_ptr<http::EventLoop> m_loop;
    std::unique_ptr<http::Server> m_server;
    std::thread m_thread;
};

http::Reply reply(int status, const QByteArray &reason, const QByteArray &body = "{}")
{
    http::Reply made{status, body};
    made.reason = reason;
    return made;
}

} // namespace

/// The HTTP server by itself, with answers from another thread.
class HttpTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theReasonPhraseIsTheCallers();
    void everyMethodComesThrough_data();
    void everyMethodComesThrough();
    void pathsStayAsTheyCame();
    void aLateAnswerArrives();
    void anAnswerToNobodyHarmsNobody();
    void aResponderThatIsDroppedCutsTheLine();
    void onlyTheFirstAnswerCounts();
    void answersAfterTheServersEndAreForgotten();
    void aLargeBodyIsRefused();
    void aBodyInPiecesArrivesWhole_data();
    void aBodyInPiecesArrivesWhole();
    void aSlowClientHoldsUpItsSource();
    void whoGoesInTheMiddleIsNoticed();
    void aBodyThatBreaksOffIsSeen();
    void aConnectionServesOneAfterTheOther();
};

void HttpTest::theReasonPhraseIsTheCallers()
{
    Rig rig;
    RawClient client(rig.port());
    client.request("GET", "/");
    QTRY_COMPARE_WITH_TIMEOUT(rig.calls(), 1u, 60'000);
    rig.take().second.send(reply(500, "Agent startup failed"));
    QTRY_COMPARE_WITH_TIMEOUT(client.statusLine(), QByteArray("HTTP/1.1 500 Agent startup failed"), 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(client.body(), QByteArray("{}"), 60'000);
    QCOMPARE(client.header("Content-Type"), QByteArray("application/json"));
}

void HttpTest::everyMethodComesThrough_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const char *method : {"GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"})
        QTest::newRow(method) << QByteArray(method);
}

void HttpTest::everyMethodComesThrough()
{
    QFETCH(QByteArray, method);
    Rig rig;
    RawClient client(rig.port());
    client.request(method, "/");
    QTRY_COMPARE_WITH_TIMEOUT(rig.calls(), 1u, 60'000);
    const auto [call, responder] = rig.take();
    QCOMPARE(call.method, method);
    responder.send(reply(405, "Method Not Allowed"));
    QTRY_COMPARE_WITH_TIMEOUT(client.statusLine(), QByteArray("HTTP/1.1 405 Method Not Allowed"), 60'000);
}

void HttpTest::pathsStayAsTheyCame()
{
    Rig rig;
    RawClient client(rig.port());
    client.request("GET", "/a%2Fb/c%20d+e?x=1%262&y");
    QTRY_COMPARE_WITH_TIMEOUT(rig.calls(), 1u, 60'000);
    const http::Call call = rig.take().first;
    QCOMPARE(call.rawPath, QByteArray("/a%2Fb/c%20d+e"));
    QCOMPARE(call.path, QStringLiteral("/a/b/c d+e"));
    QCOMPARE(call.item("x"), QStringLiteral("1&2"));
}

void HttpTest::aLateAnswerArrives()
{
    Rig rig;
    RawClient first(rig.port());
    RawClient second(rig.port());
    first.request("GET", "/first");
    QTRY_COMPARE_WITH_TIMEOUT(rig.calls(), 1u, 60'000);
    const auto waiting = rig.take();
    second.request("GET", "/second");
    QTRY_COMPARE_WITH_TIMEOUT(rig.calls(), 1u, 60'000);
    rig.take().second.send(reply(200, "OK", "2"));
    QTRY_COMPARE_WITH_TIMEOUT(second.body(), QByteArray("2"), 60'000);
    QCOMPARE(first.heard(), QByteArray());
    waiting.second.send(reply(200, "OK", "1"));
    QTRY_COMPARE_WITH_TIMEOUT(first.body(), QByteArray("1"), 60'000);
}

void HttpTest::anAnswerToNobodyHarmsNobody()
{
    Rig rig;
    for (int i = 0; i < 20; ++i) {
        RawClient client(rig.port());
        client.request("GET", "/");
        QTRY_COMPARE_WITH_TIMEOUT(rig.calls(), 1u, 60'000);
        client.hangUp();
        rig.take().second.send(reply(200, "OK", QByteArray(100'000, 'x')));
    }
    RawClient client(rig.port());
    client.request("GET", "/");
    QTRY_COMPARE_WITH_TIMEOUT(rig.calls(), 1u, 60'000);
    rig.take().second.send(reply(200, "OK"));
    QTRY_COMPARE_WITH_TIMEOUT(client.body(), QByteArray("{}"), 60'000);
}

void HttpTest::aResponderThatIsDroppedCutsTheLine()
{
    Rig rig;
    RawClient client(rig.port());
    client.request("GET", "/");
    QTRY_COMPARE_WITH_TIMEOUT(rig.calls(), 1u, 60'000);
    rig.take();
    QTRY_VERIFY_WITH_TIMEOUT(client.isCut(), 60'000);
}

void HttpTest::onlyTheFirstAnswerCounts()
{
    Rig rig;
    RawClient client(rig.port());
    client.request("GET", "/");
    QTRY_COMPARE_WITH_TIMEOUT(rig.calls(), 1u, 60'000);
    const http::Responder responder = rig.take().second;
    responder.send(reply(200, "OK", "1"));
    responder.send(reply(200, "OK", "2"));
    responder.abort();
    QTRY_COMPARE_WITH_TIMEOUT(client.body(), QByteArray("1"), 60'000);
    client.forget();
    client.request("GET", "/");
    QTRY_COMPARE_WITH_TIMEOUT(rig.calls(), 1u, 60'000);
    rig.take().second.send(reply(200, "OK", "3"));
    QTRY_COMPARE_WITH_TIMEOUT(client.body(), QByteArray("3"), 60'000);
}

void HttpTest::answersAfterTheServersEndAreForgotten()
{
    Rig rig;
    RawClient client(rig.port());
    client.request("GET", "/");
    QTRY_COMPARE_WITH_TIMEOUT(rig.calls(), 1u, 60'000);
    const http::Responder responder = rig.take().second;
    rig.end();
    responder.send(reply(200, "OK"));
    QTRY_VERIFY_WITH_TIMEOUT(client.isCut(), 60'000);
    QCOMPARE(client.heard(), QByteArray());
}

void HttpTest::aLargeBodyIsRefused()
{
    http::ServerOptions options;
    options.largestBody = 1000;
    Rig rig(options);
    RawClient client(rig.port());
    client.send(client.head("POST", "/", 100'000'000, {}));
    QTRY_COMPARE_WITH_TIMEOUT(client.statusLine(), QByteArray("HTTP/1.1 413 Request Entity Too Large"),
                              60'000);
    QCOMPARE(rig.calls(), 0u);
}

void HttpTest::aBodyInPiecesArrivesWhole_data()
{
    QTest::addColumn<bool>("knowsLength");
    QTest::newRow("with its length") << true;
    QTest::newRow("chunked") << false;
}

void HttpTest::aBodyInPiecesArrivesWhole()
{
    QFETCH(bool, knowsLength);
    constexpr int kPieces = 40;
    const QByteArray piece(50'000, 'p');
    Rig rig;
    RawClient client(rig.port());
    client.request("GET", "/");
    QTRY_COMPARE_WITH_TIMEOUT(rig.calls(), 1u, 60'000);
    const http::Responder responder = rig.take().second;
    const qint64 length = kPieces * piece.size();
    responder.begin(reply(200, "OK"), knowsLength ? std::optional(length) : std::nullopt);
    for (int i = 0; i < kPieces; ++i) {
        std::atomic<int> taken{-1};
        responder.write(piece, [&taken](bool yes) { taken = yes ? 1 : 0; });
        QTRY_COMPARE_WITH_TIMEOUT(taken.load(), 1, 60'000);
    }
    responder.end();
    if (knowsLength)
        QTRY_COMPARE_WITH_TIMEOUT(client.body().size(), length, 60'000);
    else
        QTRY_VERIFY_WITH_TIMEOUT(client.heard().endsWith("\r\n0\r\n\r\n"), 60'000);
    QCOMPARE(client.header("Transfer-Encoding"), knowsLength ? QByteArray() : QByteArray("chunked"));
    QCOMPARE(client.body().count('p'), length);
}

void HttpTest::aSlowClientHoldsUpItsSource()
{
    Rig rig;
    RawClient client(rig.port());
    client.holdBack(true);
    client.request("GET", "/");
    QTRY_COMPARE_WITH_TIMEOUT(rig.calls(), 1u, 60'000);
    const http::Responder responder = rig.take().second;
    responder.begin(reply(200, "OK"), std::nullopt);
    // What the system's buffers take is taken at once; then the next piece has to wait for the client.
    const QByteArray piece(1024 * 1024, 'p');
    std::atomic<int> taken{0};
    int given = 0;
    const auto isHeldUp = [&] { return !QTest::qWaitFor([&] { return taken == given; }, 300); };
    do {
        ++given;
        responder.write(piece, [&taken](bool) { ++taken; });
    } while (given < 64 && !isHeldUp());
    QVERIFY2(given < 64, "64 MiB were taken for a client that reads nothing");
    client.holdBack(false);
    QTRY_COMPARE_WITH_TIMEOUT(taken.load(), given, 60'000);
    responder.end();
    QTRY_VERIFY_WITH_TIMEOUT(client.heard().endsWith("\r\n0\r\n\r\n"), 60'000);
    QCOMPARE(client.body().count('p'), given * piece.size());
}

void HttpTest::whoGoesInTheMiddleIsNoticed()
{
    Rig rig;
    RawClient client(rig.port());
    client.request("GET", "/");
    QTRY_COMPARE_WITH_TIMEOUT(rig.calls(), 1u, 60'000);
    const http::Responder responder = rig.take().second;
    responder.begin(reply(200, "OK"), std::nullopt);
    client.hangUp();
    const QByteArray piece(1024 * 1024, 'p');
    std::atomic<int> refused{0};
    for (int i = 0; i < 64 && refused == 0; ++i) {
        std::atomic<int> taken{-1};
        responder.write(piece, [&](bool yes) {
            refused += yes ? 0 : 1;
            taken = yes ? 1 : 0;
        });
        QTRY_VERIFY_WITH_TIMEOUT(taken >= 0, 60'000);
    }
    QVERIFY(refused > 0);
    responder.end();
}

void HttpTest::aBodyThatBreaksOffIsSeen()
{
    Rig rig;
    RawClient client(rig.port());
    client.request("GET", "/");
    QTRY_COMPARE_WITH_TIMEOUT(rig.calls(), 1u, 60'000);
    const http::Responder responder = rig.take().second;
    responder.begin(reply(200, "OK"), 1000);
    responder.write("only this", [](bool) {});
    QTRY_COMPARE_WITH_TIMEOUT(client.body(), QByteArray("only this"), 60'000);
    responder.abort();
    QTRY_VERIFY_WITH_TIMEOUT(client.isCut(), 60'000);
}

void HttpTest::aConnectionServesOneAfterTheOther()
{
    Rig rig;
    RawClient client(rig.port());
    client.send(client.head("GET", "/1", 0, {}) + client.head("GET", "/2", 0, {}));
    for (const char *path : {"/1", "/2"}) {
        QTRY_COMPARE_WITH_TIMEOUT(rig.calls(), 1u, 60'000);
        const auto [call, responder] = rig.take();
        QCOMPARE(call.rawPath, QByteArray(path));
        client.forget();
        responder.begin(reply(200, "OK"), 2);
        responder.write("ab", [](bool) {});
        QTRY_COMPARE_WITH_TIMEOUT(client.body(), QByteArray("ab"), 60'000);
        responder.end();
    }
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::HttpTest)
#include "HttpTest.moc"
