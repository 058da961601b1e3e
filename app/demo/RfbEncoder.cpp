#include "app/demo/RfbEncoder.h"

#include "core/rfb/Encodings.h"

#include <array>

namespace porthole::demo {

namespace {

constexpr unsigned kTile = 64;
constexpr std::size_t kPaletteLimit = 16; // colours of a packed palette, section 7.7.6

/// Whether all channels lie in the bits of `mask`.
bool liesWithin(const rfb::PixelFormat &format, std::uint32_t mask)
{
    const std::uint32_t used = std::uint32_t{format.redMax} << format.redShift |
                               std::uint32_t{format.greenMax} << format.greenShift |
                               std::uint32_t{format.blueMax} << format.blueShift;
    return (used & ~mask) == 0;
}

/// The tile's colours, or none if there are more than a palette has.
std::vector<std::uint32_t> paletteOf(const Picture &picture, const rfb::Rect &tile)
{
    std::vector<std::uint32_t> palette;
    for (unsigned y = 0; y < tile.height; ++y) {
        const std::uint32_t *row = picture.row(tile.y + y) + tile.x;
        for (unsigned x = 0; x < tile.width; ++x) {
            if (std::find(palette.begin(), palette.end(), row[x]) != palette.end())
                continue;
            if (palette.size() == kPaletteLimit)
                return {};
            palette.push_back(row[x]);
        }
    }
    return palette;
}

} // namespace

void appendRectHeader(Bytes &to, const rfb::Rect &rect, std::int32_t encoding)
{
    for (const std::uint16_t value : {rect.x, rect.y, rect.width, rect.height})
        appendBigEndian(to, value);
    appendBigEndian(to, static_cast<std::uint32_t>(encoding));
}

RfbEncoder::RfbEncoder() { deflateInit(&m_zlib, 1); }

RfbEncoder::~RfbEncoder() { deflateEnd(&m_zlib); }

void RfbEncoder::setFormat(const rfb::PixelFormat &format)
{
    m_format = format;
    m_cpixelBytes = format.bytesPerPixel();
    m_cpixelShift = 0;
    if (format.bitsPerPixel != 32 || format.depth > 24)
        return;
    if (liesWithin(format, 0x00ffffff)) {
        m_cpixelBytes = 3;
    } else if (liesWithin(format, 0xffffff00)) {
        m_cpixelBytes = 3;
        m_cpixelShift = 8;
    }
}

std::uint32_t RfbEncoder::wirePixel(std::uint32_t rgb) const
{
    const auto channel = [](std::uint32_t value, std::uint32_t max, unsigned shift) {
        return (value * max + 127) / 255 << shift;
    };
    return channel(rgb >> 16 & 0xff, m_format.redMax, m_format.redShift) |
           channel(rgb >> 8 & 0xff, m_format.greenMax, m_format.greenShift) |
           channel(rgb & 0xff, m_format.blueMax, m_format.blueShift);
}

void RfbEncoder::appendPixel(Bytes &to, std::uint32_t rgb) const
{
    const std::uint32_t pixel = wirePixel(rgb);
    const unsigned bytes = m_format.bytesPerPixel();
    for (unsigned i = 0; i < bytes; ++i)
        to.push_back(static_cast<std::uint8_t>(pixel >> 8 * (m_format.bigEndian ? bytes - 1 - i : i)));
}

void RfbEncoder::appendCpixel(Bytes &to, std::uint32_t rgb) const
{
    const std::uint32_t pixel = wirePixel(rgb) >> m_cpixelShift;
    for (unsigned i = 0; i < m_cpixelBytes; ++i)
        to.push_back(
            static_cast<std::uint8_t>(pixel >> 8 * (m_format.bigEndian ? m_cpixelBytes - 1 - i : i)));
}

void RfbEncoder::append(Bytes &to, const Picture &picture, const rfb::Rect &rect)
{
    appendRectHeader(to, rect, m_encoding);
    if (m_encoding == rfb::encoding::Zrle)
        appendZrle(to, picture, rect);
    else
        appendRaw(to, picture, rect);
}

void RfbEncoder::appendRaw(Bytes &to, const Picture &picture, const rfb::Rect &rect) const
{
    to.reserve(to.size() + rect.area() * m_format.bytesPerPixel());
    for (unsigned y = rect.y; y < unsigned{rect.y} + rect.height; ++y) {
        const std::uint32_t *row = picture.row(y) + rect.x;
        if (m_format == rfb::PixelFormat::rgb32()) { // ours, and that of a client that did not ask otherwise
            porthole::append(to, {reinterpret_cast<const std::uint8_t *>(row), std::size_t{rect.width} * 4});
            continue;
        }
        for (unsigned x = 0; x < rect.width; ++x)
            appendPixel(to, row[x]);
    }
}

void RfbEncoder::appendZrle(Bytes &to, const Picture &picture, const rfb::Rect &rect)
{
    Bytes tiles;
    for (unsigned y = 0; y < rect.height; y += kTile) {
        for (unsigned x = 0; x < rect.width; x += kTile)
            appendTile(tiles, picture,
                       {static_cast<std::uint16_t>(rect.x + x), static_cast<std::uint16_t>(rect.y + y),
                        static_cast<std::uint16_t>(std::min(kTile, rect.width - x)),
                        static_cast<std::uint16_t>(std::min(kTile, rect.height - y))});
    }
    const std::size_t lengthAt = to.size();
    appendBigEndian(to, std::uint32_t{0});
    std::array<std::uint8_t, 16384> piece;
    m_zlib.next_in = tiles.data();
    m_zlib.avail_in = static_cast<uInt>(tiles.size());
    do {
        m_zlib.next_out = piece.data();
        m_zlib.avail_out = static_cast<uInt>(piece.size());
        deflate(&m_zlib, Z_SYNC_FLUSH);
        porthole::append(to, ByteView(piece).first(piece.size() - m_zlib.avail_out));
    } while (m_zlib.avail_out == 0);
    const std::uint32_t length = static_cast<std::uint32_t>(to.size() - lengthAt - 4);
    for (unsigned i = 0; i < 4; ++i)
        to[lengthAt + i] = static_cast<std::uint8_t>(length >> (24 - 8 * i));
}

void RfbEncoder::appendTile(Bytes &to, const Picture &picture, const rfb::Rect &tile) const
{
    const std::vector<std::uint32_t> palette = paletteOf(picture, tile);
    to.push_back(static_cast<std::uint8_t>(palette.size())); // 0: raw, 1: solid, 2 to 16: packed palette
    for (const std::uint32_t colour : palette)
        appendCpixel(to, colour);
    if (palette.size() > 1) {
        appendPaletteTile(to, picture, tile, palette);
    } else if (palette.empty()) {
        for (unsigned y = 0; y < tile.height; ++y)
            for (unsigned x = 0; x < tile.width; ++x)
                appendCpixel(to, picture.row(tile.y + y)[tile.x + x]);
    }
}

void RfbEncoder::appendPaletteTile(Bytes &to, const Picture &picture, const rfb::Rect &tile,
                                   const std::vector<std::uint32_t> &palette) const
{
    const unsigned bits = palette.size() == 2 ? 1 : palette.size() <= 4 ? 2 : 4;
    for (unsigned y = 0; y < tile.height; ++y) {
        const std::uint32_t *row = picture.row(tile.y + y) + tile.x;
        unsigned packed = 0, filled = 0;
        for (unsigned x = 0; x < tile.width; ++x) {
            const auto index = std::find(palette.begin(), palette.end(), row[x]) - palette.begin();
            packed |= static_cast<unsigned>(index) << (8 - bits - filled);
            filled += bits;
            if (filled == 8 || x + 1 == tile.width) { // every row begins with a byte of its own
                to.push_back(static_cast<std::uint8_t>(packed));
                packed = filled = 0;
            }
        }
    }
}

} // namespace porthole::demo
