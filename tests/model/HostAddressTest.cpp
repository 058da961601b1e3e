#include "core/model/HostAddress.h"
#include "tests/support/Failure.h"

#include <QTest>

namespace porthole {

class HostAddressTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parses_data();
    void parses();
    void isMeant_data();
    void isMeant();
    void refuses_data();
    void refuses();
};

void HostAddressTest::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("shown");
    QTest::newRow("host alone") << u"web"_qs << u""_qs << u"web"_qs << 0 << u"web"_qs;
    QTest::newRow("all of it") << u"ann@web.example:2222"_qs << u"ann"_qs << u"web.example"_qs << 2222
                               << u"ann@web.example:2222"_qs;
    QTest::newRow("a link") << u"ssh://ann@web:22"_qs << u"ann"_qs << u"web"_qs << 22 << u"ann@web:22"_qs;
    QTest::newRow("a link with its slash") << u"SSH://web/"_qs << u""_qs << u"web"_qs << 0 << u"web"_qs;
    QTest::newRow("IPv6 bare") << u"fe80::1"_qs << u""_qs << u"fe80::1"_qs << 0 << u"fe80::1"_qs;
    QTest::newRow("IPv6 and port") << u"ann@[::1]:22"_qs << u"ann"_qs << u"::1"_qs << 22
                                   << u"ann@[::1]:22"_qs;
    QTest::newRow("an alias keeps its case")
        << u"Build_Host"_qs << u""_qs << u"Build_Host"_qs << 0 << u"Build_Host"_qs;
    QTest::newRow("a user with an @") << u"ann@corp.example@web"_qs << u"ann@corp.example"_qs << u"web"_qs
                                      << 0 << u"ann@corp.example@web"_qs;
    QTest::newRow("international") << u"b\u00fccher.example"_qs << u""_qs << u"xn--bcher-kva.example"_qs << 0
                                   << u"xn--bcher-kva.example"_qs;
}

void HostAddressTest::parses()
{
    QFETCH(QString, text);
    const auto address = HostAddress::parse(text);
    QVERIFY2(address, failureOf(address));
    QTEST(address->user, "user");
    QTEST(address->host, "host");
    QTEST(int{address->port}, "port");
    QTEST(address->toString(), "shown");
    QCOMPARE(*HostAddress::parse(address->toString()), *address);
}

void HostAddressTest::isMeant_data()
{
    QTest::addColumn<bool>("meant");
    for (const char *text :
         {"ssh://web", "SSH://ann@web:22/", "ann@web", " ann@web:2222 ", "ann@[::1]:22",
          "ann@corp.example@web", "web", "web.example", "10.0.0.3", "web:22", "ssh://a:b@c"})
        QTest::newRow(text) << true;
    for (const char *text :
         {"", "vnc://web", "ws://ann@web", "web:1", "web::5901", "web::22", ":1", "lab/web", "lab/ann@web",
          ":sesame@web:1", "ann:sesame@web", "fe80::1", "two words"})
        QTest::newRow(*text ? text : "nothing") << false;
}

void HostAddressTest::isMeant()
{
    QFETCH(bool, meant);
    const QLatin1String row(QTest::currentDataTag());
    QCOMPARE(HostAddress::isMeant(row == QLatin1String("nothing") ? QString() : QString(row)), meant);
}

void HostAddressTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char16_t *text : {u"",           u"ssh://",   u"ann@",           u"@web",
                                 u":22",        u"web:",     u"web:0",          u"web:65536",
                                 u"web:+1",     u"[::1",     u"[web]:1",        u"-oProxyCommand=id",
                                 u"ann@-web",   u"-l@web",   u"web;id",         u"web id",
                                 u"web`id`",    u"web$(id)", u"web|id",         u"u;touchx@web",
                                 u"u$(id)@web", u"u'@web",   u"ann:secret@web", u"ssh://ann:secret@web",
                                 u"web\nx",     u"web/path", u"ssh://web/path", u"ann\\@web"})
        QTest::newRow(qPrintable(QString::fromUtf16(text))) << QString::fromUtf16(text);
    QTest::newRow("too long") << QString(600, u'a');
}

void HostAddressTest::refuses()
{
    QFETCH(QString, text);
    const auto address = HostAddress::parse(text);
    QVERIFY2(!address, qPrintable(text));
    QCOMPARE(address.error().kind, ErrorKind::Usage);
    // It may have held a password.
    QVERIFY(!QString::fromStdString(address.error().detail).contains(QLatin1String("secret")));
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::HostAddressTest)
#include "HostAddressTest.moc"
