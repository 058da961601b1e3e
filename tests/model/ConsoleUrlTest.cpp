#include "core/model/ConsoleUrl.h"
#include "tests/support/Failure.h"

#include <QRandomGenerator>
#include <QTest>
#include <QUrl>

namespace porthole {

namespace {

QString nameOf(Transport transport)
{
    switch (transport) {
    case Transport::Tcp:
        return u"tcp"_qs;
    case Transport::Tls:
        return u"tls"_qs;
    case Transport::WebSocket:
        return u"ws"_qs;
    case Transport::SecureWebSocket:
        return u"wss"_qs;
    }
    return {};
}

/// "wss host:443 /target"
QString shown(const ConsoleRoute &route)
{
    const QString target =
        route.requestTarget.isEmpty() ? QString() : u' ' + QString::fromLatin1(route.requestTarget);
    return nameOf(route.transport) + u' ' + route.endpoint.toString() + target;
}

} // namespace

class ConsoleUrlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAddresses_data();
    void readsAddresses();
    void refuses_data();
    void refuses();
    void refusesWhatIsTooLong();
    void readsASerialConsolesUrlFromNova();
    void refusesForeignSchemesFromNova();
    void takesThePasswordOut_data();
    void takesThePasswordOut();
    void leavesNothingOfThePasswordInTheUrl();
    void errorsDoNotRepeatTheText_data();
    void errorsDoNotRepeatTheText();
    void everyTextEndsInAUrlOrAnError();
};

void ConsoleUrlTest::readsAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("route");
    QTest::addColumn<QString>("name");
    const auto row = [](const char16_t *text, const char16_t *route, const char16_t *name) {
        QTest::addRow("%s", qPrintable(QString::fromUtf16(text)))
            << QString::fromUtf16(text) << QString::fromUtf16(route) << QString::fromUtf16(name);
    };
    row(u"vnc://host", u"tcp host:5900", u"vnc://host");
    row(u"vnc://host/", u"tcp host:5900", u"vnc://host");
    row(u"vnc://host:0", u"tcp host:5900", u"vnc://host");
    row(u"vnc://host:1", u"tcp host:5901", u"vnc://host:5901");
    row(u"vnc://host:99", u"tcp host:5999", u"vnc://host:5999");
    row(u"vnc://host:100", u"tcp host:100", u"vnc://host:100");
    row(u"vnc://host:5901", u"tcp host:5901", u"vnc://host:5901");
    row(u"vnc://host::5901", u"tcp host:5901", u"vnc://host:5901");
    row(u"vnc://host::80", u"tcp host:80", u"vnc://host::80");
    row(u"VNC://Host:1", u"tcp host:5901", u"vnc://host:5901");
    row(u"host", u"tcp host:5900", u"vnc://host");
    row(u"host:1", u"tcp host:5901", u"vnc://host:5901");
    row(u"host::5901", u"tcp host:5901", u"vnc://host:5901");
    row(u"10.0.0.1:2", u"tcp 10.0.0.1:5902", u"vnc://10.0.0.1:5902");
    row(u"[::1]", u"tcp [::1]:5900", u"vnc://[::1]");
    row(u"[::1]:1", u"tcp [::1]:5901", u"vnc://[::1]:5901");
    row(u"vnc://[::1]::7", u"tcp [::1]:7", u"vnc://[::1]::7");
    row(u"vnc://[fe80::1%25eth0]:1", u"tcp [fe80::1%eth0]:5901", u"vnc://[fe80::1%eth0]:5901");
    row(u"vncs://host:1", u"tls host:5901", u"vncs://host:5901");
    row(u"ws://host", u"ws host:80 /", u"ws://host");
    row(u"wss://host", u"wss host:443 /", u"wss://host");
    row(u"wss://host:443/x", u"wss host:443 /x", u"wss://host");
    row(u"wss://host:/x", u"wss host:443 /x", u"wss://host");
    row(u"ws://host:443/", u"ws host:443 /", u"ws://host:443");
    row(u"ws://host:6083/?token=T", u"ws host:6083 /?token=T", u"ws://host:6083");
    row(u"ws://host:6083?token=T", u"ws host:6083 /?token=T", u"ws://host:6083");
    row(u"wss://[::1]:6080/websockify", u"wss [::1]:6080 /websockify", u"wss://[::1]:6080");
    // As they are: no decoding, no upper case, no '+' for a blank, dots and slashes kept.
    row(u"ws://h/a%2fb/./..//c?token=%41%2b+%7e%zz%", u"ws h:80 /a%2fb/./..//c?token=%41%2b+%7e%zz%",
        u"ws://h");
    row(u"ws://h/?a?b=c&d", u"ws h:80 /?a?b=c&d", u"ws://h");
    row(u"ws://h/a#fragment?x", u"ws h:80 /a", u"ws://h");
    row(u"ws://h/\u00e9?\u20ac\"<>", u"ws h:80 /%C3%A9?%E2%82%AC%22%3C%3E", u"ws://h");
    row(u"http://h/vnc.html?host=h2&path=p", u"ws h2:80 /p", u"http://h2");
    row(u"https://h:6080/vnc_lite.html?path=websockify", u"wss h:6080 /websockify", u"https://h:6080");
}

