#include "tests/session/GatewayRig.h"
#include "tests/support/net/Certificates.h"
#include "tests/support/secrets/TestSecret.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTemporaryDir>

namespace porthole::test {

using Version = SlycatDouble::Version;

/// A session with a Slycat server, from its own thread's side.
class GatewayTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goesItsWay_data();
    void goesItsWay();
    void asksForTheSignInAgain();
    void asksForTheHostAgain_data();
    void asksForTheHostAgain();
    void whoLetsEverybodyInAsksForTheHost();
    void aServerThatIsNotThereMayComeBack();
    void anUnknownCertificateIsThePersons();
    void aSessionMadeAnewHasAnotherSid();
    void aSessionLostForGoodLeadsBackToTheHosts();
    void aSignInLostForGoodLeadsBackToTheForm();
    void leavesTellTheServer();
    void fetchesIntoANewFileOnly_data();
    void fetchesIntoANewFileOnly();
    void aFetchThatFailsLeavesNothing_data();
    void aFetchThatFailsLeavesNothing();
    void aFetchIsStopped();
    void onlyTheBeginningIsPreviewed();
    void aCommandIsNoLongerWaitedFor();
    void theLastQuestionIsAnswered();
    void nothingHappensOutOfTurn();
    void endsAtEveryStage_data();
    void endsAtEveryStage();
};

void GatewayTest::goesItsWay_data()
{
    QTest::addColumn<int>("version");
    QTest::addRow("v1.2") << int(Version::V1_2);
    QTest::addRow("v1.4") << int(Version::V1_4);
    QTest::addRow("today's") << int(Version::Today);
}

