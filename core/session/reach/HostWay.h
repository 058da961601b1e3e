#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Flows.h"
#include "core/remotes/RemoteRegistry.h"
#include "core/session/HostRegistry.h"
#include "core/session/ShellState.h"
#include "core/session/reach/CloudRoute.h"
#include "core/session/reach/PrivateProxy.h"

#include <QElapsedTimer>
#include <QPointer>
#include <vector>

namespace porthole {

/// The way through a saved host, for all clouds that are reached through it: a session on it, one that is
/// open anyway or one of its own, and a PrivateProxy. It is opened when somebody wants it, and comes back
/// after losses as sessions do, with the same proxy. Thread: that of its owner.
class HostWay : public QObject {
    Q_OBJECT
public:
    /// Those that are given by reference outlive it. `options` is what every connection is made with.
    HostWay(SavedHost host, HostRegistry &hosts, remotes::RemoteRegistry &remotes,
            remotes::RemoteOptions options, QObject *parent = nullptr);
    ~HostWay() override;

    const SavedHost &host() const { return m_host; }
    /// Idle, Connecting, Asking, Open, Waiting or Failed; Closed after end().
    ShellState state() const { return m_state; }
    const ShellProgress &progress() const { return m_progress; }
    /// In Asking.
    const std::optional<SshQuestion> &question() const { return m_question; }
    /// In Waiting and Failed.
    const std::optional<ShellTrouble> &trouble() const { return m_trouble; }
    bool remembersKey() const { return !m_hosts.isForThisRun(m_host); }

    /// In Open.
    std::optional<OpenWay> openWay() const;
    /// Answered when it is Open, or why it is not. What has failed in a way that may pass is tried again, now
    /// and then, as somebody wants it.
    void want(std::function<void(Result<Way>)> answer);
    /// Waiting or Failed -> Connecting, now; with another password if one is given.
    void retry(std::shared_ptr<const Secret> password = nullptr);

    /// Its host is another one, or is removed: ended() follows, and it is deleted.
    void end();

    /// For the question() that waits.
    void acceptHostKey();
    void answer(std::vector<Secret> answers);
    void allowCommand();
    void refuse();

Q_SIGNALS:
    void stateChanged(porthole::ShellState state);
    void progressChanged();
    void bannerReceived(const QString &text);
    void ended();

private:
    void begin(std::shared_ptr<const Secret> password = nullptr);
    Task<> beginOwn(std::shared_ptr<const Secret> password);
    void follow(remotes::RemoteSession &session);
    void hear(remotes::RemoteState state);
    void hear(ssh::SshConnection *connection);
    void letGo();
    void enter(ShellState next);
    void settle();
    ssh::SshConnection *asking() const;
    void answered();

    const SavedHost m_host;
    HostRegistry &m_hosts;
    remotes::RemoteRegistry &m_remotes;
    remotes::RemoteOptions m_options;
    ShellState m_state = ShellState::Idle;
    ShellProgress m_progress;
    std::optional<SshQuestion> m_question;
    std::optional<ShellTrouble> m_trouble;
    std::unique_ptr<PrivateProxy> m_proxy; ///< from the first time on
    quint64 m_number = 0;
    QPointer<remotes::RemoteSession> m_session;
    bool m_isOwn = false; ///< the session: nobody else has it
    std::unique_ptr<remotes::RemoteRegistry::Use> m_use;
    QElapsedTimer m_failedSince; ///< in Failed
    std::vector<std::function<void(Result<Way>)>> m_waiting;
    async::Flows m_flows; // last: they use all of the above
};

} // namespace porthole
