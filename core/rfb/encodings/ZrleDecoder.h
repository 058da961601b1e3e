#pragma once

#include "core/rfb/Decoder.h"
#include "core/rfb/Encodings.h"
#include "core/rfb/Inflater.h"

#include <array>

namespace porthole::rfb {

/// Tiles of 64 by 64, raw, solid, palette or run lengths, in one zlib stream. RFC 6143 section 7.7.6.
class ZrleDecoder final : public RectDecoder<ZrleDecoder> {
public:
    static constexpr std::int32_t kEncoding = encoding::Zrle;
    Step decodeRect(Update &update, Reader &in);

private:
    static constexpr unsigned kTile = 64;

    struct Tile {
        std::uint32_t *to;
        std::size_t stride;
        unsigned width, height;
        std::size_t area() const { return std::size_t{width} * height; }
    };

    template <class Pixel> Step decodeTiles(const Pixel &pixel, Update &update);
    /// Each returns the bytes that the tile takes, 0 if what is there does not make a tile.
    template <class Pixel> std::size_t decodeTile(const Pixel &pixel, ByteView bytes, const Tile &tile);
    template <class Pixel> std::size_t readPalette(const Pixel &pixel, ByteView bytes, unsigned count);
    std::size_t decodePacked(ByteView bytes, const Tile &tile, unsigned count);
    template <class Pixel> std::size_t decodePlainRuns(const Pixel &pixel, ByteView bytes, const Tile &tile);
    std::size_t decodePaletteRuns(ByteView bytes, const Tile &tile, unsigned count);
    void putTile(const Tile &tile) const;

    Inflater m_inflater;
    std::array<std::uint32_t, 128> m_palette{};
    /// Runs go on from one row to the next, so a tile of them is made here, then put into its place.
    alignas(64) std::array<std::uint32_t, kTile * kTile + 8> m_tile{};
};

} // namespace porthole::rfb
