#include "core/rfb/encodings/ZlibDecoder.h"

#include "core/rfb/Limits.h"

namespace porthole::rfb {

Step ZlibDecoder::decodeRect(Update &update, Reader &in)
{
    Reader reader = in;
    const auto length = reader.bigEndian<std::uint32_t>();
    if (!length)
        return Step::NeedMore;
    if (*length > limits::kCompressedRect)
        return update.fail("Zlib rectangle of " + std::to_string(*length) + " bytes");
    const auto payload = reader.take(*length);
    if (!payload)
        return Step::NeedMore;
    in = reader;

    const Rect rect = update.rect;
    return update.pixels.withPixel([&](auto pixel) {
        m_inflater.begin(*payload);
        const std::size_t rowBytes = std::size_t{rect.width} * pixel.kBytes;
        for (unsigned y = 0; y < rect.height && rowBytes > 0; ++y) {
            const ByteView row = m_inflater.peek(rowBytes);
            if (row.size() < rowBytes)
                return update.fail("Zlib rectangle with too few bytes");
            convertPixels(pixel, row.data(), update.framebuffer.at(rect.x, rect.y + y), rect.width);
            m_inflater.skip(rowBytes);
        }
        return m_inflater.finish() ? Step::Done : update.fail("Zlib rectangle with too many bytes");
    });
}

} // namespace porthole::rfb
