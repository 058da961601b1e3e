#include "tests/session/WatchedSession.h"
#include "tests/support/net/WebSocketWire.h"

#include <QUrl>

using namespace std::chrono_literals;

namespace porthole::test {

/// What a console proxy does that has nothing to show: facts of nova-novncproxy and websockify.
class ProxyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDropRightAfterTheUpgradeIsARejectedToken();
    void aCloseFrameRightAfterTheUpgradeIsADeadTarget_data();
    void aCloseFrameRightAfterTheUpgradeIsADeadTarget();
    void silenceAfterTheUpgradeIsATimeoutThatNamesIt();
    void aRefusedUpgradeTriesTheOtherRoute();
    void aDropAfterTheUpgradeTriesNoOtherRoute();
    void bothRoutesRefusedIsTheLastOnesError();

private:
    /// A page with two readings: /novnc and /vnc/novnc.
    static ConsoleTarget page(const RawServer &server)
    {
        const QString text = QStringLiteral("http://127.0.0.1:%1/vnc/vnc_auto.html?path=novnc%3Ftoken%3DT")
                                 .arg(server.serverPort());
        return {*ConsoleUrl::fromNova(QUrl(text)), std::nullopt};
    }
    DecodingThreads m_threads{1};
};

void ProxyTest::aDropRightAfterTheUpgradeIsARejectedToken()
{
    RawWebSocketServer proxy;
    connect(&proxy, &RawWebSocketServer::upgraded, &proxy, [&] { proxy.hangUp(); });
    WatchedSession session(page(proxy), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::AuthRejected);
    QVERIFY2(session.says("the token has expired or was never valid, or the server is not running"),
             session.error().detail.c_str());
}

void ProxyTest::aCloseFrameRightAfterTheUpgradeIsADeadTarget_data()
{
    QTest::addColumn<int>("code");
    QTest::newRow("1011") << 1011;
    QTest::newRow("1000") << 1000;
}

void ProxyTest::aCloseFrameRightAfterTheUpgradeIsADeadTarget()
{
    QFETCH(int, code);
    RawWebSocketServer proxy;
    connect(&proxy, &RawWebSocketServer::upgraded, &proxy, [&] {
        proxy.send(wire::closeFrame(static_cast<quint16>(code), "Failed to connect to downstream server"));
        proxy.hangUp();
    });
    WatchedSession session(page(proxy), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::Unreachable);
    QVERIFY2(session.says("the target behind the proxy"), session.error().detail.c_str());
}

void ProxyTest::silenceAfterTheUpgradeIsATimeoutThatNamesIt()
{
    RawWebSocketServer proxy;
    ConsoleOptions options = quickOptions();
    options.negotiationTimeout = 300ms;
    WatchedSession session(page(proxy), options, m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::Timeout);
    QVERIFY2(session.says("waiting for the RFB version"), session.error().detail.c_str());
}

/// Answers the first upgrade with 404 and leaves the rest to `then`.
void refuseFirst(RawServer &server, std::vector<QByteArray> &requests, std::function<void()> then)
{
    QObject::connect(&server, &RawServer::data, &server, [&server, &requests, then = std::move(then)] {
        if (!server.received().contains("\r\n\r\n"))
            return;
        requests.push_back(server.takeReceived());
        if (requests.size() > 1)
            return then();
        server.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        server.hangUp();
    });
}

void ProxyTest::aRefusedUpgradeTriesTheOtherRoute()
{
    RawServer proxy;
    std::vector<QByteArray> requests;
    refuseFirst(proxy, requests, [&] {
        proxy.send(wire::switchingProtocols(requests.back()) + wire::frame(wire::Binary, "RFB 003.008\n"));
    });
    WatchedSession session(page(proxy), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Negotiating));
    QCOMPARE(requests.size(), std::size_t{2});
    QVERIFY(requests[0].left(requests[0].indexOf('\r')) != requests[1].left(requests[1].indexOf('\r')));
    QCOMPARE(session.states,
             (std::vector{SessionState::Connecting, SessionState::Connecting, SessionState::Negotiating}));
}

void ProxyTest::aDropAfterTheUpgradeTriesNoOtherRoute()
{
    RawWebSocketServer proxy;
    connect(&proxy, &RawWebSocketServer::upgraded, &proxy, [&] { proxy.hangUp(); });
    WatchedSession session(page(proxy), quickOptions(), m_threads.next());
    QCOMPARE(page(proxy).url.routes().size(), 2);
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(proxy.connections(), 1);
}

void ProxyTest::bothRoutesRefusedIsTheLastOnesError()
{
    RawServer proxy;
    std::vector<QByteArray> requests;
    refuseFirst(proxy, requests, [&] {
        proxy.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        proxy.hangUp();
    });
    WatchedSession session(page(proxy), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(requests.size(), std::size_t{2});
    QCOMPARE(session.error().kind, ErrorKind::Forbidden);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::ProxyTest)
#include "ProxyTest.moc"
