#include "core/net/ChannelFactory.h"
#include "tests/support/net/ChannelLog.h"
#include "tests/support/net/WebSocketWire.h"

#include <QTest>

using porthole::ErrorKind;
using porthole::Transport;
using porthole::net::makeChannel;
using porthole::test::ChannelLog;
using porthole::test::RawWebSocketServer;
namespace wire = porthole::test::wire;

/// SEC-02: a frame of 1 MiB, a message of 16 MiB, and not one byte more.
class WebSocketLimitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesWhatIsWithinTheLimits_data();
    void takesWhatIsWithinTheLimits();
    void endsOverTheLimits_data();
    void endsOverTheLimits();
    void endsWithAPeerThatAsksAndNeverReads();

private:
    static QByteArray message(int frames, qsizetype size);
};

QByteArray WebSocketLimitsTest::message(int frames, qsizetype size)
{
    QByteArray bytes;
    for (int i = 0; i < frames; ++i)
        bytes +=
            wire::frame(i == 0 ? wire::Binary : wire::Continuation, QByteArray(size, 'x'), i == frames - 1);
    return bytes;
}

void WebSocketLimitsTest::takesWhatIsWithinTheLimits_data()
{
    QTest::addColumn<int>("messages");
    QTest::addColumn<int>("frames");
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("one frame of 1 MiB") << 1 << 1 << qsizetype{1 << 20};
    QTest::newRow("20 frames of 1 MiB") << 20 << 1 << qsizetype{1 << 20};
    QTest::newRow("a message of 16 MiB") << 1 << 16 << qsizetype{1 << 20};
    QTest::newRow("3 messages of 16 MiB") << 3 << 16 << qsizetype{1 << 20};
    QTest::newRow("a message of 16 MiB in small frames") << 1 << 4096 << qsizetype{4096};
    QTest::newRow("frames of 64 KiB as websockify sends them") << 100 << 1 << qsizetype{65536};
}

void WebSocketLimitsTest::takesWhatIsWithinTheLimits()
{
    QFETCH(const int, messages);
    QFETCH(const int, frames);
    QFETCH(const qsizetype, size);
    RawWebSocketServer server;
    const auto channel = makeChannel({Transport::WebSocket, server.endpoint(), "/"}, {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    for (int i = 0; i < messages; ++i)
        server.send(message(frames, size));
    QTRY_VERIFY_WITH_TIMEOUT(log.received.size() == messages * frames * size || log.closed, 30000);
    QVERIFY2(!log.closed, log.detail());
}

void WebSocketLimitsTest::endsOverTheLimits_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("words");
    const QByteArray frame = " sent a WebSocket frame over the 1 MiB limit";
    const QByteArray message = " sent a WebSocket message over the 16 MiB limit";
    QTest::newRow("a frame of 5 MB") << wire::frame(wire::Binary, QByteArray(5'000'000, 'x')) << frame;
    QTest::newRow("a frame of 1 MiB and 1")
        << wire::frame(wire::Binary, QByteArray((1 << 20) + 1, 'x')) << frame;
    QTest::newRow("a header that promises 2 GiB") << wire::frameHeader(wire::Binary, 1ull << 31) << frame;
    QTest::newRow("a header that promises 2^62") << wire::frameHeader(wire::Binary, 1ull << 62) << frame;
    QTest::newRow("a text frame of 5 MB") << wire::frameHeader(wire::Text, 5'000'000) << frame;
    QTest::newRow("a message of 16 MiB and 1")
        << this->message(17, 1 << 20).chopped((1 << 20) + 10) + wire::frame(wire::Continuation, "x")
        << message;
    QTest::newRow("a frame over the limit in a message")
        << this->message(3, 1000).chopped(1004) + wire::frameHeader(wire::Continuation, 5'000'000) << frame;
}

void WebSocketLimitsTest::endsOverTheLimits()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, words);
    RawWebSocketServer server;
    const auto channel = makeChannel({Transport::WebSocket, server.endpoint(), "/"}, {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    server.send(bytes);
    QTRY_VERIFY(log.closed);
    QCOMPARE(log.closed->error.kind, ErrorKind::PeerMisbehaved);
    QVERIFY2(QByteArray(log.detail()).endsWith(words), log.detail());
    QVERIFY(!log.closed->orderly);
    QTRY_VERIFY(!server.hasPeer());
}

void WebSocketLimitsTest::endsWithAPeerThatAsksAndNeverReads()
{
    RawWebSocketServer server;
    const auto channel = makeChannel({Transport::WebSocket, server.endpoint(), "/"}, {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    server.peer()->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 65536);
    server.peer()->setReadBufferSize(1);
    const QByteArray ping = wire::frame(wire::Ping, QByteArray(125, 'x'));
    qint64 most = 0;
    for (int megabyte = 0; megabyte < 64 && !log.closed; ++megabyte) {
        server.send(ping.repeated((1 << 20) / 127));
        QTRY_VERIFY(log.closed || server.peer()->bytesToWrite() == 0);
        most = std::max(most, channel->bytesToWrite());
    }
    QTRY_VERIFY(log.closed);
    QCOMPARE(log.closed->error.kind, ErrorKind::PeerMisbehaved);
    QVERIFY2(QByteArray(log.detail()).endsWith(" does not read what is sent to it"), log.detail());
    QVERIFY(most < (24 << 20));
}

QTEST_GUILESS_MAIN(WebSocketLimitsTest)
#include "WebSocketLimitsTest.moc"
