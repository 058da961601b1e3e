#include "tests/session/NovaDouble.h"
#include "tests/support/secrets/TestSecret.h"

using namespace std::chrono_literals;

namespace porthole::test {

/// From a cloud to the pixels of a server's console, the whole way, and what stands in it.
class CloudConsoleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void signsInListsAndShowsAConsole();
    void aSourceSignsInByItself();
    void aServerThatIsOffIsOfferedToBeStarted();
    void whatIsOnDiskIsOfferedToBeBroughtBack_data();
    void whatIsOnDiskIsOfferedToBeBroughtBack();
    void aRefusedStartSaysWhyAndOffersItAgain();
    void aServerBeingBuiltIsWaitedFor();
    void aServerWithoutAHostIsWaitedFor();
    void aDeletedServerIsTheEnd();
    void anotherKindOfConsoleIsNamed();
    void whoMayNotIsTold();
    void aCloudThatAsksForPatienceIsWaitedFor();
    void aCloudThatIsNotThereIsWaitedFor();
    void aSnapshotDoesNotStandInTheWay();

private:
    DecodingThreads m_threads{1};
};

/// A session of the first server's console.
struct ConsoleRig : NovaRig {
    explicit ConsoleRig(QThread &decoding)
        : thread(decoding)
    {}
    void start()
    {
        session = std::make_unique<WatchedSession>(cloud.consoleSource(nova.scope(), nova.webId()),
                                                   quickOptions(), thread);
        (*session)->open();
    }
    bool is(SessionState state) const { return session->is(state); }
    bool ranClean() const { return session->keptToTheTable() && !session->everSaid(nova.secrets()); }

    QThread &thread;
    CloudConnection &cloud = add();
    std::unique_ptr<WatchedSession> session;
};

void CloudConsoleTest::signsInListsAndShowsAConsole()
{
    NovaRig rig;
    CloudConnection &cloud = rig.add();
    cloud.open();
    QTRY_COMPARE(cloud.state(), CloudState::Open);
    cloud.openScope(*cloud.homeScope());
    QTRY_COMPARE(cloud.listing(rig.nova.scope()), ListingState::Complete);
    QCOMPARE(cloud.servers(rig.nova.scope()).size(), 2);

    ConsoleRegistry consoles(m_threads);
    ConsoleSession &session = consoles.open(cloud.consoleSource(rig.nova.scope(), rig.nova.webId()),
                                            u"web"_qs, u"double"_qs, quickOptions());
    QCOMPARE(session.title(), u"web"_qs);
    QCOMPARE(session.address(), u"double"_qs);
    QTRY_COMPARE(session.state(), SessionState::Live);
    QTRY_COMPARE(session.title(), u"fake"_qs);
    QCOMPARE(rig.nova.proxy.tokens(), QByteArrayList{QByteArray("console-token-") + "1"_secret});
}

void CloudConsoleTest::aSourceSignsInByItself()
{
    ConsoleRig rig(m_threads.next());
    rig.start();
    QTRY_VERIFY(rig.is(SessionState::Live));
    QCOMPARE(rig.cloud.state(), CloudState::Open);
    QCOMPARE(rig.session->times(SessionState::Waiting), 0);
    QVERIFY(rig.ranClean());
}

