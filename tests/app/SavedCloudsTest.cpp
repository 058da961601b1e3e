#include "CloudHome.h"
#include "Program.h"
#include "tests/secrets/Keyring.h"
#include "tests/support/secrets/TestSecret.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>

using porthole::test::CloudDouble;
using porthole::test::CloudHome;
using porthole::test::Keyring;
using porthole::test::PrivateBus;
using porthole::test::testSecret;

namespace {

/// A person at a desktop with a keyring, and a cloud that stands in no clouds.yaml.
struct Desktop {
    PrivateBus bus;
    Keyring keyring{bus};
    CloudDouble cloud;

    bool isUp() const
    {
        return bus.isUp() && QTest::qWaitFor([this] { return keyring.isUp(); }, 20000);
    }
    QStringList environment() const { return bus.environment().toStringList(); }
    /// "connections add" of it, under that name.
    QStringList adding(const QString &name) const
    {
        QStringList words{u"connections"_qs, u"add"_qs, name, cloud.profile().authUrl.toString()};
        for (const char *option : {"username=demo", "user_domain_name=Default", "project_name=demo",
                                   "project_domain_name=Default"})
            words << u"--auth"_qs << QString::fromLatin1(option);
        return words << u"--region"_qs << u"RegionOne"_qs;
    }
    bool writeCloudsYaml(const QByteArray &content) const
    {
        const QString folder = bus.home() + u"/.config/openstack"_qs;
        QFile file(folder + u"/clouds.yaml"_qs);
        return QDir().mkpath(folder) && file.open(QIODevice::WriteOnly) &&
               file.write(content) == content.size();
    }
    /// How many secrets are in the keyring; -1 if it does not say.
    qsizetype kept()
    {
        auto question = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_qs,
                                                       u"/org/freedesktop/secrets/aliases/default"_qs,
                                                       u"org.freedesktop.DBus.Properties"_qs, u"Get"_qs);
        question << u"org.freedesktop.Secret.Collection"_qs << u"Items"_qs;
        const QDBusMessage answer = bus.connection().call(question);
        if (answer.type() != QDBusMessage::ReplyMessage)
            return -1;
        const QVariant items = answer.arguments().value(0).value<QDBusVariant>().variant();
        return qdbus_cast<QList<QDBusObjectPath>>(items).size();
    }
    /// Whether a file below the home holds it.
    bool isWritten(const QByteArray &text) const
    {
        QDirIterator files(bus.home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
                return true;
        }
        return false;
    }
};

} // namespace

/// Clouds that are saved here, as a script sees them: their secrets are in a real keyring.
class SavedCloudsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isSignedInToWithTheKeyringsPassword();
    void isListedAndShown();
    void isChanged();
    void withoutAKeyringNothingIsSaved();
    void nothingIsKeptForWhatIsNotSaved_data();
    void nothingIsKeptForWhatIsNotSaved();
    void aNameOfCloudsYamlStaysTheirs();
    void areCompleted();
    void isRefused_data();
    void isRefused();

private:
    bool run(const Desktop &desktop, const QStringList &words, int code = 0, const QByteArray &input = {})
    {
        Program program(words, input, desktop.environment());
        const int ended = program.exitCode();
        m_output = program.output();
        m_errors = program.errors();
        if (ended != code)
            qWarning("%s ended with %d: %s", qPrintable(words.join(u' ')), ended, m_errors.constData());
        return ended == code;
    }
    QByteArray m_output, m_errors;
};

void SavedCloudsTest::isSignedInToWithTheKeyringsPassword()
{
    Desktop desktop;
    QVERIFY(desktop.isUp());
    const QByteArray password = testSecret();
    QVERIFY(run(desktop, desktop.adding(u"lab"_qs) << u"--password-stdin"_qs, 0, password + "\n"));
    QVERIFY(run(desktop, {u"servers"_qs, u"--cloud"_qs, u"lab"_qs}));
    QVERIFY2(m_output.contains("web"), m_output);
    QVERIFY2(desktop.cloud.everything().contains('"' + password + '"'), "the password came to Keystone");
    // The only cloud that there is need not be named.
    QVERIFY(run(desktop, {u"servers"_qs}));
    QVERIFY(run(desktop, {u"console"_qs, u"url"_qs, u"--cloud"_qs, u"lab"_qs, u"demo-web"_qs}));
    QVERIFY2(m_output.startsWith("http"), m_output);
    QVERIFY(!desktop.isWritten(password));
    QVERIFY(run(desktop, {u"connections"_qs, u"export"_qs}));
    QVERIFY(!m_output.contains(password) && m_output.contains("\"project_name\": \"demo\""));
}

