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
    QTest::addColumn<bool>("complains");
    const auto row = [](const char *name, const char *command, int status, const char *output,
                        bool complains = false) {
        QTest::newRow(name) << QByteArray(command) << status << QByteArray(output) << complains;
    };
    row("output", "cd harbour; pwd", 0, "/home/guest/harbour\n");
    row("none", "true", 0, "");
    row("failure", "false", 1, "");
    row("exit", "echo a; exit 7; echo b", 7, "a\n");
    row("unknown", "vi x", 127, "", true);
    row("not to be read", "echo 'x", 2, "", true);
    row("no terminal", "stty size", 1, "", true);
    row("long", "seq 3", 0, "1\n2\n3\n");
    row("the status before", "false; echo $?", 0, "1\n");
    row("and, or", "false && echo a || echo b && echo c", 0, "b\nc\n");
    row("a shell within", "sh -c 'echo $0; exit 3' me", 3, "me\n");
    row("written", "echo x >/tmp/t; echo y >>/tmp/t; cat /tmp/t; rm /tmp/t", 0, "x\ny\n");
    row("written to what is not ours", "echo x >/etc/t", 1, "", true);
    row("errors nowhere", "cat none 2>/dev/null; echo $?", 0, "1\n");
    row("moved and copied",
        "mkdir /tmp/d && echo x >/tmp/d/a && mv /tmp/d/a /tmp/d/b && cp /tmp/d/b /tmp && ls /tmp/d /tmp/b && "
        "rm /tmp/d/b /tmp/b && rmdir /tmp/d && touch /tmp/d && rm /tmp/d",
        0, "b\n/tmp/b\n");
    row("no options", "rm -rf /", 1, "", true);
    row("moved onto another", "mv chart.txt rum.txt", 1, "", true);
}

void HostTest::commandsHaveAStatus()
{
    QFETCH(QByteArray, command);
    const auto ssh = client();
    QTEST(ssh->run(words(command.constData())), "status");
    QTEST(ssh->output(), "output");
    QTEST(!ssh->errors().isEmpty(), "complains");
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
