#include "tests/remotes/SessionRig.h"

#include <QRegularExpression>
#include <QSet>

#include <memory>
#include <utility>

namespace porthole::test {

using namespace remotes;

namespace {

/// What a command on the host prints; "Closed: why".
QByteArray outputOf(RemoteSession &session, const QByteArray &command,
                    Milliseconds timeout = Milliseconds(20000), qsizetype most = 1 << 20)
{
    const auto ran = finished(runCommand(*session.connection(), command, timeout, most));
    if (!ran || !*ran)
        return words(ran);
    return (*ran)->output + (*ran)->errors + '(' + QByteArray::number((*ran)->end.exitStatus.value_or(-1)) +
           ')';
}

} // namespace

/// Sessions over OpenSSH, and back after a loss.
class SessionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSidIsThirtyTwoDigits();
    void commandsRun();
    void aLostSessionComesBack();
    void itsAgentComesBackToo();
    void oneThatShouldNotComeBackFails();
    void anotherKeyIsNotAccepted();
    void aFirstFailureIsForGood();
    void retryingIsPossible();
    void closingInTheMiddleOfConnecting();
    void destroyingAnywhereIsClean();
    void closingFromASlot();
    void theRegistryKnowsItsSessions();
    void idleSessionsEnd();
    void whatIsInUseIsNotIdle();
    void theRegistryEndsAllInOrder();

private:
    SessionRig m_rig;
};

void SessionTest::aSidIsThirtyTwoDigits()
{
    static const QRegularExpression sid(QStringLiteral("\\A[0-9a-f]{32}\\z"));
    QSet<QString> all;
    for (int i = 0; i < 1000; ++i) {
        const SessionId id = newSessionId();
        QVERIFY(sid.match(id.value).hasMatch());
        all.insert(id.value);
    }
    QCOMPARE(all.size(), 1000);
}

void SessionTest::commandsRun()
{
    RemoteSession session(newSessionId(), m_rig.options());
    session.open();
    QCOMPARE(settled(session), QByteArray("open"));
    QCOMPARE(outputOf(session, "echo out; echo err >&2; exit 3"), QByteArray("out\nerr\n(3)"));
    QCOMPARE(outputOf(session, "cat"), QByteArray("(0)")); // there is no input
    QCOMPARE(outputOf(session, "yes"), QByteArray("Unavailable: the command said more than 1048576 bytes"));
    QCOMPARE(outputOf(session, "sleep 60", Milliseconds(50)),
             QByteArray("Timeout: the command did not end within 0 s"));
    QCOMPARE(outputOf(session, "echo still here"), QByteArray("still here\n(0)"));
}

