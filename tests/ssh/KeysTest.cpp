#include "tests/ssh/AuthRig.h"
#include "tests/support/secrets/TestSecret.h"
#include "tests/support/ssh/OpenSshServer.h"
#include "tests/support/ssh/SshAgent.h"

#include <QDir>
#include <sys/stat.h>

namespace porthole::test {

/// Keys, agents and certificates, as OpenSSH's own server judges them.
class KeysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theAgentsCopyNeedsNoPassphrase_data();
    void theAgentsCopyNeedsNoPassphrase();
    void aKeyOfTheAgentIsNamedByItsPublicHalf();
    void namedKeysComeBeforeTheAgentsOthers();
    void manyKeysInTheAgentWearTheServerOut();
    void identitiesOnlyLeavesTheAgentsOthersAlone();
    void anAgentThatIsNoHelpIsPassedOver_data();
    void anAgentThatIsNoHelpIsPassedOver();
    void aKeyThatMayNotSignHereIsPassedOver();
    void aKeyThatOthersMayReadIsNotUsed();
    void wantsTwoKeys_data();
    void wantsTwoKeys();
    void aCertificateLetsIn_data();
    void aCertificateLetsIn();
    void aCertificateThatIsRefusedIsNoEnd_data();
    void aCertificateThatIsRefusedIsNoEnd();
    void aCertificateGoesWithItsOwnKeyOnly();
    void aFileThatIsNoKeyIsNamed_data();
    void aFileThatIsNoKeyIsNamed();
    void aLockedKeyInPemAsksNobodyButThePerson();
    void aPublicHalfOfAnotherKeyIsNamed();
    void showsTheBannerBeforeItAsks();
    void aNameWithAnUnderscoreIsAName();

private:
    /// To the server, with a home and a configuration of its own.
    ssh::SshOptions options(const Home &home, const QString &identity, const QByteArray &config = {}) const
    {
        auto given = home.options(m_server, identity);
        given.hostKeys = ssh::HostKeyMode::AcceptNew;
        if (!config.isEmpty() && !writeFile(given.files.userConfig, config))
            qFatal("the configuration cannot be written");
        return given;
    }
    /// Signed by the users' authority: the certificate's text.
    QByteArray certificate(const QString &key, const QStringList &terms = {});
    /// How often the server refused a key in the log that follows `from`.
    qsizetype refusals(qsizetype from) { return m_server.log().mid(from).count("Failed publickey"); }

    OpenSshServer m_server;
    QTemporaryDir m_folder;
    QString m_authority;
};

void KeysTest::initTestCase()
{
    // A shell that runs a ProxyCommand on a socket takes it for a login, and reads what lies in its home.
    QVERIFY(qputenv("HOME", m_folder.path().toLocal8Bit()));
    m_authority = m_folder.filePath(QStringLiteral("authority"));
    QVERIFY(makeKey(m_authority));
    m_server.set(QStringLiteral("TrustedUserCAKeys %1.pub").arg(m_authority));
    m_server.set(QStringLiteral("LogLevel VERBOSE"));
    m_server.set(QStringLiteral("MaxAuthTries 6"));
    m_server.set(QStringLiteral("PasswordAuthentication no"));
    m_server.set(QStringLiteral("KbdInteractiveAuthentication no"));
    m_server.set(QStringLiteral("Banner %1").arg(m_folder.filePath(QStringLiteral("banner"))));
    QVERIFY(writeFile(m_folder.filePath(QStringLiteral("banner")), {}));
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
}

QByteArray KeysTest::certificate(const QString &key, const QStringList &terms)
{
    const QString copy = m_folder.filePath(QStringLiteral("signed.pub"));
    QStringList arguments{QStringLiteral("-s"), m_authority, QStringLiteral("-I"), QStringLiteral("test")};
    arguments += terms.isEmpty() ? QStringList{QStringLiteral("-n"), OpenSshServer::user()} : terms;
    if (!writeFile(copy, contentsOf(key + QStringLiteral(".pub"))) || !keygen(arguments << copy))
        qFatal("no certificate");
    return contentsOf(m_folder.filePath(QStringLiteral("signed-cert.pub")));
}

void KeysTest::theAgentsCopyNeedsNoPassphrase_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<bool>("hasPublicFile");
    QTest::newRow("named") << QByteArray() << true;
    QTest::newRow("identities only") << QByteArray("IdentitiesOnly yes\n") << true;
    QTest::newRow("identities only, without FILE.pub") << QByteArray("IdentitiesOnly yes\n") << false;
}

