#include "core/openstack/SavedProfile.h"
#include "core/openstack/identity/AuthRequest.h"
#include "tests/openstack/CloudDouble.h"
#include "tests/support/Failure.h"
#include "tests/support/secrets/TestSecret.h"

#include <QJsonDocument>
#include <QTest>

using porthole::openstack::describedBy;
using porthole::openstack::savedProfile;

namespace porthole::test {

namespace {

const QString kUrl = QStringLiteral("https://lab.example:5000/v3");

CloudDescription byPassword()
{
    CloudDescription description;
    description.auth = {{u"username"_qs, u"ann"_qs},
                        {u"user_domain_name"_qs, u"Default"_qs},
                        {u"project_name"_qs, u"web"_qs},
                        {u"project_domain_name"_qs, u"Default"_qs}};
    return description;
}

} // namespace

/// A saved cloud by the rules of clouds.yaml.
class SavedProfileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatAnEntryWould();
    void whatAFileWouldFillInStays();
    void isRefused_data();
    void isRefused();
    void aCopySaysTheSame();
    void whatIsNotKeptIsNotCopied_data();
    void whatIsNotKeptIsNotCopied();
};

void SavedProfileTest::saysWhatAnEntryWould()
{
    CloudDescription description = byPassword();
    description.region = u"RegionOne"_qs;
    description.interface = u"internal"_qs;
    description.caCertificateFile = u"/etc/ssl/lab.pem"_qs;
    auto profile = savedProfile(u"lab"_qs, u"an-id"_qs, kUrl, description);
    QVERIFY2(profile, failureOf(profile));
    QCOMPARE(profile->name, u"lab"_qs);
    QCOMPARE(profile->routeKey(), u"an-id"_qs);
    QCOMPARE(profile->authUrl, QUrl(kUrl));
    QCOMPARE(profile->region, u"RegionOne"_qs);
    QCOMPARE(profile->computeRegion, u"RegionOne"_qs);
    QCOMPARE(profile->regions, QStringList{u"RegionOne"_qs});
    QCOMPARE(profile->interface, u"internal"_qs);
    QCOMPARE(profile->caCertificateFile, description.caCertificateFile);
    QVERIFY(profile->secrets.isEmpty());
    QCOMPARE(openstack::missingSecrets(*profile), QStringList{u"password"_qs});
    profile->secrets.insert(u"password"_qs, secret("typed"_secret));
    const auto request = openstack::authRequest(*profile, {});
    QVERIFY2(request, failureOf(request));
    const QByteArray text = QJsonDocument(*request).toJson(QJsonDocument::Compact);
    QVERIFY2(text.contains(R"("name":"ann")") && text.contains(R"("name":"web")"), text);
}

/// In a file, "{region_name}" is filled in; here it is a name.
void SavedProfileTest::whatAFileWouldFillInStays()
{
    CloudDescription description = byPassword();
    description.auth[u"project_name"_qs] = u"{region_name}"_qs;
    description.region = u"{auth_type}"_qs;
    description.caCertificateFile = u"~/{x}.pem"_qs;
    const auto profile = savedProfile(u"lab"_qs, {}, kUrl, description);
    QVERIFY2(profile, failureOf(profile));
    QCOMPARE(profile->auth.value(u"project_name"_qs), u"{region_name}"_qs);
    QCOMPARE(profile->region, u"{auth_type}"_qs);
    QCOMPARE(profile->caCertificateFile, u"~/{x}.pem"_qs);
}

void SavedProfileTest::isRefused_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("without");
    QTest::addColumn<QString>("says");
    QTest::newRow("an address that is none") << u"lab"_qs << QString() << u"https://"_qs;
    QTest::newRow("nobody signs in") << kUrl << u"username"_qs << u"names no user"_qs;
    QTest::newRow("a user without a domain") << kUrl << u"user_domain_name"_qs << u"the user's domain"_qs;
    QTest::newRow("a project without a domain")
        << kUrl << u"project_domain_name"_qs << u"the project's domain"_qs;
}

void SavedProfileTest::isRefused()
{
    QFETCH(QString, url);
    QFETCH(QString, without);
    QFETCH(QString, says);
    CloudDescription description = byPassword();
    description.auth.remove(without);
    const auto profile = savedProfile(u"lab"_qs, {}, url, description);
    QVERIFY(!profile);
    QCOMPARE(profile.error().kind, ErrorKind::Usage);
    QVERIFY2(QString::fromStdString(profile.error().detail).contains(says), failureOf(profile));
}

void SavedProfileTest::aCopySaysTheSame()
{
    const CloudDouble cloud;
    const CloudProfile before = cloud.profile();
    const auto description = describedBy(before);
    QVERIFY2(description, failureOf(description));
    const auto profile = savedProfile(before.name, {}, before.authUrl.toString(), *description);
    QVERIFY2(profile, failureOf(profile));
    QCOMPARE(profile->auth, before.auth);
    QCOMPARE(profile->region, before.region);
    QCOMPARE(profile->interface, before.interface);
    QVERIFY(profile->secrets.isEmpty());
}

void SavedProfileTest::whatIsNotKeptIsNotCopied_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"token", "certificate", "endpoint"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void SavedProfileTest::whatIsNotKeptIsNotCopied()
{
    QFETCH(QString, what);
    const CloudDouble cloud;
    CloudProfile profile = cloud.profile();
    if (what == u"token")
        profile.authType = u"v3token"_qs;
    else if (what == u"certificate")
        profile.clientCertificateFile = u"/a.pem"_qs;
    else
        profile.computeEndpointOverride = u"https://nova.example"_qs;
    const auto description = describedBy(profile);
    QVERIFY(!description);
    QCOMPARE(description.error().kind, ErrorKind::Usage);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::SavedProfileTest)
#include "SavedProfileTest.moc"