void CloudConsoleTest::aServerThatIsOffIsOfferedToBeStarted()
{
    ConsoleRig rig(m_threads.next());
    rig.nova.web().status = u"SHUTOFF"_qs;
    rig.start();
    QTRY_COMPARE(rig.session->remedy(), ConsoleRemedy::Start);
    QVERIFY(rig.is(SessionState::Waiting));
    QVERIFY2(rig.session->says("web is switched off"), rig.session->error().detail.c_str());
    QCOMPARE((*rig.session)->trouble()->retryIn, 0ms);
    QTRY_VERIFY(rig.nova.shows() > 2);
    QCOMPARE(rig.nova.consolesAsked(), 0);                  // Nova would give an address that leads nowhere
    QCOMPARE(rig.session->times(SessionState::Waiting), 1); // nothing changed: nothing is said

    // Nova shows the task a moment later; until then it looks as if nothing had been asked for.
    rig.nova.onStart = [](NovaServer &) {};
    (*rig.session)->perform(ConsoleRemedy::Start);
    QTRY_COMPARE(rig.session->remedy(), ConsoleRemedy::Wait);
    QVERIFY2(rig.session->says("web is being started"), rig.session->error().detail.c_str());
    const int looks = rig.nova.shows();
    QTRY_VERIFY(rig.nova.shows() > looks + 1);
    QCOMPARE(rig.session->remedy(), ConsoleRemedy::Wait);
    rig.nova.web().task = u"powering-on"_qs;
    QTRY_VERIFY(rig.session->says("web is starting"));
    rig.nova.web() = {rig.nova.web().id, u"web"_qs};
    QTRY_VERIFY(rig.is(SessionState::Live));
    QCOMPARE(rig.nova.count("POST /v2.1/servers/" + rig.nova.web().id.toLatin1() + "/action"), 1);
    QVERIFY(rig.ranClean());
}

void CloudConsoleTest::whatIsOnDiskIsOfferedToBeBroughtBack_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<int>("remedy");
    QTest::addColumn<QByteArray>("action");
    QTest::newRow("SUSPENDED") << u"SUSPENDED"_qs << int(ConsoleRemedy::Resume) << QByteArray("resume");
    QTest::newRow("SHELVED") << u"SHELVED_OFFLOADED"_qs << int(ConsoleRemedy::Unshelve)
                             << QByteArray("unshelve");
}

void CloudConsoleTest::whatIsOnDiskIsOfferedToBeBroughtBack()
{
    QFETCH(QString, status);
    QFETCH(int, remedy);
    QFETCH(QByteArray, action);
    ConsoleRig rig(m_threads.next());
    rig.nova.web().status = status;
    rig.start();
    QTRY_COMPARE(int(rig.session->remedy()), remedy);
    (*rig.session)->perform(ConsoleRemedy(remedy));
    QTRY_VERIFY(rig.nova.everything().contains('"' + action + '"'));
    rig.nova.web().status = u"ACTIVE"_qs;
    QTRY_VERIFY(rig.is(SessionState::Live));
    QVERIFY(rig.ranClean());
}

void CloudConsoleTest::aRefusedStartSaysWhyAndOffersItAgain()
{
    ConsoleRig rig(m_threads.next());
    rig.nova.web().status = u"SHUTOFF"_qs;
    rig.nova.onStart = nullptr;
    rig.start();
    QTRY_COMPARE(rig.session->remedy(), ConsoleRemedy::Start);
    (*rig.session)->perform(ConsoleRemedy::Start);
    QTRY_VERIFY2(rig.session->says("locked"), rig.session->error().detail.c_str());
    QCOMPARE(rig.session->remedy(), ConsoleRemedy::Start);
    const int looks = rig.nova.shows();
    QTRY_VERIFY(rig.nova.shows() > looks + 2);
    QVERIFY(rig.session->says("locked")); // nothing has changed about it
    rig.nova.web().status = u"ACTIVE"_qs; // somebody else could
    QTRY_VERIFY(rig.is(SessionState::Live));
    QVERIFY(rig.ranClean());
}

void CloudConsoleTest::aServerBeingBuiltIsWaitedFor()
{
    ConsoleRig rig(m_threads.next());
    rig.nova.web().status = u"BUILD"_qs;
    rig.nova.web().task = u"spawning"_qs;
    rig.start();
    QTRY_COMPARE(rig.session->remedy(), ConsoleRemedy::Wait);
    QVERIFY2(rig.session->says("web is being built"), rig.session->error().detail.c_str());
    QCOMPARE(rig.nova.consolesAsked(), 0);
    rig.nova.web() = {rig.nova.web().id, u"web"_qs};
    QTRY_VERIFY(rig.is(SessionState::Live));
    QVERIFY(rig.ranClean());
}