void ConsoleUrlTest::readsAddresses()
{
    QFETCH(QString, text);
    const auto url = ConsoleUrl::parse(text);
    QVERIFY2(url, failureOf(url));
    QCOMPARE(url->routes().size(), 1);
    QTEST(shown(url->routes().first()), "route");
    QTEST(url->displayName(), "name");
    QVERIFY(*ConsoleUrl::parse(text) == *url);
}

void ConsoleUrlTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char16_t *text : {u"",
                                 u" ",
                                 u"://",
                                 u"vnc://",
                                 u"vnc:///",
                                 u"vnc://:1",
                                 u"vnc://host:",
                                 u"vnc://host::",
                                 u"vnc://host::0",
                                 u"vnc://host:65536",
                                 u"vnc://host:-1",
                                 u"vnc://host:+1",
                                 u"vnc://host:1x",
                                 u"vnc://host:::1",
                                 u"vnc://::1",
                                 u"fe80::1:2",
                                 u"vnc://[::1",
                                 u"vnc://[host]:1",
                                 u"vnc://host/path",
                                 u"vnc://host?x",
                                 u"vnc://host#x",
                                 u"vnc://user@host",
                                 u"vnc://:password@host",
                                 u"ws://user:password@host/",
                                 u"wss://@host/",
                                 u"https://user@host/vnc.html",
                                 u"ws://",
                                 u"ws:///path",
                                 u"ws://host:0/",
                                 u"ws://host:99999/",
                                 u"ws://ho st/",
                                 u"ws://host/a b",
                                 u"ws://host/a\r\nX-Header: b",
                                 u"ws://host/\u007f",
                                 u"ws://host/\u0085",
                                 u"ws://host/\u00a0",
                                 u"ws://host/\u2028",
                                 u"ws://host/\u202e",
                                 u"\nws://host/",
                                 u"ws://host/\t",
                                 u"ftp://host/",
                                 u"file:///etc/passwd",
                                 u"javascript:alert(1)",
                                 u"ssh://host",
                                 u"1ws://host/",
                                 u"ws//host/",
                                 u"ws:/host",
                                 u"http://-h/",
                                 u"http://1/",
                                 u"vnc://host;id",
                                 u"$(id):1",
                                 u"-oProxyCommand=id:1",
                                 u"vnc://ho%73t"})
        QTest::addRow("'%s'", QString::fromUtf16(text).toUtf8().toPercentEncoding(" :/?#[]@").constData())
            << QString::fromUtf16(text);
    QTest::newRow("NUL") << QString(QChar(0)) + u"host"_qs;
    QTest::newRow("NUL within") << u"ws://host/"_qs + QChar(0);
}

void ConsoleUrlTest::refuses()
{
    QFETCH(QString, text);
    const auto url = ConsoleUrl::parse(text);
    QVERIFY(!url);
    QVERIFY(url.error().kind == ErrorKind::Usage);
}

void ConsoleUrlTest::refusesWhatIsTooLong()
{
    const QString begin = u"ws://host/?token="_qs;
    const QString longest = begin + QString(8192 - begin.size(), u'a');
    QVERIFY(ConsoleUrl::parse(longest));
    const auto url = ConsoleUrl::parse(longest + u'a');
    QVERIFY(!url);
    QVERIFY(url.error().kind == ErrorKind::Usage);
    // Counted in bytes: each of these is two.
    QVERIFY(!ConsoleUrl::parse(begin + QString(5000, u'\u00e9')));
}

void ConsoleUrlTest::readsASerialConsolesUrlFromNova()
{
    const auto url = ConsoleUrl::fromNova(QUrl(u"wss://nova.example:6083/?token=5f1c"_qs));
    QVERIFY2(url, failureOf(url));
    QCOMPARE(url->routes().size(), 1);
    QCOMPARE(shown(url->routes().first()), u"wss nova.example:6083 /?token=5f1c"_qs);
}

void ConsoleUrlTest::refusesForeignSchemesFromNova()
{
    for (const QString &text :
         {u"vnc://host:1"_qs, u"host"_qs, u"file:///etc/passwd"_qs, u""_qs, u"ftp://host/"_qs}) {
        const auto url = ConsoleUrl::fromNova(QUrl(text));
        QVERIFY2(!url, qPrintable(text));
        QVERIFY(url.error().kind == ErrorKind::Usage);
    }
}

