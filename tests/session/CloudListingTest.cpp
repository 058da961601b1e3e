#include "tests/session/NovaDouble.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace std::chrono_literals;

namespace porthole::test {

/// The lists of servers: as they come, as they change, as they are lost.
class CloudListingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tenThousandServersComeInPages();
    void onlyWhatDiffersIsTold();
    void whatIsUnderWayIsAskedForOften();
    void anErrorKeepsTheListAndPasses();
    void aListThatCannotBeHadFailsAndIsTriedAgain();
    void anotherProjectsRejectionIsItsOwn();
    void aClosedScopeIsNotAskedFor();
    void refreshAsksNow();
    void anActionIsDoneAndTheListFollows();
    void aRefusedActionSaysWhy();
    void anActionOfAClosedCloudIsRefused();
    void aServerIsFoundByNameOrId_data();
    void aServerIsFoundByNameOrId();
    void anAmbiguousNameListsItsServers();

private:
    DecodingThreads m_threads{1};
};

/// A cloud that is open, with its home scope listed.
struct ListingRig : NovaRig {
    explicit ListingRig(CloudPace pace = quickPace())
        : NovaRig(pace)
        , cloud(add())
    {
        cloud.open();
        cloud.openScope(scope);
    }
    bool isListed() const
    {
        return QTest::qWaitFor([this] { return cloud.listing(scope) == ListingState::Complete; }, 20000);
    }
    int lists() const { return nova.count("GET /v2.1/servers/detail"); }

    CloudScope scope = nova.scope();
    CloudConnection &cloud;
};

void CloudListingTest::tenThousandServersComeInPages()
{
    constexpr int kServers = 10000;
    CloudPace pace; // as in earnest: nothing else is asked meanwhile
    NovaRig rig(pace);
    rig.nova.servers.clear();
    for (int i = 0; i < kServers; ++i)
        rig.nova.servers.append({QStringLiteral("00000000-0000-0000-0000-%1").arg(i, 12, 10, QChar(u'0')),
                                 QStringLiteral("server-%1").arg(i)});
    CloudConnection &cloud = rig.add();
    cloud.open();
    QTRY_COMPARE(cloud.state(), CloudState::Open);
    QSignalSpy pages(&cloud, &CloudConnection::serversAdded);
    QElapsedTimer watch;
    watch.start();
    cloud.openScope(rig.nova.scope());
    QTRY_VERIFY(!cloud.servers(rig.nova.scope()).isEmpty());
    const qint64 first = watch.elapsed();
    QVERIFY(cloud.listing(rig.nova.scope()) == ListingState::Loading); // they are there before it is whole
    QTRY_COMPARE_WITH_TIMEOUT(cloud.listing(rig.nova.scope()), ListingState::Complete, 60000);
    qInfo("first row after %lld ms, all %d after %lld ms, the double included", first, kServers,
          watch.elapsed());
    QCOMPARE(pages.size(), kServers / 1000);
    const QList<Server> servers = cloud.servers(rig.nova.scope());
    QCOMPARE(servers.size(), kServers);
    for (int i : {0, 999, 1000, 5555, 9999}) {
        QCOMPARE(servers.at(i).name, QStringLiteral("server-%1").arg(i)); // in the cloud's order
        QCOMPARE(cloud.server(rig.nova.scope(), servers.at(i).id), servers.at(i));
    }
}

void CloudListingTest::onlyWhatDiffersIsTold()
{
    ListingRig rig;
    QVERIFY(rig.isListed());
    QSignalSpy added(&rig.cloud, &CloudConnection::serversAdded);
    QSignalSpy changed(&rig.cloud, &CloudConnection::serversChanged);
    QSignalSpy removed(&rig.cloud, &CloudConnection::serversRemoved);
    const int lists = rig.lists();
    QTRY_VERIFY(rig.lists() > lists + 1);
    QVERIFY(rig.nova.requests().last().target.contains("changes-since="));
    QVERIFY(added.isEmpty() && changed.isEmpty() && removed.isEmpty());

    rig.nova.web().status = u"SHUTOFF"_qs;
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(1).value<QList<Server>>().size(), 1);
    QCOMPARE(rig.cloud.server(rig.scope, rig.nova.webId())->status, ServerStatus::Shutoff);
    rig.nova.servers.append({u"11111111-0000-0000-0000-000000000000"_qs, u"new"_qs});
    QTRY_COMPARE(added.size(), 1);
    rig.nova.web().status = u"DELETED"_qs;
    QTRY_COMPARE(removed.size(), 1);
    QCOMPARE(removed.first().at(1).value<QList<ServerId>>(), QList<ServerId>{rig.nova.webId()});
    QVERIFY(!rig.cloud.server(rig.scope, rig.nova.webId()));
    QCOMPARE(rig.cloud.servers(rig.scope).size(), 2);
    QCOMPARE(rig.cloud.servers(rig.scope).last().name, u"new"_qs);
    const int later = rig.lists();
    QTRY_VERIFY(rig.lists() > later + 2);
    QCOMPARE(removed.size(), 1); // what is told twice by Nova is told once
    QCOMPARE(changed.size(), 1);
}

