#include "tests/session/WatchedSession.h"
#include "tests/support/secrets/TestSecret.h"

#include <QElapsedTimer>

using namespace std::chrono_literals;

namespace porthole::test {

/// From the open channel to ServerInit: stalls, drops, passwords.
class NegotiationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aStallIsATimeoutThatNamesItsStage_data();
    void aStallIsATimeoutThatNamesItsStage();
    void drippingBytesDoNotBuyTime();
    void aRefusedConnectionIsUnreachable();
    void anEndBeforeAnyByteIsUnreachable();
    void anEndInTheMiddleNamesItsStage();
    void retryAfterAFirstFailureConnectsAgain();
    void aServerThatSpeaksNoRfbHasMisbehavedOrIsIncompatible();
    void theRightPasswordGoesLive();
    void aWrongPasswordFailsAndTheNextTryAsksAgain();
    void thePasswordInTheUrlIsUsedFirst();
    void aWrongPasswordInTheUrlIsForgotten();
    void nobodyIsHurriedWhileTypingAPassword();
    void aPasswordSubmittedTwiceIsOneTry();
    void aServerThatLosesPatienceMeanwhileFails();

private:
    DecodingThreads m_threads{1};
};

void NegotiationTest::aStallIsATimeoutThatNamesItsStage_data()
{
    using Stage = FakeRfbServer::Stage;
    QTest::addColumn<int>("stage");
    QTest::addColumn<bool>("asksPassword");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("version") << int(Stage::Version) << false << QByteArray("waiting for the RFB version");
    QTest::newRow("security types") << int(Stage::SecurityTypes) << false
                                    << QByteArray("waiting for the security types");
    QTest::newRow("challenge") << int(Stage::Challenge) << true << QByteArray("challenge");
    QTest::newRow("result") << int(Stage::SecurityResult) << false
                            << QByteArray("waiting for the SecurityResult");
    QTest::newRow("result of a password")
        << int(Stage::SecurityResult) << true << QByteArray("waiting for the SecurityResult");
    QTest::newRow("ServerInit") << int(Stage::ServerInit) << false << QByteArray("waiting for ServerInit");
}

void NegotiationTest::aStallIsATimeoutThatNamesItsStage()
{
    QFETCH(int, stage);
    QFETCH(bool, asksPassword);
    QFETCH(QByteArray, says);
    FakeRfbServer server({.stallAt = FakeRfbServer::Stage(stage), .asksPassword = asksPassword});
    ConsoleOptions options = quickOptions();
    options.negotiationTimeout = 400ms;
    WatchedSession session(server.target(QLatin1String(FakeRfbServer::kPassword)), options, m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::Timeout);
    QVERIFY2(session.says(says.constData()), session.error().detail.c_str());
    QTRY_VERIFY(!server.hasClient());
    QVERIFY(session.keptToTheTable());
}

void NegotiationTest::drippingBytesDoNotBuyTime()
{
    FakeRfbServer server({.dripEvery = 50}); // 12 bytes of version alone take longer than the stage may
    ConsoleOptions options = quickOptions();
    options.negotiationTimeout = 300ms;
    WatchedSession session(server.target(), options, m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::Timeout);
    QVERIFY2(session.says("the RFB version"), session.error().detail.c_str());
}

void NegotiationTest::aRefusedConnectionIsUnreachable()
{
    FakeRfbServer server;
    const ConsoleTarget target = server.target();
    server.stop();
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::Unreachable);
    QCOMPARE(session.states, (std::vector{SessionState::Connecting, SessionState::Failed}));
}

void NegotiationTest::anEndBeforeAnyByteIsUnreachable()
{
    FakeRfbServer server({.dropAtByte = 0});
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::Unreachable);
    QVERIFY2(session.says("before it said anything"), session.error().detail.c_str());
    QCOMPARE(server.connections(), 1);
}

void NegotiationTest::anEndInTheMiddleNamesItsStage()
{
    FakeRfbServer server({.dropAtByte = 14}); // the version and the security types
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::Closed);
    QVERIFY2(session.says("waiting for the SecurityResult"), session.error().detail.c_str());
}

