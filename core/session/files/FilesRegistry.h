#pragma once

#include <QObject>
#include <memory>
#include <vector>

#include "core/session/files/FileSession.h"
#include "core/session/files/LocalEdits.h"
#include "core/session/files/TransferDesk.h"

namespace porthole {

/// All there is of one host's files.
struct HostFiles {
    HostFiles(remotes::RemoteRegistry &remotes, const SessionId &id)
        : files(remotes, id)
        , desk(remotes, id)
        , edits(files, desk)
    {}

    FileSession files;
    TransferDesk desk;
    LocalEdits edits; // last: it uses both
};

/// The hosts whose files are open, by the sid of the session that they share. It owns them. Thread: its
/// owner's, which is the remote sessions' registry's.
class FilesRegistry : public QObject {
    Q_OBJECT
public:
    /// `remotes` outlives it.
    explicit FilesRegistry(remotes::RemoteRegistry &remotes, QObject *parent = nullptr);
    ~FilesRegistry() override;

    /// Those of that session, made if there are none yet.
    HostFiles &open(const SessionId &id);
    /// nullptr if there are none.
    HostFiles *find(const SessionId &id) const;
    /// Ends them, transfers and edits among them. Not from a slot of theirs.
    void close(const SessionId &id);
    /// Wipes the passwords that are kept for further connections.
    void forgetSecrets();

private:
    remotes::RemoteRegistry &m_remotes;
    std::vector<std::unique_ptr<HostFiles>> m_open;
};

} // namespace porthole
