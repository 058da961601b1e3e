#include "core/model/Endpoint.h"
#include "tests/support/Failure.h"

#include <QTest>

namespace porthole {

class EndpointTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parsesHostAndPort_data();
    void parsesHostAndPort();
    void refuses_data();
    void refuses();
    void refusesPortsThatAreNone_data();
    void refusesPortsThatAreNone();
    void hosts_data();
    void hosts();
    void whatIsShownReadsBack_data();
    void whatIsShownReadsBack();
};

void EndpointTest::parsesHostAndPort_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::newRow("name alone") << u"example.org"_qs << u"example.org"_qs << 22;
    QTest::newRow("name and port") << u"example.org:5901"_qs << u"example.org"_qs << 5901;
    QTest::newRow("the highest port") << u"h:65535"_qs << u"h"_qs << 65535;
    QTest::newRow("case means nothing") << u"Example.ORG"_qs << u"example.org"_qs << 22;
    QTest::newRow("IPv4") << u"10.0.0.1:80"_qs << u"10.0.0.1"_qs << 80;
    QTest::newRow("IPv6 in brackets") << u"[::1]"_qs << u"::1"_qs << 22;
    QTest::newRow("IPv6 in brackets and port") << u"[2001:DB8::1]:443"_qs << u"2001:db8::1"_qs << 443;
    QTest::newRow("IPv6 bare") << u"fe80::1"_qs << u"fe80::1"_qs << 22;
    QTest::newRow("IPv6 with a zone, whose case counts") << u"[FE80::1%Eth0]:1"_qs << u"fe80::1%Eth0"_qs << 1;
    QTest::newRow("international") << u"b\u00fccher.example"_qs << u"xn--bcher-kva.example"_qs << 22;
    QTest::newRow("rooted name") << u"example.org.:1"_qs << u"example.org."_qs << 1;
}

void EndpointTest::parsesHostAndPort()
{
    QFETCH(QString, text);
    const auto endpoint = Endpoint::parse(text, 22);
    QVERIFY2(endpoint, failureOf(endpoint));
    QTEST(endpoint->host, "host");
    QTEST(int{endpoint->port}, "port");
}

void EndpointTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char16_t *text : {u"",
                                 u":",
                                 u":1",
                                 u"h:",
                                 u"h:0",
                                 u"h:65536",
                                 u"h:+1",
                                 u"h: 1",
                                 u"h:1 ",
                                 u"h:0x10",
                                 u"h:123456",
                                 u"h:-1",
                                 u"h:\u0661",
                                 u"[::1",
                                 u"[::1]1",
                                 u"[::1]x:1",
                                 u"[]",
                                 u"[h]",
                                 u"[1.2.3.4]:1",
                                 u"[::1]:",
                                 u"::1]",
                                 u"-oProxyCommand=x",
                                 u"-h",
                                 u"a b",
                                 u"a\nb",
                                 u"a;b",
                                 u"$(a)",
                                 u"a/b",
                                 u"a@b",
                                 u"a'b",
                                 u"h%41",
                                 u"a\u202eb",
                                 u"\u00ad"})
        QTest::addRow("'%s'", qPrintable(QString::fromUtf16(text))) << QString::fromUtf16(text);
}

void EndpointTest::refuses()
{
    QFETCH(QString, text);
    const auto endpoint = Endpoint::parse(text, 22);
    QVERIFY(!endpoint);
    QVERIFY(endpoint.error().kind == ErrorKind::Usage);
    QVERIFY(text.size() < 3 || !QString::fromStdString(endpoint.error().detail).contains(text));
}

void EndpointTest::refusesPortsThatAreNone_data()
{
    QTest::addColumn<int>("port");
    for (const int port : {-1, 0, 65536, 0x10050})
        QTest::addRow("%d", port) << port;
}

void EndpointTest::refusesPortsThatAreNone()
{
    QFETCH(int, port);
    QVERIFY(!Endpoint::make(u"h"_qs, port));
}

void EndpointTest::hosts_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("valid");
    const auto row = [](const QString &host, bool valid) {
        QTest::addRow("'%s'", qPrintable(host.left(60))) << host << valid;
    };
    for (const char16_t *host :
         {u"a", u"_vnc", u"localhost", u"a-b.c_d.example", u"xn--bcher-kva.example", u"3com.com", u"1.2.3.4",
          u"255.255.255.255", u"0.0.0.0", u"::", u"::1", u"1::", u"1:2:3:4:5:6:7:8", u"::ffff:1.2.3.4",
          u"64:ff9b::1.2.3.4", u"1:2:3:4:5:6:1.2.3.4", u"fe80::1%eth0.1", u"1:2:3:4:5:6:7::",
          u"::2:3:4:5:6:7:8"})
        row(QString::fromUtf16(host), true);
    for (const char16_t *host : {u"",
                                 u".",
                                 u"..",
                                 u"a..b",
                                 u".a",
                                 u"-a",
                                 u"a-",
                                 u"a.-b",
                                 u"a b",
                                 u"a\tb",
                                 u"1",
                                 u"1.2.3",
                                 u"127.1",
                                 u"1.2.3.4.5",
                                 u"256.1.1.1",
                                 u"01.2.3.4",
                                 u"1.2.3.04",
                                 u"0x7f000001",
                                 u"0x7f.0.0.0x1",
                                 u"0x",
                                 u"a.1",
                                 u":",
                                 u":1",
                                 u"1:",
                                 u"1:2:3:4:5:6:7",
                                 u"1:2:3:4:5:6:7:8:9",
                                 u"1::2::3",
                                 u":::",
                                 u"12345::",
                                 u"g::",
                                 u"::1.2.3",
                                 u"1.2.3.4::",
                                 u"::1.2.3.4:5",
                                 u"1:2:3:4:5:6:7:1.2.3.4",
                                 u"1:2:3:4::5:6:7:8",
                                 u"fe80::1%",
                                 u"fe80::1%-a",
                                 u"fe80::1%a b",
                                 u"fe80::1%a%b",
                                 u"fe80::1%abcdefghijklmnop",
                                 u"a%eth0",
                                 u"[::1]"})
        row(QString::fromUtf16(host), false);
    row(QString(63, u'a'), true);
    row(QString(64, u'a'), false);
    const QString label = QString(62, u'b') + u'.';
    row(label.repeated(4) + u"c"_qs, true);
    row(label.repeated(4) + u"cc"_qs, false);
}

void EndpointTest::hosts()
{
    QFETCH(QString, host);
    QTEST(isValidHost(host), "valid");
}

void EndpointTest::whatIsShownReadsBack_data()
{
    QTest::addColumn<QString>("shown");
    for (const char16_t *shown : {u"example.org:22", u"10.0.0.1:1", u"[::1]:5901", u"[fe80::1%eth0]:65535"})
        QTest::addRow("%s", qPrintable(QString::fromUtf16(shown))) << QString::fromUtf16(shown);
}

void EndpointTest::whatIsShownReadsBack()
{
    QFETCH(QString, shown);
    const auto endpoint = Endpoint::parse(shown, 7);
    QVERIFY2(endpoint, failureOf(endpoint));
    QCOMPARE(endpoint->toString(), shown);
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::EndpointTest)
#include "EndpointTest.moc"
