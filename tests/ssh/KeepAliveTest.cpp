#include "tests/ssh/ConnectionRig.h"
#include "tests/support/net/Relay.h"
#include "tests/support/ssh/OpenSshServer.h"

#include <QProcess>
#include <QSignalSpy>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace porthole::test {

namespace {

/// A socket of this process that is connected to a port of 127.0.0.1; -1: there is none.
int socketTo(quint16 port)
{
    for (int descriptor = 0; descriptor < 1024; ++descriptor) {
        sockaddr_in peer{};
        socklen_t size = sizeof peer;
        if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&peer), &size) == 0 &&
            peer.sin_family == AF_INET && ntohs(peer.sin_port) == port)
            return descriptor;
    }
    return -1;
}

int userTimeoutOf(int socket)
{
    int milliseconds = -1;
    socklen_t size = sizeof milliseconds;
    return ::getsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &milliseconds, &size) == 0 ? milliseconds : -1;
}

} // namespace

/// Peers that go without a word, and those that only seem to.
class KeepAliveTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void noticesASilentPeer_data();
    void noticesASilentPeer();
    void noticesAJumpHostThatIsSilent();
    void obeysTheConfiguration_data();
    void obeysTheConfiguration();
    void anIdlePeerStays();
    void aPauseOfOurOwnIsNoSilence();

private:
    ssh::SshOptions options(quint16 port, Milliseconds every = Milliseconds(200), int misses = 2)
    {
        auto given = m_home.options(m_server, m_identity);
        given.destination.port = port;
        given.hostKeys = ssh::HostKeyMode::AcceptNew;
        given.keepAlive = every;
        given.keepAliveMisses = misses;
        return given;
    }

    OpenSshServer m_server{{QStringLiteral("ed25519")}};
    QString m_identity;
    Home m_home;
};

void KeepAliveTest::initTestCase()
{
    m_identity = m_server.makeIdentity();
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
}

void KeepAliveTest::noticesASilentPeer_data()
{
    QTest::addColumn<bool>("hangs");
    QTest::addColumn<int>("toWrite");
    QTest::newRow("nothing gets through") << false << 0;
    QTest::newRow("nothing gets through while much is written") << false << 32 * 1024 * 1024;
    QTest::newRow("the server hangs") << true << 0;
    QTest::newRow("the server hangs while much is written") << true << 32 * 1024 * 1024;
}

void KeepAliveTest::noticesASilentPeer()
{
    QFETCH(bool, hangs);
    QFETCH(int, toWrite);
    Relay relay(m_server.port());
    ssh::SshConnection connection(options(relay.port()));
    QSignalSpy closed(&connection, &ssh::SshConnection::closed);
    connection.open();
    QVERIFY(settles(connection));
    QVERIFY2(connection.state() == ssh::SshState::Open, why(connection));
    Command command(connection.exec("cat"));
    command.channel->write("x");
    QTRY_COMPARE_WITH_TIMEOUT(command.output, QByteArray("x"), kPatience);
    QElapsedTimer time;
    time.start();
    hangs ? m_server.freeze(true) : relay.fallSilent();
    if (toWrite > 0)
        command.channel->write(QByteArray(toWrite, 'x'));
    QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, kPatience);
    m_server.freeze(false);
    QVERIFY2(connection.error()->kind == ErrorKind::Closed, why(connection));
    // Between the last answer and the silence, one interval may have passed.
    QVERIFY2(time.elapsed() >= 400, qPrintable(QString::number(time.elapsed())));
    QVERIFY(command.channel->end() && command.channel->end()->error);
}

