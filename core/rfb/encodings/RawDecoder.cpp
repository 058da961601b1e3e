#include "core/rfb/encodings/RawDecoder.h"

namespace porthole::rfb {

Step RawDecoder::decodeRect(Update &update, Reader &in)
{
    const Rect rect = update.rect;
    return update.pixels.withPixel([&](auto pixel) {
        const std::size_t rowBytes = std::size_t{rect.width} * pixel.kBytes;
        for (; m_row < rect.height; ++m_row) {
            if (in.remaining() < rowBytes)
                return Step::NeedMore;
            convertPixels(pixel, in.data(), update.framebuffer.at(rect.x, rect.y + m_row), rect.width);
            in.skip(rowBytes);
        }
        m_row = 0;
        return Step::Done;
    });
}

} // namespace porthole::rfb
