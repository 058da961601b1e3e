#include "tests/session/WatchedSession.h"
#include "tests/support/secrets/TestSecret.h"

using namespace std::chrono_literals;

namespace porthole::test {

/// A live console that is lost, and comes back.
class ReconnectTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDropLeadsThroughWaitingToLiveAgain_data();
    void aDropLeadsThroughWaitingToLiveAgain();
    void theLastFrameStaysUntilTheNext();
    void attemptsGoOnUntilTheServerIsBack();
    void beingLiveResetsTheBackoff();
    void retryDoesNotWait();
    void anAcceptedPasswordIsNotAskedForAgain();
    void aPasswordThatChangedMeanwhileIsAskedFor();
    void nothingTypedMeanwhileArrivesLater();
    void withoutReconnectALossIsFinal();
    void aBrokenStreamDoesNotComeBackByItself();

private:
    DecodingThreads m_threads{1};
};

void ReconnectTest::aDropLeadsThroughWaitingToLiveAgain_data()
{
    QTest::addColumn<bool>("inOrder");
    QTest::newRow("FIN") << true;
    QTest::newRow("RST") << false;
}

void ReconnectTest::aDropLeadsThroughWaitingToLiveAgain()
{
    QFETCH(bool, inOrder);
    FakeRfbServer server;
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Live));
    if (inOrder)
        server.hangUp();
    else
        server.reset();
    QTRY_COMPARE(session.times(SessionState::Waiting), 1);
    QTRY_COMPARE(session.times(SessionState::Live), 2);
    QCOMPARE(session.troubles.front().error.kind, ErrorKind::Closed);
    QCOMPARE(session.troubles.front().attempt, 1);
    QVERIFY(session.troubles.front().retryIn > 0ms);
    QVERIFY(!session->trouble());
    QVERIFY(session.keptToTheTable());
}

void ReconnectTest::theLastFrameStaysUntilTheNext()
{
    FakeRfbServer server;
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_COMPARE(session.colour(), 0xff204060u);
    server.script.stallAt = FakeRfbServer::Stage::Update; // live again, and nothing to see yet
    std::vector<std::uint32_t> shown;
    connect(session.operator->(), &ConsoleSession::stateChanged, this,
            [&] { shown.push_back(session.colour()); });
    server.hangUp();
    QTRY_COMPARE(session.times(SessionState::Live), 2);
    QCOMPARE(session.times(SessionState::Waiting), 1);
    QCOMPARE(shown, std::vector<std::uint32_t>(4, 0xff204060u)); // Waiting to Live
    QCOMPARE(session.colour(), 0xff204060u);
    server.say(FakeRfbServer::rawUpdate(server.script.size, 0xff445566));
    QTRY_COMPARE(session.colour(), 0xff445566u);
}

void ReconnectTest::attemptsGoOnUntilTheServerIsBack()
{
    FakeRfbServer server;
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Live));
    server.stop();
    QTRY_VERIFY(session.times(SessionState::Waiting) >= 4);
    for (std::size_t i = 0; i < 4; ++i)
        QCOMPARE(session.troubles[i].attempt, static_cast<int>(i) + 1);
    QCOMPARE(session.troubles[1].error.kind, ErrorKind::Unreachable);
    QVERIFY(session.troubles[3].retryIn > session.troubles[0].retryIn);
    server.restart();
    QTRY_VERIFY(session.is(SessionState::Live));
    QVERIFY(session.keptToTheTable());
}

void ReconnectTest::beingLiveResetsTheBackoff()
{
    FakeRfbServer server;
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    for (int live = 1; live <= 3; ++live) {
        QTRY_COMPARE(session.times(SessionState::Live), live);
        server.hangUp();
        QTRY_COMPARE(session.times(SessionState::Waiting), live);
        QCOMPARE(session.troubles.back().attempt, 1);
    }
}

void ReconnectTest::retryDoesNotWait()
{
    FakeRfbServer server;
    ConsoleOptions options = quickOptions();
    options.firstRetry = options.lastRetry = 1h;
    WatchedSession session(server.target(), options, m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Live));
    session->retry(); // means nothing now, and nothing later
    server.hangUp();
    QTRY_VERIFY(session.is(SessionState::Waiting));
    session->retry();
    QTRY_VERIFY(session.is(SessionState::Live));
    QVERIFY(session.keptToTheTable());
}

void ReconnectTest::anAcceptedPasswordIsNotAskedForAgain()
{
    FakeRfbServer server({.asksPassword = true});
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::PasswordNeeded));
    session->submitPassword(Secret(FakeRfbServer::kPassword));
    QTRY_VERIFY(session.is(SessionState::Live));
    server.hangUp();
    QTRY_COMPARE(session.times(SessionState::Live), 2);
    QCOMPARE(session.times(SessionState::PasswordNeeded), 1);
}

void ReconnectTest::aPasswordThatChangedMeanwhileIsAskedFor()
{
    FakeRfbServer server({.asksPassword = true});
    WatchedSession session(server.target(QLatin1String(FakeRfbServer::kPassword)), quickOptions(),
                           m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Live));
    server.script.refusesPassword = true;
    server.hangUp();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::AuthRejected);
    server.script.refusesPassword = false;
    session->retry();
    QTRY_VERIFY(session.is(SessionState::PasswordNeeded));
    session->submitPassword(Secret(FakeRfbServer::kPassword));
    QTRY_VERIFY(session.is(SessionState::Live));
    QVERIFY(session.keptToTheTable());
}

void ReconnectTest::nothingTypedMeanwhileArrivesLater()
{
    FakeRfbServer server;
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Live));
    server.stop();
    QTRY_VERIFY(session.times(SessionState::Waiting) >= 1);
    session->key({{0x61, 0}, true});
    server.restart();
    QTRY_COMPARE(session.times(SessionState::Live), 2);
    session->key({{0x62, 0}, true});
    QTRY_VERIFY(!server.keys().empty());
    QCOMPARE(server.keys().front().keysym, 0x62u);
}

void ReconnectTest::withoutReconnectALossIsFinal()
{
    FakeRfbServer server;
    ConsoleOptions options = quickOptions();
    options.reconnect = false;
    WatchedSession session(server.target(), options, m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Live));
    server.hangUp();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::Closed);
    QCOMPARE(session.times(SessionState::Waiting), 0);
}

void ReconnectTest::aBrokenStreamDoesNotComeBackByItself()
{
    FakeRfbServer server;
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_COMPARE(session.colour(), 0xff204060u);
    server.say(QByteArray::fromHex("7f")); // no such message
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::PeerMisbehaved);
    QCOMPARE(session.colour(), 0xff204060u);
    QTRY_VERIFY(!server.hasClient());
    QCOMPARE(server.connections(), 1);
    session->retry();
    QTRY_VERIFY(session.is(SessionState::Live));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::ReconnectTest)
#include "ReconnectTest.moc"
