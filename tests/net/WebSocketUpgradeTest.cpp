#include "core/net/ChannelFactory.h"
#include "tests/support/net/ChannelLog.h"
#include "tests/support/net/WebSocketWire.h"

#include <QTest>

using porthole::ConsoleRoute;
using porthole::ErrorKind;
using porthole::Transport;
using porthole::net::makeChannel;
using porthole::test::ChannelLog;
using porthole::test::RawServer;
using porthole::test::RawWebSocketServer;
namespace wire = porthole::test::wire;

namespace {

ConsoleRoute route(const RawServer &server, const QByteArray &target = "/?token=SECRET")
{
    return {Transport::WebSocket, server.endpoint(), target};
}

} // namespace

class WebSocketUpgradeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksAsConsoleProxiesWantIt();
    void sendsTheTargetAsItIs_data();
    void sendsTheTargetAsItIs();
    void normalisesNeedlessEncodingOnly_data();
    void normalisesNeedlessEncodingOnly();
    void refusesATargetThatIsNone_data();
    void refusesATargetThatIsNone();
    void takesBytesThatComeWithTheUpgrade();
    void sortsRefusedUpgrades_data();
    void sortsRefusedUpgrades();
    void namesABrokenUpgrade_data();
    void namesABrokenUpgrade();
    void neverFollowsARedirect();
    void namesAConnectionRefused();
};

void WebSocketUpgradeTest::asksAsConsoleProxiesWantIt()
{
    RawWebSocketServer server;
    const auto channel = makeChannel(route(server, "/?token=a%3Db"), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    const QByteArray &request = server.request();
    QVERIFY2(request.startsWith("GET /?token=a%3Db HTTP/1.1\r\n"), request.constData());
    const QByteArray lower = request.toLower();
    QCOMPARE(lower.count("\r\nhost:"), 1);
    QVERIFY(request.contains("\r\nHost: " + server.endpoint().toString().toLatin1() + "\r\n"));
    QCOMPARE(lower.count("sec-websocket-protocol:"), 1);
    QVERIFY(request.contains("\r\nSec-WebSocket-Protocol: binary\r\n"));
    QVERIFY(!lower.contains("origin:"));
    QVERIFY(!lower.contains("cookie:"));
    QVERIFY(!lower.contains("sec-websocket-extensions:"));
}

void WebSocketUpgradeTest::sendsTheTargetAsItIs_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *const target :
         {"/", "/?token=a%3Db", "/?token=6f3f7d07-9a2b-4f5e-8a53-ac8bb4a0ac4e",
          "/novnc/websockify?token=x&a=b", "//two/slashes", "/a/../b", "/?a=b?c", "/?path=%3Ftoken%3DT",
          "/%2Fx%20y?q=%2B+&%26%25", "/?x='();:@,!*$~", "/caf%C3%A9?%C3%A9",
          "/api2/json/nodes/n/vncwebsocket?port=5900&vncticket=PVEVNC%3A65%3A%3Aab%2Bc%3D%3D"})
        QTest::newRow(target) << QByteArray(target);
}

void WebSocketUpgradeTest::sendsTheTargetAsItIs()
{
    QFETCH(const QByteArray, target);
    RawWebSocketServer server;
    const auto channel = makeChannel(route(server, target), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    QCOMPARE(server.request().split(' ').value(1), target);
}

void WebSocketUpgradeTest::normalisesNeedlessEncodingOnly_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("sent");
    // What QUrl makes of it; RFC 3986 section 6.2.2 calls both the same.
    QTest::newRow("lower-case hex") << QByteArray("/?token=a%3db") << QByteArray("/?token=a%3Db");
    QTest::newRow("encoded letter") << QByteArray("/?token=%61%7E") << QByteArray("/?token=a~");
    QTest::newRow("encoded dots") << QByteArray("/%2e%2E/x") << QByteArray("/../x");
    QTest::newRow("raw quotes, as a browser") << QByteArray("/?a=\"<>\"") << QByteArray("/?a=%22%3C%3E%22");
    QTest::newRow("empty query") << QByteArray("/p?") << QByteArray("/p");
}

void WebSocketUpgradeTest::normalisesNeedlessEncodingOnly()
{
    QFETCH(const QByteArray, target);
    RawWebSocketServer server;
    const auto channel = makeChannel(route(server, target), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    QTEST(server.request().split(' ').value(1), "sent");
}

void WebSocketUpgradeTest::refusesATargetThatIsNone_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("relative") << QByteArray("?token=SECRET");
    QTest::newRow("another host") << QByteArray("@evil.example/?token=SECRET");
    QTest::newRow("fragment") << QByteArray("/?token=SECRET#x");
    QTest::newRow("line break") << QByteArray("/?token=SECRET\r\nCookie: a=b");
    QTest::newRow("encoded line break in the path") << QByteArray("/SECRET%0D%0ACookie: a=b");
}

