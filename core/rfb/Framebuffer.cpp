#include "core/rfb/Framebuffer.h"

#include <algorithm>

namespace porthole::rfb {

void Framebuffer::resize(Size size)
{
    if (size == m_size && m_pixels)
        return;
    const std::size_t area = std::size_t{size.width} * size.height;
    auto pixels = std::make_unique_for_overwrite<std::uint32_t[]>(area);
    const unsigned keptWidth = std::min(m_size.width, size.width);
    for (unsigned y = 0; y < size.height; ++y) {
        std::uint32_t *to = pixels.get() + std::size_t{y} * size.width;
        const unsigned kept = y < m_size.height ? keptWidth : 0;
        if (kept > 0)
            std::copy_n(row(y), kept, to);
        std::fill_n(to + kept, size.width - kept, kOpaque);
    }
    m_pixels = std::move(pixels);
    m_size = size;
}

} // namespace porthole::rfb
