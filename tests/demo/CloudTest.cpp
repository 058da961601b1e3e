#include "tests/demo/DemoRig.h"
#include "tests/support/secrets/TestSecret.h"

#include <set>

namespace porthole::test {

/// The demo's Keystone and Nova, asked by the product's own clients.
class CloudTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void signsInAndListsAllStates();
    void refusesAWrongPassword();
    void tellsProjectsAndRegions();
    void otherScopesHaveOtherServers();
    void pagesAnyNumberOfServers();
    void narrowsTheListDown();
    void listsWhatChangedSince();
    void aServerIsStoppedAndStarted();
    void reboots_data();
    void reboots();
    void resumesAndUnshelves();
    void theOneThatIsBuiltComesUp();
    void refusesWhatTheStateForbids();
    void knowsNoOtherServer();
    void anExpiredTokenIsRenewed();
    void aRevokedTokenIsWorthNothing();
};

void CloudTest::signsInAndListsAllStates()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    QCOMPARE(rig.demo->profile().name, QStringLiteral("porthole-demo"));
    QCOMPARE(rig.demo->profile().source, QStringLiteral("built in"));
    const auto page = finished(rig.compute.servers.all({}));
    QCOMPARE(words(page), QByteArray("success"));
    QCOMPARE((*page)->servers.size(), 12);
    std::set<ServerStatus> states;
    for (const Server &server : (*page)->servers)
        states.insert(server.status);
    const std::set<ServerStatus> all{
        ServerStatus::Active,  ServerStatus::Build,     ServerStatus::Error,
        ServerStatus::Paused,  ServerStatus::Rescue,    ServerStatus::ShelvedOffloaded,
        ServerStatus::Shutoff, ServerStatus::Suspended, ServerStatus::VerifyResize};
    QVERIFY(states == all);
    QCOMPARE(rig.server(QStringLiteral("gpu-trainer")).fault,
             QStringLiteral("No valid host was found. There are not enough hosts available."));
    QVERIFY(!rig.server(QStringLiteral("db-primary")).addresses.isEmpty());
    QCOMPARE(rig.server(QStringLiteral("db-primary")).flavor, QStringLiteral("r1.xlarge"));
}

void CloudTest::refusesAWrongPassword()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    rig.session.setSecret(QStringLiteral("password"),
                          std::make_shared<const Secret>(std::string_view("not this one"_secret)));
    const auto token = finished(rig.session.token());
    QVERIFY2(words(token).startsWith("AuthRejected"), words(token));
}

void CloudTest::tellsProjectsAndRegions()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    const auto projects = finished(rig.session.projects());
    QCOMPARE(words(projects), QByteArray("success"));
    QCOMPARE((*projects)->size(), 2);
    QCOMPARE((**projects)[1].name, QStringLiteral("harbour"));
    const auto regions = finished(rig.session.regions());
    QCOMPARE(words(regions), QByteArray("success"));
    QCOMPARE(**regions, (QStringList{QStringLiteral("Atlantic"), QStringLiteral("Baltic")}));
}

void CloudTest::otherScopesHaveOtherServers()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    openstack::Compute baltic(rig.session, QStringLiteral("Baltic"));
    const auto there = finished(baltic.servers.all({}));
    QCOMPARE(words(there), QByteArray("success"));
    QCOMPARE((*there)->servers.size(), 2);
    const auto projects = finished(rig.session.projects());
    QCOMPARE(words(projects), QByteArray("success"));
    rig.session.choose((**projects)[0].id);
    const auto drydock = finished(rig.compute.servers.all({}));
    QCOMPARE(words(drydock), QByteArray("success"));
    QCOMPARE((*drydock)->servers.size(), 3);
    // A server of one project is not there for another.
    const auto foreign = finished(rig.compute.servers.show((*there)->servers[0].id));
    QVERIFY2(words(foreign).startsWith("NotFound"), words(foreign));
}

