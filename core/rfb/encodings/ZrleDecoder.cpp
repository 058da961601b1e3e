#include "core/rfb/encodings/ZrleDecoder.h"

#include "core/rfb/Limits.h"

#include <algorithm>
#include <cstring>

namespace porthole::rfb {

namespace {

/// A 64 by 64 tile at its longest: run lengths of one pixel each (4 + 1 bytes) and its first byte.
constexpr std::size_t kLongestTile = 1 + 64 * 64 * 5;

/// A run length: bytes of 255 and one that is less, plus one. Returns false if it does not end.
inline bool readRun(const std::uint8_t *&at, const std::uint8_t *end, std::size_t &length)
{
    length = 1;
    while (at < end) {
        const std::uint8_t byte = *at++;
        length += byte;
        if (byte != 255)
            return true;
        if (length > 64 * 64)
            return false;
    }
    return false;
}

template <unsigned Bits>
inline void expandIndices(const std::uint8_t *from, std::uint32_t *to, unsigned count,
                          const std::uint32_t *palette)
{
    constexpr unsigned perByte = 8 / Bits, mask = (1u << Bits) - 1;
    unsigned x = 0;
    for (; x + perByte <= count; x += perByte, ++from)
        for (unsigned i = 0; i < perByte; ++i)
            to[x + i] = palette[*from >> (8 - Bits * (i + 1)) & mask];
    for (unsigned i = 0; x < count; ++x, ++i)
        to[x] = palette[*from >> (8 - Bits * (i + 1)) & mask];
}

/// Writes eight pixels at once for the short run that most are; the tile has room behind it.
inline void putRun(std::uint32_t *to, std::size_t length, std::uint32_t pixel)
{
    const kernels::FourPixels four{pixel, pixel, pixel, pixel};
    std::size_t i = 0;
    do {
        *reinterpret_cast<kernels::FourPixels *>(to + i) = four;
        *reinterpret_cast<kernels::FourPixels *>(to + i + 4) = four;
        i += 8;
    } while (i < length);
}

} // namespace

Step ZrleDecoder::decodeRect(Update &update, Reader &in)
{
    Reader reader = in;
    const auto length = reader.bigEndian<std::uint32_t>();
    if (!length)
        return Step::NeedMore;
    if (*length > limits::kCompressedRect)
        return update.fail("ZRLE rectangle of " + std::to_string(*length) + " bytes");
    const auto payload = reader.take(*length);
    if (!payload)
        return Step::NeedMore;
    in = reader;

    m_inflater.begin(*payload);
    const Step step = update.pixels.withCpixel([&](auto pixel) { return decodeTiles(pixel, update); });
    if (step == Step::Done && !m_inflater.finish())
        return update.fail("ZRLE rectangle with bytes behind its last tile");
    return step;
}

template <class Pixel> Step ZrleDecoder::decodeTiles(const Pixel &pixel, Update &update)
{
    const Rect rect = update.rect;
    Framebuffer &picture = update.framebuffer;
    for (unsigned y = 0; y < rect.height; y += kTile) {
        for (unsigned x = 0; x < rect.width; x += kTile) {
            const Tile tile{picture.at(rect.x + x, rect.y + y), picture.stride(),
                            std::min(kTile, rect.width - x), std::min(kTile, rect.height - y)};
            const std::size_t used = decodeTile(pixel, m_inflater.peek(kLongestTile), tile);
            if (used == 0)
                return update.fail("ZRLE tile that ends early or runs over");
            m_inflater.skip(used);
        }
    }
    return Step::Done;
}

template <class Pixel>
std::size_t ZrleDecoder::decodeTile(const Pixel &pixel, ByteView bytes, const Tile &tile)
{
    if (bytes.empty())
        return 0;
    const unsigned subencoding = bytes[0];
    bytes = bytes.subspan(1);
    const bool runs = (subencoding & 0x80) != 0;
    const unsigned colours = subencoding & 0x7f;

    if (!runs && colours == 0) {
        const std::size_t rowBytes = std::size_t{tile.width} * Pixel::kBytes;
        if (bytes.size() < rowBytes * tile.height)
            return 0;
        for (unsigned y = 0; y < tile.height; ++y)
            convertPixels(pixel, bytes.data() + y * rowBytes, tile.to + y * tile.stride, tile.width);
        return 1 + rowBytes * tile.height;
    }
    if (!runs && colours == 1) {
        if (bytes.size() < Pixel::kBytes)
            return 0;
        kernels::fillRect(tile.to, tile.stride, tile.width, tile.height, pixel(bytes.data()));
        return 1 + Pixel::kBytes;
    }
    if (runs && colours == 0) {
        const std::size_t used = decodePlainRuns(pixel, bytes, tile);
        return used == 0 ? 0 : 1 + used;
    }
    if (colours == 1 || (!runs && colours > 16))
        return 0; // subencodings 17 to 127 and 129 are unused
    const std::size_t paletteBytes = readPalette(pixel, bytes, colours);
    if (paletteBytes == 0)
        return 0;
    bytes = bytes.subspan(paletteBytes);
    const std::size_t used =
        runs ? decodePaletteRuns(bytes, tile, colours) : decodePacked(bytes, tile, colours);
    return used == 0 ? 0 : 1 + paletteBytes + used;
}

template <class Pixel>
std::size_t ZrleDecoder::readPalette(const Pixel &pixel, ByteView bytes, unsigned count)
{
    if (bytes.size() < std::size_t{count} * Pixel::kBytes)
        return 0;
    for (unsigned i = 0; i < count; ++i)
        m_palette[i] = pixel(bytes.data() + std::size_t{i} * Pixel::kBytes);
    return std::size_t{count} * Pixel::kBytes;
}

/// Indices of 1, 2 or 4 bits, the leftmost pixel in the uppermost bits, rows padded to whole bytes.
std::size_t ZrleDecoder::decodePacked(ByteView bytes, const Tile &tile, unsigned count)
{
    const unsigned bits = count == 2 ? 1 : count <= 4 ? 2 : 4;
    // An index beyond the palette paints black rather than a colour of an earlier tile.
    for (unsigned i = count; i < (1u << bits); ++i)
        m_palette[i] = Framebuffer::kOpaque;
    const std::size_t rowBytes = (tile.width * bits + 7) / 8;
    if (bytes.size() < rowBytes * tile.height)
        return 0;
    const std::uint8_t *at = bytes.data();
    for (unsigned y = 0; y < tile.height; ++y, at += rowBytes) {
        std::uint32_t *to = tile.to + y * tile.stride;
        if (bits == 1)
            kernels::expandBits(at, to, tile.width, m_palette[0], m_palette[1]);
        else if (bits == 2)
            expandIndices<2>(at, to, tile.width, m_palette.data());
        else
            expandIndices<4>(at, to, tile.width, m_palette.data());
    }
    return rowBytes * tile.height;
}

template <class Pixel>
std::size_t ZrleDecoder::decodePlainRuns(const Pixel &pixel, ByteView bytes, const Tile &tile)
{
    const std::uint8_t *at = bytes.data();
    const std::uint8_t *end = at + bytes.size();
    for (std::size_t done = 0; done < tile.area();) {
        if (static_cast<std::size_t>(end - at) < Pixel::kBytes + 1)
            return 0;
        const std::uint32_t colour = pixel(at);
        at += Pixel::kBytes;
        std::size_t length = 0;
        if (!readRun(at, end, length) || length > tile.area() - done)
            return 0;
        putRun(m_tile.data() + done, length, colour);
        done += length;
    }
    putTile(tile);
    return static_cast<std::size_t>(at - bytes.data());
}

std::size_t ZrleDecoder::decodePaletteRuns(ByteView bytes, const Tile &tile, unsigned count)
{
    const std::uint8_t *at = bytes.data();
    const std::uint8_t *end = at + bytes.size();
    for (std::size_t done = 0; done < tile.area();) {
        if (at == end)
            return 0;
        const unsigned index = *at++;
        if ((index & 0x7f) >= count)
            return 0;
        const std::uint32_t colour = m_palette[index & 0x7f];
        if ((index & 0x80) == 0) {
            m_tile[done++] = colour;
            continue;
        }
        std::size_t length = 0;
        if (!readRun(at, end, length) || length > tile.area() - done)
            return 0;
        putRun(m_tile.data() + done, length, colour);
        done += length;
    }
    putTile(tile);
    return static_cast<std::size_t>(at - bytes.data());
}

void ZrleDecoder::putTile(const Tile &tile) const
{
    for (unsigned y = 0; y < tile.height; ++y)
        std::memcpy(tile.to + y * tile.stride, m_tile.data() + std::size_t{y} * tile.width,
                    tile.width * sizeof(std::uint32_t));
}

} // namespace porthole::rfb
