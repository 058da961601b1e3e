#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>

#include "core/base/Task.h"
#include "core/model/HostFile.h"
#include "core/remotes/RemoteRegistry.h"
#include "core/session/files/FilesState.h"
#include "core/session/files/Removal.h"
#include "core/ssh/sftp/SftpSession.h"

namespace porthole {

/// The files of a host that a session is open on, under that session's sid: a shell and its files share one
/// sign-in. It keeps the session in use, opens SFTP on its connection, and again after each loss.
///
/// Paths are bytes, relative ones to the user's home. Of the tasks, each works on the line that stands when
/// it is made, ends with Closed when that is lost, and may outlive this object. Their errors are NotFound,
/// Forbidden, Unavailable (the host says "failure": there already, not empty), PeerIncompatible (it cannot),
/// Usage (not a path), Timeout, Closed. Destroying a task ends what it does.
/// Thread: that of its owner, which is the registry's.
class FileSession : public QObject {
    Q_OBJECT
public:
    /// How many symbolic links of a folder are looked up; the others are listed without their targets.
    static constexpr int kMostLinks = 2000;
    /// What read() gives at most, in bytes.
    static constexpr quint64 kMostRead = 64 * 1024 * 1024;

    /// `remotes` outlives it.
    FileSession(remotes::RemoteRegistry &remotes, const SessionId &id, QObject *parent = nullptr);
    ~FileSession() override;

    const SessionId &id() const { return m_id; }
    FilesState state() const { return m_state; }
    /// In Lost (what the session was lost by, once that is known) and Failed.
    const std::optional<Error> &error() const { return m_error; }
    /// Where the host begins, absolute; once it has been Open.
    const QByteArray &home() const { return m_home; }

    /// Failed -> Opening.
    void retry();

    /// Without "." and "..". The path that comes with it is absolute.
    Task<Result<HostFolder>> list(QByteArray path);
    /// Of a link itself, with what it leads to.
    Task<Result<HostFile>> stat(QByteArray path);
    /// Absolute, without links, "." and "..".
    Task<Result<QByteArray>> realPath(QByteArray path);
    /// The beginning of a file, at most `limit` and kMostRead bytes of it.
    Task<Result<QByteArray>> read(QByteArray path, quint64 limit);
    /// Of the file system that it is on. Errors: PeerIncompatible where the host does not tell.
    Task<Result<HostSpace>> space(QByteArray path);

    Task<Result<>> makeFolder(QByteArray path);
    /// Errors: Unavailable where there is something of that name.
    Task<Result<>> rename(QByteArray from, QByteArray to);
    /// With all that is in them; of a link the link. What cannot be removed is counted, and the rest goes on.
    Task<Result<Removal>> remove(QList<QByteArray> paths, RemovalProgress told = {});
    /// POSIX's permissions, the lowest twelve bits of `mode`.
    Task<Result<>> setMode(QByteArray path, quint32 mode);
    /// A symbolic link at `path`; `target` as it is to be written there.
    Task<Result<>> makeLink(QByteArray path, QByteArray target);

Q_SIGNALS:
    void stateChanged(porthole::FilesState state);

private:
    void follow(remotes::RemoteState remote);
    void open();
    Task<> begin(std::shared_ptr<ssh::SftpSession> line);
    void begun(const std::shared_ptr<ssh::SftpSession> &line, const Result<QByteArray> &home);
    void lineEnded(const Error &why);
    void judge();
    void drop();
    void enter(FilesState next, std::optional<Error> error = std::nullopt);
    Error refusal() const;

    const SessionId m_id;
    remotes::RemoteRegistry::Use m_use;
    remotes::RemoteSession *m_remote; ///< the registry's; nullptr when it is gone
    FilesState m_state = FilesState::Lost;
    std::optional<Error> m_error;
    QByteArray m_home;
    QTimer m_judgement;
    std::shared_ptr<ssh::SftpSession> m_line; ///< shared with the tasks that work on it
    Task<> m_opening;                         ///< last: it uses all of the above
};

} // namespace porthole