void CloudListingTest::whatIsUnderWayIsAskedForOften()
{
    CloudPace pace = quickPace();
    pace.turn = 1h;
    ListingRig rig(pace);
    QVERIFY(rig.isListed());
    QCOMPARE(rig.lists(), 1);
    rig.nova.web().task = u"powering-off"_qs;
    rig.cloud.refresh(rig.scope);
    QTRY_VERIFY(rig.lists() >= 5);
    rig.nova.web() = {rig.nova.web().id, u"web"_qs, u"SHUTOFF"_qs};
    QTRY_COMPARE(rig.cloud.server(rig.scope, rig.nova.webId())->status, ServerStatus::Shutoff);
    const int settled = rig.lists();
    rig.cloud.refresh(rig.scope);
    QTRY_VERIFY(rig.lists() > settled); // the one that was asked for, and none besides
    QCOMPARE(rig.lists(), settled + 1);
}

void CloudListingTest::anErrorKeepsTheListAndPasses()
{
    ListingRig rig;
    QVERIFY(rig.isListed());
    rig.nova.on("GET /v2.1/servers/detail", HttpAnswer::status(500, "<html><title>oh</title></html>"));
    QTRY_VERIFY(rig.cloud.listingTrouble(rig.scope));
    QCOMPARE(rig.cloud.listingTrouble(rig.scope)->kind, ErrorKind::PeerMisbehaved);
    QCOMPARE(rig.cloud.listing(rig.scope), ListingState::Complete);
    QCOMPARE(rig.cloud.servers(rig.scope).size(), 2);
    rig.nova.dropScript("GET /v2.1/servers/detail");
    QTRY_VERIFY(!rig.cloud.listingTrouble(rig.scope));
    QCOMPARE(rig.cloud.state(), CloudState::Open);
}

void CloudListingTest::aListThatCannotBeHadFailsAndIsTriedAgain()
{
    NovaRig rig;
    rig.nova.on("GET /v2.1/servers/detail", HttpAnswer::json(200, "{\"servers\": [{\"id\""));
    CloudConnection &cloud = rig.add();
    cloud.open();
    cloud.openScope(rig.nova.scope());
    QTRY_COMPARE(cloud.listing(rig.nova.scope()), ListingState::Failed);
    QCOMPARE(cloud.listingTrouble(rig.nova.scope())->kind, ErrorKind::PeerMisbehaved);
    rig.nova.dropScript("GET /v2.1/servers/detail");
    QTRY_COMPARE(cloud.listing(rig.nova.scope()), ListingState::Complete);
    QVERIFY(!cloud.listingTrouble(rig.nova.scope()));
}

void CloudListingTest::anotherProjectsRejectionIsItsOwn()
{
    ListingRig rig;
    QVERIFY(rig.isListed());
    rig.nova.on("POST /v3/auth/tokens", rig.nova.captured(u"ks-token-badpassword"_qs));
    const CloudScope elsewhere{rig.cloud.projects().at(1).id, u"RegionOne"_qs};
    rig.cloud.openScope(elsewhere);
    QTRY_COMPARE(rig.cloud.listing(elsewhere), ListingState::Failed);
    QCOMPARE(rig.cloud.listingTrouble(elsewhere)->kind, ErrorKind::AuthRejected);
    const int lists = rig.lists();
    QTRY_VERIFY(rig.lists() > lists + 1); // the other scope goes on
    QCOMPARE(rig.cloud.state(), CloudState::Open);
    QCOMPARE(rig.nova.count("POST /v3/auth/tokens"), 2); // and nothing is tried again behind one's back
    rig.nova.on("POST /v3/auth/tokens", rig.nova.captured(u"ks-token-demo2"_qs));
    rig.cloud.refresh(elsewhere);
    QTRY_COMPARE(rig.cloud.listing(elsewhere), ListingState::Complete);
}