void SessionTest::aLostSessionComesBack()
{
    RemoteSession session(newSessionId(), m_rig.options());
    const SessionId id = session.id();
    int opened = 0;
    connect(&session, &RemoteSession::opened, this, [&opened] { ++opened; });
    session.open();
    QCOMPARE(settled(session), QByteArray("open"));
    m_rig.server.kill();
    QTRY_VERIFY_WITH_TIMEOUT(session.state() == RemoteState::Waiting && session.attempt() > 1, 20'000);
    QVERIFY(session.error());
    QVERIFY(!session.connection());
    QVERIFY2(m_rig.server.start(), qPrintable(m_rig.server.failure()));
    QTRY_VERIFY_WITH_TIMEOUT(session.state() == RemoteState::Open, 20'000);
    QVERIFY(session.id() == id);
    QCOMPARE(opened, 2);
    QVERIFY(!session.error());
    QCOMPARE(outputOf(session, "echo back"), QByteArray("back\n(0)"));
}

void SessionTest::itsAgentComesBackToo()
{
    RemoteSession session(newSessionId(), m_rig.withAgent("good"));
    session.open();
    QCOMPARE(settled(session), QByteArray("open"));
    const QByteArray pid = answerOf(session.agent(), action("pid"));
    m_rig.server.kill();
    QTRY_VERIFY_WITH_TIMEOUT(session.state() == RemoteState::Waiting, 20'000);
    QVERIFY(!session.agent());
    QVERIFY2(m_rig.server.start(), qPrintable(m_rig.server.failure()));
    QTRY_VERIFY_WITH_TIMEOUT(session.state() == RemoteState::Open, 20'000);
    const QByteArray another = answerOf(session.agent(), action("pid"));
    QVERIFY2(another.startsWith("ok: ") && another != pid, another);
    QTRY_COMPARE_WITH_TIMEOUT(m_rig.agentsLeft(), 1, 60'000);
}

void SessionTest::oneThatShouldNotComeBackFails()
{
    auto options = m_rig.options();
    options.reconnect = false;
    RemoteSession session(newSessionId(), options);
    session.open();
    QCOMPARE(settled(session), QByteArray("open"));
    m_rig.server.kill();
    QTRY_VERIFY_WITH_TIMEOUT(session.state() == RemoteState::Failed, 20'000);
    QVERIFY2(m_rig.server.start(), qPrintable(m_rig.server.failure()));
}

void SessionTest::anotherKeyIsNotAccepted()
{
    SessionRig other;
    RemoteSession session(newSessionId(), other.options());
    session.open();
    QCOMPARE(settled(session), QByteArray("open"));
    other.server.kill();
    for (const char *type : {"ed25519", "ecdsa", "rsa"}) {
        QFile::remove(other.server.file(QStringLiteral("host_") + QLatin1String(type)));
        QFile::remove(
            other.server.file(QStringLiteral("host_") + QLatin1String(type) + QStringLiteral(".pub")));
    }
    QVERIFY2(other.server.start(), qPrintable(other.server.failure()));
    QTRY_VERIFY_WITH_TIMEOUT(session.state() == RemoteState::Failed, 20'000);
    QVERIFY2(session.error()->kind == ErrorKind::HostKeyChanged, nameOf(session.error()->kind));
}

void SessionTest::aFirstFailureIsForGood()
{
    auto options = m_rig.options();
    options.ssh.destination.port = 1;
    RemoteSession session(newSessionId(), options);
    session.open();
    const QByteArray why = settled(session);
    QVERIFY2(why.startsWith("Unreachable: "), why);
    QVERIFY(!session.hasBeenOpen());
}

void SessionTest::retryingIsPossible()
{
    SessionRig other;
    other.server.kill();
    RemoteSession session(newSessionId(), other.options());
    session.open();
    QVERIFY(settled(session).startsWith("Unreachable: "));
    QVERIFY2(other.server.start(), qPrintable(other.server.failure()));
    session.retry();
    QTRY_VERIFY_WITH_TIMEOUT(session.state() == RemoteState::Open, 20'000);
}

void SessionTest::closingInTheMiddleOfConnecting()
{
    RemoteSession session(newSessionId(), m_rig.withAgent("deaf"));
    bool ended = false;
    connect(&session, &RemoteSession::ended, this, [&ended] { ended = true; });
    session.open();
    QTRY_VERIFY_WITH_TIMEOUT(session.state() == RemoteState::AgentStarting && m_rig.agentsLeft() > 0, 20'000);
    session.close();
    QTRY_VERIFY_WITH_TIMEOUT(ended, 20'000);
    QCOMPARE(m_rig.agentsLeft(), 0);
}

void SessionTest::destroyingAnywhereIsClean()
{
    for (const RemoteState at :
         {RemoteState::Idle, RemoteState::Connecting, RemoteState::AgentStarting, RemoteState::Open}) {
        auto session = std::make_unique<RemoteSession>(newSessionId(), m_rig.withAgent("good"));
        // A state may pass between two looks at it.
        bool wasThere = at == RemoteState::Idle;
        connect(session.get(), &RemoteSession::stateChanged, this, [&](RemoteState state) {
            if (state == at && !std::exchange(wasThere, true))
                session.release()->deleteLater();
        });
        if (!wasThere)
            session->open();
        QTRY_VERIFY_WITH_TIMEOUT(wasThere, 20'000);
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_rig.agentsLeft(), 0, 20'000);
}

void SessionTest::closingFromASlot()
{
    RemoteSession session(newSessionId(), m_rig.options());
    bool ended = false;
    connect(&session, &RemoteSession::ended, this, [&ended] { ended = true; });
    connect(&session, &RemoteSession::opened, &session, &RemoteSession::close);
    session.open();
    QTRY_VERIFY_WITH_TIMEOUT(ended, 20'000);
    QVERIFY(session.state() == RemoteState::Closed);
    QVERIFY(!session.connection());
}

void SessionTest::theRegistryKnowsItsSessions()
{
    RemoteRegistry registry;
    RemoteSession &first = registry.create(m_rig.options());
    RemoteSession &second = registry.create(m_rig.options());
    QVERIFY(first.id() != second.id());
    QCOMPARE(registry.sessions(), (QList<RemoteSession *>{&first, &second}));
    QCOMPARE(registry.find(second.id()), &second);
    QVERIFY(!registry.find(newSessionId()));
    const SessionId gone = first.id();
    QVERIFY(registry.close(gone));
    QVERIFY(!registry.close(gone));
    QVERIFY(!registry.find(gone));
    QCOMPARE(registry.sessions(), (QList<RemoteSession *>{&second}));
}

void SessionTest::idleSessionsEnd()
{
    RemoteRegistry registry(Milliseconds(400));
    RemoteSession &session = registry.create(m_rig.withAgent("good"));
    const SessionId id = session.id();
    {
        const RemoteRegistry::Use use(registry, id);
        session.open();
        QCOMPARE(settled(session), QByteArray("open"));
    }
    // Each access begins its time anew.
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < 1200) {
        QVERIFY(registry.find(id));
        QTest::qWait(50);
    }
    QTRY_VERIFY_WITH_TIMEOUT(registry.sessions().isEmpty(), 60'000);
    QVERIFY(!registry.find(id));
    QTRY_VERIFY_WITH_TIMEOUT(registry.isEmpty(), 20'000);
    QCOMPARE(m_rig.agentsLeft(), 0);
}

void SessionTest::whatIsInUseIsNotIdle()
{
    RemoteRegistry registry(Milliseconds(50));
    RemoteSession &used = registry.create(m_rig.options());
    registry.create(m_rig.options());
    auto use = std::make_unique<RemoteRegistry::Use>(registry, used.id());
    QTRY_COMPARE_WITH_TIMEOUT(registry.sessions(), (QList<RemoteSession *>{&used}), 60'000);
    QVERIFY(!QTest::qWaitFor([&registry] { return registry.sessions().isEmpty(); }, 300));
    use.reset();
    QTRY_VERIFY_WITH_TIMEOUT(registry.sessions().isEmpty(), 60'000);
}

void SessionTest::theRegistryEndsAllInOrder()
{
    RemoteRegistry registry;
    bool emptied = false;
    connect(&registry, &RemoteRegistry::emptied, this, [&emptied] { emptied = true; });
    for (int i = 0; i < 3; ++i)
        registry.create(m_rig.withAgent("stubborn")).open();
    for (RemoteSession *session : registry.sessions())
        QCOMPARE(settled(*session), QByteArray("open"));
    registry.closeAll();
    QVERIFY(registry.sessions().isEmpty());
    QVERIFY(!emptied);
    QTRY_VERIFY_WITH_TIMEOUT(emptied, 20'000);
    QCOMPARE(m_rig.agentsLeft(), 0);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::SessionTest)
#include "SessionTest.moc"
