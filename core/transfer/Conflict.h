#pragma once

#include "core/transfer/TransferId.h"
#include "core/transfer/TransferOptions.h"

#include <QByteArray>

namespace porthole::transfer {

/// A file whose place is taken.
struct ConflictQuestion {
    quint64 number = 0; ///< of the question; an answer to another one is ignored
    TransferId transfer{};
    QByteArray source{}, target{}; ///< paths, as far as they are known
    FileFacts sourceFacts{}, targetFacts{};
    bool targetIsFile =
        true; ///< false: a folder, a link, a device: it can be passed over or another name taken
};

enum class ConflictChoice : quint8 {
    Overwrite,
    Skip,
    Rename,
    Resume,
    Cancel, ///< the transfer
};

struct ConflictAnswer {
    ConflictChoice choice = ConflictChoice::Skip;
    /// And of all that follow in this transfer, and in those of the same batch.
    bool isForAll = false;
};

} // namespace porthole::transfer
