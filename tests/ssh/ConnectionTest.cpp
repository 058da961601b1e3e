#include "tests/ssh/ConnectionRig.h"
#include "tests/support/secrets/TestSecret.h"
#include "tests/support/ssh/OpenSshServer.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <list>

using namespace std::chrono_literals;

namespace porthole::test {

/// Connections to OpenSSH's own server: keys, host keys, commands, shells, jumps, losses.
class ConnectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void asksAboutANewHostKeyBeforeAnythingIsSent();
    void remembersWhatWasAccepted();
    void refusesAChangedKeyUnasked();
    void strictRefusesAnUnknownKey();
    void signsInWithEachKindOfKey_data();
    void signsInWithEachKindOfKey();
    void passesOverAKeyThatIsMissing();
    void asksForAPassphrase();
    void tellsWhatTheServerOffersWhenItRefuses();
    void carriesStreamsAndExitStatus();
    void carriesMuchInput();
    void holdsTheHostUpWhileNothingIsAcknowledged();
    void tellsOfASignal();
    void runsAShellInATerminal();
    void jumpsTwice();
    void aProxyCommandRunsOnlyWhenAllowed_data();
    void aProxyCommandRunsOnlyWhenAllowed();
    void aProxyCommandIsNoLoginFromAfar();
    void endsEverythingWhenTheServerDies();
    void mayBeDeletedAtEveryStage_data();
    void mayBeDeletedAtEveryStage();
    void isDestroyedWhileAnAgentIsSilent();
    void aChannelOutlivesItsConnection();

private:
    ssh::SshOptions options() const { return m_home.options(m_server, m_identity); }

    OpenSshServer m_server;
    QString m_identity;
    Home m_home;
};

void ConnectionTest::initTestCase()
{
    m_identity = m_server.makeIdentity();
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
}

void ConnectionTest::asksAboutANewHostKeyBeforeAnythingIsSent()
{
    const Home home;
    ssh::SshConnection connection(home.options(m_server, m_identity));
    QSignalSpy asked(&connection, &ssh::SshConnection::asked);
    connection.open();
    QTRY_COMPARE_WITH_TIMEOUT(asked.count(), 1, kPatience);
    QCOMPARE(connection.state(), ssh::SshState::Verifying);
    const auto *question = std::get_if<HostKeyQuestion>(&*connection.question());
    QVERIFY(question);
    QCOMPARE(question->key, m_server.hostKey(QStringLiteral("ed25519")));
    QVERIFY(!m_server.log().contains("userauth"));
    connection.refuse();
    QVERIFY(settles(connection));
    QVERIFY2(connection.error()->kind == ErrorKind::HostKeyUnknown, why(connection));
    QVERIFY(home.known().isEmpty());
}

void ConnectionTest::remembersWhatWasAccepted()
{
    ssh::SshConnection connection(options());
    QVERIFY2(open(connection), why(connection));
    QVERIFY(m_home.known().contains(m_server.hostKeyLine(QStringLiteral("ed25519"))));
    ssh::SshConnection again(options());
    QSignalSpy asked(&again, &ssh::SshConnection::asked);
    again.open();
    QVERIFY(settles(again));
    QVERIFY2(again.state() == ssh::SshState::Open, why(again));
    QCOMPARE(asked.count(), 0);
    QCOMPARE(*again.hostKey(), m_server.hostKey(QStringLiteral("ed25519")));
}

void ConnectionTest::refusesAChangedKeyUnasked()
{
    const Home home;
    OpenSshServer other;
    QFile known(home.folder.filePath(QStringLiteral("known_hosts")));
    QVERIFY(known.open(QIODevice::WriteOnly));
    const QByteArray name = "[127.0.0.1]:" + QByteArray::number(m_server.port()) + ' ';
    QVERIFY2(other.start(), qPrintable(other.failure()));
    known.write(name + other.hostKeyLine(QStringLiteral("ed25519")) + '\n');
    known.close();
    for (const auto mode : {ssh::HostKeyMode::Ask, ssh::HostKeyMode::AcceptNew, ssh::HostKeyMode::Strict}) {
        auto given = home.options(m_server, m_identity);
        given.hostKeys = mode;
        ssh::SshConnection connection(given);
        QSignalSpy asked(&connection, &ssh::SshConnection::asked);
        connection.open();
        QVERIFY(settles(connection));
        QVERIFY2(connection.error() && connection.error()->kind == ErrorKind::HostKeyChanged,
                 why(connection));
        QCOMPARE(asked.count(), 0);
    }
}

