#include "core/rfb/PixelKernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace porthole::rfb::kernels {

namespace {

using Expand = void (*)(const std::uint8_t *, std::uint32_t *, std::size_t);

/// Byte positions of blue, green and red within the three.
template <int Blue, int Red> void expandScalar(const std::uint8_t *from, std::uint32_t *to, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i, from += 3)
        to[i] =
            Framebuffer::kOpaque | static_cast<std::uint32_t>(from[Red] << 16 | from[1] << 8 | from[Blue]);
}

void copyScalar(const std::uint8_t *from, std::uint32_t *to, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        to[i] = loadLittleEndian<std::uint32_t>(from + 4 * i) | Framebuffer::kOpaque;
}

#if defined(__x86_64__)

template <int Blue, int Red>
[[gnu::target("ssse3")]] void expandSsse3(const std::uint8_t *from, std::uint32_t *to, std::size_t count)
{
    constexpr char b = Blue, r = Red, none = -1;
    const __m128i spread =
        _mm_setr_epi8(b, 1, r, none, b + 3, 4, r + 3, none, b + 6, 7, r + 6, none, b + 9, 10, r + 9, none);
    const __m128i opaque = _mm_set1_epi32(static_cast<int>(Framebuffer::kOpaque));
    std::size_t i = 0;
    // A load takes 16 bytes for 12: the last pixels are left to the scalar loop.
    for (; i + 6 <= count; i += 4, from += 12) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(from));
        const __m128i pixels = _mm_or_si128(_mm_shuffle_epi8(bytes, spread), opaque);
        _mm_storeu_si128(reinterpret_cast<__m128i *>(to + i), pixels);
    }
    expandScalar<Blue, Red>(from, to + i, count - i);
}

template <int Blue, int Red>
[[gnu::target("avx2")]] void expandAvx2(const std::uint8_t *from, std::uint32_t *to, std::size_t count)
{
    constexpr char b = Blue, r = Red, none = -1;
    const __m256i spread = _mm256_broadcastsi128_si256(
        _mm_setr_epi8(b, 1, r, none, b + 3, 4, r + 3, none, b + 6, 7, r + 6, none, b + 9, 10, r + 9, none));
    const __m256i opaque = _mm256_set1_epi32(static_cast<int>(Framebuffer::kOpaque));
    std::size_t i = 0;
    // Two loads of 16 bytes, 12 apart: 28 bytes are touched for 24.
    for (; i + 10 <= count; i += 8, from += 24) {
        const __m128i low = _mm_loadu_si128(reinterpret_cast<const __m128i *>(from));
        const __m128i high = _mm_loadu_si128(reinterpret_cast<const __m128i *>(from + 12));
        const __m256i bytes = _mm256_inserti128_si256(_mm256_castsi128_si256(low), high, 1);
        const __m256i pixels = _mm256_or_si256(_mm256_shuffle_epi8(bytes, spread), opaque);
        _mm256_storeu_si256(reinterpret_cast<__m256i *>(to + i), pixels);
    }
    expandScalar<Blue, Red>(from, to + i, count - i);
}

[[gnu::target("avx2")]] inline void copyEight(const std::uint8_t *from, std::uint32_t *to)
{
    const __m256i opaque = _mm256_set1_epi32(static_cast<int>(Framebuffer::kOpaque));
    const __m256i pixels = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(from));
    _mm256_storeu_si256(reinterpret_cast<__m256i *>(to), _mm256_or_si256(pixels, opaque));
}

[[gnu::target("avx2")]] void copyAvx2(const std::uint8_t *from, std::uint32_t *to, std::size_t count)
{
    if (count < 32)
        return copyScalar(from, to, count);
    // Eight wherever they lie, then from the next border of a cache line on: a store across two lines
    // costs twice. What the first and the last eight cover twice comes out the same.
    copyEight(from, to);
    copyEight(from + 32, to + 8);
    copyEight(from + 4 * (count - 8), to + count - 8);
    std::size_t i = 16 - reinterpret_cast<std::uintptr_t>(to) / sizeof *to % 16;
    for (; i + 32 <= count; i += 32) {
        copyEight(from + 4 * i, to + i);
        copyEight(from + 4 * i + 32, to + i + 8);
        copyEight(from + 4 * i + 64, to + i + 16);
        copyEight(from + 4 * i + 96, to + i + 24);
    }
    for (; i + 8 <= count; i += 8)
        copyEight(from + 4 * i, to + i);
}

template <int Blue, int Red> Expand fastest()
{
    if (__builtin_cpu_supports("avx2"))
        return expandAvx2<Blue, Red>;
    if (__builtin_cpu_supports("ssse3"))
        return expandSsse3<Blue, Red>;
    return expandScalar<Blue, Red>;
}

Expand fastestCopy() { return __builtin_cpu_supports("avx2") ? copyAvx2 : copyScalar; }

#else

template <int Blue, int Red> Expand fastest() { return expandScalar<Blue, Red>; }

Expand fastestCopy() { return copyScalar; }

#endif

} // namespace

void expandBgr(const std::uint8_t *from, std::uint32_t *to, std::size_t count)
{
    static const Expand expand = fastest<0, 2>();
    expand(from, to, count);
}

void expandRgb(const std::uint8_t *from, std::uint32_t *to, std::size_t count)
{
    static const Expand expand = fastest<2, 0>();
    expand(from, to, count);
}

void copyBgrx(const std::uint8_t *from, std::uint32_t *to, std::size_t count)
{
    static const Expand copy = fastestCopy();
    copy(from, to, count);
}

} // namespace porthole::rfb::kernels
