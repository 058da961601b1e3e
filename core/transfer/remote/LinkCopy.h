#pragma once

#include "core/transfer/remote/TransferContext.h"

namespace porthole::transfer {

/// Whether a symbolic link leads, by what is written in it, to something within the folder that is copied:
/// `depth` folders are between that folder and the link. No absolute path does; and ".." counts at its
/// beginning only, because behind a name it leads where that name's own link leads. So each link of a copied
/// folder stays within it, through others of it too. Pure. Source: security requirement SEC-13.
bool staysWithin(const QByteArray &target, int depth);

/// A symbolic link of a folder, made on the other side as what it is: a link of the same text. Nothing is
/// ever written through it. Its failures, and why it was passed over, are the ledger's.
/// Thread: the lane's. Destroying the task ends it.
struct LinkGet {
    QByteArray source; ///< its path on the host
    std::shared_ptr<const LocalFolder> folder;
    QByteArray name;
    int depth = 0;
    OnConflict onConflict = OnConflict::Overwrite;
};
/// One that would lead out of the folder that is copied is passed over.
Task<Result<>> getLink(TransferContext context, LinkGet link);

struct LinkPut {
    QByteArray source; ///< its path here
    std::shared_ptr<const LocalFolder> folder;
    QByteArray name;
    QByteArray remoteFolder;
    std::optional<sftp::Attributes> existing{}; ///< what has that name there
    OnConflict onConflict = OnConflict::Overwrite;
};
/// As it is: where it leads on the host is the host's matter.
Task<Result<>> putLink(TransferContext context, LinkPut link);

} // namespace porthole::transfer
