#include "tests/session/WatchedSession.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTimer>

using namespace std::chrono_literals;

namespace porthole::test {

/// Servers that mean harm: named, bounded, and felt by nobody else.
class HostileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBrokenStreamLeavesTheNeighbourAlone();
    void aFloodOfHugeRectanglesHoldsUpNobody_data();
    void aFloodOfHugeRectanglesHoldsUpNobody();
    void aServerThatDoesNotReadIsNamed();
    void aFloodOfBellsAndTitlesFillsNoQueue();

private:
    DecodingThreads m_threads{1};
};

void HostileTest::aBrokenStreamLeavesTheNeighbourAlone()
{
    FakeRfbServer bad;
    FakeRfbServer good;
    WatchedSession broken(bad.target(), quickOptions(), m_threads.next());
    WatchedSession neighbour(good.target(), quickOptions(), m_threads.next());
    broken->open();
    neighbour->open();
    QTRY_VERIFY_WITH_TIMEOUT(broken.is(SessionState::Live) && neighbour.is(SessionState::Live), 60'000);
    // A rectangle that ends outside the picture.
    bad.say(QByteArray::fromHex("00000001"
                                "ffff0000"
                                "00020002"
                                "00000000"));
    QTRY_VERIFY_WITH_TIMEOUT(broken.is(SessionState::Failed), 60'000);
    QCOMPARE(broken.error().kind, ErrorKind::PeerMisbehaved);
    good.paint(0xff0a0b0c);
    QTRY_COMPARE_WITH_TIMEOUT(neighbour.colour(), 0xff0a0b0cu, 60'000);
    QVERIFY(neighbour.is(SessionState::Live));
}

/// Goes on saying `piece` as fast as it is taken.
void pour(FakeRfbServer &server, const QByteArray &piece)
{
    QTcpSocket *client = server.client();
    const auto more = [client, piece] {
        if (client->bytesToWrite() < piece.size())
            client->write(piece);
    };
    QObject::connect(client, &QTcpSocket::bytesWritten, client, more);
    more();
}

void HostileTest::aFloodOfHugeRectanglesHoldsUpNobody_data()
{
    QTest::addColumn<QByteArray>("rectangle");
    // 4095 x 4096 pixels moved by one, and the picture filled with one colour, in 16 and 20 bytes.
    QTest::newRow("CopyRect") << QByteArray::fromHex("00000000"
                                                     "0fff1000"
                                                     "00000001"
                                                     "00010000");
    QTest::newRow("RRE fill") << QByteArray::fromHex("00000000"
                                                     "10001000"
                                                     "00000002"
                                                     "00000000"
                                                     "00102030");
}

void HostileTest::aFloodOfHugeRectanglesHoldsUpNobody()
{
    QFETCH(QByteArray, rectangle);
    FakeRfbServer bad({.stallAt = FakeRfbServer::Stage::Update, .size = {4096, 4096}});
    FakeRfbServer good;
    WatchedSession flooded(bad.target(), quickOptions(), m_threads.next());
    WatchedSession neighbour(good.target(), quickOptions(), m_threads.next());
    flooded->open();
    neighbour->open();
    QTRY_VERIFY_WITH_TIMEOUT(flooded.is(SessionState::Live) && neighbour.is(SessionState::Live), 60'000);

    QElapsedTimer sinceBeat;
    qint64 largestGap = 0;
    QTimer heartbeat;
    connect(&heartbeat, &QTimer::timeout, this,
            [&] { largestGap = std::max(largestGap, sinceBeat.restart()); });
    sinceBeat.start();
    heartbeat.start(10);
    const QByteArray update = QByteArray::fromHex("00004000") + rectangle.repeated(0x4000);
    pour(bad, update);

    // While it rains: the neighbour's pictures change, one after the other.
    for (quint32 colour = 0xff000001; colour <= 0xff000005; ++colour) {
        good.paint(colour);
        QTRY_COMPARE_WITH_TIMEOUT(neighbour.colour(), colour, 20000);
    }
    QVERIFY2(largestGap < 1000, qPrintable(QStringLiteral("%1 ms").arg(largestGap)));

    QElapsedTimer closing;
    closing.start();
    flooded->close();
    QVERIFY2(closing.elapsed() < 100, "the caller was held up");
    QTRY_VERIFY_WITH_TIMEOUT(!bad.hasClient(), 5000);
}

void HostileTest::aServerThatDoesNotReadIsNamed()
{
    FakeRfbServer server({.deaf = true});
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY_WITH_TIMEOUT(session.is(SessionState::Live), 60'000);
    const QString text(256 * 1024, QLatin1Char('x'));
    QVERIFY(QTest::qWaitFor(
        [&] {
            session->sendCutText(text);
            return session.is(SessionState::Failed);
        },
        20000));
    QCOMPARE(session.error().kind, ErrorKind::PeerMisbehaved);
    QVERIFY2(session.says("does not read"), session.error().detail.c_str());
}

void HostileTest::aFloodOfBellsAndTitlesFillsNoQueue()
{
    FakeRfbServer server;
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    QSignalSpy bells(session.operator->(), &ConsoleSession::bell);
    QSignalSpy texts(session.operator->(), &ConsoleSession::cutTextOffered);
    session->open();
    QTRY_VERIFY_WITH_TIMEOUT(session.is(SessionState::Live), 60'000);
    server.say(QByteArray(1 << 20, '\2') +
               QByteArray::fromHex("03000000"
                                   "00000003") +
               "end");
    QTRY_VERIFY_WITH_TIMEOUT(!texts.isEmpty(), 60'000);
    QVERIFY2(bells.count() < 10000, qPrintable(QString::number(bells.count())));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::HostileTest)
#include "HostileTest.moc"
