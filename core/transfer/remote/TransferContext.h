#pragma once

#include "core/transfer/Conflicts.h"
#include "core/transfer/Ledger.h"
#include "core/transfer/Parts.h"
#include "core/transfer/local/Disk.h"
#include "core/transfer/remote/Lane.h"

namespace porthole::transfer {

/// What an attempt at a transfer works with. All outlive it; the ledger and the parts are the transfer's, the
/// conflicts the queue's.
struct TransferContext {
    Lane &lane;
    Disk &disk;
    Ledger &ledger;
    Parts &parts;
    Conflicts &conflicts;
};

} // namespace porthole::transfer
