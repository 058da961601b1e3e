#include "core/ssh/sftp/SftpSession.h"
#include "tests/ssh/ConnectionRig.h"
#include "tests/support/Flow.h"
#include "tests/support/ssh/OpenSshServer.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace porthole::test {

namespace {

/// Sends back what comes, to everybody.
class EchoServer : public QTcpServer {
public:
    EchoServer()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no free port on loopback");
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, socket,
                        [socket] { socket->write(socket->readAll()); });
        });
    }
};

bool says(const Command &command, const QByteArray &words)
{
    return QTest::qWaitFor([&] { return command.output.contains(words); }, kPatience);
}

} // namespace

/// Many channels on one connection, as many as the server takes, and one more.
class ChannelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fiftyAtOnce();
    void theEleventhIsRefusedAndTheOthersLive();
    void newKeysInTheMiddleOfEverything();
};

void ChannelsTest::fiftyAtOnce()
{
    OpenSshServer server({QStringLiteral("ed25519")});
    const QString identity = server.makeIdentity();
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const Home home;
    ssh::SshConnection connection(home.options(server, identity));
    QVERIFY2(open(connection), why(connection));
    EchoServer goal;
    std::list<Command> shells, commands, forwards;
    std::list<ssh::SftpSession> folders;
    for (int i = 0; i < 15; ++i) {
        shells.emplace_back(connection.shell({}));
        commands.emplace_back(connection.exec("cat"));
        forwards.emplace_back(connection.forwardTo(QStringLiteral("127.0.0.1"), goal.serverPort()));
    }
    for (int i = 0; i < 5; ++i)
        folders.emplace_back(connection.subsystem("sftp"));
    // Each says something of its own, while all the others are there.
    for (int round = 0; round < 2; ++round) {
        int number = round * 100;
        for (Command &shell : shells)
            shell.channel->write("echo s-$((" + QByteArray::number(++number) + " * 2))-\n");
        for (Command &command : commands)
            command.channel->write("c-" + QByteArray::number(++number) + '-');
        for (Command &forward : forwards)
            forward.channel->write("f-" + QByteArray::number(++number) + '-');
        for (ssh::SftpSession &folder : folders)
            QCOMPARE(words(finished(folder.files().stat("/"), kPatience)), QByteArray("success"));
        number = round * 100;
        for (const Command &shell : shells)
            QVERIFY2(says(shell, "s-" + QByteArray::number(++number * 2) + '-'), shell.output.constData());
        for (const Command &command : commands)
            QVERIFY2(says(command, "c-" + QByteArray::number(++number) + '-'), command.output.constData());
        for (const Command &forward : forwards)
            QVERIFY2(says(forward, "f-" + QByteArray::number(++number) + '-'), forward.output.constData());
    }
    for (const std::list<Command> *const all : {&shells, &commands, &forwards}) {
        for (const Command &each : *all)
            QVERIFY(each.channel->isOpen());
    }
    // Half of them go; the rest do not mind.
    commands.clear();
    folders.clear();
    for (Command &shell : shells)
        shell.channel->write("exit 3\n");
    for (const Command &shell : shells) {
        QVERIFY(shell.ends());
        QCOMPARE(shell.channel->end()->exitStatus, std::optional(3));
    }
    for (Command &forward : forwards) {
        forward.channel->write("the end");
        QVERIFY(says(forward, "the end"));
    }
}

/// MaxSessions of sshd_config(5), 10 unless something else is said, is about sessions; forwards do not count.
void ChannelsTest::theEleventhIsRefusedAndTheOthersLive()
{
    OpenSshServer server({QStringLiteral("ed25519")});
    server.set(QStringLiteral("MaxSessions 10"));
    const QString identity = server.makeIdentity();
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const Home home;
    ssh::SshConnection connection(home.options(server, identity));
    QVERIFY2(open(connection), why(connection));
    std::list<Command> ten;
    for (int i = 0; i < 10; ++i) {
        ten.emplace_back(connection.exec("cat"));
        ten.back().channel->write("here");
        QVERIFY(says(ten.back(), "here"));
    }
    for (int i = 0; i < 2; ++i) {
        Command eleventh(i == 0 ? connection.exec("cat") : connection.shell({}));
        QVERIFY(eleventh.ends());
        const std::optional<Error> &error = eleventh.channel->end()->error;
        QVERIFY(error);
        QVERIFY2(error->kind == ErrorKind::Unavailable, error->detail.c_str());
        QVERIFY2(QByteArray(error->detail.c_str()).contains("no more sessions"), error->detail.c_str());
    }
    EchoServer goal;
    Command forward(connection.forwardTo(QStringLiteral("127.0.0.1"), goal.serverPort()));
    forward.channel->write("through");
    QVERIFY(says(forward, "through"));
    for (Command &each : ten) {
        each.channel->write("still");
        QVERIFY(says(each, "herestill"));
    }
    // One goes, and there is room for another.
    ten.front().channel->sendEof();
    QVERIFY(ten.front().ends());
    Command another(connection.exec("echo room"));
    QVERIFY(another.ends());
    QCOMPARE(another.output, QByteArray("room\n"));
    QCOMPARE(connection.state(), ssh::SshState::Open);
}

/// RFC 4253 section 9: while keys are exchanged anew, nothing else may be sent, and nothing may be lost.
void ChannelsTest::newKeysInTheMiddleOfEverything()
{
    OpenSshServer server({QStringLiteral("ed25519")});
    server.set(QStringLiteral("RekeyLimit 1M"));
    server.set(QStringLiteral("LogLevel DEBUG1"));
    const QString identity = server.makeIdentity();
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const Home home;
    ssh::SshConnection connection(home.options(server, identity));
    QVERIFY2(open(connection), why(connection));
    QByteArray much(8 * 1024 * 1024, 0);
    for (qsizetype i = 0; i < much.size(); ++i)
        much[i] = static_cast<char>(i * 31 + i / 1000);
    Command both(connection.exec("cat")), down(connection.exec("head -c 8000000 /dev/zero")),
        up(connection.exec("wc -c"));
    both.channel->write(much);
    both.channel->sendEof();
    up.channel->write(much);
    up.channel->sendEof();
    QVERIFY(both.ends() && down.ends() && up.ends());
    QVERIFY(both.output == much);
    QCOMPARE(down.output, QByteArray(8'000'000, 0));
    QCOMPARE(up.output.trimmed(), QByteArray::number(much.size()));
    const auto exchanges = server.log().count("SSH2_MSG_NEWKEYS received");
    QVERIFY2(exchanges > 5, qPrintable(QString::number(exchanges)));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::ChannelsTest)
#include "ChannelsTest.moc"
