#include "core/rfb/PixelFormat.h"

#include <bit>

namespace porthole::rfb {

namespace {

/// Whether a channel of this maximum, a power of two less one, lies within the pixel.
bool fits(unsigned max, unsigned shift, unsigned bitsPerPixel)
{
    if (!std::has_single_bit(max + 1u) || shift >= bitsPerPixel)
        return false;
    return shift + static_cast<unsigned>(std::bit_width(max)) <= bitsPerPixel;
}

} // namespace

Result<PixelFormat> PixelFormat::parse(const std::uint8_t *wire)
{
    PixelFormat format;
    format.bitsPerPixel = wire[0];
    format.depth = wire[1];
    format.bigEndian = wire[2] != 0;
    format.trueColour = wire[3] != 0;
    format.redMax = loadBigEndian<std::uint16_t>(wire + 4);
    format.greenMax = loadBigEndian<std::uint16_t>(wire + 6);
    format.blueMax = loadBigEndian<std::uint16_t>(wire + 8);
    format.redShift = wire[10];
    format.greenShift = wire[11];
    format.blueShift = wire[12];

    const unsigned bits = format.bitsPerPixel;
    if (bits != 8 && bits != 16 && bits != 32)
        return Error::make(ErrorKind::PeerMisbehaved,
                           "pixel format with " + std::to_string(bits) + " bits per pixel");
    if (!format.trueColour) {
        if (bits == 32)
            return Error::make(ErrorKind::PeerMisbehaved, "colour map with 32 bits per pixel");
        return format;
    }
    if (!fits(format.redMax, format.redShift, bits) || !fits(format.greenMax, format.greenShift, bits) ||
        !fits(format.blueMax, format.blueShift, bits))
        return Error::make(ErrorKind::PeerMisbehaved, "pixel format whose colours do not fit the pixel");
    return format;
}

void PixelFormat::appendTo(Bytes &to) const
{
    to.insert(to.end(), {bitsPerPixel, depth, std::uint8_t{bigEndian}, std::uint8_t{trueColour}});
    appendBigEndian(to, redMax);
    appendBigEndian(to, greenMax);
    appendBigEndian(to, blueMax);
    to.insert(to.end(), {redShift, greenShift, blueShift, 0, 0, 0});
}

} // namespace porthole::rfb
