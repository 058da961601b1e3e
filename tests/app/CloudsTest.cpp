#include "CloudHome.h"
#include "Program.h"
#include "tests/support/secrets/TestSecret.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <pty.h>
#include <termios.h>
#include <unistd.h>

using porthole::test::CloudDouble;
using porthole::test::CloudHome;
using porthole::test::line;
using porthole::operator""_secret;

namespace {

constexpr char kTwoClouds[] = R"(
clouds:
  lab:
    auth: {auth_url: 'https://keystone.lab:5000/v3', username: demo, user_domain_name: Default,
           password: aTestsSecret9Qzhunter2, project_name: demo, project_domain_name: Default}
    regions: [North, South]
  home:
    auth: {auth_url: 'https://user:aTestsSecret9Qzhunter2@home.example/v3', username: me, user_domain_name: Default, password: aTestsSecret9Qzhunter2}
)";

QJsonArray arrayIn(const QByteArray &text) { return QJsonDocument::fromJson(text).array(); }

} // namespace

/// Which clouds there are, which one is meant, and where its secrets come from.
class CloudsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsWhatIsConfigured();
    void listsAsJson();
    void theOneThatIsMeantHasAStar();
    void noneIsNoFailure();
    void aFileThatCannotBeReadIsNamed();
    void whichCloud_data();
    void whichCloud();
    void theOnlyOneNeedsNoName();
    void theEnvironmentsCloud();
    void anotherProjectAndRegion_data();
    void anotherProjectAndRegion();
    void aProjectHasToBeChosen();
    void anApplicationCredentialHasOneProject();
    void aMissingSecretSaysWhereItMayStand_data();
    void aMissingSecretSaysWhereItMayStand();
    void asksForAMissingSecretWithoutEcho();
    void aSecretMayStandBesideTheRest();
    void theEnvironmentsSecretsAreWiped();
};

void CloudsTest::listsWhatIsConfigured()
{
    CloudHome home;
    home.write("clouds.yaml", kTwoClouds);
    Program program(line("clouds"), {}, home.environment());
    QCOMPARE(program.exitCode(), 0);
    const QByteArrayList lines = program.output().split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines[0].contains("NAME") && lines[0].contains("REGIONS"), lines[0]);
    QVERIFY2(lines[1].contains("lab ") && lines[1].contains("North,South"), lines[1]);
    QVERIFY2(lines[2].contains("home ") && lines[2].contains("/.config/openstack/clouds.yaml"), lines[2]);
    // The second column begins at the same place in all.
    QCOMPARE(lines[1].indexOf("North"), lines[0].indexOf("REGIONS"));
    QVERIFY2(!program.output().contains("hunter2"), program.output());
}

void CloudsTest::listsAsJson()
{
    CloudHome home;
    home.write("clouds.yaml", QByteArray(kTwoClouds) + "  broken: {auth: {username: x}}\n");
    Program program(line("clouds --json"), {}, home.environment());
    QCOMPARE(program.exitCode(), 0);
    QVERIFY2(!program.output().contains("hunter2"), program.output());
    const QJsonArray clouds = arrayIn(program.output());
    QCOMPARE(clouds.size(), 3);
    QCOMPARE(clouds[0].toObject().keys(), (QStringList{u"name"_qs, u"problem"_qs, u"regions"_qs,
                                                       u"selected"_qs, u"source"_qs, u"via"_qs}));
    QCOMPARE(clouds[0][u"name"].toString(), u"lab"_qs);
    QCOMPARE(clouds[0][u"regions"].toArray(), (QJsonArray{u"North"_qs, u"South"_qs}));
    QCOMPARE(clouds[0][u"selected"], QJsonValue(false));
    QVERIFY(clouds[0][u"problem"].isNull());
    QCOMPARE(clouds[0][u"source"].toString(), home.path(u"clouds.yaml"_qs));
    QCOMPARE(clouds[2][u"name"].toString(), u"broken"_qs);
    QVERIFY(!clouds[2][u"problem"].toString().isEmpty());
}

void CloudsTest::theOneThatIsMeantHasAStar()
{
    CloudHome home;
    home.write("clouds.yaml", kTwoClouds);
    Program program(line("clouds"), {}, home.environment({QStringLiteral("OS_CLOUD=home")}));
    QCOMPARE(program.exitCode(), 0);
    const QByteArrayList lines = program.output().split('\n');
    QVERIFY2(!lines[1].startsWith('*') && lines[2].startsWith("*  home"), program.output());
}

void CloudsTest::noneIsNoFailure()
{
    const CloudHome home;
    Program program(line("clouds"), {}, home.environment());
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.output(), QByteArray());
    QVERIFY2(program.errors().contains("no cloud is configured"), program.errors());
    Program json(line("clouds --json"), {}, home.environment());
    QCOMPARE(json.exitCode(), 0);
    QCOMPARE(json.output(), QByteArray("[]\n"));
}

