#include "core/ssh/sftp/SftpSession.h"
#include "tests/ssh/ConnectionRig.h"
#include "tests/support/Flow.h"
#include "tests/support/secrets/TestSecret.h"
#include "tests/support/ssh/DropbearServer.h"
#include "tests/support/ssh/OpenSshServer.h"

#include <QCryptographicHash>
#include <QSignalSpy>

namespace porthole::test {

/// Connections to dropbear, the other server that hosts have: what it does otherwise than OpenSSH's is its
/// windows, its way of refusing and its order of messages.
class DropbearTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void asksAboutTheHostKey_data();
    void asksAboutTheHostKey();
    void signsInWithEachKindOfKey_data();
    void signsInWithEachKindOfKey();
    void aWrongKeyIsRefused();
    void signsInWithAPassword();
    void aWrongPasswordIsRefused();
    void carriesStreamsAndExitStatus();
    void carriesMuchBothWays();
    void tellsOfASignal();
    void runsAShellInATerminal();
    void servesFiles();
    void isAWayToAnotherHost();
    void sayWhyAForwardFails();
    void endsEverythingWhenItDies();

private:
    ssh::SshOptions options() { return m_home.options(m_server, m_identity); }
    ssh::SshOptions withPassword(const char *password)
    {
        auto given = m_home.options(m_server, {});
        given.hostKeys = ssh::HostKeyMode::AcceptNew;
        given.usesKeys = given.mayAsk = false;
        given.password = std::make_shared<const Secret>(std::string_view(password));
        return given;
    }

    DropbearServer m_server;
    QString m_identity;
    Home m_home;
};

void DropbearTest::initTestCase()
{
    m_identity = m_server.makeIdentity();
    m_server.setPassword("open sesame"_secret);
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
}

void DropbearTest::asksAboutTheHostKey_data()
{
    QTest::addColumn<QString>("type");
    for (const char *type : {"ed25519", "ecdsa", "rsa"})
        QTest::newRow(type) << QString::fromLatin1(type);
}

void DropbearTest::asksAboutTheHostKey()
{
    QFETCH(QString, type);
    DropbearServer server(type);
    const QString identity = server.makeIdentity();
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const Home home;
    ssh::SshConnection connection(home.options(server, identity));
    connection.open();
    QTRY_VERIFY_WITH_TIMEOUT(connection.question().has_value(), kPatience);
    const auto *question = std::get_if<HostKeyQuestion>(&*connection.question());
    QVERIFY(question && !question->key.blob.isEmpty());
    QCOMPARE(question->key, server.hostKey());
    connection.acceptHostKey();
    QVERIFY(settles(connection));
    QVERIFY2(connection.state() == ssh::SshState::Open, why(connection));
    QVERIFY(home.known().contains(server.hostKey().blob.toBase64()));
    ssh::SshConnection again(home.options(server, identity));
    QSignalSpy asked(&again, &ssh::SshConnection::asked);
    again.open();
    QVERIFY(settles(again));
    QVERIFY2(again.state() == ssh::SshState::Open, why(again));
    QCOMPARE(asked.count(), 0);
}

void DropbearTest::signsInWithEachKindOfKey_data() { asksAboutTheHostKey_data(); }

void DropbearTest::signsInWithEachKindOfKey()
{
    QFETCH(QString, type);
    ssh::SshConnection connection(m_home.options(m_server, m_server.makeIdentity(type)));
    QVERIFY2(open(connection), why(connection));
}

void DropbearTest::aWrongKeyIsRefused()
{
    OpenSshServer elsewhere;
    auto given = m_home.options(m_server, elsewhere.makeIdentity());
    given.hostKeys = ssh::HostKeyMode::AcceptNew;
    given.mayAsk = false;
    ssh::SshConnection connection(given);
    connection.open();
    QVERIFY(settles(connection));
    QVERIFY2(connection.error() && connection.error()->kind == ErrorKind::AuthRejected, why(connection));
    QVERIFY2(QByteArray(why(connection)).contains("publickey"), why(connection));
}

void DropbearTest::signsInWithAPassword()
{
    ssh::SshConnection connection(withPassword("open sesame"_secret));
    connection.open();
    QVERIFY(settles(connection));
    QVERIFY2(connection.state() == ssh::SshState::Open, why(connection));
}

void DropbearTest::aWrongPasswordIsRefused()
{
    ssh::SshConnection connection(withPassword("wrong"_secret));
    connection.open();
    QVERIFY(settles(connection));
    QVERIFY2(connection.error() && connection.error()->kind == ErrorKind::AuthRejected, why(connection));
}

