#include "tests/support/ssh/OpenSshClient.h"
#include "tests/support/ssh/SshServerDouble.h"

#include <QTcpSocket>

namespace porthole::test {

namespace {

QStringList words(const char *command) { return {QString::fromLatin1(command)}; }

SshScript withPassword()
{
    SshScript script;
    script.user = "guest";
    script.password = "swordfish";
    return script;
}

} // namespace

/// The double is a server to somebody who knows: OpenSSH's client.
class ServerDoubleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void letsInWithAPassword();
    void refusesAndCounts();
    void asksInRounds();
    void knowsAKey();
    void wantsTwoFactors();
    void hasAnyKindOfHostKey();
    void seesNothingOfWhoDoesNotTrustIt();
    void servesShellsAndCommandsAtOnce();
    void floodsAsFastAsItIsRead();
    void fallsSilentAtEveryStage_data();
    void fallsSilentAtEveryStage();
    void makesNoise_data();
    void makesNoise();
    void tricklesWithoutEnd();
    void diesAndComesBack();
};

void ServerDoubleTest::letsInWithAPassword()
{
    SshScript script = withPassword();
    script.banner = "be good\n";
    SshServerDouble server(script);
    OpenSshClient client(server.port());
    client.setAnswers({"swordfish"});
    client.setOptions({QStringLiteral("LogLevel=INFO")});
    QCOMPARE(client.run(words("printf hello")), 0);
    QCOMPARE(client.output(), QByteArray("hello"));
    QVERIFY(client.errors().contains("be good"));
    const SshSeen seen = server.seen();
    QCOMPARE(seen.passwords, QByteArrayList{"swordfish"});
    QCOMPARE(seen.users, QByteArrayList{"guest"});
    QCOMPARE(seen.commands, QByteArrayList{"printf hello"});

    QCOMPARE(client.run(words("exit 7")), 7);
    QCOMPARE(client.run(words("stderr bad")), 0);
    QCOMPARE(client.errors().right(3), QByteArray("bad"));
    QCOMPARE(client.run(words("cat"), "through"), 0);
    QCOMPARE(client.output(), QByteArray("through"));
}

void ServerDoubleTest::refusesAndCounts()
{
    SshScript script = withPassword();
    script.refusals = 1;
    SshServerDouble server(script);
    OpenSshClient client(server.port());
    client.setAnswers({"swordfish", "wrong", "swordfish"});
    QCOMPARE(client.run(words("exit 0")), 0);
    QCOMPARE(server.seen().passwords, (QByteArrayList{"swordfish", "wrong", "swordfish"}));
}

void ServerDoubleTest::asksInRounds()
{
    SshScript script;
    script.rounds = {{"Sign in", "as always", {{"Name: ", true}, {"Code: ", false}}},
                     {"", "a round without prompts", {}},
                     {"", "", {{"Again: ", false}}}};
    script.answers = {{"ann", "123456"}, {}, {"654321"}};
    SshServerDouble server(script);
    OpenSshClient client(server.port());
    client.setAnswers({"ann", "123456", "654321"});
    QCOMPARE(client.run(words("exit 0")), 0);
    QCOMPARE(server.seen().answers, script.answers);
    QVERIFY(client.prompts().contains("Code: "));

    // A code is good once.
    script.rounds = {{"", "", {{"Code: ", false}}}};
    script.interactive = [spent = false,
                          round = script.rounds.first()](const auto &answers) mutable -> InteractiveStep {
        if (!answers)
            return round;
        return *answers == QList<QByteArray>{"111"} && !std::exchange(spent, true) ? Verdict::Accept
                                                                                   : Verdict::Refuse;
    };
    server.setScript(script);
    OpenSshClient other(server.port());
    other.setAnswers({"111"});
    QCOMPARE(other.run(words("exit 0")), 0);
}

