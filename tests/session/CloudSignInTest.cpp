#include "tests/session/NovaDouble.h"
#include "tests/support/net/Certificates.h"
#include "tests/support/secrets/TestSecret.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTemporaryDir>

namespace porthole::test {

namespace {

constexpr char kTokens[] = "POST /v3/auth/tokens";
const char *const kTyped = testSecret();

/// The scopes that were signed in to, in order: the project's id or name, "" for none.
QStringList scopesAsked(const HttpDouble &cloud)
{
    QStringList scopes;
    for (const SeenRequest &seen : cloud.requests()) {
        if (seen.route() != kTokens)
            continue;
        const QJsonValue project =
            QJsonDocument::fromJson(seen.body)[u"auth"].toObject().value(u"scope")[u"project"];
        scopes << project[u"id"].toString(project[u"name"].toString());
    }
    return scopes;
}

} // namespace

/// Signing in to a cloud, and everything that may be in the way of it.
class CloudSignInTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsProjectsRegionsAndHome();
    void withoutAProjectThereIsNoHomeButTheOnlyOne();
    void anotherProjectAndRegionAreSignedInToByThemselves();
    void anApplicationCredentialHasItsProjectOnly();
    void aWrongPasswordFailsAndIsNotTriedByItself();
    void aSecretIsAskedForAndAskedForAgain();
    void aConsoleWaitsForTheSecret();
    void anUnknownCertificateIsThePersons();
    void aConsoleTellsOfTheCertificate();
    void oneRegionsCertificateMayBePassedOver();
    void aCloudThatIsNotThere();
    void signingOutForgetsAndRevokes();
    void aSignInThatEndsLaterIsNotTakenForLost();
    void theConfigurationIsRead();
    void anEntryThatIsWrongSaysSo();
    void noConfigurationIsNoProblem();

private:
    DecodingThreads m_threads{1};
};

void CloudSignInTest::knowsProjectsRegionsAndHome()
{
    NovaRig rig;
    CloudConnection &cloud = rig.add();
    QCOMPARE(cloud.state(), CloudState::Idle);
    QSignalSpy states(&cloud, &CloudConnection::stateChanged);
    cloud.open();
    cloud.open();
    QTRY_COMPARE(cloud.state(), CloudState::Open);
    QCOMPARE(states.size(), 2); // SigningIn, Open
    QStringList names;
    for (const Project &project : cloud.projects())
        names << project.name;
    QCOMPARE(names, (QStringList{u"demo"_qs, u"demo2"_qs, u"empty"_qs}));
    QCOMPARE(cloud.regions(), (QStringList{u"RegionOne"_qs, u"RegionTwo"_qs}));
    QCOMPARE(cloud.homeScope(), rig.nova.scope());
    QCOMPARE(rig.nova.count(kTokens), 1);
}

void CloudSignInTest::withoutAProjectThereIsNoHomeButTheOnlyOne()
{
    NovaRig rig;
    CloudProfile profile = rig.nova.profile();
    profile.auth.remove(u"project_name"_qs);
    profile.region = profile.computeRegion = u"RegionTwo"_qs;
    rig.nova.on(kTokens, {rig.nova.captured(u"ks-token-unscoped-explicit"_qs),
                          rig.nova.captured(u"ks-token-password-project"_qs)});
    CloudConnection &cloud = rig.add(profile);
    cloud.open();
    QTRY_COMPARE(cloud.state(), CloudState::Open);
    QCOMPARE(cloud.projects().size(), 3);
    QCOMPARE(cloud.regions(), (QStringList{u"RegionTwo"_qs, u"RegionOne"_qs}));
    QVERIFY(!cloud.homeScope());

    // A name means a server of the home scope.
    WatchedSession session(cloud.consoleSource(u"web"_qs), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::Usage);
}

