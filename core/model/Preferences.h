#pragma once

#include <QtGlobal>

namespace porthole {

enum class Appearance : quint8 { System, Light, Dark };

/// What a person has chosen for the whole program.
struct Preferences {
    Appearance appearance = Appearance::System;
    /// Whether tabs of the last run come back, disconnected.
    bool restoresTabs = true;
    /// Whether the desktop is told of what happens while nobody looks.
    bool notifies = true;
    /// Whether it is looked now and then whether what is used most can be reached.
    bool looksAtHealth = false;
    /// Whether texts and edges stand out as far as they can, even if the desktop does not ask for that.
    bool highContrast = false;
    /// Minutes in which nobody touches the program before it is locked; 0: it is not.
    int locksAfter = 0;
    /// Whether it is locked when the desktop is, and when the computer goes to sleep.
    bool locksWithDesktop = false;
    /// Whether locking disconnects what is open.
    bool lockDisconnects = false;
    /// Whether unlocking takes a proof by the keychain.
    bool unlockAsks = false;

    friend bool operator==(const Preferences &, const Preferences &) = default;
};

} // namespace porthole
