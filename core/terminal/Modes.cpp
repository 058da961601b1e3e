#include "core/terminal/Modes.h"

namespace porthole::terminal {

std::optional<bool> ansiMode(const Modes &modes, int number)
{
    switch (number) {
    case 4:
        return modes.insert;
    case 20:
        return modes.newline;
    default:
        return std::nullopt;
    }
}

std::optional<bool> privateMode(const Modes &modes, int number)
{
    switch (number) {
    case 1:
        return modes.cursorKeys;
    case 5:
        return modes.reverseScreen;
    case 6:
        return modes.origin;
    case 7:
        return modes.autowrap;
    case 9:
        return modes.mouse == MouseTracking::X10;
    case 12:
        return modes.cursorBlink;
    case 25:
        return modes.cursorVisible;
    case 66:
        return modes.keypad;
    case 69:
        return modes.leftRightMargins;
    case 47:
    case 1047:
    case 1049:
        return modes.alternateScreen;
    case 1000:
        return modes.mouse == MouseTracking::Normal;
    case 1002:
        return modes.mouse == MouseTracking::Button;
    case 1003:
        return modes.mouse == MouseTracking::Any;
    case 1004:
        return modes.focusReports;
    case 1006:
        return modes.mouseSgr;
    case 1007:
        return modes.alternateScroll;
    case 2004:
        return modes.bracketedPaste;
    case 2026:
        return modes.synchronized;
    default:
        return std::nullopt;
    }
}

} // namespace porthole::terminal