void KeysTest::theAgentsCopyNeedsNoPassphrase()
{
    QFETCH(QByteArray, config);
    QFETCH(bool, hasPublicFile);
    const QString key =
        m_server.makeIdentity(QStringLiteral("ed25519"), QString::fromLatin1("secret"_secret));
    SshAgent agent;
    QVERIFY(agent.add({key}, "secret"_secret));
    if (!hasPublicFile)
        QVERIFY(QFile::remove(key + QStringLiteral(".pub")));
    const Home home;
    auto given = options(home, key, config);
    given.files.agentSocket = agent.socket();
    Attempt attempt(given);
    QVERIFY2(attempt.opens(), attempt.why());
    QCOMPARE(attempt.questions.size(), 0);
}

void KeysTest::aKeyOfTheAgentIsNamedByItsPublicHalf()
{
    const QString key = m_server.makeIdentity();
    SshAgent agent;
    QVERIFY(agent.add({key}));
    QVERIFY(QFile::remove(key));
    for (const QString &name : {key, key + QStringLiteral(".pub")}) {
        const Home home;
        auto given = options(home, name, "IdentitiesOnly yes\n");
        given.files.agentSocket = agent.socket();
        Attempt attempt(given);
        QVERIFY2(attempt.opens(), attempt.why());
    }
    agent.kill();
    const Home home;
    Attempt attempt(options(home, key + QStringLiteral(".pub")));
    QVERIFY2(attempt.failsWith(ErrorKind::AuthRejected, "only the public half"), attempt.why());
}

void KeysTest::namedKeysComeBeforeTheAgentsOthers()
{
    const Home home;
    SshAgent agent;
    QStringList keys;
    for (const char *name : {"first", "other", "named"}) {
        keys << home.folder.filePath(QLatin1String(name));
        QVERIFY(makeKey(keys.last()));
        QVERIFY(agent.add({keys.last()}));
    }
    const QString file = home.folder.filePath(QStringLiteral("file"));
    QVERIFY(makeKey(file));
    const qsizetype from = m_server.log().size();
    auto given = options(home, file, "IdentityFile " + keys[2].toUtf8() + '\n');
    given.files.agentSocket = agent.socket();
    Attempt attempt(given);
    QVERIFY(attempt.failsWith(ErrorKind::AuthRejected));
    QTRY_COMPARE_WITH_TIMEOUT(refusals(from), 4, kPatience);
    const QByteArray log = m_server.log().mid(from);
    qsizetype at = 0;
    for (const QString &key : {keys[2], keys[0], keys[1], file}) {
        const qsizetype next = log.indexOf(fingerprintOf(key));
        QVERIFY2(next > at, log.constData());
        at = next;
    }
}

void KeysTest::manyKeysInTheAgentWearTheServerOut()
{
    const Home home;
    SshAgent agent;
    for (int i = 0; i < 19; ++i) {
        const QString key = home.folder.filePath(QStringLiteral("key%1").arg(i));
        QVERIFY(makeKey(key) && agent.add({key}));
    }
    const QString right = m_server.makeIdentity();
    QVERIFY(agent.add({right}));
    auto given = options(home, {});
    given.files.agentSocket = agent.socket();
    Attempt worn(given);
    QVERIFY2(worn.failsWith(ErrorKind::AuthRejected, "Too many authentication failures"), worn.why());
    for (const char *config : {"IdentitiesOnly yes\n", "IdentitiesOnly no\n"}) {
        auto named = options(home, right, config);
        named.files.agentSocket = agent.socket();
        Attempt attempt(named);
        QVERIFY2(attempt.opens(), attempt.why());
    }
}

void KeysTest::identitiesOnlyLeavesTheAgentsOthersAlone()
{
    const QString right = m_server.makeIdentity();
    SshAgent agent;
    QVERIFY(agent.add({right}));
    const Home home;
    const QString wrong = home.folder.filePath(QStringLiteral("wrong"));
    QVERIFY(makeKey(wrong));
    for (const bool only : {true, false}) {
        auto given = options(home, wrong, only ? "IdentitiesOnly yes\n" : "IdentitiesOnly no\n");
        given.files.agentSocket = agent.socket();
        Attempt attempt(given);
        QVERIFY2(attempt.opens() != only, attempt.why());
    }
}

