#include "tests/openstack/CloudRig.h"

#include <QJsonDocument>
#include <QTest>

using porthole::ConsoleReadiness;
using porthole::consoleReadiness;
using porthole::ErrorKind;
using porthole::Server;
using porthole::ServerId;
using porthole::ServerStatus;
using porthole::serverStatusFrom;
using porthole::openstack::discoveryPath;
using porthole::openstack::Microversion;
using porthole::openstack::Reboot;
using porthole::openstack::serverPath;
using porthole::openstack::ServerQuery;
using porthole::openstack::ServerRows;
using porthole::openstack::serverRowsIn;
using porthole::openstack::versionsIn;
using porthole::test::Capture;
using porthole::test::CloudDouble;
using porthole::test::CloudRig;
using porthole::test::finished;
using porthole::test::HttpAnswer;
using porthole::test::HttpDouble;
using porthole::test::SeenRequest;
using porthole::test::words;

namespace {

const ServerId kWeb{QString::fromLatin1(CloudDouble::kWeb)};

QJsonObject document(const char *capture) { return Capture::load(QString::fromLatin1(capture)).received(); }

/// A page of servers with these ids, and a link to the next one if so.
HttpAnswer page(const QByteArrayList &ids, bool hasNext)
{
    QByteArrayList rows;
    for (const QByteArray &id : ids)
        rows << R"({"id":")" + id + R"(","name":"n"})";
    const QByteArray links =
        hasNext ? R"(,"servers_links":[{"rel":"next","href":"http://10.0.0.1/x?marker=?"}])" : "";
    return HttpAnswer::json(200, R"({"servers":[)" + rows.join(',') + "]" + links + "}");
}

} // namespace

/// What Nova tells of servers, and what is done to them.
class ServersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheListOfEveryMicroversion_data();
    void readsTheListOfEveryMicroversion();
    void readsEveryServersState();
    void readsRowsThatLackMostOfThemselves();
    void refusesListsThatAreNone_data();
    void refusesListsThatAreNone();
    void knowsEveryStatus();
    void knowsWhatStandsBeforeAConsole_data();
    void knowsWhatStandsBeforeAConsole();
    void readsVersionDocuments_data();
    void readsVersionDocuments();
    void asksInTheVersionThatBothKnow_data();
    void asksInTheVersionThatBothKnow();
    void refusesAnAnswerInAnotherVersion();
    void doesWithoutVersionsThatAGatewayHides();
    void takesTheProjectsIdOffForDiscovery();
    void readsPageAfterPage();
    void beginsAnewWhenAServerAtABorderIsDeleted();
    void endsAListWithoutEnd();
    void asksForWhatHasChanged();
    void passesFiltersOnAsTheyAreMeant();
    void showsOneServer();
    void acceptsNoIdThatLeadsElsewhere();
    void actsAndTellsWhyNot_data();
    void actsAndTellsWhyNot();
    void tellsWhyAListWasRefused_data();
    void tellsWhyAListWasRefused();
};

void ServersTest::readsTheListOfEveryMicroversion_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("next");
    const auto row = [](const char *name, int count, bool next) {
        QTest::newRow(name) << QString::fromLatin1(name) << count << next;
    };
    row("nova-servers-detail-2.1", 6, false);
    row("nova-servers-detail-2.6", 6, false);
    row("nova-servers-detail-2.47", 6, false);
    row("nova-servers-detail-2.93", 6, false);
    row("nova-servers-detail-latest", 6, false);
    row("nova-servers-detail-noversion", 6, false);
    row("nova-servers-detail-legacy-header", 6, false);
    row("nova-servers-detail-filter-name", 1, false);
    row("nova-servers-detail-filter-status", 2, false);
    row("nova-servers-detail-limit2", 2, true);
    row("nova-servers-detail-limit2-page2", 2, true);
    row("nova-servers-detail-limit2-page3", 2, true);
    row("nova-servers-detail-limit2-page4", 0, false);
    row("nova-servers-detail-empty-project", 0, false);
    row("nova-servers-list-2.93", 6, false);
}

