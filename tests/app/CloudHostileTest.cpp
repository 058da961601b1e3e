#include "CloudHome.h"
#include "Program.h"
#include "tests/support/net/Certificates.h"
#include "tests/support/secrets/TestSecret.h"

#include <QElapsedTimer>

#include <csignal>

using porthole::test::Certificates;
using porthole::test::CloudDouble;
using porthole::test::CloudHome;
using porthole::test::HttpAnswer;
using porthole::test::HttpDouble;
using porthole::test::line;
using porthole::test::SeenRequest;

namespace {

const char *const kToken = porthole::test::testSecret();
constexpr char kKeystone[] = "POST /v3/auth/tokens";
constexpr char kVersions[] = "GET /v2.1/";
constexpr char kServers[] = "GET /v2.1/servers/detail";

const QByteArray kConsoles = QByteArray("POST /v2.1/servers/") + CloudDouble::kWeb + "/remote-consoles";
const QByteArray kAction = QByteArray("POST /v2.1/servers/") + CloudDouble::kWeb + "/action";

HttpAnswer console(const QByteArray &url)
{
    return HttpAnswer::json(200,
                            R"({"remote_console":{"protocol":"vnc","type":"novnc","url":")" + url + R"("}})");
}

} // namespace

/// Clouds that answer what none should: a named end, soon, and nothing that is secret shown or given away.
class CloudHostileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void endsWithAName_data();
    void endsWithAName();
    void givesNothingToAnotherOrigin_data();
    void givesNothingToAnotherOrigin();
    void sendsNoTokenOutOfTls();
    void waitsAsTheCloudAsks();
    void doesNotWaitForSilence();
    void endsInOrderAtCtrlC();
    void readsNoEndlessBody();
    void saysNothingSecretWhenAllIsWell();

private:
    /// No word of the token, the password, or a console's token, in anything that the program wrote.
    static bool keepsSecrets(Program &program)
    {
        const QByteArray all = program.output() + program.errors();
        return !all.contains(kToken) && !all.contains(CloudDouble::kPassword) && !all.contains("c0ns0le");
    }
};

void CloudHostileTest::endsWithAName_data()
{
    QTest::addColumn<QByteArray>("route");
    QTest::addColumn<HttpAnswer>("answer");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &route, const HttpAnswer &answer, int code) {
        QTest::newRow(name) << route << answer << code;
    };
    const HttpAnswer page =
        HttpAnswer::status(200, "<html><body>Welcome!</body></html>", {"Content-Type: text/html"});
    const HttpAnswer truncated = HttpAnswer::json(200, R"({"servers":[{"id":"a","na)");
    const HttpAnswer echo =
        HttpAnswer::json(401, QByteArray(R"({"error":{"code":401,"message":"no such token: )") + kToken +
                                  " or password " + CloudDouble::kPassword + R"("}})");
    row("sign-in: a page", kKeystone, page, 6);
    row("sign-in: refused, with what was sent", kKeystone, echo, 3);
    row("sign-in: not there", kKeystone, HttpAnswer::status(404), 4);
    row("sign-in: no HTTP", kKeystone, HttpAnswer::raw("SSH-2.0-OpenSSH\r\n"), 5);
    row("sign-in: cut off", kKeystone,
        HttpAnswer::raw("HTTP/1.1 201 Created\r\nContent-Length: 999\r\n\r\n{"), 5);
    row("list: a page", kServers, page, 6);
    row("list: a page of an error", kServers,
        HttpAnswer::status(502, "<html><h1>Bad Gateway</h1></html>", {"Content-Type: text/html"}), 5);
    row("list: truncated", kServers, truncated, 6);
    row("list: none", kServers, HttpAnswer::json(200, R"({"servers":{}})"), 6);
    row("list: the token refused, and echoed", kServers, echo, 3);
    row("list: cut off", kServers, HttpAnswer::raw("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{"), 5);
    row("console: a page", kConsoles, page, 6);
    row("console: a script", kConsoles, console("javascript:alert(1)"), 6);
    row("console: a file", kConsoles, console("file:///etc/passwd"), 6);
    row("console: an escape sequence", kConsoles, console(R"(http://h/\u001b]0;x\u0007?token=c0ns0le)"), 6);
    row("console: two lines", kConsoles, console(R"(http://h/\nporthole: done?token=c0ns0le)"), 6);
    row("console: forbidden, and the token echoed", kConsoles,
        HttpAnswer::json(403, QByteArray(R"({"forbidden":{"code":403,"message":"X-Auth-Token: )") + kToken +
                                  R"("}})"),
        3);
}

void CloudHostileTest::endsWithAName()
{
    QFETCH(QByteArray, route);
    QFETCH(HttpAnswer, answer);
    QFETCH(int, code);
    CloudDouble cloud;
    const CloudHome home(cloud);
    cloud.on(kKeystone, cloud.token(kToken));
    cloud.on(route, answer);
    Program program(line("console url --cloud double demo-web"), {}, home.environment());
    const int ended = program.exitCode();
    const QByteArray errors = program.errors();
    QVERIFY2(ended == code, QByteArray::number(ended) + ": " + errors);
    QVERIFY2(errors.startsWith("porthole: ") && errors.count('\n') == 1, errors);
    QVERIFY2(!errors.contains('\x1b') && !errors.contains('<'), errors);
    QVERIFY2(keepsSecrets(program), errors);
    QCOMPARE(program.output(), QByteArray());
}

