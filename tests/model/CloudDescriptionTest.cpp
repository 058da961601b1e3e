#include "core/model/CloudDescription.h"
#include "core/model/SavedCloud.h"

#include <QJsonObject>
#include <QTest>
#include <QUrl>

namespace porthole::test {

namespace {

CloudDescription full()
{
    return {u"v3applicationcredential"_qs,
            {{u"application_credential_name"_qs, u"porthole"_qs}, {u"user_id"_qs, u"4f"_qs}},
            u"RegionOne"_qs,
            u"internal"_qs,
            u"/etc/ssl/lab.pem"_qs};
}

Entry cloud(const QString &name)
{
    Entry made;
    made.id = newEntryId();
    made.kind = EntryKind::Cloud;
    made.name = name;
    made.address = u"https://lab.example:5000/v3"_qs;
    made.description = full();
    return made;
}

} // namespace

/// What is saved of a cloud, and what it is called beside others.
class CloudDescriptionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackFromJson();
    void whatIsNotKnownIsPassedOver();
    void isRefused_data();
    void isRefused();
    void anIdIsToldFromAName_data();
    void anIdIsToldFromAName();
    void whatSaysTheSameStays();
    void addresses_data();
    void addresses();
    void oneNameIsOneCloud();
};

void CloudDescriptionTest::comesBackFromJson()
{
    QCOMPARE(cloudDescriptionOf(jsonOf(full())), full());
    QCOMPARE(cloudDescriptionOf(jsonOf(CloudDescription{})), CloudDescription{});
    const auto fit = fitDescription(full());
    QVERIFY(fit);
    QCOMPARE(*fit, full());
}

void CloudDescriptionTest::whatIsNotKnownIsPassedOver()
{
    QJsonObject object = jsonOf(full());
    QJsonObject auth = object[u"auth"].toObject();
    auth.insert(u"password"_qs, u"hunter2"_qs);
    auth.insert(u"user_domain_name"_qs, u"two\nlines"_qs);
    auth.insert(u"project_id"_qs, 7);
    object[u"auth"] = auth;
    object[u"region"] = QString(2000, u'x');
    object[u"later"] = true;
    CloudDescription expected = full();
    expected.region.clear();
    QCOMPARE(cloudDescriptionOf(object), expected);
    object[u"authType"] = u"v3oidcpassword"_qs;
    QCOMPARE(cloudDescriptionOf(object).authType, u"password"_qs);
    QCOMPARE(cloudDescriptionOf({}), CloudDescription{});
}

void CloudDescriptionTest::isRefused_data()
{
    QTest::addColumn<CloudDescription>("description");
    CloudDescription made = full();
    made.auth.insert(u"password"_qs, u"hunter2"_qs);
    QTest::newRow("a secret") << made;
    made = full();
    made.auth.insert(u"username"_qs, u"two\nlines"_qs);
    QTest::newRow("two lines") << made;
    made = full();
    made.authType = u"v3token"_qs;
    QTest::newRow("a token, which lapses") << made;
    made = full();
    made.caCertificateFile = QString(5000, u'x');
    QTest::newRow("a path without an end") << made;
}

void CloudDescriptionTest::isRefused()
{
    QFETCH(CloudDescription, description);
    const auto fit = fitDescription(description);
    QVERIFY(!fit);
    QCOMPARE(fit.error().kind, ErrorKind::Usage);
    QVERIFY(fit.error().detail.find("hunter2") == std::string::npos);
}

void CloudDescriptionTest::anIdIsToldFromAName_data()
{
    QTest::addColumn<CloudPart>("part");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    const QString id = u"0123456789abcdef0123456789abcdef"_qs;
    QTest::newRow("user") << CloudPart::User << u"ann"_qs << u"username"_qs;
    QTest::newRow("user's id") << CloudPart::User << id << u"user_id"_qs;
    QTest::newRow("a user called default") << CloudPart::User << u"default"_qs << u"username"_qs;
    QTest::newRow("domain") << CloudPart::UserDomain << u"Default"_qs << u"user_domain_name"_qs;
    QTest::newRow("the first domain's id") << CloudPart::UserDomain << u"default"_qs << u"user_domain_id"_qs;
    QTest::newRow("project") << CloudPart::Project << u"web"_qs << u"project_name"_qs;
    QTest::newRow("project's domain") << CloudPart::ProjectDomain << id << u"project_domain_id"_qs;
    QTest::newRow("credential") << CloudPart::ApplicationCredential << id.toUpper()
                                << u"application_credential_name"_qs;
}

void CloudDescriptionTest::anIdIsToldFromAName()
{
    QFETCH(CloudPart, part);
    QFETCH(QString, text);
    QFETCH(QString, key);
    CloudDescription description;
    setText(description, part, text);
    QCOMPARE(description.auth.keys(), QStringList{key});
    QCOMPARE(textOf(description, part), text);
    setText(description, part, {});
    QVERIFY(description.auth.isEmpty());
}

/// A name of 32 hexadecimal digits that somebody has written as a name is one.
void CloudDescriptionTest::whatSaysTheSameStays()
{
    const QString text = u"0123456789abcdef0123456789abcdef"_qs;
    CloudDescription description;
    description.auth.insert(u"project_name"_qs, text);
    setText(description, CloudPart::Project, text);
    QCOMPARE(description.auth.keys(), QStringList{u"project_name"_qs});
}

void CloudDescriptionTest::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("https") << u"https://lab.example:5000/v3"_qs << true;
    QTest::newRow("http") << u"http://127.0.0.1/identity"_qs << true;
    QTest::newRow("IPv6") << u"https://[2001:db8::1]:5000/"_qs << true;
    QTest::newRow("a name alone") << u"lab.example"_qs << false;
    QTest::newRow("another scheme") << u"file:///etc/passwd"_qs << false;
    QTest::newRow("a user") << u"https://ann:pw@lab.example/v3"_qs << false;
    QTest::newRow("a query") << u"https://lab.example/v3?token=x"_qs << false;
    QTest::newRow("an option for a host") << u"https://-oProxyCommand=x/v3"_qs << false;
    QTest::newRow("two lines") << u"https://lab.example/\nv3"_qs << false;
    QTest::newRow("nothing") << QString() << false;
}

void CloudDescriptionTest::addresses()
{
    QFETCH(QString, text);
    QFETCH(bool, isGood);
    QCOMPARE(parseAuthUrl(text).has_value(), isGood);
}

void CloudDescriptionTest::oneNameIsOneCloud()
{
    Entry trashed = cloud(u"old"_qs), reference = cloud(u"reference"_qs);
    trashed.trashed = QDateTime::currentDateTimeUtc();
    reference.description.reset();
    const QList<SavedCloud> clouds = savedClouds(
        {trashed, cloud(u"lab"_qs), reference, cloud(u"own"_qs), cloud(u"lab"_qs)}, {u"lab"_qs, u"other"_qs});
    QStringList names;
    for (const SavedCloud &saved : clouds)
        names << saved.name;
    QCOMPARE(names, (QStringList{u"lab (Porthole)"_qs, u"own"_qs, u"lab (Porthole 2)"_qs}));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::CloudDescriptionTest)
#include "CloudDescriptionTest.moc"