void CloudsTest::aFileThatCannotBeReadIsNamed()
{
    CloudHome home;
    home.write("clouds.yaml", "clouds: [unclosed\n  password: " + QByteArray("hunter2"_secret) + "\n");
    for (const char *words : {"clouds", "servers --cloud lab"}) {
        Program program(line(words), {}, home.environment());
        QVERIFY(program.exitCode() >= 0);
        QVERIFY2(program.errors().contains("clouds.yaml"), program.errors());
        QVERIFY2(!program.errors().contains("hunter2"), program.errors());
    }
}

void CloudsTest::whichCloud_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *words, int code, const char *says) {
        QTest::newRow(words) << line(words) << code << QByteArray(says);
    };
    row("servers", 4, "more than one cloud is configured");
    row("servers --cloud nowhere", 4, "no cloud is named 'nowhere'; known are: lab, home");
    row("console url --cloud nowhere web", 4, "no cloud is named 'nowhere'");
    row("console shot --cloud nowhere web /nonexistent/x.png", 4, "no cloud is named 'nowhere'");
    row("servers --cloud lab --region East", 4, "it has no region 'East', but: North, South");
    row("servers --cloud lab --ca-file /nonexistent/ca.pem", 1, "/nonexistent/ca.pem");
    row("servers --cloud lab --pin 12", 2, "--pin");
    row("servers --cloud lab extra", 2, "too many");
    row("servers --cloud lab --password x", 2, "unknown option --password");
    row("console url --cloud lab", 2, "SERVER is missing");
    row("console shot --cloud lab", 2, "URL or SERVER is missing");
    row("console url --cloud lab web --type vnc", 2, "--type is one of novnc");
    row("server", 2, "no such command: server");
    row("server dance web", 2, "no such command: server dance");
    row("server stop --hard web", 2, "unknown option --hard");
}

void CloudsTest::whichCloud()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    QFETCH(QByteArray, says);
    CloudHome home;
    home.write("clouds.yaml", kTwoClouds);
    Program program(words, {}, home.environment());
    QCOMPARE(program.exitCode(), code);
    const QByteArray errors = program.errors();
    QVERIFY2(errors.contains(says), errors);
    QVERIFY2(!errors.contains("hunter2"), errors);
    QCOMPARE(program.output(), QByteArray());
}

void CloudsTest::theOnlyOneNeedsNoName()
{
    const CloudDouble cloud;
    const CloudHome home(cloud);
    Program program(line("servers"), {}, home.environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    QVERIFY(program.output().contains("demo-web"));
}

void CloudsTest::theEnvironmentsCloud()
{
    const CloudDouble cloud;
    const CloudHome home(cloud, "  other: {auth: {auth_url: 'http://127.0.0.1:1/v3', username: x}}\n");
    Program program(
        line("servers"), {},
        home.environment({u"OS_AUTH_URL="_qs + cloud.profile().authUrl.toString(), u"OS_USERNAME=someone"_qs,
                          u"OS_PASSWORD="_qs + QLatin1String(CloudDouble::kPassword),
                          u"OS_PROJECT_NAME=demo"_qs, u"OS_USER_DOMAIN_NAME=Default"_qs,
                          u"OS_PROJECT_DOMAIN_NAME=Default"_qs}));
    QVERIFY2(program.exitCode() == 0, program.errors());
    QVERIFY(cloud.requests().first().body.contains(R"("name":"someone")"));
}

void CloudsTest::anotherProjectAndRegion_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("scope");
    QTest::newRow("as written") << QStringList()
                                << QByteArray(R"({"project":{"domain":{"name":"Default"},"name":"demo"}})");
    QTest::newRow("project by name") << line("--project demo2")
                                     << QByteArray(
                                            R"({"project":{"domain":{"name":"Default"},"name":"demo2"}})");
    QTest::newRow("project by id") << line("--project 00000000000000000000000000000abc")
                                   << QByteArray(R"({"project":{"id":"00000000000000000000000000000abc"}})");
}

void CloudsTest::anotherProjectAndRegion()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, scope);
    const CloudDouble cloud;
    const CloudHome home(cloud);
    Program program(line("servers --cloud double") + options, {}, home.environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    const auto request = QJsonDocument::fromJson(cloud.requests().first().body).object();
    QCOMPARE(QJsonDocument(request[u"auth"][u"scope"].toObject()).toJson(QJsonDocument::Compact), scope);
}

