#include "app/demo/host/SshHost.h"
#include "tests/support/Failure.h"
#include "tests/support/ssh/OpenSshClient.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <csignal>

namespace porthole::test {

using demo::SshHost;

namespace {

QStringList words(const char *command) { return {QString::fromLatin1(command)}; }

/// Bytes that this process has in memory.
qint64 memory()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    file.open(QIODevice::ReadOnly);
    return file.readAll().split(' ').value(1).toLongLong() * 4096;
}

} // namespace

/// Guests of the demo's host who mean harm, or know no better, while another one works.
class HostHostileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void noiseEndsItsConnectionOnly_data();
    void noiseEndsItsConnectionOnly();
    void connectionsAreSoMany();
    void triesAreSoMany();
    void whoNeverReadsIsNotFedForEver();
    void whatNobodyReadsIsHeldBack();
    void endlessLinesAreRefused();
    void whatIsNoSftpEndsIt();
    void filesAreFilledSoFar();
    void shellsWithinShellsEnd();
    void nothingIsForwarded();

private:
    std::unique_ptr<OpenSshClient> client() const
    {
        auto made = std::make_unique<OpenSshClient>(m_host->port());
        made->setAnswers({QByteArray::fromStdString(std::string(m_host->password().reveal()))});
        return made;
    }
    std::unique_ptr<QTcpSocket> socket(const QByteArray &bytes = {}) const
    {
        auto made = std::make_unique<QTcpSocket>();
        made->connectToHost(QHostAddress(QHostAddress::LocalHost), m_host->port());
        made->write(bytes);
        return made;
    }

    std::unique_ptr<SshHost> m_host;
};

void HostHostileTest::initTestCase()
{
    auto host = SshHost::start();
    QVERIFY2(host, failureOf(host));
    m_host = *std::move(host);
}

/// The other one's work.
void HostHostileTest::cleanup()
{
    const auto ssh = client();
    QVERIFY2(ssh->run(words("echo well")) == 0, ssh->errors());
    QCOMPARE(ssh->output(), QByteArray("well\n"));
}

void HostHostileTest::noiseEndsItsConnectionOnly_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("another protocol") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    QTest::newRow("an old version") << QByteArray("SSH-1.5-old\r\n");
    QTest::newRow("an endless version") << "SSH-2.0-" + QByteArray(1'000'000, 'x');
    QTest::newRow("binary bytes") << QByteArray(100'000, '\xff');
    QTest::newRow("a packet of 4 GiB")
        << QByteArray("SSH-2.0-x\r\n\xff\xff\xff\xff\x04\x14") + QByteArray(64, 'x');
    QTest::newRow("a packet of nothing") << QByteArray("SSH-2.0-x\r\n") + QByteArray(64, '\0');
    QTest::newRow("no key exchange") << QByteArray("SSH-2.0-x\r\n\0\0\0\x0c\x0a\x05", 17) +
                                            QByteArray(64, 'x');
}

