#include "tests/ssh/config/Rows.h"
#include "tests/ssh/config/Said.h"

#include <QFile>
#include <QTest>

namespace porthole::test {

/// ~/.ssh/config, row by row as OpenSSH's own client reads it: every option that Porthole goes by is compared
/// with what `ssh -G` says about the same file.
class SshConfigTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatOpenSshSays_data();
    void saysWhatOpenSshSays();
    void refusesWhatOpenSshRefuses_data();
    void refusesWhatOpenSshRefuses();
    void refusesAFileThatOthersMayWrite();
    void takesAnIncludedLoopForAMistake();
    void runsNoCommandUnasked();
    void handsOutProxyCommandUnrun();
    void doesWhatTheAllowedCommandSays();
    void differsWhereItMeansTo_data();
    void differsWhereItMeansTo();
};

namespace {

ssh::SshDestination destination(const QString &text)
{
    ssh::SshDestination to;
    to.host = text.section(u' ', 0, 0);
    const QStringList rest = text.split(u' ').mid(1);
    for (const QString &word : rest) {
        if (word.startsWith(u'-'))
            to.port = word.mid(1).toUShort();
        else if (word.contains(u'/'))
            to.identityFile = word;
        else
            to.user = word;
    }
    return to;
}

/// Of what Porthole says, all that OpenSSH says otherwise.
QString difference(const Said &ours, const Said &opensshs)
{
    QString text;
    for (auto option = ours.begin(); option != ours.end(); ++option) {
        const QString other = opensshs.value(option.key());
        if (option.value() != other)
            text +=
                QStringLiteral("\n%1: ours '%2', OpenSSH's '%3'").arg(option.key(), option.value(), other);
    }
    return text;
}

} // namespace

void SshConfigTest::saysWhatOpenSshSays_data() { addConfigsThatAreTaken(); }

void SshConfigTest::saysWhatOpenSshSays()
{
    QFETCH(QByteArray, config);
    QFETCH(QString, to);
    ConfigHome home;
    home.set("KEYS", "/keys");
    home.set("PERCENT", "%h");
    home.write(config);
    const auto opensshs = home.opensshs(destination(to));
    QVERIFY2(opensshs, "OpenSSH refuses it");
    const auto ours = home.ours(destination(to));
    QVERIFY2(ours, qPrintable(home.failure()));
    const QString differs = difference(*ours, *opensshs);
    QVERIFY2(differs.isEmpty(), qPrintable(differs));
}

void SshConfigTest::refusesWhatOpenSshRefuses_data() { addConfigsThatAreRefused(); }

void SshConfigTest::refusesWhatOpenSshRefuses()
{
    QFETCH(QByteArray, config);
    QFETCH(QString, to);
    ConfigHome home;
    home.set("KEYS", "/keys");
    home.write(config);
    QVERIFY2(!home.opensshs(destination(to)), "OpenSSH takes it");
    const auto ours = home.resolve(destination(to));
    QVERIFY(!ours);
    QVERIFY2(ours.error().kind == ErrorKind::Usage, ours.error().detail.c_str());
}

/// Debian's OpenSSH lets a group of which the user is the only member write the file; Porthole lets none.
void SshConfigTest::refusesAFileThatOthersMayWrite()
{
    ConfigHome home;
    home.write("Include more\n=== more\nPort 2201\n");
    for (const char *name : {".ssh/config", ".ssh/more"}) {
        QFile file(home.path(QString::fromLatin1(name)));
        QVERIFY(home.ours(destination(QStringLiteral("web"))));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::WriteGroup));
        QVERIFY(!home.ours(destination(QStringLiteral("web"))));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::WriteOther));
        QVERIFY(!home.opensshs(destination(QStringLiteral("web"))));
        QVERIFY(!home.ours(destination(QStringLiteral("web"))));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    }
}

void SshConfigTest::takesAnIncludedLoopForAMistake()
{
    ConfigHome home;
    home.write("Include config\n");
    QVERIFY(!home.opensshs(destination(QStringLiteral("web"))));
    QVERIFY(!home.ours(destination(QStringLiteral("web"))));
}

/// OpenSSH runs it while it reads; Porthole asks first, with the line as it would run.
void SshConfigTest::runsNoCommandUnasked()
{
    ConfigHome home;
    home.write("Match host web exec \"touch HOME/ran-%h\"\n  Port 2201\n");
    const auto resolved = home.resolve(destination(QStringLiteral("web")));
    QVERIFY(resolved);
    const auto *question = std::get_if<CommandQuestion>(&*resolved);
    QVERIFY(question);
    const QString made = home.path(QStringLiteral("ran-web"));
    QCOMPARE(question->command, QStringLiteral("touch ") + made);
    QVERIFY(question->kind == CommandQuestion::Kind::MatchExec);
    QVERIFY(question->where.endsWith(QStringLiteral(".ssh/config, line 1")));
    QVERIFY(!QFile::exists(made));
    QVERIFY(!home.ours(destination(QStringLiteral("web")), false));
    QVERIFY(!QFile::exists(made));
    QVERIFY(home.opensshs(destination(QStringLiteral("web"))));
    QVERIFY(QFile::exists(made));
}

