#pragma once

#include "core/transfer/TransferLook.h"
#include "core/transfer/local/LocalFolder.h"

namespace porthole::transfer {

/// A folder that is held open, and a name in it.
struct LocalPlace {
    std::shared_ptr<const LocalFolder> folder;
    QByteArray name;
};

/// "/a" of "/a/b" and "/a/b/"; "." of "b".
QByteArray parentOf(const QByteArray &path);

/// Where something that is called order.remote on the host goes to. May block. Errors: LocalFolder's.
Result<LocalPlace> localTarget(const TransferOrder &order);

/// A person's path: links on its way, and itself, are theirs. May block. Errors: LocalFolder's.
Result<LocalPlace> localSource(const QByteArray &path);

} // namespace porthole::transfer
