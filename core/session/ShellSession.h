#pragma once

#include <QByteArray>
#include <QObject>
#include <QThread>
#include <memory>
#include <optional>
#include <vector>

#include "core/model/SavedHost.h"
#include "core/model/SessionId.h"
#include "core/remotes/RemoteRegistry.h"
#include "core/session/SharedTerminal.h"
#include "core/session/ShellState.h"

namespace porthole {

/// What a session with a shell is made from.
struct ShellOptions {
    remotes::RemoteOptions remote;
    SavedHost host; ///< as it was asked for; one that is not saved has neither id nor name
    /// Whether a host key that is accepted goes into known_hosts; else it counts for this session.
    bool remembersKey = true;
    /// False: a sign-in alone, for what else there is of a host, its files or its tunnels. It is Open when
    /// the host has let in.
    bool hasShell = true;
    /// Where whoever shows it wants it, as was said when it was asked for; 0 says nothing.
    int place = 0;
    /// Where to begin; empty: where the host does.
    QByteArray folder{};
};

class SharedRemote;

/// A shell on a host, for as long as its tab is open: through losses, which it comes back from by itself,
/// and from one login to the next. Its terminal outlives every connection and knows none: what was printed
/// stays. Thread: that of its owner.
class ShellSession : public QObject {
    Q_OBJECT
public:
    /// `remotes` outlives it; what is open on the host is in there, under a sid. On `parsing` the terminal
    /// is fed.
    ShellSession(remotes::RemoteRegistry &remotes, ShellOptions options, QThread &parsing,
                 QObject *parent = nullptr);
    /// Another shell on what `neighbour` is connected to, or will be again: they are lost and come back
    /// together. On a connection of its own where there is none, or where the host allows no second shell.
    ShellSession(const ShellSession &neighbour, int place, remotes::RemoteRegistry &remotes, QThread &parsing,
                 QObject *parent = nullptr);
    ~ShellSession() override;

    SharedTerminal &terminal() const;
    const SavedHost &host() const;
    int place() const;
    /// What it was asked to begin in.
    const QByteArray &folder() const;
    /// What a person calls the host.
    QString name() const;
    /// Whom and where, as far as it is known: "ann@web.example:22", else what was asked for.
    QString address() const;
    ShellState state() const;
    /// Of the remote session at the moment, and empty while there is none: it survives losses, and is
    /// another one after the shell has ended. Shells beside each other have the same.
    QString sid() const;
    const ShellProgress &progress() const;
    /// In Asking.
    const std::optional<SshQuestion> &question() const;
    /// In Waiting and Failed.
    const std::optional<ShellTrouble> &trouble() const;
    /// In Ended.
    const std::optional<ShellEnd> &end() const;
    AgentStanding agent() const;
    bool hasShell() const;
    /// Whether a host key that is accepted counts beyond this session.
    bool remembersKey() const;
    /// The password that the connection is made with; nullptr if none was given in advance or at a retry.
    std::shared_ptr<const Secret> password() const;

    /// Idle -> Connecting.
    void open();
    /// Waiting, Failed or Ended -> Connecting, now; with another password if one is given.
    void retry(std::shared_ptr<const Secret> password = nullptr);
    /// Wipes what is kept for reconnecting: RemoteSession::forgetSecrets().
    void forgetSecrets();
    /// Ends the shell, and what else is on the host unless it is used: by its files, which go on. Thereafter
    /// it is good for nothing.
    void close();

    /// For the question() that waits.
    void acceptHostKey();
    void answer(std::vector<Secret> answers);
    void allowCommand();
    void refuse();

Q_SIGNALS:
    void stateChanged(porthole::ShellState state);
    /// progress() or address() is another.
    void progressChanged();
    void sidChanged();
    void agentChanged(porthole::AgentStanding agent);
    /// The server's banner, fit to be shown.
    void bannerReceived(const QString &text);

private:
    class Course;
    std::unique_ptr<Course> m_course;
};

} // namespace porthole