void ServersTest::readsTheListOfEveryMicroversion()
{
    QFETCH(const QString, name);
    QFETCH(const int, count);
    QFETCH(const bool, next);
    const auto rows = serverRowsIn(Capture::load(name).received());
    QVERIFY2(rows, rows ? "" : rows.error().detail.c_str());
    QCOMPARE(rows->servers.size(), count);
    QCOMPARE(rows->hasNext, next);
    for (const Server &server : rows->servers) {
        QVERIFY(server.name.startsWith(u"demo-"));
        QVERIFY(serverPath(server.id));
        if (!name.contains(u"list"))
            QVERIFY(server.status != ServerStatus::Unknown && server.created.isValid());
    }
}

void ServersTest::readsEveryServersState()
{
    const auto rows = serverRowsIn(document("nova-servers-detail-2.93"));
    QVERIFY(rows);
    QHash<QString, Server> named;
    for (const Server &server : rows->servers)
        named.insert(server.name, server);
    const Server web = named.value(u"demo-web"_qs);
    QCOMPARE(web.id, kWeb);
    QCOMPARE(web.status, ServerStatus::Active);
    QCOMPARE(web.powerState, 1);
    QCOMPARE(web.addresses, QStringList{u"10.77.0.193"_qs});
    QCOMPARE(web.flavor, u"lab.nano"_qs);
    QCOMPARE(web.image, u"462b0eaa-56c4-4bd0-8870-55bd435aa672"_qs);
    QCOMPARE(web.availabilityZone, u"az1"_qs);
    QCOMPARE(web.created, QDateTime(QDate(2026, 11, 22), QTime(10, 53, 36), Qt::UTC));
    QVERIFY(!web.locked && web.taskState.isEmpty() && web.fault.isEmpty());
    QCOMPARE(named.value(u"demo-off"_qs).status, ServerStatus::Shutoff);
    QCOMPARE(named.value(u"demo-off"_qs).powerState, 4);
    QCOMPARE(named.value(u"demo-paused"_qs).status, ServerStatus::Paused);
    QCOMPARE(named.value(u"demo-build"_qs).status, ServerStatus::Build);
    QCOMPARE(named.value(u"demo-build"_qs).taskState, u"scheduling"_qs);
    QCOMPARE(named.value(u"demo-error"_qs).status, ServerStatus::Error);
    const auto broken =
        porthole::openstack::serverIn(document("nova-server-show-error-2.93").value(u"server").toObject());
    QVERIFY(broken);
    QCOMPARE(broken->fault, u"No valid host was found."_qs);
    const auto rebooting =
        porthole::openstack::serverIn(document("nova-server-show-rebooting").value(u"server").toObject());
    QVERIFY(rebooting);
    QCOMPARE(rebooting->status, ServerStatus::HardReboot);
}

void ServersTest::readsRowsThatLackMostOfThemselves()
{
    const auto rows = serverRowsIn(QJsonDocument::fromJson(R"({"servers":[
        {"id":"a","status":"UNKNOWN","tenant_id":"p","created":"2018-12-03T21:06:18Z","links":[]},
        {"id":"b","name":null,"status":"NEW_THING","flavor":null,"image":"","addresses":[],"fault":7,
         "OS-EXT-STS:task_state":null,"OS-EXT-STS:power_state":"x"},
        {"id":"c","name":"evil\u001b[2J\u202egnp.exe","addresses":{"n":[{"addr":5},{"addr":"fd00::1"}]}}]})")
                                       .object());
    QVERIFY2(rows, rows ? "" : rows.error().detail.c_str());
    QCOMPARE(rows->servers.size(), 3);
    QCOMPARE(rows->servers.at(0).status, ServerStatus::Unknown);
    QCOMPARE(rows->servers.at(1).statusText, u"NEW_THING"_qs);
    QVERIFY(!rows->servers.at(2).name.contains(QChar(0x1b)));
    QVERIFY(!rows->servers.at(2).name.contains(QChar(0x202e)));
    QCOMPARE(rows->servers.at(2).addresses, QStringList{u"fd00::1"_qs});
}

