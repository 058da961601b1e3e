#pragma once

#include <QFileSystemWatcher>
#include <QTimer>
#include <optional>

#include "core/async/Mailslot.h"
#include "core/base/Task.h"
#include "core/session/files/LocalEdits.h"

namespace porthole {

/// How an edited file comes, is watched and goes. Thread: the file's.
class EditedFile::Course : public QObject {
public:
    Course(EditedFile &file, FileSession &files, TransferDesk &desk, QByteArray remotePath,
           const QString &folder);
    ~Course() override;

    void reload();
    void overwrite();
    void end();
    bool hasUnsent() const { return m_hasUnsent; }

    const QByteArray remotePath;
    const QString localPath;
    EditState state = EditState::Fetching;
    std::optional<Error> error;

private:
    /// What tells one save from the next, an editor's that renames too.
    struct LocalMark {
        quint64 file = 0, size = 0;
        qint64 seconds = 0, nanoseconds = 0;
        friend bool operator==(const LocalMark &, const LocalMark &) = default;
    };
    struct RemoteMark {
        quint64 size = 0;
        qint64 modified = 0;
        friend bool operator==(const RemoteMark &, const RemoteMark &) = default;
    };

    void begin(Task<> flow);
    Task<> fetch();
    Task<Result<>> fetchWhole();
    Task<> send(bool isForced);
    Task<Result<bool>> sendWhole(bool isForced);
    Task<Result<>> transfer(transfer::TransferOrder order);
    Task<Result<RemoteMark>> lookThere();
    std::optional<LocalMark> lookHere() const;
    void watch();
    void check();
    void enter(EditState next, std::optional<Error> why = std::nullopt);

    EditedFile &m_file;
    FileSession &m_files;
    TransferDesk &m_desk;
    const QString m_folder;
    QByteArray m_path; ///< on the host, without links
    RemoteMark m_there;
    std::optional<LocalMark> m_sent; ///< what the host has, or was offered
    bool m_hasUnsent = false, m_hasCome = false;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
    transfer::TransferId m_waitsFor{};
    async::Mailslot<transfer::TransferState> m_ends;
    Task<> m_flow; ///< last: it uses all of the above
};

} // namespace porthole
