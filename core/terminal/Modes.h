#pragma once

#include <cstdint>
#include <optional>

namespace porthole::terminal {

enum class MouseTracking : std::uint8_t {
    None,
    X10,    ///< DECSET 9: presses only
    Normal, ///< 1000: presses and releases
    Button, ///< 1002: and movement with a button held
    Any,    ///< 1003: all movement
};

enum class CursorShape : std::uint8_t { Block, Underline, Bar };

/// What the host has switched (SM, RM, DECSET, DECRST and their kin).
struct Modes {
    bool insert = false;           ///< IRM, 4
    bool newline = false;          ///< LNM, 20: line feed returns, Return sends CR LF
    bool cursorKeys = false;       ///< DECCKM, 1: cursor keys send SS3
    bool reverseScreen = false;    ///< DECSCNM, 5
    bool origin = false;           ///< DECOM, 6
    bool autowrap = true;          ///< DECAWM, 7
    bool cursorVisible = true;     ///< DECTCEM, 25
    bool keypad = false;           ///< DECNKM, 66, and DECKPAM: the keypad sends SS3
    bool leftRightMargins = false; ///< DECLRMM, 69
    bool alternateScreen = false;  ///< 47, 1047, 1049
    MouseTracking mouse = MouseTracking::None;
    bool mouseSgr = false;       ///< 1006
    bool focusReports = false;   ///< 1004
    bool alternateScroll = true; ///< 1007: the wheel is cursor keys where there is no history
    bool bracketedPaste = false; ///< 2004
    bool synchronized = false;   ///< 2026: what is drawn now is not to be shown yet
    bool cursorUsual = true;     ///< the person's own shape: DECSCUSR 0, or none yet
    CursorShape cursorShape = CursorShape::Block; ///< DECSCUSR
    bool cursorBlink = true;                      ///< DECSCUSR, and 12
    friend bool operator==(const Modes &, const Modes &) = default;
};

/// Whether a mode is set; nothing for one that we do not have.
std::optional<bool> ansiMode(const Modes &modes, int number);
std::optional<bool> privateMode(const Modes &modes, int number);

} // namespace porthole::terminal
