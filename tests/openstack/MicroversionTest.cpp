#include "tests/openstack/CloudRig.h"

#include <QJsonDocument>
#include <QTest>

using porthole::ErrorKind;
using porthole::openstack::discoveryPath;
using porthole::openstack::Microversion;
using porthole::openstack::versionsIn;
using porthole::test::Capture;
using porthole::test::CloudDouble;
using porthole::test::CloudRig;
using porthole::test::finished;
using porthole::test::HttpAnswer;
using porthole::test::SeenRequest;
using porthole::test::words;

namespace {

HttpAnswer oneServer() { return HttpAnswer::json(200, R"({"servers":[{"id":"a","name":"n"}]})"); }

} // namespace

/// Which version of the Compute API is asked for, and what is made of one that is not told.
class MicroversionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsVersionDocuments_data();
    void readsVersionDocuments();
    void asksInTheVersionThatBothKnow_data();
    void asksInTheVersionThatBothKnow();
    void refusesAnAnswerInAnotherVersion();
    void doesWithoutVersionsThatAGatewayHides();
    void takesTheProjectsIdOffForDiscovery();
};

void MicroversionTest::readsVersionDocuments_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QByteArray>("max"); // empty: no microversions; "error"
    const auto captured = [](const char *name) {
        return Capture::load(QString::fromLatin1(name)).answer.body;
    };
    const auto row = [](const char *name, const QByteArray &body, const char *path, const char *prefix,
                        const char *max) {
        QTest::newRow(name) << body << QString::fromLatin1(path) << QString::fromLatin1(prefix)
                            << QByteArray(max);
    };
    row("v2.1 without a token", captured("nova-v21-version-noauth"), "/v2.1", "", "2.93");
    row("v2.1 with a token", captured("nova-v21-version"), "/v2.1", "", "2.93");
    row("v2.1 without a slash", captured("nova-v21-version-noslash"), "/v2.1", "", "2.93");
    row("v2", captured("nova-v2-version"), "/v2", "", "");
    row("the root", captured("nova-root-versions"), "", "/v2.1", "2.93");
    row("the root with a token", captured("nova-root-versions-auth"), "/compute", "/v2.1", "2.93");
    row("a choice", R"({"choices":[{"id":"v2.1","status":"CURRENT"},{"id":"v2.0"}]})", "", "/v2.1", "");
    row("v2 alone", R"({"versions":[{"id":"v2.0","version":"","min_version":""}]})", "", "/v2", "");
    row("versions that are none", R"({"version":{"id":"v2.1","version":"two","min_version":"2.1"}})", "/v2.1",
        "", "");
    row("the wrong way round", R"({"version":{"id":"v2.1","version":"2.1","min_version":"2.9"}})", "/v2.1",
        "", "");
    row("v3", R"({"version":{"id":"v3.14","version":"","min_version":""}})", "/v3", "", "error");
    row("nothing", "{}", "/v2.1", "", "error");
    row("Keystone's", Capture::load(u"ks-root-versions"_qs).answer.body, "/v2.1", "", "error");
}

void MicroversionTest::readsVersionDocuments()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, path);
    QFETCH(const QString, prefix);
    QFETCH(const QByteArray, max);
    const auto versions = versionsIn(QJsonDocument::fromJson(body).object(), path);
    QCOMPARE(versions.has_value(), max != "error");
    if (!versions)
        return;
    QCOMPARE(versions->prefix, prefix);
    QCOMPARE(versions->max ? versions->max->toByteArray() : QByteArray(), max);
    QCOMPARE(versions->offers({2, 6}), !max.isEmpty());
    QCOMPARE(versions->offers({2, 99}), false);
    QVERIFY(Microversion::parse(u"2.100") > Microversion::parse(u"2.99"));
}

void MicroversionTest::asksInTheVersionThatBothKnow_data()
{
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<QString>("wished");
    QTest::addColumn<QByteArray>("asked"); // empty: no header
    QTest::newRow("older than we") << QByteArray("2.93") << QString() << QByteArray("2.93");
    QTest::newRow("newer than we") << QByteArray("2.104") << QString() << QByteArray("2.96");
    QTest::newRow("as the profile wishes") << QByteArray("2.104") << u"2.60"_qs << QByteArray("2.60");
    QTest::newRow("a wish beyond us") << QByteArray("2.104") << u"2.104"_qs << QByteArray("2.96");
    QTest::newRow("a wish that is none") << QByteArray("2.104") << u"latest"_qs << QByteArray("2.96");
    QTest::newRow("without microversions") << QByteArray() << u"2.60"_qs << QByteArray();
}

