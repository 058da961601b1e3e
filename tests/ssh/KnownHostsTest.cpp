#include "core/ssh/trust/KnownHosts.h"
#include "tests/support/ssh/OpenSshServer.h"

#include <QProcess>
#include <QTest>

namespace porthole::test {

using Kind = ssh::HostKeyVerdict::Kind;

/// What known_hosts means, row by row as OpenSSH's own client decides it on the same file.
class KnownHostsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void decidesAsOpenSshDoes_data();
    void decidesAsOpenSshDoes();
    void refusesWhatCannotBeRead();
    void refusesAListOfRevokedKeysThatIsMissing();
    void ordersKnownTypesFirst();
    void addsALineAndLeavesTheOthers_data();
    void addsALineAndLeavesTheOthers();
    void leavesAFullDiskAsItWas();

private:
    QString write(const QByteArray &text)
    {
        const QString path = m_folder.filePath(QStringLiteral("known_hosts"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no known_hosts");
        return path;
    }
    /// What ssh says about the server's ed25519 key.
    Kind opensshs(const QString &path, const QString &alias);
    HostKey key() const { return m_server.hostKey(QStringLiteral("ed25519")); }
    Endpoint endpoint() const { return {QStringLiteral("127.0.0.1"), m_server.port()}; }

    OpenSshServer m_server, m_other;
    QTemporaryDir m_folder;
};

void KnownHostsTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
    QVERIFY2(m_other.start(), qPrintable(m_other.failure())); // for keys that are not the server's
}

Kind KnownHostsTest::opensshs(const QString &path, const QString &alias)
{
    QStringList arguments{QStringLiteral("-F"), QStringLiteral("none"), QStringLiteral("-p"),
                          QString::number(m_server.port())};
    QStringList options{QStringLiteral("BatchMode=yes"),
                        QStringLiteral("StrictHostKeyChecking=yes"),
                        QStringLiteral("UserKnownHostsFile=") + path,
                        QStringLiteral("GlobalKnownHostsFile=/dev/null"),
                        QStringLiteral("HostKeyAlgorithms=ssh-ed25519"),
                        QStringLiteral("PreferredAuthentications=none"),
                        QStringLiteral("ConnectTimeout=30")};
    if (!alias.isEmpty())
        options << QStringLiteral("HostKeyAlias=") + alias;
    for (const QString &option : options)
        arguments << QStringLiteral("-o") << option;
    arguments << QStringLiteral("127.0.0.1") << QStringLiteral("true");
    QProcess process;
    process.start(QStringLiteral("ssh"), arguments);
    if (!process.waitForFinished(60'000))
        qFatal("ssh did not end");
    const QByteArray said = process.readAllStandardError();
    if (said.contains("REVOKED HOST KEY DETECTED"))
        return Kind::Revoked;
    if (said.contains("REMOTE HOST IDENTIFICATION HAS CHANGED"))
        return Kind::Changed;
    if (said.contains("host key is known for"))
        return Kind::Unknown;
    if (said.contains("Permission denied"))
        return Kind::Known;
    qFatal("ssh said: %s", said.constData());
}

void KnownHostsTest::decidesAsOpenSshDoes_data()
{
    QTest::addColumn<QString>("alias");
    QTest::addColumn<QByteArray>(
        "lines"); // KEY, OTHER and RSA stand for the server's, another's, the server's RSA
    const auto row = [](const char *name, const char *lines, const char *alias = "web.example.org") {
        QTest::newRow(name) << QString::fromLatin1(alias) << QByteArray(lines);
    };
    row("nothing", "");
    row("the key", "web.example.org KEY\n");
    row("another key", "web.example.org OTHER\n");
    row("another type only", "web.example.org RSA\n");
    row("another type and the key", "web.example.org RSA\nweb.example.org KEY\n");
    row("another key and then the key", "web.example.org OTHER\nweb.example.org KEY\n");
    row("the key and then another", "web.example.org KEY\nweb.example.org OTHER\n");
    row("another host's", "db.example.org KEY\n");
    row("capitals", "WEB.Example.ORG KEY\n");
    row("a list", "db.example.org,web.example.org,10.0.0.1 KEY\n");
    row("a wildcard", "*.example.org KEY\n");
    row("a question mark", "we?.example.org KEY\n");
    row("negated and listed", "*.example.org,!web.example.org KEY\n");
    row("negated first", "!web.example.org,*.example.org KEY\n");
    row("negated alone", "!db.example.org KEY\n");
    row("negated with another key", "*.example.org,!web.example.org OTHER\n");
    row("revoked", "@revoked web.example.org KEY\n");
    row("revoked and known", "web.example.org KEY\n@revoked * KEY\n");
    row("revoked before it is known", "@revoked * KEY\nweb.example.org KEY\n");
    row("revoked for another host", "@revoked db.example.org KEY\nweb.example.org KEY\n");
    row("another key is revoked", "@revoked * OTHER\nweb.example.org KEY\n");
    row("only another key is revoked", "@revoked * OTHER\n");
    row("revoked and changed", "@revoked * KEY\nweb.example.org OTHER\n");
    row("an authority that is the key", "@cert-authority *.example.org KEY\n");
    row("an authority that is not", "@cert-authority *.example.org OTHER\n");
    row("an authority and the key", "@cert-authority * OTHER\nweb.example.org KEY\n");
    row("an unknown marker", "@trusted web.example.org KEY\n");
    row("a marker twice", "@revoked @revoked web.example.org KEY\n");
    row("a comment", "# web.example.org KEY\n");
    row("a comment behind it", "web.example.org KEY somebody's\n");
    row("blanks in front", "   \tweb.example.org KEY\n");
    row("tabs between", "web.example.org\tKEY\n");
    row("no line end", "web.example.org KEY");
    row("carriage returns", "web.example.org KEY\r\n");
    row("cut in the middle", "web.example.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5\n");
    row("garbage before it", "\xff\xfe garbage\n\nweb.example.org KEY\n");
    row("the wrong type in front",
        "web.example.org ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAI\nweb.example.org KEY\n");
    row("no key", "web.example.org\n");
    row("hashed", "HASHED(web.example.org) KEY\n");
    row("hashed, another's name", "HASHED(db.example.org) KEY\n");
    row("hashed, another key", "HASHED(web.example.org) OTHER\n");
    row("hashed, damaged", "|1|AAAA|BBBB KEY\n");
    row("address and port", "[127.0.0.1]:PORT KEY\n", "");
    row("address without the port", "127.0.0.1 KEY\n", "");
    row("address without the port, another key", "127.0.0.1 OTHER\n", "");
    row("address with another port", "[127.0.0.1]:1 KEY\n", "");
    row("another key at the port, the key without", "[127.0.0.1]:PORT OTHER\n127.0.0.1 KEY\n", "");
    row("revoked without the port", "@revoked 127.0.0.1 KEY\n", "");
    row("a wildcard for the port", "[127.0.0.1]:* KEY\n", "");
    row("a wildcard for everything", "* KEY\n", "");
    row("hashed with its port", "HASHED([127.0.0.1]:PORT) KEY\n", "");
}

void KnownHostsTest::decidesAsOpenSshDoes()
{
    QFETCH(QString, alias);
    QFETCH(QByteArray, lines);
    lines.replace("PORT", QByteArray::number(m_server.port()));
    lines.replace("KEY", m_server.hostKeyLine(QStringLiteral("ed25519")));
    lines.replace("OTHER", m_other.hostKeyLine(QStringLiteral("ed25519")));
    lines.replace("RSA", m_server.hostKeyLine(QStringLiteral("rsa")));
    const QString path = write(lines);
    if (const qsizetype begin = lines.indexOf("HASHED("); begin >= 0) {
        const qsizetype end = lines.indexOf(')', begin);
        lines = lines.left(begin) + lines.mid(begin + 7, end - begin - 7) + lines.mid(end + 1);
        write(lines);
        QCOMPARE(QProcess::execute(QStringLiteral("ssh-keygen"),
                                   {QStringLiteral("-q"), QStringLiteral("-H"), QStringLiteral("-f"), path}),
                 0);
    }
    const auto ours = ssh::KnownHosts({path}, {}).check(endpoint(), alias, key());
    QVERIFY2(ours, ours ? "" : ours.error().detail.c_str());
    // OpenSSH calls a host that is known with other types a changed one, too.
    const Kind plain = ours->kind == Kind::OtherType ? Kind::Changed : ours->kind;
    QCOMPARE(static_cast<int>(plain), static_cast<int>(opensshs(path, alias)));
}

void KnownHostsTest::refusesWhatCannotBeRead()
{
    const auto folder = ssh::KnownHosts({m_folder.path()}, {}).check(endpoint(), {}, key());
    QVERIFY(!folder);
    QVERIFY(folder.error().kind == ErrorKind::Storage);
    const auto noKey = ssh::KnownHosts({}, {}).check(endpoint(), {}, {"ssh-ed25519", "no key"});
    QVERIFY(!noKey);
    QVERIFY(noKey.error().kind == ErrorKind::PeerMisbehaved);
}

void KnownHostsTest::refusesAListOfRevokedKeysThatIsMissing()
{
    const QString known = write("* " + m_server.hostKeyLine(QStringLiteral("ed25519")) + '\n');
    const QString list = m_folder.filePath(QStringLiteral("revoked"));
    QVERIFY(!ssh::KnownHosts({known}, {}, list).check(endpoint(), {}, key()));
    QFile file(list);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(m_server.hostKeyLine(QStringLiteral("ed25519")) + '\n');
    file.close();
    const auto verdict = ssh::KnownHosts({known}, {}, list).check(endpoint(), {}, key());
    QVERIFY(verdict);
    QVERIFY(verdict->kind == Kind::Revoked);
}

void KnownHostsTest::ordersKnownTypesFirst()
{
    const QString path = write("h " + m_server.hostKeyLine(QStringLiteral("rsa")) + '\n');
    const auto ordered = ssh::KnownHosts({path}, {})
                             .order({QStringLiteral("h"), 22}, {},
                                    {"ssh-ed25519", "ecdsa-sha2-nistp256", "rsa-sha2-512", "rsa-sha2-256"});
    QVERIFY(ordered);
    QCOMPARE(*ordered,
             QList<QByteArray>({"rsa-sha2-512", "rsa-sha2-256", "ssh-ed25519", "ecdsa-sha2-nistp256"}));
}

void KnownHostsTest::addsALineAndLeavesTheOthers_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<bool>("hashed");
    QTest::newRow("an empty file") << QByteArray() << false;
    QTest::newRow("hashed") << QByteArray() << true;
    QTest::newRow("others") << QByteArray("# mine\nother ssh-rsa AAAA\n") << false;
    QTest::newRow("a line without its end") << QByteArray("# mine") << false;
}

void KnownHostsTest::addsALineAndLeavesTheOthers()
{
    QFETCH(QByteArray, before);
    QFETCH(bool, hashed);
    const QString path = write(before);
    const ssh::KnownHosts known({path}, {});
    const auto added = known.append(endpoint(), {}, key(), hashed);
    QVERIFY2(added, added ? "" : added.error().detail.c_str());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray after = file.readAll();
    QVERIFY(after.startsWith(before));
    QVERIFY(after.endsWith(m_server.hostKeyLine(QStringLiteral("ed25519")) + '\n'));
    QCOMPARE(after.contains("127.0.0.1"), !hashed);
    QCOMPARE(static_cast<int>(opensshs(path, {})), static_cast<int>(Kind::Known));
}

void KnownHostsTest::leavesAFullDiskAsItWas()
{
    const auto added =
        ssh::KnownHosts({QStringLiteral("/dev/full")}, {}).append(endpoint(), {}, key(), false);
    QVERIFY(!added);
    QVERIFY(added.error().kind == ErrorKind::Storage);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::KnownHostsTest)
#include "KnownHostsTest.moc"