void CloudListingTest::aClosedScopeIsNotAskedFor()
{
    ListingRig rig;
    QVERIFY(rig.isListed());
    rig.cloud.closeScope(rig.scope);
    QCOMPARE(rig.cloud.listing(rig.scope), ListingState::Idle);
    QVERIFY(rig.cloud.servers(rig.scope).isEmpty());
    QSignalSpy ended(&rig.cloud, &CloudConnection::actionEnded);
    rig.cloud.act(rig.scope, rig.nova.webId(), ServerAction::Stop); // it has been heard of by then
    QTRY_COMPARE(ended.size(), 1);
    const int lists = rig.lists();
    QTest::qWait(600); // three turns
    QCOMPARE(rig.lists(), lists);
    rig.cloud.openScope(rig.scope);
    QVERIFY(rig.isListed());
    QCOMPARE(rig.cloud.servers(rig.scope).size(), 2);
}

void CloudListingTest::refreshAsksNow()
{
    CloudPace pace = quickPace();
    pace.turn = 1h;
    ListingRig rig(pace);
    QVERIFY(rig.isListed());
    rig.nova.web().status = u"PAUSED"_qs;
    rig.cloud.refresh(rig.scope);
    QTRY_COMPARE(rig.cloud.server(rig.scope, rig.nova.webId())->status, ServerStatus::Paused);
}

void CloudListingTest::anActionIsDoneAndTheListFollows()
{
    CloudPace pace = quickPace();
    pace.turn = 1h;
    ListingRig rig(pace);
    rig.nova.web().status = u"SHUTOFF"_qs;
    QVERIFY(rig.isListed());
    QSignalSpy ended(&rig.cloud, &CloudConnection::actionEnded);
    rig.cloud.act(rig.scope, rig.nova.webId(), ServerAction::Start);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(ended.first().at(1).value<ServerId>(), rig.nova.webId());
    QVERIFY(!ended.first().at(3).value<std::optional<Error>>());
    QTRY_COMPARE(rig.cloud.server(rig.scope, rig.nova.webId())->status, ServerStatus::Active);
}

void CloudListingTest::aRefusedActionSaysWhy()
{
    ListingRig rig;
    rig.nova.onStart = nullptr;
    QVERIFY(rig.isListed());
    QSignalSpy ended(&rig.cloud, &CloudConnection::actionEnded);
    rig.cloud.act(rig.scope, rig.nova.webId(), ServerAction::Start);
    QTRY_COMPARE(ended.size(), 1);
    const auto error = ended.first().at(3).value<std::optional<Error>>();
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Forbidden);
    QCOMPARE(rig.cloud.state(), CloudState::Open);
}

void CloudListingTest::anActionOfAClosedCloudIsRefused()
{
    NovaRig rig;
    CloudConnection &cloud = rig.add();
    QSignalSpy ended(&cloud, &CloudConnection::actionEnded);
    cloud.act(rig.nova.scope(), rig.nova.webId(), ServerAction::Stop);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(ended.first().at(3).value<std::optional<Error>>()->kind, ErrorKind::Unavailable);
    QCOMPARE(rig.nova.requests().size(), 0);
}

void CloudListingTest::aServerIsFoundByNameOrId_data()
{
    QTest::addColumn<QString>("asked");
    QTest::newRow("name") << u"web"_qs;
    QTest::newRow("id") << QString::fromLatin1(CloudDouble::kWeb);
}

void CloudListingTest::aServerIsFoundByNameOrId()
{
    QFETCH(QString, asked);
    NovaRig rig;
    WatchedSession session(rig.add().consoleSource(asked), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Live));
    WatchedSession other(rig.registry->clouds().front()->consoleSource(u"wep"_qs), quickOptions(),
                         m_threads.next());
    other->open();
    QTRY_VERIFY(other.is(SessionState::Failed));
    QCOMPARE(other.error().kind, ErrorKind::NotFound);
    QVERIFY2(other.says("wep"), other.error().detail.c_str());
}

void CloudListingTest::anAmbiguousNameListsItsServers()
{
    NovaRig rig;
    rig.nova.servers.last().name = u"web"_qs;
    WatchedSession session(rig.add().consoleSource(u"web"_qs), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::Usage);
    for (const NovaServer &server : std::as_const(rig.nova.servers)) {
        const QByteArray candidate = "web (" + server.id.toLatin1() + ')';
        QVERIFY2(session.says(candidate.constData()), session.error().detail.c_str());
    }
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::CloudListingTest)
#include "CloudListingTest.moc"
