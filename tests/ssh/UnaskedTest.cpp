#include "tests/ssh/ConnectionRig.h"

#include <arpa/inet.h>
#include <atomic>
#include <libssh/libssh.h>
#include <libssh/server.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>

namespace porthole::test {

namespace {

/// Lets anybody in, and then opens channels to whoever came: what a client has not asked for it must refuse.
class RudeServer {
public:
    RudeServer()
        : m_bind(ssh_bind_new())
    {
        ssh_key key = nullptr;
        const unsigned int anyPort = 0;
        sockaddr_in address{};
        socklen_t size = sizeof address;
        if (ssh_pki_generate(SSH_KEYTYPE_ED25519, 0, &key) != SSH_OK ||
            ssh_bind_options_set(m_bind, SSH_BIND_OPTIONS_BINDADDR, "127.0.0.1") != SSH_OK ||
            ssh_bind_options_set(m_bind, SSH_BIND_OPTIONS_BINDPORT, &anyPort) != SSH_OK ||
            ssh_bind_options_set(m_bind, SSH_BIND_OPTIONS_IMPORT_KEY, key) != SSH_OK ||
            ssh_bind_listen(m_bind) != SSH_OK ||
            ::getsockname(ssh_bind_get_fd(m_bind), reinterpret_cast<sockaddr *>(&address), &size) != 0)
            qFatal("no SSH server: %s", ssh_get_error(m_bind));
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    /// The client has gone by then.
    ~RudeServer()
    {
        ::shutdown(ssh_bind_get_fd(m_bind), SHUT_RDWR);
        m_thread.join();
        ssh_bind_free(m_bind);
    }
    RudeServer(const RudeServer &) = delete;
    RudeServer &operator=(const RudeServer &) = delete;

    quint16 port() const { return m_port; }
    static QString user() { return QStringLiteral("ann"); }
    int letIn() const { return m_letIn; }
    int refused() const { return m_refused; }

private:
    void serve()
    {
        const ssh_session session = ssh_new();
        if (ssh_bind_accept(m_bind, session) == SSH_OK && ssh_handle_key_exchange(session) == SSH_OK &&
            authenticate(session)) {
            count(ssh_channel_open_reverse_forward, session, "127.0.0.1", 4711, "192.0.2.1", 4712);
            count(ssh_channel_open_reverse_forward, session, "", 80, "192.0.2.1", 4712);
            count(ssh_channel_open_x11, session, "192.0.2.1", 4712);
            count(ssh_channel_open_auth_agent, session);
            while (const ssh_message message = ssh_message_get(session)) // until it goes
                ssh_message_free(message);
        }
        ssh_disconnect(session);
        ssh_free(session);
    }
    static bool authenticate(ssh_session session)
    {
        while (const ssh_message message = ssh_message_get(session)) {
            const bool isAuth = ssh_message_type(message) == SSH_REQUEST_AUTH;
            if (isAuth)
                ssh_message_auth_reply_success(message, 0);
            else
                ssh_message_reply_default(message);
            ssh_message_free(message);
            if (isAuth)
                return true;
        }
        return false;
    }
    template <class Open, class... Arguments>
    void count(Open ask, ssh_session session, Arguments... arguments)
    {
        const ssh_channel channel = ssh_channel_new(session);
        (ask(channel, arguments...) == SSH_OK ? m_letIn : m_refused)++;
        ssh_channel_free(channel);
    }

    const ssh_bind m_bind;
    quint16 m_port = 0;
    std::atomic<int> m_letIn = 0, m_refused = 0;
    std::thread m_thread;
};

} // namespace

/// A server that opens channels of its own accord.
class UnaskedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nobodyIsLetInWhoWasNotAskedFor();
};

void UnaskedTest::nobodyIsLetInWhoWasNotAskedFor()
{
    RudeServer server;
    const Home home;
    ssh::SshConnection connection(home.options(server, {}));
    QVERIFY2(open(connection), why(connection));
    QTRY_COMPARE_WITH_TIMEOUT(server.refused() + server.letIn(), 4, kPatience);
    QCOMPARE(server.letIn(), 0);
    QCOMPARE(connection.state(), ssh::SshState::Open);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::UnaskedTest)
#include "UnaskedTest.moc"
