#include "tests/remotes/SessionRig.h"

#include <QJsonArray>
#include <csignal>

namespace porthole::test {

using namespace remotes;

/// Agents over real SSH: what they do, what they should not, and that nothing of them is left.
class AgentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itAnswers();
    void oneRequestAtATime();
    void aWithdrawnRequestTakesNobodysAnswer();
    void requestsThatWaitAreBounded();
    void aStartThatFailsLeavesNothing_data();
    void aStartThatFailsLeavesNothing();
    void onePoisonedIsReplaced_data();
    void onePoisonedIsReplaced();
    void aClosedSessionLeavesNothing_data();
    void aClosedSessionLeavesNothing();
    void aLostAgentLeavesTheSessionOpen();
    void theWishDecides();

private:
    SessionRig m_rig;
};

void AgentTest::itAnswers()
{
    RemoteSession session(newSessionId(), m_rig.withAgent("good"));
    session.open();
    QCOMPARE(settled(session), QByteArray("open"));
    QVERIFY(session.agentState() == AgentState::Ready);
    QCOMPARE(m_rig.agentsLeft(), 1);

    QJsonObject answer;
    QJsonObject browse = action("browse");
    browse.insert(QStringLiteral("path"), QStringLiteral(PORTHOLE_TEST_FOLDER));
    QCOMPARE(answerOf(session.agent(), browse, &answer), QByteArray("ok: "));
    QVERIFY(answer.value(u"names").toArray().contains(QStringLiteral("agent.py")));

    QJsonObject launch = action("launch");
    launch.insert(QStringLiteral("command"), QStringLiteral("echo two words"));
    QCOMPARE(answerOf(session.agent(), launch, &answer), QByteArray("ok: "));
    QCOMPARE(answer.value(u"output").toString(), QStringLiteral("two words\n"));
    QCOMPARE(answerOf(session.agent(), action("fly")), QByteArray("no: Unknown command."));
    QVERIFY(session.agentState() == AgentState::Ready);
}

void AgentTest::oneRequestAtATime()
{
    RemoteSession session(newSessionId(), m_rig.withAgent("good"));
    session.open();
    QCOMPARE(settled(session), QByteArray("open"));
    constexpr int kRequests = 20;
    QList<int> order;
    std::vector<Task<>> flows;
    const auto ask = [](Agent *agent, int number, QList<int> *into) -> Task<> {
        QJsonObject request = action("launch");
        request.insert(QStringLiteral("command"), QStringLiteral("echo %1").arg(number));
        const auto reply = co_await agent->ask(std::move(request));
        into->append(reply ? reply->object.value(u"output").toString().trimmed().toInt() : -1);
    };
    for (int i = 0; i < kRequests; ++i) {
        flows.push_back(ask(session.agent(), i, &order));
        flows.back().start();
    }
    QTRY_COMPARE_WITH_TIMEOUT(order.size(), kRequests, 20'000);
    for (int i = 0; i < kRequests; ++i)
        QCOMPARE(order[i], i);
}

void AgentTest::aWithdrawnRequestTakesNobodysAnswer()
{
    RemoteSession session(newSessionId(), m_rig.withAgent("good"));
    session.open();
    QCOMPARE(settled(session), QByteArray("open"));
    {
        auto first = session.agent()->ask(action("pid"));
        auto second = session.agent()->ask(action("fly"));
        first.start();
        second.start();
    }
    QJsonObject launch = action("launch");
    launch.insert(QStringLiteral("command"), QStringLiteral("echo mine"));
    QJsonObject answer;
    QCOMPARE(answerOf(session.agent(), launch, &answer), QByteArray("ok: "));
    QCOMPARE(answer.value(u"output").toString(), QStringLiteral("mine\n"));
}

void AgentTest::requestsThatWaitAreBounded()
{
    RemoteSession session(newSessionId(), m_rig.withAgent("good"));
    session.open();
    QCOMPARE(settled(session), QByteArray("open"));
    std::vector<Task<Result<AgentReply>>> waiting;
    for (std::size_t i = 0; i < Agent::kMostWaiting; ++i) {
        waiting.push_back(session.agent()->ask(action("pid")));
        waiting.back().start();
    }
    auto oneTooMany = session.agent()->ask(action("pid"));
    oneTooMany.start();
    QVERIFY(oneTooMany.done());
    QVERIFY(oneTooMany.takeResult().error().kind == ErrorKind::Unavailable);
}

void AgentTest::aStartThatFailsLeavesNothing_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("it dies")
        << QByteArray("die")
        << QByteArray("it ended before it said that it is ready (exit status 1): the library is "
                      "missing");
    QTest::newRow("noise") << QByteArray("noise")
                           << QByteArray("its first line was no readiness but \"Welcome to the cluster\"");
    QTest::newRow("it refuses") << QByteArray("refuse") << QByteArray("it says: no licence");
    QTest::newRow("a line without an end")
        << QByteArray("flood") << QByteArray("it sent a line of more than 1048576 bytes");
    QTest::newRow("it is silent, and deaf")
        << QByteArray("deaf") << QByteArray("it did not say that it is ready within 1 s");
}

