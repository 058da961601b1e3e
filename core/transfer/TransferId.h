#pragma once

#include "core/base/Id.h"

#include <QtGlobal>

namespace porthole::transfer {

/// Of a transfer, in this process.
using TransferId = Id<struct TransferTag, quint64>;

} // namespace porthole::transfer
