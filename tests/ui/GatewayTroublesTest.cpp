#include "GatewayFixture.h"
#include "tests/support/net/Certificates.h"
#include "tests/support/secrets/TestSecret.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileDialog>
#include <QSslConfiguration>
#include <QTemporaryDir>

namespace porthole::ui {

/// What goes wrong with a Slycat server, as the window tells it: in words, with the server's own reason and a
/// next step.
class GatewayTroublesTest : public GatewayFixture {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { close(); }
    void aRefusedSignInIsAskedAgain_data();
    void aRefusedSignInIsAskedAgain();
    void aRefusedHostIsAskedAgain_data();
    void aRefusedHostIsAskedAgain();
    void withoutItsAgentAHostIsHadAllTheSame();
    void anUnknownCertificateIsAskedAbout();
    void aServerThatIsNotThereIsTriedAgain();
    void nothingIsSentWithoutEncryptionThatWantsIt();
    void aSessionThatTheServerLostIsMadeAnew_data();
    void aSessionThatTheServerLostIsMadeAnew();
    void whoIsTypingTypesOn();
    void aDownloadThatFailedLeavesNothing();
    void aSessionLostForGoodIsAskedForAgain();
    void aSignInThatLapsedIsAskedForAgain();
    void aLostConnectionIsToldAndTriedAgain();
    void aFolderThatCannotBeReadIsTold();
    void aFileThatCannotBeReadIsTold();
    void aCommandThatFailsIsTold();
    void aCommandIsNoLongerWaitedFor();

private:
    QString outcome() const { return text("outcome"); }
    /// Back at a form after an attempt, with what went wrong above it.
    bool isAskedAgain(GatewayState state) const
    {
        return QTest::qWaitFor([&] { return page()->state() == state && !outcome().isEmpty(); }, 20000);
    }
};

void GatewayTroublesTest::aRefusedSignInIsAskedAgain_data()
{
    QTest::addColumn<int>("version");
    QTest::addRow("Basic") << int(Version::V1_2);
    QTest::addRow("the form") << int(Version::Today);
}

void GatewayTroublesTest::aRefusedSignInIsAskedAgain()
{
    QFETCH(int, version);
    open(Version(version));
    signIn(QString::fromLatin1("mistyped-by-a-person"_secret));
    QVERIFY(isAskedAgain(GatewayState::SignInNeeded));
    QCOMPARE(sentence(), QStringLiteral("The server did not accept the sign-in."));
    QCOMPARE(outcome(), QStringLiteral("The Slycat server did not accept the user name and password"));
    // The name stays, the password goes, and is typed anew at once.
    QCOMPARE(shown<QLineEdit>("gatewayUser")->text(), QLatin1String(SlycatDouble::kUser));
    QVERIFY(shown<QLineEdit>("gatewayPassword")->text().isEmpty());
    QVERIFY(shown<QLineEdit>("gatewayPassword")->hasFocus());
    QVERIFY(saysNoSecret());
    signIn();
    QVERIFY(reaches(GatewayState::HostNeeded));
}

void GatewayTroublesTest::aRefusedHostIsAskedAgain_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("agent");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("reason");
    const QString right = QLatin1String(SlycatDouble::kHostPassword);
    const QString wrong = QString::fromLatin1("mistyped-on-the-host"_secret);
    const auto add = [](const char *name, Version version, const char *host, const QString &password,
                        AgentWish agent, const char *says, const char *reason) {
        QTest::newRow(name) << int(version) << QString::fromLatin1(host) << password << int(agent)
                            << QString::fromLatin1(says) << QString::fromLatin1(reason);
    };
    for (const Version version : {Version::V1_4, Version::Today}) {
        const bool today = version == Version::Today;
        add(today ? "403, today's" : "403, v1.4", version, "good.lab", wrong, AgentWish::AsConfigured,
            "good.lab did not accept the sign-in.", "(HTTP 403 Remote authentication failed.)");
        add(today ? "403 though there is no agent, today's" : "403 though there is no agent, v1.4", version,
            "plain.lab", wrong, AgentWish::Require, "plain.lab did not accept the sign-in.",
            "(HTTP 403 Remote authentication failed.)");
        add(today ? "400, today's" : "400, v1.4", version, "plain.lab", right, AgentWish::Require,
            "The server has no agent configured for plain.lab.", "(HTTP 400 Missing agent configuration.)");
        add(today ? "500 without a command, today's" : "500 without a command, v1.4", version,
            "nocommand.lab", right, AgentWish::AsConfigured,
            "The server's agent for nocommand.lab has no command.",
            "(HTTP 500 Missing agent configuration.)");
        add(today ? "500 at its start, today's" : "500 at its start, v1.4", version, "broken.lab", right,
            AgentWish::AsConfigured, "The agent on broken.lab did not start.",
            "(HTTP 500 Agent startup failed: Expecting value: line 1 column 1 (char 0))");
        add(today ? "500 with markup, today's" : "500 with markup, v1.4", version, "refuses.lab", right,
            AgentWish::AsConfigured, "The agent on refuses.lab did not start.", "<b>no</b> licence");
    }
    add("no such host, today's", Version::Today, "nowhere.lab", right, AgentWish::AsConfigured,
        "The server could not connect to nowhere.lab.", "(HTTP 401 Remote connection failed: [Errno -2] ");
    add("no such host, v1.4", Version::V1_4, "nowhere.lab", right, AgentWish::AsConfigured,
        "The server could not connect to nowhere.lab.", "(HTTP 500 Remote connection failed: [Errno -2] ");
    add("no name of a host", Version::Today, "two words", right, AgentWish::AsConfigured,
        "This is no host's name.", "neither a name nor an IP address");
}

