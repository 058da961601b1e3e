#pragma once

#include "core/base/Bytes.h"
#include "core/rfb/Framebuffer.h"
#include "core/rfb/PixelFormat.h"

#include <cstdint>
#include <memory>
#include <random>
#include <span>
#include <vector>

/// A picture as a server holds it, and encoders that write it as each encoding would: the other side
/// of what core/rfb decodes, written from the specification alone.
namespace porthole::test {

/// A seeded source of 32 random bits.
struct Random {
    explicit Random(unsigned seed)
        : engine(seed)
    {}
    std::uint32_t operator()() { return static_cast<std::uint32_t>(engine()); }
    std::mt19937 engine;
};

struct WireImage {
    rfb::PixelFormat format;
    unsigned width = 0, height = 0;
    std::vector<std::uint32_t> values;   ///< pixels in `format`, row by row
    std::vector<std::uint32_t> expected; ///< the same as framebuffer pixels

    /// Random areas of few colours, runs, and noise; every tile of the tiled encodings has work.
    static WireImage random(const rfb::PixelFormat &format, unsigned width, unsigned height, unsigned seed);
    std::uint32_t at(unsigned x, unsigned y) const { return values[std::size_t{y} * width + x]; }
};

/// The colours of a colour-map format, as SetColourMapEntries would send them.
std::uint32_t mappedColour(std::uint32_t index);

void appendPixel(Bytes &to, const rfb::PixelFormat &format, std::uint32_t value);
void appendCpixel(Bytes &to, const rfb::PixelFormat &format, std::uint32_t value);
void appendTpixel(Bytes &to, const rfb::PixelFormat &format, std::uint32_t value);

/// A zlib stream that goes on from rectangle to rectangle.
class Deflater {
public:
    Deflater();
    ~Deflater();
    Deflater(const Deflater &) = delete;
    Deflater &operator=(const Deflater &) = delete;
    Bytes deflate(ByteView plain, int flush = 2 /* Z_SYNC_FLUSH */);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

Bytes encodeRaw(const WireImage &image);
Bytes encodeRre(const WireImage &image);
Bytes encodeHextile(const WireImage &image);
Bytes encodeZlib(const WireImage &image, Deflater &stream);
/// Tiles by turns raw, solid where they are, packed palette, runs and palette runs.
Bytes encodeZrle(const WireImage &image, Deflater &stream);
enum class TightFilter { Copy, Palette, Gradient };
/// `stream` is the zlib stream's number, `streams` the four of them.
Bytes encodeTight(const WireImage &image, TightFilter filter, unsigned stream,
                  std::span<Deflater, 4> streams);

Bytes rectHeader(unsigned x, unsigned y, unsigned width, unsigned height, std::int32_t encoding);
Bytes updateHeader(unsigned rectangles);

} // namespace porthole::test
