#pragma once

#include "core/base/Id.h"
#include "core/transfer/Ledger.h"
#include "core/transfer/TransferOptions.h"
#include "core/transfer/TransferState.h"

namespace porthole::transfer {

using TransferId = Id<struct TransferTag, quint64>;

enum class Direction : quint8 { Get, Put };

/// A file or folder, and where to: into a folder that is there, or else under a name of its own in one.
struct TransferOrder {
    Direction direction = Direction::Get;
    QByteArray local; ///< a path on this computer, bytes as the system has them
    QByteArray remote;
    TransferOptions options{};
    bool isIntoFolder = false; ///< the target has to be a folder that is there
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
