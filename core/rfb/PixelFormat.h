#pragma once

#include "core/base/Bytes.h"
#include "core/base/Result.h"

#include <cstdint>

namespace porthole::rfb {

/// How pixels travel. RFC 6143 section 7.4.
struct PixelFormat {
    static constexpr std::size_t kWireSize = 16;

    std::uint8_t bitsPerPixel = 32;
    std::uint8_t depth = 24;
    bool bigEndian = false;
    bool trueColour = true;
    std::uint16_t redMax = 255, greenMax = 255, blueMax = 255;
    std::uint8_t redShift = 16, greenShift = 8, blueShift = 0;

    /// The format of our framebuffer: 32 bits, 0xffRRGGBB in the machine's (little endian) order,
    /// which is QImage::Format_RGB32.
    static constexpr PixelFormat rgb32() { return {}; }

    /// Reads the 16 bytes of PIXEL_FORMAT. Errors: PeerMisbehaved for widths other than 8, 16 and 32,
    /// and for channels that do not fit into the pixel.
    static Result<PixelFormat> parse(const std::uint8_t *wire);
    void appendTo(Bytes &to) const;

    unsigned bytesPerPixel() const { return bitsPerPixel / 8u; }

    friend bool operator==(const PixelFormat &, const PixelFormat &) = default;
};

} // namespace porthole::rfb
