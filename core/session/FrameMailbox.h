#pragma once

#include "core/rfb/Framebuffer.h"
#include "core/rfb/Geometry.h"

#include <cstdint>
#include <mutex>
#include <vector>

namespace porthole {

/// Where the decoding thread leaves the latest picture for the one that paints: one frame and the
/// damage since it was last looked at, never a queue. It holds a copy of its own, so that a picture
/// half decoded is never shown, decoding and painting never wait for each other's work, and the last
/// frame outlives the connection. Both sides hold the lock for a bounded copy only.
/// Thread: publish() the decoding one, look() the painting one, any number of times each.
class FrameMailbox {
public:
    /// Copies the damaged pixels in. A picture of another size keeps what was there where both sizes
    /// reach, and is damaged all over. True if nobody has been woken for what lies here unseen, and the
    /// caller is to do it (at most one wake-up is ever outstanding).
    bool publish(const rfb::Framebuffer &frame, const std::vector<rfb::Rect> &damage);

    /// The damage since the last call (in picture coordinates, bounded in number), marked as seen.
    std::vector<rfb::Rect> takeDamage();
    /// Nothing lies here unseen: the decoding side may ask the server for more.
    bool seen() const;

    rfb::Size size() const;
    /// Shows the picture to `look(const std::uint32_t *pixels, rfb::Size size)` under the lock; the
    /// pointer is not to be kept. Rows are size.width pixels apart.
    template <class Look> void view(Look &&look) const
    {
        const std::lock_guard lock(m_mutex);
        look(m_frame.pixels(), m_frame.size());
    }

private:
    void takeSize(rfb::Size size);
    void copy(const rfb::Framebuffer &frame, const std::vector<rfb::Rect> &damage);

    mutable std::mutex m_mutex;
    rfb::Framebuffer m_frame;
    std::vector<rfb::Rect> m_damage;
    bool m_unseen = false;
};

} // namespace porthole
