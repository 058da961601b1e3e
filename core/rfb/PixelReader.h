#pragma once

#include "core/base/Bytes.h"
#include "core/rfb/Framebuffer.h"
#include "core/rfb/PixelFormat.h"
#include "core/rfb/PixelKernels.h"

#include <array>
#include <vector>

namespace porthole::rfb {

/// Pixel readers: each knows how many bytes a pixel takes on the wire and makes a framebuffer pixel of
/// them. Decoders are templates over them, chosen once per rectangle or run.

/// 32 bits, little endian, 0x00RRGGBB: our own format.
struct Bgrx {
    static constexpr unsigned kBytes = 4;
    std::uint32_t operator()(const std::uint8_t *from) const
    {
        return loadLittleEndian<std::uint32_t>(from) | Framebuffer::kOpaque;
    }
};

/// The CPIXEL of our own format: B, G, R.
struct Bgr {
    static constexpr unsigned kBytes = 3;
    std::uint32_t operator()(const std::uint8_t *from) const
    {
        return Framebuffer::kOpaque | static_cast<std::uint32_t>(from[2] << 16 | from[1] << 8 | from[0]);
    }
};

/// Tight's TPIXEL for any 32-bit format of depth 24 with eight bits a colour: R, G, B.
struct Rgb {
    static constexpr unsigned kBytes = 3;
    std::uint32_t operator()(const std::uint8_t *from) const
    {
        return Framebuffer::kOpaque | static_cast<std::uint32_t>(from[0] << 16 | from[1] << 8 | from[2]);
    }
};

/// 8 bits, true colour or colour map: a table of 256.
struct Table8 {
    static constexpr unsigned kBytes = 1;
    const std::uint32_t *table;
    std::uint32_t operator()(const std::uint8_t *from) const { return table[*from]; }
};

/// 16 bits in either byte order, true colour or colour map: a table of 65536 for the bytes as they
/// lie (read as little endian).
struct Table16 {
    static constexpr unsigned kBytes = 2;
    const std::uint32_t *table;
    std::uint32_t operator()(const std::uint8_t *from) const
    {
        return table[loadLittleEndian<std::uint16_t>(from)];
    }
};

/// The arithmetic of any true-colour format.
struct ColourArithmetic {
    PixelFormat format;
    std::uint32_t operator()(std::uint32_t value) const
    {
        const auto channel = [value](unsigned max, unsigned shift) {
            const std::uint64_t v = (value >> shift) & max;
            return max == 0 ? 0u : static_cast<std::uint32_t>((v * 255 + max / 2) / max);
        };
        return Framebuffer::kOpaque | channel(format.redMax, format.redShift) << 16 |
               channel(format.greenMax, format.greenShift) << 8 | channel(format.blueMax, format.blueShift);
    }
};

/// 32 bits in any format.
struct Any32 {
    static constexpr unsigned kBytes = 4;
    ColourArithmetic colour;
    std::uint32_t operator()(const std::uint8_t *from) const
    {
        return colour(colour.format.bigEndian ? loadBigEndian<std::uint32_t>(from)
                                              : loadLittleEndian<std::uint32_t>(from));
    }
};

/// The CPIXEL of any 32-bit format whose colours lie in its three lower or three upper bytes.
/// RFC 6143 section 7.7.5.
struct Any24 {
    static constexpr unsigned kBytes = 3;
    ColourArithmetic colour;
    bool upper = false;
    std::uint32_t operator()(const std::uint8_t *from) const
    {
        std::uint32_t value = colour.format.bigEndian
                                  ? static_cast<std::uint32_t>(from[0] << 16 | from[1] << 8 | from[2])
                                  : static_cast<std::uint32_t>(from[2] << 16 | from[1] << 8 | from[0]);
        return colour(upper ? value << 8 : value);
    }
};

/// Makes `count` framebuffer pixels of the bytes of as many wire pixels.
template <class Pixel>
void convertPixels(const Pixel &pixel, const std::uint8_t *from, std::uint32_t *to, std::size_t count)
{
    if constexpr (std::is_same_v<Pixel, Bgrx>)
        kernels::copyBgrx(from, to, count);
    else if constexpr (std::is_same_v<Pixel, Bgr>)
        kernels::expandBgr(from, to, count);
    else if constexpr (std::is_same_v<Pixel, Rgb>)
        kernels::expandRgb(from, to, count);
    else
        for (std::size_t i = 0; i < count; ++i, from += Pixel::kBytes)
            to[i] = pixel(from);
}

/// The format in force and its tables: hands each decoder the reader it needs.
class PixelReaders {
public:
    explicit PixelReaders(const PixelFormat &format = PixelFormat::rgb32()) { setFormat(format); }

    const PixelFormat &format() const { return m_format; }
    void setFormat(const PixelFormat &format);
    /// SetColourMapEntries: `rgb` holds 16-bit red, green, blue for each entry from `first` on.
    void setColours(unsigned first, ByteView rgb);

    /// Calls decode(reader) with the reader of PIXEL.
    template <class Decode> auto withPixel(Decode &&decode) const
    {
        switch (m_format.bitsPerPixel) {
        case 8:
            return decode(Table8{m_table.data()});
        case 16:
            return decode(Table16{m_table.data()});
        default:
            return m_native ? decode(Bgrx{}) : decode(Any32{{m_format}});
        }
    }
    /// … with the reader of CPIXEL. RFC 6143 section 7.7.5.
    template <class Decode> auto withCpixel(Decode &&decode) const
    {
        if (m_cpixel == Cpixel::Whole)
            return withPixel(decode);
        return m_native ? decode(Bgr{}) : decode(Any24{{m_format}, m_cpixel == Cpixel::Upper});
    }
    /// … with the reader of TPIXEL. rfbproto, Tight encoding.
    template <class Decode> auto withTpixel(Decode &&decode) const
    {
        return m_tpixel ? decode(Rgb{}) : withPixel(decode);
    }

private:
    enum class Cpixel : std::uint8_t { Whole, Lower, Upper };
    void fillTable();

    PixelFormat m_format;
    bool m_native = true;
    bool m_tpixel = true;
    Cpixel m_cpixel = Cpixel::Lower;
    std::vector<std::uint32_t> m_table;     ///< 8 and 16 bits: wire value to pixel
    std::vector<std::uint32_t> m_colourMap; ///< index to pixel, for a format that is not true colour
};

} // namespace porthole::rfb
