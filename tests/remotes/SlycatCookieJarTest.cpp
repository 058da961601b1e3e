#include "core/remotes/slycat/CookieJar.h"

#include <QTest>

namespace porthole::slycat {

namespace {

net::Origin origin(bool secure = true) { return {secure, {QStringLiteral("slycat.lab"), 443}}; }

net::HttpResponse setting(const QByteArray &cookies)
{
    net::HttpResponse answer;
    answer.status = 200;
    answer.headers.add("Set-Cookie", cookies);
    return answer;
}

} // namespace

class SlycatCookieJarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keeps_data();
    void keeps();
    void goesWhereItsPathAllows();
    void aSecureOneNeedsHttps();
    void aNewOneTakesTheOldOnesPlace();
    void isRedacted();
};

void SlycatCookieJarTest::keeps_data()
{
    QTest::addColumn<QByteArray>("set");
    QTest::addColumn<QByteArray>("sent");
    const auto row = [](const char *name, const QByteArray &set, const QByteArray &sent) {
        QTest::addRow("%s", name) << set << sent;
    };
    row("as v1.2 sets it", "slycatauth=abc; httponly; Path=/; secure", "slycatauth=abc");
    row("both, as Qt joins them",
        "slycatauth=abc; HttpOnly; Secure; Max-Age=100; Path=/\nslycattimeout=timeout; Path=/",
        "slycatauth=abc; slycattimeout=timeout");
    row("without a path", "slycatauth=abc", "slycatauth=abc");
    row("for this host by name", "slycatauth=abc; Domain=slycat.lab", "slycatauth=abc");
    row("for another host", "slycatauth=abc; Domain=evil.example", "");
    row("for all of a domain", "slycatauth=abc; Domain=.lab", "");
    row("for a name that ends the same", "slycatauth=abc; Domain=myslycat.lab", "");
    row("of another name", "session=abc\n_ga=1", "");
    row("over", "slycatauth=abc; Max-Age=0", "");
    row("over, as Python says it", "slycatauth=abc; expires=Thu, 01 Jan 1970 00:00:00 GMT", "");
    row("empty", "slycatauth=", "");
    row("a value that breaks the header", "slycatauth=a b", "");
    row("a value of 5 KiB", "slycatauth=" + QByteArray(5000, 'a'), "");
    row("an endless line", "slycatauth=" + QByteArray(100000, 'a') + "\nslycatauth=abc", "");
}

void SlycatCookieJarTest::keeps()
{
    QFETCH(QByteArray, set);
    QFETCH(QByteArray, sent);
    CookieJar jar(origin());
    jar.take(setting(set));
    QCOMPARE(jar.header("/api/remotes"), sent);
    QCOMPARE(jar.holdsSignIn(), sent.contains("slycatauth"));
    jar.clear();
    QCOMPARE(jar.header("/api/remotes"), QByteArray());
}

void SlycatCookieJarTest::goesWhereItsPathAllows()
{
    CookieJar jar(origin());
    jar.take(setting("slycatauth=abc; Path=/api"));
    QCOMPARE(jar.header("/api"), QByteArray("slycatauth=abc"));
    QCOMPARE(jar.header("/api/remotes"), QByteArray("slycatauth=abc"));
    QCOMPARE(jar.header("/apianist"), QByteArray());
    QCOMPARE(jar.header("/"), QByteArray());
}

void SlycatCookieJarTest::aSecureOneNeedsHttps()
{
    CookieJar jar(origin(false));
    jar.take(setting("slycattimeout=timeout"));
    QVERIFY(!jar.refusedSecure());
    jar.take(setting("slycatauth=abc; Secure"));
    QVERIFY(jar.refusedSecure());
    QVERIFY(!jar.holdsSignIn());
    QCOMPARE(jar.header("/"), QByteArray("slycattimeout=timeout"));
}

void SlycatCookieJarTest::aNewOneTakesTheOldOnesPlace()
{
    CookieJar jar(origin());
    jar.take(setting("slycatauth=old"));
    jar.take(setting("slycatauth=new"));
    QCOMPARE(jar.header("/"), QByteArray("slycatauth=new"));
    jar.take(setting("slycatauth=new; expires=Thu, 01 Jan 1970 00:00:00 GMT"));
    QCOMPARE(jar.header("/"), QByteArray());
}

void SlycatCookieJarTest::isRedacted()
{
    CookieJar jar(origin());
    jar.take(setting("slycatauth=74bd52b751394ac4a310986fb94a5f81"));
    QVERIFY(redact("it was 74bd52b751394ac4a310986fb94a5f81").find("74bd52") == std::string::npos);
}

} // namespace porthole::slycat

QTEST_GUILESS_MAIN(porthole::slycat::SlycatCookieJarTest)
#include "SlycatCookieJarTest.moc"
