#include "ImportData.h"
#include "core/import/found/FoundSources.h"
#include "tests/support/Failure.h"

#include <QTemporaryDir>
#include <QTest>

using namespace porthole::imports;

namespace porthole::test {

namespace {

/// Somebody's home, in which other programs have been.
class OtherHome {
public:
    OtherHome()
    {
        environment.home = m_home.path();
        environment.configHome = path(u"cfg"_qs);
        environment.dataHome = path(u"share"_qs);
        environment.stateHome = path(u"state"_qs);
        environment.ssh.identityFolder = path(u".ssh"_qs);
        environment.ssh.userConfig = path(u".ssh/config"_qs);
        environment.clouds.home = environment.clouds.currentDirectory = m_home.path();
        environment.clouds.systemRoot = m_home.path();
    }
    QString path(const QString &name) const { return m_home.filePath(name); }
    bool write(const QString &name, const QByteArray &content) const
    {
        QDir(m_home.path()).mkpath(QFileInfo(name).path());
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }

    FoundEnvironment environment;

private:
    const QTemporaryDir m_home;
};

} // namespace

/// What the first page offers to bring in.
class FoundTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothing();
    void countsWhatThereIs();
    void aliases_data();
    void aliases();
    void anIncludeThatIncludesItself();
    void folders_data();
    void folders();
    void reads();
    void readsNoPipeAndNoGiant();
};

void FoundTest::nothing()
{
    const OtherHome home;
    QCOMPARE(findImports(home.environment), QList<FoundSource>());
}

void FoundTest::countsWhatThereIs()
{
    const OtherHome home;
    QVERIFY(home.write(u".ssh/config"_qs, "Host a b\nHost *.example c !d\n"));
    QVERIFY(home.write(u".config/openstack/clouds.yaml"_qs, "clouds: {lab: {}, home: {}}\n"));
    for (const char *name : {"web", "db", "Default%20Settings"})
        QVERIFY(home.write(u".putty/sessions/"_qs + QLatin1String(name), "HostName=h\n"));
    QVERIFY(home.write(u"share/remmina/a.remmina"_qs, "[remmina]\n"));
    QVERIFY(home.write(u"share/remmina/remmina.pref"_qs, "[x]\n"));
    QVERIFY(home.write(u"share/krdc/bookmarks.xml"_qs, sample(u"krdc/bookmarks.xml"_qs)));
    QVERIFY(home.write(u".vnc/tigervnc.history"_qs, "a:1\nb:2\n"));
    using Kind = FoundSource::Kind;
    QCOMPARE(findImports(home.environment),
             (QList{FoundSource{Kind::SshConfig, {}, {}, 3}, FoundSource{Kind::Clouds, {}, {}, 2},
                    FoundSource{Kind::Putty, home.path(u".putty/sessions"_qs), Format::PuttySessions, 2},
                    FoundSource{Kind::Remmina, home.path(u"share/remmina"_qs), Format::Remmina, 1},
                    FoundSource{Kind::Krdc, home.path(u"share/krdc/bookmarks.xml"_qs), Format::Krdc, 3},
                    FoundSource{Kind::TigerVnc, home.path(u".vnc/tigervnc.history"_qs),
                                Format::TigerVncHistory, 2}}));
}

void FoundTest::aliases_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<qsizetype>("count");
    QTest::newRow("wildcards name none") << QByteArray("Host *\nHost a? !b\n") << qsizetype(0);
    QTest::newRow("twice") << QByteArray("Host a\nHost a b\n") << qsizetype(2);
    QTest::newRow("quoted, and with an equals sign")
        << QByteArray("Host=\"a\" b\nhOsT c # no d\n") << qsizetype(3);
    QTest::newRow("Match names none") << QByteArray("Match host a\n  User x\n") << qsizetype(0);
    QTest::newRow("what is wrong is passed over") << QByteArray("Host\n\"\nHost a\n") << qsizetype(1);
    QTest::newRow("included") << QByteArray("Include more.d/*\nHost a\n") << qsizetype(3);
}

void FoundTest::aliases()
{
    QFETCH(QByteArray, config);
    const OtherHome home;
    QVERIFY(home.write(u".ssh/config"_qs, config) && home.write(u".ssh/more.d/one"_qs, "Host x\n") &&
            home.write(u".ssh/more.d/two"_qs, "Host y\n"));
    const auto found = findImports(home.environment);
    QTEST(found.isEmpty() ? qsizetype(0) : found.first().count, "count");
}

void FoundTest::anIncludeThatIncludesItself()
{
    const OtherHome home;
    QVERIFY(home.write(u".ssh/config"_qs, "Host a\nInclude config\n"));
    QCOMPARE(findImports(home.environment).first().count, 1);
}

void FoundTest::folders_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("PUTTYDIR") << u"elsewhere/sessions/web"_qs;
    QTest::newRow("XDG") << u"cfg/putty/sessions/web"_qs;
    QTest::newRow("TigerVNC 1.14") << u"state/tigervnc/tigervnc.history"_qs;
}

void FoundTest::folders()
{
    QFETCH(QString, file);
    OtherHome home;
    QVERIFY(home.write(file, "h:1\n"));
    if (file.startsWith(u"elsewhere"))
        home.environment.puttyDir = home.path(u"elsewhere"_qs);
    QCOMPARE(findImports(home.environment).size(), 1);
}

void FoundTest::reads()
{
    const QString data = QStringLiteral(PORTHOLE_TEST_DATA "/import/");
    const QList<std::pair<const char *, qsizetype>> all{{"putty/sessions", 3},
                                                        {"putty/sessions.reg", 1},
                                                        {"remmina", 2},
                                                        {"mremoteng/confCons.xml", 5},
                                                        {"csv/hosts.csv", 3},
                                                        {"tigervnc/default.tigervnc", 1},
                                                        {"tigervnc/tigervnc.history", 1},
                                                        {"krdc/bookmarks.xml", 3},
                                                        {"rdp/office.rdp", 1},
                                                        {"rdp", 1}};
    for (const auto &[name, count] : all) {
        const auto imported = importFrom(data + QLatin1String(name)); // found out by itself
        QVERIFY2(imported, failureOf(imported));
        QVERIFY2(imported->entries.size() == count, name);
    }
}

void FoundTest::readsNoPipeAndNoGiant()
{
    const OtherHome home;
    QVERIFY(home.write(u"big.csv"_qs, "host\n"));
    QVERIFY(QFile(home.path(u"big.csv"_qs)).resize(qint64(33) << 20));
    for (const QString &path : {u"/dev/zero"_qs, home.path(u"big.csv"_qs)}) {
        const auto imported = importFrom(path, Format::Csv);
        QVERIFY(!imported);
        QCOMPARE(imported.error().kind, ErrorKind::Usage);
    }
    const auto missing = importFrom(home.path(u"nothing"_qs));
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    QVERIFY(home.write(u"what"_qs, "what is this\n"));
    const auto unknown = importFrom(home.path(u"what"_qs));
    QCOMPARE(unknown.error().kind, ErrorKind::Usage);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::FoundTest)
#include "FoundTest.moc"
