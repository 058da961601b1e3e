#include "core/session/ConsoleRegistry.h"
#include "tests/session/WatchedSession.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <set>

namespace porthole::test {

class RegistryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sidsAre32LowercaseHexDigitsAndNeverTheSame();
    void threadsAreTakenInTurn();
    void aSessionIsAnnouncedBeforeItIsOpened();
    void aClosedSessionIsLetGo();
    void destroyingTheRegistryEndsEverything();
};

void RegistryTest::sidsAre32LowercaseHexDigitsAndNeverTheSame()
{
    const QRegularExpression form(QStringLiteral("^[0-9a-f]{32}$"));
    std::set<QString> seen;
    for (int i = 0; i < 1000; ++i) {
        const QString sid = newSessionId().value;
        QVERIFY2(form.match(sid).hasMatch(), qPrintable(sid));
        QVERIFY(seen.insert(sid).second);
    }
}

void RegistryTest::threadsAreTakenInTurn()
{
    DecodingThreads threads(3);
    QCOMPARE(threads.count(), 3);
    std::vector<QThread *> turn(6);
    for (QThread *&thread : turn)
        thread = &threads.next();
    QCOMPARE(std::set<QThread *>(turn.begin(), turn.end()).size(), std::size_t{3});
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(turn[i], turn[i + 3]);
        QVERIFY(turn[i]->isRunning());
    }
}

void RegistryTest::aSessionIsAnnouncedBeforeItIsOpened()
{
    DecodingThreads threads(1);
    FakeRfbServer server;
    ConsoleRegistry registry(threads);
    std::vector<SessionState> states;
    connect(&registry, &ConsoleRegistry::opened, this, [&](ConsoleSession *session) {
        QCOMPARE(session->state(), SessionState::Idle);
        QCOMPARE(registry.find(session->id()), session);
        connect(session, &ConsoleSession::stateChanged, this,
                [&](SessionState state) { states.push_back(state); });
    });
    const ConsoleSession &session = registry.open(server.target(), quickOptions());
    QTRY_COMPARE(session.state(), SessionState::Live);
    QCOMPARE(states.front(), SessionState::Connecting);
    QCOMPARE(registry.sessions().size(), std::size_t{1});
}

void RegistryTest::aClosedSessionIsLetGo()
{
    DecodingThreads threads(1);
    FakeRfbServer server;
    ConsoleRegistry registry(threads);
    QPointer<ConsoleSession> session = &registry.open(server.target(), quickOptions());
    const SessionId id = session->id();
    QTRY_COMPARE(session->state(), SessionState::Live);
    SessionId closed;
    connect(&registry, &ConsoleRegistry::closed, this, [&](const SessionId &gone) { closed = gone; });
    registry.close(id);
    QCOMPARE(closed, id);
    QCOMPARE(registry.find(id), nullptr);
    QTRY_VERIFY(!session);
    QTRY_VERIFY(!server.hasClient());
    registry.close(id); // nothing happens
}

void RegistryTest::destroyingTheRegistryEndsEverything()
{
    DecodingThreads threads(2);
    FakeRfbServer one;
    FakeRfbServer two;
    auto registry = std::make_unique<ConsoleRegistry>(threads);
    const ConsoleSession &first = registry->open(one.target(), quickOptions());
    const ConsoleSession &second = registry->open(two.target(), quickOptions());
    QTRY_VERIFY(first.state() == SessionState::Live && second.state() == SessionState::Live);
    registry.reset();
    QTRY_VERIFY(!one.hasClient() && !two.hasClient());
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::RegistryTest)
#include "RegistryTest.moc"
