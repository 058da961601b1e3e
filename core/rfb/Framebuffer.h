#pragma once

#include "core/rfb/Geometry.h"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace porthole::rfb {

/// The picture: 32 bits a pixel, 0xffRRGGBB, rows without padding, top row first: what
/// QImage::Format_RGB32 wants. The top byte is always 0xff.
class Framebuffer {
public:
    static constexpr std::uint32_t kOpaque = 0xff000000u;

    Framebuffer() = default;

    /// Takes a new size, black; what was there is kept where both sizes reach: some servers count on it
    /// (rfbproto, DesktopSize). The caller has checked the size against limits.
    void resize(Size size);

    Size size() const { return m_size; }
    unsigned width() const { return m_size.width; }
    unsigned height() const { return m_size.height; }
    /// Pixels from one row to the next.
    std::size_t stride() const { return m_size.width; }

    std::uint32_t *pixels() { return m_storage.get() + m_offset; }
    const std::uint32_t *pixels() const { return m_storage.get() + m_offset; }
    std::uint32_t *at(unsigned x, unsigned y) { return pixels() + y * stride() + x; }
    const std::uint32_t *at(unsigned x, unsigned y) const { return pixels() + y * stride() + x; }
    const std::uint32_t *row(unsigned y) const { return at(0, y); }

private:
    Size m_size;
    std::size_t m_capacity = 0; ///< pixels that fit behind m_offset
    std::size_t m_offset = 0;   ///< of the first pixel in the storage
    std::unique_ptr<std::uint32_t[]> m_storage;
};

} // namespace porthole::rfb