void CloudTest::pagesAnyNumberOfServers()
{
    demo::DemoOptions options = quickDemo();
    options.servers = 250;
    options.pageLimit = 50;
    DemoRig rig(options);
    QVERIFY2(rig.demo, failureOf(rig.started));
    const auto first = finished(rig.compute.servers.page({}));
    QCOMPARE(words(first), QByteArray("success"));
    QCOMPARE((*first)->servers.size(), 50);
    QCOMPARE((*first)->next, (*first)->servers.last().id.value);
    const auto all = finished(rig.compute.servers.all({}));
    QCOMPARE(words(all), QByteArray("success"));
    QSet<QString> ids;
    for (const Server &server : (*all)->servers)
        ids << server.id.value;
    QCOMPARE(ids.size(), 250);
    const auto lost =
        finished(rig.compute.servers.page({}, QStringLiteral("00000000-0000-0000-0000-000000000000")));
    QVERIFY2(words(lost).startsWith("NotFound"), words(lost));
}

void CloudTest::narrowsTheListDown()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    openstack::ServerQuery query;
    query.name = QStringLiteral("^HARBOUR");
    const auto named = finished(rig.compute.servers.all(query));
    QCOMPARE(words(named), QByteArray("success"));
    QCOMPARE((*named)->servers.size(), 2);
    openstack::ServerQuery off;
    off.status = QStringLiteral("SHUTOFF");
    const auto switchedOff = finished(rig.compute.servers.all(off));
    QCOMPARE(words(switchedOff), QByteArray("success"));
    QCOMPARE((*switchedOff)->servers.size(), 1);
    openstack::ServerQuery everyones;
    everyones.allProjects = true;
    const auto forbidden = finished(rig.compute.servers.all(everyones));
    QVERIFY2(words(forbidden).startsWith("Forbidden"), words(forbidden));
}

void CloudTest::listsWhatChangedSince()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    const auto page = finished(rig.compute.servers.all({}));
    QCOMPARE(words(page), QByteArray("success"));
    const Server web = rig.server(QStringLiteral("harbour-web-1"));
    QCOMPARE(words(finished(rig.compute.actions.stop(web.id))), QByteArray("success"));
    openstack::ServerQuery query;
    query.changedSince = (*page)->asOf;
    const auto changed = finished(rig.compute.servers.all(query));
    QCOMPARE(words(changed), QByteArray("success"));
    QStringList names;
    for (const Server &server : (*changed)->servers)
        names << server.name;
    names.sort();
    // The one that was being built when the demo began has changed as well.
    QCOMPARE(names, (QStringList{QStringLiteral("build-runner-7"), QStringLiteral("harbour-web-1")}));
}

void CloudTest::aServerIsStoppedAndStarted()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    const QString name = QStringLiteral("harbour-web-1");
    const ServerId id = rig.server(name).id;
    QCOMPARE(words(finished(rig.compute.actions.stop(id))), QByteArray("success"));
    QTRY_COMPARE(rig.server(name).status, ServerStatus::Shutoff);
    QCOMPARE(rig.server(name).powerState, 4);
    QCOMPARE(rig.server(name).taskState, QString());
    QCOMPARE(words(finished(rig.compute.actions.start(id))), QByteArray("success"));
    QTRY_COMPARE(rig.server(name).status, ServerStatus::Active);
}

void CloudTest::reboots_data()
{
    QTest::addColumn<int>("how");
    QTest::addColumn<ServerStatus>("meanwhile");
    QTest::newRow("soft") << int(openstack::Reboot::Soft) << ServerStatus::Reboot;
    QTest::newRow("hard") << int(openstack::Reboot::Hard) << ServerStatus::HardReboot;
}

void CloudTest::reboots()
{
    QFETCH(int, how);
    QFETCH(ServerStatus, meanwhile);
    demo::DemoOptions options = quickDemo();
    options.speed = 4;
    DemoRig rig(options);
    QVERIFY2(rig.demo, failureOf(rig.started));
    const QString name = QStringLiteral("harbour-web-2");
    const ServerId id = rig.server(name).id;
    QCOMPARE(words(finished(rig.compute.actions.reboot(id, static_cast<openstack::Reboot>(how)))),
             QByteArray("success"));
    QCOMPARE(rig.server(name).status, meanwhile);
    QTRY_COMPARE(rig.server(name).status, ServerStatus::Active);
}

