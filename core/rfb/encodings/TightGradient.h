#pragma once

#include "core/rfb/PixelFormat.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace porthole::rfb {

/// Tight's gradient filter: each colour of a pixel is sent as its difference from what the pixels to
/// the left, above and above left foretell. rfbproto, Tight encoding, GradientFilter.
class TightGradient {
public:
    /// Begins a rectangle of this width; `pixelBytes` of 3 is TPIXEL. False with a colour map, where
    /// there is nothing to foretell.
    bool begin(const PixelFormat &format, unsigned pixelBytes, unsigned width);
    void decodeRow(const std::uint8_t *from, std::uint32_t *to, unsigned width);

private:
    using Colours = std::array<int, 3>; ///< red, green, blue, as they travel

    Colours read(const std::uint8_t *from) const;
    std::uint32_t pixelOf(const Colours &colours) const;

    PixelFormat m_format;
    unsigned m_pixelBytes = 3;
    Colours m_max{};
    std::vector<Colours> m_above; ///< the row before, from the pixel left of the rectangle on
};

} // namespace porthole::rfb