void CloudSignInTest::anotherProjectAndRegionAreSignedInToByThemselves()
{
    NovaRig rig;
    CloudConnection &cloud = rig.add();
    cloud.open();
    QTRY_COMPARE(cloud.state(), CloudState::Open);
    const CloudScope elsewhere{cloud.projects().at(1).id, u"RegionTwo"_qs};
    cloud.openScope(rig.nova.scope());
    cloud.openScope(elsewhere);
    QTRY_COMPARE(cloud.listing(elsewhere), ListingState::Complete);
    QTRY_COMPARE(cloud.listing(rig.nova.scope()), ListingState::Complete);
    QCOMPARE(scopesAsked(rig.nova), (QStringList{u"demo"_qs, elsewhere.project.value}));
}

void CloudSignInTest::anApplicationCredentialHasItsProjectOnly()
{
    NovaRig rig;
    CloudProfile profile = rig.nova.profile();
    profile.authType = u"v3applicationcredential"_qs;
    profile.auth = {{u"application_credential_id"_qs, u"an-id"_qs}};
    profile.secrets = {{u"application_credential_secret"_qs, secret(testSecret())}};
    rig.nova.on(kTokens, rig.nova.captured(u"ks-token-appcred-id"_qs));
    CloudConnection &cloud = rig.add(profile);
    cloud.open();
    QTRY_COMPARE(cloud.state(), CloudState::Open);
    QCOMPARE(cloud.projects().size(), 1);
    QCOMPARE(rig.nova.count("GET /v3/auth/projects"), 0);
    QVERIFY(cloud.homeScope());
    cloud.openScope(*cloud.homeScope());
    QTRY_COMPARE(cloud.listing(*cloud.homeScope()), ListingState::Complete);
    QCOMPARE(rig.nova.count(kTokens), 1);
}

void CloudSignInTest::aWrongPasswordFailsAndIsNotTriedByItself()
{
    NovaRig rig;
    rig.nova.on(kTokens, rig.nova.captured(u"ks-token-badpassword"_qs));
    CloudConnection &cloud = rig.add();
    cloud.open();
    QTRY_COMPARE(cloud.state(), CloudState::Failed);
    QCOMPARE(cloud.trouble()->error.kind, ErrorKind::AuthRejected);
    QVERIFY(cloud.trouble()->error.detail.find(CloudDouble::kPassword) == std::string::npos);
    // A console does not try it again on its own: each attempt counts towards a lock of the account.
    WatchedSession session(cloud.consoleSource(rig.nova.scope(), rig.nova.webId()), quickOptions(),
                           m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::AuthRejected);
    QCOMPARE(rig.nova.count(kTokens), 1);

    rig.nova.on(kTokens, rig.nova.captured(u"ks-token-password-project"_qs));
    cloud.open();
    QTRY_COMPARE(cloud.state(), CloudState::Open);
    QCOMPARE(rig.nova.count(kTokens), 2);
    session->retry();
    QTRY_VERIFY(session.is(SessionState::Live));
}

void CloudSignInTest::aSecretIsAskedForAndAskedForAgain()
{
    NovaRig rig;
    CloudProfile profile = rig.nova.profile();
    profile.secrets.clear();
    rig.nova.on(kTokens, rig.nova.captured(u"ks-token-badpassword"_qs));
    CloudConnection &cloud = rig.add(profile);
    cloud.open();
    QTRY_COMPARE(cloud.state(), CloudState::SecretNeeded);
    QCOMPARE(cloud.neededSecret(), u"password"_qs);
    QCOMPARE(rig.nova.count(kTokens), 0);
    cloud.submitSecret(Secret(std::string_view(testSecret())));
    QTRY_COMPARE(cloud.state(), CloudState::Failed);
    QCOMPARE(cloud.trouble()->error.kind, ErrorKind::AuthRejected);

    rig.nova.on(kTokens, rig.nova.captured(u"ks-token-password-project"_qs));
    cloud.open();
    QTRY_COMPARE(cloud.state(), CloudState::SecretNeeded);
    cloud.submitSecret(Secret(std::string_view(kTyped)));
    QTRY_COMPARE(cloud.state(), CloudState::Open);
    QVERIFY(rig.nova.everything().contains('"' + QByteArray(kTyped) + '"'));
    cloud.signOut();
    QTRY_COMPARE(cloud.state(), CloudState::Idle);
    cloud.open();
    QTRY_COMPARE(cloud.state(), CloudState::SecretNeeded); // what was typed was not kept
}

