#pragma once

#include "core/session/SharedRemote.h"
#include "core/session/ShellSession.h"
#include "core/session/TerminalFeed.h"

namespace porthole {

/// What a ShellSession consists of: it follows the remote session, and keeps a shell on it while that is
/// open.
class ShellSession::Course : public QObject {
public:
    /// `beside`: the session on the host that its first shell is on; nullptr for one of its own.
    Course(ShellSession &session, remotes::RemoteRegistry &remotes, ShellOptions options, QThread &parsing,
           std::shared_ptr<SharedRemote> beside);
    ~Course() override;

    void open();
    void retry(std::shared_ptr<const Secret> password);
    void close();
    void answered();
    ssh::SshConnection *connection() const { return m_remote ? m_remote->connection() : nullptr; }
    remotes::RemoteSession *remote() const { return m_remote; }
    const std::shared_ptr<SharedRemote> &shared() const { return m_shared; }

    SharedTerminal terminal;
    ShellOptions options;
    ShellState state = ShellState::Idle;
    ShellProgress progress;
    std::optional<SshQuestion> question;
    std::optional<ShellTrouble> trouble;
    std::optional<ShellEnd> end;
    AgentStanding agent = AgentStanding::None;

private:
    void begin();
    void join();
    void setAgent(remotes::AgentState next);
    void follow(remotes::RemoteState state);
    void follow(ssh::SshConnection *connection);
    void asked();
    void connectTerminal();
    void startShell();
    void receive(const QByteArray &bytes);
    void drawRule();
    void shellEnded(const ssh::ChannelEnd &how);
    void beginAnew();
    void letGo();
    void enter(ShellState next);
    void fail(const Error &error);
    void advance(ShellStage stage);

    ShellSession &m_session;
    remotes::RemoteRegistry &m_remotes;
    remotes::RemoteSession *m_remote = nullptr; // the registry's
    std::shared_ptr<SharedRemote> m_shared;
    std::unique_ptr<ssh::SshChannel> m_channel;
    TerminalFeed m_feed;
    bool m_hadShell = false;
    bool m_guest = false; // on a session that another shell has begun
};

} // namespace porthole
