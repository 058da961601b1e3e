#pragma once

#include "core/rfb/Event.h"
#include "core/rfb/Update.h"

#include <vector>

namespace porthole::rfb {

/// What the server has announced that it understands. Nothing else is ever sent to it.
struct ServerFeatures {
    bool scancodes = false;      ///< QEMU extended key events
    bool absolutePointer = true; ///< QEMU pointer motion change
    bool resizable = false;      ///< SetDesktopSize
    std::uint32_t screenId = 0, screenFlags = 0;
};

/// Rectangles that carry no pixels of the picture: sizes, names, the cursor, what the server can do.
/// rfbproto, pseudo-encodings.
class PseudoRectangles {
public:
    static bool knows(std::int32_t encoding);

    /// Reads update.rect, whole or not at all.
    Step read(Update &update, Reader &in, std::vector<Event> &events);
    const ServerFeatures &features() const { return m_features; }
    /// The framebuffer's size after what was read last; `current` if that did not change it.
    Size size(Size current);

private:
    Step onCursor(Update &update, Reader &in, std::vector<Event> &events);
    Step onDesktopSize(Update &update);
    Step onExtendedDesktopSize(Update &update, Reader &in, std::vector<Event> &events);
    Step onDesktopName(Update &update, Reader &in, std::vector<Event> &events);
    Step onLedState(Reader &in, std::vector<Event> &events);

    ServerFeatures m_features;
    Size m_newSize;
    bool m_resized = false;
};

} // namespace porthole::rfb
