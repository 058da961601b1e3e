#pragma once

#include "tests/support/ssh/SshScript.h"

#include <atomic>
#include <list>
#include <mutex>
#include <poll.h>
#include <thread>

namespace porthole::test {

/// An SSH server on a free port of 127.0.0.1 that does as a test says. It lives in a thread of its own; its
/// functions may be called from any thread, also from within its scripts, and none of them waits for long.
class SshServerDouble {
public:
    explicit SshServerDouble(SshScript script = {}, KeyType key = KeyType::Ed25519);
    ~SshServerDouble();
    SshServerDouble(const SshServerDouble &) = delete;
    SshServerDouble &operator=(const SshServerDouble &) = delete;

    quint16 port() const { return m_port; }
    HostKey hostKey() const;
    SshSeen seen() const;
    int openConnections() const;
    int openChannels() const;

    /// For connections from now on.
    void setScript(SshScript script);
    /// Another host key for connections from now on, of the same machine as it were.
    void changeHostKey(KeyType type = KeyType::Ed25519);

    /// Every connection is lost at this moment.
    void killConnections();
    /// New ones are refused; the port stays ours. Open connections stay.
    void stopListening();
    /// On the same port again.
    void listenAgain();
    /// While true, nothing is read or sent: the machine has gone without a word.
    void freeze(bool isFrozen);
    /// Into all that run: shells, commands and subsystems.
    void write(const QByteArray &bytes);

private:
    struct Connection;
    void run();
    void acceptAll();
    void begin(Connection &connection);
    qint64 serveAll(std::vector<pollfd> &wanted);
    void wake() const;

    mutable std::recursive_mutex m_mutex; ///< of all that follows
    SshScript m_script;
    std::shared_ptr<sshd::ServerKey> m_key;
    SshSeen m_seen;
    std::list<std::unique_ptr<Connection>> m_connections;
    const int m_holder; ///< keeps the port while nobody listens
    int m_listener = -1;
    const int m_wake;
    const quint16 m_port;
    bool m_isFrozen = false;
    std::atomic<bool> m_isStopping = false;
    std::thread m_thread;
};

} // namespace porthole::test
