#pragma once

#include "app/demo/host/SshHost.h"
#include "app/demo/ssh/ServerSession.h"

namespace porthole::demo {

/// A connection to the demo's host. Thread: the host's.
class HostSession : public sshd::ServerSession {
public:
    explicit HostSession(SshHost &host);
    ~HostSession() override;

    /// Takes the descriptor. Errors: Bug.
    Result<> open(int descriptor);

protected:
    int methods() const override { return static_cast<int>(SSH_AUTH_METHOD_PASSWORD); }
    sshd::Verdict judgeNone() override;
    sshd::Verdict judgePassword(const char *password) override;
    std::unique_ptr<sshd::Program> makeProgram(sshd::ServerChannel &channel,
                                               const sshd::ProgramRequest &request) override;
    void outputQueued() override;
    bool refuses(ssh_message message) override;

private:
    void serve();
    void waitForSocket();
    void timeIsUp();
    void countTry();

    SshHost &m_host;
    std::unique_ptr<event, SshHost::EventFree> m_readable, m_writable;
    http::Timer m_loginTime;
    int m_tries = 0;
    bool m_isServing = false, m_isWoken = false, m_isLoggingIn = false;
};

} // namespace porthole::demo