void ServerDoubleTest::knowsAKey()
{
    SshServerDouble server;
    OpenSshClient client(server.port());
    QProcess keygen;
    const QString file = client.file("id");
    keygen.start(QStringLiteral("ssh-keygen"),
                 {QStringLiteral("-q"), QStringLiteral("-N"), QString(), QStringLiteral("-t"),
                  QStringLiteral("ed25519"), QStringLiteral("-f"), file});
    QVERIFY(keygen.waitForFinished());
    keygen.start(QStringLiteral("ssh-keygen"), {QStringLiteral("-l"), QStringLiteral("-f"), file});
    QVERIFY(keygen.waitForFinished());
    const QByteArray fingerprint = keygen.readAllStandardOutput().split(' ').value(1);
    client.setOptions({QStringLiteral("IdentityFile=") + file, QStringLiteral("PasswordAuthentication=no")});

    SshScript script;
    script.keys = {QStringLiteral("SHA256:another")};
    server.setScript(script);
    QCOMPARE(client.run(words("exit 0")), 255);
    QCOMPARE(server.seen().keySignatures, 0);
    script.keys = {QString::fromLatin1(fingerprint)};
    server.setScript(script);
    QCOMPARE(client.run(words("exit 0")), 0);
    QCOMPARE(server.seen().keySignatures, 1);
}

void ServerDoubleTest::wantsTwoFactors()
{
    SshScript script = withPassword();
    script.twoFactors = true;
    script.rounds = {{"", "", {{"Code: ", false}}}};
    script.answers = {{"42"}};
    SshServerDouble server(script);
    OpenSshClient client(server.port());
    client.setOptions({QStringLiteral("PreferredAuthentications=password,keyboard-interactive")});
    client.setAnswers({"swordfish", "42"});
    QCOMPARE(client.run(words("exit 0")), 0);
    QCOMPARE(server.seen().authenticated, 1);
}

void ServerDoubleTest::hasAnyKindOfHostKey()
{
    SshScript script;
    script.acceptsNone = true;
    SshServerDouble server(script);
    for (const KeyType type : {KeyType::Ed25519, KeyType::Ecdsa, KeyType::Rsa}) {
        server.changeHostKey(type);
        OpenSshClient client(server.port());
        QCOMPARE(client.run(words("exit 0")), 0);
        QFile known(client.file("known_hosts"));
        QVERIFY(known.open(QIODevice::ReadOnly));
        const HostKey key = server.hostKey();
        QVERIFY2(known.readAll().contains(key.type + ' ' + key.blob.toBase64()), key.type.constData());
    }
}

void ServerDoubleTest::seesNothingOfWhoDoesNotTrustIt()
{
    SshServerDouble server(withPassword());
    OpenSshClient client(server.port());
    client.setAnswers({"swordfish"});
    QCOMPARE(client.run(words("exit 0")), 0);
    const int before = server.seen().authenticationTries();
    server.changeHostKey();
    QCOMPARE(client.run(words("exit 0")), 255);
    QVERIFY(client.errors().contains("REMOTE HOST IDENTIFICATION HAS CHANGED"));
    QCOMPARE(server.seen().connections, 2);
    QCOMPARE(server.seen().authenticationTries(), before);
}

