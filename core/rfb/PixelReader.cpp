#include "core/rfb/PixelReader.h"

#include <bit>

namespace porthole::rfb {

namespace {

std::uint32_t channelMask(unsigned max, unsigned shift)
{
    return static_cast<std::uint32_t>(std::uint64_t{max} << shift);
}

} // namespace

void PixelReaders::setFormat(const PixelFormat &format)
{
    m_format = format;
    const bool eightBits = format.redMax == 255 && format.greenMax == 255 && format.blueMax == 255;
    const bool wide = format.bitsPerPixel == 32 && format.trueColour;
    m_native = wide && eightBits && !format.bigEndian && format.redShift == 16 && format.greenShift == 8 &&
               format.blueShift == 0;
    m_tpixel = wide && eightBits && format.depth == 24;

    m_cpixel = Cpixel::Whole;
    if (wide && format.depth <= 24) {
        const std::uint32_t used = channelMask(format.redMax, format.redShift) |
                                   channelMask(format.greenMax, format.greenShift) |
                                   channelMask(format.blueMax, format.blueShift);
        if ((used & 0xff000000u) == 0)
            m_cpixel = Cpixel::Lower;
        else if ((used & 0x000000ffu) == 0)
            m_cpixel = Cpixel::Upper;
    }
    if (!format.trueColour && m_colourMap.empty())
        m_colourMap.assign(65536, Framebuffer::kOpaque);
    fillTable();
}

void PixelReaders::setColours(unsigned first, ByteView rgb)
{
    if (m_colourMap.empty())
        m_colourMap.assign(65536, Framebuffer::kOpaque);
    for (std::size_t i = 0; 6 * i < rgb.size() && first + i < m_colourMap.size(); ++i) {
        // The upper eight of each channel's sixteen bits.
        const std::uint8_t *entry = rgb.data() + 6 * i;
        m_colourMap[first + i] =
            Framebuffer::kOpaque | static_cast<std::uint32_t>(entry[0] << 16 | entry[2] << 8 | entry[4]);
    }
    if (!m_format.trueColour)
        fillTable();
}

void PixelReaders::fillTable()
{
    const unsigned bits = m_format.bitsPerPixel;
    m_table.clear();
    if (bits == 32)
        return;
    m_table.resize(std::size_t{1} << bits);
    const ColourArithmetic colour{m_format};
    for (std::uint32_t wire = 0; wire < m_table.size(); ++wire) {
        // The table is indexed by the bytes as they lie, read as little endian.
        const std::uint32_t value =
            bits == 16 && m_format.bigEndian ? byteSwapped(static_cast<std::uint16_t>(wire)) : wire;
        m_table[wire] = m_format.trueColour ? colour(value) : m_colourMap[value];
    }
}

} // namespace porthole::rfb
