#include "app/demo/host/SshHost.h"
#include "tests/support/Failure.h"
#include "tests/support/ssh/OpenSshClient.h"

namespace porthole::test {

namespace {

QStringList words(const char *command) { return {QString::fromLatin1(command)}; }

} // namespace

/// The demo's host, to somebody who knows what one is: OpenSSH's client.
class HostTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void letsInWithItsPasswordOnly();
    void commandsHaveAStatus_data();
    void commandsHaveAStatus();
    void aShellIsTypedInto();
    void floodsEndWithControlC();

private:
    std::unique_ptr<OpenSshClient> client(const QByteArray &password = {}) const
    {
        auto made = std::make_unique<OpenSshClient>(m_host->port());
        made->setAnswers({password.isEmpty()
                              ? QByteArray::fromStdString(std::string(m_host->password().reveal()))
                              : password});
        return made;
    }
    /// Reads on until it has come.
    static bool hears(OpenSshClient &client, QByteArray &heard, const QByteArray &text)
    {
        return QTest::qWaitFor([&] { return (heard += client.output()).contains(text); }, 30000);
    }

    std::unique_ptr<demo::SshHost> m_host;
};

void HostTest::initTestCase()
{
    auto host = demo::SshHost::start();
    QVERIFY2(host, failureOf(host));
    m_host = *std::move(host);
}

void HostTest::letsInWithItsPasswordOnly()
{
    const auto right = client(), wrong = client("swordfish");
    QCOMPARE(right->run(words("whoami")), 0);
    QCOMPARE(right->output(), QByteArray("guest\n"));
    QCOMPARE(wrong->run(words("whoami")), 255);
    QVERIFY(wrong->output().isEmpty());
    OpenSshClient other(m_host->port(), QStringLiteral("root"));
    other.setAnswers({QByteArray::fromStdString(std::string(m_host->password().reveal()))});
    QCOMPARE(other.run(words("whoami")), 255);
    auto another = demo::SshHost::start();
    QVERIFY2(another, failureOf(another));
    QVERIFY((*another)->password().reveal() != m_host->password().reveal());
    QVERIFY((*another)->hostKey() != m_host->hostKey());
}

void HostTest::commandsHaveAStatus_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("output") << QByteArray("cd harbour; pwd") << 0 << QByteArray("/home/guest/harbour\n");
    QTest::newRow("none") << QByteArray("true") << 0 << QByteArray();
    QTest::newRow("failure") << QByteArray("false") << 1 << QByteArray();
    QTest::newRow("exit") << QByteArray("echo a; exit 7; echo b") << 7 << QByteArray("a\n");
    QTest::newRow("unknown") << QByteArray("rm-rf /") << 127 << QByteArray();
    QTest::newRow("no terminal") << QByteArray("stty size") << 1 << QByteArray();
    QTest::newRow("long") << QByteArray("seq 3") << 0 << QByteArray("1\n2\n3\n");
}

void HostTest::commandsHaveAStatus()
{
    QFETCH(QByteArray, command);
    const auto ssh = client();
    QTEST(ssh->run(words(command.constData())), "status");
    QTEST(ssh->output(), "output");
    QCOMPARE(ssh->errors().isEmpty(),
             ssh->process().exitCode() == 0 || command.contains("exit") || command == "false");
}

void HostTest::aShellIsTypedInto()
{
    const auto ssh = client();
    ssh->start({QStringLiteral("-tt")});
    QByteArray heard;
    QVERIFY2(hears(*ssh, heard, "harbour\x1b[0m:"), heard);
    ssh->process().write("echo $((\x15"
                         "echo one-\xc3\xbc two\r");
    QVERIFY2(hears(*ssh, heard, "\r\none-\xc3\xbc two\r\n"), heard);
    ssh->process().write("exit 3\r");
    QVERIFY(ssh->finish());
    QCOMPARE(ssh->process().exitCode(), 3);
}

void HostTest::floodsEndWithControlC()
{
    const auto ssh = client();
    ssh->start({QStringLiteral("-tt")});
    QByteArray heard;
    QVERIFY2(hears(*ssh, heard, "harbour\x1b[0m:"), heard);
    ssh->process().write("yes flood\r");
    QVERIFY(hears(*ssh, heard, "flood\r\nflood\r\nflood"));
    ssh->process().write("\x03");
    QVERIFY(hears(*ssh, heard, "^C"));
    ssh->process().write("echo $?-done\r");
    QVERIFY2(hears(*ssh, heard, "130-done"), heard.right(300));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::HostTest)
#include "HostTest.moc"
