#pragma once

#include "core/base/Clock.h"

namespace porthole {

/// How often a cloud is asked. Values only; a test has its own.
struct CloudPace {
    Milliseconds turn{10000};              ///< what has changed in a scope
    Milliseconds quickTurn{2000};          ///< while something is under way in it
    Milliseconds quickAfterAction{30000};  ///< and for so long after an action
    Milliseconds wholeList{5 * 60 * 1000}; ///< everything again, whatever was told of changes
    Milliseconds firstRetry{1000};         ///< after an error, doubled up to lastRetry
    Milliseconds lastRetry{30000};
    Milliseconds consolePoll{1000};           ///< of a server whose console is waited for
    Milliseconds slowConsolePoll{5000};       ///< the same when nothing moves
    Milliseconds quickConsole{2 * 60 * 1000}; ///< how long it is asked quickly all the same
    /// How long what moves is believed to: a server that hangs in BUILD is not asked about every second.
    Milliseconds underWay{15 * 60 * 1000};
};

} // namespace porthole
