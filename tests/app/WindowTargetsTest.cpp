#include "app/cli/WindowTargets.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using porthole::ErrorKind;
using porthole::cli::checkTargets;

class WindowTargetsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesConsolesAndServers_data();
    void takesConsolesAndServers();
};

void WindowTargetsTest::takesConsolesAndServers_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QByteArray>("refused"); // with these words; empty: not at all
    QTest::newRow("VNC") << u"vnc://127.0.0.1:1"_qs << QByteArray();
    QTest::newRow("without a scheme") << u"127.0.0.1:1"_qs << QByteArray();
    QTest::newRow("a console's page") << u"https://h/vnc.html?path=x/y"_qs << QByteArray();
    QTest::newRow("a server") << u"lab/web-1"_qs << QByteArray();
    QTest::newRow("a server with a slash") << u"lab/web/1"_qs << QByteArray();
    QTest::newRow("a host") << u"ssh://ann@web:2222"_qs << QByteArray();
    QTest::newRow("a host and its user") << u"ann@web:2222"_qs << QByteArray();
    QTest::newRow("a host by its name") << u"web"_qs << QByteArray();
    QTest::newRow("a host that is an option") << u"ssh://-oProxyCommand=id"_qs << QByteArray("host");
    QTest::newRow("a host with a password") << u"ssh://ann:secret@web"_qs << QByteArray("password");
    QTest::newRow("a Slycat server") << u"slycat://lab.example/slycat"_qs << QByteArray();
    QTest::newRow("a Slycat server with a password")
        << u"slycat://ann:secret@lab"_qs << QByteArray("password");
    QTest::newRow("another cloud") << u"lob/web-1"_qs
                                   << QByteArray("no cloud is named 'lob'; known are: lab");
    QTest::newRow("no server") << u"lab/"_qs << QByteArray("lacks its server");
    QTest::newRow("a saved connection") << u"saved:11111111-0000-4000-8000-000000000001"_qs << QByteArray();
    QTest::newRow("a saved connection that is none") << u"saved:web"_qs << QByteArray("port");
    QTest::newRow("a name of several connections") << u"named:web"_qs << QByteArray();
    QTest::newRow("another scheme") << u"gopher://h/"_qs << QByteArray(" ");
}

void WindowTargetsTest::takesConsolesAndServers()
{
    QFETCH(QString, target);
    QFETCH(QByteArray, refused);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"clouds.yaml"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly) &&
            file.write("clouds: {lab: {auth: {auth_url: 'http://h'}}}\n") > 0);
    file.close();
    porthole::openstack::CloudsEnvironment environment;
    environment.currentDirectory = environment.home = environment.systemRoot = folder.path();
    const auto outcome = checkTargets({u"vnc://127.0.0.1:1"_qs, target}, environment);
    QCOMPARE(outcome.has_value(), refused.isEmpty());
    if (!outcome) {
        QCOMPARE(outcome.error().kind, ErrorKind::Usage);
        QVERIFY2(outcome.error().detail.find(refused.toStdString()) != std::string::npos,
                 outcome.error().detail.c_str());
    }
}

QTEST_GUILESS_MAIN(WindowTargetsTest)
#include "WindowTargetsTest.moc"