void AgentTest::aStartThatFailsLeavesNothing()
{
    QFETCH(QByteArray, mode);
    QFETCH(QByteArray, why);
    RemoteSession session(newSessionId(),
                          m_rig.withAgent(mode.constData(), Milliseconds(mode == "deaf" ? 1000 : 20000)));
    session.open();
    QCOMPARE(settled(session), "AgentFailed: " + why);
    QVERIFY(!session.connection());
    QCOMPARE(m_rig.agentsLeft(), 0);
}

void AgentTest::onePoisonedIsReplaced_data()
{
    QTest::addColumn<QByteArray>("misdeed");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("garbage") << QByteArray("garbage")
                             << QByteArray("AgentFailed: it answered \"b'\\x89PNG'\"");
    QTest::newRow("an answer too many") << QByteArray("twice") << QByteArray("ok: 1");
    QTest::newRow("silence") << QByteArray("silence")
                             << QByteArray("AgentFailed: it did not answer within 4 s");
    QTest::newRow("death") << QByteArray("death")
                           << QByteArray("AgentFailed: it ended in the middle of its work (exit status 9)");
}

void AgentTest::onePoisonedIsReplaced()
{
    QFETCH(QByteArray, misdeed);
    QFETCH(QByteArray, answer);
    // Time enough for a slow computer to start it, and no more than is waited for if it is silent.
    RemoteSession session(newSessionId(), m_rig.withAgent("good", Milliseconds(4000)));
    session.open();
    QCOMPARE(settled(session), QByteArray("open"));
    const QByteArray pid = answerOf(session.agent(), action("pid"));
    QVERIFY2(pid.startsWith("ok: "), pid);
    QList<AgentState> states;
    connect(&session, &RemoteSession::agentStateChanged, this,
            [&states](AgentState state) { states << state; });
    QCOMPARE(answerOf(session.agent(), action(misdeed.constData())), answer);
    QTRY_VERIFY_WITH_TIMEOUT(states.contains(AgentState::Lost) && states.last() == AgentState::Ready, 20'000);
    const QByteArray another = answerOf(session.agent(), action("pid"));
    QVERIFY2(another.startsWith("ok: ") && another != pid, another);
    QTRY_COMPARE_WITH_TIMEOUT(m_rig.agentsLeft(), 1, 20'000);
    QVERIFY(session.state() == RemoteState::Open);
}

void AgentTest::aClosedSessionLeavesNothing_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::newRow("an agent that goes when it is told") << QByteArray("good");
    QTest::newRow("one that does not") << QByteArray("stubborn");
}

void AgentTest::aClosedSessionLeavesNothing()
{
    QFETCH(QByteArray, mode);
    RemoteSession session(newSessionId(), m_rig.withAgent(mode.constData()));
    bool ended = false;
    connect(&session, &RemoteSession::ended, this, [&ended] { ended = true; });
    session.open();
    QCOMPARE(settled(session), QByteArray("open"));
    session.close();
    QVERIFY(session.state() == RemoteState::Closed);
    QTRY_VERIFY_WITH_TIMEOUT(ended, 20'000);
    QCOMPARE(m_rig.agentsLeft(), 0);
}

void AgentTest::aLostAgentLeavesTheSessionOpen()
{
    RemoteSession session(newSessionId(), m_rig.withAgent("good"));
    QList<RemoteState> states;
    connect(&session, &RemoteSession::stateChanged, this, [&states](RemoteState state) { states << state; });
    session.open();
    QCOMPARE(settled(session), QByteArray("open"));
    QList<AgentState> agentStates;
    connect(&session, &RemoteSession::agentStateChanged, this, [&](AgentState state) {
        agentStates << state;
        QCOMPARE(session.agent() != nullptr, state == AgentState::Ready || state == AgentState::Busy);
    });
    const QByteArray pid = answerOf(session.agent(), action("pid"));
    QCOMPARE(::kill(pid.sliced(4).toInt(), SIGKILL), 0);
    QTRY_VERIFY_WITH_TIMEOUT(
        agentStates.contains(AgentState::Lost) && agentStates.last() == AgentState::Ready, 20'000);
    QCOMPARE(states.last(), RemoteState::Open);
}

void AgentTest::theWishDecides()
{
    auto options = m_rig.withAgent("good");
    options.agent = AgentWish::Never;
    RemoteSession without(newSessionId(), options);
    without.open();
    QCOMPARE(settled(without), QByteArray("open"));
    QVERIFY(without.agentState() == AgentState::None);

    options.agent = AgentWish::Require;
    options.agentCommand.reset();
    RemoteSession required(newSessionId(), options);
    required.open();
    QCOMPARE(settled(required), QByteArray("AgentNotConfigured: the host has no agent configured"));

    options.agent = AgentWish::AsConfigured;
    options.agentCommand = QString();
    RemoteSession unusable(newSessionId(), options);
    unusable.open();
    QCOMPARE(settled(unusable), QByteArray("AgentUnusable: the host's agent entry has no command"));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::AgentTest)
#include "AgentTest.moc"