void ServersTest::refusesListsThatAreNone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("another object") << QByteArray(R"({"flavors":[]})");
    QTest::newRow("no list") << QByteArray(R"({"servers":{}})");
    QTest::newRow("a server without id") << QByteArray(R"({"servers":[{"name":"x"}]})");
    QTest::newRow("numbers") << QByteArray(R"({"servers":[1,2]})");
}

void ServersTest::refusesListsThatAreNone()
{
    QFETCH(const QByteArray, body);
    const auto rows = serverRowsIn(QJsonDocument::fromJson(body).object());
    QVERIFY(!rows);
    QCOMPARE(rows.error().kind, ErrorKind::PeerMisbehaved);
}

void ServersTest::knowsEveryStatus()
{
    QSet<ServerStatus> known;
    for (const char *word : {"ACTIVE",    "BUILD",        "DELETED",       "ERROR",     "HARD_REBOOT",
                             "MIGRATING", "PASSWORD",     "PAUSED",        "REBOOT",    "REBUILD",
                             "RESCUE",    "RESIZE",       "REVERT_RESIZE", "SHELVED",   "SHELVED_OFFLOADED",
                             "SHUTOFF",   "SOFT_DELETED", "STOPPED",       "SUSPENDED", "VERIFY_RESIZE"})
        known << serverStatusFrom(QString::fromLatin1(word));
    QCOMPARE(known.size(), 20);
    QVERIFY(!known.contains(ServerStatus::Unknown));
    QCOMPARE(serverStatusFrom(u"active"), ServerStatus::Unknown);
}

void ServersTest::knowsWhatStandsBeforeAConsole_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("task");
    QTest::addColumn<ConsoleReadiness>("readiness");
    const auto row = [](const char *status, const char *task, ConsoleReadiness readiness) {
        QTest::addRow("%s %s", status, task)
            << QString::fromLatin1(status) << QString::fromLatin1(task) << readiness;
    };
    row("ACTIVE", "", ConsoleReadiness::Ready);
    row("PAUSED", "", ConsoleReadiness::Ready);
    row("RESCUE", "", ConsoleReadiness::Ready);
    row("VERIFY_RESIZE", "", ConsoleReadiness::Ready);
    row("HARD_REBOOT", "reboot_started_hard", ConsoleReadiness::Ready);
    row("ERROR", "", ConsoleReadiness::Ready);
    row("SOMETHING_NEW", "", ConsoleReadiness::Ready);
    row("BUILD", "scheduling", ConsoleReadiness::Wait);
    row("MIGRATING", "migrating", ConsoleReadiness::Wait);
    row("ACTIVE", "migrating", ConsoleReadiness::Wait);
    row("SHUTOFF", "", ConsoleReadiness::Start);
    row("SHUTOFF", "powering-on", ConsoleReadiness::Wait);
    row("SUSPENDED", "", ConsoleReadiness::Resume);
    row("SHELVED_OFFLOADED", "", ConsoleReadiness::Unshelve);
    row("DELETED", "", ConsoleReadiness::Gone);
    row("ACTIVE", "deleting", ConsoleReadiness::Gone);
}

void ServersTest::knowsWhatStandsBeforeAConsole()
{
    QFETCH(const QString, status);
    QFETCH(const QString, task);
    QFETCH(const ConsoleReadiness, readiness);
    Server server;
    server.status = serverStatusFrom(status);
    server.taskState = task;
    QCOMPARE(consoleReadiness(server), readiness);
}

void ServersTest::readsVersionDocuments_data()
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

void ServersTest::readsVersionDocuments()
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

void ServersTest::asksInTheVersionThatBothKnow_data()
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

