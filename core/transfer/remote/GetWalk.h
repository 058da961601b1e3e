#pragma once

#include "core/transfer/Crew.h"
#include "core/transfer/remote/Download.h"
#include "core/transfer/remote/LinkCopy.h"

namespace porthole::transfer {

/// Gets a file or a folder with all that is in it. Files go side by side, small ones many at a time. What
/// fails is told to the ledger, and the rest goes on until the connection is lost; then another walk with the
/// same ledger does what is left. Symbolic links within a folder are not
/// followed: they are made as links. Thread: the lane's.
/// Destroying it ends everything; parts stay.
class GetWalk {
public:
    GetWalk(const TransferContext &context, TransferOptions options)
        : m_context(context)
        , m_lane(context.lane)
        , m_disk(context.disk)
        , m_ledger(context.ledger)
        , m_options(options)
    {}

    /// `path` into `folder`, as `name`. Errors: of the connection; the files' are the ledger's.
    Task<Result<>> run(QByteArray path, std::shared_ptr<const LocalFolder> folder, QByteArray name);

private:
    class Scope;
    using ScopePtr = std::shared_ptr<Scope>;

    Task<> enter(QByteArray path, sftp::Attributes attributes, ScopePtr parent, QByteArray name, int depth);
    Task<> visit(QByteArray path, sftp::Entry entry, ScopePtr scope, int depth);
    Task<> file(DownloadOrder order, ScopePtr scope);
    Task<> link(LinkGet order, ScopePtr scope);
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