void MicroversionTest::asksInTheVersionThatBothKnow()
{
    QFETCH(const QByteArray, offered);
    QFETCH(const QString, wished);
    QFETCH(const QByteArray, asked);
    CloudRig before;
    porthole::CloudProfile profile = before.cloud.profile();
    profile.computeMicroversion = wished;
    porthole::openstack::CloudSession session(profile, before.transport, before.clock);
    porthole::openstack::Compute compute(session);
    const QByteArray min = offered.isEmpty() ? "" : "2.1";
    before.cloud.on("GET /v2.1/", HttpAnswer::json(200, R"({"version":{"id":"v2.1","version":")" + offered +
                                                            R"(","min_version":")" + min + R"("}})"));
    before.cloud.on("GET /v2.1/servers/detail", oneServer());
    const auto servers = finished(compute.servers.page({}));
    QVERIFY2(servers && *servers, words(servers));
    const SeenRequest last = before.cloud.requests().last();
    QCOMPARE(last.header("X-OpenStack-Nova-API-Version"), asked);
    QCOMPARE(last.header("OpenStack-API-Version"), asked.isEmpty() ? QByteArray() : "compute " + asked);
    // What there is was asked once, without the token, and is remembered.
    QVERIFY(finished(compute.servers.page({})));
    QCOMPARE(before.cloud.count("GET /v2.1/"), 1);
    for (const SeenRequest &seen : before.cloud.requests()) {
        if (seen.route() == "GET /v2.1/")
            QVERIFY(seen.header("X-Auth-Token").isEmpty());
    }
}

void MicroversionTest::refusesAnAnswerInAnotherVersion()
{
    CloudRig rig;
    rig.cloud.on("GET /v2.1/servers/detail", rig.cloud.captured(u"nova-servers-detail-2.47"_qs));
    const auto servers = finished(rig.compute.servers.page({}));
    QVERIFY(servers && !*servers);
    QCOMPARE(servers->error().kind, ErrorKind::PeerIncompatible);
}

void MicroversionTest::doesWithoutVersionsThatAGatewayHides()
{
    CloudRig rig;
    rig.cloud.on("GET /v2.1/", HttpAnswer::status(404, "<html>no such page</html>"));
    rig.cloud.on("GET /v2.1/servers/detail", rig.cloud.captured(u"nova-servers-detail-noversion"_qs));
    const auto servers = finished(rig.compute.servers.page({}));
    QVERIFY2(servers && *servers, words(servers));
    QCOMPARE((*servers)->servers.size(), 6);
    // One that wants the token for it gets it; one that fails for a moment is no proof of anything.
    CloudRig guarded;
    guarded.cloud.on("GET /v2.1/", QList<HttpAnswer>{HttpAnswer::json(401, "{}"),
                                                     guarded.cloud.captured(u"nova-v21-version"_qs)});
    QVERIFY(finished(guarded.compute.api.versions()));
    QVERIFY(!guarded.cloud.requests().last().header("X-Auth-Token").isEmpty());
    CloudRig failing;
    failing.cloud.on("GET /v2.1/", HttpAnswer::status(502, "<html>Bad Gateway</html>"));
    const auto unknown = finished(failing.compute.api.versions());
    QVERIFY(unknown && !*unknown);
    QCOMPARE(unknown->error().kind, ErrorKind::Unreachable);
}

void MicroversionTest::takesTheProjectsIdOffForDiscovery()
{
    QCOMPARE(discoveryPath(u"/v2.1"_qs, u"abc"_qs), u"/v2.1/"_qs);
    QCOMPARE(discoveryPath(u"/v2.1/abc"_qs, u"abc"_qs), u"/v2.1/"_qs);
    QCOMPARE(discoveryPath(u"/compute/v2.1/AUTH_abc"_qs, u"abc"_qs), u"/compute/v2.1/"_qs);
    QCOMPARE(discoveryPath(QString(), u"abc"_qs), u"/"_qs);
    QCOMPARE(discoveryPath(u"/v2.1/abc"_qs, QString()), u"/v2.1/abc/"_qs);
    CloudRig rig;
    const QByteArray project = CloudDouble::kProject;
    HttpAnswer token = rig.cloud.captured(u"ks-token-password-project"_qs);
    QByteArray body = Capture::load(u"ks-token-password-project"_qs).answer.body;
    body.replace("http://127.0.0.1:18774/v2.1", rig.cloud.url(u"/v2.1/"_qs).toEncoded() + project);
    rig.cloud.on("POST /v3/auth/tokens", HttpAnswer::json(201, body, {"X-Subject-Token: abcdef"}));
    rig.cloud.on("GET /v2.1/" + project + "/servers/detail", oneServer());
    const auto servers = finished(rig.compute.servers.page({}));
    QVERIFY2(servers && *servers, words(servers));
    QCOMPARE(rig.cloud.count("GET /v2.1/"), 1);
    QCOMPARE(rig.cloud.requests().last().target, "/v2.1/" + project + "/servers/detail");
}

QTEST_GUILESS_MAIN(MicroversionTest)
#include "MicroversionTest.moc"