void CloudSignInTest::aConsoleWaitsForTheSecret()
{
    NovaRig rig;
    CloudProfile profile = rig.nova.profile();
    profile.secrets.clear();
    CloudConnection &cloud = rig.add(profile);
    WatchedSession session(cloud.consoleSource(u"web"_qs), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Waiting));
    QVERIFY2(session.says("the password of cloud double is needed"), session.error().detail.c_str());
    QCOMPARE(session.remedy(), ConsoleRemedy::Wait);
    QTRY_COMPARE(cloud.state(), CloudState::SecretNeeded);
    cloud.submitSecret(Secret(std::string_view(kTyped)));
    QTRY_VERIFY(session.is(SessionState::Live));
    QVERIFY(!session.everSaid(rig.nova.secrets() + QByteArrayList{kTyped}));
}

/// A cloud over TLS whose certificate nobody vouches for.
struct SecureRig {
    SecureRig()
        : identity(certificates.selfSigned(u"DNS:localhost"_qs))
    {
        tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(identity.certificate);
        tls.setPrivateKey(identity.key);
        cloud = std::make_unique<CloudDouble>(tls);
    }
    QByteArray fingerprint() const { return identity.certificate.digest(QCryptographicHash::Sha256); }

    Certificates certificates;
    ServerIdentity identity;
    QSslConfiguration tls;
    std::unique_ptr<CloudDouble> cloud;
    CloudRegistry registry{openstack::CloudsEnvironment{}, net::ProxyEnvironment{}, nullptr, quickPace()};
};

void CloudSignInTest::anUnknownCertificateIsThePersons()
{
    SecureRig rig;
    QVERIFY2(rig.certificates.isValid(), "the openssl command makes the certificates (apt: openssl)");
    CloudConnection &cloud = rig.registry.add(rig.cloud->profile());
    cloud.open();
    QTRY_COMPARE(cloud.state(), CloudState::Failed);
    QCOMPARE(cloud.trouble()->error.kind, ErrorKind::CertificateUntrusted);
    QCOMPARE(cloud.trouble()->certificateSha256, rig.fingerprint());
    QVERIFY(!cloud.trouble()->certificateProblem.isEmpty());
    QVERIFY(!rig.cloud->everything().contains("password"));
    QSignalSpy states(&cloud, &CloudConnection::stateChanged);
    cloud.open(); // alone it changes nothing
    QTRY_COMPARE(states.size(), 2);
    QCOMPARE(cloud.state(), CloudState::Failed);
    cloud.trustCertificate();
    QTRY_COMPARE(cloud.state(), CloudState::Open);
    cloud.signOut();
    QTRY_COMPARE(cloud.state(), CloudState::Idle);
    cloud.open(); // trusted for this run
    QTRY_COMPARE(cloud.state(), CloudState::Open);
}

void CloudSignInTest::aConsoleTellsOfTheCertificate()
{
    SecureRig rig;
    rig.cloud->on(QByteArray("POST /v2.1/servers/") + CloudDouble::kWeb + "/remote-consoles",
                  HttpAnswer::json(403, R"({"forbidden":{"code":403,"message":"no"}})"));
    CloudConnection &cloud = rig.registry.add(rig.cloud->profile());
    WatchedSession session(
        cloud.consoleSource({{QString::fromLatin1(CloudDouble::kProject)}, u"RegionOne"_qs},
                            {QString::fromLatin1(CloudDouble::kWeb)}),
        quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::CertificateUntrusted);
    QCOMPARE(session->trouble()->certificateSha256, rig.fingerprint());
    session->trustCertificate();
    QTRY_COMPARE(cloud.state(), CloudState::Open);
    QTRY_COMPARE(session.error().kind, ErrorKind::Forbidden); // so far it comes, with the certificate trusted
    QVERIFY(session.keptToTheTable());
}

