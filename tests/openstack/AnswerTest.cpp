#include "core/openstack/Answer.h"
#include "core/base/Redactor.h"
#include "tests/openstack/Capture.h"

#include <QTest>

using porthole::Error;
using porthole::ErrorKind;
using porthole::RedactedText;
using porthole::net::HttpResponse;
using porthole::openstack::Fault;
using porthole::openstack::faultIn;
using porthole::openstack::objectIn;
using porthole::test::Capture;
using porthole::test::capturesNamed;

namespace {

HttpResponse answer(int status, const QByteArray &body, const QByteArray &type = "application/json")
{
    HttpResponse response;
    response.status = status;
    response.headers.add("Content-Type", type);
    response.body = body;
    return response;
}

QByteArray deep(int levels) { return QByteArray(levels, '[') + QByteArray(levels, ']'); }

} // namespace

/// What services say when they fail, in every form that they have for it.
class AnswerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEveryCapturedFault_data();
    void readsEveryCapturedFault();
    void readsTheFormsOfAFault_data();
    void readsTheFormsOfAFault();
    void tellsWhoMustAct_data();
    void tellsWhoMustAct();
    void namesWhatIsNoJson_data();
    void namesWhatIsNoJson();
    void repeatsNoSecretThatIsEchoed();
};

void AnswerTest::readsEveryCapturedFault_data()
{
    QTest::addColumn<QString>("name");
    for (const char *prefix : {"ks-", "nova-", "rc-", "act-", "rdr-"}) {
        for (const QString &name : capturesNamed(QString::fromLatin1(prefix))) {
            if (Capture::load(name).answer.status >= 400)
                QTest::newRow(qPrintable(name)) << name;
        }
    }
}

void AnswerTest::readsEveryCapturedFault()
{
    QFETCH(const QString, name);
    const Capture capture = Capture::load(name);
    const Fault fault = faultIn(capture.answer);
    QCOMPARE(fault.status, capture.answer.status);
    QVERIFY(!fault.message.isEmpty());
    QVERIFY(!fault.message.contains(u'<') || fault.message.contains(u"<class"));
    QVERIFY(!fault.message.contains(u'\n'));
    const bool early = capture.answer.headers.value("x-openstack-request-id").isEmpty();
    QCOMPARE(fault.requestId.isEmpty(), early);
    const Error error = errorOf(fault, "Nova");
    QVERIFY(error.detail.size() < 700);
    QVERIFY(QString::fromStdString(error.detail).contains(fault.message.left(20)));
}

void AnswerTest::readsTheFormsOfAFault_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &body, const char *type, const char *message) {
        QTest::newRow(name) << body << QByteArray(type) << QString::fromUtf8(message);
    };
    const char *const json = "application/json";
    row("Nova's", R"({"conflictingRequest":{"code":409,"message":"no way"}})", json, "no way");
    row("Keystone's", R"({"error":{"code":401,"message":"no way","title":"X"}})", json, "no way");
    row("webob's", R"({"message":"no way.<br /><br />\n\n","code":"404 Not Found"})", json, "no way.");
    row("an unknown one", R"({"x":1,"somethingNew":{"message":"no way"}})", json, "no way");
    row("a page", "<!doctype html><html><head><title>502 Bad Gateway</title></head></html>", "text/html",
        "502 Bad Gateway");
    row("a page that says it is JSON", "<html><h1>Oops</h1></html>", json, "Oops");
    row("a page without a title", "<html><body>x</body></html>", "text/html", "");
    row("nothing", "", json, "");
    row("half of one", R"({"conflictingRequest":{"code":409,"mess)", json, "");
    row("an array", "[1,2]", json, "");
    row("a message that is a number", R"({"error":{"message":7}})", json, "");
    row("1,000,000 levels", deep(1000000), json, "");
    row("control characters", "{\"error\":{\"message\":\"a\\u001b[31mb\\u202ec\"}}", json,
        "a\xef\xbf\xbd[31mb\xef\xbf\xbd"
        "c");
}

