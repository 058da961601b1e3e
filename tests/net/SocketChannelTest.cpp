#include "core/net/ChannelFactory.h"
#include "tests/support/net/ChannelLog.h"
#include "tests/support/net/RawServer.h"

#include <QTest>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

using porthole::ErrorKind;
using porthole::Transport;
using porthole::viewOf;
using porthole::net::makeChannel;
using porthole::test::ChannelLog;
using porthole::test::RawServer;

namespace {

/// A port that nobody listens on.
porthole::Endpoint closedPort()
{
    RawServer server;
    return server.endpoint();
}

} // namespace

class SocketChannelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void carriesBytesBothWays();
    void sendsWhatWasWrittenBeforeItWasOpen();
    void handsOnEverythingBeforeTheEnd_data();
    void handsOnEverythingBeforeTheEnd();
    void namesARefusedConnection();
    void namesAnUnknownHost();
    void namesAResetOfAnOpenConnection();
    void setsTheLineUpToBeFoundDead();
};

void SocketChannelTest::carriesBytesBothWays()
{
    RawServer server;
    const auto channel = makeChannel({Transport::Tcp, server.endpoint(), {}}, {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    server.send("RFB 003.008\n");
    QTRY_COMPARE(log.received, QByteArray("RFB 003.008\n"));
    channel->write(viewOf("RFB 003.008\n"));
    QTRY_COMPARE(server.received(), QByteArray("RFB 003.008\n"));
    QCOMPARE(channel->bytesToWrite(), 0);
    QVERIFY(!log.closed);
    QVERIFY(log.inOrder);
}

void SocketChannelTest::sendsWhatWasWrittenBeforeItWasOpen()
{
    RawServer server;
    const auto channel = makeChannel({Transport::Tcp, server.endpoint(), {}}, {});
    channel->write(viewOf("a"));
    channel->open();
    channel->write(viewOf("b"));
    QCOMPARE(channel->bytesToWrite(), 2);
    QTRY_COMPARE(server.received(), QByteArray("ab"));
}

void SocketChannelTest::handsOnEverythingBeforeTheEnd_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("nothing") << qsizetype{0};
    QTest::newRow("one byte") << qsizetype{1};
    QTest::newRow("one turn of the event loop and one byte") << qsizetype{(1 << 20) + 1};
    QTest::newRow("more than the read buffer") << qsizetype{9 << 20};
}

void SocketChannelTest::handsOnEverythingBeforeTheEnd()
{
    QFETCH(const qsizetype, size);
    QByteArray sent(size, 'x');
    for (qsizetype i = 0; i < size; ++i)
        sent[i] = static_cast<char>(i * 31 >> 7);
    RawServer server;
    const auto channel = makeChannel({Transport::Tcp, server.endpoint(), {}}, {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY(server.hasPeer());
    server.send(sent);
    server.hangUp();
    QTRY_VERIFY(log.closed);
    QVERIFY(log.received == sent);
    QVERIFY(log.inOrder);
    QCOMPARE(log.closed->error.kind, ErrorKind::Closed);
    QCOMPARE(log.closed->bytesReceived, static_cast<quint64>(size));
    QVERIFY(log.closed->wasOpen);
    QVERIFY(!log.closed->orderly);
}

void SocketChannelTest::namesARefusedConnection()
{
    const auto endpoint = closedPort();
    const auto channel = makeChannel({Transport::Tcp, endpoint, {}}, {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY_WITH_TIMEOUT(log.closed, 1000);
    QCOMPARE(log.closed->error.kind, ErrorKind::Unreachable);
    QCOMPARE(QString::fromLatin1(log.detail()),
             endpoint.toString() + QStringLiteral(" refused the connection"));
    QVERIFY(!log.closed->wasOpen);
    QCOMPARE(log.opened, 0);
}

void SocketChannelTest::namesAnUnknownHost()
{
    // A label of more than 63 letters is known to nobody, and nobody is asked.
    const QString host = QString(64, u'x');
    const auto channel = makeChannel({Transport::Tcp, {host, 5900}, {}}, {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY(log.closed);
    QCOMPARE(log.closed->error.kind, ErrorKind::Unreachable);
    QCOMPARE(QString::fromLatin1(log.detail()), QStringLiteral("there is no host named ") + host);
}

void SocketChannelTest::namesAResetOfAnOpenConnection()
{
    RawServer server;
    const auto channel = makeChannel({Transport::Tcp, server.endpoint(), {}}, {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    server.send("abc");
    QTRY_COMPARE(log.received.size(), 3);
    server.reset();
    QTRY_VERIFY(log.closed);
    QCOMPARE(log.closed->error.kind, ErrorKind::Closed);
    QCOMPARE(log.closed->bytesReceived, 3);
    QVERIFY(log.closed->wasOpen);
}

void SocketChannelTest::setsTheLineUpToBeFoundDead()
{
    RawServer server;
    const auto channel = makeChannel({Transport::Tcp, server.endpoint(), {}}, {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_COMPARE(log.opened, 1);
    // The kernel's other end of the connection knows which socket it is; ours is found by elimination.
    int tuned = 0;
    for (int descriptor = 0; descriptor < 256; ++descriptor) {
        int value = 0;
        socklen_t size = sizeof value;
        if (getsockopt(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, &value, &size) == 0 && value == 30000)
            ++tuned;
    }
    QCOMPARE(tuned, 1);
}

QTEST_GUILESS_MAIN(SocketChannelTest)
#include "SocketChannelTest.moc"
