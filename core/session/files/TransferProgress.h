#pragma once

#include "core/transfer/TransferLook.h"

#include <chrono>
#include <optional>

namespace porthole {

/// A transfer as a person is shown it.
struct TransferProgress {
    transfer::TransferLook look{};
    quint64 rate = 0;                           ///< bytes per second of the last seconds; 0 unless it runs
    std::optional<std::chrono::seconds> left{}; ///< of what has been found so far; while there is a rate
};

} // namespace porthole
