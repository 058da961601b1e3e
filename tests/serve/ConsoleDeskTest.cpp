#include "app/serve/ConsoleDesk.h"
#include "tests/openstack/CloudRig.h"

#include <QJsonDocument>
#include <QTest>

namespace porthole::test {

using serve::ConsoleDesk;

namespace {

const QByteArray kNoVnc = R"({"remote_console":{"protocol":"vnc","type":"novnc"}})";
const QByteArray kConsoles = QByteArray("POST /v2.1/servers/") + CloudDouble::kWeb + "/remote-consoles";

/// "409 conflictingRequest: Instance is not ready", "200 vnc novnc http://...".
QByteArray answerOf(openstack::Compute *compute, const QByteArray &body,
                    const QString &server = QString::fromLatin1(CloudDouble::kWeb))
{
    ConsoleDesk desk(compute);
    const auto reply = finished(desk.open(server, body));
    if (!reply)
        return "no end";
    const QJsonObject object = QJsonDocument::fromJson(reply->body).object();
    const QString name = object.keys().value(0);
    const QJsonObject inner = object.value(name).toObject();
    QByteArray text = QByteArray::number(reply->status) + ' ';
    if (reply->status == 200) {
        for (const char *key : {"protocol", "type", "url"})
            text += inner.value(QLatin1String(key)).toString().toLatin1() + ' ';
        return text.trimmed();
    }
    text += name.toLatin1() + ": " + inner.value(u"message").toString().toUtf8();
    return inner.value(u"code").toInt() == reply->status ? text : "another code in the body";
}

HttpAnswer fault(int status, const QByteArray &name, const QByteArray &message)
{
    return HttpAnswer::json(status,
                            "{\"" + name + R"(":{"code":)" + QByteArray::number(status) + R"(,"message":")" +
                                message + "\"}}",
                            {"X-OpenStack-Nova-API-Version: 2.6"});
}

} // namespace

/// POST /servers/{id}/remote-consoles in Nova's own shape.
class ConsoleDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aConsoleIsNovas();
    void withoutACloudItIsNotImplemented();
    void whatNovasSchemaRefuses_data();
    void whatNovasSchemaRefuses();
    void whatNovaSaysIsPassedOn_data();
    void whatNovaSaysIsPassedOn();
    void aCloudThatRefusesUsIsUnauthorized();
    void anIdThatCannotBeOneIsNotFound();
    void anOldNovaIsAskedItsWay();
};

void ConsoleDeskTest::aConsoleIsNovas()
{
    CloudRig rig;
    const QByteArray answer = answerOf(&rig.compute, kNoVnc);
    QVERIFY2(answer.startsWith("200 vnc novnc http"), answer);
    QVERIFY2(answer.contains("token"), answer);
    QCOMPARE(rig.cloud.count(kConsoles), 1);
}

void ConsoleDeskTest::withoutACloudItIsNotImplemented()
{
    QVERIFY(answerOf(nullptr, kNoVnc).startsWith("501 notImplemented: "));
}

void ConsoleDeskTest::whatNovasSchemaRefuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("Malformed request body");
    QTest::newRow("nothing")
        << QByteArray("{}")
        << QByteArray("Invalid input for field/attribute remote_console. 'protocol' is a required "
                      "property");
    QTest::newRow("no type") << QByteArray(R"({"remote_console":{"protocol":"vnc"}})")
                             << QByteArray(
                                    "Invalid input for field/attribute remote_console. 'type' is a required "
                                    "property");
    QTest::newRow("a type that is none")
        << QByteArray(R"({"remote_console":{"protocol":"vnc","type":"foo"}})")
        << QByteArray(
               "Invalid input for field/attribute type. Value: foo. 'foo' is not one of the known types");
    QTest::newRow("a type that is no text") << QByteArray(R"({"remote_console":{"protocol":"vnc","type":1}})")
                                            << QByteArray("Invalid input for field/attribute type.");
    QTest::newRow("a pair that is none")
        << QByteArray(R"({"remote_console":{"protocol":"spice","type":"novnc"}})")
        << QByteArray("Invalid console type novnc");
    QTest::newRow("something more")
        << QByteArray(R"({"remote_console":{"protocol":"vnc","type":"novnc","x":1}})")
        << QByteArray(
               "Invalid input for field/attribute remote_console. Additional properties are not allowed");
}

void ConsoleDeskTest::whatNovasSchemaRefuses()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, message);
    CloudRig rig;
    QCOMPARE(answerOf(&rig.compute, body), "400 badRequest: " + message);
    QCOMPARE(rig.cloud.requests().size(), 0);
}

void ConsoleDeskTest::whatNovaSaysIsPassedOn_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](int status, const char *name, const char *message) {
        QTest::newRow(name) << status << QByteArray(name) << QByteArray(message);
    };
    row(400, "badRequest", "Unavailable console type novnc.");
    row(403, "forbidden", "Policy doesn't allow os_compute_api:os-remote-consoles to be performed.");
    row(404, "itemNotFound", "Instance 0fe4 could not be found.");
    row(409, "conflictingRequest", "Instance 0fe4 is not ready");
    row(500, "computeFault", "Unexpected API Error.");
    row(501, "notImplemented", "The requested functionality is not supported.");
}

void ConsoleDeskTest::whatNovaSaysIsPassedOn()
{
    QFETCH(int, status);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, message);
    CloudRig rig;
    rig.cloud.on(kConsoles, fault(status, name, message));
    QCOMPARE(answerOf(&rig.compute, kNoVnc), QByteArray::number(status) + ' ' + name + ": " + message);
}

void ConsoleDeskTest::aCloudThatRefusesUsIsUnauthorized()
{
    CloudRig rig;
    rig.cloud.on("POST /v3/auth/tokens",
                 HttpAnswer::json(401, R"({"error":{"code":401,"message":"no","title":"x"}})"));
    QCOMPARE(answerOf(&rig.compute, kNoVnc),
             QByteArray("401 error: The request you have made requires authentication."));
}

void ConsoleDeskTest::anIdThatCannotBeOneIsNotFound()
{
    CloudRig rig;
    const QByteArray answer = answerOf(&rig.compute, kNoVnc, QStringLiteral("-"));
    QVERIFY2(answer.startsWith("404 itemNotFound: "), answer);
}

void ConsoleDeskTest::anOldNovaIsAskedItsWay()
{
    CloudRig rig;
    const auto versions = [&rig](const QByteArray &max) {
        const auto document = HttpAnswer::json(
            200, R"({"version":{"id":"v2.1","min_version":"2.1","version":")" + max + R"("}})");
        rig.cloud.on("GET /v2.1/", document);
        rig.cloud.on("GET /v2.1", document);
    };
    versions("2.5");
    const QByteArray action = QByteArray("POST /v2.1/servers/") + CloudDouble::kWeb + "/action";
    rig.cloud.on(action, HttpAnswer::json(200, R"({"console":{"type":"novnc","url":"http://h/?token=t"}})"));
    QCOMPARE(answerOf(&rig.compute, kNoVnc), QByteArray("200 vnc novnc http://h/?token=t"));
    QCOMPARE(rig.cloud.count(kConsoles), 0);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::ConsoleDeskTest)
#include "ConsoleDeskTest.moc"
