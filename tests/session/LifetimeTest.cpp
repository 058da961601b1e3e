#include "tests/session/WatchedSession.h"
#include "tests/support/net/RawServer.h"
#include "tests/support/secrets/TestSecret.h"

#include <QElapsedTimer>

using namespace std::chrono_literals;

namespace porthole::test {

/// Ended at any moment, in every way, cleanly (run it under the address sanitizer) and at once.
class LifetimeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void endingAtEveryState_data();
    void endingAtEveryState();
    void deletedByWhoeverHearsOfAState_data();
    void deletedByWhoeverHearsOfAState();
    void deletedByWhoeverSeesAFrame();
    void endingWhileThingsMove();
    void manySessionsShareAThreadAndGo();
    void aClosedSessionStaysClosed();
    void theThreadsMayEndRightAfterTheSession_data() { endingAtEveryState_data(); }
    void theThreadsMayEndRightAfterTheSession();

private:
    DecodingThreads m_threads{1};
};

using How = void (*)(WatchedSession &);

/// Brings a session to a state and returns when it is there.
struct Staged {
    FakeRfbServer server;
    RawServer mute; ///< accepts, and never answers an upgrade
    std::unique_ptr<WatchedSession> session;

    Staged(SessionState state, QThread &thread)
    {
        ConsoleOptions options = quickOptions();
        options.firstRetry = options.lastRetry = 1h;
        options.channel.openTimeout = options.negotiationTimeout = 1h;
        server.script.asksPassword = state == SessionState::PasswordNeeded;
        if (state == SessionState::Negotiating)
            server.script.stallAt = FakeRfbServer::Stage::SecurityTypes;
        ConsoleTarget target = server.target();
        if (state == SessionState::Connecting) {
            target = *ConsoleTarget::parse(QStringLiteral("ws://127.0.0.1:%1/").arg(mute.serverPort()));
        }
        if (state == SessionState::Failed)
            server.stop();
        session = std::make_unique<WatchedSession>(std::move(target), options, thread);
    }

    bool arrive(SessionState state)
    {
        if (state == SessionState::Idle)
            return true;
        (*session)->open();
        if (state == SessionState::Waiting) {
            if (!QTest::qWaitFor([this] { return session->is(SessionState::Live); }))
                return false;
            server.hangUp();
        }
        return QTest::qWaitFor([&] { return session->is(state); });
    }
};

const SessionState kStates[] = {
    SessionState::Idle, SessionState::Connecting, SessionState::Negotiating, SessionState::PasswordNeeded,
    SessionState::Live, SessionState::Waiting,    SessionState::Failed};

void LifetimeTest::endingAtEveryState_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("destroyed");
    for (SessionState state : kStates) {
        QTest::addRow("%s, closed", nameOf(state)) << int(state) << false;
        QTest::addRow("%s, destroyed", nameOf(state)) << int(state) << true;
    }
}

void LifetimeTest::endingAtEveryState()
{
    QFETCH(int, state);
    QFETCH(bool, destroyed);
    Staged staged(SessionState(state), m_threads.next());
    QVERIFY(staged.arrive(SessionState(state)));
    WatchedSession &session = *staged.session;

    QElapsedTimer watch;
    watch.start();
    if (destroyed) {
        session.destroy();
    } else {
        session->close();
        QVERIFY(session.is(SessionState::Closed));
        QCOMPARE(session.times(SessionState::Closed), 1);
        QVERIFY(session.keptToTheTable());
    }
    QVERIFY2(watch.elapsed() < 100, "the caller was held up");
    QTRY_VERIFY(!staged.server.hasClient() && !staged.mute.hasPeer());
    QVERIFY2(watch.elapsed() < 1000, qPrintable(QString::number(watch.elapsed())));
}

void LifetimeTest::deletedByWhoeverHearsOfAState_data()
{
    QTest::addColumn<int>("state");
    for (SessionState state : kStates) {
        if (state != SessionState::Idle)
            QTest::addRow("%s", nameOf(state)) << int(state);
    }
}

void LifetimeTest::deletedByWhoeverHearsOfAState()
{
    QFETCH(int, state);
    Staged staged(SessionState(state), m_threads.next());
    bool deleted = false;
    ConsoleSession *session = staged.session->operator->();
    connect(session, &ConsoleSession::stateChanged, this, [&](SessionState reached) {
        if (int(reached) == state) {
            staged.session.reset();
            deleted = true;
        } else if (reached == SessionState::Live) {
            staged.server.hangUp();
        }
    });
    session->open();
    QTRY_VERIFY(deleted);
    QTRY_VERIFY(!staged.server.hasClient() && !staged.mute.hasPeer());
}

void LifetimeTest::deletedByWhoeverSeesAFrame()
{
    FakeRfbServer server;
    auto session = std::make_unique<WatchedSession>(server.target(), quickOptions(), m_threads.next());
    (*session)->open();
    connect(session->operator->(), &ConsoleSession::frameReady, this, [&] { session.reset(); });
    QTRY_VERIFY(!session);
    QTRY_VERIFY(!server.hasClient());
}

/// Frames, keys and reconnects are under way, and the end comes at some moment that nobody chose.
void LifetimeTest::endingWhileThingsMove()
{
    for (int round = 0; round < 24; ++round) {
        FakeRfbServer server;
        WatchedSession session(server.target(), quickOptions(), m_threads.next());
        session->open();
        int turns = 0;
        QVERIFY(QTest::qWaitFor([&] {
            server.paint(0xff000000u + static_cast<quint32>(turns));
            session->key({{0x61, 0}, turns % 2 == 0});
            session->pointer(turns, turns, 0);
            if (turns % 7 == 6)
                server.hangUp();
            return ++turns > round;
        }));
    }
}

void LifetimeTest::manySessionsShareAThreadAndGo()
{
    std::vector<std::unique_ptr<FakeRfbServer>> servers;
    std::vector<std::unique_ptr<WatchedSession>> sessions;
    for (int i = 0; i < 20; ++i) {
        servers.push_back(std::make_unique<FakeRfbServer>());
        sessions.push_back(
            std::make_unique<WatchedSession>(servers.back()->target(), quickOptions(), m_threads.next()));
        (*sessions.back())->open();
    }
    for (const auto &session : sessions)
        QTRY_VERIFY(session->is(SessionState::Live));
    sessions.clear();
    for (const auto &server : servers)
        QTRY_VERIFY(!server->hasClient());
}

void LifetimeTest::aClosedSessionStaysClosed()
{
    FakeRfbServer server;
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    session->close();
    session->open();
    session->retry();
    session->submitPassword(Secret("x"_secret));
    session->key({{0x61, 0}, true});
    session->refresh();
    session->close();
    WatchedSession other(server.target(), quickOptions(), m_threads.next());
    other->open();
    QTRY_VERIFY(other.is(SessionState::Live)); // the thread had time for everything above
    QCOMPARE(session.states, std::vector{SessionState::Closed});
}

void LifetimeTest::theThreadsMayEndRightAfterTheSession()
{
    QFETCH(int, state);
    QFETCH(bool, destroyed);
    DecodingThreads threads(1);
    Staged staged(SessionState(state), threads.next());
    QVERIFY(staged.arrive(SessionState(state)));
    if (destroyed)
        staged.session->destroy();
    else
        (*staged.session)->close();
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::LifetimeTest)
#include "LifetimeTest.moc"
