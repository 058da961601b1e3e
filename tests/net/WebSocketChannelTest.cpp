#include "core/net/ChannelFactory.h"
#include "tests/support/net/ChannelLog.h"
#include "tests/support/net/WebSocketWire.h"

#include <QTest>

using porthole::ConsoleRoute;
using porthole::ErrorKind;
using porthole::Transport;
using porthole::viewOf;
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
    void takesAnEmptyFrame();
    void answersAPing();
    void namesATokenRejectedAsNovaDoesIt();
    void tellsALossFromAGoodbye_data();
    void tellsALossFromAGoodbye();
    void namesBrokenFrames_data();
    void namesBrokenFrames();
    void saysGoodbye();
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

QTEST_GUILESS_MAIN(WebSocketChannelTest)
#include "WebSocketChannelTest.moc"
