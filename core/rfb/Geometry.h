#pragma once

#include <cstdint>

namespace porthole::rfb {

/// A rectangle in framebuffer pixels, origin top left. RFC 6143 section 7.6.1.
struct Rect {
    std::uint16_t x = 0;
    std::uint16_t y = 0;
    std::uint16_t width = 0;
    std::uint16_t height = 0;

    bool empty() const { return width == 0 || height == 0; }
    std::uint64_t area() const { return std::uint64_t{width} * height; }
    /// Whether it lies within a picture of this size. Edges are compared, not areas.
    bool fitsIn(unsigned w, unsigned h) const
    {
        return unsigned{x} + width <= w && unsigned{y} + height <= h;
    }

    friend bool operator==(const Rect &, const Rect &) = default;
};

struct Size {
    std::uint16_t width = 0;
    std::uint16_t height = 0;

    friend bool operator==(const Size &, const Size &) = default;
};

} // namespace porthole::rfb
