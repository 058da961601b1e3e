#include "tests/ssh/ConnectionRig.h"
#include "tests/support/ssh/KerberosRealm.h"
#include "tests/support/ssh/OpenSshServer.h"

namespace porthole::test {

/// Signing in with a Kerberos ticket (gssapi-with-mic, RFC 4462), against a realm that the test makes.
class TicketTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void aTicketOpens();
    void noTicketIsRefused();
    void anothersTicketIsRefused();
    void aTicketIsNotUsedUnlessConfigured();

private:
    ssh::SshOptions options()
    {
        auto given = m_home.options(m_server, {});
        given.destination.host = QStringLiteral("localhost"); // what the host's key in the realm is for
        given.hostKeys = ssh::HostKeyMode::AcceptNew;
        given.mayAsk = false;
        return given;
    }
    void isRefused(const ssh::SshOptions &given)
    {
        ssh::SshConnection connection(given);
        connection.open();
        QVERIFY(settles(connection));
        QVERIFY2(connection.error() && connection.error()->kind == ErrorKind::AuthRejected, why(connection));
        QVERIFY2(QByteArray(why(connection)).contains("gssapi-with-mic"), why(connection));
    }

    KerberosRealm m_realm;
    OpenSshServer m_server{{QStringLiteral("ed25519")}};
    Home m_home;
};

void TicketTest::initTestCase()
{
    QVERIFY2(m_realm.start(), qPrintable(m_realm.failure()));
    QVERIFY2(m_realm.addUser(OpenSshServer::user(), "right") &&
                 m_realm.addUser(QStringLiteral("somebody-else"), "right"),
             qPrintable(m_realm.failure()));
    for (const auto &[name, value] : m_realm.environment()) {
        m_server.setEnvironment(name, value);
        qputenv(qPrintable(name), value.toUtf8()); // for libssh, here
    }
    m_server.set(QStringLiteral("GSSAPIAuthentication yes"));
    m_server.set(QStringLiteral("GSSAPIStrictAcceptorCheck no")); // "localhost" is not the machine's own name
    m_server.set(QStringLiteral("PasswordAuthentication no"));
    m_server.set(QStringLiteral("KbdInteractiveAuthentication no"));
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
}

void TicketTest::init()
{
    (void)m_realm.destroyTickets(); // an error: there are none
    QVERIFY(writeFile(m_home.folder.filePath(QStringLiteral("config")), "GSSAPIAuthentication yes\n"));
}

void TicketTest::aTicketOpens()
{
    QVERIFY2(m_realm.fetchTicket(OpenSshServer::user(), "right"), qPrintable(m_realm.failure()));
    ssh::SshConnection connection(options());
    connection.open();
    QVERIFY(settles(connection));
    QVERIFY2(connection.state() == ssh::SshState::Open, m_server.log());
    QVERIFY2(m_server.log().contains("Accepted gssapi-with-mic"), m_server.log());
    Command command(connection.exec("echo here"));
    QVERIFY(command.ends());
    QCOMPARE(command.output, QByteArray("here\n"));
}

void TicketTest::noTicketIsRefused() { isRefused(options()); }

void TicketTest::anothersTicketIsRefused()
{
    QVERIFY2(m_realm.fetchTicket(QStringLiteral("somebody-else"), "right"), qPrintable(m_realm.failure()));
    isRefused(options());
}

void TicketTest::aTicketIsNotUsedUnlessConfigured()
{
    QVERIFY2(m_realm.fetchTicket(OpenSshServer::user(), "right"), qPrintable(m_realm.failure()));
    QVERIFY(QFile::remove(m_home.folder.filePath(QStringLiteral("config"))));
    isRefused(options());
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::TicketTest)
#include "TicketTest.moc"
