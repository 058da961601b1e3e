#pragma once

#include "core/rfb/Geometry.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace porthole::demo {

/// Pixels, 0x00RRGGBB, row by row.
struct Picture {
    rfb::Size size;
    std::vector<std::uint32_t> pixels;

    Picture() = default;
    explicit Picture(rfb::Size ofSize, std::uint32_t colour = 0)
        : size(ofSize)
        , pixels(std::size_t{ofSize.width} * ofSize.height, colour)
    {}

    rfb::Rect bounds() const { return {0, 0, size.width, size.height}; }
    std::uint32_t *row(unsigned y) { return pixels.data() + std::size_t{y} * size.width; }
    const std::uint32_t *row(unsigned y) const { return pixels.data() + std::size_t{y} * size.width; }
    /// A rectangle that lies within it.
    void fill(const rfb::Rect &rect, std::uint32_t colour)
    {
        for (unsigned y = rect.y; y < unsigned{rect.y} + rect.height; ++y)
            std::fill_n(row(y) + rect.x, rect.width, colour);
    }
};

/// `from` with a share of `to`, 0 to 255.
constexpr std::uint32_t mixed(std::uint32_t from, std::uint32_t to, std::uint32_t share)
{
    const auto channel = [&](unsigned shift) {
        const std::uint32_t a = from >> shift & 0xff, b = to >> shift & 0xff;
        return (a * (255 - share) + b * share + 127) / 255 << shift;
    };
    return channel(16) | channel(8) | channel(0);
}

} // namespace porthole::demo
