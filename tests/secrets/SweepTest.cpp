#include "tests/support/secrets/TestSecret.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace porthole::test {

/// That what is done when all tests are over (tests/support/secrets/room) would find a secret: one is planted
/// wherever none may be.
class SweepTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void findsWhatIsLeft_data();
    void findsWhatIsLeft();
    void findsItInALog();
    void findsItInANameOfAFile();
    void findsWhatIsDeletedOrReplaced_data();
    void findsWhatIsDeletedOrReplaced();
    void findsItInArguments();
    void namesWhatCannotBeRead();
    void letsPassWhatIsRight();
    void takesAwayWhatIsClean();

private:
    bool write(const QString &path, const QByteArray &content) const
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }
    /// What it says, and nothing if it is content.
    QByteArray sweep(const QStringList &places = {})
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(PORTHOLE_TEST_ROOM),
                      QStringList{QStringLiteral("sweep"), m_room} + places);
        process.waitForFinished(-1);
        const QByteArray said = process.readAll();
        return process.exitCode() == 0 ? said : said + "(failed)";
    }
    /// As the tests run it, in this room.
    bool run(const QString &program, const QStringList &arguments) const
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(PORTHOLE_TEST_WATCH_LIBRARY));
        environment.insert(QStringLiteral("PORTHOLE_TEST_WATCH"), m_room + QStringLiteral("/watch"));
        process.setProcessEnvironment(environment);
        process.start(program, arguments);
        return process.waitForFinished(-1) && process.exitCode() == 0;
    }
    QString file(const char *name) const { return m_room + QStringLiteral("/tmp/") + QLatin1String(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_room;
};

void SweepTest::initTestCase()
{
    // What is planted here is taken away again by this process.
    qunsetenv("PORTHOLE_TEST_WATCH");
}

void SweepTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_room = m_folder->filePath(QStringLiteral("room"));
    QCOMPARE(QProcess::execute(QStringLiteral(PORTHOLE_TEST_ROOM), {QStringLiteral("make"), m_room}), 0);
    QVERIFY(QDir(m_room + QStringLiteral("/home")).exists());
}

void SweepTest::findsWhatIsLeft_data()
{
    QTest::addColumn<QByteArray>("content");
    const QString secret = QString::fromLatin1(testSecret());
    const QByteArray plain = secret.toLatin1();
    QTest::newRow("as it is") << QByteArray("{\"password\": \"" + plain + "\"}\n");
    QTest::newRow("among bytes") << QByteArray(QByteArray(70000, '\0') + plain + QByteArray(3, '\xff'));
    QTest::newRow("a text of Qt's") << QByteArray(reinterpret_cast<const char *>(secret.utf16()),
                                                  2 * secret.size());
    QTest::newRow("base64") << plain.toBase64();
    QTest::newRow("base64, behind a name") << QByteArray("u:" + plain).toBase64();
    QTest::newRow("base64, behind another") << QByteArray("user:" + plain).toBase64();
    QTest::newRow("base64, behind a third") << QByteArray("me:" + plain).toBase64();
    QTest::newRow("hexadecimal") << plain.toHex();
}

void SweepTest::findsWhatIsLeft()
{
    QFETCH(QByteArray, content);
    QDir(m_room).mkpath(QStringLiteral("home/.local/share"));
    QVERIFY(write(m_room + QStringLiteral("/home/.local/share/some.db"), content));
    const QByteArray said = sweep();
    QVERIFY2(said.endsWith("(failed)") && said.contains("/some.db\n"), said);
    QVERIFY2(!said.contains(kSecretMarker), said);
}

void SweepTest::findsItInALog()
{
    const QString log = m_folder->filePath(QStringLiteral("LastTest.log"));
    QVERIFY(write(log, QByteArray("refused: ") + testSecret() + '\n'));
    QVERIFY(sweep({log}).contains("LastTest.log"));
}

void SweepTest::findsItInANameOfAFile()
{
    QVERIFY(write(file(testSecret()), "x"));
    QVERIFY(sweep().endsWith("(failed)"));
}

void SweepTest::findsWhatIsDeletedOrReplaced_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("deleted") << QStringList{QStringLiteral("rm"), QStringLiteral("A")};
    QTest::newRow("deleted with its folder")
        << QStringList{QStringLiteral("rm"), QStringLiteral("-r"), QStringLiteral(".")};
    QTest::newRow("replaced") << QStringList{QStringLiteral("mv"), QStringLiteral("B"), QStringLiteral("A")};
}

void SweepTest::findsWhatIsDeletedOrReplaced()
{
    QFETCH(QStringList, command);
    const QString folder = file("some");
    QDir().mkpath(folder);
    QVERIFY(write(folder + QStringLiteral("/A"), QByteArray(65530, ' ') + testSecret()));
    QVERIFY(write(folder + QStringLiteral("/B"), "harmless"));
    for (QString &word : command)
        if (word == u"A" || word == u"B")
            word.prepend(folder + u'/');
        else if (word == u".")
            word = folder;
    QVERIFY(run(command.takeFirst(), command));
    const QByteArray said = sweep();
    QVERIFY2(said.contains("deleted ") && said.endsWith("(failed)"), said);
}

void SweepTest::findsItInArguments()
{
    QVERIFY(run(QStringLiteral("true"), {QStringLiteral("--password"), QString::fromLatin1(testSecret())}));
    const QByteArray said = sweep();
    QVERIFY2(said.contains("argument true") && said.endsWith("(failed)"), said);
}

/// Root may read every file; but none has the first page of its memory.
void SweepTest::namesWhatCannotBeRead()
{
    const QByteArray said = sweep({QStringLiteral("/proc/self/mem")});
    QVERIFY2(said.contains("/proc/self/mem: ") && said.endsWith("(failed)"), said);
}

/// What is let pass is let pass by its whole name.
void SweepTest::letsPassWhatIsRight()
{
    const QString clouds = file("clouds.yaml"), another = file("clouds.yaml.bak");
    QVERIFY(write(another, testSecret()));
    QVERIFY(run(QStringLiteral("rm"), {another}));
    QVERIFY(sweep().endsWith("(failed)"));
    QVERIFY(QFile::remove(m_room + QStringLiteral("/watch")));
    QVERIFY(write(clouds, testSecret()));
    QVERIFY(run(QStringLiteral("rm"), {clouds}));
    QCOMPARE(sweep(), QByteArray());
}

void SweepTest::takesAwayWhatIsClean()
{
    QVERIFY(write(file("harmless"), "nothing"));
    QVERIFY(run(QStringLiteral("rm"), {file("harmless")}));
    QCOMPARE(sweep(), QByteArray());
    QVERIFY(!QFileInfo::exists(m_room));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::SweepTest)
#include "SweepTest.moc"
