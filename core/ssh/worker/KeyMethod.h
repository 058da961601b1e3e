#pragma once

#include "core/openssh/KeyOrder.h"
#include "core/ssh/worker/AgentRelay.h"
#include "core/ssh/worker/AuthContext.h"
#include "core/ssh/worker/IdentityFiles.h"

namespace porthole::ssh {

/// "publickey": the keys of the agent and of files in OpenSSH's order (core/openssh/KeyOrder.h), each shown
/// before anybody signs with it or is asked for its passphrase. What one key fails at is no end of the
/// others. Thread: the connection's. Source: RFC 4252 section 7.
class KeyMethod {
public:
    explicit KeyMethod(AuthContext &context);

    /// Up to the first key that gets further; again from there. Errors: AuthContext's.
    Result<AuthStep> run();
    /// Another method has led further: all keys may be shown again but those that have led further.
    void startOver();

private:
    Result<> gather();
    Result<std::vector<Bytes>> agentKeys();
    Result<AuthStep> offer(const openssh::KeyOffer &offer);
    Result<bool> wouldDo(const KeyPtr &key);
    Result<AuthStep> signByAgent(const openssh::KeyOffer &offer);
    Result<AuthStep> signByFile(const openssh::KeyOffer &offer, const KeyPtr &shown);
    Result<KeyPtr> privateKey(const IdentityFile &file);
    AuthStep judged(int code, const std::string &whose);

    AuthContext &m_context;
    bool m_isGathered = false;
    std::vector<IdentityFile> m_files;
    std::optional<AgentClient> m_agent; ///< until the relay has it
    std::unique_ptr<AgentRelay> m_relay;
    std::vector<openssh::KeyOffer> m_left, m_refused;
};

} // namespace porthole::ssh