void KeysTest::anAgentThatIsNoHelpIsPassedOver_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"locked", "dead", "a path that is too long", "no socket"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void KeysTest::anAgentThatIsNoHelpIsPassedOver()
{
    QFETCH(QString, what);
    const QString key = m_server.makeIdentity();
    SshAgent agent;
    QVERIFY(agent.add({key}));
    const Home home;
    auto given = options(home, key);
    given.files.agentSocket = agent.socket();
    if (what == u"locked")
        QVERIFY(agent.add({QStringLiteral("-x")}, "shut"));
    else if (what == u"dead")
        agent.kill();
    else if (what == u"no socket")
        given.files.agentSocket = key;
    else
        given.files.agentSocket = home.folder.filePath(QString(200, u'a'));
    Attempt attempt(given);
    QVERIFY2(attempt.opens(), attempt.why());
}

void KeysTest::aKeyThatMayNotSignHereIsPassedOver()
{
    // OpenSSH's agent wants to know for which host a key with a destination signs; libssh does not tell it.
    const Home home;
    const QString bound = m_server.makeIdentity(), right = m_server.makeIdentity();
    const QString known = home.folder.filePath(QStringLiteral("destination"));
    QVERIFY(writeFile(known, "[127.0.0.1]:" + QByteArray::number(m_server.port()) + ' ' +
                                 m_server.hostKeyLine(QStringLiteral("ed25519")) + '\n'));
    SshAgent agent;
    QVERIFY(agent.add({QStringLiteral("-H"), known, QStringLiteral("-h"),
                       QStringLiteral("[127.0.0.1]:%1").arg(m_server.port()), bound}));
    auto given = options(home, {});
    given.files.agentSocket = agent.socket();
    Attempt alone(given);
    QVERIFY2(alone.failsWith(ErrorKind::AuthRejected, "refused to sign"), alone.why());
    QVERIFY(agent.add({right}));
    Attempt attempt(given);
    QVERIFY2(attempt.opens(), attempt.why());
}

void KeysTest::aKeyThatOthersMayReadIsNotUsed()
{
    const Home home;
    const QString key = m_server.makeIdentity();
    QFile file(key);
    QVERIFY(file.setPermissions(file.permissions() | QFile::ReadOther));
    Attempt refused(options(home, key));
    QVERIFY2(refused.failsWith(ErrorKind::AuthRejected, "others may read"), refused.why());
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    Attempt attempt(options(home, key));
    QVERIFY2(attempt.opens(), attempt.why());
}

void KeysTest::wantsTwoKeys_data()
{
    QTest::addColumn<bool>("inAgent");
    QTest::newRow("of files") << false;
    QTest::newRow("of the agent") << true;
}

void KeysTest::wantsTwoKeys()
{
    QFETCH(bool, inAgent);
    OpenSshServer server;
    server.set(QStringLiteral("AuthenticationMethods publickey,publickey"));
    const QString one = server.makeIdentity(), other = server.makeIdentity();
    QVERIFY2(server.start(), qPrintable(server.failure()));
    SshAgent agent;
    if (inAgent)
        QVERIFY(agent.add({one, other}));
    const Home home;
    auto given = home.options(server, inAgent ? QString() : one);
    given.hostKeys = ssh::HostKeyMode::AcceptNew;
    if (inAgent)
        given.files.agentSocket = agent.socket();
    else
        QVERIFY(writeFile(given.files.userConfig, "IdentityFile " + other.toUtf8() + '\n'));
    Attempt attempt(given);
    QVERIFY2(attempt.opens(), attempt.why());
}

void KeysTest::aCertificateLetsIn_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("where");
    for (const char *type : {"ed25519", "ecdsa", "rsa"})
        for (const char *where : {"beside the key", "named", "named, the key in the agent", "in the agent"})
            QTest::addRow("%s, %s", type, where) << QString::fromLatin1(type) << QString::fromLatin1(where);
}

void KeysTest::aCertificateLetsIn()
{
    QFETCH(QString, type);
    QFETCH(QString, where);
    const Home home;
    const QString key = home.folder.filePath(QStringLiteral("key"));
    QVERIFY(makeKey(key, {}, {QStringLiteral("-t"), type}));
    const bool isBeside = where == u"beside the key" || where == u"in the agent";
    const QString path =
        isBeside ? key + QStringLiteral("-cert.pub") : home.folder.filePath(QStringLiteral("elsewhere"));
    QVERIFY(writeFile(path, certificate(key)));
    auto given = options(home, where.endsWith(u"agent") ? QString() : key,
                         isBeside ? QByteArray() : "CertificateFile " + path.toUtf8() + '\n');
    std::optional<SshAgent> agent;
    if (where.endsWith(u"agent")) {
        given.files.agentSocket = agent.emplace().socket();
        QVERIFY(agent->add({key}));
    }
    Attempt attempt(given);
    QVERIFY2(attempt.opens(), attempt.why());
    QTRY_VERIFY_WITH_TIMEOUT(m_server.log().contains("ID test"), kPatience);
}

