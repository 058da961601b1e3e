#pragma once

#include "core/model/Server.h"
#include "core/session/ConsoleSource.h"

#include <string>

namespace porthole {

/// Something is being done about the server: its row will change soon.
bool isUnderWay(const Server &server);

/// What would clear the way to the server's console, judged by its status and task. None: nothing stands
/// in it. Nova gives addresses in the middle of a reboot too, but they lead nowhere.
ConsoleRemedy remedyFor(const Server &server);

/// What stands in the way, in words: "web is switched off", "web is rebooting".
std::string obstacleWords(const Server &server);

/// That the remedy has been asked for: "web is being started".
std::string performedWords(const QString &name, ConsoleRemedy remedy);

} // namespace porthole