void GatewayTroublesTest::aRefusedHostIsAskedAgain()
{
    QFETCH(int, version);
    QFETCH(QString, host);
    QFETCH(QString, password);
    QFETCH(int, agent);
    QFETCH(QString, says);
    QFETCH(QString, reason);
    open(Version(version));
    signIn();
    connectTo(host, password, AgentWish(agent));
    QVERIFY(isAskedAgain(GatewayState::HostNeeded));
    QCOMPARE(sentence(), says);
    QVERIFY(!text("advice").isEmpty());
    QVERIFY2(outcome().contains(reason), qPrintable(outcome()));
    QCOMPARE(shown<QComboBox>("gatewayHost")->currentText(), host);
    QVERIFY(shown<QLineEdit>("gatewayHostPassword")->hasFocus());
    QVERIFY(saysNoSecret());
    QCOMPARE(server().remotes(), 0);
    connectTo(QStringLiteral("good.lab"));
    QVERIFY(reaches(GatewayState::Open));
}

void GatewayTroublesTest::withoutItsAgentAHostIsHadAllTheSame()
{
    open(Version::Today);
    signIn();
    connectTo(QStringLiteral("broken.lab"));
    QVERIFY(isAskedAgain(GatewayState::HostNeeded));
    QCOMPARE(shown<QPushButton>("gatewayConnect")->text(), QStringLiteral("Connect without an agent"));
    // Nothing but the password is missing.
    type("gatewayHostPassword", QLatin1String(SlycatDouble::kHostPassword));
    click("gatewayConnect");
    QVERIFY(reaches(GatewayState::Open));
    QCOMPARE(text("agent"), QStringLiteral("No agent"));
    run(QStringLiteral("ls"));
    QTRY_VERIFY(output().contains(QLatin1String("ran ls\nit's done")));
}

void GatewayTroublesTest::anUnknownCertificateIsAskedAbout()
{
    test::Certificates certificates;
    QVERIFY2(certificates.isValid(), "the openssl command makes the certificates (apt: openssl)");
    const test::ServerIdentity identity = certificates.selfSigned(QStringLiteral("DNS:localhost"));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(identity.certificate);
    tls.setPrivateKey(identity.key);
    SlycatDouble secure(Version::Today, tls);
    test::RunningThread network;
    GatewayRegistry registry(network, GatewayOptions{});
    show(secure.address(QStringLiteral("localhost")), registry);
    QVERIFY(reaches(GatewayState::Failed));
    QCOMPARE(sentence(), QStringLiteral("The server's certificate is not trusted."));
    const QString digest =
        QString::fromLatin1(identity.certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper());
    QCOMPARE(text("fingerprint").replace(u'\n', u':'), digest);
    // Trusting is neither where the keyboard is nor what stands out as the next step.
    auto *trust = shown<QPushButton>("gatewayNext");
    QCOMPARE(trust->text(), QStringLiteral("Trust this certificate"));
    QVERIFY(!trust->hasFocus());
    QVERIFY(!trust->property("primary").toBool());
    QVERIFY(secure.requests().isEmpty());
    click("gatewayNext");
    signIn();
    connectTo(QStringLiteral("good.lab"));
    QVERIFY(reaches(GatewayState::Open));
    m_window.reset();
}

