#pragma once

#include <QtGlobal>
#include <algorithm>
#include <array>

namespace porthole::transfer {

enum class TransferState : quint8 {
    Waiting, ///< for its turn
    Running,
    Reconnecting, ///< the connection was lost; it goes on by itself
    Paused,
    Done,      ///< what was passed over and what failed stands in its tally
    Failed,    ///< nothing more comes of it unless it is tried again
    Cancelled, ///< for good
};

namespace detail {

struct Transition {
    TransferState from, to;
};

inline constexpr std::array kTransferTransitions{
    Transition{TransferState::Waiting, TransferState::Running},
    Transition{TransferState::Waiting, TransferState::Paused},
    Transition{TransferState::Waiting, TransferState::Cancelled},
    Transition{TransferState::Running, TransferState::Reconnecting},
    Transition{TransferState::Running, TransferState::Paused},
    Transition{TransferState::Running, TransferState::Done},
    Transition{TransferState::Running, TransferState::Failed},
    Transition{TransferState::Running, TransferState::Cancelled},
    Transition{TransferState::Reconnecting, TransferState::Running},
    Transition{TransferState::Reconnecting, TransferState::Paused},
    Transition{TransferState::Reconnecting, TransferState::Failed},
    Transition{TransferState::Reconnecting, TransferState::Cancelled},
    Transition{TransferState::Paused, TransferState::Waiting},
    Transition{TransferState::Paused, TransferState::Cancelled},
    Transition{TransferState::Failed, TransferState::Waiting},
};

} // namespace detail

constexpr bool allowed(TransferState from, TransferState to)
{
    return std::any_of(detail::kTransferTransitions.begin(), detail::kTransferTransitions.end(),
                       [&](const detail::Transition &known) { return known.from == from && known.to == to; });
}

static_assert(!allowed(TransferState::Cancelled, TransferState::Waiting)); // its parts may be gone
static_assert(!allowed(TransferState::Done, TransferState::Running));
static_assert(!allowed(TransferState::Paused, TransferState::Running)); // it waits for its turn again

} // namespace porthole::transfer
