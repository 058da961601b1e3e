#include "core/net/ChannelFactory.h"
#include "tests/support/net/ChannelLog.h"
#include "tests/support/net/WebSocketWire.h"

#include <QTest>
#include <QTimer>

using porthole::ConsoleRoute;
using porthole::ErrorKind;
using porthole::Milliseconds;
using porthole::Transport;
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

class SilenceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksASilentLineForASignOfLife();
    void findsADeadLine();
    void keepsASlowLine();
    void staysWhenItsFirstFramePauses();
};

void SilenceTest::asksASilentLineForASignOfLife()
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

void SilenceTest::findsADeadLine()
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

void SilenceTest::keepsASlowLine()
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

void SilenceTest::staysWhenItsFirstFramePauses()
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

QTEST_GUILESS_MAIN(SilenceTest)
#include "SilenceTest.moc"
