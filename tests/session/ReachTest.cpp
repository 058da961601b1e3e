#include "tests/session/ReachRig.h"
#include "tests/support/secrets/TestSecret.h"

namespace porthole::test {

/// Clouds that are reached through a host.
class ReachTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsAndShowsAConsole();
    void cloudsShareAWay();
    void anOpenSessionIsShared();
    void aHostThatDiesIsNamedAndComesBack();
    void aKeyThatIsRefusedIsNotTheCloudsFault();
    void aHostThatIsNotThereIsTriedAgain();
    void whatIsTypedForTheWayIsItsSessionsAlone();
    void aRemovedHostIsNotGonePast();
    void nobodyGoesAheadOfWhatIsNotReadYet();
    void anUnreadableStoreLetsNobodyPast();
    void whatIsChosenIsThereAgain();
    void anotherChoiceCountsAtOnce();

private:
    DecodingThreads m_threads{1};
};

void ReachTest::listsAndShowsAConsole()
{
    ReachRig rig;
    rig.routes.load();
    rig.routes.setHost(u"double"_qs, rig.saveJump());
    CloudConnection &cloud = rig.addCloud();
    QCOMPARE(rig.remotes.sessions().size(), 0); // nobody wanted anything yet
    cloud.open();
    QTRY_COMPARE_WITH_TIMEOUT(cloud.state(), CloudState::Open, kPatience);
    cloud.openScope(*cloud.homeScope());
    QTRY_COMPARE_WITH_TIMEOUT(cloud.listing(rig.nova.scope()), ListingState::Complete, kPatience);
    QCOMPARE(cloud.servers(rig.nova.scope()).size(), 2);

    WatchedSession console(cloud.consoleSource(rig.nova.scope(), rig.nova.webId()), quickOptions(),
                           m_threads.next());
    console->open();
    QTRY_VERIFY_WITH_TIMEOUT(console.is(SessionState::Live), kPatience);
    QCOMPARE(rig.nova.proxy.tokens(), QByteArrayList{QByteArray("console-token-") + "1"_secret});
    QCOMPARE(rig.remotes.sessions().size(), 1);
    QCOMPARE(rig.way->state(), ShellState::Open);
}