void ServerDoubleTest::servesShellsAndCommandsAtOnce()
{
    SshScript script;
    script.acceptsNone = true;
    script.shell = [](SshScriptChannel &channel) {
        channel.write("here\r\n");
        echo(channel);
        channel.onEof = [&channel] { channel.after(20, [&channel] { channel.exitBySignal("TERM"); }); };
    };
    SshServerDouble server(script);
    OpenSshClient shell(server.port()), command(server.port());
    shell.start({QStringLiteral("-tt")});
    QTRY_COMPARE_WITH_TIMEOUT(server.openChannels(), 1, 60'000);
    QCOMPARE(command.run(words("printf aside")), 0);
    server.write("from outside\r\n");
    shell.process().write("typed");
    QByteArray output;
    QTRY_VERIFY_WITH_TIMEOUT((output += shell.output()).contains("outside") && output.contains("typed"),
                             60'000);
    shell.process().closeWriteChannel();
    QVERIFY(shell.finish());
    QCOMPARE(shell.process().exitCode(), 255); // by a signal
    QCOMPARE(server.seen().terminals.size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, 60'000);
}

void ServerDoubleTest::floodsAsFastAsItIsRead()
{
    constexpr qint64 kSize = 50'000'000;
    SshScript script;
    script.acceptsNone = true;
    script.exec = [](SshScriptChannel &channel) {
        channel.flood(kSize, "flood\n");
        channel.onFlooded = [&channel] { channel.exit(3); };
    };
    SshServerDouble server(script);
    OpenSshClient client(server.port());
    client.start(words("anything"));
    qint64 size = 0;
    QTRY_VERIFY_WITH_TIMEOUT((size += client.output().size()) == kSize, 60000);
    QVERIFY(client.finish());
    QCOMPARE(client.process().exitCode(), 3);
}

void ServerDoubleTest::fallsSilentAtEveryStage_data()
{
    QTest::addColumn<SshStage>("stage");
    QTest::addColumn<bool>("hangsUp");
    QTest::addColumn<int>("tries");
    const auto add = [](const char *name, SshStage stage, int tries) {
        QTest::addRow("silent at %s", name) << stage << false << tries;
        QTest::addRow("hangs up at %s", name) << stage << true << tries;
    };
    add("accept", SshStage::Accept, 0);
    add("identification", SshStage::Identification, 0);
    add("key exchange", SshStage::KeyExchange, 0);
    add("service", SshStage::Service, 0);
    add("authentication", SshStage::Authentication, 1);
    add("channel open", SshStage::ChannelOpen, 1);
    add("channel request", SshStage::ChannelRequest, 1);
}

void ServerDoubleTest::fallsSilentAtEveryStage()
{
    QFETCH(SshStage, stage);
    QFETCH(bool, hangsUp);
    SshScript script;
    script.acceptsNone = true;
    (hangsUp ? script.hangsUpAt : script.silentAt) = stage;
    SshServerDouble server(script);
    OpenSshClient client(server.port());
    client.start(words("exit 0"));
    QTRY_COMPARE_WITH_TIMEOUT(server.seen().connections, 1, 60'000);
    QFETCH(int, tries);
    QTRY_COMPARE_WITH_TIMEOUT(server.seen().authenticationTries(), tries, 60'000);
    if (!hangsUp) {
        QTRY_COMPARE_WITH_TIMEOUT(client.process().state(), QProcess::Running, 60'000);
        QCOMPARE(server.openConnections(), 1);
        server.killConnections();
    }
    QVERIFY(client.finish());
    QCOMPARE(client.process().exitCode(), 255);
    QCOMPARE(server.seen().commands.size(), 0);
}

void ServerDoubleTest::makesNoise_data()
{
    QTest::addColumn<SshNoise>("noise");
    QTest::addRow("garbage") << SshNoise::Garbage;
    QTest::addRow("HTTP") << SshNoise::HttpAnswer;
    QTest::addRow("SSH 1") << SshNoise::OldProtocol;
    QTest::addRow("endless text") << SshNoise::EndlessText;
}

void ServerDoubleTest::makesNoise()
{
    QFETCH(SshNoise, noise);
    SshScript script;
    script.noise = noise;
    SshServerDouble server(script);
    OpenSshClient client(server.port());
    client.setOptions({QStringLiteral("ConnectTimeout=1")});
    QCOMPARE(client.run(words("exit 0")), 255);
    QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, 60'000);
    QCOMPARE(server.seen().authenticationTries(), 0);
}

void ServerDoubleTest::tricklesWithoutEnd()
{
    SshScript script;
    script.noise = SshNoise::Trickle;
    SshServerDouble server(script);
    QTcpSocket socket; // OpenSSH's client waits for ever
    socket.connectToHost(QStringLiteral("127.0.0.1"), server.port());
    QTRY_COMPARE_WITH_TIMEOUT(socket.peek(5), QByteArray("SSH-2"), 60'000);
}

void ServerDoubleTest::diesAndComesBack()
{
    SshScript script;
    script.acceptsNone = true;
    SshServerDouble server(script);
    OpenSshClient client(server.port());
    client.start({QStringLiteral("-tt")});
    QTRY_COMPARE_WITH_TIMEOUT(server.openChannels(), 1, 60'000);
    server.stopListening();
    server.killConnections();
    QVERIFY(client.finish());
    QCOMPARE(client.process().exitCode(), 255);
    QCOMPARE(client.run(words("exit 0")), 255);
    QVERIFY(client.errors().contains("refused"));
    server.listenAgain();
    QCOMPARE(client.run(words("exit 5")), 5);
    QCOMPARE(server.seen().connections, 2);

    // Frozen, it takes connections and says nothing.
    server.freeze(true);
    client.start(words("exit 6"));
    QTRY_COMPARE_WITH_TIMEOUT(client.process().state(), QProcess::Running, 60'000);
    QCOMPARE(server.seen().connections, 2);
    server.freeze(false);
    QVERIFY(client.finish());
    QCOMPARE(client.process().exitCode(), 6);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::ServerDoubleTest)
#include "ServerDoubleTest.moc"
