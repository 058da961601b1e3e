#pragma once

#include "app/demo/ssh/SshHandles.h"
#include "core/base/Result.h"
#include "core/model/HostKey.h"

namespace porthole::sshd {

enum class KeyType : quint8 { Ed25519, Ecdsa, Rsa };

/// A host key made for this process, which keeps it in memory only. Thread: one at a time.
class ServerKey {
public:
    /// Errors: Bug (libssh cannot make one).
    static Result<std::shared_ptr<ServerKey>> generate(KeyType type = KeyType::Ed25519);
    /// The public half of any key, as known_hosts and authorized_keys have it.
    static HostKey publicHalf(ssh_key key);

    const HostKey &publicKey() const { return m_public; }
    /// libssh's acceptor, which holds the private half. It reads no configuration file.
    ssh_bind acceptor() const { return m_bind.get(); }

private:
    ServerKey(BindHandle bind, HostKey publicKey)
        : m_bind(std::move(bind))
        , m_public(std::move(publicKey))
    {}

    BindHandle m_bind;
    HostKey m_public;
};

} // namespace porthole::sshd