void CloudSignInTest::oneRegionsCertificateMayBePassedOver()
{
    NovaRig rig;
    SecureRig elsewhere;
    HttpAnswer token = rig.nova.captured(u"ks-token-password-project"_qs);
    QJsonObject body = QJsonDocument::fromJson(token.bytes.mid(token.bytes.indexOf("\r\n\r\n") + 4)).object();
    QByteArray text = QJsonDocument(body).toJson(QJsonDocument::Compact);
    const QByteArray there = elsewhere.cloud->url(u"/v2.1"_qs, u"localhost"_qs).toEncoded();
    const qsizetype region = text.indexOf("\"RegionTwo\"");
    const qsizetype url = text.indexOf(rig.nova.url(u"/v2.1"_qs).toEncoded(), region);
    text.replace(url, rig.nova.url(u"/v2.1"_qs).toEncoded().size(), there);
    rig.nova.on(kTokens, HttpAnswer::json(201, text, {QByteArray("X-Subject-Token: gAAAA-") + testSecret()}));
    CloudConnection &cloud = rig.add();
    cloud.open();
    cloud.openScope(rig.nova.scope());
    QTRY_COMPARE(cloud.listing(rig.nova.scope()), ListingState::Complete);

    const CloudScope second = rig.nova.scope(u"RegionTwo"_qs);
    cloud.openScope(second);
    QTRY_COMPARE(cloud.state(), CloudState::Failed);
    QCOMPARE(cloud.trouble()->certificateSha256, elsewhere.fingerprint());
    cloud.open();
    QTRY_COMPARE(cloud.listing(second), ListingState::Failed);
    QTRY_COMPARE(cloud.state(), CloudState::Open);
    rig.nova.web().status = u"PAUSED"_qs; // the other region is as alive as before
    QTRY_COMPARE(cloud.server(rig.nova.scope(), rig.nova.webId())->status, ServerStatus::Paused);
    QCOMPARE(cloud.state(), CloudState::Open);
    QCOMPARE(elsewhere.cloud->requests().size(), 0);
}

void CloudSignInTest::aCloudThatIsNotThere()
{
    NovaRig rig;
    const quint16 port = rig.nova.serverPort();
    CloudConnection &cloud = rig.add();
    rig.nova.close();
    cloud.open();
    QTRY_COMPARE(cloud.state(), CloudState::Failed);
    QCOMPARE(cloud.trouble()->error.kind, ErrorKind::Unreachable);
    QVERIFY(rig.nova.listen(QHostAddress::LocalHost, port));
    cloud.open();
    QTRY_COMPARE(cloud.state(), CloudState::Open);
    QVERIFY(!cloud.trouble());
}

void CloudSignInTest::signingOutForgetsAndRevokes()
{
    NovaRig rig;
    CloudConnection &cloud = rig.add();
    cloud.open();
    cloud.openScope(rig.nova.scope());
    QTRY_COMPARE(cloud.listing(rig.nova.scope()), ListingState::Complete);
    QSignalSpy reset(&cloud, &CloudConnection::serversReset);
    cloud.signOut();
    QTRY_COMPARE(cloud.state(), CloudState::Idle);
    QCOMPARE(reset.size(), 1);
    QVERIFY(cloud.servers(rig.nova.scope()).isEmpty() && cloud.projects().isEmpty() && !cloud.homeScope());
    QCOMPARE(cloud.listing(rig.nova.scope()), ListingState::Idle);
    QTRY_COMPARE(rig.nova.count("DELETE /v3/auth/tokens"), 1);
    cloud.open();
    QTRY_COMPARE(cloud.state(), CloudState::Open);
}