void SavedCloudsTest::isListedAndShown()
{
    Desktop desktop;
    QVERIFY(desktop.bus.isUp());
    QVERIFY(run(desktop, desktop.adding(u"lab"_qs)));
    QVERIFY(run(desktop, {u"clouds"_qs, u"--json"_qs}));
    const QJsonObject cloud = QJsonDocument::fromJson(m_output).array().first().toObject();
    QCOMPARE(cloud[u"name"].toString(), u"lab"_qs);
    QCOMPARE(cloud[u"source"].toString(), u"porthole"_qs);
    QCOMPARE(cloud[u"regions"].toArray(), QJsonArray{u"RegionOne"_qs});
    QVERIFY(cloud[u"selected"].toBool() && cloud[u"problem"].isNull());
    QVERIFY(run(desktop, {u"connections"_qs, u"show"_qs, u"lab"_qs}));
    QVERIFY2(m_output.contains("username = demo") && !m_output.contains("in the keychain"), m_output);
    QVERIFY(run(desktop, {u"connections"_qs, u"show"_qs, u"lab"_qs, u"--json"_qs}));
    const QJsonObject shown = QJsonDocument::fromJson(m_output).object();
    QCOMPARE(shown[u"description"][u"auth"][u"project_name"].toString(), u"demo"_qs);
    // Nobody is there to be asked for the password.
    QVERIFY(run(desktop, {u"servers"_qs, u"--cloud"_qs, u"lab"_qs}, 3));
    QVERIFY2(m_errors.contains("connections edit lab --password-stdin"), m_errors);
}

void SavedCloudsTest::isChanged()
{
    Desktop desktop;
    QVERIFY(desktop.isUp());
    const QByteArray newer = testSecret();
    QVERIFY(run(desktop, desktop.adding(u"lab"_qs)));
    QVERIFY(run(desktop,
                {u"connections"_qs, u"edit"_qs, u"lab"_qs, u"--auth"_qs, u"project_name=other"_qs,
                 u"--region"_qs, QString(), u"--password-stdin"_qs},
                0, newer + '\n'));
    QVERIFY(run(desktop, {u"connections"_qs, u"show"_qs, u"lab"_qs}));
    QVERIFY2(m_output.contains("project_name = other") && !m_output.contains("RegionOne"), m_output);
    QVERIFY2(m_output.contains("in the keychain"), m_output);
    QVERIFY(!desktop.isWritten(newer));
}

void SavedCloudsTest::withoutAKeyringNothingIsSaved()
{
    Desktop desktop;
    desktop.keyring.kill();
    QVERIFY(desktop.bus.isUp());
    Program program(desktop.adding(u"lab"_qs) << u"--password-stdin"_qs, QByteArray(testSecret()) + '\n',
                    desktop.environment());
    QVERIFY(program.exitCode() > 0);
    QVERIFY(run(desktop, {u"connections"_qs, u"list"_qs, u"--json"_qs}));
    QCOMPARE(m_output, QByteArray("[]\n"));
}

void SavedCloudsTest::nothingIsKeptForWhatIsNotSaved_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<bool>("isAsked"); // the keyring, before it is seen that it cannot be saved
    QTest::newRow("a colour that is none") << QStringList{u"--colour"_qs, u"red"_qs} << false;
    QTest::newRow("too long a tag") << QStringList{u"--tag"_qs, QString(101, u't')} << false;
    QTest::newRow("too long a folder") << QStringList{u"--folder"_qs, QString(201, u'f')} << true;
}

void SavedCloudsTest::nothingIsKeptForWhatIsNotSaved()
{
    QFETCH(QStringList, options);
    QFETCH(bool, isAsked);
    Desktop desktop;
    QVERIFY(desktop.isUp());
    const auto add = [&](const QString &name, const QStringList &more) {
        const QStringList words = desktop.adding(name) << u"--password-stdin"_qs << more;
        Program program(words, QByteArray(testSecret()) + '\n', desktop.environment());
        return program.exitCode();
    };
    QCOMPARE(add(u"lab"_qs, {}), 0);
    QCOMPARE(desktop.kept(), 1);
    QCOMPARE(add(u"other"_qs, options), 2);
    QCOMPARE(desktop.kept(), 1);
    QVERIFY(run(desktop,
                QStringList{u"connections"_qs, u"edit"_qs, u"lab"_qs, u"--password-stdin"_qs} + options, 2,
                QByteArray(testSecret()) + '\n'));
    QCOMPARE(desktop.kept(), 1);
    desktop.keyring.kill();
    QCOMPARE(add(u"other"_qs, options) == 2, !isAsked);
}

