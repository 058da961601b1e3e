#include "tests/session/NovaDouble.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace std::chrono_literals;

namespace porthole::test {

/// Clouds, consoles and their threads, ended at any moment and in any order: cleanly (run it under the
/// address sanitizer) and at once, whatever the network does.
class CloudLifetimeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void endingAtEveryStage_data();
    void endingAtEveryStage();
    void signingOutAtEveryStage_data();
    void signingOutAtEveryStage();
    void deletedByWhoeverHearsOfIt_data();
    void deletedByWhoeverHearsOfIt();
    void endingWhileThingsMove();
    void aSourceWithoutItsCloudIsRefused();
    void aSourceMayGoUnasked();
};

namespace {

/// Where the network falls silent.
enum class Stage { Idle, SignIn, Projects, List, Action, Show, Console, Upgrade, NotYet, Live, Waiting };

struct Staged {
    explicit Staged(Stage where)
        : stage(where)
    {
        const QByteArray web = "/v2.1/servers/" + rig.nova.web().id.toLatin1();
        switch (stage) {
        case Stage::SignIn:
            rig.nova.on("POST /v3/auth/tokens", HttpAnswer::silence());
            break;
        case Stage::Projects:
            rig.nova.on("GET /v3/auth/projects", HttpAnswer::silence());
            break;
        case Stage::List:
            rig.nova.on("GET /v2.1/servers/detail", HttpAnswer::silence());
            break;
        case Stage::Action:
            rig.nova.on("POST " + web + "/action", HttpAnswer::silence());
            break;
        case Stage::Show:
            rig.nova.on("GET " + web, HttpAnswer::silence());
            break;
        case Stage::Console:
            rig.nova.on("POST " + web + "/remote-consoles", HttpAnswer::silence());
            break;
        case Stage::Upgrade:
            rig.nova.vnc.script.stallAt = FakeRfbServer::Stage::Version;
            break;
        case Stage::NotYet:
            rig.nova.web().status = QStringLiteral("SHUTOFF");
            break;
        case Stage::Waiting:
            rig.nova.tokensAreGood = false;
            break;
        case Stage::Idle:
        case Stage::Live:
            break;
        }
    }

    void begin(QThread &thread)
    {
        if (stage == Stage::Idle)
            return;
        cloud().open();
        cloud().openScope(rig.nova.scope());
        cloud().act(rig.nova.scope(), rig.nova.webId(), ServerAction::Stop);
        ConsoleOptions options = quickOptions();
        options.negotiationTimeout = 1h;
        session = std::make_unique<WatchedSession>(cloud().consoleSource(rig.nova.scope(), rig.nova.webId()),
                                                   options, thread);
        (*session)->open();
    }

    bool arrive()
    {
        const QByteArray web = "/v2.1/servers/" + rig.nova.web().id.toLatin1();
        return QTest::qWaitFor([&] {
            switch (stage) {
            case Stage::Idle:
                return true;
            case Stage::SignIn:
                return rig.nova.count("POST /v3/auth/tokens") > 0;
            case Stage::Projects:
                return rig.nova.count("GET /v3/auth/projects") > 0;
            case Stage::List:
                return rig.nova.count("GET /v2.1/servers/detail") > 0;
            case Stage::Action:
                if (cloud().state() == CloudState::Open)
                    cloud().act(rig.nova.scope(), rig.nova.webId(), ServerAction::Stop);
                return rig.nova.count("POST " + web + "/action") > 0;
            case Stage::Show:
                return rig.nova.count("GET " + web) > 0;
            case Stage::Console:
                return rig.nova.count("POST " + web + "/remote-consoles") > 0;
            case Stage::Upgrade:
                return session->is(SessionState::Negotiating);
            case Stage::NotYet:
            case Stage::Waiting:
                return session->is(SessionState::Waiting);
            case Stage::Live:
                return session->is(SessionState::Live);
            }
            return false;
        });
    }

    CloudConnection &cloud() { return *rig.registry->clouds().front(); }

    const Stage stage;
    DecodingThreads threads{1};
    NovaRig rig;
    CloudConnection &made = rig.add();
    std::unique_ptr<WatchedSession> session;
};

constexpr std::pair<Stage, const char *> kStages[] = {
    {Stage::Idle, "idle"},       {Stage::SignIn, "sign-in"},  {Stage::Projects, "projects"},
    {Stage::List, "list"},       {Stage::Action, "action"},   {Stage::Show, "show"},
    {Stage::Console, "console"}, {Stage::Upgrade, "upgrade"}, {Stage::NotYet, "not yet"},
    {Stage::Live, "live"},       {Stage::Waiting, "waiting"},
};

} // namespace

void CloudLifetimeTest::endingAtEveryStage_data()
{
    QTest::addColumn<int>("stage");
    QTest::addColumn<bool>("cloudFirst");
    for (const auto &[stage, name] : kStages) {
        QTest::addRow("%s, the cloud first", name) << int(stage) << true;
        QTest::addRow("%s, the console first", name) << int(stage) << false;
    }
}

