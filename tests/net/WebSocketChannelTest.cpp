#include "core/net/ChannelFactory.h"
#include "tests/support/net/ChannelLog.h"
#include "tests/support/net/WebSocketWire.h"

#include <QTest>
#include <QTimer>

using porthole::ConsoleRoute;
using porthole::ErrorKind;
using porthole::Milliseconds;
using porthole::Transport;
using porthole::viewOf;
using porthole::net::ChannelOptions;
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

class WebSocketChannelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void carriesBytesBothWays();
    void asksAsConsoleProxiesWantIt();
    void sendsTheTargetAsItIs_data();
    void sendsTheTargetAsItIs();
    void normalisesNeedlessEncodingOnly_data();
    void normalisesNeedlessEncodingOnly();
    void refusesATargetThatIsNone_data();
    void refusesATargetThatIsNone();
    void takesBytesThatComeWithTheUpgrade();
    void takesAnEmptyFrame();
    void answersAPing();
    void sortsRefusedUpgrades_data();
    void sortsRefusedUpgrades();
    void namesABrokenUpgrade_data();
    void namesABrokenUpgrade();
    void neverFollowsARedirect();
    void namesAConnectionRefused();
    void namesATokenRejectedAsNovaDoesIt();
    void tellsALossFromAGoodbye_data();
    void tellsALossFromAGoodbye();
    void namesBrokenFrames_data();
    void namesBrokenFrames();
    void saysGoodbye();
    void asksASilentLineForASignOfLife();
    void findsADeadLine();
    void keepsASlowLine();
    void staysWhenItsFirstFramePauses();
};

void WebSocketChannelTest::carriesBytesBothWays()
{
    RawWebSocketServer server;
    const auto channel = makeChannel(route(server), {});
    ChannelLog log(*channel);
    channel->write(viewOf("early"));
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    server.send(wire::frame(wire::Binary, "RFB 003.008\n"));
    server.send(wire::frame(wire::Binary, "a", false) + wire::frame(wire::Continuation, "b", true));
    QTRY_COMPARE(log.received, QByteArray("RFB 003.008\nab"));
    channel->write(viewOf(std::string(70000, 'x')));
    QByteArray bytes;
    QByteArray sent;
    bool masked = true;
    QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                 bytes += server.takeReceived();
                                 const auto frames = wire::takeFrames(bytes, &masked);
                                 for (const wire::Frame &frame : frames) {
                                     if (frame.opcode == wire::Binary || frame.opcode == wire::Continuation)
                                         sent += frame.payload;
                                 }
                                 return sent.size() == 70005;
                             }()),
                             5000);
    QCOMPARE(sent, "early" + QByteArray(70000, 'x'));
    QVERIFY2(masked, "RFC 6455 section 5.1: a client masks all its frames");
    QTRY_COMPARE(channel->bytesToWrite(), 0);
    QVERIFY(!log.closed);
}

void WebSocketChannelTest::asksAsConsoleProxiesWantIt()
{
    RawWebSocketServer server;
    const auto channel = makeChannel(route(server, "/?token=a%3Db"), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    const QByteArray request = server.request();
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

void WebSocketChannelTest::sendsTheTargetAsItIs_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *const target :
         {"/", "/?token=a%3Db", "/?token=6f3f7d07-9a2b-4f5e-8a53-ac8bb4a0ac4e",
          "/novnc/websockify?token=x&a=b", "//two/slashes", "/a/../b", "/?a=b?c", "/?path=%3Ftoken%3DT",
          "/%2Fx%20y?q=%2B+&%26%25", "/?x='();:@,!*$~", "/caf%C3%A9?%C3%A9",
          "/api2/json/nodes/n/vncwebsocket?port=5900&vncticket=PVEVNC%3A65%3A%3Aab%2Bc%3D%3D"})
        QTest::newRow(target) << QByteArray(target);
}

