#include "tests/openstack/CloudRig.h"

#include <QJsonDocument>
#include <QTest>

using porthole::ConsoleType;
using porthole::consoleTypeFrom;
using porthole::ErrorKind;
using porthole::nameOf;
using porthole::Result;
using porthole::ServerId;
using porthole::openstack::Console;
using porthole::openstack::ConsoleAnswer;
using porthole::openstack::consoleIn;
using porthole::openstack::ConsoleObstacle;
using porthole::openstack::ConsoleRefusal;
using porthole::test::Capture;
using porthole::test::CloudDouble;
using porthole::test::CloudRig;
using porthole::test::finished;
using porthole::test::HttpAnswer;
using porthole::test::SeenRequest;
using porthole::test::words;

namespace {

const ServerId kWeb{QString::fromLatin1(CloudDouble::kWeb)};
const QByteArray kServer = QByteArray("/v2.1/servers/") + CloudDouble::kWeb;
const QByteArray kConsoles = "POST " + kServer + "/remote-consoles";
const QByteArray kAction = "POST " + kServer + "/action";

QByteArray addressOf(const Console &console)
{
    const std::string_view text = console.address().reveal();
    return {text.data(), static_cast<qsizetype>(text.size())};
}

HttpAnswer offering(const QByteArray &max)
{
    return HttpAnswer::json(200, R"({"version":{"id":"v2.1","min_version":")" +
                                     QByteArray(max.isEmpty() ? "" : "2.1") + R"(","version":")" + max +
                                     R"("}})");
}

HttpAnswer console(const char *type, const char *url, const QByteArray &version)
{
    return HttpAnswer::json(200,
                            R"({"remote_console":{"protocol":"x","type":")" + QByteArray(type) +
                                R"(","url":")" + QByteArray(url) + R"("}})",
                            {"X-OpenStack-Nova-API-Version: " + version});
}

HttpAnswer show(const char *status, const char *task, const char *fault = "")
{
    return HttpAnswer::json(200, R"({"server":{"id":")" + QByteArray(CloudDouble::kWeb) + R"(","status":")" +
                                     status + R"(","OS-EXT-STS:task_state":")" + task +
                                     R"(","fault":{"message":")" + fault + R"("}}})");
}

/// The refusal in an answer, or nothing.
const ConsoleRefusal *refusalIn(const std::optional<Result<ConsoleAnswer>> &answer)
{
    return answer && *answer ? std::get_if<ConsoleRefusal>(&**answer) : nullptr;
}

} // namespace

/// Consoles of every kind, asked for as Nova wants it, and every way that it says no.
class RemoteConsolesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEveryCapturedConsole_data();
    void readsEveryCapturedConsole();
    void refusesAddressesThatAreNone_data();
    void refusesAddressesThatAreNone();
    void asksAsTheRealCloudWasAsked();
    void asksForEveryKindInTheVersionThatBroughtIt_data();
    void asksForEveryKindInTheVersionThatBroughtIt();
    void turnsEveryCapturedRefusalIntoASentence_data();
    void turnsEveryCapturedRefusalIntoASentence();
    void looksAtTheServerWhereTheAnswerIsAmbiguous_data();
    void looksAtTheServerWhereTheAnswerIsAmbiguous();
    void fallsBackToTheActionWhereTheResourceIsMissing();
    void namesEveryType();
};

void RemoteConsolesTest::readsEveryCapturedConsole_data()
{
    QTest::addColumn<QString>("name");
    for (const char *prefix : {"rc-", "act-os-get"}) {
        for (const QString &name : porthole::test::capturesNamed(QString::fromLatin1(prefix))) {
            const Capture capture = Capture::load(name);
            if (capture.answer.status == 200 && !capture.answer.body.contains("\"output\""))
                QTest::newRow(qPrintable(name)) << name;
        }
    }
}

