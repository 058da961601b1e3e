#include "core/session/ConsoleWorker.h"
#include "tests/session/NovaDouble.h"
#include "tests/support/secrets/TestSecret.h"

#include <QElapsedTimer>
#include <QTcpServer>

using namespace std::chrono_literals;

namespace porthole::test {

/// A cloud's console that is lost comes back with a fresh address, and nobody clicks.
class RenewalTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLossIsFollowedByAFreshToken();
    void anExpiredTokenIsFollowedByAFreshOne();
    void aProxyThatComesBackIsNoticed();
    void aHardRebootIsWaitedFor();
    void aServerStoppedUnderTheConsoleIsOfferedToBeStarted();
    void aProxyThatDropsEverybodyIsNotStormed();
    void aConsoleThatDiesAtOnceIsNotStormed();
    void retryAsksAtOnce();
    void withoutReconnectALossIsFinal();
    void aPasswordThatIsRefusedIsThePersons();
    void afterSigningOutAConsoleStaysUntilItIsLost();
    void anAddressThatALockTakesIsAskedForAnew();

private:
    DecodingThreads m_threads{1};
};

/// A console that is live already.
struct LiveRig : NovaRig {
    explicit LiveRig(QThread &decoding, ConsoleOptions options = quickOptions())
        : session(add().consoleSource(nova.scope(), nova.webId()), std::move(options), decoding)
    {
        session->open();
    }
    bool goesLive() { return isLive(1); }
    bool isLive(int times)
    {
        return QTest::qWaitFor([&] { return session.times(SessionState::Live) >= times; }, 10000) &&
               session.is(SessionState::Live);
    }
    CloudConnection &cloud() { return *registry->clouds().front(); }
    bool ranClean() const { return session.keptToTheTable() && !session.everSaid(nova.secrets()); }

    WatchedSession session;
};

/// Answers when a test says so.
class ToldSource final : public ConsoleSource {
public:
    explicit ToldSource(std::function<void(Answer)> asked)
        : m_asked(std::move(asked))
    {}
    void ask(Answer answer) override { m_asked(std::move(answer)); }
    void perform(ConsoleRemedy) override {}
    void trustCertificate() override {}

private:
    const std::function<void(Answer)> m_asked;
};

void RenewalTest::aLossIsFollowedByAFreshToken()
{
    LiveRig rig(m_threads.next());
    QVERIFY(rig.goesLive());
    QTRY_COMPARE(rig.session.colour(), 0xff204060u);
    rig.nova.vnc.script.stallAt = FakeRfbServer::Stage::Update; // live again, and nothing to see yet
    std::vector<std::uint32_t> shown;
    connect(rig.session.operator->(), &ConsoleSession::stateChanged, this,
            [&] { shown.push_back(rig.session.colour()); });
    rig.nova.vnc.hangUp();
    QVERIFY(rig.isLive(2));
    QCOMPARE(rig.nova.proxy.tokens(), (QByteArrayList{QByteArray("console-token-") + "1"_secret,
                                                      QByteArray("console-token-") + "2"_secret}));
    QVERIFY(std::all_of(shown.begin(), shown.end(), [](auto colour) { return colour == 0xff204060u; }));
    QVERIFY(rig.ranClean());
}

void RenewalTest::anExpiredTokenIsFollowedByAFreshOne()
{
    NovaRig rig;
    rig.nova.tokensAreGood = false;
    WatchedSession session(rig.add().consoleSource(rig.nova.scope(), rig.nova.webId()), quickOptions(),
                           m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Waiting));
    QCOMPARE(session.error().kind, ErrorKind::AuthRejected);
    rig.nova.tokensAreGood = true;
    QTRY_VERIFY(session.is(SessionState::Live));
    const QByteArrayList tokens = rig.nova.proxy.tokens();
    QVERIFY(tokens.size() >= 2);
    QCOMPARE(QSet<QByteArray>(tokens.begin(), tokens.end()).size(), tokens.size()); // each only once
    QVERIFY(!session.everSaid(rig.nova.secrets()));
}

