#include "core/terminal/MouseEncoding.h"

#include "core/terminal/KeyEncoding.h"

namespace porthole::terminal {

namespace {

bool wanted(const MouseReport &report, MouseTracking tracking)
{
    switch (tracking) {
    case MouseTracking::None:
        return false;
    case MouseTracking::X10:
        return report.action == MouseAction::Press && report.button <= MouseButton::Right;
    case MouseTracking::Normal:
        return report.action != MouseAction::Move;
    case MouseTracking::Button:
        return report.action != MouseAction::Move || report.button != MouseButton::None;
    case MouseTracking::Any:
        return true;
    }
    return false;
}

int codeOf(const MouseReport &report, const Modes &modes)
{
    const int button = static_cast<int>(report.button);
    const bool wheel = report.button >= MouseButton::WheelUp;
    int code = wheel ? 64 + button - static_cast<int>(MouseButton::WheelUp) : button;
    // Without SGR a release does not say of what.
    if (report.action == MouseAction::Release && !modes.mouseSgr)
        code = 3;
    if (report.action == MouseAction::Move)
        code += 32;
    if (modes.mouse == MouseTracking::X10)
        return code;
    if ((report.modifiers & Shift) != 0)
        code += 4;
    if ((report.modifiers & (Alt | Meta)) != 0)
        code += 8;
    if ((report.modifiers & Control) != 0)
        code += 16;
    return code;
}

} // namespace

std::string encodeMouse(const MouseReport &report, const Modes &modes)
{
    if (!wanted(report, modes.mouse))
        return {};
    const int code = codeOf(report, modes);
    if (modes.mouseSgr)
        return "\x1b[<" + std::to_string(code) + ";" + std::to_string(report.column + 1) + ";" +
               std::to_string(report.row + 1) + (report.action == MouseAction::Release ? "m" : "M");
    // One byte each, counted from 33: what is further out cannot be told.
    constexpr int kFurthest = 255 - 33;
    if (report.row > kFurthest || report.column > kFurthest)
        return {};
    const auto byte = [](int value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    return std::string("\x1b[M") + byte(32 + code) + byte(33 + report.column) + byte(33 + report.row);
}

std::string encodeFocus(bool focused, const Modes &modes)
{
    if (!modes.focusReports)
        return {};
    return focused ? "\x1b[I" : "\x1b[O";
}

} // namespace porthole::terminal
