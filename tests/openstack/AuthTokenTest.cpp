#include "core/openstack/identity/AuthToken.h"
#include "tests/openstack/CloudDouble.h"

#include <QJsonDocument>
#include <QTest>

using porthole::ErrorKind;
using porthole::Milliseconds;
using porthole::net::HttpResponse;
using porthole::openstack::AuthToken;
using porthole::openstack::Catalog;
using porthole::openstack::CloudClock;
using porthole::openstack::TokenLife;
using porthole::test::Capture;
using porthole::test::HeldClock;

/// Tokens: what they tell, how long they last, and the catalog in them.
class AuthTokenTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTokens_data();
    void readsTokens();
    void readsTheCatalog();
    void findsTheEndpointThatIsMeant_data();
    void findsTheEndpointThatIsMeant();
    void refusesTokensThatAreNone_data();
    void refusesTokensThatAreNone();
    void lastsAsLongAsTheLongerClockSays();
};

void AuthTokenTest::readsTokens_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("project");
    QTest::addColumn<QStringList>("methods");
    QTest::addColumn<bool>("catalog");
    const auto row = [](const char *name, const char *project, const QStringList &methods, bool catalog) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(project) << methods
                            << catalog;
    };
    const QStringList password{u"password"_qs};
    const QStringList credential{u"application_credential"_qs};
    row("ks-token-password-project", "demo", password, true);
    row("ks-token-password-nocatalog", "demo", password, false);
    row("ks-token-demo2", "demo2", password, true);
    row("ks-token-empty-project", "empty", password, true);
    row("ks-token-unscoped-defaultproject", "demo", password, true);
    row("ks-token-unscoped-explicit", "", password, false);
    row("ks-token-noproject-user", "", password, false);
    row("ks-token-appcred-id", "demo", credential, true);
    row("ks-token-appcred-name-user", "demo", credential, true);
    row("ks-token-rescope", "demo2", {u"password"_qs, u"token"_qs}, true);
}

void AuthTokenTest::readsTokens()
{
    QFETCH(const QString, name);
    QFETCH(const QString, project);
    QFETCH(const QStringList, methods);
    QFETCH(const bool, catalog);
    const Capture capture = Capture::load(name);
    const auto token = AuthToken::fromAnswer(capture.answer, CloudClock().now());
    QVERIFY2(token, token ? "" : token.error().detail.c_str());
    QCOMPARE((*token)->headerValue(), capture.answer.headers.value("X-Subject-Token"));
    QCOMPARE((*token)->isScoped(), !project.isEmpty());
    QCOMPARE((*token)->project() ? (*token)->project()->name : QString(), project);
    QCOMPARE((*token)->methods(), methods);
    QCOMPARE((*token)->catalog().isEmpty(), !catalog);
    QVERIFY((*token)->userName() == u"demo" || (*token)->userName() == u"noproject");
    QVERIFY((*token)->life().length() > std::chrono::hours(3));
    QVERIFY((*token)->life().length() <= std::chrono::hours(4));
    const std::string text = porthole::redact("x " + (*token)->headerValue().toStdString() + " y");
    QVERIFY(!QByteArray::fromStdString(text).contains((*token)->headerValue()));
}

void AuthTokenTest::readsTheCatalog()
{
    const auto whole =
        Catalog::fromJson(Capture::load(u"ks-auth-catalog"_qs).received().value(u"catalog").toArray());
    QCOMPARE(whole.regions(), (QStringList{u"RegionOne"_qs, u"RegionTwo"_qs}));
    QCOMPARE(whole.regions(u"image"_qs), QStringList{u"RegionOne"_qs});
    const auto compute = whole.endpoint({});
    QVERIFY(compute);
    QCOMPARE(compute->toString(), u"http://127.0.0.1:18774/v2.1"_qs);
}

void AuthTokenTest::findsTheEndpointThatIsMeant_data()
{
    QTest::addColumn<Catalog::Wanted>("wanted");
    QTest::addColumn<QString>("url");
    QTest::addColumn<ErrorKind>("kind");
    const ErrorKind none = ErrorKind::Bug;
    const auto row = [](const char *name, const Catalog::Wanted &wanted, const char *url, ErrorKind kind) {
        QTest::newRow(name) << wanted << QString::fromLatin1(url) << kind;
    };
    const QStringList pub{u"public"_qs};
    const QString compute = u"compute"_qs;
    row("the first", {compute, {}, pub, {}}, "http://one:8774/v2.1", none);
    row("a region", {compute, {}, pub, u"Two"_qs}, "https://two/compute/v2.1/abc", none);
    row("a region of old", {compute, {}, pub, u"Old"_qs}, "http://old:8774/v2.1", none);
    row("an interface", {compute, {}, {u"internal"_qs}, u"One"_qs}, "http://inner:8774/v2.1", none);
    row("an interface as v2 wrote it", {compute, {}, {u"publicURL"_qs}, u"Old"_qs}, "http://old:8774/v2.1",
        none);
    row("the second choice", {compute, {}, {u"admin"_qs, u"internal"_qs}, u"One"_qs},
        "http://inner:8774/v2.1", none);
    row("a name", {compute, u"nova2"_qs, pub, {}}, "http://other:1/v2.1", none);
    row("no such region", {compute, {}, pub, u"one"_qs}, "", ErrorKind::Usage);
    row("no such interface", {compute, {}, {u"admin"_qs}, u"One"_qs}, "", ErrorKind::Unavailable);
    row("no such name", {compute, u"nova3"_qs, pub, {}}, "", ErrorKind::Unavailable);
    row("no such service", {u"volume"_qs, {}, pub, {}}, "", ErrorKind::Unavailable);
    row("no address", {u"broken"_qs, {}, pub, u"A"_qs}, "", ErrorKind::PeerMisbehaved);
    row("an address with a password", {u"broken"_qs, {}, pub, u"B"_qs}, "", ErrorKind::PeerMisbehaved);
    row("a file", {u"broken"_qs, {}, pub, u"C"_qs}, "", ErrorKind::PeerMisbehaved);
}

