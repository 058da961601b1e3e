#pragma once

#include <QtGlobal>

namespace porthole::remotes {

enum class AgentState : quint8 { None, Starting, Ready, Busy, Lost };

/// The state's name in JSON: "ready".
const char *nameOf(AgentState state);

} // namespace porthole::remotes