void WebSocketUpgradeTest::refusesATargetThatIsNone()
{
    QFETCH(const QByteArray, target);
    RawWebSocketServer server;
    const auto channel = makeChannel(route(server, target), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY(log.closed);
    QCOMPARE(log.closed->error.kind, ErrorKind::Usage);
    QVERIFY(QByteArray(log.detail()).indexOf("SECRET") < 0);
    QCOMPARE(server.connections(), 0);
}

void WebSocketUpgradeTest::takesBytesThatComeWithTheUpgrade()
{
    RawWebSocketServer server;
    server.sendWithUpgrade(wire::frame(wire::Binary, "RFB 003.008\n"));
    const auto channel = makeChannel(route(server), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.received, QByteArray("RFB 003.008\n"));
    QVERIFY(log.inOrder);
}

void WebSocketUpgradeTest::sortsRefusedUpgrades_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("400") << QByteArray("HTTP/1.1 400 Invalid protocol selected\r\n\r\n")
                         << ErrorKind::PeerMisbehaved << QByteArray("HTTP 400 (Invalid protocol selected)");
    QTest::newRow("401") << QByteArray("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic\r\n\r\n")
                         << ErrorKind::AuthRejected << QByteArray("HTTP 401 (Unauthorized)");
    QTest::newRow("403") << QByteArray("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno")
                         << ErrorKind::Forbidden << QByteArray("HTTP 403 (Forbidden)");
    QTest::newRow("404") << QByteArray("HTTP/1.1 404 Not Found\r\n\r\n") << ErrorKind::NotFound
                         << QByteArray("HTTP 404 (Not Found)");
    QTest::newRow("502") << QByteArray("HTTP/1.1 502 Bad Gateway\r\n\r\n") << ErrorKind::PeerMisbehaved
                         << QByteArray("HTTP 502 (Bad Gateway)");
    QTest::newRow("200") << QByteArray("HTTP/1.1 200 OK\r\n\r\n<html>") << ErrorKind::PeerMisbehaved
                         << QByteArray("HTTP 200 (OK)");
    QTest::newRow("no HTTP") << QByteArray("RFB 003.008\r\n\r\n") << ErrorKind::PeerMisbehaved
                             << QByteArray("does not answer in HTTP");
}

void WebSocketUpgradeTest::sortsRefusedUpgrades()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const ErrorKind, kind);
    QFETCH(const QByteArray, words);
    RawServer server;
    connect(&server, &RawServer::data, &server, [&] { server.send(answer); });
    const auto channel = makeChannel(route(server), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY(log.closed);
    QCOMPARE(log.closed->error.kind, kind);
    QVERIFY2(QByteArray(log.detail()).contains(words), log.detail());
    QVERIFY(QByteArray(log.detail()).indexOf("SECRET") < 0);
    QVERIFY(log.closed->upgradeRefused);
    QVERIFY(!log.closed->wasOpen);
    QTRY_VERIFY(!server.hasPeer());
}

void WebSocketUpgradeTest::namesABrokenUpgrade_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("no accept key") << QByteArray(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
    QTest::newRow("wrong accept key") << QByteArray(
        "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: AAAA\r\n\r\n");
}

void WebSocketUpgradeTest::namesABrokenUpgrade()
{
    QFETCH(const QByteArray, answer);
    RawServer server;
    connect(&server, &RawServer::data, &server, [&] { server.send(answer); });
    const auto channel = makeChannel(route(server), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY(log.closed);
    QCOMPARE(log.closed->error.kind, ErrorKind::PeerMisbehaved);
    QVERIFY(!log.closed->upgradeRefused);
    QVERIFY2(QByteArray(log.detail()).contains("101"), log.detail());
}

void WebSocketUpgradeTest::neverFollowsARedirect()
{
    RawServer elsewhere;
    RawServer server;
    connect(&server, &RawServer::data, &server, [&] {
        server.send("HTTP/1.1 302 Found\r\nLocation: http://" + elsewhere.endpoint().toString().toLatin1() +
                    "/?token=SECRET\r\nContent-Length: 0\r\n\r\n");
    });
    const auto channel = makeChannel(route(server), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY(log.closed);
    QTRY_VERIFY(!server.hasPeer());
    QCOMPARE(log.closed->error.kind, ErrorKind::PeerIncompatible);
    QVERIFY2(QByteArray(log.detail()).endsWith("redirects are never followed"), log.detail());
    QVERIFY(log.closed->upgradeRefused);
    QCOMPARE(elsewhere.connections(), 0);
    QCOMPARE(server.connections(), 1);
}

void WebSocketUpgradeTest::namesAConnectionRefused()
{
    auto server = std::make_unique<RawServer>();
    const ConsoleRoute nowhere = route(*server);
    server.reset();
    const auto channel = makeChannel(nowhere, {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY_WITH_TIMEOUT(log.closed, 1000);
    QCOMPARE(log.closed->error.kind, ErrorKind::Unreachable);
    QVERIFY2(QByteArray(log.detail()).endsWith(" refused the connection"), log.detail());
    QVERIFY(!log.closed->upgradeRefused);
}

QTEST_GUILESS_MAIN(WebSocketUpgradeTest)
#include "WebSocketUpgradeTest.moc"
