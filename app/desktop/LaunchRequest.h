#pragma once

#include <QByteArray>
#include <QStringList>

namespace porthole::desktop {

/// What one start of the program, or another program, asks the window for.
struct LaunchRequest {
    bool demo = false;
    bool newConnection = false;
    bool newWindow = false; ///< of another process
    QStringList targets{};  ///< somebody typed them: opened at once
    QStringList links{};    ///< handed over by another program: asked about first
    /// Lets the window come to the front, on Wayland (XDG_ACTIVATION_TOKEN).
    QByteArray activationToken{};
    /// The same on X11 (DESKTOP_STARTUP_ID).
    QByteArray startupId{};

    friend bool operator==(const LaunchRequest &, const LaunchRequest &) = default;
};

} // namespace porthole::desktop
