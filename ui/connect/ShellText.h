#pragma once

#include "core/session/ShellState.h"

#include <QIcon>
#include <QString>

namespace porthole::ui {

/// The state of a session with a shell in a word or two, e.g. "Connected", "Waiting to try again".
QString shellStateName(ShellState state);
/// The state as an icon: each has a shape of its own, colour only adds to it.
QIcon shellStateIcon(ShellState state);
/// What is being done at the moment, as a sentence: "Signing in to bastion as ann (host 1 of 2)."
QString progressText(const ShellProgress &progress);
/// How a shell has ended: "It ended in order.", "Its exit status was 127."
QString endText(const ShellEnd &end);
/// "Agent ready"; empty if there is none.
QString agentText(AgentStanding standing);

} // namespace porthole::ui