void RenewalTest::aProxyThatComesBackIsNoticed()
{
    ConsoleOptions options = quickOptions();
    options.firstRetry = options.lastRetry = 1h; // only the port itself can tell
    LiveRig rig(m_threads.next(), options);
    QVERIFY(rig.goesLive());
    rig.nova.proxy.stop();
    QTRY_COMPARE(rig.session.error().kind, ErrorKind::Unreachable);
    const int asked = rig.nova.consolesAsked();
    rig.nova.proxy.restart();
    QElapsedTimer watch;
    watch.start();
    QVERIFY(rig.isLive(2));
    QVERIFY2(watch.elapsed() < 10000, qPrintable(QString::number(watch.elapsed())));
    QCOMPARE(rig.nova.consolesAsked(), asked + 1);
    QVERIFY(rig.ranClean());
}

void RenewalTest::aHardRebootIsWaitedFor()
{
    LiveRig rig(m_threads.next());
    QVERIFY(rig.goesLive());
    rig.nova.web().status = u"HARD_REBOOT"_qs;
    rig.nova.web().task = u"rebooting_hard"_qs;
    rig.nova.vnc.hangUp();
    QTRY_VERIFY2(rig.session.says("web is rebooting"), rig.session.error().detail.c_str());
    QCOMPARE(rig.session.remedy(), ConsoleRemedy::Wait);
    QCOMPARE(rig.nova.consolesAsked(), 1); // Nova would give an address that leads nowhere
    rig.nova.web() = {rig.nova.web().id, u"web"_qs};
    QVERIFY(rig.isLive(2));
    QVERIFY(rig.ranClean());
}

void RenewalTest::aServerStoppedUnderTheConsoleIsOfferedToBeStarted()
{
    LiveRig rig(m_threads.next());
    QVERIFY(rig.goesLive());
    rig.nova.web().status = u"SHUTOFF"_qs;
    rig.nova.vnc.hangUp();
    QTRY_COMPARE(rig.session.remedy(), ConsoleRemedy::Start);
    rig.session->perform(ConsoleRemedy::Start);
    QVERIFY(rig.isLive(2));
    QVERIFY(rig.ranClean());
}

void RenewalTest::aProxyThatDropsEverybodyIsNotStormed()
{
    ConsoleOptions options = quickOptions();
    options.firstRetry = options.lastRetry = 1ms;
    LiveRig rig(m_threads.next(), options);
    QVERIFY(rig.goesLive());
    QElapsedTimer watch;
    watch.start();
    rig.nova.proxy.setSlams(true);
    rig.nova.proxy.dropAll();
    // After the loss and after each of four attempts, between which lie three intervals of half a second.
    // (The proxy's connections tell less: some are knocks at its door.)
    QTRY_VERIFY(rig.session.times(SessionState::Waiting) >= 5);
    QVERIFY2(watch.elapsed() >= 1450, qPrintable(QString::number(watch.elapsed())));
    rig.session->retry();
    rig.session->retry();
    rig.nova.proxy.setSlams(false);
    QVERIFY(rig.isLive(2));
    QVERIFY(rig.ranClean());
}

void RenewalTest::aConsoleThatDiesAtOnceIsNotStormed()
{
    LiveRig rig(m_threads.next());
    QVERIFY(rig.goesLive());
    QElapsedTimer watch;
    watch.start();
    connect(rig.session.operator->(), &ConsoleSession::stateChanged, this, [&](SessionState state) {
        if (state == SessionState::Live)
            rig.nova.vnc.hangUp();
    });
    rig.nova.vnc.hangUp();
    QTRY_VERIFY(rig.session.times(SessionState::Live) >= 5);
    QVERIFY2(watch.elapsed() >= 1450, qPrintable(QString::number(watch.elapsed())));
    QVERIFY(rig.ranClean());
}

void RenewalTest::retryAsksAtOnce()
{
    ConsoleOptions options = quickOptions();
    options.firstRetry = options.lastRetry = 1h;
    NovaRig rig;
    rig.nova.tokensAreGood = false;
    WatchedSession session(rig.add().consoleSource(rig.nova.scope(), rig.nova.webId()), options,
                           m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Waiting));
    QVERIFY(session->trouble()->retryIn > 1min);
    rig.nova.tokensAreGood = true;
    session->retry();
    QTRY_VERIFY(session.is(SessionState::Live));
    QVERIFY(session.keptToTheTable());
}