void ServersTest::asksInTheVersionThatBothKnow()
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
    before.cloud.on("GET /v2.1/servers/detail", page({"a"}, false));
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

void ServersTest::refusesAnAnswerInAnotherVersion()
{
    CloudRig rig;
    rig.cloud.on("GET /v2.1/servers/detail", rig.cloud.captured(u"nova-servers-detail-2.47"_qs));
    const auto servers = finished(rig.compute.servers.page({}));
    QVERIFY(servers && !*servers);
    QCOMPARE(servers->error().kind, ErrorKind::PeerIncompatible);
}

void ServersTest::doesWithoutVersionsThatAGatewayHides()
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

void ServersTest::takesTheProjectsIdOffForDiscovery()
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
    rig.cloud.on("GET /v2.1/" + project + "/servers/detail", page({"a"}, false));
    const auto servers = finished(rig.compute.servers.page({}));
    QVERIFY2(servers && *servers, words(servers));
    QCOMPARE(rig.cloud.count("GET /v2.1/"), 1);
    QCOMPARE(rig.cloud.requests().last().target, "/v2.1/" + project + "/servers/detail");
}

void ServersTest::readsPageAfterPage()
{
    CloudRig rig;
    const auto captured = [&](const char *name) { return rig.cloud.captured(QString::fromLatin1(name)); };
    rig.cloud.on("GET /v2.1/servers/detail",
                 {captured("nova-servers-detail-limit2"), captured("nova-servers-detail-limit2-page2"),
                  captured("nova-servers-detail-limit2-page3"),
                  captured("nova-servers-detail-limit2-page4")});
    ServerQuery query;
    query.limit = 2;
    const auto all = finished(rig.compute.servers.all(query));
    QVERIFY2(all && *all, words(all));
    QCOMPARE((*all)->servers.size(), 6);
    QVERIFY((*all)->next.isEmpty());
    // As the real cloud was asked, to the letter.
    QByteArrayList targets;
    for (const SeenRequest &seen : rig.cloud.requests()) {
        if (seen.target.contains("servers/detail"))
            targets << seen.target;
    }
    QByteArrayList real;
    for (const char *name : {"nova-servers-detail-limit2", "nova-servers-detail-limit2-page2",
                             "nova-servers-detail-limit2-page3", "nova-servers-detail-limit2-page4"})
        real << Capture::load(QString::fromLatin1(name)).target;
    QCOMPARE(targets, real);
}

void ServersTest::beginsAnewWhenAServerAtABorderIsDeleted()
{
    CloudRig rig;
    const HttpAnswer gone = rig.cloud.captured(u"nova-servers-detail-bad-marker"_qs);
    rig.cloud.on("GET /v2.1/servers/detail",
                 {page({"a", "b"}, true), gone, page({"a", "c"}, true), page({"d"}, false)});
    const auto all = finished(rig.compute.servers.all({}));
    QVERIFY2(all && *all, words(all));
    QCOMPARE((*all)->servers.size(), 3);
    rig.cloud.on("GET /v2.1/servers/detail", {page({"a", "b"}, true), gone, page({"a", "c"}, true), gone});
    const auto never = finished(rig.compute.servers.all({}));
    QVERIFY(never && !*never);
    QCOMPARE(never->error().kind, ErrorKind::NotFound);
}

void ServersTest::endsAListWithoutEnd()
{
    CloudRig rig;
    rig.cloud.on("GET /v2.1/servers/detail", page({"a", "b"}, true));
    const auto all = finished(rig.compute.servers.all({}));
    QVERIFY(all && !*all);
    QCOMPARE(all->error().kind, ErrorKind::PeerMisbehaved);
    QCOMPARE(rig.cloud.count("GET /v2.1/servers/detail"), 2);
    rig.cloud.on("GET /v2.1/servers/detail", page({}, true));
    const auto empty = finished(rig.compute.servers.all({}));
    QVERIFY2(empty && *empty, words(empty));
}

