#include "core/model/GatewayUrl.h"

#include <QTest>
#include <QUrl>

namespace porthole {

class GatewayUrlTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void understands_data();
    void understands();
    void refuses_data();
    void refuses();
    void tellsWhatIsMeant();
    void keepsPathsAsTheyAre();
};

void GatewayUrlTest::understands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hosts");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<bool>("exposed");
    const auto row = [](const char *text, const char *hosts, const char *shown, bool exposed = false) {
        QTest::addRow("%s", text) << QString::fromLatin1(text) << QString::fromLatin1(hosts)
                                  << QString::fromLatin1(shown) << exposed;
    };
    row("slycat://slycat.lab", "https://slycat.lab:443/hosts", "slycat://slycat.lab");
    row("SLYCAT://Slycat.Lab/", "https://slycat.lab:443/hosts", "slycat://slycat.lab");
    row("slycat://slycat.lab:443", "https://slycat.lab:443/hosts", "slycat://slycat.lab");
    row("slycat://slycat.lab:8092", "https://slycat.lab:8092/hosts", "slycat://slycat.lab:8092");
    row("slycat://slycat.lab/api/", "https://slycat.lab:443/hosts", "slycat://slycat.lab/api");
    row("slycat://[::1]:8092", "https://[::1]:8092/hosts", "slycat://[::1]:8092");
    row("slycat+http://slycat.lab", "http://slycat.lab:80/hosts", "slycat+http://slycat.lab", true);
    row("slycat+http://127.0.0.1:8092", "http://127.0.0.1:8092/hosts", "slycat+http://127.0.0.1:8092");
    row("slycat+http://localhost:8092", "http://localhost:8092/hosts", "slycat+http://localhost:8092");
    row("slycat+http://[::1]", "http://[::1]:80/hosts", "slycat+http://[::1]");
    row("slycat+http://127.0.0.1.evil.example", "http://127.0.0.1.evil.example:80/hosts",
        "slycat+http://127.0.0.1.evil.example", true);
}

void GatewayUrlTest::understands()
{
    QFETCH(QString, text);
    QFETCH(QString, hosts);
    QFETCH(QString, shown);
    QFETCH(bool, exposed);
    const auto url = GatewayUrl::parse(text);
    QVERIFY2(url, url ? "" : url.error().detail.c_str());
    QCOMPARE(url->at("/hosts").toString(QUrl::FullyEncoded), hosts);
    QCOMPARE(url->displayName(), shown);
    QCOMPARE(url->isExposed(), exposed);
    QCOMPARE(GatewayUrl::parse(shown)->displayName(), shown);
}

void GatewayUrlTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             "slycat",
                             "slycat:",
                             "slycat://",
                             "slycat:host",
                             "http://host",
                             "https://host",
                             "slycats://host",
                             "slycat+https://host",
                             "slycat://user@host",
                             "slycat://user:secret@host",
                             "slycat://host?a=b",
                             "slycat://host#a",
                             "slycat://host:0",
                             "slycat://host:99999",
                             "slycat://-oProxyCommand=id",
                             "slycat://a;touch",
                             "slycat://ho st",
                             "slycat://host/a//b",
                             "slycat://host/../b",
                             "slycat://host/%2e%2e",
                             "slycat://host/a;b",
                             "slycat://127.1"})
        QTest::addRow("%s", text) << QString::fromLatin1(text);
    QTest::addRow("a prefix longer than any") << QStringLiteral("slycat://host/") + QString(300, u'a');
}

void GatewayUrlTest::refuses()
{
    QFETCH(QString, text);
    const auto url = GatewayUrl::parse(text);
    QVERIFY(!url);
    QCOMPARE(url.error().kind, ErrorKind::Usage);
    QVERIFY(url.error().detail.find("secret") == std::string::npos);
}

void GatewayUrlTest::tellsWhatIsMeant()
{
    QVERIFY(GatewayUrl::isMeantBy(QStringLiteral("slycat://host")));
    QVERIFY(GatewayUrl::isMeantBy(QStringLiteral("Slycat+HTTP://host")));
    QVERIFY(GatewayUrl::isMeantBy(QStringLiteral("slycat:host")));
    QVERIFY(!GatewayUrl::isMeantBy(QStringLiteral("slycat")));
    QVERIFY(!GatewayUrl::isMeantBy(QStringLiteral("slycat.lab:5900")));
    QVERIFY(!GatewayUrl::isMeantBy(QStringLiteral("https://slycat.lab")));
}

void GatewayUrlTest::keepsPathsAsTheyAre()
{
    const auto url = GatewayUrl::parse(QStringLiteral("slycat://host"));
    for (const char *path :
         {"/remotes/h/file/a%20b", "/remotes/h/file/a%23b", "/remotes/h/file/a+b", "/remotes/h/file/%C3%A9",
          "/remotes/h/file/a%25b", "/remotes/h/file/a%2Fb", "/remotes/h/file/a%3Fb", "/remotes/h/browse/"})
        QCOMPARE(url->at(path).toEncoded(), QByteArray("https://host:443") + path);
}

} // namespace porthole

QTEST_APPLESS_MAIN(porthole::GatewayUrlTest)
#include "GatewayUrlTest.moc"