void KeysTest::aCertificateThatIsRefusedIsNoEnd_data()
{
    QTest::addColumn<QStringList>("terms");
    QTest::newRow("expired") << QStringList{QStringLiteral("-n"), OpenSshServer::user(), QStringLiteral("-V"),
                                            QStringLiteral("20200101:20210101")};
    QTest::newRow("for somebody else") << QStringList{QStringLiteral("-n"), QStringLiteral("nobody-else")};
    QTest::newRow("of a host") << QStringList{QStringLiteral("-h"), QStringLiteral("-n"),
                                              OpenSshServer::user()};
}

void KeysTest::aCertificateThatIsRefusedIsNoEnd()
{
    QFETCH(QStringList, terms);
    const Home home;
    const QString plain = m_server.makeIdentity();
    QVERIFY(writeFile(plain + QStringLiteral("-cert.pub"), certificate(plain, terms)));
    Attempt attempt(options(home, plain));
    QVERIFY2(attempt.opens(), attempt.why());
    QVERIFY(QFile::remove(plain + QStringLiteral("-cert.pub")));

    const QString named = home.folder.filePath(QStringLiteral("named"));
    QVERIFY(writeFile(named, certificate(plain, terms)));
    Attempt again(options(home, plain, "CertificateFile " + named.toUtf8() + '\n'));
    QVERIFY2(again.opens(), again.why());
}

void KeysTest::aCertificateGoesWithItsOwnKeyOnly()
{
    const Home home;
    const QString other = home.folder.filePath(QStringLiteral("other"));
    const QString file = home.folder.filePath(QStringLiteral("certificate"));
    QVERIFY(makeKey(other) && writeFile(file, certificate(other)));
    const QString right = m_server.makeIdentity();
    const qsizetype from = m_server.log().size();
    Attempt attempt(options(home, right, "CertificateFile " + file.toUtf8() + '\n'));
    QVERIFY2(attempt.opens(), attempt.why());
    QTRY_VERIFY_WITH_TIMEOUT(m_server.log().mid(from).contains("Accepted publickey"), kPatience);
    QVERIFY2(!m_server.log().mid(from).contains("ED25519-CERT"), m_server.log().mid(from).constData());
    QCOMPARE(refusals(from), 0);
}

void KeysTest::aFileThatIsNoKeyIsNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("empty") << QByteArray() << QByteArray("is empty");
    QTest::newRow("blank") << QByteArray("\n \n") << QByteArray("is empty");
    QTest::newRow("garbage") << QByteArray::fromHex("00ff0080deadbeef").repeated(50)
                             << QByteArray("is no key");
    QTest::newRow("text") << QByteArray("this is my key\n") << QByteArray("is no key");
    QTest::newRow("cut") << QByteArray("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1r\n")
                         << QByteArray("is a private key that is cut off");
    QTest::newRow("damaged") << QByteArray("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA!\n"
                                           "-----END OPENSSH PRIVATE KEY-----\n")
                             << QByteArray("is a private key that is cut off or damaged");
    QTest::newRow("damaged PEM") << QByteArray("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n"
                                               "-----END RSA PRIVATE KEY-----\n")
                                 << QByteArray("is a private key that is damaged");
    QTest::newRow("a certificate of the web") << QByteArray("-----BEGIN CERTIFICATE-----\nAAAA\n"
                                                            "-----END CERTIFICATE-----\n")
                                              << QByteArray("holds something else than a key");
    QTest::newRow("PuTTY's") << QByteArray("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n")
                             << QByteArray("is a key in PuTTY's format");
    QTest::newRow("a folder") << QByteArray("/") << QByteArray("is no file");
    QTest::newRow("a pipe") << QByteArray("|") << QByteArray("is no file");
    QTest::newRow("missing") << QByteArray("?") << QByteArray("is not there");
}