void SshConfigTest::handsOutProxyCommandUnrun()
{
    ConfigHome home;
    home.write("Host web\n  ProxyCommand touch HOME/ran-%n\n");
    const auto resolved = home.resolve(destination(QStringLiteral("web")));
    QVERIFY(resolved);
    const auto &host = std::get<ssh::Route>(*resolved).back();
    QVERIFY(host.proxyCommand);
    QCOMPARE(host.proxyCommand->command, QStringLiteral("touch ") + home.path(QStringLiteral("ran-web")));
    QVERIFY(host.proxyCommand->where.endsWith(QStringLiteral(".ssh/config, line 2")));
    QVERIFY(!QFile::exists(home.path(QStringLiteral("ran-web"))));
}

/// Once the line is allowed, it decides as it does for OpenSSH.
void SshConfigTest::doesWhatTheAllowedCommandSays()
{
    ConfigHome home;
    home.write("HostName h.example.org\nHostKeyAlias Alias\nUser me\n"
               "Match exec \"test %h,%n,%p,%r,%k = h.example.org,web,22,me,Alias\"\n  Port 2201\n"
               "Match !exec false exec \"test %%x = %%x\" user me\n  ConnectTimeout 7\n"
               "Match user you exec \"touch HOME/ran\"\n  Compression yes\n"
               "Match exec false\n  ServerAliveInterval 9\n");
    const auto opensshs = home.opensshs(destination(QStringLiteral("web")));
    QVERIFY(opensshs);
    QCOMPARE(opensshs->value(QStringLiteral("port")), QStringLiteral("2201"));
    QCOMPARE(opensshs->value(QStringLiteral("connecttimeout")), QStringLiteral("7"));
    const auto ours = home.ours(destination(QStringLiteral("web")));
    QVERIFY2(ours, qPrintable(home.failure()));
    const QString differs = difference(*ours, *opensshs);
    QVERIFY2(differs.isEmpty(), qPrintable(differs));
    QVERIFY(!QFile::exists(home.path(QStringLiteral("ran"))));
}

void SshConfigTest::differsWhereItMeansTo_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("opensshs"); // "-": refused
    QTest::addColumn<QString>("ours");
    const auto meant = [](const char *name, const char *config, const char *option, const char *opensshs,
                          const char *ours) {
        QTest::newRow(name) << QByteArray(config) << QString::fromLatin1(option)
                            << QString::fromLatin1(opensshs) << QString::fromLatin1(ours);
    };
    meant("a keyword that only later versions know", "ObscureKeystrokeTiming no\nPort 2201\n", "port", "-",
          "2201");
    meant("a host's name that a shell would take apart (SEC-50)", "HostName a;b\n", "hostname", "a;b", "-");
    meant("a user's name that a shell would take apart (SEC-50)", "User $(x)\n", "user", "$(x)", "-");
    meant("a host's name with a percent sign", "HostName a%%b\n", "hostname", "a%b", "-");
    meant("an address of IPv4 that nobody recognises", "HostName 127.1\n", "hostname", "127.0.0.1", "-");
    meant("an address of IPv6 in capitals", "HostName 2001:DB8::A\n", "hostname", "2001:DB8::A",
          "2001:db8::a");
    meant("no jump, with a comment behind it", "Host web\n  ProxyJump none # here\n", "proxyjump", "none",
          "");
    meant("revoked keys below the home, as later versions have it", "RevokedHostKeys ~/r\n",
          "revokedhostkeys", "~/r", "HOME/r");
}

void SshConfigTest::differsWhereItMeansTo()
{
    QFETCH(QByteArray, config);
    QFETCH(QString, option);
    QFETCH(QString, opensshs);
    QFETCH(QString, ours);
    ConfigHome home;
    home.write(config);
    const auto theirSide = home.opensshs(destination(QStringLiteral("web")));
    QCOMPARE(theirSide ? theirSide->value(option) : QStringLiteral("-"), opensshs);
    const auto ourSide = home.ours(destination(QStringLiteral("web")));
    QCOMPARE(ourSide ? ourSide->value(option) : QStringLiteral("-"),
             ours.replace(QLatin1String("HOME"), home.path()));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::SshConfigTest)
#include "SshConfigTest.moc"