void RenewalTest::withoutReconnectALossIsFinal()
{
    ConsoleOptions options = quickOptions();
    options.reconnect = false;
    LiveRig rig(m_threads.next(), options);
    QVERIFY(rig.goesLive());
    rig.nova.vnc.hangUp();
    QTRY_VERIFY(rig.session.is(SessionState::Failed));
    QCOMPARE(rig.session.times(SessionState::Waiting), 0);
    rig.session->retry();
    QVERIFY(rig.isLive(2));
    QVERIFY(rig.ranClean());
}

void RenewalTest::aPasswordThatIsRefusedIsThePersons()
{
    NovaRig rig;
    rig.nova.vnc.script.asksPassword = true;
    WatchedSession session(rig.add().consoleSource(rig.nova.scope(), rig.nova.webId()), quickOptions(),
                           m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::PasswordNeeded));
    session->submitPassword(Secret("wrong"_secret));
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::AuthRejected);
    session->retry();
    QTRY_VERIFY(session.is(SessionState::PasswordNeeded));
    session->submitPassword(Secret(FakeRfbServer::kPassword));
    QTRY_VERIFY(session.is(SessionState::Live));
    rig.nova.vnc.hangUp();
    QTRY_COMPARE(session.times(SessionState::Live), 2);
    QCOMPARE(session.times(SessionState::PasswordNeeded), 2);
    QVERIFY(session.keptToTheTable());
}

void RenewalTest::afterSigningOutAConsoleStaysUntilItIsLost()
{
    LiveRig rig(m_threads.next());
    QVERIFY(rig.goesLive());
    rig.cloud().signOut();
    QTRY_COMPARE(rig.cloud().state(), CloudState::Idle);
    QVERIFY(rig.session.is(SessionState::Live));
    rig.nova.vnc.hangUp();
    QTRY_VERIFY(rig.session.is(SessionState::Failed));
    QVERIFY2(rig.session.says("signed out"), rig.session.error().detail.c_str());
    QCOMPARE(rig.cloud().state(), CloudState::Idle); // it did not sign in behind the person's back
    rig.session->retry();
    QVERIFY(rig.isLive(2));
    QVERIFY(rig.ranClean());
}

/// It has come while the session was Waiting, and waits for its turn: attempts are half a second apart.
void RenewalTest::anAddressThatALockTakesIsAskedForAnew()
{
    QTcpServer nobody;
    QVERIFY(nobody.listen(QHostAddress::LocalHost));
    const QString url = u"vnc://127.0.0.1::%1"_qs.arg(nobody.serverPort());
    nobody.close();
    const auto ready = [&url] { return ConsoleReady{*ConsoleTarget::parse(url), {}}; };
    ConsoleSource::Answer answer;
    int asked = 0;
    ConsoleWorker worker(std::make_unique<ToldSource>([&](ConsoleSource::Answer to) {
                             answer = std::move(to);
                             ++asked;
                         }),
                         quickOptions(), std::make_shared<ConsoleExchange>());
    std::optional<SessionState> state;
    connect(&worker, &ConsoleWorker::stateChanged, this, [&](SessionState now) { state = now; });
    worker.open();
    QCOMPARE(asked, 1);
    answer(ready());
    QTRY_COMPARE(state, std::optional(SessionState::Waiting)); // nobody was there
    worker.retry(); // somebody hurries it: it asks ahead of its turn
    QTRY_COMPARE(asked, 2);
    answer(ConsoleNotYet{Error::make(ErrorKind::Unavailable, "web is rebooting")});
    QTRY_COMPARE(state, std::optional(SessionState::Waiting));
    answer(ready());
    for (int turn = 0; turn < 4; ++turn) // until it has heard that
        QCoreApplication::processEvents();
    worker.forgetSecrets();
    QTRY_COMPARE(asked, 3);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::RenewalTest)
#include "RenewalTest.moc"