void RemoteConsolesTest::readsEveryCapturedConsole()
{
    QFETCH(const QString, name);
    const Capture capture = Capture::load(name);
    QJsonObject sent = capture.received().value(u"remote_console").toObject();
    if (sent.isEmpty())
        sent = capture.received().value(u"console").toObject();
    const auto type = consoleTypeFrom(sent.value(u"type").toString());
    QVERIFY(type);
    const auto console = consoleIn(capture.answer, *type);
    QVERIFY2(console, console ? "" : console.error().detail.c_str());
    QCOMPARE(addressOf(*console), sent.value(u"url").toString().toLatin1());
    const auto url = console->url();
    QVERIFY2(url, url ? "" : url.error().detail.c_str());
    const QByteArray token = addressOf(*console).right(36); // a UUID in all of them
    QCOMPARE(url->routes().first().requestTarget, "/?token=" + token);
    QVERIFY(!url->displayName().contains(QString::fromLatin1(token)));
}

void RemoteConsolesTest::refusesAddressesThatAreNone_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const char *body) { QTest::newRow(name) << QByteArray(body); };
    row("nothing", "{}");
    row("another type", R"({"remote_console":{"type":"serial","url":"ws://h/?token=SECRET"}})");
    row("no address", R"({"remote_console":{"type":"novnc"}})");
    row("a number", R"({"remote_console":{"type":"novnc","url":7}})");
    row("a script", R"({"remote_console":{"type":"novnc","url":"javascript:SECRET"}})");
    row("a file", R"({"remote_console":{"type":"novnc","url":"file:///SECRET"}})");
    row("no host", R"({"remote_console":{"type":"novnc","url":"http:///?token=SECRET"}})");
    row("half of an address", R"({"remote_console":{"type":"novnc","url":"/vnc_lite.html?token=SECRET"}})");
    row("a page", "<html>SECRET</html>");
}

void RemoteConsolesTest::refusesAddressesThatAreNone()
{
    QFETCH(const QByteArray, body);
    porthole::net::HttpResponse answer;
    answer.status = 200;
    answer.body = body;
    const auto console = consoleIn(answer, ConsoleType::NoVnc);
    QVERIFY(!console);
    QCOMPARE(console.error().kind, ErrorKind::PeerMisbehaved);
    QVERIFY2(console.error().detail.find("SECRET") == std::string::npos, console.error().detail.c_str());
}

void RemoteConsolesTest::asksAsTheRealCloudWasAsked()
{
    CloudRig rig;
    const auto answer = finished(rig.compute.consoles.open(kWeb, ConsoleType::NoVnc));
    QVERIFY2(answer && *answer, words(answer));
    QVERIFY(std::holds_alternative<Console>(**answer));
    const Capture real = Capture::load(u"rc-novnc-2.6"_qs);
    const SeenRequest asked = rig.cloud.requests().last();
    QCOMPARE(asked.method, real.method);
    QCOMPARE(asked.target, real.target);
    QCOMPARE(QJsonDocument::fromJson(asked.body).object(), real.sent());
    QCOMPARE(asked.header("OpenStack-API-Version"), real.requestHeaders.value("OpenStack-API-Version"));
    QCOMPARE(asked.header("X-OpenStack-Nova-API-Version"), QByteArray("2.6"));
}

void RemoteConsolesTest::asksForEveryKindInTheVersionThatBroughtIt_data()
{
    QTest::addColumn<ConsoleType>("type");
    QTest::addColumn<QByteArray>("max");
    QTest::addColumn<QByteArray>("version"); // "action": by the old way; "none": not asked
    QTest::addColumn<QByteArray>("body");
    const auto row = [](ConsoleType type, const char *max, const char *version, const char *body) {
        QTest::addRow("%s of %s", nameOf(type).data(), max)
            << type << QByteArray(max) << QByteArray(version) << QByteArray(body);
    };
    using Type = ConsoleType;
    row(Type::NoVnc, "2.104", "2.6", R"({"remote_console":{"protocol":"vnc","type":"novnc"}})");
    row(Type::XvpVnc, "2.104", "2.6", R"({"remote_console":{"protocol":"vnc","type":"xvpvnc"}})");
    row(Type::SpiceHtml5, "2.104", "2.6", R"({"remote_console":{"protocol":"spice","type":"spice-html5"}})");
    row(Type::SpiceDirect, "2.104", "2.99",
        R"({"remote_console":{"protocol":"spice","type":"spice-direct"}})");
    row(Type::RdpHtml5, "2.104", "2.6", R"({"remote_console":{"protocol":"rdp","type":"rdp-html5"}})");
    row(Type::Serial, "2.104", "2.6", R"({"remote_console":{"protocol":"serial","type":"serial"}})");
    row(Type::WebMks, "2.104", "2.8", R"({"remote_console":{"protocol":"mks","type":"webmks"}})");
    row(Type::SpiceDirect, "2.98", "none", "");
    row(Type::WebMks, "2.7", "none", "");
    row(Type::NoVnc, "2.6", "2.6", R"({"remote_console":{"protocol":"vnc","type":"novnc"}})");
    row(Type::NoVnc, "2.5", "action", R"({"os-getVNCConsole":{"type":"novnc"}})");
    row(Type::XvpVnc, "2.1", "action", R"({"os-getVNCConsole":{"type":"xvpvnc"}})");
    row(Type::SpiceHtml5, "", "action", R"({"os-getSPICEConsole":{"type":"spice-html5"}})");
    row(Type::RdpHtml5, "", "action", R"({"os-getRDPConsole":{"type":"rdp-html5"}})");
    row(Type::Serial, "", "action", R"({"os-getSerialConsole":{"type":"serial"}})");
    row(Type::SpiceDirect, "", "none", "");
    row(Type::WebMks, "", "none", "");
}

void RemoteConsolesTest::asksForEveryKindInTheVersionThatBroughtIt()
{
    QFETCH(const ConsoleType, type);
    QFETCH(const QByteArray, max);
    QFETCH(const QByteArray, version);
    QFETCH(const QByteArray, body);
    CloudRig rig;
    rig.cloud.on("GET /v2.1/", offering(max));
    const HttpAnswer good = console(nameOf(type).data(), "http://h:1/x?token=12345", version);
    rig.cloud.on(kConsoles, good);
    rig.cloud.on(kAction, good);
    const auto answer = finished(rig.compute.consoles.open(kWeb, type));
    QVERIFY2(answer && *answer, words(answer));
    if (version == "none") {
        QVERIFY(refusalIn(answer));
        QCOMPARE(refusalIn(answer)->obstacle, ConsoleObstacle::TypeUnavailable);
        QCOMPARE(rig.cloud.count(kConsoles) + rig.cloud.count(kAction), 0);
        return;
    }
    QVERIFY(std::holds_alternative<Console>(**answer));
    const SeenRequest asked = rig.cloud.requests().last();
    QCOMPARE(asked.body, QJsonDocument(QJsonDocument::fromJson(body)).toJson(QJsonDocument::Compact));
    QCOMPARE(asked.route(), version == "action" ? kAction : kConsoles);
    QCOMPARE(asked.header("X-OpenStack-Nova-API-Version"), version == "action" ? QByteArray() : version);
}

void RemoteConsolesTest::turnsEveryCapturedRefusalIntoASentence_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("told");
    const auto row = [](const char *name, const char *told) {
        QTest::newRow(name) << QString::fromLatin1(name) << QByteArray(told);
    };
    const char *const type = "Unavailable: there is no novnc console for this server";
    row("rc-mismatch-spice-novnc", type);
    row("rc-mismatch-vnc-serial", type);
    row("rc-mks-webmks-2.6", type);
    row("rc-mks-webmks-2.93", type);
    row("rc-missing-type", type);
    row("rc-extra-property", type);
    row("rc-rdp-html5-2.93", type);
    row("rc-spice-html5-2.93", type);
    row("rc-spice-html5-enabled-old-domain", type);
    row("rc-unknown-protocol", type);
    row("rc-unknown-type", type);
    row("rc-xvpvnc-2.93", type);
    row("act-os-getRDPConsole-2.1", type);
    row("act-os-getSPICEConsole-2.1", type);
    row("rc-empty-body", "Unavailable: the server's host cannot open");
    row("rc-malformed-json", "Unavailable: the server's host cannot open");
    row("rc-badtoken", "AuthRejected: ");
    row("rc-notoken", "AuthRejected: ");
    row("rc-revokedtoken", "AuthRejected: ");
    row("nova-os-console-auth-tokens-as-demo", "Forbidden: your role in the project does not allow consoles");
    row("rc-notfound", "NotFound: there is no such server");
    row("rc-other-project", "NotFound: there is no such server");
    row("rc-malformed-id", "NotFound: there is no such server");
    row("rc-version-2.5", "NotFound: there is no such server");
    row("rc-noversion", "NotFound: there is no such server");
    row("rc-get-method", "NotFound: there is no such server");
    row("rc-version-too-high", "PeerIncompatible: Nova did not accept the request");
    row("rc-novnc-demo-build", "Unavailable: the server is still being built");
    row("rc-serial-demo-build", "Unavailable: the server is still being built");
    row("rc-novnc-demo-error", "Unavailable: the server is still being built");
    row("rc-serial-demo-error", "Unavailable: the server is still being built");
    row("act-os-getVNCConsole-build", "Unavailable: the server is still being built");
}

void RemoteConsolesTest::turnsEveryCapturedRefusalIntoASentence()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, told);
    CloudRig rig;
    const Capture real = Capture::load(name);
    QByteArrayList headers;
    if (!real.answer.headers.value("x-openstack-request-id").isEmpty())
        headers << "x-openstack-request-id: " + real.answer.headers.value("x-openstack-request-id");
    const HttpAnswer answer = HttpAnswer::json(real.answer.status, real.answer.body, headers);
    rig.cloud.on(kConsoles, answer);
    rig.cloud.on(kAction, answer);
    rig.cloud.on("GET " + kServer, rig.cloud.captured(u"nova-server-show-build-2.93"_qs));
    const auto outcome = finished(rig.compute.consoles.open(kWeb, ConsoleType::NoVnc));
    QVERIFY(outcome);
    QByteArray text = words(outcome);
    if (const ConsoleRefusal *refusal = refusalIn(outcome))
        text = QByteArray(porthole::nameOf(refusal->error.kind)) + ": " +
               QByteArray::fromStdString(refusal->error.detail);
    QVERIFY2(text.startsWith(told), text);
    QVERIFY2(headers.isEmpty() || text.contains("req-"), text);
}

