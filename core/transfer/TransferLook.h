#pragma once

#include "core/transfer/Conflict.h"
#include "core/transfer/Ledger.h"
#include "core/transfer/TransferId.h"
#include "core/transfer/TransferOptions.h"
#include "core/transfer/TransferState.h"

namespace porthole::transfer {

enum class Direction : quint8 { Get, Put };

/// A file or folder, and where to: into a folder that is there, or else under a name of its own in one.
struct TransferOrder {
    Direction direction = Direction::Get;
    QByteArray local; ///< a path on this computer, bytes as the system has them
    QByteArray remote;
    TransferOptions options{};
    bool isIntoFolder = false; ///< the target has to be a folder that is there
    quint64 batch = 0;         ///< of what was asked for at once; 0: it was asked for alone
};

/// A transfer as it is at the moment.
struct TransferLook {
    TransferId id{};
    TransferOrder order{};
    TransferState state = TransferState::Waiting;
    Tally tally{};
    /// Failed: why; Reconnecting: what the connection was lost by; Done: the first of the failures that the
    /// rest went on after.
    std::optional<Error> error{};
};

} // namespace porthole::transfer
