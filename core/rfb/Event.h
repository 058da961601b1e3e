#pragma once

#include "core/rfb/Geometry.h"
#include "core/rfb/PixelFormat.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace porthole::rfb {

/// VNC Authentication was chosen and a password is needed: Client::providePassword().
struct PasswordNeeded {};

/// ServerInit has been read; the framebuffer has this size. RFC 6143 section 7.3.2.
struct Connected {
    Size size;
    PixelFormat serverFormat;
    std::string name; ///< as displayText() leaves it
};

/// A FramebufferUpdate has ended: these rectangles changed (they do not overlap; possibly none).
struct FrameUpdated {
    std::vector<Rect> damage;
};

/// The framebuffer has a new size and new content to come; the picture that was there is kept where
/// both sizes reach, the rest is black.
struct Resized {
    Size size;
};

/// What became of a SetDesktopSize request. Source: ExtendedDesktopSize pseudo-encoding (-308).
struct DesktopSizeAnswer {
    enum class Status : std::uint16_t {
        Done = 0,
        Prohibited = 1,
        OutOfResources = 2,
        Invalid = 3,
        Forwarded = 4
    };
    Status status = Status::Done;
};

/// The server's cursor: 0xAARRGGBB, premultiplied, width x height, top row first; no pixels: hidden.
struct CursorShape {
    Size size;
    std::uint16_t hotX = 0, hotY = 0;
    std::vector<std::uint32_t> pixels;
};

struct DesktopRenamed {
    std::string name;
};

struct Bell {};

/// ServerCutText, Latin-1 turned into UTF-8. RFC 6143 section 7.6.4.
struct CutText {
    std::string text;
    bool truncated = false; ///< more than limits::kCutTextLength was sent
};

/// The server wants absolute positions, or movements (QEMU pointer motion change, -257).
struct PointerModeChanged {
    bool absolute = true;
};

/// Keyboard lamps (QEMU LED state, -261).
struct LedState {
    bool scrollLock = false, numLock = false, capsLock = false;
};

using Event = std::variant<PasswordNeeded, Connected, FrameUpdated, Resized, DesktopSizeAnswer, CursorShape,
                           DesktopRenamed, Bell, CutText, PointerModeChanged, LedState>;

} // namespace porthole::rfb