void ConsoleUrlTest::takesThePasswordOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("password"); // null: none
    QTest::addColumn<QString>("route");
    const auto row = [](const char16_t *text, const char *password, const char16_t *route) {
        QTest::addRow("%s", qPrintable(QString::fromUtf16(text)))
            << QString::fromUtf16(text) << QByteArray(password) << QString::fromUtf16(route);
    };
    row(u"vnc://host", nullptr, u"tcp host:5900");
    row(u"vnc://user@host", nullptr, u"tcp host:5900");
    row(u"vnc://:@host", nullptr, u"tcp host:5900");
    row(u"vnc://:secret@host", "secret", u"tcp host:5900");
    row(u"vnc://user:secret@host:1", "secret", u"tcp host:5901");
    row(u"vncs://:secret@[::1]:1", "secret", u"tls [::1]:5901");
    row(u"user:secret@host::7", "secret", u"tcp host:7");
    row(u"vnc://:p%40s%3as%25%2f@host", "p@s:s%/", u"tcp host:5900");
    row(u"vnc://:p@ss@host", "p@ss", u"tcp host:5900");
    row(u"vnc://user:a:b@host", "a:b", u"tcp host:5900");
    row(u"vnc://:100%@host", "100%", u"tcp host:5900");
    row(u"vnc://:%c3%a9\u00e9@host", "\xc3\xa9\xc3\xa9", u"tcp host:5900");
    row(u"ws://host/?password=x", nullptr, u"ws host:80 /?password=x");
    row(u"http://host/vnc.html?host=host&path=p&password=a%20b", "a b", u"ws host:80 /p");
    row(u"http://host/vnc.html?host=host&path=p#password=c", "c", u"ws host:80 /p");
}

void ConsoleUrlTest::takesThePasswordOut()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, password);
    const auto target = ConsoleTarget::parse(text);
    QVERIFY2(target, failureOf(target));
    QCOMPARE(target->password.has_value(), !password.isNull());
    if (target->password)
        QCOMPARE(target->password->reveal(),
                 std::string_view(password.constData(), static_cast<std::size_t>(password.size())));
    QTEST(shown(target->url.routes().first()), "route");
}

void ConsoleUrlTest::leavesNothingOfThePasswordInTheUrl()
{
    const auto target = ConsoleTarget::parse(u"vnc://user:secret@host:1"_qs);
    QVERIFY(target);
    QVERIFY(target->url == *ConsoleUrl::parse(u"vnc://host:1"_qs));
    QCOMPARE(target->url.displayName(), u"vnc://host:5901"_qs);
}

void ConsoleUrlTest::errorsDoNotRepeatTheText_data()
{
    QTest::addColumn<QString>("text");
    for (const char16_t *text :
         {u"xyzzy://xyzzy:xyzzy@xyzzy/xyzzy", u"vnc://xyzzy:xyzzy@xyzzy/xyzzy", u"vnc://xyzzy:xyzzy",
          u"ws://xyzzy:xyzzy@host/?token=xyzzy", u"ws://-host:1/?token=xyzzy", u"xyzzy xyzzy",
          u"ws://host:xyzzy/", u"https://host/vnc.html?path=xyzzy%0d%0a",
          u"https://host/vnc.html?host=-xyzzy&token=xyzzy", u"https://host/vnc.html?port=xyzzy",
          u"https://host/vnc.html?path=xyzzy://xyzzy"})
        QTest::addRow("%s", qPrintable(QString::fromUtf16(text))) << QString::fromUtf16(text);
}

void ConsoleUrlTest::errorsDoNotRepeatTheText()
{
    QFETCH(QString, text);
    const auto target = ConsoleTarget::parse(text);
    QVERIFY(!target);
    QVERIFY2(target.error().detail.find("xyzzy") == std::string::npos, target.error().detail.c_str());
    QVERIFY(!target.error().detail.empty());
}

void ConsoleUrlTest::everyTextEndsInAUrlOrAnError()
{
    const QStringList pieces{u"vnc://"_qs, u"ws://"_qs, u"https://"_qs, u"host"_qs,   u"["_qs,
                             u"]"_qs,      u":"_qs,     u"::1"_qs,      u"@"_qs,      u"/"_qs,
                             u"?"_qs,      u"#"_qs,     u"&"_qs,        u"path="_qs,  u"token="_qs,
                             u"host="_qs,  u"port="_qs, u"%"_qs,        u"%3F"_qs,    u"%0a"_qs,
                             u".."_qs,     u"."_qs,     u"5901"_qs,     u"\u00e9"_qs, u"password="_qs};
    QRandomGenerator random(2);
    for (int round = 0; round < 20000; ++round) {
        QString text;
        for (int i = random.bounded(12); i >= 0; --i)
            text += pieces[random.bounded(static_cast<int>(pieces.size()))];
        const auto target = ConsoleTarget::parse(text);
        if (!target)
            continue;
        QVERIFY(!target->url.routes().isEmpty() && target->url.routes().size() <= 2);
        for (const ConsoleRoute &route : target->url.routes()) {
            QVERIFY(isValidHost(route.endpoint.host) && route.endpoint.port != 0);
            const bool web =
                route.transport == Transport::WebSocket || route.transport == Transport::SecureWebSocket;
            QCOMPARE(route.requestTarget.startsWith('/'), web);
            for (const char c : route.requestTarget)
                QVERIFY2(c > 0x20 && c < 0x7f && c != '#', qPrintable(text));
        }
        // What is shown of it is an address itself, of the same place.
        const auto again = ConsoleUrl::parse(target->url.displayName());
        QVERIFY2(again, qPrintable(text));
        QVERIFY(again->routes().first().endpoint == target->url.routes().first().endpoint);
    }
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::ConsoleUrlTest)
#include "ConsoleUrlTest.moc"
