#pragma once

#include "core/base/Bytes.h"
#include "core/rfb/Framebuffer.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

/// The loops in which pixels are made. Each takes exactly the bytes it is given: none reads or
/// writes beyond them. The wide ones choose SSSE3 or AVX2 at run time.
namespace porthole::rfb::kernels {

/// Three bytes B, G, R to a pixel (CPIXEL of our own format).
void expandBgr(const std::uint8_t *from, std::uint32_t *to, std::size_t count);
/// Three bytes R, G, B to a pixel (TPIXEL).
void expandRgb(const std::uint8_t *from, std::uint32_t *to, std::size_t count);
/// Four bytes B, G, R, X to a pixel.
void copyBgrx(const std::uint8_t *from, std::uint32_t *to, std::size_t count);

/// Four pixels stored at once, wherever they lie.
using FourPixels [[gnu::vector_size(16), gnu::aligned(4), gnu::may_alias]] = std::uint32_t;

/// Bits to pixels, the uppermost bit of each byte first: 0 is `zero`, 1 is `one`.
inline void expandBits(const std::uint8_t *from, std::uint32_t *to, std::size_t count, std::uint32_t zero,
                       std::uint32_t one)
{
    constexpr FourPixels upper{0x80, 0x40, 0x20, 0x10}, lower{0x08, 0x04, 0x02, 0x01};
    const std::uint32_t difference = zero ^ one;
    std::size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        const std::uint32_t byte = *from++;
        const FourPixels bits{byte, byte, byte, byte};
        *reinterpret_cast<FourPixels *>(to + i) = zero ^ (difference & FourPixels((bits & upper) == upper));
        *reinterpret_cast<FourPixels *>(to + i + 4) =
            zero ^ (difference & FourPixels((bits & lower) == lower));
    }
    for (unsigned bit = 0x80; i < count; ++i, bit >>= 1)
        to[i] = *from & bit ? one : zero;
}

/// Fills a short run (a tile's row); stores overlap instead of branching on each length.
inline void fillSpan(std::uint32_t *to, std::size_t count, std::uint32_t pixel)
{
    if (count < 4) {
        for (std::size_t i = 0; i < count; ++i)
            to[i] = pixel;
        return;
    }
    const FourPixels four{pixel, pixel, pixel, pixel};
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4)
        *reinterpret_cast<FourPixels *>(to + i) = four;
    *reinterpret_cast<FourPixels *>(to + count - 4) = four;
}

/// Fills a rectangle; rows are `stride` pixels apart.
inline void fillRect(std::uint32_t *to, std::size_t stride, unsigned width, unsigned height,
                     std::uint32_t pixel)
{
    for (unsigned y = 0; y < height; ++y, to += stride)
        fillSpan(to, width, pixel);
}

} // namespace porthole::rfb::kernels