void CloudSignInTest::aSignInThatEndsLaterIsNotTakenForLost()
{
    NovaRig rig;
    CloudConnection &cloud = rig.add();
    cloud.open();
    cloud.openScope(rig.nova.scope());
    QTRY_COMPARE(cloud.listing(rig.nova.scope()), ListingState::Complete);
    // The password was changed, and the token revoked.
    rig.nova.on("GET /v2.1/servers/detail", rig.nova.captured(u"nova-servers-detail-badtoken"_qs));
    rig.nova.on(kTokens, rig.nova.captured(u"ks-token-badpassword"_qs));
    QTRY_COMPARE(cloud.state(), CloudState::Failed);
    QCOMPARE(cloud.trouble()->error.kind, ErrorKind::AuthRejected);
    QCOMPARE(cloud.servers(rig.nova.scope()).size(), 2); // what was listed stays
    rig.nova.dropScript("GET /v2.1/servers/detail");
    rig.nova.on(kTokens, rig.nova.captured(u"ks-token-password-project"_qs));
    rig.nova.servers.removeLast();
    cloud.open();
    QTRY_COMPARE(cloud.servers(rig.nova.scope()).size(), 1); // and is kept fresh again
}

/// A home with a clouds.yaml.
struct ConfiguredHome {
    explicit ConfiguredHome(const QByteArray &clouds)
    {
        environment.home = environment.currentDirectory = environment.systemRoot = folder.path();
        QFile file(folder.filePath(u"clouds.yaml"_qs));
        if (!clouds.isEmpty() && (!file.open(QIODevice::WriteOnly) || file.write(clouds) != clouds.size()))
            qFatal("no place for clouds.yaml");
    }
    QTemporaryDir folder;
    openstack::CloudsEnvironment environment;
};

void CloudSignInTest::theConfigurationIsRead()
{
    CloudDouble cloud;
    const QByteArray url = cloud.url(u"/v3"_qs).toEncoded();
    ConfiguredHome home(
        "clouds:\n  second:\n    auth: {auth_url: '" + url + "', username: demo, password: " + testSecret() +
        ", project_name: demo, user_domain_id: default, project_domain_id: "
        "default}\n    region_name: RegionOne\n"
        "  first:\n    auth: {auth_url: '" +
        url +
        "', username: demo, project_name: demo, user_domain_id: default, project_domain_id: default}\n");
    CloudRegistry registry(home.environment, net::ProxyEnvironment{}, nullptr, quickPace());
    QSignalSpy added(&registry, &CloudRegistry::added);
    registry.add(cloud.profile());
    registry.load();
    QVERIFY(!registry.isLoaded());
    QTRY_VERIFY(registry.isLoaded());
    QStringList names;
    for (const CloudConnection *connection : registry.clouds())
        names << connection->name();
    QCOMPARE(names, (QStringList{u"double"_qs, u"second"_qs, u"first"_qs}));
    QCOMPARE(added.size(), 3);
    QVERIFY(!registry.problem());
    QVERIFY(registry.find(u"second"_qs)->summary().source.endsWith(u"clouds.yaml"));
    registry.find(u"second"_qs)->open();
    QTRY_VERIFY2(registry.find(u"second"_qs)->state() == CloudState::Open,
                 registry.find(u"second"_qs)->trouble()
                     ? registry.find(u"second"_qs)->trouble()->error.detail.c_str()
                     : "");
    registry.find(u"first"_qs)->open();
    QTRY_COMPARE(registry.find(u"first"_qs)->state(), CloudState::SecretNeeded);
}

void CloudSignInTest::anEntryThatIsWrongSaysSo()
{
    ConfiguredHome home("clouds:\n  broken: 7\n");
    CloudRegistry registry(home.environment, net::ProxyEnvironment{});
    registry.load();
    QTRY_VERIFY(registry.isLoaded());
    CloudConnection *broken = registry.find(u"broken"_qs);
    QVERIFY(broken);
    QVERIFY(!broken->summary().problem.isEmpty());
    broken->open();
    QTRY_COMPARE(broken->state(), CloudState::Failed);
    QCOMPARE(broken->trouble()->error.kind, ErrorKind::Usage);
    WatchedSession session(broken->consoleSource(u"web"_qs), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::Usage);
}

void CloudSignInTest::noConfigurationIsNoProblem()
{
    ConfiguredHome home({});
    CloudRegistry registry(home.environment, net::ProxyEnvironment{});
    registry.load();
    QTRY_VERIFY(registry.isLoaded());
    QVERIFY(registry.clouds().empty() && !registry.problem() && registry.warnings().isEmpty());
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::CloudSignInTest)
#include "CloudSignInTest.moc"
