#include "core/rfb/encodings/TightGradient.h"

#include "core/base/Bytes.h"
#include "core/rfb/Framebuffer.h"

#include <algorithm>

namespace porthole::rfb {

bool TightGradient::begin(const PixelFormat &format, unsigned pixelBytes, unsigned width)
{
    if (!format.trueColour)
        return false;
    m_format = format;
    m_pixelBytes = pixelBytes;
    m_max = {format.redMax, format.greenMax, format.blueMax};
    m_above.assign(width + 1, Colours{});
    return true;
}

TightGradient::Colours TightGradient::read(const std::uint8_t *from) const
{
    std::uint32_t value = 0;
    switch (m_pixelBytes) {
    case 3:
        return {from[0], from[1], from[2]};
    case 1:
        value = *from;
        break;
    case 2:
        value =
            m_format.bigEndian ? loadBigEndian<std::uint16_t>(from) : loadLittleEndian<std::uint16_t>(from);
        break;
    default:
        value =
            m_format.bigEndian ? loadBigEndian<std::uint32_t>(from) : loadLittleEndian<std::uint32_t>(from);
    }
    return {static_cast<int>((value >> m_format.redShift) & m_format.redMax),
            static_cast<int>((value >> m_format.greenShift) & m_format.greenMax),
            static_cast<int>((value >> m_format.blueShift) & m_format.blueMax)};
}

std::uint32_t TightGradient::pixelOf(const Colours &colours) const
{
    std::uint32_t pixel = Framebuffer::kOpaque >> 24;
    for (unsigned i = 0; i < 3; ++i) {
        const unsigned v = static_cast<unsigned>(colours[i]), max = static_cast<unsigned>(m_max[i]);
        pixel = pixel << 8 | (max == 255 ? v : max == 0 ? 0 : (v * 255 + max / 2) / max);
    }
    return pixel;
}

void TightGradient::decodeRow(const std::uint8_t *from, std::uint32_t *to, unsigned width)
{
    Colours left{}, aboveLeft{};
    for (unsigned x = 0; x < width; ++x, from += m_pixelBytes) {
        const Colours above = m_above[x + 1];
        const Colours sent = read(from);
        Colours colours;
        for (unsigned i = 0; i < 3; ++i) {
            const int foretold = std::clamp(left[i] + above[i] - aboveLeft[i], 0, m_max[i]);
            colours[i] = (sent[i] + foretold) & m_max[i];
        }
        to[x] = pixelOf(colours);
        m_above[x + 1] = colours;
        aboveLeft = above;
        left = colours;
    }
}

} // namespace porthole::rfb