void WebSocketChannelTest::sendsTheTargetAsItIs()
{
    QFETCH(const QByteArray, target);
    RawWebSocketServer server;
    const auto channel = makeChannel(route(server, target), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    QCOMPARE(server.request().split(' ').value(1), target);
}

void WebSocketChannelTest::normalisesNeedlessEncodingOnly_data()
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

void WebSocketChannelTest::normalisesNeedlessEncodingOnly()
{
    QFETCH(const QByteArray, target);
    RawWebSocketServer server;
    const auto channel = makeChannel(route(server, target), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    QTEST(server.request().split(' ').value(1), "sent");
}

void WebSocketChannelTest::refusesATargetThatIsNone_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("relative") << QByteArray("?token=SECRET");
    QTest::newRow("another host") << QByteArray("@evil.example/?token=SECRET");
    QTest::newRow("fragment") << QByteArray("/?token=SECRET#x");
    QTest::newRow("line break") << QByteArray("/?token=SECRET\r\nCookie: a=b");
    QTest::newRow("encoded line break in the path") << QByteArray("/SECRET%0D%0ACookie: a=b");
}

void WebSocketChannelTest::refusesATargetThatIsNone()
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

void WebSocketChannelTest::takesBytesThatComeWithTheUpgrade()
{
    RawWebSocketServer server;
    server.sendWithUpgrade(wire::frame(wire::Binary, "RFB 003.008\n"));
    const auto channel = makeChannel(route(server), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.received, QByteArray("RFB 003.008\n"));
    QVERIFY(log.inOrder);
}

void WebSocketChannelTest::takesAnEmptyFrame()
{
    // Nova's proxy sends one after the security types.
    RawWebSocketServer server;
    const auto channel = makeChannel(route(server), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    server.send(wire::frame(wire::Binary, "\x01\x01"));
    server.send(wire::frame(wire::Binary, QByteArray()));
    server.send(wire::frame(wire::Binary, QByteArray(4, '\0')));
    QTRY_COMPARE(log.received, QByteArray("\x01\x01\0\0\0\0", 6));
    QVERIFY(!log.closed);
}

void WebSocketChannelTest::answersAPing()
{
    RawWebSocketServer server;
    const auto channel = makeChannel(route(server), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    server.send(wire::frame(wire::Ping, "are you there"));
    QTRY_VERIFY(!server.received().isEmpty());
    const auto frames = server.takeFrames();
    QCOMPARE(frames.size(), 1);
    QCOMPARE(frames.first().opcode, quint8{wire::Pong});
    QCOMPARE(frames.first().payload, QByteArray("are you there"));
}

void WebSocketChannelTest::sortsRefusedUpgrades_data()
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

void WebSocketChannelTest::sortsRefusedUpgrades()
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

void WebSocketChannelTest::namesABrokenUpgrade_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("no accept key") << QByteArray(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
    QTest::newRow("wrong accept key") << QByteArray(
        "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: AAAA\r\n\r\n");
}

void WebSocketChannelTest::namesABrokenUpgrade()
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

void WebSocketChannelTest::neverFollowsARedirect()
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

void WebSocketChannelTest::namesAConnectionRefused()
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

void WebSocketChannelTest::namesATokenRejectedAsNovaDoesIt()
{
    // 101, then the end of the stream: no close frame, no byte.
    RawWebSocketServer server;
    connect(&server, &RawWebSocketServer::upgraded, &server, &RawServer::hangUp);
    const auto channel = makeChannel(route(server), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY(log.closed);
    QCOMPARE(log.opened, 1);
    QCOMPARE(log.closed->error.kind, ErrorKind::Closed);
    QVERIFY(log.closed->wasOpen);
    QVERIFY(!log.closed->orderly);
    QCOMPARE(log.closed->closeCode, 0);
    QCOMPARE(log.closed->bytesReceived, 0);
}

void WebSocketChannelTest::tellsALossFromAGoodbye_data()
{
    QTest::addColumn<QByteArray>("last");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("end of the stream") << QByteArray() << 0 << QByteArray(" ended the connection");
    QTest::newRow("end within a frame")
        << wire::frameHeader(wire::Binary, 100) + "half" << 0 << QByteArray(" ended the connection");
    QTest::newRow("goodbye") << wire::closeFrame(1000, "Target closed") << 1000
                             << QByteArray(" closed the WebSocket with code 1000 (Target closed)");
    QTest::newRow("goodbye without a reason")
        << wire::closeFrame(1000, "") << 1000 << QByteArray(" closed the WebSocket with code 1000");
    QTest::newRow("goodbye without a code")
        << wire::frame(wire::Close, "") << 1000 << QByteArray(" closed the WebSocket with code 1000");
    QTest::newRow("going away") << wire::closeFrame(1001, "") << 1001
                                << QByteArray(" closed the WebSocket with code 1001");
    QTest::newRow("a code of its own")
        << wire::closeFrame(4005, "x\x1b[0m") << 4005
        << QByteArray(" closed the WebSocket with code 4005 (x\xef\xbf\xbd[0m)");
}

void WebSocketChannelTest::tellsALossFromAGoodbye()
{
    QFETCH(const QByteArray, last);
    QFETCH(const int, code);
    QFETCH(const QByteArray, words);
    RawWebSocketServer server;
    connect(&server, &RawWebSocketServer::upgraded, &server, [&] {
        server.send(wire::frame(wire::Binary, "pixels") + last);
        server.hangUp();
    });
    const auto channel = makeChannel(route(server), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY(log.closed);
    QCOMPARE(log.closed->error.kind, ErrorKind::Closed);
    QCOMPARE(log.closed->closeCode, code);
    QCOMPARE(log.closed->orderly, code != 0);
    QCOMPARE(log.closed->bytesReceived, 6);
    QCOMPARE(log.received, QByteArray("pixels"));
    QVERIFY2(QByteArray(log.detail()).endsWith(words), log.detail());
    QVERIFY(log.inOrder);
}

void WebSocketChannelTest::namesBrokenFrames_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << wire::frame(wire::Text, "hello");
    QTest::newRow("reserved opcode") << wire::frame(0x3, "x");
    QTest::newRow("reserved bit") << QByteArray("\xc2\x01x");
    QTest::newRow("continuation of nothing") << wire::frame(wire::Continuation, "x");
    QTest::newRow("message within a message")
        << wire::frame(wire::Binary, "a", false) + wire::frame(wire::Binary, "b");
    QTest::newRow("fragmented ping") << wire::frame(wire::Ping, "x", false);
    QTest::newRow("long ping") << wire::frame(wire::Ping, QByteArray(126, 'x'));
    QTest::newRow("length not in its shortest form") << QByteArray("\x82\x7e\x00\x01x", 5);
    QTest::newRow("length of 2^63 and more") << QByteArray("\x82\x7f\xff\xff\xff\xff\xff\xff\xff\xff", 10);
    QTest::newRow("forbidden close code") << wire::closeFrame(1005, "");
    QTest::newRow("close code cut in half") << wire::frame(wire::Close, "x");
    QTest::newRow("close reason not in UTF-8") << wire::closeFrame(1000, "\xff\xfe");
}

void WebSocketChannelTest::namesBrokenFrames()
{
    QFETCH(const QByteArray, bytes);
    RawWebSocketServer server;
    const auto channel = makeChannel(route(server), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    server.send(bytes);
    QTRY_VERIFY(log.closed);
    QCOMPARE(log.closed->error.kind, ErrorKind::PeerMisbehaved);
    QVERIFY(!log.closed->orderly);
    QTRY_VERIFY(!server.hasPeer());
}

void WebSocketChannelTest::saysGoodbye()
{
    RawWebSocketServer server;
    const auto channel = makeChannel(route(server), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    channel->write(viewOf("last"));
    channel->close();
    QTRY_VERIFY(!server.hasPeer());
    const auto frames = server.takeFrames();
    QCOMPARE(frames.size(), 2);
    QCOMPARE(frames.first().payload, QByteArray("last"));
    QCOMPARE(frames.last().opcode, quint8{wire::Close});
    QCOMPARE(frames.last().payload, QByteArray("\x03\xe8"));
    QVERIFY(!log.closed);
}

void WebSocketChannelTest::asksASilentLineForASignOfLife()
{
    RawWebSocketServer server;
    ChannelOptions options;
    options.pingAfter = Milliseconds(50);
    options.pongWithin = Milliseconds(20000);
    const auto channel = makeChannel(route(server), options);
    ChannelLog log(*channel);
    int pings = 0;
    connect(&server, &RawServer::data, &server, [&] {
        if (!log.opened)
            return;
        const auto frames = server.takeFrames();
        for (const wire::Frame &frame : frames) {
            if (frame.opcode != wire::Ping)
                continue;
            ++pings;
            server.send(wire::frame(wire::Pong, frame.payload));
        }
    });
    channel->open();
    QTRY_VERIFY(pings >= 3); // an answer begins a new silence
    QVERIFY(!log.closed);
}

void WebSocketChannelTest::findsADeadLine()
{
    RawWebSocketServer server; // answers no ping
    ChannelOptions options;
    options.pingAfter = Milliseconds(50);
    options.pongWithin = Milliseconds(100);
    const auto channel = makeChannel(route(server), options);
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY(log.closed);
    QCOMPARE(log.closed->error.kind, ErrorKind::Timeout);
    QVERIFY2(QByteArray(log.detail()).endsWith(" no longer answers: the line is dead"), log.detail());
    QVERIFY(log.closed->wasOpen);
}

void WebSocketChannelTest::keepsASlowLine()
{
    // One frame, a few bytes at a time, with no room for a pong in between.
    RawWebSocketServer server;
    ChannelOptions options;
    options.pingAfter = Milliseconds(300);
    options.pongWithin = Milliseconds(300);
    const auto channel = makeChannel(route(server), options);
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    constexpr int kPieces = 60;
    server.send(wire::frameHeader(wire::Binary, kPieces));
    int sent = 0;
    QTimer slowly;
    connect(&slowly, &QTimer::timeout, &server, [&] {
        if (sent < kPieces)
            server.send("x");
        ++sent;
    });
    slowly.start(50); // 3 s in all, more than asking, waiting and the last look take together
    QTRY_COMPARE_WITH_TIMEOUT(log.received.size(), kPieces, 20000);
    QVERIFY(!log.closed);
}

void WebSocketChannelTest::staysWhenItsFirstFramePauses()
{
    // Qt 6.4 by itself ends the connection after 5 s.
    RawWebSocketServer server;
    const auto channel = makeChannel(route(server), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    server.send(wire::frameHeader(wire::Binary, 4) + "ab");
    QTimer::singleShot(6000, &server, [&] { server.send("cd"); });
    QTRY_VERIFY_WITH_TIMEOUT(log.received.size() == 4 || log.closed, 20000);
    QVERIFY2(!log.closed, log.detail());
}

QTEST_GUILESS_MAIN(WebSocketChannelTest)
#include "WebSocketChannelTest.moc"
