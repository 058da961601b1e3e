#pragma once

#include "core/transfer/Crew.h"
#include "core/transfer/remote/LinkCopy.h"
#include "core/transfer/remote/Upload.h"

#include <QHash>

namespace porthole::transfer {

/// Puts a file or a folder with all that is in it, as GetWalk gets one.
/// Thread: the lane's. Destroying it ends everything; parts stay.
class PutWalk {
public:
    PutWalk(const TransferContext &context, TransferOptions options)
        : m_context(context)
        , m_lane(context.lane)
        , m_disk(context.disk)
        , m_ledger(context.ledger)
        , m_options(options)
    {}

    /// `name` within `folder`, which is at `path` to a person, into the host's `remoteFolder` as
    /// `remoteName`. Errors: of the connection; the files' are the ledger's.
    Task<Result<>> run(std::shared_ptr<const LocalFolder> folder, QByteArray name, QByteArray path,
                       QByteArray remoteFolder, QByteArray remoteName);

private:
    class Scope;
    using ScopePtr = std::shared_ptr<Scope>;
    using Existing = QHash<QByteArray, sftp::Attributes>;

    Task<> enter(std::shared_ptr<const LocalFolder> folder, FileFacts facts, QByteArray path, ScopePtr parent,
                 QByteArray remoteName, int depth);
    Task<Result<Existing>> makeFolder(QByteArray path, QByteArray source, FileFacts facts);
    Task<> visit(LocalFolder::Entry entry, std::shared_ptr<const LocalFolder> folder, QByteArray path,
                 ScopePtr scope, int depth);
    Task<> file(UploadOrder order, QByteArray path, ScopePtr scope);
    Task<> link(LinkPut order, ScopePtr scope);
    bool isLost() const { return m_lane.exchange().failure().has_value(); }
    void fail(const QByteArray &path, const Error &error);

    const TransferContext m_context;
    Lane &m_lane;
    Disk &m_disk;
    Ledger &m_ledger;
    const TransferOptions m_options;
    Crew m_crew; // last: its flows use all of the above
};

} // namespace porthole::transfer