void CloudConsoleTest::aServerWithoutAHostIsWaitedFor()
{
    ConsoleRig rig(m_threads.next());
    rig.nova.web().status = u"ERROR"_qs;
    rig.nova.consoleAnswers = {
        HttpAnswer::json(409, R"({"conflictingRequest":{"code":409,"message":"Instance x is not ready"}})")};
    rig.start();
    QTRY_COMPARE(rig.session->remedy(), ConsoleRemedy::Wait);
    QVERIFY(rig.is(SessionState::Waiting));
    QCOMPARE(rig.session->error().kind, ErrorKind::Unavailable);
    QTRY_VERIFY(rig.is(SessionState::Live));
    QVERIFY(rig.ranClean());
}

void CloudConsoleTest::aDeletedServerIsTheEnd()
{
    ConsoleRig rig(m_threads.next());
    rig.nova.web().status = u"BUILD"_qs;
    rig.start();
    QTRY_VERIFY(rig.is(SessionState::Waiting));
    rig.nova.web().task = u"deleting"_qs;
    QTRY_VERIFY(rig.is(SessionState::Failed));
    QCOMPARE(rig.session->error().kind, ErrorKind::NotFound);
    rig.nova.web().status = u"DELETED"_qs;
    (*rig.session)->retry();
    QTRY_COMPARE(rig.session->times(SessionState::Failed), 2);
    QCOMPARE(rig.session->error().kind, ErrorKind::NotFound);
    QVERIFY(rig.ranClean());
}

void CloudConsoleTest::anotherKindOfConsoleIsNamed()
{
    ConsoleRig rig(m_threads.next());
    rig.nova.consoleAnswers = {
        HttpAnswer::json(400, R"({"badRequest":{"code":400,"message":"Unavailable console type novnc."}})")};
    rig.start();
    QTRY_VERIFY(rig.is(SessionState::Failed));
    QCOMPARE(rig.session->error().kind, ErrorKind::Unavailable);
    QVERIFY2(rig.session->says("SPICE"), rig.session->error().detail.c_str());
    QVERIFY(rig.ranClean());
}

void CloudConsoleTest::whoMayNotIsTold()
{
    ConsoleRig rig(m_threads.next());
    rig.nova.consoleAnswers = {
        HttpAnswer::json(403, R"({"forbidden":{"code":403,"message":"Policy doesn't allow it"}})")};
    rig.start();
    QTRY_VERIFY(rig.is(SessionState::Failed));
    QCOMPARE(rig.session->error().kind, ErrorKind::Forbidden);
    QCOMPARE(rig.cloud.state(), CloudState::Open); // the sign-in is good all the same
    QVERIFY(rig.ranClean());
}

void CloudConsoleTest::aCloudThatAsksForPatienceIsWaitedFor()
{
    ConsoleRig rig(m_threads.next());
    const QByteArray show = "GET /v2.1/servers/" + rig.nova.web().id.toLatin1();
    rig.nova.on(show, HttpAnswer::status(503, "busy", {"Retry-After: 1"}));
    rig.start();
    QTRY_VERIFY(rig.is(SessionState::Waiting));
    QCOMPARE(rig.session->remedy(), ConsoleRemedy::Wait);
    QVERIFY2(rig.session->says("asks to wait"), rig.session->error().detail.c_str());
    rig.nova.dropScript(show);
    QTRY_VERIFY(rig.is(SessionState::Live));
    QVERIFY(rig.ranClean());
}

void CloudConsoleTest::aCloudThatIsNotThereIsWaitedFor()
{
    ConsoleRig rig(m_threads.next());
    const quint16 port = rig.nova.serverPort();
    rig.nova.close();
    rig.start();
    QTRY_VERIFY(rig.is(SessionState::Waiting));
    QCOMPARE(rig.session->error().kind, ErrorKind::Unreachable);
    QVERIFY(rig.nova.listen(QHostAddress::LocalHost, port));
    QTRY_VERIFY(rig.is(SessionState::Live));
    QVERIFY(rig.ranClean());
}

void CloudConsoleTest::aSnapshotDoesNotStandInTheWay()
{
    ConsoleRig rig(m_threads.next());
    rig.nova.web().task = u"image_uploading"_qs;
    rig.start();
    QTRY_VERIFY(rig.is(SessionState::Live));
    QCOMPARE(rig.session->times(SessionState::Waiting), 0);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::CloudConsoleTest)
#include "CloudConsoleTest.moc"
