#include "FirstStartRig.h"
#include "app/demo/Demo.h"
#include "tests/support/secrets/TestSecret.h"
#include "ui/clouds/CloudTreeView.h"

namespace porthole {

using namespace test;

namespace {

QByteArray cloudsYaml(const CloudProfile &cloud)
{
    QByteArray auth = "auth_url: '" + cloud.authUrl.toEncoded() + "'";
    for (auto at = cloud.auth.begin(); at != cloud.auth.end(); ++at)
        auth += ", " + at.key().toUtf8() + ": '" + at.value().toUtf8() + "'";
    const std::string_view password = cloud.secrets.value(QStringLiteral("password"))->reveal();
    auth += ", password: '" + QByteArray(password.data(), static_cast<qsizetype>(password.size())) + "'";
    return "clouds:\n  harbour:\n    auth: {" + auth + "}\n    region_name: " + cloud.region.toUtf8() + "\n";
}

} // namespace

/// How far it is from the first start in a home to a machine, in things that somebody does.
class FirstStartTest : public QObject {
    Q_OBJECT
public:
    static void initMain()
    {
        // Nobody has had a window of this program here; what the tester has saved is not looked at.
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }

private Q_SLOTS:
    void keyIsThereAlready();
    void keyWithPassphrase();
    void aliasOfTheSshConfig();
    void cloudOfAFile();
    void cloudByKeys();
};

void FirstStartTest::keyIsThereAlready()
{
    const NewHome home;
    OpenSshServer host({QStringLiteral("ed25519")});
    QVERIFY(QFile::copy(host.makeIdentity(), home.path(QStringLiteral(".ssh/id_ed25519"))));
    QVERIFY2(host.start(), qPrintable(host.failure()));
    FirstStart first;
    QVERIFY(first.isThere());
    QVERIFY(first.goesTo(host));
    QTRY_VERIFY2_WITH_TIMEOUT(showsPrompt(first.terminal()), qPrintable(textOf(first.terminal())), kPatience);
    QVERIFY2(first.person.actions() <= 3, qPrintable(first.person.story()));
}

void FirstStartTest::keyWithPassphrase()
{
    const NewHome home;
    OpenSshServer host({QStringLiteral("ed25519")});
    const QString passphrase = QString::fromLatin1(testSecret());
    QVERIFY(QFile::copy(host.makeIdentity(QStringLiteral("ed25519"), passphrase),
                        home.path(QStringLiteral(".ssh/id_ed25519"))));
    QVERIFY2(host.start(), qPrintable(host.failure()));
    FirstStart first;
    QVERIFY(first.isThere());
    QVERIFY(first.goesTo(host));
    QTRY_VERIFY_WITH_TIMEOUT(seen(first.window(), "answer0"), kPatience);
    first.person.type(passphrase);
    first.person.press(Qt::Key_Return);
    QTRY_VERIFY2_WITH_TIMEOUT(showsPrompt(first.terminal()), qPrintable(textOf(first.terminal())), kPatience);
    QVERIFY2(first.person.actions() <= 5, qPrintable(first.person.story()));
}

void FirstStartTest::aliasOfTheSshConfig()
{
    const NewHome home;
    OpenSshServer host({QStringLiteral("ed25519")});
    const QString key = host.makeIdentity();
    QVERIFY2(host.start(), qPrintable(host.failure()));
    QVERIFY(home.write(
        QStringLiteral(".ssh/config"),
        QStringLiteral("Host quay\n  HostName 127.0.0.1\n  Port %1\n  User %2\n  IdentityFile %3\n")
            .arg(host.port())
            .arg(host.user(), key)
            .toUtf8()));
    QVERIFY(home.write(QStringLiteral(".ssh/known_hosts"),
                       QStringLiteral("[127.0.0.1]:%1 ").arg(host.port()).toUtf8() +
                           host.hostKeyLine(QStringLiteral("ed25519")) + '\n'));
    FirstStart first;
    QVERIFY(first.isThere());
    first.person.type(QStringLiteral("quay"));
    first.person.press(Qt::Key_Return);
    QTRY_VERIFY2_WITH_TIMEOUT(showsPrompt(first.terminal()), qPrintable(textOf(first.terminal())), kPatience);
    QVERIFY2(first.person.actions() <= 2, qPrintable(first.person.story()));
}

/// Whoever has a clouds.yaml does not know the names of its servers, and looks for them.
void FirstStartTest::cloudOfAFile()
{
    const NewHome home;
    const auto demo = demo::Demo::start();
    QVERIFY(demo);
    QVERIFY(home.write(QStringLiteral(".config/openstack/clouds.yaml"), cloudsYaml((*demo)->profile())));
    FirstStart first;
    QVERIFY(first.isThere());
    QTRY_VERIFY_WITH_TIMEOUT(seen(first.window(), "cloudButton"), kPatience);
    first.person.click(seen(first.window(), "cloudButton"));
    auto *const tree = seenAs<ui::CloudTreeView>(first.window(), "cloudTree");
    QVERIFY(tree);
    const auto row = [tree] {
        const auto found =
            tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, QStringLiteral("harbour-web-1"),
                                 1, Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? QRect() : tree->visualRect(found.first());
    };
    QTRY_VERIFY_WITH_TIMEOUT(!row().isEmpty(), kPatience);
    first.person.doubleClick(tree->viewport(), row().center());
    QTRY_VERIFY_WITH_TIMEOUT(showsPicture(first.console()), kPatience);
    QVERIFY2(first.person.actions() <= 3, qPrintable(first.person.story()));
}

/// And whoever does know one types it.
void FirstStartTest::cloudByKeys()
{
    const NewHome home;
    const auto demo = demo::Demo::start();
    QVERIFY(demo);
    QVERIFY(home.write(QStringLiteral(".config/openstack/clouds.yaml"), cloudsYaml((*demo)->profile())));
    FirstStart first;
    QVERIFY(first.isThere());
    QTRY_VERIFY_WITH_TIMEOUT(seen(first.window(), "cloudButton"), kPatience);
    first.person.type(QStringLiteral("harbour/harbour-web-1"));
    first.person.press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(showsPicture(first.console()), kPatience);
    QVERIFY2(first.person.actions() <= 3, qPrintable(first.person.story()));
}

} // namespace porthole

QTEST_MAIN(porthole::FirstStartTest)
#include "FirstStartTest.moc"
