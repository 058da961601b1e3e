#include "tests/openstack/CloudRig.h"

#include <QTest>

using porthole::ErrorKind;
using porthole::ServerId;
using porthole::ServerStatus;
using porthole::openstack::Reboot;
using porthole::openstack::ServerQuery;
using porthole::test::Capture;
using porthole::test::CloudDouble;
using porthole::test::CloudRig;
using porthole::test::finished;
using porthole::test::HttpAnswer;
using porthole::test::SeenRequest;
using porthole::test::words;

namespace {

const ServerId kWeb{QString::fromLatin1(CloudDouble::kWeb)};

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
    void readsPageAfterPage();
    void beginsAnewWhenAServerAtABorderIsDeleted();
    void endsAListWithoutEnd();
    void asksForWhatHasChanged();
    void passesFiltersOnAsTheyAreMeant();
    void showsOneServer();
    void findsByNameExactly();
    void findsByIdFirst();
    void acceptsNoIdThatLeadsElsewhere();
    void actsAndTellsWhyNot_data();
    void actsAndTellsWhyNot();
    void tellsWhyAListWasRefused_data();
    void tellsWhyAListWasRefused();
};

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

void ServersTest::findsByNameExactly()
{
    CloudRig rig;
    rig.cloud.on("GET /v2.1/servers/detail",
                 HttpAnswer::json(200, R"json({"servers":[{"id":"1","name":"a.(b)"},)json"
                                       R"json({"id":"2","name":"A.(B)"},)json"
                                       R"json({"id":"3","name":"a.(b)"}]})json"));
    const auto found = finished(rig.compute.servers.matching(u"a.(b)"_qs));
    QVERIFY2(found && *found, words(found));
    QCOMPARE((*found)->size(), 2); // databases compare without case, people do not
    QCOMPARE((*found)->at(0).id.value + (*found)->at(1).id.value, u"13"_qs);
    QCOMPARE(QUrl::fromPercentEncoding(rig.cloud.requests().last().target),
             u"/v2.1/servers/detail?name=^a\\.\\(b\\)$"_qs);
}

void ServersTest::findsByIdFirst()
{
    CloudRig rig;
    const auto found = finished(rig.compute.servers.matching(kWeb.value.toUpper()));
    QVERIFY2(found && *found, words(found));
    QCOMPARE((*found)->size(), 1);
    QCOMPARE((*found)->first().id, kWeb);
    // A server may be named like an id that there is not.
    rig.cloud.on(QByteArray("GET /v2.1/servers/") + CloudDouble::kWeb,
                 rig.cloud.captured(u"nova-server-show-notfound"_qs));
    rig.cloud.on("GET /v2.1/servers/detail",
                 HttpAnswer::json(200, QByteArray(R"({"servers":[{"id":"1","name":")") + CloudDouble::kWeb +
                                           R"("}]})"));
    const auto named = finished(rig.compute.servers.matching(kWeb.value));
    QVERIFY2(named && *named, words(named));
    QCOMPARE((*named)->size(), 1);
    QCOMPARE((*named)->first().id.value, u"1"_qs);
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