void CloudLifetimeTest::endingAtEveryStage()
{
    QFETCH(int, stage);
    QFETCH(bool, cloudFirst);
    Staged staged{Stage(stage)};
    staged.begin(staged.threads.next());
    QVERIFY(staged.arrive());
    QElapsedTimer watch;
    watch.start();
    if (!cloudFirst)
        staged.session.reset();
    staged.rig.registry.reset();
    QVERIFY2(watch.elapsed() < 1000, qPrintable(QString::number(watch.elapsed())));
    if (cloudFirst && Stage(stage) == Stage::Live)
        QVERIFY(staged.session->is(SessionState::Live)); // it needs the cloud for its next address only
    else if (cloudFirst && (Stage(stage) == Stage::Show || Stage(stage) == Stage::NotYet))
        QTRY_VERIFY(staged.session->is(SessionState::Failed));
    QTRY_COMPARE(staged.rig.nova.openConnections(), 0);
}

void CloudLifetimeTest::signingOutAtEveryStage()
{
    QFETCH(int, stage);
    Staged staged{Stage(stage)};
    staged.begin(staged.threads.next());
    QVERIFY(staged.arrive());
    QSignalSpy ended(&staged.cloud(), &CloudConnection::actionEnded);
    staged.cloud().signOut();
    QTRY_COMPARE(staged.cloud().state(), CloudState::Idle);
    if (Stage(stage) == Stage::Action)
        QTRY_VERIFY(!ended.isEmpty());
    if (Stage(stage) == Stage::SignIn || Stage(stage) == Stage::Show || Stage(stage) == Stage::Console)
        QTRY_VERIFY(staged.session->is(SessionState::Failed));
}

void CloudLifetimeTest::signingOutAtEveryStage_data()
{
    QTest::addColumn<int>("stage");
    for (const auto &[stage, name] : kStages)
        QTest::addRow("%s", name) << int(stage);
}

void CloudLifetimeTest::deletedByWhoeverHearsOfIt_data()
{
    QTest::addColumn<int>("what");
    QTest::newRow("a state") << 0;
    QTest::newRow("servers") << 1;
    QTest::newRow("a listing") << 2;
    QTest::newRow("an action") << 3;
    QTest::newRow("a reset") << 4;
}

void CloudLifetimeTest::deletedByWhoeverHearsOfIt()
{
    QFETCH(int, what);
    NovaRig rig;
    CloudConnection &cloud = rig.add();
    const auto end = [&] { rig.registry.reset(); };
    switch (what) {
    case 0:
        connect(&cloud, &CloudConnection::stateChanged, this, end);
        break;
    case 1:
        connect(&cloud, &CloudConnection::serversAdded, this, end);
        break;
    case 2:
        connect(&cloud, &CloudConnection::listingChanged, this, end);
        break;
    case 3:
        connect(&cloud, &CloudConnection::actionEnded, this, end);
        break;
    default:
        connect(&cloud, &CloudConnection::serversReset, this, end);
        break;
    }
    cloud.open();
    cloud.openScope(rig.nova.scope());
    if (what == 3)
        cloud.act(rig.nova.scope(), rig.nova.webId(), ServerAction::Stop);
    QTRY_VERIFY(!rig.registry);
}

/// Everything is under way, and the end comes at some moment that nobody chose.
void CloudLifetimeTest::endingWhileThingsMove()
{
    DecodingThreads threads(1);
    for (int round = 0; round < 30; ++round) {
        NovaRig rig;
        CloudConnection &cloud = rig.add();
        cloud.open();
        cloud.openScope(rig.nova.scope());
        WatchedSession session(cloud.consoleSource(rig.nova.scope(), rig.nova.webId()), quickOptions(),
                               threads.next());
        session->open();
        QElapsedTimer watch;
        watch.start();
        QVERIFY(QTest::qWaitFor([&] {
            cloud.refresh(rig.nova.scope());
            session->retry();
            return watch.elapsed() > round * 8;
        }));
        if (round % 3 == 0)
            session.destroy();
        if (round % 3 == 1)
            cloud.signOut();
    }
}

void CloudLifetimeTest::aSourceWithoutItsCloudIsRefused()
{
    DecodingThreads threads(1);
    NovaRig rig;
    auto source = rig.add().consoleSource(QStringLiteral("web"));
    rig.registry.reset();
    WatchedSession session(std::move(source), quickOptions(), threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    session->retry();
    QTRY_COMPARE(session.times(SessionState::Failed), 2);
    session->perform(ConsoleRemedy::Start);
    session->trustCertificate();
    QVERIFY(session.keptToTheTable());
}

void CloudLifetimeTest::aSourceMayGoUnasked()
{
    NovaRig rig;
    CloudConnection &cloud = rig.add();
    cloud.consoleSource(QStringLiteral("web")).reset();
    auto kept = cloud.consoleSource(QStringLiteral("web"));
    rig.registry.reset();
    kept.reset();
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::CloudLifetimeTest)
#include "CloudLifetimeTest.moc"