void ServersTest::asksForWhatHasChanged()
{
    CloudRig rig;
    rig.cloud.on("GET /v2.1/servers/detail",
                 HttpAnswer::json(200, R"({"servers":[{"id":"a","status":"DELETED"}]})",
                                  {"Date: Sun, 22 Nov 2026 12:00:30 GMT"}));
    const auto first = finished(rig.compute.servers.page({}));
    QVERIFY2(first && *first, words(first));
    QCOMPARE((*first)->asOf, QDateTime(QDate(2026, 11, 22), QTime(12, 0, 30), Qt::UTC));
    ServerQuery query;
    query.changedSince = (*first)->asOf;
    const auto changed = finished(rig.compute.servers.page(query));
    QVERIFY2(changed && *changed, words(changed));
    QCOMPARE((*changed)->servers.first().status, ServerStatus::Deleted);
    QCOMPARE(QUrl::fromPercentEncoding(rig.cloud.requests().last().target),
             u"/v2.1/servers/detail?changes-since=2026-11-22T11:59:30Z"_qs);
}

void ServersTest::passesFiltersOnAsTheyAreMeant()
{
    CloudRig rig;
    ServerQuery query;
    query.name = u"a+b&limit=1 \u00e4#?"_qs;
    query.status = u"ACTIVE"_qs;
    query.allProjects = true;
    QVERIFY(finished(rig.compute.servers.page(query)));
    QCOMPARE(
        rig.cloud.requests().last().target,
        QByteArray("/v2.1/servers/detail?name=a%2Bb%26limit%3D1%20%C3%A4%23%3F&status=ACTIVE&all_tenants=1"));
}

void ServersTest::showsOneServer()
{
    CloudRig rig;
    const auto server = finished(rig.compute.servers.show(kWeb));
    QVERIFY2(server && *server, words(server));
    QCOMPARE((*server)->name, u"demo-web"_qs);
    rig.cloud.on(QByteArray("GET /v2.1/servers/") + CloudDouble::kWeb,
                 rig.cloud.captured(u"nova-server-show-notfound"_qs));
    const auto gone = finished(rig.compute.servers.show(kWeb));
    QVERIFY(gone && !*gone);
    QCOMPARE(gone->error().kind, ErrorKind::NotFound);
}

void ServersTest::acceptsNoIdThatLeadsElsewhere()
{
    CloudRig rig;
    for (const char *id : {"", "../flavors", "a/action", "a?x=1", "a#b", "a b", "%2e%2e", "\xc3\xa4"}) {
        const auto server = finished(rig.compute.servers.show(ServerId{QString::fromUtf8(id)}));
        QVERIFY(server && !*server);
        QCOMPARE(server->error().kind, ErrorKind::Usage);
    }
    QCOMPARE(rig.cloud.requests().size(), 0);
}

void ServersTest::actsAndTellsWhyNot_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("told");
    const auto row = [](const char *answer, const char *verb, const char *sent, const char *told) {
        QTest::addRow("%s %s", verb, answer)
            << QString::fromLatin1(answer) << QByteArray(verb) << QByteArray(sent) << QByteArray(told);
    };
    row("act-reboot-hard", "hard", R"({"reboot":{"type":"HARD"}})", "success");
    row("act-reboot-hard", "soft", R"({"reboot":{"type":"SOFT"}})", "success");
    row("act-reboot-hard", "start", R"({"os-start":null})", "success");
    row("act-reboot-hard", "stop", R"({"os-stop":null})", "success");
    row("act-reboot-hard", "resume", R"({"resume":null})", "success");
    row("act-reboot-hard", "unshelve", R"({"unshelve":null})", "success");
    row("act-os-start-active-conflict", "start", R"({"os-start":null})",
        "Unavailable: the server is running already");
    row("act-os-stop-build-conflict", "stop", R"({"os-stop":null})",
        "Unavailable: the server is still being built");
    row("act-reboot-soft-off-conflict", "soft", R"({"reboot":{"type":"SOFT"}})",
        "Unavailable: the server is switched off: start it");
    row("nova-server-show-notfound", "start", R"({"os-start":null})", "NotFound: there is no such server");
    row("nova-os-console-auth-tokens-as-demo", "start", R"({"os-start":null})", "Forbidden: ");
}