void ConnectionTest::strictRefusesAnUnknownKey()
{
    const Home home;
    auto given = home.options(m_server, m_identity);
    given.hostKeys = ssh::HostKeyMode::Strict;
    ssh::SshConnection connection(given);
    connection.open();
    QVERIFY(settles(connection));
    QVERIFY2(connection.error() && connection.error()->kind == ErrorKind::HostKeyUnknown, why(connection));
}

void ConnectionTest::signsInWithEachKindOfKey_data()
{
    QTest::addColumn<QString>("type");
    for (const char *type : {"ed25519", "ecdsa", "rsa"})
        QTest::newRow(type) << QString::fromLatin1(type);
}

void ConnectionTest::signsInWithEachKindOfKey()
{
    QFETCH(QString, type);
    ssh::SshConnection connection(m_home.options(m_server, m_server.makeIdentity(type)));
    QVERIFY2(open(connection), why(connection));
}

void ConnectionTest::passesOverAKeyThatIsMissing()
{
    const Home home;
    QFile config(home.folder.filePath(QStringLiteral("config")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("IdentityFile /dev/null/gone\nIdentityFile " + m_identity.toUtf8() + '\n');
    config.close();
    ssh::SshConnection connection(home.options(m_server, {}));
    QVERIFY2(open(connection), why(connection));
}

void ConnectionTest::asksForAPassphrase()
{
    const QString identity =
        m_server.makeIdentity(QStringLiteral("ed25519"), QString::fromLatin1("open sesame"_secret));
    ssh::SshConnection connection(m_home.options(m_server, identity));
    QStringList said;
    QObject::connect(&connection, &ssh::SshConnection::asked, &connection, [&](const SshQuestion &question) {
        const auto *about = std::get_if<AuthQuestion>(&question);
        if (!about)
            return connection.acceptHostKey();
        said << about->keyFile + (about->refusedBefore ? QStringLiteral(" again") : QString());
        std::vector<Secret> answers;
        answers.emplace_back(std::string_view(said.size() == 1 ? "wrong"_secret : "open sesame"_secret));
        connection.answer(std::move(answers));
    });
    connection.open();
    QVERIFY(settles(connection));
    QVERIFY2(connection.state() == ssh::SshState::Open, why(connection));
    QCOMPARE(said, QStringList({identity, identity + QStringLiteral(" again")}));
}

void ConnectionTest::tellsWhatTheServerOffersWhenItRefuses()
{
    auto given = options();
    given.usesKeys = false;
    given.mayAsk = false;
    given.hostKeys = ssh::HostKeyMode::AcceptNew;
    ssh::SshConnection connection(given);
    connection.open();
    QVERIFY(settles(connection));
    QVERIFY2(connection.error() && connection.error()->kind == ErrorKind::AuthRejected, why(connection));
    QVERIFY2(QByteArray(why(connection)).contains("publickey"), why(connection));
}

void ConnectionTest::carriesStreamsAndExitStatus()
{
    ssh::SshConnection connection(options());
    QVERIFY2(open(connection), why(connection));
    Command command(connection.exec("cat; echo sorry >&2; exit 7"));
    command.channel->write("one\n");
    command.channel->write("two\n");
    command.channel->sendEof();
    QVERIFY(command.ends());
    QCOMPARE(command.output, QByteArray("one\ntwo\n"));
    QCOMPARE(command.errors, QByteArray("sorry\n"));
    QCOMPARE(command.channel->end()->exitStatus, std::optional(7));
    QVERIFY(!command.channel->end()->error);
    QCOMPARE(command.channel->bytesToWrite(), 0);
}

void ConnectionTest::carriesMuchInput()
{
    ssh::SshConnection connection(options());
    QVERIFY2(open(connection), why(connection));
    Command command(connection.exec("wc -c"));
    for (int i = 0; i < 64; ++i)
        command.channel->write(QByteArray(128 * 1024, 'x'));
    command.channel->sendEof();
    QVERIFY(command.ends());
    QCOMPARE(command.output.trimmed(), QByteArray::number(64 * 128 * 1024));
}

void ConnectionTest::holdsTheHostUpWhileNothingIsAcknowledged()
{
    ssh::SshConnection connection(options());
    QVERIFY2(open(connection), why(connection));
    const auto channel = connection.exec("head -c 30000000 /dev/zero");
    qint64 received = 0;
    QObject::connect(channel.get(), &ssh::SshChannel::received, channel.get(),
                     [&](const QByteArray &bytes) { received += bytes.size(); });
    QTRY_VERIFY_WITH_TIMEOUT(received >= ssh::SshChannel::kUnread, kPatience);
    // Another channel of the same connection is not held up, and by its end all was sent that would be.
    Command other(connection.exec("echo here"));
    QVERIFY(other.ends());
    QCOMPARE(other.output, QByteArray("here\n"));
    QVERIFY2(received < 8'000'000, qPrintable(QString::number(received)));
    QVERIFY(!channel->end());
    QObject::connect(channel.get(), &ssh::SshChannel::received, channel.get(),
                     [&](const QByteArray &bytes) { channel->acknowledge(bytes.size()); });
    channel->acknowledge(received);
    QTRY_COMPARE_WITH_TIMEOUT(received, 30'000'000, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(channel->end().has_value(), kPatience);
}

void ConnectionTest::tellsOfASignal()
{
    ssh::SshConnection connection(options());
    QVERIFY2(open(connection), why(connection));
    Command command(connection.exec("kill -TERM $$"));
    QVERIFY(command.ends());
    QCOMPARE(command.channel->end()->exitSignal, QByteArray("TERM"));
}

void ConnectionTest::runsAShellInATerminal()
{
    ssh::SshConnection connection(options());
    QVERIFY2(open(connection), why(connection));
    Command shell(connection.shell({"xterm-256color", 100, 30}));
    shell.channel->write("stty size; echo $TERM-$((6*7))\n");
    QTRY_VERIFY_WITH_TIMEOUT(shell.output.contains("30 100") && shell.output.contains("xterm-256color-42"),
                             kPatience);
    shell.channel->resize(90, 20);
    shell.channel->write("stty size\n");
    QTRY_VERIFY_WITH_TIMEOUT(shell.output.contains("20 90"), kPatience);
    shell.channel->write("exit 3\n");
    QVERIFY(shell.ends());
    QCOMPARE(shell.channel->end()->exitStatus, std::optional(3));
}

void ConnectionTest::jumpsTwice()
{
    OpenSshServer first, second;
    const QString firstKey = first.makeIdentity(), secondKey = second.makeIdentity();
    QVERIFY2(first.start() && second.start(), qPrintable(first.failure() + second.failure()));
    const Home home;
    QFile config(home.folder.filePath(QStringLiteral("config")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const auto entry = [](const char *name, const OpenSshServer &server, const QString &key) {
        return QStringLiteral("Host %1\n HostName 127.0.0.1\n Port %2\n IdentityFile %3\n")
            .arg(QLatin1String(name))
            .arg(server.port())
            .arg(key)
            .toUtf8();
    };
    config.write(entry("first", first, firstKey) + entry("second", second, secondKey) + " ProxyJump first\n" +
                 entry("goal", m_server, m_identity) + " ProxyJump second\n");
    config.close();
    auto given = home.options(m_server, {});
    given.destination = {QStringLiteral("goal"), 0, {}, {}};
    ssh::SshConnection connection(given);
    QList<int> hops;
    QObject::connect(&connection, &ssh::SshConnection::asked, &connection, [&](const SshQuestion &question) {
        hops << std::get<HostKeyQuestion>(question).hop.index;
        connection.acceptHostKey();
    });
    connection.open();
    QVERIFY(settles(connection));
    QVERIFY2(connection.state() == ssh::SshState::Open, why(connection));
    QCOMPARE(hops, QList<int>({0, 1, 2}));
    QCOMPARE(*connection.hostKey(), m_server.hostKey(QStringLiteral("ed25519")));
    Command command(connection.exec("head -c 5000000 /dev/zero; echo $SSH_CONNECTION"));
    QVERIFY(command.ends());
    QCOMPARE(command.output.size() > 5'000'000, true);
    first.kill();
    QVERIFY(QTest::qWaitFor([&] { return connection.state() == ssh::SshState::Closed; }, kPatience));
    QVERIFY2(connection.error()->kind == ErrorKind::Closed, why(connection));
}

void ConnectionTest::aProxyCommandRunsOnlyWhenAllowed_data()
{
    QTest::addColumn<bool>("mayAsk");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("allowed") << true << true;
    QTest::newRow("not allowed") << true << false;
    QTest::newRow("nobody to be asked") << false << false;
}

void ConnectionTest::aProxyCommandRunsOnlyWhenAllowed()
{
    QFETCH(bool, mayAsk);
    QFETCH(bool, allowed);
    const Home home;
    const QString mark = home.folder.filePath(QStringLiteral("ran"));
    QFile config(home.folder.filePath(QStringLiteral("config")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(
        QStringLiteral("ProxyCommand bash -c 'touch %1; exec 3<>/dev/tcp/%h/%p; cat <&3 & exec cat >&3'\n")
            .arg(mark)
            .toUtf8());
    config.close();
    auto given = home.options(m_server, m_identity);
    given.mayAsk = mayAsk;
    given.hostKeys = ssh::HostKeyMode::AcceptNew;
    ssh::SshConnection connection(given);
    QString line;
    QObject::connect(&connection, &ssh::SshConnection::asked, &connection, [&](const SshQuestion &question) {
        line = std::get<CommandQuestion>(question).command;
        allowed ? connection.allowCommand() : connection.refuse();
    });
    connection.open();
    QVERIFY(settles(connection));
    QCOMPARE(QFile::exists(mark), allowed);
    QCOMPARE(line.contains(QStringLiteral("/dev/tcp/127.0.0.1/%1").arg(m_server.port())), mayAsk);
    QVERIFY2((connection.state() == ssh::SshState::Open) == allowed, why(connection));
    if (!allowed)
        QCOMPARE(connection.error()->kind, ErrorKind::Forbidden);
}

/// A bash whose input is a socket may take itself for one that rshd began, and read the person's start-up
/// file.
void ConnectionTest::aProxyCommandIsNoLoginFromAfar()
{
    const Home home;
    const auto write = [&](const char *name, const QByteArray &text) {
        return test::writeFile(home.folder.filePath(QLatin1String(name)), text);
    };
    QVERIFY(write(".bashrc", "echo noise\n"));
    QVERIFY(write("config", "ProxyCommand bash -c 'exec 3<>/dev/tcp/%h/%p; cat <&3 & exec cat >&3'\n"));
    const QByteArray wasHome = qgetenv("HOME"), wasLevel = qgetenv("SHLVL");
    qputenv("HOME", home.folder.path().toLocal8Bit());
    qunsetenv("SHLVL");
    auto given = home.options(m_server, m_identity);
    given.hostKeys = ssh::HostKeyMode::AcceptNew;
    ssh::SshConnection connection(given);
    QObject::connect(&connection, &ssh::SshConnection::asked, &connection,
                     [&] { connection.allowCommand(); });
    connection.open();
    const bool settled = settles(connection);
    qputenv("HOME", wasHome);
    if (!wasLevel.isEmpty())
        qputenv("SHLVL", wasLevel);
    QVERIFY(settled);
    QVERIFY2(connection.state() == ssh::SshState::Open, why(connection));
}

void ConnectionTest::endsEverythingWhenTheServerDies()
{
    OpenSshServer server;
    const QString identity = server.makeIdentity();
    QVERIFY2(server.start(), qPrintable(server.failure()));
    ssh::SshConnection connection(m_home.options(server, identity));
    QSignalSpy closed(&connection, &ssh::SshConnection::closed);
    QVERIFY2(open(connection), why(connection));
    Command command(connection.exec("cat"));
    command.channel->write("x");
    QTRY_COMPARE_WITH_TIMEOUT(command.output, QByteArray("x"), kPatience);
    server.kill();
    QVERIFY(command.ends());
    QVERIFY(command.channel->end()->error);
    QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, kPatience);
    QCOMPARE(connection.error()->kind, ErrorKind::Closed);
}

void ConnectionTest::mayBeDeletedAtEveryStage_data()
{
    QTest::addColumn<int>("stage");
    QTest::newRow("idle") << int(ssh::SshState::Idle);
    QTest::newRow("connecting") << int(ssh::SshState::Connecting);
    QTest::newRow("a question waits") << int(ssh::SshState::Verifying);
    QTest::newRow("authenticating") << int(ssh::SshState::Authenticating);
    QTest::newRow("open") << int(ssh::SshState::Open);
}

void ConnectionTest::mayBeDeletedAtEveryStage()
{
    QFETCH(int, stage);
    const Home home;
    auto given = home.options(m_server, m_identity);
    if (stage != int(ssh::SshState::Verifying))
        given.hostKeys = ssh::HostKeyMode::AcceptNew;
    auto connection = std::make_unique<ssh::SshConnection>(given);
    bool reached = stage == int(ssh::SshState::Idle);
    QObject::connect(connection.get(), &ssh::SshConnection::stateChanged, this, [&](ssh::SshState state) {
        if (int(state) == stage)
            reached = true;
        if (reached)
            connection.reset(); // from inside of its own signal
    });
    if (!reached)
        connection->open();
    QVERIFY(QTest::qWaitFor([&] { return reached; }, kPatience));
    connection.reset();
}

/// An agent that never answers holds up the connections' threads, and nobody who destroys them.
void ConnectionTest::isDestroyedWhileAnAgentIsSilent()
{
    QLocalServer agent;
    QVERIFY(agent.listen(m_home.folder.filePath(QStringLiteral("agent"))));
    auto given = m_home.options(m_server, {});
    given.hostKeys = ssh::HostKeyMode::AcceptNew;
    given.files.agentSocket = agent.fullServerName();
    constexpr int kCount = 16;
    std::list<ssh::SshConnection> connections;
    QList<QLocalSocket *> asking;
    QObject::connect(&agent, &QLocalServer::newConnection, &agent, [&] {
        while (QLocalSocket *const socket = agent.nextPendingConnection())
            asking << socket;
    });
    for (int i = 0; i < kCount; ++i)
        connections.emplace_back(given).open();
    const auto isAsked = [](const QLocalSocket *socket) { return socket->bytesAvailable() > 0; };
    QTRY_VERIFY_WITH_TIMEOUT(std::count_if(asking.begin(), asking.end(), isAsked) == kCount, kPatience);
    QElapsedTimer time;
    time.start();
    connections.clear();
    QVERIFY2(time.elapsed() < kCount * 100, qPrintable(QString::number(time.elapsed())));
}

void ConnectionTest::aChannelOutlivesItsConnection()
{
    auto connection = std::make_unique<ssh::SshConnection>(options());
    QVERIFY2(open(*connection), why(*connection));
    Command command(connection->exec("cat"));
    Command late(std::make_unique<ssh::SshConnection>(options())->exec("true"));
    QTRY_VERIFY_WITH_TIMEOUT(command.channel->isOpen(), kPatience);
    connection.reset();
    QVERIFY(command.ends());
    QVERIFY(command.channel->end()->error);
    command.channel->write("nobody reads this");
    QVERIFY(late.ends());
    QVERIFY(late.channel->end()->error);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::ConnectionTest)
#include "ConnectionTest.moc"
