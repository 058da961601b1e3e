#include "app/cli/WindowTargets.h"
#include "app/cli/connections/SavedEntries.h"
#include "tests/support/secrets/TestSecret.h"

#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

using porthole::ErrorKind;
using porthole::cli::checkTargets;
using porthole::operator""_secret;

class WindowTargetsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesConsolesAndServers_data();
    void takesConsolesAndServers();
    void takesServersOfSavedClouds_data();
    void takesServersOfSavedClouds();

private:
    static porthole::openstack::CloudsEnvironment environmentIn(const QTemporaryDir &folder,
                                                                const QByteArray &cloudsYaml);
    static void compare(const porthole::Result<> &outcome, const QByteArray &refused);
};

/// Somebody's who has that clouds.yaml in the folder.
porthole::openstack::CloudsEnvironment WindowTargetsTest::environmentIn(const QTemporaryDir &folder,
                                                                        const QByteArray &cloudsYaml)
{
    QFile file(folder.filePath(u"clouds.yaml"_qs));
    if (!file.open(QIODevice::WriteOnly) || file.write(cloudsYaml) != cloudsYaml.size())
        qFatal("clouds.yaml cannot be written");
    porthole::openstack::CloudsEnvironment environment;
    environment.currentDirectory = environment.home = environment.systemRoot = folder.path();
    return environment;
}

/// Refused as wrong use with these words; not at all if there are none.
void WindowTargetsTest::compare(const porthole::Result<> &outcome, const QByteArray &refused)
{
    QCOMPARE(outcome.has_value(), refused.isEmpty());
    if (!outcome) {
        QCOMPARE(outcome.error().kind, ErrorKind::Usage);
        QVERIFY2(outcome.error().detail.find(refused.toStdString()) != std::string::npos,
                 outcome.error().detail.c_str());
    }
}

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
    QTest::newRow("a host with a password")
        << u"ssh://ann:%1@web"_qs.arg(QLatin1String("secret"_secret)) << QByteArray("password");
    QTest::newRow("a Slycat server") << u"slycat://lab.example/slycat"_qs << QByteArray();
    QTest::newRow("a Slycat server with a password")
        << u"slycat://ann:%1@lab"_qs.arg(QLatin1String("secret"_secret)) << QByteArray("password");
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
    const auto environment = environmentIn(folder, "clouds: {lab: {auth: {auth_url: 'http://h'}}}\n");
    compare(checkTargets({u"vnc://127.0.0.1:1"_qs, target}, environment), refused);
}

void WindowTargetsTest::takesServersOfSavedClouds_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QByteArray>("cloudsYaml");
    QTest::addColumn<QByteArray>("refused"); // with these words; empty: not at all
    const QByteArray lab = "clouds: {lab: {auth: {auth_url: 'http://h'}}}\n", broken = "clouds: 7\n";
    QTest::newRow("a saved cloud's server") << u"attic/web-1"_qs << lab << QByteArray();
    QTest::newRow("of one whose name another has") << u"lab (Porthole)/web-1"_qs << lab << QByteArray();
    QTest::newRow("of the other one") << u"lab/web-1"_qs << lab << QByteArray();
    QTest::newRow("of one in the trash")
        << u"gone/web-1"_qs << lab
        << QByteArray("no cloud is named 'gone'; known are: lab, attic, lab (Porthole)");
    QTest::newRow("beside a clouds.yaml that cannot be read") << u"attic/web-1"_qs << broken << QByteArray();
    QTest::newRow("that may be in it") << u"lob/web-1"_qs << broken << QByteArray("clouds.yaml");
}

void WindowTargetsTest::takesServersOfSavedClouds()
{
    QFETCH(QString, target);
    QFETCH(QByteArray, cloudsYaml);
    QFETCH(QByteArray, refused);
    const QTemporaryDir folder;
    const QByteArray before = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", QFile::encodeName(folder.filePath(u"data"_qs)));
    const auto restore = qScopeGuard([&] { qputenv("XDG_DATA_HOME", before); });
    porthole::EntryBatch batch;
    for (const char *name : {"attic", "lab", "gone"}) {
        porthole::Entry cloud;
        cloud.id = porthole::newEntryId();
        cloud.kind = porthole::EntryKind::Cloud;
        cloud.name = QString::fromLatin1(name);
        cloud.address = u"http://h/v3"_qs;
        cloud.description = porthole::CloudDescription{};
        if (cloud.name == u"gone")
            cloud.trashed = QDateTime::currentDateTimeUtc();
        batch.entries << cloud;
    }
    const auto saved = porthole::cli::SavedEntries::read();
    QVERIFY(saved && porthole::cli::save(batch, *saved));
    compare(checkTargets({target}, environmentIn(folder, cloudsYaml)), refused);
}

QTEST_GUILESS_MAIN(WindowTargetsTest)
#include "WindowTargetsTest.moc"
