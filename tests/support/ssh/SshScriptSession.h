#pragma once

#include "tests/support/ssh/SshScript.h"

namespace porthole::test {

/// Of the steady clock.
qint64 steadyMilliseconds();

/// What runs in a channel of the double.
class SshScriptProgram : public sshd::Program {
public:
    SshScriptProgram(sshd::ServerChannel &channel, const ProgramRequest &request, SshChannelScript script)
        : m_channel(channel, request)
        , m_script(std::move(script))
    {}

    void start() override { m_script(m_channel); }
    void received(QByteArrayView bytes) override;
    void inputEnded() override;
    void resized(int columns, int rows) override;
    void signalled(const QByteArray &name) override;
    void produce() override;
    void write(const QByteArray &bytes) { m_channel.write(bytes); }

    /// What a script has put off, in the time of steadyMilliseconds().
    void callDue(qint64 now);
    std::optional<qint64> nextDue() const;

private:
    SshScriptChannel m_channel;
    SshChannelScript m_script;
};

/// A connection of the double: one script from its beginning to its end.
class SshScriptSession : public sshd::ServerSession {
public:
    /// Both outlive it; `seen` is written to.
    SshScriptSession(const SshScript &script, SshSeen &seen);

    void callDue(qint64 now);
    std::optional<qint64> nextDue() const;
    void write(const QByteArray &bytes);

protected:
    int methods() const override;
    Verdict judgeNone() override;
    Verdict judgePassword(const char *password) override;
    Verdict judgeKey(const HostKey &key, bool isSigned) override;
    InteractiveStep judgeAnswers(const std::optional<QList<QByteArray>> &answers) override;
    std::unique_ptr<sshd::Program> makeProgram(sshd::ServerChannel &channel,
                                               const ProgramRequest &request) override;
    bool mayForward(const ProgramRequest &request) override;
    bool refuses(ssh_message message) override;

private:
    std::vector<SshScriptProgram *> programs() const;
    Verdict passed(int method);
    bool isRightUser() const { return m_script.user.isEmpty() || m_script.user == user(); }
    void silence(SshStage stage);
    void greet();

    const SshScript m_script;
    SshSeen &m_seen;
    int m_passed = 0; ///< the method of the first factor
    int m_refusals = 0;
    qsizetype m_round = 0;
    bool m_isRight = true, m_isGreeted = false;
};

} // namespace porthole::test