void CloudTest::resumesAndUnshelves()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    QCOMPARE(words(finished(rig.compute.actions.resume(rig.server(QStringLiteral("tide-tables")).id))),
             QByteArray("success"));
    QTRY_COMPARE(rig.server(QStringLiteral("tide-tables")).status, ServerStatus::Active);
    QCOMPARE(words(finished(rig.compute.actions.unshelve(rig.server(QStringLiteral("old-wiki")).id))),
             QByteArray("success"));
    QTRY_COMPARE(rig.server(QStringLiteral("old-wiki")).status, ServerStatus::Active);
}

void CloudTest::theOneThatIsBuiltComesUp()
{
    demo::DemoOptions options = quickDemo();
    options.buildTime = Milliseconds{20000};
    DemoRig rig(options);
    QVERIFY2(rig.demo, failureOf(rig.started));
    QTRY_COMPARE(rig.server(QStringLiteral("build-runner-7")).status, ServerStatus::Active);
}

void CloudTest::refusesWhatTheStateForbids()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    const auto running = finished(rig.compute.actions.start(rig.server(QStringLiteral("db-primary")).id));
    QVERIFY2(words(running).startsWith("Unavailable: the server is running already"), words(running));
    const auto broken = finished(
        rig.compute.actions.reboot(rig.server(QStringLiteral("gpu-trainer")).id, openstack::Reboot::Hard));
    QVERIFY2(words(broken).startsWith("Unavailable: the server is still being built"), words(broken));
    const auto off = finished(
        rig.compute.actions.reboot(rig.server(QStringLiteral("mail-relay")).id, openstack::Reboot::Soft));
    QVERIFY2(words(off).startsWith("Unavailable: the server is switched off"), words(off));
}

void CloudTest::knowsNoOtherServer()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    const ServerId none{QStringLiteral("00000000-0000-0000-0000-000000000000")};
    QVERIFY(words(finished(rig.compute.servers.show(none))).startsWith("NotFound"));
    QVERIFY(words(finished(rig.compute.actions.start(none))).startsWith("NotFound"));
    QVERIFY(words(finished(rig.compute.consoles.open(none, ConsoleType::NoVnc))).startsWith("NotFound"));
}

/// A clock by which no token ever grows old, so that the session learns of it from Nova's 401.
class StandingClock final : public openstack::CloudClock {
public:
    Moment now() const override { return m_now; }

private:
    const Moment m_now{std::chrono::steady_clock::now(), std::chrono::system_clock::now()};
};

void CloudTest::anExpiredTokenIsRenewed()
{
    demo::DemoOptions options = quickDemo();
    options.tokenLife = Milliseconds{400};
    DemoRig rig(options);
    QVERIFY2(rig.demo, failureOf(rig.started));
    const StandingClock standing;
    openstack::CloudSession session(rig.demo->profile(), rig.transport, standing);
    openstack::Compute compute(session);
    QCOMPARE(words(finished(compute.servers.page({}))), QByteArray("success"));
    const auto first = session.currentToken();
    // Every call goes well, whether the token has lapsed or not; in the end there is another.
    QTRY_VERIFY(words(finished(compute.servers.page({}))) == "success" && session.currentToken() != first);
}

void CloudTest::aRevokedTokenIsWorthNothing()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    QCOMPARE(words(finished(rig.compute.servers.page({}))), QByteArray("success"));
    const openstack::TokenRef token = rig.session.currentToken();
    const CloudProfile profile = rig.demo->profile();
    openstack::Identity identity(rig.transport, profile, rig.clock);
    QCOMPARE(words(finished(identity.projects(token))), QByteArray("success"));
    QCOMPARE(words(finished(rig.session.signOut())), QByteArray("success"));
    QVERIFY2(words(finished(identity.projects(token))).startsWith("AuthRejected"),
             words(finished(identity.projects(token))));
}

} // namespace porthole::test

QTEST_MAIN(porthole::test::CloudTest)
#include "CloudTest.moc"
