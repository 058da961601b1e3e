#pragma once

#include "core/rfb/Decoder.h"
#include "core/rfb/Encodings.h"

namespace porthole::rfb {

/// Tiles of 16 by 16, each raw or a background with subrectangles. RFC 6143 section 7.7.4.
class HextileDecoder final : public RectDecoder<HextileDecoder> {
public:
    static constexpr std::int32_t kEncoding = encoding::Hextile;
    Step decodeRect(Update &update, Reader &in);

private:
    template <class Pixel> Step decodeTiles(const Pixel &pixel, Update &update, Reader &in);
    template <class Pixel>
    Step decodeTile(const Pixel &pixel, Update &update, Reader &in, unsigned width, unsigned height);

    unsigned m_x = 0, m_y = 0; ///< the tile to be read next, from the rectangle's corner
    std::uint32_t m_background = Framebuffer::kOpaque, m_foreground = Framebuffer::kOpaque;
};

} // namespace porthole::rfb