void RemoteConsolesTest::looksAtTheServerWhereTheAnswerIsAmbiguous_data()
{
    QTest::addColumn<HttpAnswer>("answer");
    QTest::addColumn<HttpAnswer>("server");
    QTest::addColumn<int>("obstacle"); // -1: an error
    QTest::addColumn<QByteArray>("told");
    const auto row = [](const char *name, const HttpAnswer &answer, const HttpAnswer &server, int obstacle,
                        const char *told) {
        QTest::newRow(name) << answer << server << obstacle << QByteArray(told);
    };
    const HttpAnswer conflict =
        HttpAnswer::json(409, R"({"conflictingRequest":{"message":"Instance x is not ready"}})");
    const HttpAnswer failure = HttpAnswer::json(500, R"({"computeFault":{"code":500,"message":"Unexpected API
        Error. <class 'nova.exception.InstanceInvalidState'>"}})");
    const HttpAnswer lost =
        HttpAnswer::json(500, R"({"computeFault":{"message":"x <class 'MessagingTimeout'>"}})");
    const int notReady = static_cast<int>(ConsoleObstacle::NotReady);
    const int busy = static_cast<int>(ConsoleObstacle::Busy);
    row("building", conflict, show("BUILD", "spawning"), notReady,
        "Unavailable: the server is still being built");
    row("never made", conflict, show("ERROR", "", "No valid host was found."), notReady,
        "Unavailable: the server has no console, because making it failed: No valid host was found.");
    row("shelved", conflict, show("SHELVED_OFFLOADED", ""), notReady, "Unavailable: the server is shelved");
    row("something else", conflict, show("ACTIVE", ""), notReady, "Unavailable: the server is not ready");
    row("deleting, by 409", conflict, show("ACTIVE", "deleting"), busy,
        "Unavailable: the server is being deleted");
    row("deleting", failure, show("ACTIVE", "deleting"), busy, "Unavailable: the server is being deleted");
    row("migrating", failure, show("MIGRATING", "migrating"), busy, "Unavailable: the server is moving");
    row("deleted meanwhile", failure, HttpAnswer::json(404, "{}"), -1,
        "NotFound: the server has been deleted");
    row("a real failure", failure, show("ACTIVE", ""), -1, "PeerMisbehaved: Nova failed at it");
    row("a host that is down", lost, show("ACTIVE", ""), -1,
        "Timeout: Nova got no answer from the server's host");
    row("a failure of everything", failure, HttpAnswer::status(500, "<html>x</html>"), -1,
        "PeerMisbehaved: Nova failed");
    row("a conflict and a failure", conflict, HttpAnswer::status(500, "<html>x</html>"), notReady,
        "Unavailable: the server is not ready");
    row("not implemented", HttpAnswer::json(501, R"({"notImplemented":{"message":
        "The requested functionality is not supported."}})"),
        show("ACTIVE", ""), static_cast<int>(ConsoleObstacle::TypeUnavailable),
        "Unavailable: there is no novnc console");
    row("no port",
        HttpAnswer::json(400, R"({"badRequest":{"message":"Not able to acquire a free port for h"}})"),
        show("ACTIVE", ""), -1, "Unavailable: the server's host cannot open");
    row("Keystone is away", HttpAnswer::json(503, R"({"message":
        "The Keystone service is temporarily unavailable."})"),
        show("ACTIVE", ""), -1, "Unreachable: ");
}