void GatewayTest::goesItsWay()
{
    QFETCH(int, version);
    GatewayRig rig{Version(version)};
    GatewaySession &session = rig.make();
    QList<GatewayState> states;
    connect(&session, &GatewaySession::standingChanged, this, [&] { states << session.state(); });
    QVERIFY(rig.reaches(session, GatewayState::SignInNeeded));
    QVERIFY(!session.standing().trouble);
    rig.signIn(session);
    QVERIFY(rig.reaches(session, GatewayState::HostNeeded));
    QCOMPARE(session.standing().hosts.size(), 5);
    QVERIFY(session.standing().canSignOut);
    rig.connectTo(session, "good.lab");
    QVERIFY(rig.reaches(session, GatewayState::Open));
    QCOMPARE(states, (QList{GatewayState::Connecting, GatewayState::SignInNeeded, GatewayState::SigningIn,
                            GatewayState::HostNeeded, GatewayState::ConnectingHost, GatewayState::Open}));
    QCOMPARE(session.standing().host, QStringLiteral("good.lab"));
    QCOMPARE(session.standing().sid->value.size(), 32);

    QSignalSpy listed(&session, &GatewaySession::listed);
    session.browse(QStringLiteral("/home/slytest"));
    QTRY_COMPARE_WITH_TIMEOUT(listed.size(), 1, 60'000);
    QCOMPARE(listed[0][0].value<RemoteListing>().files.size(), 3);
    QSignalSpy failed(&session, &GatewaySession::browseFailed);
    session.browse(QStringLiteral("/root"));
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60'000);
    QCOMPARE(failed[0][1].value<Error>().kind, ErrorKind::NotFound);

    QTemporaryDir folder;
    QSignalSpy fetched(&session, &GatewaySession::fetched);
    session.fetch(QStringLiteral("/home/slytest/notes.txt"), folder.filePath(QStringLiteral("notes.txt")));
    QTRY_COMPARE_WITH_TIMEOUT(fetched.size(), 1, 60'000);
    QFile file(folder.filePath(QStringLiteral("notes.txt")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("remember\n"));
    QCOMPARE(file.permissions() & QFile::Permissions(0x0077), QFile::Permissions());

    QSignalSpy launched(&session, &GatewaySession::launched);
    session.launch(QStringLiteral("ls"));
    QTRY_COMPARE_WITH_TIMEOUT(launched.size(), 1, 60'000);
    QCOMPARE(launched[0][0].value<RemoteOutput>().output, QStringLiteral("ran ls\n"));
}

void GatewayTest::asksForTheSignInAgain()
{
    GatewayRig rig(Version::Today);
    GatewaySession &session = rig.make();
    QVERIFY(rig.reaches(session, GatewayState::SignInNeeded));
    QSignalSpy changes(&session, &GatewaySession::standingChanged);
    rig.signIn(session, "mistyped-by-a-person"_secret);
    QTRY_COMPARE_WITH_TIMEOUT(changes.size(), 2, 60'000);
    QCOMPARE(session.state(), GatewayState::SignInNeeded);
    QCOMPARE(session.standing().trouble->error.kind, ErrorKind::AuthRejected);
    QVERIFY(session.standing().trouble->error.detail.find("mistyped") == std::string::npos);
    rig.signIn(session);
    QVERIFY(rig.reaches(session, GatewayState::HostNeeded));
    QVERIFY(!session.standing().trouble);
}

void GatewayTest::asksForTheHostAgain_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<int>("kind");
    QTest::addRow("a wrong password")
        << QByteArray("good.lab") << QByteArray("wrong-on-the-host") << int(ErrorKind::AuthRejected);
    QTest::addRow("no such host") << QByteArray("nowhere.lab") << QByteArray(SlycatDouble::kHostPassword)
                                  << int(ErrorKind::Unreachable);
    QTest::addRow("an agent that fails")
        << QByteArray("broken.lab") << QByteArray(SlycatDouble::kHostPassword) << int(ErrorKind::AgentFailed);
}

void GatewayTest::asksForTheHostAgain()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, password);
    QFETCH(int, kind);
    GatewayRig rig(Version::Today);
    GatewaySession &session = rig.make();
    QVERIFY(rig.reaches(session, GatewayState::SignInNeeded));
    rig.signIn(session);
    QVERIFY(rig.reaches(session, GatewayState::HostNeeded));
    QSignalSpy changes(&session, &GatewaySession::standingChanged);
    rig.connectTo(session, host.constData(), AgentWish::AsConfigured, password.constData());
    QTRY_COMPARE_WITH_TIMEOUT(changes.size(), 2, 60'000);
    QCOMPARE(session.state(), GatewayState::HostNeeded);
    QCOMPARE(session.standing().trouble->error.kind, ErrorKind(kind));
    QVERIFY(session.standing().trouble->error.detail.find(password.toStdString()) == std::string::npos);
    QCOMPARE(session.standing().host, QString::fromLatin1(host)); // as it was typed, to be put right
    QCOMPARE(session.standing().hosts.size(), 5);
    rig.connectTo(session, "good.lab");
    QVERIFY(rig.reaches(session, GatewayState::Open));
}

void GatewayTest::whoLetsEverybodyInAsksForTheHost()
{
    GatewayRig rig(Version::Today);
    rig.server.wantsSignIn = false;
    GatewaySession &session = rig.make();
    QVERIFY(rig.reaches(session, GatewayState::HostNeeded));
    QVERIFY(!session.standing().canSignOut);
}

void GatewayTest::aServerThatIsNotThereMayComeBack()
{
    GatewayRig rig(Version::Today);
    rig.server.on("GET /api/configuration/remote-hosts", SlycatDouble::page(503, "Service Unavailable"));
    GatewaySession &session = rig.make();
    QVERIFY(rig.reaches(session, GatewayState::Failed));
    QCOMPARE(session.standing().trouble->error.kind, ErrorKind::Unreachable);
    rig.server.dropScript("GET /api/configuration/remote-hosts");
    session.open();
    QVERIFY(rig.reaches(session, GatewayState::SignInNeeded));
}

void GatewayTest::anUnknownCertificateIsThePersons()
{
    Certificates certificates;
    QVERIFY2(certificates.isValid(), "the openssl command makes the certificates (apt: openssl)");
    const ServerIdentity identity = certificates.selfSigned(QStringLiteral("DNS:localhost"));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(identity.certificate);
    tls.setPrivateKey(identity.key);
    SlycatDouble server(Version::Today, tls);
    RunningThread network;
    GatewayRegistry registry(network, GatewayOptions{});
    GatewaySession &session = registry.open(*GatewayUrl::parse(server.address(QStringLiteral("localhost"))));
    QVERIFY(GatewayRig::reaches(session, GatewayState::Failed));
    QCOMPARE(session.standing().trouble->error.kind, ErrorKind::CertificateUntrusted);
    QCOMPARE(session.standing().trouble->certificateSha256,
             identity.certificate.digest(QCryptographicHash::Sha256));
    QVERIFY(!session.standing().trouble->certificateProblem.isEmpty());
    QVERIFY(server.requests().isEmpty());
    QSignalSpy changes(&session, &GatewaySession::standingChanged);
    session.open(); // alone it changes nothing
    QTRY_COMPARE_WITH_TIMEOUT(changes.size(), 2, 60'000);
    QCOMPARE(session.state(), GatewayState::Failed);
    session.trustCertificate();
    QVERIFY(GatewayRig::reaches(session, GatewayState::SignInNeeded));
    GatewayRig::signIn(session);
    QVERIFY(GatewayRig::reaches(session, GatewayState::HostNeeded));
}

void GatewayTest::aSessionMadeAnewHasAnotherSid()
{
    GatewayRig rig(Version::Today);
    GatewaySession *session = rig.makeOpen();
    QVERIFY(session);
    const QString before = session->standing().sid->value;
    QSignalSpy listed(session, &GatewaySession::listed);
    rig.server.forgetRemotes();
    session->browse(QStringLiteral("/home"));
    QTRY_COMPARE_WITH_TIMEOUT(listed.size(), 1, 60'000);
    QCOMPARE(session->state(), GatewayState::Open);
    QVERIFY(session->standing().sid->value != before);
}

void GatewayTest::aSessionLostForGoodLeadsBackToTheHosts()
{
    GatewayRig rig(Version::Today);
    GatewaySession *session = rig.makeOpen();
    QVERIFY(session);
    rig.server.forgetRemotes();
    rig.server.on("POST /remotes", SlycatDouble::page(403, "Remote authentication failed."));
    QSignalSpy failed(session, &GatewaySession::browseFailed);
    session->browse(QStringLiteral("/home"));
    QVERIFY(rig.reaches(*session, GatewayState::HostNeeded));
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60'000);
    QCOMPARE(session->standing().trouble->error.kind, ErrorKind::AuthRejected);
    QVERIFY(!session->standing().sid);
    rig.server.dropScript("POST /remotes");
    rig.connectTo(*session, "plain.lab");
    QVERIFY(rig.reaches(*session, GatewayState::Open));
}

void GatewayTest::aSignInLostForGoodLeadsBackToTheForm()
{
    GatewayRig rig(Version::Today);
    GatewaySession *session = rig.makeOpen();
    QVERIFY(session);
    rig.server.forgetSignIns();
    rig.server.on("POST /login", SlycatDouble::page(404, "no auth found!!!"));
    session->browse(QStringLiteral("/home"));
    QVERIFY(rig.reaches(*session, GatewayState::SignInNeeded));
    QCOMPARE(session->standing().trouble->error.kind, ErrorKind::AuthRejected);
    rig.server.dropScript("POST /login");
    rig.signIn(*session);
    QVERIFY(rig.reaches(*session, GatewayState::HostNeeded));
}

void GatewayTest::leavesTellTheServer()
{
    GatewayRig rig(Version::Today);
    GatewaySession *session = rig.makeOpen();
    QVERIFY(session);
    QCOMPARE(rig.server.remotes(), 1);
    session->leaveHost();
    QVERIFY(rig.reaches(*session, GatewayState::HostNeeded));
    QTRY_COMPARE_WITH_TIMEOUT(rig.server.remotes(), 0, 60'000);
    rig.connectTo(*session, "good.lab");
    QVERIFY(rig.reaches(*session, GatewayState::Open));
    session->signOut();
    QVERIFY(rig.reaches(*session, GatewayState::SignInNeeded));
    QTRY_COMPARE_WITH_TIMEOUT(rig.server.signIns(), 0, 60'000);
    QCOMPARE(rig.server.remotes(), 0);
    // The window's own end of it.
    rig.signIn(*session);
    QVERIFY(rig.reaches(*session, GatewayState::HostNeeded));
    rig.connectTo(*session, "good.lab");
    QVERIFY(rig.reaches(*session, GatewayState::Open));
    QSignalSpy gone(session, &QObject::destroyed);
    session->close();
    QCOMPARE(session->state(), GatewayState::Closed);
    QTRY_COMPARE_WITH_TIMEOUT(gone.size(), 1, 60'000);
    QVERIFY(rig.registry.sessions().empty());
    QTRY_COMPARE_WITH_TIMEOUT(rig.server.remotes(), 0, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(rig.server.signIns(), 0, 60'000);
}

void GatewayTest::fetchesIntoANewFileOnly_data()
{
    QTest::addColumn<QString>("there");
    QTest::addRow("a file") << QStringLiteral("file");
    QTest::addRow("a link to nothing") << QStringLiteral("dangling");
    QTest::addRow("a link to a file") << QStringLiteral("link");
    QTest::addRow("a folder") << QStringLiteral("folder");
    QTest::addRow("in a folder that is none") << QStringLiteral("file/below");
    QTest::addRow("nowhere") << QStringLiteral("missing/file");
}

void GatewayTest::fetchesIntoANewFileOnly()
{
    QFETCH(QString, there);
    QTemporaryDir folder;
    QFile mine(folder.filePath(QStringLiteral("file")));
    QVERIFY(mine.open(QIODevice::WriteOnly) && mine.write("mine") == 4);
    mine.close();
    QVERIFY(QFile::link(mine.fileName(), folder.filePath(QStringLiteral("link"))));
    QVERIFY(
        QFile::link(folder.filePath(QStringLiteral("victim")), folder.filePath(QStringLiteral("dangling"))));
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("folder")));
    const QStringList before = QDir(folder.path()).entryList(QDir::AllEntries | QDir::System);
    GatewayRig rig(Version::Today);
    GatewaySession *session = rig.makeOpen();
    QVERIFY(session);
    QSignalSpy failed(session, &GatewaySession::fetchFailed);
    session->fetch(QStringLiteral("/home/slytest/notes.txt"), folder.filePath(there));
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60'000);
    QCOMPARE(failed[0][0].value<Error>().kind, ErrorKind::Storage);
    QVERIFY(mine.open(QIODevice::ReadOnly));
    QCOMPARE(mine.readAll(), QByteArray("mine"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::System), before);
    QCOMPARE(rig.server.count("GET /remotes/good.lab/file/home/slytest/notes.txt"), 0);
}

void GatewayTest::aFetchThatFailsLeavesNothing_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("kind");
    QTest::addRow("refused") << SlycatDouble::page(400, "Access denied.").bytes << int(ErrorKind::Forbidden);
    QTest::addRow("cut short") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf of it")
                               << int(ErrorKind::Closed);
    QTest::addRow("larger than any") << QByteArray(
                                            "HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\nx")
                                     << int(ErrorKind::PeerMisbehaved);
}

void GatewayTest::aFetchThatFailsLeavesNothing()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, kind);
    GatewayRig rig(Version::Today);
    rig.server.on("GET /remotes/good.lab/file/a", HttpAnswer::raw(answer));
    GatewaySession *session = rig.makeOpen();
    QVERIFY(session);
    QTemporaryDir folder;
    QSignalSpy failed(session, &GatewaySession::fetchFailed);
    session->fetch(QStringLiteral("/a"), folder.filePath(QStringLiteral("a")));
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60'000);
    QCOMPARE(failed[0][0].value<Error>().kind, ErrorKind(kind));
    QVERIFY(QDir(folder.path()).isEmpty());
    QCOMPARE(session->state(), GatewayState::Open);
}

void GatewayTest::aFetchIsStopped()
{
    GatewayRig rig(Version::Today);
    HttpAnswer endless = HttpAnswer::raw("HTTP/1.1 200 OK\r\n\r\n", false);
    endless.filler = Q_INT64_C(1) << 30;
    rig.server.on("GET /remotes/good.lab/file/a", endless);
    GatewaySession *session = rig.makeOpen();
    QVERIFY(session);
    QTemporaryDir folder;
    QSignalSpy progress(session, &GatewaySession::fetchProgressed);
    QSignalSpy failed(session, &GatewaySession::fetchFailed);
    session->fetch(QStringLiteral("/a"), folder.filePath(QStringLiteral("a")));
    QTRY_VERIFY_WITH_TIMEOUT(!progress.isEmpty(), 60'000);
    session->cancelFetch();
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60'000);
    QCOMPARE(failed[0][0].value<Error>().kind, ErrorKind::Cancelled);
    QVERIFY(QDir(folder.path()).isEmpty());
    // What goes on meanwhile is no obstacle.
    QSignalSpy listed(session, &GatewaySession::listed);
    session->browse(QStringLiteral("/home"));
    QTRY_COMPARE_WITH_TIMEOUT(listed.size(), 1, 60'000);
}

void GatewayTest::onlyTheBeginningIsPreviewed()
{
    GatewayRig rig(Version::Today);
    HttpAnswer endless = HttpAnswer::raw("HTTP/1.1 200 OK\r\n\r\n", false);
    endless.filler = Q_INT64_C(1) << 30;
    rig.server.on("GET /remotes/good.lab/file/a", endless);
    GatewaySession *session = rig.makeOpen();
    QVERIFY(session);
    QSignalSpy previewed(session, &GatewaySession::previewed);
    session->preview(QStringLiteral("/a"));
    QTRY_COMPARE_WITH_TIMEOUT(previewed.size(), 1, 60'000);
    const auto preview = previewed[0][0].value<RemotePreview>();
    QCOMPARE(preview.path, QStringLiteral("/a"));
    QCOMPARE(preview.bytes.size(), 4 << 20);
    QVERIFY(preview.cut);
    QCOMPARE(session->state(), GatewayState::Open);
    // The rest is not waited for, let alone taken.
    QTRY_VERIFY_WITH_TIMEOUT(rig.server.bytesSent() < (Q_INT64_C(1) << 29), 60'000);
    session->preview(QStringLiteral("/home/slytest/notes.txt"));
    QTRY_COMPARE_WITH_TIMEOUT(previewed.size(), 2, 60'000);
    QCOMPARE(previewed[1][0].value<RemotePreview>().bytes, QByteArray("remember\n"));
    QVERIFY(!previewed[1][0].value<RemotePreview>().cut);
    QSignalSpy failed(session, &GatewaySession::previewFailed);
    session->preview(QStringLiteral("/nowhere"));
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60'000);
    QCOMPARE(failed[0][1].value<Error>().kind, ErrorKind::NotFound);
}

void GatewayTest::aCommandIsNoLongerWaitedFor()
{
    GatewayRig rig(Version::Today);
    rig.server.on("POST /remotes/good.lab/launch", HttpAnswer::silence());
    GatewaySession *session = rig.makeOpen();
    QVERIFY(session);
    QSignalSpy failed(session, &GatewaySession::launchFailed);
    session->launch(QStringLiteral("sleep 1000"));
    QTRY_COMPARE_WITH_TIMEOUT(rig.server.count("POST /remotes/good.lab/launch"), 1, 60'000);
    session->cancelLaunch();
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60'000);
    QCOMPARE(failed[0][0].value<Error>().kind, ErrorKind::Cancelled);
}

void GatewayTest::theLastQuestionIsAnswered()
{
    GatewayRig rig(Version::Today);
    rig.server.on("POST /remotes/good.lab/browse/var", HttpAnswer::silence());
    GatewaySession *session = rig.makeOpen();
    QVERIFY(session);
    QSignalSpy listed(session, &GatewaySession::listed);
    session->browse(QStringLiteral("/var"));
    session->browse(QStringLiteral("/home"));
    QTRY_COMPARE_WITH_TIMEOUT(listed.size(), 1, 60'000);
    QCOMPARE(listed[0][0].value<RemoteListing>().path, QStringLiteral("/home"));
}

void GatewayTest::nothingHappensOutOfTurn()
{
    GatewayRig rig(Version::Today);
    GatewaySession &session = rig.make();
    QVERIFY(rig.reaches(session, GatewayState::SignInNeeded));
    rig.server.forget();
    rig.connectTo(session, "good.lab");
    session.browse(QStringLiteral("/"));
    session.fetch(QStringLiteral("/a"), QStringLiteral("/nonexistent/a"));
    session.launch(QStringLiteral("ls"));
    session.cancelFetch();
    session.cancelLaunch();
    session.leaveHost();
    session.signOut();
    session.trustCertificate();
    session.open();
    rig.signIn(session);
    QVERIFY(rig.reaches(session, GatewayState::HostNeeded));
    QCOMPARE(rig.server.count("POST /remotes"), 0);
    QCOMPARE(rig.server.requests().first().route(), QByteArray("POST /api/login"));
}

void GatewayTest::endsAtEveryStage_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<bool>("closed");
    for (int at = 0; at <= 9; ++at) {
        QTest::addRow("question %d, closed", at) << at << true;
        QTest::addRow("question %d, the registry goes", at) << at << false;
    }
}

void GatewayTest::endsAtEveryStage()
{
    QFETCH(int, at);
    QFETCH(bool, closed);
    SlycatDouble server(Version::Today);
    server.wantsHttps = false;
    server.holdFrom(at);
    RunningThread network;
    auto registry = std::make_unique<GatewayRegistry>(network, GatewayOptions{});
    GatewaySession &session = registry->open(*GatewayUrl::parse(server.address()));
    QTemporaryDir folder;
    connect(&session, &GatewaySession::standingChanged, this, [&] {
        if (session.state() == GatewayState::SignInNeeded)
            GatewayRig::signIn(session);
        else if (session.state() == GatewayState::HostNeeded)
            GatewayRig::connectTo(session, "good.lab");
        else if (session.state() == GatewayState::Open) {
            session.browse(QStringLiteral("/home"));
            session.launch(QStringLiteral("ls"));
            session.fetch(QStringLiteral("/home/slytest/notes.txt"), folder.filePath(QStringLiteral("a")));
        }
    });
    QTRY_VERIFY_WITH_TIMEOUT(server.requests().size() > at || session.state() == GatewayState::Open, 60'000);
    if (closed)
        session.close();
    registry.reset();
    // The network thread is still there, and has nothing to do.
    QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, 60'000);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::GatewayTest)
#include "GatewayTest.moc"
