#include "core/rfb/encodings/HextileDecoder.h"

#include <algorithm>

namespace porthole::rfb {

namespace {

constexpr unsigned kTile = 16;
// Subencoding mask.
constexpr unsigned kRaw = 0x01, kBackground = 0x02, kForeground = 0x04, kSubrects = 0x08, kColoured = 0x10;

} // namespace

Step HextileDecoder::decodeRect(Update &update, Reader &in)
{
    return update.pixels.withPixel([&](auto pixel) { return decodeTiles(pixel, update, in); });
}

template <class Pixel> Step HextileDecoder::decodeTiles(const Pixel &pixel, Update &update, Reader &in)
{
    const Rect rect = update.rect;
    while (m_y < rect.height && rect.width > 0) {
        const unsigned height = std::min(kTile, rect.height - m_y);
        while (m_x < rect.width) {
            const unsigned width = std::min(kTile, rect.width - m_x);
            if (const Step step = decodeTile(pixel, update, in, width, height); step != Step::Done)
                return step;
            m_x += kTile;
        }
        m_x = 0;
        m_y += kTile;
        if (update.exhausted() && m_y < rect.height)
            return Step::Yield;
    }
    m_x = m_y = 0;
    return Step::Done;
}

template <class Pixel>
Step HextileDecoder::decodeTile(const Pixel &pixel, Update &update, Reader &in, unsigned width,
                                unsigned height)
{
    // First how long the tile is, then, when all of it is there, what it says.
    if (in.empty())
        return Step::NeedMore;
    const std::uint8_t *at = in.data();
    const unsigned mask = at[0];
    Framebuffer &picture = update.framebuffer;
    std::uint32_t *to = picture.at(update.rect.x + m_x, update.rect.y + m_y);
    const std::size_t stride = picture.stride();

    if (mask & kRaw) {
        const std::size_t size = 1 + std::size_t{width} * height * Pixel::kBytes;
        if (in.remaining() < size)
            return Step::NeedMore;
        ++at;
        for (unsigned y = 0; y < height; ++y, to += stride, at += width * Pixel::kBytes)
            convertPixels(pixel, at, to, width);
        in.skip(size);
        return Step::Done;
    }

    std::size_t size =
        1 + (mask & kBackground ? Pixel::kBytes : 0u) + (mask & kForeground ? Pixel::kBytes : 0u);
    unsigned count = 0;
    const std::size_t subrectSize = (mask & kColoured ? Pixel::kBytes : 0u) + 2;
    if (mask & kSubrects) {
        if (in.remaining() <= size)
            return Step::NeedMore;
        count = at[size];
        size += 1 + count * subrectSize;
    }
    if (in.remaining() < size)
        return Step::NeedMore;

    ++at;
    if (mask & kBackground) {
        m_background = pixel(at);
        at += Pixel::kBytes;
    }
    if (mask & kForeground) {
        m_foreground = pixel(at);
        at += Pixel::kBytes;
    }
    kernels::fillRect(to, stride, width, height, m_background);
    if (mask & kSubrects)
        ++at;
    for (; count > 0; --count) {
        std::uint32_t colour = m_foreground;
        if (mask & kColoured) {
            colour = pixel(at);
            at += Pixel::kBytes;
        }
        const unsigned x = at[0] >> 4, y = at[0] & 15, w = (at[1] >> 4) + 1u, h = (at[1] & 15) + 1u;
        at += 2;
        if (x + w > width || y + h > height)
            return update.fail("Hextile subrectangle outside its tile");
        kernels::fillRect(to + y * stride + x, stride, w, h, colour);
        update.spend(w * h);
    }
    in.skip(size);
    return Step::Done;
}

} // namespace porthole::rfb
