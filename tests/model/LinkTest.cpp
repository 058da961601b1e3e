#include "core/model/Link.h"

#include <QTest>

using namespace porthole;

class LinkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesWhatCanBeShown_data();
    void takesWhatCanBeShown();
    void refuses_data();
    void refuses();
};

void LinkTest::takesWhatCanBeShown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Link::Kind>("kind");
    QTest::addColumn<QString>("target");
    using Kind = Link::Kind;
    QTest::newRow("saved") << u"porthole://open/web-1"_qs << Kind::Saved << u"web-1"_qs;
    QTest::newRow("saved, encoded") << u"porthole://open/B%C3%BCro%2FDrucker%201"_qs << Kind::Saved
                                    << u"Büro/Drucker 1"_qs;
    QTest::newRow("saved, beyond the first plane")
        << u"porthole://open/%F0%9F%9A%A2"_qs << Kind::Saved << u"🚢"_qs;
    QTest::newRow("shell") << u"ssh://ann@web:2222"_qs << Kind::Shell << u"ssh://ann@web:2222"_qs;
    QTest::newRow("shell, upper case") << u"SSH://web/"_qs << Kind::Shell << u"ssh://web"_qs;
    QTest::newRow("shell by IPv6") << u"ssh://[::1]:22"_qs << Kind::Shell << u"ssh://[::1]:22"_qs;
    QTest::newRow("files") << u"sftp://ann@web/var/log"_qs << Kind::Files << u"sftp://ann@web/var/log"_qs;
    QTest::newRow("console") << u"vnc://desk:1"_qs << Kind::Console << u"vnc://desk:5901"_qs;
    QTest::newRow("console in TLS") << u"vncs://desk::5907"_qs << Kind::Console << u"vncs://desk:5907"_qs;
}

void LinkTest::takesWhatCanBeShown()
{
    QFETCH(QString, text);
    QFETCH(Link::Kind, kind);
    QFETCH(QString, target);
    const auto link = Link::parse(text);
    QVERIFY2(link, link ? "" : link.error().detail.c_str());
    QCOMPARE(link->kind, kind);
    QCOMPARE(link->target, target);
    // What is shown is what is opened.
    if (kind != Link::Kind::Saved)
        QCOMPARE(Link::parse(link->target)->target, target);
}

void LinkTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a password for a shell") << u"ssh://ann:hunter2@web"_qs;
    QTest::newRow("a password for files") << u"sftp://ann:hunter2@web/"_qs;
    QTest::newRow("a password for a console") << u"vnc://:hunter2@desk"_qs;
    QTest::newRow("a password in a query") << u"vnc://desk?VncPassword=hunter2"_qs;
    QTest::newRow("a token in a fragment") << u"vnc://desk#hunter2"_qs;
    QTest::newRow("an option as a host") << u"ssh://-oProxyCommand=id"_qs;
    QTest::newRow("an option as a user") << u"ssh://-oProxyCommand=id@web"_qs;
    QTest::newRow("a command in the user") << u"ssh://$(id)@web"_qs;
    QTest::newRow("a command in the host") << u"ssh://web;id"_qs;
    QTest::newRow("a line's end") << u"ssh://web\nssh://other"_qs;
    QTest::newRow("a blank") << u"ssh://web other"_qs;
    QTest::newRow("a letter that looks like another") << u"ssh://wеb"_qs;
    QTest::newRow("a file") << u"file:///etc/passwd"_qs;
    QTest::newRow("a web page") << u"https://console.example/?token=hunter2"_qs;
    QTest::newRow("no scheme") << u"web"_qs;
    QTest::newRow("nothing") << QString();
    QTest::newRow("another verb") << u"porthole://run/web-1"_qs;
    QTest::newRow("no name") << u"porthole://open/"_qs;
    QTest::newRow("a name that ends the line") << u"porthole://open/a%0Ab"_qs;
    QTest::newRow("a name written backwards") << u"porthole://open/a%E2%80%AEb"_qs;
    QTest::newRow("a name that is no text") << u"porthole://open/%FF"_qs;
    QTest::newRow("too long a name") << u"porthole://open/"_qs + QString(300, u'a');
    QTest::newRow("too long") << u"sftp://web/"_qs + QString(9000, u'a');
    QTest::newRow("a user of the verb") << u"porthole://ann@open/web"_qs;
}

void LinkTest::refuses()
{
    QFETCH(QString, text);
    const auto link = Link::parse(text);
    QVERIFY(!link);
    QCOMPARE(link.error().kind, ErrorKind::Usage);
    QVERIFY(link.error().detail.find("hunter2") == std::string::npos);
}

QTEST_GUILESS_MAIN(LinkTest)
#include "LinkTest.moc"