void KeepAliveTest::noticesAJumpHostThatIsSilent()
{
    Relay relay(m_server.port());
    auto given = options(m_server.port());
    given.proxyJump = QStringLiteral("%1@127.0.0.1:%2").arg(OpenSshServer::user()).arg(relay.port());
    QVERIFY(writeFile(given.files.userConfig, "IdentityFile " + m_identity.toUtf8() + '\n'));
    ssh::SshConnection connection(given);
    connection.open();
    QVERIFY(settles(connection));
    QVERIFY2(connection.state() == ssh::SshState::Open, why(connection));
    QCOMPARE(relay.connections(), 1);
    relay.fallSilent();
    QTRY_VERIFY_WITH_TIMEOUT(connection.state() == ssh::SshState::Closed, kPatience);
    QVERIFY2(connection.error()->kind == ErrorKind::Closed, why(connection));
    QFile::remove(given.files.userConfig);
}

void KeepAliveTest::obeysTheConfiguration_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<int>("patience");
    QTest::newRow("nothing said") << QByteArray() << 60'000 * 3;
    QTest::newRow("another interval") << QByteArray("ServerAliveInterval 1\n") << 1'000 * 3;
    QTest::newRow("both") << QByteArray("ServerAliveInterval 1\nServerAliveCountMax 1\n") << 1'000 * 2;
    QTest::newRow("no second chance")
        << QByteArray("ServerAliveInterval 1\nServerAliveCountMax 0\n") << 1'000;
    QTest::newRow("none are sent") << QByteArray("ServerAliveInterval 0\n") << 0;
}

/// The kernel's own patience is the same, whoever said it.
void KeepAliveTest::obeysTheConfiguration()
{
    QFETCH(QByteArray, config);
    QFETCH(int, patience);
    const Home home;
    Relay relay(m_server.port());
    auto given = options(relay.port(), Milliseconds(60'000));
    given.files.userConfig = home.folder.filePath(QStringLiteral("config"));
    QVERIFY(writeFile(given.files.userConfig, config));
    ssh::SshConnection connection(given);
    connection.open();
    QVERIFY(settles(connection));
    QVERIFY2(connection.state() == ssh::SshState::Open, why(connection));
    QCOMPARE(userTimeoutOf(socketTo(relay.port())), patience);
    if (patience == 0 || patience > 10'000)
        return;
    relay.fallSilent();
    QTRY_VERIFY_WITH_TIMEOUT(connection.state() == ssh::SshState::Closed, kPatience);
    QVERIFY2(connection.error()->kind == ErrorKind::Closed, why(connection));
    const QByteArray said = "silent for " + QByteArray::number(patience) + " ms";
    QVERIFY2(QByteArray(why(connection)).contains(said), why(connection));
}

/// The other half of the promise: whoever answers is not given up, however little is said.
void KeepAliveTest::anIdlePeerStays()
{
    ssh::SshConnection connection(options(m_server.port(), Milliseconds(500), 3));
    connection.open();
    QVERIFY(settles(connection));
    QVERIFY2(connection.state() == ssh::SshState::Open, why(connection));
    // A command that is silent for longer than the patience.
    Command command(connection.exec("sleep 3; echo here"));
    QVERIFY(command.ends());
    QCOMPARE(command.output, QByteArray("here\n"));
    QCOMPARE(connection.state(), ssh::SshState::Open);
}

/// A process that was stopped (SIGSTOP, a machine that was paused) heard nothing, and yet the peer is there.
void KeepAliveTest::aPauseOfOurOwnIsNoSilence()
{
    Relay relay(m_server.port());
    ssh::SshConnection connection(options(relay.port(), Milliseconds(1'000), 3));
    connection.open();
    QVERIFY(settles(connection));
    QVERIFY2(connection.state() == ssh::SshState::Open, why(connection));
    QProcess pause;
    pause.start(QStringLiteral("sh"),
                {QStringLiteral("-c"), QStringLiteral("kill -STOP %1; sleep 5; kill -CONT %1; sleep 0.3")
                                           .arg(QCoreApplication::applicationPid())});
    // Meanwhile the relay does not work either: the peer's answer takes a moment.
    QVERIFY(pause.waitForFinished(kPatience) && pause.exitCode() == 0);
    Command command(connection.exec("echo here"));
    QVERIFY(command.ends());
    QVERIFY2(command.output == "here\n", why(connection));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::KeepAliveTest)
#include "KeepAliveTest.moc"