void CloudsTest::aProjectHasToBeChosen()
{
    CloudDouble cloud;
    const CloudHome home(cloud);
    cloud.on("POST /v3/auth/tokens", cloud.token("t0ken"_secret, 3600, u"ks-token-unscoped-explicit"_qs));
    Program program(line("servers"), {}, home.environment());
    QCOMPARE(program.exitCode(), 2);
    QVERIFY2(program.errors().contains("choose one of the cloud's projects: ") &&
                 program.errors().contains("(with --project)"),
             program.errors());
}

void CloudsTest::anApplicationCredentialHasOneProject()
{
    CloudHome home;
    home.write("clouds.yaml", "clouds:\n  app:\n    auth_type: v3applicationcredential\n    auth: {auth_url: "
                              "'http://127.0.0.1:1/v3', application_credential_id: abc, "
                              "application_credential_secret: " +
                                  QByteArray("hunter2"_secret) + "}\n");
    Program program(line("servers --project other"), {}, home.environment());
    QCOMPARE(program.exitCode(), 2);
    QVERIFY2(program.errors().contains("belongs to one project"), program.errors());
}

void CloudsTest::aMissingSecretSaysWhereItMayStand_data()
{
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("a file's cloud") << QStringList{u"OS_CLOUD=double"_qs}
                                    << QByteArray("/.config/openstack/secure.yaml");
    QTest::newRow("the environment's")
        << QStringList{u"OS_AUTH_URL=http://127.0.0.1:1/v3"_qs, u"OS_USERNAME=demo"_qs,
                       u"OS_USER_DOMAIN_NAME=Default"_qs}
        << QByteArray("set OS_PASSWORD");
}

void CloudsTest::aMissingSecretSaysWhereItMayStand()
{
    QFETCH(QStringList, environment);
    QFETCH(QByteArray, says);
    const CloudDouble cloud;
    CloudHome home;
    home.write("clouds.yaml", CloudHome::entry(cloud, "double", {}));
    Program program(line("servers"), {}, home.environment(environment));
    QCOMPARE(program.exitCode(), 3);
    QVERIFY2(program.errors().contains(says), program.errors());
    QCOMPARE(program.errors().count('\n'), 1);
    QVERIFY(cloud.requests().isEmpty());
}

void CloudsTest::asksForAMissingSecretWithoutEcho()
{
    const CloudDouble cloud;
    CloudHome home;
    home.write("clouds.yaml", CloudHome::entry(cloud, "double", {}));
    int master = -1, slave = -1;
    QCOMPARE(openpty(&master, &slave, nullptr, nullptr, nullptr), 0);
    QProcess program;
    program.setEnvironment(Program::plainEnvironment() + home.environment());
    program.setStandardInputFile(QString::fromLatin1(ttyname(slave)));
    program.start(QStringLiteral(PORTHOLE_PROGRAM), line("servers"));
    QByteArray prompt;
    QTRY_VERIFY((prompt += program.readAllStandardError()).contains("Cloud double, user demo, password: "));
    const auto echoes = [slave] {
        termios state{};
        return tcgetattr(slave, &state) == 0 && (state.c_lflag & ECHO) != 0;
    };
    QTRY_VERIFY(!echoes());
    const QByteArray typed = "sesame-of-the-terminal"_secret + QByteArray("\n");
    QCOMPARE(write(master, typed.constData(), std::size_t(typed.size())), ssize_t{typed.size()});
    QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, 60'000);
    QVERIFY2(program.exitCode() == 0, prompt + program.readAllStandardError());
    QVERIFY(echoes());
    QVERIFY(cloud.requests().first().body.contains("sesame-of-the-terminal"_secret));
    close(slave);
    close(master);
}

void CloudsTest::aSecretMayStandBesideTheRest()
{
    const CloudDouble cloud;
    CloudHome home;
    home.write("clouds.yaml", CloudHome::entry(cloud, "double", {}));
    home.write("secure.yaml",
               "clouds: {double: {auth: {password: " + QByteArray("of-the-secure-file"_secret) + "}}}\n");
    Program program(line("servers"), {}, home.environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    QVERIFY(cloud.requests().first().body.contains("of-the-secure-file"_secret));
}

void CloudsTest::theEnvironmentsSecretsAreWiped()
{
    CloudDouble cloud;
    cloud.holdFrom(0);
    const CloudHome home(cloud);
    Program program(line("servers --cloud double"), {},
                    home.environment({u"OS_PASSWORD="_qs + QLatin1String("hunter2"_secret)}));
    QTRY_VERIFY(!cloud.requests().isEmpty());
    // Readable for root alone: for others the file is closed, which is as good.
    QFile file(QStringLiteral("/proc/%1/environ").arg(program.pid()));
    if (file.open(QIODevice::ReadOnly))
        QVERIFY(!file.readAll().contains("hunter2"));
}

QTEST_GUILESS_MAIN(CloudsTest)
#include "CloudsTest.moc"