void GatewayTroublesTest::aServerThatIsNotThereIsTriedAgain()
{
    m_rig = std::make_unique<GatewayRig>(Version::Today);
    server().on("GET /api/configuration/remote-hosts", SlycatDouble::page(503, "Service Unavailable"));
    show(server().address(), m_rig->registry);
    QVERIFY(reaches(GatewayState::Failed));
    QVERIFY2(sentence().endsWith(QLatin1String("cannot be reached.")), qPrintable(sentence()));
    QVERIFY(outcome().contains(QLatin1String("HTTP 503")));
    server().dropScript("GET /api/configuration/remote-hosts");
    click("gatewayNext");
    QVERIFY(reaches(GatewayState::SignInNeeded));
    QVERIFY(outcome().isEmpty());
}

void GatewayTroublesTest::nothingIsSentWithoutEncryptionThatWantsIt()
{
    m_rig = std::make_unique<GatewayRig>(Version::Today);
    server().wantsHttps = true;
    show(server().address(), m_rig->registry);
    QVERIFY(reaches(GatewayState::Failed));
    QCOMPARE(sentence(), QStringLiteral("No secure connection could be made."));
    QVERIFY2(outcome().contains(QLatin1String("open it as slycat://")), qPrintable(outcome()));
}

void GatewayTroublesTest::aSessionThatTheServerLostIsMadeAnew_data()
{
    QTest::addColumn<int>("version");
    QTest::addRow("404, v1.2") << int(Version::V1_2);
    QTest::addRow("404, v1.4") << int(Version::V1_4);
    QTest::addRow("404, today's") << int(Version::Today);
}

void GatewayTroublesTest::aSessionThatTheServerLostIsMadeAnew()
{
    QFETCH(int, version);
    open(Version(version));
    openHost();
    const QString before = shown<QToolButton>("gatewaySid")->accessibleName();
    server().forgetRemotes();
    enter(QStringLiteral("home"));
    QVERIFY(lists({QStringLiteral("slytest")}));
    QCOMPARE(page()->state(), GatewayState::Open);
    QTRY_VERIFY(shown<QToolButton>("gatewaySid")->accessibleName() != before);
}

void GatewayTroublesTest::whoIsTypingTypesOn()
{
    open(Version::Today);
    openHost();
    shown<QLineEdit>("command")->setFocus();
    const QString before = shown<QToolButton>("gatewaySid")->accessibleName();
    server().forgetRemotes();
    shown<QToolButton>("folderReload")->click();
    QTRY_VERIFY(shown<QToolButton>("gatewaySid")->accessibleName() != before);
    QVERIFY(shown<QLineEdit>("command")->hasFocus());
}