void CloudHostileTest::givesNothingToAnotherOrigin_data()
{
    QTest::addColumn<QByteArray>("route");
    QTest::addColumn<int>("status");
    QTest::newRow("sign-in, 307") << QByteArray(kKeystone) << 307;
    QTest::newRow("sign-in, 302") << QByteArray(kKeystone) << 302;
    QTest::newRow("versions") << QByteArray(kVersions) << 301;
    QTest::newRow("list") << QByteArray(kServers) << 302;
    QTest::newRow("console") << kConsoles << 308;
    QTest::newRow("action") << kAction << 307;
}

void CloudHostileTest::givesNothingToAnotherOrigin()
{
    QFETCH(QByteArray, route);
    QFETCH(int, status);
    HttpDouble other;
    other.otherwise([](const SeenRequest &) { return HttpAnswer::json(200, "{}"); });
    CloudDouble cloud;
    const CloudHome home(cloud);
    cloud.on(kKeystone, cloud.token(kToken));
    cloud.on(route, HttpAnswer::redirect(status, other.url(u"/gather"_qs).toEncoded()));
    Program program(line(route == kAction ? "server stop --cloud double demo-web"
                                          : "console url --cloud double demo-web"),
                    {}, home.environment());
    const int code = program.exitCode();
    // A list of versions that is not to be had is done without.
    QVERIFY2(route == kVersions ? code >= 0 : code > 0, program.errors());
    QVERIFY2(!other.everything().contains(kToken) && !other.everything().contains(CloudDouble::kPassword),
             other.everything());
    QCOMPARE(other.connections(), 0);
    QVERIFY2(keepsSecrets(program) || code == 0, program.errors());
}

void CloudHostileTest::sendsNoTokenOutOfTls()
{
    Certificates certificates;
    const auto identity = certificates.issue(u"DNS:localhost"_qs);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(identity.certificate);
    tls.setPrivateKey(identity.key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    CloudDouble cloud(tls);
    HttpDouble plain;
    HttpAnswer token = cloud.token(kToken);
    const QByteArray secure = cloud.url({}, u"localhost"_qs).toEncoded() + "/v2.1";
    // As long, so that the length in the head stays true.
    QByteArray insecure = plain.url().toEncoded() + "/v2.1";
    insecure += QByteArray(std::max<qsizetype>(0, secure.size() - insecure.size()), '/');
    QCOMPARE(insecure.size(), secure.size());
    token.bytes.replace(secure, insecure);
    cloud.on(kKeystone, token);
    const CloudHome home(cloud, "    cacert: '" + certificates.authorityFile().toUtf8() + "'\n");
    Program program(line("servers --cloud double"), {}, home.environment());
    QCOMPARE(program.exitCode(), 6);
    QVERIFY2(program.errors().contains("unencrypted address"), program.errors());
    QCOMPARE(plain.connections(), 0);
    QVERIFY(keepsSecrets(program));
}

void CloudHostileTest::waitsAsTheCloudAsks()
{
    CloudDouble cloud;
    const CloudHome home(cloud);
    cloud.on(kServers, {HttpAnswer::status(503, "<html>busy</html>", {"Retry-After: 1"}),
                        cloud.captured(u"nova-servers-detail-2.93"_qs)});
    QElapsedTimer time;
    time.start();
    Program program(line("servers --cloud double"), {}, home.environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    QVERIFY(time.elapsed() >= 1000);
    QCOMPARE(program.errors(), QByteArray("porthole: the cloud is busy and asks to wait for 1 s\n"));
}

void CloudHostileTest::doesNotWaitForSilence()
{
    CloudDouble cloud;
    const CloudHome home(cloud);
    cloud.on(kServers, HttpAnswer::silence());
    Program program(line("servers --cloud double --timeout-ms 1500"), {}, home.environment());
    QCOMPARE(program.exitCode(), 5);
    QVERIFY2(program.errors().startsWith("porthole: timed out: cloud 'double'"), program.errors());
}

void CloudHostileTest::endsInOrderAtCtrlC()
{
    CloudDouble cloud;
    const CloudHome home(cloud);
    cloud.on(kServers, HttpAnswer::silence());
    Program program(line("servers --cloud double"), {}, home.environment());
    QTRY_COMPARE(cloud.count(kServers), 1);
    QCOMPARE(kill(static_cast<pid_t>(program.pid()), SIGINT), 0);
    QCOMPARE(program.exitCode(), -1); // a shell sees that it was the signal
    QCOMPARE(program.errors(), QByteArray("porthole: cancelled: interrupted\n"));
}

void CloudHostileTest::readsNoEndlessBody()
{
    CloudDouble cloud;
    const CloudHome home(cloud);
    HttpAnswer endless =
        HttpAnswer::raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"servers\":[", true);
    endless.filler = 100 << 20;
    cloud.on(kServers, endless);
    Program program(line("servers --cloud double"), {}, home.environment());
    QCOMPARE(program.exitCode(), 6);
    QVERIFY(cloud.bytesSent() < 90 << 20);
}

void CloudHostileTest::saysNothingSecretWhenAllIsWell()
{
    CloudDouble cloud;
    const CloudHome home(cloud);
    cloud.on(kKeystone, cloud.token(kToken));
    for (const char *words :
         {"clouds", "clouds --json", "servers --cloud double", "servers --cloud double --json",
          "server reboot --hard --cloud double demo-web"}) {
        Program program(line(words), {}, home.environment());
        QVERIFY2(program.exitCode() == 0, program.errors());
        QVERIFY2(keepsSecrets(program), words);
        QCOMPARE(program.errors(), QByteArray());
    }
    QVERIFY(cloud.everything().contains(kToken)); // it was there to be shown
}

QTEST_GUILESS_MAIN(CloudHostileTest)
#include "CloudHostileTest.moc"