void HostHostileTest::noiseEndsItsConnectionOnly()
{
    QFETCH(QByteArray, bytes);
    const auto loud = socket(bytes);
    QTRY_COMPARE_WITH_TIMEOUT(loud->state(), QAbstractSocket::UnconnectedState, 30'000);
}

void HostHostileTest::connectionsAreSoMany()
{
    std::vector<std::unique_ptr<QTcpSocket>> silent;
    for (std::size_t i = 0; i < SshHost::kMostConnections; ++i) {
        silent.push_back(socket());
        QTRY_VERIFY_WITH_TIMEOUT(silent.back()->bytesAvailable() > 0, 30'000); // it was greeted
    }
    const auto oneMore = socket();
    QTRY_COMPARE_WITH_TIMEOUT(oneMore->state(), QAbstractSocket::UnconnectedState, 30'000);
    QCOMPARE(oneMore->bytesAvailable(), qint64{0});
    silent.clear();
    // And they make room again.
    QTRY_VERIFY_WITH_TIMEOUT(
        [this] {
            const auto next = socket();
            return QTest::qWaitFor([&next] { return next->bytesAvailable() > 0; }, 200);
        }(),
        30'000);
}

void HostHostileTest::triesAreSoMany()
{
    OpenSshClient ssh(m_host->port());
    ssh.setAnswers({"wrong"});
    ssh.setOptions({QStringLiteral("NumberOfPasswordPrompts=50")});
    QCOMPARE(ssh.run(words("true")), 255);
    QVERIFY(ssh.prompts().count('\n') <= SshHost::kMostTries);
}

void HostHostileTest::whoNeverReadsIsNotFedForEver()
{
    const auto deaf = client();
    qsizetype heard = 0;
    const auto hears = [&deaf, &heard](qsizetype more) {
        const qsizetype wanted = heard + more;
        return QTest::qWaitFor([&] { return (heard += deaf->output().size()) > wanted; }, 30'000);
    };
    deaf->start(words("yes deaf"));
    QVERIFY(hears(1'000'000));
    ::kill(static_cast<pid_t>(deaf->process().processId()), SIGSTOP);
    const qint64 before = memory();
    for (int i = 0; i < 3; ++i)
        cleanup(); // time in which it could grow
    QVERIFY2(memory() - before < 16'000'000, qPrintable(QString::number(memory() - before)));
    ::kill(static_cast<pid_t>(deaf->process().processId()), SIGCONT);
    QVERIFY(hears(10'000'000));
}

void HostHostileTest::whatNobodyReadsIsHeldBack()
{
    const qint64 before = memory();
    const auto ssh = client();
    ssh->start(words("sleep 1000"));
    ssh->process().write(QByteArray(50'000'000, 'x'));
    QTRY_VERIFY_WITH_TIMEOUT(ssh->process().bytesToWrite() < 49'000'000, 30'000);
    cleanup();
    QVERIFY(ssh->process().bytesToWrite() > 30'000'000);
    QVERIFY2(memory() - before < 150'000'000,
             qPrintable(QString::number(memory() - before))); // ours among it
}

void HostHostileTest::endlessLinesAreRefused()
{
    const auto plain = client(), typed = client();
    QCOMPARE(plain->run({}, QByteArray(3'000'000, 'x') + "\necho well\n"), 0);
    QVERIFY(plain->output().endsWith("well\n"));
    typed->start({QStringLiteral("-tt")});
    typed->process().write(QByteArray(300'000, 'x') + "\x03"
                                                      "echo well; exit 5\r");
    QVERIFY(typed->finish());
    QCOMPARE(typed->process().exitCode(), 5);
}

void HostHostileTest::whatIsNoSftpEndsIt()
{
    const auto ssh = client();
    QCOMPARE(ssh->run({QStringLiteral("-s"), QStringLiteral("sftp")}, QByteArray(100'000, '\xff')), 1);
}

void HostHostileTest::filesAreFilledSoFar()
{
    const auto ssh = client();
    QCOMPARE(ssh->run(words("yes full >/tmp/full")), 1);
    QVERIFY2(ssh->errors().contains("room"), ssh->errors());
    QCOMPARE(ssh->run(words("cat /tmp/full >>/tmp/full")), 1);
    QCOMPARE(ssh->run(words("rm /tmp/full")), 0);
}

void HostHostileTest::shellsWithinShellsEnd()
{
    const auto ssh = client();
    ssh->setOptions({QStringLiteral("SetEnv=\"A=sh -c $A\"")});
    QCOMPARE(ssh->run(words("sh -c \"$A\"")), 2);
    QVERIFY2(ssh->errors().contains("too deep"), "another reason");
    QCOMPARE(ssh->run(words("sh -c 'sh -c \"echo \\$0 in\" two' one; echo out")), 0);
    QCOMPARE(ssh->output(), QByteArray("two in\nout\n"));
}

void HostHostileTest::nothingIsForwarded()
{
    const auto ssh = client();
    QTcpServer target;
    QVERIFY(target.listen(QHostAddress::LocalHost));
    QCOMPARE(ssh->run({QStringLiteral("-W"), QStringLiteral("127.0.0.1:%1").arg(target.serverPort())}), 255);
    QVERIFY(!target.hasPendingConnections());
    ssh->setOptions({QStringLiteral("ExitOnForwardFailure=yes")});
    QCOMPARE(ssh->run({QStringLiteral("-R"), QStringLiteral("0:127.0.0.1:1"), QStringLiteral("true")}), 255);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::HostHostileTest)
#include "HostHostileTest.moc"