void AuthTokenTest::findsTheEndpointThatIsMeant()
{
    QFETCH(const Catalog::Wanted, wanted);
    QFETCH(const QString, url);
    QFETCH(const ErrorKind, kind);
    const auto catalog = Catalog::fromJson(QJsonDocument::fromJson(R"([
        {"type":"compute","name":"nova","endpoints":[
            {"interface":"public","region_id":"One","region":"other","url":"http://one:8774/v2.1/"},
            {"interface":"internal","region_id":"One","url":"http://inner:8774/v2.1"},
            {"interface":"public","region_id":"Two","url":"https://two/compute/v2.1/abc"},
            {"interface":"publicURL","region":"Old","url":"http://old:8774/v2.1"}]},
        {"type":"compute","name":"nova2","endpoints":[
            {"interface":"public","region_id":"One","url":"http://other:1/v2.1"}]},
        {"type":"broken","endpoints":[
            {"interface":"public","region_id":"A","url":"nowhere"},
            {"interface":"public","region_id":"B","url":"http://u:p@h/"},
            {"interface":"public","region_id":"C","url":"file:///etc/passwd"}]},
        {"type":"odd","endpoints":"none"}, 7, null, {"endpoints":[3]}])")
                                               .array());
    const auto found = catalog.endpoint(wanted);
    if (!url.isEmpty()) {
        QVERIFY2(found, found ? "" : found.error().detail.c_str());
        QCOMPARE(found->toString(), url);
    } else {
        QVERIFY(!found);
        QCOMPARE(found.error().kind, kind);
    }
}

void AuthTokenTest::refusesTokensThatAreNone_data()
{
    QTest::addColumn<QByteArray>("subject");
    QTest::addColumn<QByteArray>("body");
    const QByteArray good = R"({"token":{"expires_at":"2026-11-22T14:53:52.000000Z"}})";
    QTest::newRow("no header") << QByteArray() << good;
    QTest::newRow("a blank in it") << QByteArray("abcd efgh") << good;
    QTest::newRow("too long") << QByteArray(20000, 'x') << good;
    QTest::newRow("no expiry") << QByteArray("abcd") << QByteArray(R"({"token":{}})");
    QTest::newRow("an expiry that is none")
        << QByteArray("abcd") << QByteArray(R"({"token":{"expires_at":"x"}})");
    QTest::newRow("truncated") << QByteArray("abcd") << good.chopped(3);
    QTest::newRow("a page") << QByteArray("abcd") << QByteArray("<html></html>");
    QTest::newRow("a project without id")
        << QByteArray("abcd")
        << QByteArray(R"({"token":{"expires_at":"2026-11-22T14:53:52.000000Z","project":{"name":"x"}}})");
}

void AuthTokenTest::refusesTokensThatAreNone()
{
    QFETCH(const QByteArray, subject);
    QFETCH(const QByteArray, body);
    HttpResponse answer;
    answer.status = 201;
    if (!subject.isEmpty())
        answer.headers.add("X-Subject-Token", subject);
    answer.body = body;
    const auto token = AuthToken::fromAnswer(answer, {});
    QVERIFY(!token);
    QCOMPARE(token.error().kind, ErrorKind::PeerMisbehaved);
}

void AuthTokenTest::lastsAsLongAsTheLongerClockSays()
{
    using namespace std::chrono_literals;
    HeldClock clock;
    const TokenLife hour(1h, clock.now());
    QCOMPARE(hour.left(clock), Milliseconds(1h));
    clock.go(57min);
    QVERIFY(!hour.needsRenewal(clock));
    clock.go(90s);
    QVERIFY(hour.needsRenewal(clock));
    clock.sleepAndGo(2h);
    QCOMPARE(hour.left(clock), Milliseconds{0});
    // The wall clock is set back by a day: the other one still counts.
    const TokenLife next(1h, clock.now());
    clock.sleepAndGo(-24h, 30min);
    QCOMPARE(next.left(clock), Milliseconds(30min));
    const TokenLife brief(20s, clock.now());
    QVERIFY(!brief.needsRenewal(clock));
    clock.go(14s);
    QVERIFY(!brief.needsRenewal(clock));
    clock.go(2s);
    QVERIFY(brief.needsRenewal(clock));
}

QTEST_GUILESS_MAIN(AuthTokenTest)
#include "AuthTokenTest.moc"