void DropbearTest::carriesStreamsAndExitStatus()
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
}

void DropbearTest::carriesMuchBothWays()
{
    ssh::SshConnection connection(options());
    QVERIFY2(open(connection), why(connection));
    Command command(connection.exec("tee /dev/stderr"));
    QCryptographicHash wanted(QCryptographicHash::Sha256);
    for (int i = 0; i < 64; ++i) {
        const QByteArray piece(128 * 1024, static_cast<char>(i));
        wanted.addData(piece);
        command.channel->write(piece);
    }
    command.channel->sendEof();
    QVERIFY(command.ends());
    const auto sum = [](const QByteArray &of) {
        return QCryptographicHash::hash(of, QCryptographicHash::Sha256).toHex();
    };
    QCOMPARE(command.output.size(), 64 * 128 * 1024);
    QCOMPARE(sum(command.output), wanted.result().toHex());
    QCOMPARE(sum(command.errors), wanted.result().toHex());
}

void DropbearTest::tellsOfASignal()
{
    ssh::SshConnection connection(options());
    QVERIFY2(open(connection), why(connection));
    Command command(connection.exec("kill -TERM $$"));
    QVERIFY(command.ends());
    QCOMPARE(command.channel->end()->exitSignal, QByteArray("TERM"));
}

void DropbearTest::runsAShellInATerminal()
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

void DropbearTest::servesFiles()
{
    QByteArray content(3'000'000, 0);
    for (qsizetype i = 0; i < content.size(); ++i)
        content[i] = static_cast<char>(i * 31 + i / 1000);
    QVERIFY(writeFile(m_server.home() + QStringLiteral("/big"), content));
    ssh::SshConnection connection(options());
    QVERIFY2(open(connection), why(connection));
    ssh::SftpSession session(connection.subsystem("sftp"));
    QByteArray read;
    const auto outcome = finished(session.files().readAll("big", 0, ~quint64{0},
                                                          [&read](QByteArray piece) -> Task<Result<>> {
                                                              read += piece;
                                                              co_return Result<>();
                                                          }),
                                  kPatience);
    QCOMPARE(words(outcome), QByteArray("success"));
    QVERIFY(read == content);
    const auto missing = finished(session.files().stat("nothing"), kPatience);
    QVERIFY2(words(missing).startsWith("NotFound"), words(missing));
}

void DropbearTest::isAWayToAnotherHost()
{
    DropbearServer goal;
    const QString key = goal.makeIdentity();
    QVERIFY2(goal.start(), qPrintable(goal.failure()));
    const Home home;
    QVERIFY(writeFile(home.folder.filePath(QStringLiteral("config")),
                      QStringLiteral("Host jump\n HostName 127.0.0.1\n Port %1\n User guest\n"
                                     " IdentityFile %2\n")
                          .arg(m_server.port())
                          .arg(m_identity)
                          .toUtf8()));
    auto given = home.options(goal, key);
    given.proxyJump = QStringLiteral("jump");
    ssh::SshConnection connection(given);
    QVERIFY2(open(connection), why(connection));
    QCOMPARE(*connection.hostKey(), goal.hostKey());
    Command command(connection.exec("head -c 5000000 /dev/zero; cat; echo the end"));
    command.channel->write(QByteArray(2'000'000, 'x'));
    command.channel->sendEof();
    QVERIFY(command.ends());
    QCOMPARE(command.output.size(), 7'000'000 + 8);
    m_server.kill();
    QVERIFY(QTest::qWaitFor([&] { return connection.state() == ssh::SshState::Closed; }, kPatience));
    QVERIFY2(connection.error()->kind == ErrorKind::Closed, why(connection));
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
}

void DropbearTest::sayWhyAForwardFails()
{
    ssh::SshConnection connection(options());
    QVERIFY2(open(connection), why(connection));
    Command nobody(connection.forwardTo(QStringLiteral("127.0.0.1"), 1));
    QVERIFY(nobody.ends());
    QVERIFY(nobody.channel->end()->error);
    QVERIFY2(nobody.channel->end()->error->kind == ErrorKind::Unreachable,
             nobody.channel->end()->error->detail.c_str());
}

void DropbearTest::endsEverythingWhenItDies()
{
    DropbearServer server;
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

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::DropbearTest)
#include "DropbearTest.moc"
