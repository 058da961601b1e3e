#pragma once

#include "app/demo/host/Commands.h"
#include "app/demo/ssh/ServerKey.h"
#include "app/http/EventLoop.h"
#include "core/base/Secret.h"

#include <list>
#include <thread>

namespace porthole::demo {

class HostSession;

/// A host within the process: an SSH server on a port of 127.0.0.1 that the system chose, with a shell,
/// commands, files over SFTP and an agent, all of them in memory. It runs in a thread of its own, executes
/// nothing and touches no file of the computer. Key and password are of this run.
/// Thread: its owner's.
class SshHost {
public:
    /// At once; what comes beyond is turned away.
    static constexpr std::size_t kMostConnections = 32;
    /// For a client to exchange keys, and from then on to authenticate. Ours waits for a person meanwhile,
    /// who looks at the host's key and may never have seen one.
    static constexpr Milliseconds kKeyExchangeTime{10'000}, kLoginTime{6 * 60 * 1000};
    /// How often it may try to authenticate.
    static constexpr int kMostTries = 6;

    /// Errors: Bug (no descriptors, no key), Unavailable (no port).
    static Result<std::unique_ptr<SshHost>> start();
    /// Ends it and every connection, whatever they are about.
    ~SshHost();
    SshHost(const SshHost &) = delete;
    SshHost &operator=(const SshHost &) = delete;

    quint16 port() const { return m_port; }
    const HostKey &hostKey() const { return m_key->publicKey(); }
    const QByteArray &user() const { return m_around.user; }
    const Secret &password() const { return m_password; }

private:
    friend class HostSession;
    struct EventFree {
        void operator()(event *held) const;
    };

    SshHost(std::unique_ptr<http::EventLoop> loop, std::shared_ptr<sshd::ServerKey> key);
    Result<> listen();
    void accept();
    void remove(const HostSession &session);

    const std::unique_ptr<http::EventLoop> m_loop;
    const std::shared_ptr<sshd::ServerKey> m_key;
    Surroundings m_around;
    const Secret m_password;
    int m_listener = -1;
    quint16 m_port = 0;
    std::unique_ptr<event, EventFree> m_acceptEvent;
    http::Timer m_pause; ///< when there were no descriptors
    std::list<std::unique_ptr<HostSession>> m_sessions;
    std::thread m_thread;
};

} // namespace porthole::demo