void SavedCloudsTest::aNameOfCloudsYamlStaysTheirs()
{
    Desktop desktop;
    QVERIFY(desktop.bus.isUp());
    QVERIFY(desktop.writeCloudsYaml(CloudHome::entry(desktop.cloud, "lab")));
    QVERIFY(run(desktop, desktop.adding(u"lab"_qs)));
    QVERIFY(run(desktop, {u"clouds"_qs, u"--json"_qs}));
    const QJsonArray clouds = QJsonDocument::fromJson(m_output).array();
    QCOMPARE(clouds.size(), 2);
    QCOMPARE(clouds[0][u"name"].toString(), u"lab"_qs);
    QVERIFY(clouds[0][u"source"].toString().endsWith(u"clouds.yaml"));
    QCOMPARE(clouds[1][u"name"].toString(), u"lab (Porthole)"_qs);
    QVERIFY(run(desktop, {u"servers"_qs, u"--cloud"_qs, u"lab"_qs})); // with the file's password
}

void SavedCloudsTest::areCompleted()
{
    Desktop desktop;
    QVERIFY(desktop.bus.isUp());
    const QStringList words{u"complete"_qs, u"clouds"_qs, u"--"_qs};
    QVERIFY(run(desktop, words + QStringList{QString()}));
    QCOMPARE(m_output, QByteArray());
    QVERIFY(run(desktop, desktop.adding(u"lab"_qs)));
    QVERIFY(run(desktop, desktop.adding(u"attic"_qs)));
    QVERIFY(desktop.writeCloudsYaml(CloudHome::entry(desktop.cloud, "lab")));
    QVERIFY(run(desktop, words + QStringList{QString()}));
    QCOMPARE(m_output, QByteArray("lab\nlab (Porthole)\nattic\n"));
    // A file that cannot be read hides none that is saved here.
    QVERIFY(desktop.writeCloudsYaml("clouds: 7\n"));
    QVERIFY(run(desktop, words + QStringList{u"A"_qs}));
    QCOMPARE(m_output, QByteArray("attic\n"));
    QVERIFY(run(desktop, {u"connections"_qs, u"remove"_qs, u"lab"_qs}));
    QVERIFY(run(desktop, {u"connections"_qs, u"remove"_qs, u"attic"_qs}));
    QVERIFY(run(desktop, words + QStringList{QString()}, 2));
}

void SavedCloudsTest::isRefused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("says");
    const QStringList lab{u"connections"_qs, u"add"_qs, u"lab"_qs, u"https://lab.example:5000/v3"_qs};
    const auto with = [&](const char *auth) {
        return lab + QStringList{u"--auth"_qs, QString::fromLatin1(auth)};
    };
    QTest::newRow("a password as an argument") << with("password=hunter2") << QByteArray("--password-stdin");
    QTest::newRow("a key that there is not") << with("nonsense=1") << QByteArray("project_domain_id");
    QTest::newRow("a user without a domain") << with("username=demo") << QByteArray("domain");
    QTest::newRow("an address that is none")
        << QStringList{u"connections"_qs, u"add"_qs, u"lab"_qs, u"lab"_qs, u"--auth"_qs, u"user_id=1"_qs}
        << QByteArray("https://");
    QTest::newRow("a name that would be a server's")
        << QStringList{u"connections"_qs, u"add"_qs,      u"a/b"_qs, u"https://lab.example/v3"_qs,
                       u"--auth"_qs,      u"user_id=1"_qs}
        << QByteArray("CLOUD/SERVER");
}

void SavedCloudsTest::isRefused()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, says);
    Desktop desktop;
    QVERIFY(desktop.bus.isUp());
    QVERIFY(run(desktop, words, 2));
    QVERIFY2(m_errors.contains(says), m_errors);
    QVERIFY(!m_errors.contains("hunter2"));
}

QTEST_GUILESS_MAIN(SavedCloudsTest)
#include "SavedCloudsTest.moc"