void GatewayTroublesTest::aDownloadThatFailedLeavesNothing()
{
    const QTemporaryDir folder;
    open(Version::Today);
    openHost();
    goTo(QStringLiteral("/home/slytest"));
    QVERIFY(lists({QStringLiteral("images"), QStringLiteral("notes.txt"), QStringLiteral("run-01.csv")}));
    const QByteArray route = "GET /remotes/good.lab/file/home/slytest/notes.txt";
    server().on(route, test::HttpAnswer::silence());
    files().setCurrentIndex(files().model()->index(1, 0));
    const auto save = [&](const QString &name) {
        auto *dialog = page()->findChild<QFileDialog *>();
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(folder.filePath(name));
        delete dialog;
    };
    click("folderDownload");
    save(QStringLiteral("missing/notes.txt")); // no such folder here
    QTRY_VERIFY(text("stripText").startsWith(QLatin1String("notes.txt was not downloaded.\n")));
    // The next step is about the same file, wherever one has gone meanwhile.
    page()->showListing({QStringLiteral("/var"), {}, 0});
    click("stripNext");
    save(QStringLiteral("notes.txt"));
    // One that is under way is stopped, and leaves nothing.
    QTRY_COMPARE(server().count(route), 1);
    click("folderStop");
    QTRY_VERIFY(everythingSaid().contains(QLatin1String("The download was stopped")));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void GatewayTroublesTest::aSessionLostForGoodIsAskedForAgain()
{
    open(Version::Today);
    openHost();
    enter(QStringLiteral("home"));
    QVERIFY(lists({QStringLiteral("slytest")}));
    server().forgetRemotes();
    server().on("POST /remotes", SlycatDouble::page(403, "Remote authentication failed."));
    click("folderReload");
    QVERIFY(isAskedAgain(GatewayState::HostNeeded));
    QCOMPARE(sentence(), QStringLiteral("good.lab did not accept the sign-in."));
    QVERIFY(!shown<QToolButton>("gatewaySid"));
    server().dropScript("POST /remotes");
    connectTo(QStringLiteral("good.lab"));
    QVERIFY(reaches(GatewayState::Open));
    // Where one was.
    QVERIFY(lists({QStringLiteral("slytest")}));
}

void GatewayTroublesTest::aSignInThatLapsedIsAskedForAgain()
{
    open(Version::Today);
    openHost();
    server().forgetSignIns();
    server().on("POST /login", SlycatDouble::page(404, "no auth found!!!"));
    click("folderReload");
    QVERIFY(isAskedAgain(GatewayState::SignInNeeded));
    QVERIFY(saysNoSecret());
    server().dropScript("POST /login");
    signIn();
    QVERIFY(reaches(GatewayState::HostNeeded));
}

void GatewayTroublesTest::aLostConnectionIsToldAndTriedAgain()
{
    open(Version::Today);
    openHost();
    server().on("POST /remotes/good.lab/browse/home", test::HttpAnswer::raw("HTTP/1.1 200 OK\r\nConte"));
    enter(QStringLiteral("home"));
    QTRY_VERIFY(text("stripText").startsWith(QLatin1String("/home could not be read.\n")));
    QCOMPARE(page()->state(), GatewayState::Open);
    // What was there is still there.
    QCOMPARE(names(), (QStringList{QStringLiteral("home"), QStringLiteral("var")}));
    server().dropScript("POST /remotes/good.lab/browse/home");
    click("stripNext");
    QVERIFY(lists({QStringLiteral("slytest")}));
    QVERIFY(text("stripText").isEmpty());
}

void GatewayTroublesTest::aFolderThatCannotBeReadIsTold()
{
    open(Version::Today);
    openHost();
    goTo(QStringLiteral("/root"));
    QTRY_VERIFY(text("stripText").startsWith(QLatin1String("/root could not be read.\n")));
    QVERIFY(text("stripText").contains(QLatin1String("HTTP 400 Remote access failed.")));
    // What was typed is there to be put right.
    QCOMPARE(shown<QLineEdit>("folderPath")->text(), QStringLiteral("/root"));
    click("stripClose");
    QVERIFY(text("stripText").isEmpty());
}

void GatewayTroublesTest::aFileThatCannotBeReadIsTold()
{
    open(Version::Today);
    openHost();
    goTo(QStringLiteral("/home/slytest"));
    QVERIFY(lists({QStringLiteral("images"), QStringLiteral("notes.txt"), QStringLiteral("run-01.csv")}));
    server().on("GET /remotes/good.lab/file/home/slytest/notes.txt",
                SlycatDouble::page(400, "Access denied.", {"X-Slycat-Message: Not <i>yours</i>."}));
    enter(QStringLiteral("notes.txt"));
    QTRY_VERIFY(text("previewWords").startsWith(QLatin1String("The file could not be read.\n")));
    QVERIFY(text("previewWords").contains(QLatin1String("Not <i>yours</i>.")));
    QVERIFY(text("previewWords").contains(QLatin1String("HTTP 400 Access denied.")));
    QCOMPARE(shown<QLabel>("previewWords")->textFormat(), Qt::PlainText);
}

void GatewayTroublesTest::aCommandThatFailsIsTold()
{
    open(Version::Today);
    openHost();
    run(QStringLiteral("nonsense"));
    QTRY_VERIFY(text("stripText").startsWith(QLatin1String("The command was not carried out to its end.\n")));
    QVERIFY(text("stripText").contains(QLatin1String("local variable 'p' referenced before assignment")));
    QVERIFY(shown<QPushButton>("commandRun")->isEnabled());
    run(QStringLiteral("ls"));
    QTRY_VERIFY(output().contains(QLatin1String("ran ls")));
    QVERIFY(text("stripText").isEmpty());
}

void GatewayTroublesTest::aCommandIsNoLongerWaitedFor()
{
    open(Version::Today);
    openHost();
    server().on("POST /remotes/good.lab/launch", test::HttpAnswer::silence());
    run(QStringLiteral("sleep 1000"));
    QTRY_COMPARE(server().count("POST /remotes/good.lab/launch"), 1);
    QCOMPARE(shown<QPushButton>("commandRun")->text(), QStringLiteral("Stop waiting"));
    click("commandRun");
    QTRY_COMPARE(text("commandStatus"), QStringLiteral("No longer waited for; the command may run on."));
    QCOMPARE(shown<QPushButton>("commandRun")->text(), QStringLiteral("Run"));
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::GatewayTroublesTest)
#include "GatewayTroublesTest.moc"