void ReachTest::cloudsShareAWay()
{
    ReachRig rig;
    rig.routes.load();
    const HostId jump = rig.saveJump();
    CloudProfile other = rig.nova.profile();
    other.name = u"other"_qs;
    rig.routes.setHost(u"double"_qs, jump);
    rig.routes.setHost(u"other"_qs, jump);
    CloudConnection &one = rig.addCloud(), &two = rig.registry.add(other);
    one.open();
    two.open();
    QTRY_COMPARE_WITH_TIMEOUT(one.state(), CloudState::Open, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(two.state(), CloudState::Open, kPatience);
    QCOMPARE(rig.remotes.sessions().size(), 1);
}

/// A host that somebody is connected to anyway is not signed in to a second time.
void ReachTest::anOpenSessionIsShared()
{
    ReachRig rig;
    rig.routes.load();
    rig.routes.setHost(u"double"_qs, rig.saveJump());
    remotes::RemoteOptions options = ReachRig::quickRemote(rig.home.path());
    options.ssh.hostKeys = ssh::HostKeyMode::AcceptNew;
    options.ssh.destination = {u"127.0.0.1"_qs, rig.jump.port(), OpenSshServer::user(), rig.identity};
    remotes::RemoteSession &shell = rig.remotes.create(options);
    shell.open();
    QTRY_COMPARE_WITH_TIMEOUT(shell.state(), remotes::RemoteState::Open, kPatience);
    CloudConnection &cloud = rig.addCloud();
    cloud.open();
    QTRY_COMPARE_WITH_TIMEOUT(cloud.state(), CloudState::Open, kPatience);
    QCOMPARE(rig.remotes.sessions().size(), 1);

    // Its owner closes it: the next request makes a session of the way's own.
    QVERIFY(rig.remotes.close(SessionId(shell.id())));
    cloud.openScope(rig.nova.scope());
    QTRY_COMPARE_WITH_TIMEOUT(cloud.listing(rig.nova.scope()), ListingState::Complete, kPatience);
    QCOMPARE(rig.remotes.sessions().size(), 1);
    QCOMPARE(rig.way->state(), ShellState::Open);
}

void ReachTest::aHostThatDiesIsNamedAndComesBack()
{
    ReachRig rig;
    rig.routes.load();
    rig.routes.setHost(u"double"_qs, rig.saveJump());
    CloudConnection &cloud = rig.addCloud();
    cloud.openScope(rig.nova.scope());
    WatchedSession console(cloud.consoleSource(rig.nova.scope(), rig.nova.webId()), quickOptions(),
                           m_threads.next());
    console->open();
    QTRY_VERIFY_WITH_TIMEOUT(console.is(SessionState::Live), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(cloud.listing(rig.nova.scope()), ListingState::Complete, kPatience);
    const quint64 number = rig.way->openWay()->number;

    rig.jump.kill();
    QTRY_VERIFY_WITH_TIMEOUT(console.says("the way through jump is down"), kPatience);
    QCOMPARE(console->state(), SessionState::Waiting);
    const auto isNamed = [&] {
        const auto trouble = cloud.listingTrouble(rig.nova.scope());
        return trouble && trouble->detail.find("the way through jump is down") != std::string::npos;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isNamed(), kPatience);
    QVERIFY(!console.everSaid(rig.nova.secrets()));

    QVERIFY2(rig.jump.start(), qPrintable(rig.jump.failure()));
    QTRY_VERIFY_WITH_TIMEOUT(console.is(SessionState::Live), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!cloud.listingTrouble(rig.nova.scope()), kPatience);
    QCOMPARE(rig.way->openWay()->number, number); // the same proxy, with the same password
    QCOMPARE(rig.nova.proxy.tokens().size(), 2);
}

void ReachTest::aKeyThatIsRefusedIsNotTheCloudsFault()
{
    ReachRig rig;
    rig.acceptsKeys = false;
    rig.routes.load();
    rig.routes.setHost(u"double"_qs, rig.saveJump());
    CloudConnection &cloud = rig.addCloud();
    cloud.open();
    QTRY_VERIFY_WITH_TIMEOUT(rig.way && rig.way->state() == ShellState::Asking, kPatience);
    QVERIFY(std::holds_alternative<HostKeyQuestion>(*rig.way->question()));
    QCOMPARE(cloud.state(), CloudState::SigningIn);
    rig.way->refuse();
    QTRY_COMPARE_WITH_TIMEOUT(cloud.state(), CloudState::Failed, kPatience);
    QCOMPARE(cloud.trouble()->error.kind, ErrorKind::Unavailable);
    QVERIFY2(cloud.trouble()->error.detail.find("the way through jump is down: ") != std::string::npos,
             cloud.trouble()->error.detail.c_str());
    QCOMPARE(rig.nova.connections(), 0);

    // Whoever wants the cloud once more is asked once more.
    cloud.open();
    QTRY_COMPARE_WITH_TIMEOUT(rig.way->state(), ShellState::Asking, kPatience);
    rig.way->acceptHostKey();
    QTRY_COMPARE_WITH_TIMEOUT(cloud.state(), CloudState::Open, kPatience);
}

void ReachTest::aHostThatIsNotThereIsTriedAgain()
{
    ReachRig rig;
    CloudConnection &cloud = rig.openBehindNobody();
    QTRY_COMPARE_WITH_TIMEOUT(cloud.state(), CloudState::Failed, kPatience);
    QCOMPARE(cloud.trouble()->error.kind, ErrorKind::Unreachable);
    QVERIFY2(cloud.trouble()->error.detail.find("the way through jump is down: ") != std::string::npos,
             cloud.trouble()->error.detail.c_str());
    QVERIFY2(rig.jump.start(), qPrintable(rig.jump.failure()));
    cloud.open();
    QTRY_COMPARE_WITH_TIMEOUT(cloud.state(), CloudState::Open, kPatience);
}

/// Which forgets it when the window is locked.
void ReachTest::whatIsTypedForTheWayIsItsSessionsAlone()
{
    ReachRig rig;
    CloudConnection &cloud = rig.openBehindNobody();
    QTRY_COMPARE_WITH_TIMEOUT(cloud.state(), CloudState::Failed, kPatience);
    auto typed = std::make_shared<const Secret>(std::string_view("typed"_secret));
    const std::weak_ptr<const Secret> held = typed;
    rig.way->retry(std::move(typed));
    QTRY_COMPARE_WITH_TIMEOUT(rig.way->state(), ShellState::Failed, kPatience);
    QVERIFY(!held.expired()); // for the next attempt
    const auto sessions = rig.remotes.sessions();
    for (remotes::RemoteSession *session : sessions)
        session->forgetSecrets();
    QTRY_VERIFY_WITH_TIMEOUT(held.expired(), kPatience);
}

/// It would be reached directly, too, and is not.
void ReachTest::aRemovedHostIsNotGonePast()
{
    ReachRig rig;
    rig.nova.liveAt(u"127.0.0.1"_qs);
    rig.routes.load();
    const HostId jump = rig.saveJump();
    rig.routes.setHost(u"double"_qs, jump);
    const QList<SavedHost> saved = rig.hosts.hosts();
    QCOMPARE(words(finished(rig.hosts.remove(saved.first()), kPatience)), QByteArray("success"));
    CloudConnection &cloud = rig.addCloud();
    cloud.open();
    QTRY_COMPARE_WITH_TIMEOUT(cloud.state(), CloudState::Failed, kPatience);
    QVERIFY2(cloud.trouble()->error.detail.find("not saved any more") != std::string::npos,
             cloud.trouble()->error.detail.c_str());
    QCOMPARE(rig.nova.connections(), 0);
    rig.routes.setHost(u"double"_qs, std::nullopt);
    cloud.open();
    QTRY_COMPARE_WITH_TIMEOUT(cloud.state(), CloudState::Open, kPatience);
}

void ReachTest::nobodyGoesAheadOfWhatIsNotReadYet()
{
    ReachRig rig;
    rig.nova.liveAt(u"127.0.0.1"_qs);
    CloudConnection &cloud = rig.addCloud();
    cloud.open();
    QTRY_COMPARE_WITH_TIMEOUT(cloud.state(), CloudState::SigningIn, kPatience);
    // Another sign-in, that has no book to wait for, is through while this one has not begun.
    CloudRegistry registry(openstack::CloudsEnvironment{}, net::ProxyEnvironment{}, nullptr, quickPace());
    NovaDouble elsewhere;
    CloudConnection &faster = registry.add(elsewhere.profile());
    faster.open();
    QTRY_COMPARE_WITH_TIMEOUT(faster.state(), CloudState::Open, kPatience);
    QCOMPARE(rig.nova.connections(), 0);
    rig.routes.load();
    QTRY_COMPARE_WITH_TIMEOUT(cloud.state(), CloudState::Open, kPatience);
}

void ReachTest::anUnreadableStoreLetsNobodyPast()
{
    ReachRig rig;
    rig.nova.liveAt(u"127.0.0.1"_qs);
    const QString path = rig.home.filePath(u"damaged"_qs);
    QVERIFY(writeFile(path, QByteArray(8192, 'x')));
    store::Store damaged(path);
    RouteBook routes(damaged, rig.hosts, rig.remotes);
    CloudRegistry registry(openstack::CloudsEnvironment{}, net::ProxyEnvironment{}, nullptr, quickPace());
    registry.setRoutes(routes);
    routes.load();
    CloudConnection &cloud = registry.add(rig.nova.profile());
    cloud.open();
    QTRY_COMPARE_WITH_TIMEOUT(cloud.state(), CloudState::Failed, kPatience);
    QCOMPARE(cloud.trouble()->error.kind, ErrorKind::Storage);
    QCOMPARE(rig.nova.connections(), 0);
    // The demo's cloud is in no file, whole or not.
    NovaDouble demo;
    CloudProfile profile = demo.profile();
    profile.name = u"demo"_qs;
    routes.addForThisRun(profile.name);
    CloudConnection &ours = registry.add(profile);
    ours.open();
    QTRY_COMPARE_WITH_TIMEOUT(ours.state(), CloudState::Open, kPatience);
}

void ReachTest::whatIsChosenIsThereAgain()
{
    ReachRig rig;
    rig.routes.load();
    const HostId jump = rig.saveJump();
    rig.routes.setHost(u"double"_qs, jump);
    rig.routes.setHost(u"other"_qs, jump);
    rig.routes.setHost(u"other"_qs, std::nullopt);
    RouteBook again(rig.store, rig.hosts, rig.remotes);
    QCOMPARE(again.hostOf(u"double"_qs), std::nullopt);
    again.load();
    QTRY_COMPARE_WITH_TIMEOUT(again.hostOf(u"double"_qs), std::optional(jump), kPatience);
    QCOMPARE(again.hostOf(u"other"_qs), std::nullopt);
}

/// Directly at first; and from there through the host, without signing in anew.
void ReachTest::anotherChoiceCountsAtOnce()
{
    ReachRig rig;
    rig.nova.liveAt(u"127.0.0.1"_qs);
    rig.routes.load();
    CloudConnection &cloud = rig.addCloud();
    cloud.open();
    QTRY_COMPARE_WITH_TIMEOUT(cloud.state(), CloudState::Open, kPatience);
    QCOMPARE(rig.remotes.sessions().size(), 0);
    rig.routes.setHost(u"double"_qs, rig.saveJump());
    cloud.openScope(rig.nova.scope());
    QTRY_COMPARE_WITH_TIMEOUT(cloud.listing(rig.nova.scope()), ListingState::Complete, kPatience);
    QCOMPARE(rig.remotes.sessions().size(), 1);
    QCOMPARE(rig.way->state(), ShellState::Open);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::ReachTest)
#include "ReachTest.moc"
