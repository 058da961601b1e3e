#include "core/rfb/encodings/RawDecoder.h"

#include <algorithm>

namespace porthole::rfb {

Step RawDecoder::decodeRect(Update &update, Reader &in)
{
    const Rect rect = update.rect;
    // Rows as wide as the picture lie one behind the other: they are one long row.
    const bool contiguous = rect.width == update.framebuffer.stride();
    const std::size_t width = contiguous ? rect.area() : rect.width;
    const std::size_t height = contiguous ? std::min<std::size_t>(rect.height, 1) : rect.height;
    return update.pixels.withPixel([&](auto pixel) {
        while (m_row < height) {
            // Pixels as they come: a row that a chunk's border cuts is not set aside.
            const std::size_t count = std::min(width - m_column, in.remaining() / pixel.kBytes);
            convertPixels(pixel, in.data(), update.framebuffer.at(rect.x, rect.y + m_row) + m_column, count);
            in.skip(count * pixel.kBytes);
            m_column += count;
            if (m_column < width)
                return Step::NeedMore;
            m_column = 0;
            ++m_row;
        }
        m_row = 0;
        return Step::Done;
    });
}

} // namespace porthole::rfb
