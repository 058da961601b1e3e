#pragma once

#include "app/cli/host/ControllingTerminal.h"
#include "core/ssh/SshConnection.h"

#include <optional>

namespace porthole::cli {

/// Answers a connection's questions by asking the person at the terminal; refuses them where there is none.
/// Thread: main.
class HostPrompter : public QObject {
    Q_OBJECT
public:
    /// `connection` outlives it.
    explicit HostPrompter(ssh::SshConnection &connection);

    /// Why a question was refused, which says more than that it was.
    const std::optional<Error> &refusal() const { return m_refusal; }

private:
    void answer(const SshQuestion &question);
    void answerKey(const HostKeyQuestion &question);
    void answerSecrets(const AuthQuestion &question);
    void answerCommand(const CommandQuestion &question);
    void showBanner(const QString &lines);
    void refuse(Error why);

    ssh::SshConnection &m_connection;
    ControllingTerminal m_terminal;
    std::optional<Error> m_refusal;
};

} // namespace porthole::cli