void KeysTest::aFileThatIsNoKeyIsNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, words);
    const Home home;
    const QString path = home.folder.filePath(QStringLiteral("key"));
    if (text == "/")
        QVERIFY(QDir().mkdir(path));
    else if (text == "|")
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    else if (text != "?")
        QVERIFY(writeFile(path, text));
    Attempt attempt(options(home, path));
    QVERIFY2(attempt.failsWith(ErrorKind::AuthRejected, "key " + words), attempt.why());
    QCOMPARE(attempt.questions.size(), 0);
    // The next one is tried.
    const QString right = m_server.makeIdentity();
    Attempt next(options(home, path, "IdentityFile " + right.toUtf8() + '\n'));
    QVERIFY2(next.opens(), next.why());
    QCOMPARE(next.questions.size(), 0);
}

void KeysTest::aLockedKeyInPemAsksNobodyButThePerson()
{
    const Home home;
    const QString key = home.folder.filePath(QStringLiteral("key"));
    QVERIFY(
        makeKey(key, QString::fromLatin1("secret"_secret),
                {QStringLiteral("-t"), QStringLiteral("rsa"), QStringLiteral("-m"), QStringLiteral("PEM")}));
    m_server.authorize(contentsOf(key + QStringLiteral(".pub")).trimmed());
    QVERIFY(QFile::remove(key + QStringLiteral(".pub")));
    Attempt attempt(options(home, key), {"wrong"_secret, "secret"_secret});
    QVERIFY2(attempt.opens(), attempt.why());
    QCOMPARE(attempt.questions.size(), 2);
    auto given = options(home, key);
    given.mayAsk = false;
    Attempt unattended(given);
    QVERIFY2(unattended.failsWith(ErrorKind::AuthRejected, "has a passphrase"), unattended.why());
}

void KeysTest::aPublicHalfOfAnotherKeyIsNamed()
{
    const Home home;
    const QString key = home.folder.filePath(QStringLiteral("key")), right = m_server.makeIdentity();
    QVERIFY(
        makeKey(key, QString::fromLatin1("secret"_secret),
                {QStringLiteral("-t"), QStringLiteral("rsa"), QStringLiteral("-m"), QStringLiteral("PEM")}));
    QVERIFY(writeFile(key + QStringLiteral(".pub"), contentsOf(right + QStringLiteral(".pub"))));
    Attempt attempt(options(home, key), {"secret"_secret});
    QVERIFY2(attempt.failsWith(ErrorKind::AuthRejected, "is another key than the one beside it"),
             attempt.why());
}

void KeysTest::showsTheBannerBeforeItAsks()
{
    const QString path = m_folder.filePath(QStringLiteral("banner"));
    QVERIFY(writeFile(path, "\n  Authorised use only.\n\n\x1b[31mAll is \xe2\x80\xaewatched.\r\n\n"));
    const QString key =
        m_server.makeIdentity(QStringLiteral("ed25519"), QString::fromLatin1("secret"_secret));
    const Home home;
    Attempt attempt(options(home, key), {"secret"_secret});
    const bool opens = attempt.opens();
    QVERIFY(writeFile(path, {}));
    QVERIFY2(opens, attempt.why());
    QCOMPARE(attempt.story, QStringList({QStringLiteral("banner"), QStringLiteral("question")}));
    const QString said = attempt.banners.value(0);
    QVERIFY2(said.startsWith(QStringLiteral("  Authorised use only.\n\n")), qPrintable(said));
    QVERIFY2(said.endsWith(QStringLiteral("watched.")), qPrintable(said));
    QVERIFY(!said.contains(QChar(0x1b)) && !said.contains(QChar(0x202e)));
}

void KeysTest::aNameWithAnUnderscoreIsAName()
{
    const QString key = m_server.makeIdentity();
    const Home home;
    auto given = options(home, key,
                         QStringLiteral("HostName build_box.lab\n"
                                        "ProxyCommand bash -c 'exec 3<>/dev/tcp/127.0.0.1/%1; cat <&3 & exec "
                                        "cat >&3'\n")
                             .arg(m_server.port())
                             .toUtf8());
    given.destination.host = QStringLiteral("anything");
    Attempt attempt(given);
    QVERIFY2(attempt.opens(), attempt.why());
    const QByteArray name = "[build_box.lab]:" + QByteArray::number(m_server.port());
    QVERIFY2(home.known().startsWith(name), home.known().constData());
    given.hostKeys = ssh::HostKeyMode::Strict;
    Attempt again(given);
    QVERIFY2(again.opens(), again.why());
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::KeysTest)
#include "KeysTest.moc"