void ServersTest::actsAndTellsWhyNot()
{
    QFETCH(const QString, answer);
    QFETCH(const QByteArray, verb);
    QFETCH(const QByteArray, sent);
    QFETCH(const QByteArray, told);
    CloudRig rig;
    const QByteArray route = QByteArray("POST /v2.1/servers/") + CloudDouble::kWeb + "/action";
    rig.cloud.on(route, rig.cloud.captured(answer));
    auto &actions = rig.compute.actions;
    porthole::Task<porthole::Result<>> task;
    if (verb == "start")
        task = actions.start(kWeb);
    else if (verb == "stop")
        task = actions.stop(kWeb);
    else if (verb == "resume")
        task = actions.resume(kWeb);
    else if (verb == "unshelve")
        task = actions.unshelve(kWeb);
    else
        task = actions.reboot(kWeb, verb == "hard" ? Reboot::Hard : Reboot::Soft);
    const auto done = finished(std::move(task));
    QVERIFY2(words(done).startsWith(told), words(done));
    QCOMPARE(rig.cloud.requests().last().body, sent);
    // Two that were not to be had from the cloud at hand.
    const auto told409 = [&](const QByteArray &message) {
        rig.cloud.on(route,
                     HttpAnswer::json(409, R"({"conflictingRequest":{"message":")" + message + R"("}})"));
        return words(finished(actions.stop(kWeb)));
    };
    QVERIFY(told409("Instance x is locked").startsWith("Forbidden: the server is locked"));
    QVERIFY(told409("Cannot 'stop' instance x while it is in task_state powering-off")
                .startsWith("Unavailable: the server is busy (powering-off)"));
    QVERIFY(told409("Cannot 'stop' instance x while it is in vm_state shelved")
                .startsWith("Unavailable: the server cannot be stopped while it is shelved"));
}

void ServersTest::tellsWhyAListWasRefused_data()
{
    QTest::addColumn<QString>("capture");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("all projects") << u"nova-servers-detail-all-tenants-as-demo"_qs << ErrorKind::Forbidden;
    QTest::newRow("a bad marker") << u"nova-servers-detail-bad-marker"_qs << ErrorKind::PeerIncompatible;
    QTest::newRow("a version too high") << u"nova-servers-version-too-high"_qs << ErrorKind::PeerIncompatible;
    QTest::newRow("a version that is none")
        << u"nova-servers-version-malformed"_qs << ErrorKind::PeerIncompatible;
    QTest::newRow("an unscoped token")
        << u"nova-servers-detail-unscopedtoken"_qs << ErrorKind::PeerMisbehaved;
    QTest::newRow("a wrong path") << u"rdr-unknown-path"_qs << ErrorKind::NotFound;
    QTest::newRow("no token") << u"nova-servers-detail-notoken"_qs << ErrorKind::AuthRejected;
    QTest::newRow("a bad token") << u"nova-servers-detail-badtoken"_qs << ErrorKind::AuthRejected;
    QTest::newRow("a revoked token") << u"nova-servers-detail-revokedtoken"_qs << ErrorKind::AuthRejected;
}

void ServersTest::tellsWhyAListWasRefused()
{
    QFETCH(const QString, capture);
    QFETCH(const ErrorKind, kind);
    CloudRig rig;
    rig.cloud.on("GET /v2.1/servers/detail", rig.cloud.captured(capture));
    const auto servers = finished(rig.compute.servers.page({}));
    QVERIFY(servers && !*servers);
    QVERIFY2(servers->error().kind == kind, words(servers));
}

QTEST_GUILESS_MAIN(ServersTest)
#include "ServersTest.moc"