void NegotiationTest::retryAfterAFirstFailureConnectsAgain()
{
    FakeRfbServer server;
    server.stop();
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    server.restart();
    session->retry();
    QTRY_VERIFY(session.is(SessionState::Live));
    QVERIFY(!session->trouble());
    QVERIFY(session.keptToTheTable());
}

void NegotiationTest::aServerThatSpeaksNoRfbHasMisbehavedOrIsIncompatible()
{
    FakeRfbServer server({.version = "SSH-2.0-OpenSSH_9.2p1\r\n"});
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QVERIFY(session.error().kind == ErrorKind::PeerIncompatible ||
            session.error().kind == ErrorKind::PeerMisbehaved);
}

void NegotiationTest::theRightPasswordGoesLive()
{
    FakeRfbServer server({.asksPassword = true});
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::PasswordNeeded));
    session->submitPassword(Secret(FakeRfbServer::kPassword));
    QTRY_VERIFY(session.is(SessionState::Live));
    QCOMPARE(session.states,
             (std::vector{SessionState::Connecting, SessionState::Negotiating, SessionState::PasswordNeeded,
                          SessionState::Negotiating, SessionState::Live}));
}

void NegotiationTest::aWrongPasswordFailsAndTheNextTryAsksAgain()
{
    FakeRfbServer server({.asksPassword = true});
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::PasswordNeeded));
    session->submitPassword(Secret("another"_secret));
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::AuthRejected);
    QVERIFY2(session.says("wrong password"), session.error().detail.c_str());
    QCOMPARE(server.connections(), 1); // one try for one word of the user

    session->retry();
    QTRY_VERIFY(session.is(SessionState::PasswordNeeded));
    session->submitPassword(Secret(FakeRfbServer::kPassword));
    QTRY_VERIFY(session.is(SessionState::Live));
    QVERIFY(session.keptToTheTable());
}

void NegotiationTest::thePasswordInTheUrlIsUsedFirst()
{
    FakeRfbServer server({.asksPassword = true});
    WatchedSession session(server.target(QString::fromLatin1(FakeRfbServer::kPassword)), quickOptions(),
                           m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Live));
    QCOMPARE(session.times(SessionState::PasswordNeeded), 0);
}

void NegotiationTest::aWrongPasswordInTheUrlIsForgotten()
{
    FakeRfbServer server({.asksPassword = true});
    WatchedSession session(server.target(QLatin1String("guess"_secret)), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::AuthRejected);
    session->retry();
    QTRY_VERIFY(session.is(SessionState::PasswordNeeded));
}

void NegotiationTest::nobodyIsHurriedWhileTypingAPassword()
{
    FakeRfbServer server({.asksPassword = true});
    ConsoleOptions options = quickOptions();
    options.negotiationTimeout = 300ms;
    WatchedSession session(server.target(), options, m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::PasswordNeeded));
    QElapsedTimer thinking;
    thinking.start();
    QTRY_VERIFY(thinking.hasExpired(700)); // the subject of the test is that time passes
    QVERIFY(session.is(SessionState::PasswordNeeded));
    session->submitPassword(Secret(FakeRfbServer::kPassword));
    QTRY_VERIFY(session.is(SessionState::Live));
}

void NegotiationTest::aPasswordSubmittedTwiceIsOneTry()
{
    FakeRfbServer server({.asksPassword = true});
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::PasswordNeeded));
    session->submitPassword(Secret(FakeRfbServer::kPassword));
    session->submitPassword(Secret("another"_secret));
    QTRY_VERIFY(session.is(SessionState::Live));
    server.hangUp();
    QTRY_COMPARE(session.times(SessionState::Live), 2); // the first was kept
    QCOMPARE(session.times(SessionState::PasswordNeeded), 1);
}

void NegotiationTest::aServerThatLosesPatienceMeanwhileFails()
{
    FakeRfbServer server({.asksPassword = true});
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::PasswordNeeded));
    server.hangUp();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::Closed);
    session->submitPassword(Secret("another"_secret)); // nobody asks any more
    session->retry();
    QTRY_VERIFY(session.is(SessionState::PasswordNeeded));
    QVERIFY(session.keptToTheTable());
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::NegotiationTest)
#include "NegotiationTest.moc"