void AnswerTest::readsTheFormsOfAFault()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, type);
    QFETCH(const QString, message);
    QCOMPARE(faultIn(answer(409, body, type)).message, message);
    const QByteArray longOne = R"({"error":{"message":")" + QByteArray(100000, 'x') + R"("}})";
    QVERIFY(faultIn(answer(409, longOne)).message.size() <= 300);
}

void AnswerTest::tellsWhoMustAct_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](int status, const char *message, ErrorKind kind) {
        QTest::addRow("%d %s", status, message) << status << QString::fromLatin1(message) << kind;
    };
    row(300, "", ErrorKind::PeerIncompatible);
    row(400, "", ErrorKind::PeerIncompatible);
    row(401, "", ErrorKind::AuthRejected);
    row(403, "", ErrorKind::Forbidden);
    row(404, "", ErrorKind::NotFound);
    row(405, "", ErrorKind::PeerIncompatible);
    row(406, "", ErrorKind::PeerIncompatible);
    row(409, "", ErrorKind::Unavailable);
    row(413, "", ErrorKind::Unreachable);
    row(415, "", ErrorKind::PeerIncompatible);
    row(429, "", ErrorKind::Unreachable);
    row(500, "", ErrorKind::PeerMisbehaved);
    row(500, "<class 'oslo_messaging.exceptions.MessagingTimeout'>", ErrorKind::Timeout);
    row(501, "", ErrorKind::Unavailable);
    row(502, "", ErrorKind::Unreachable);
    row(503, "", ErrorKind::Unreachable);
    row(504, "", ErrorKind::Timeout);
    row(599, "", ErrorKind::PeerMisbehaved);
}

void AnswerTest::tellsWhoMustAct()
{
    QFETCH(const int, status);
    QFETCH(const QString, message);
    QFETCH(const ErrorKind, kind);
    const Error error = errorOf(Fault{status, message, u"req-1"_qs}, "Nova");
    QCOMPARE(error.kind, kind);
    QVERIFY(QByteArray::fromStdString(error.detail).contains("req-1"));
}

void AnswerTest::namesWhatIsNoJson_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("nothing") << QByteArray() << QByteArray("JSON");
    QTest::newRow("truncated") << QByteArray(R"({"servers":[{"id":"a)") << QByteArray("JSON");
    QTest::newRow("an array") << QByteArray("[]") << QByteArray("no object");
    QTest::newRow("a captive portal")
        << QByteArray("<html>Sign in to the WLAN</html>") << QByteArray("web page");
    QTest::newRow("1,000,000 levels") << R"({"a":)" + deep(1000000) + "}" << QByteArray("JSON");
    QTest::newRow("not UTF-8") << QByteArray("{\"a\":\"\xff\xfe\"}") << QByteArray("JSON");
}

void AnswerTest::namesWhatIsNoJson()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, words);
    const auto object = objectIn(answer(200, body), "Nova");
    QVERIFY(!object);
    QCOMPARE(object.error().kind, ErrorKind::PeerMisbehaved);
    QVERIFY2(QByteArray::fromStdString(object.error().detail).contains(words), object.error().detail.c_str());
}

void AnswerTest::repeatsNoSecretThatIsEchoed()
{
    const QByteArray token = "gAAAAABrAsnAbweu3O4tnk0z3u0uYNv6FhKJ9G";
    const RedactedText hidden(std::string_view(token.constData(), static_cast<std::size_t>(token.size())));
    const QByteArray body = R"({"badRequest":{"message":"Value: ')" + token + R"(' is no token"}})";
    const Error error = errorOf(faultIn(answer(400, body)), "Nova");
    QVERIFY2(!QByteArray::fromStdString(error.detail).contains(token), error.detail.c_str());
}

QTEST_GUILESS_MAIN(AnswerTest)
#include "AnswerTest.moc"