void RemoteConsolesTest::looksAtTheServerWhereTheAnswerIsAmbiguous()
{
    QFETCH(const HttpAnswer, answer);
    QFETCH(const HttpAnswer, server);
    QFETCH(const int, obstacle);
    QFETCH(const QByteArray, told);
    CloudRig rig;
    rig.cloud.on(kConsoles, answer);
    rig.cloud.on("GET " + kServer, server);
    const auto outcome = finished(rig.compute.consoles.open(kWeb, ConsoleType::NoVnc));
    QVERIFY(outcome);
    QByteArray text = words(outcome);
    const ConsoleRefusal *refusal = refusalIn(outcome);
    QCOMPARE(refusal ? static_cast<int>(refusal->obstacle) : -1, obstacle);
    if (refusal)
        text = QByteArray(porthole::nameOf(refusal->error.kind)) + ": " +
               QByteArray::fromStdString(refusal->error.detail);
    QVERIFY2(text.startsWith(told), text);
}

void RemoteConsolesTest::fallsBackToTheActionWhereTheResourceIsMissing()
{
    CloudRig rig;
    rig.cloud.on(kConsoles, rig.cloud.captured(u"rc-noversion"_qs));
    rig.cloud.on(kAction, rig.cloud.captured(u"act-os-getVNCConsole-2.1"_qs));
    const auto answer = finished(rig.compute.consoles.open(kWeb, ConsoleType::NoVnc));
    QVERIFY2(answer && *answer, words(answer));
    QVERIFY(std::holds_alternative<Console>(**answer));
    const Capture real = Capture::load(u"act-os-getVNCConsole-2.1"_qs);
    QCOMPARE(QJsonDocument::fromJson(rig.cloud.requests().last().body).object(), real.sent());
}

void RemoteConsolesTest::namesEveryType()
{
    for (int i = 0; i <= static_cast<int>(ConsoleType::WebMks); ++i) {
        const auto type = static_cast<ConsoleType>(i);
        QCOMPARE(consoleTypeFrom(QString(nameOf(type))), type);
    }
    QVERIFY(!consoleTypeFrom(u"telepathy"));
    for (const ConsoleType type : {ConsoleType::SpiceDirect, ConsoleType::WebMks}) {
        const auto console = Console::make(type, u"http://h/?token=12345"_qs);
        QVERIFY(console);
        QVERIFY(!console->url());
        QCOMPARE(console->url().error().kind, ErrorKind::Unavailable);
    }
}

QTEST_GUILESS_MAIN(RemoteConsolesTest)
#include "RemoteConsolesTest.moc"
