#include "core/session/FrameMailbox.h"

#include <algorithm>
#include <cstring>
#include <thread>
#include <utility>

namespace porthole {

namespace {

/// Pixels copied under one hold of the lock: 4 MiB, half a millisecond from main memory. A picture's
/// usual damage appears at once, and a huge one does not hold up the painter.
constexpr std::size_t kPixelsPerHold = std::size_t{1} << 20;
/// Rectangles kept; more are merged where that adds the least area.
constexpr std::size_t kDamageRects = 32;

rfb::Rect united(const rfb::Rect &a, const rfb::Rect &b)
{
    const unsigned left = std::min(a.x, b.x);
    const unsigned top = std::min(a.y, b.y);
    const unsigned right = std::max(a.x + unsigned{a.width}, b.x + unsigned{b.width});
    const unsigned bottom = std::max(a.y + unsigned{a.height}, b.y + unsigned{b.height});
    return {static_cast<std::uint16_t>(left), static_cast<std::uint16_t>(top),
            static_cast<std::uint16_t>(right - left), static_cast<std::uint16_t>(bottom - top)};
}

void merge(std::vector<rfb::Rect> &damage, const rfb::Rect &rect)
{
    if (rect.empty())
        return;
    rfb::Rect *cheapest = nullptr;
    std::uint64_t cheapestGrowth = ~std::uint64_t{0};
    for (rfb::Rect &present : damage) {
        const std::uint64_t growth = united(present, rect).area() - present.area();
        if (growth == 0)
            return;
        if (growth < cheapestGrowth) {
            cheapestGrowth = growth;
            cheapest = &present;
        }
    }
    if (damage.size() < kDamageRects)
        damage.push_back(rect);
    else
        *cheapest = united(*cheapest, rect);
}

} // namespace

bool FrameMailbox::publish(const rfb::Framebuffer &frame, const std::vector<rfb::Rect> &damage)
{
    // Only this thread writes m_frame, so it may read it without the lock.
    const bool resized = m_frame.size() != frame.size();
    if (resized)
        takeSize(frame.size());
    copy(frame, damage);

    const std::lock_guard lock(m_mutex);
    if (resized)
        m_damage = {rfb::Rect{0, 0, frame.size().width, frame.size().height}};
    for (const rfb::Rect &rect : damage)
        merge(m_damage, rect);
    if (m_damage.empty())
        return false;
    return !std::exchange(m_unseen, true);
}

void FrameMailbox::takeSize(rfb::Size size)
{
    // The new picture is made before the lock is taken, and the old one freed after it was given
    // back: up to 256 MiB are touched here.
    rfb::Framebuffer next;
    next.resize(size);
    const std::size_t width = std::min(m_frame.width(), next.width());
    for (unsigned y = 0; y < std::min(m_frame.height(), next.height()); ++y)
        std::memcpy(next.at(0, y), m_frame.row(y), width * sizeof(std::uint32_t));

    const std::lock_guard lock(m_mutex);
    std::swap(m_frame, next);
}

void FrameMailbox::copy(const rfb::Framebuffer &frame, const std::vector<rfb::Rect> &damage)
{
    std::size_t held = 0;
    std::unique_lock lock(m_mutex);
    for (const rfb::Rect &rect : damage) {
        if (!rect.fitsIn(m_frame.width(), m_frame.height()))
            continue;
        for (unsigned y = rect.y; y < unsigned{rect.y} + rect.height; ++y) {
            std::memcpy(m_frame.at(rect.x, y), frame.at(rect.x, y), rect.width * sizeof(std::uint32_t));
            held += rect.width;
            if (held < kPixelsPerHold)
                continue;
            held = 0;
            lock.unlock();
            std::this_thread::yield(); // whoever waits gets it
            lock.lock();
        }
    }
}

std::vector<rfb::Rect> FrameMailbox::takeDamage()
{
    const std::lock_guard lock(m_mutex);
    m_unseen = false;
    return std::exchange(m_damage, {});
}

bool FrameMailbox::seen() const
{
    const std::lock_guard lock(m_mutex);
    return !m_unseen;
}

rfb::Size FrameMailbox::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_frame.size();
}

} // namespace porthole
