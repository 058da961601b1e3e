#include "core/rfb/Framebuffer.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace porthole::rfb {

namespace {

struct Rows {
    std::uint32_t *pixels;
    std::size_t width;
};

/// Copies `count` rows as far as both widths reach, and fills what a longer one has besides. Both may lie
/// in the same place: then the order sees to it that none is overwritten before its turn.
void copyRows(Rows from, Rows to, std::size_t count)
{
    const std::size_t kept = std::min(from.width, to.width);
    const auto copyRow = [&](std::size_t y) {
        std::uint32_t *row = to.pixels + y * to.width;
        std::memmove(row, from.pixels + y * from.width, kept * sizeof *row);
        std::fill_n(row + kept, to.width - kept, Framebuffer::kOpaque);
    };
    if (to.width <= from.width) {
        for (std::size_t y = 0; y < count; ++y)
            copyRow(y);
    } else {
        for (std::size_t y = count; y-- > 0;)
            copyRow(y);
    }
}

/// Where the picture begins: 16 bytes behind a multiple of 32. At the multiples themselves libjpeg-turbo
/// writes past the cache, although what it wrote is read at once to be shown, and takes 1.3 times as long.
std::size_t offsetIn(const std::uint32_t *storage)
{
    constexpr std::size_t block = 32 / sizeof *storage;
    return (block + block / 2 - reinterpret_cast<std::uintptr_t>(storage) / sizeof *storage % block) % block;
}
constexpr std::size_t kLargestOffset = 7;

} // namespace

void Framebuffer::resize(Size size)
{
    if (size == m_size && m_storage)
        return;
    const std::size_t area = std::size_t{size.width} * size.height;
    const std::size_t kept = m_storage ? std::min(m_size.height, size.height) : 0;
    const Rows oldRows{pixels(), m_size.width};
    std::unique_ptr<std::uint32_t[]> old;
    // A guest goes through several modes as it boots: room for the next one is kept, and given back when
    // it is far too large. Pages that nobody touches are not taken from the system.
    if (!m_storage || area > m_capacity || area < m_capacity / 4) {
        m_capacity = area + area / 4;
        old = std::exchange(m_storage,
                            std::make_unique_for_overwrite<std::uint32_t[]>(m_capacity + kLargestOffset));
        m_offset = offsetIn(m_storage.get());
    }
    copyRows(oldRows, {pixels(), size.width}, kept);
    std::fill_n(pixels() + kept * size.width, area - kept * size.width, kOpaque);
    m_size = size;
}

} // namespace porthole::rfb
