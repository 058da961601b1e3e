#include "core/rfb/encodings/RreDecoder.h"

namespace porthole::rfb {

Step RreDecoder::decodeRect(Update &update, Reader &in)
{
    const Rect rect = update.rect;
    return update.pixels.withPixel([&](auto pixel) {
        Framebuffer &picture = update.framebuffer;
        if (!m_begun) {
            if (in.remaining() < 4 + pixel.kBytes)
                return Step::NeedMore;
            m_left = loadBigEndian<std::uint32_t>(in.data());
            kernels::fillRect(picture.at(rect.x, rect.y), picture.stride(), rect.width, rect.height,
                              pixel(in.data() + 4));
            in.skip(4 + pixel.kBytes);
            m_begun = true;
        }
        constexpr std::size_t size = pixel.kBytes + 8;
        for (; m_left > 0; --m_left) {
            if (in.remaining() < size)
                return Step::NeedMore;
            if (update.exhausted())
                return Step::Yield;
            const std::uint8_t *at = in.data() + pixel.kBytes;
            const Rect sub{loadBigEndian<std::uint16_t>(at), loadBigEndian<std::uint16_t>(at + 2),
                           loadBigEndian<std::uint16_t>(at + 4), loadBigEndian<std::uint16_t>(at + 6)};
            if (!sub.fitsIn(rect.width, rect.height))
                return update.fail("RRE subrectangle outside its rectangle");
            kernels::fillRect(picture.at(unsigned{rect.x} + sub.x, unsigned{rect.y} + sub.y),
                              picture.stride(), sub.width, sub.height, pixel(in.data()));
            update.spend(sub.area());
            in.skip(size);
        }
        m_begun = false;
        return Step::Done;
    });
}

} // namespace porthole::rfb
