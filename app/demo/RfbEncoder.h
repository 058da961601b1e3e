#pragma once

#include "app/demo/Picture.h"
#include "core/base/Bytes.h"
#include "core/rfb/PixelFormat.h"

#include <zlib.h>

namespace porthole::demo {

/// Rectangles of a picture as bytes of FramebufferUpdate: Raw, or ZRLE with its one stream a connection.
/// RFC 6143 sections 7.7.1 and 7.7.6.
class RfbEncoder {
public:
    RfbEncoder();
    ~RfbEncoder();
    RfbEncoder(const RfbEncoder &) = delete;
    RfbEncoder &operator=(const RfbEncoder &) = delete;

    /// True-colour formats only.
    void setFormat(const rfb::PixelFormat &format);
    /// Raw unless it is ZRLE.
    void setEncoding(std::int32_t encoding) { m_encoding = encoding; }

    /// The rectangle with its header; it lies within the picture.
    void append(Bytes &to, const Picture &picture, const rfb::Rect &rect);

private:
    std::uint32_t wirePixel(std::uint32_t rgb) const;
    void appendPixel(Bytes &to, std::uint32_t rgb) const;
    void appendCpixel(Bytes &to, std::uint32_t rgb) const;
    void appendRaw(Bytes &to, const Picture &picture, const rfb::Rect &rect) const;
    void appendZrle(Bytes &to, const Picture &picture, const rfb::Rect &rect);
    void appendTile(Bytes &to, const Picture &picture, const rfb::Rect &tile) const;
    void appendPaletteTile(Bytes &to, const Picture &picture, const rfb::Rect &tile,
                           const std::vector<std::uint32_t> &palette) const;

    rfb::PixelFormat m_format;
    std::int32_t m_encoding = 0;
    unsigned m_cpixelBytes = 3, m_cpixelShift = 0; ///< section 7.7.5: three bytes do for most formats
    z_stream m_zlib{};
};

/// The header of a rectangle. RFC 6143 section 7.6.1.
void appendRectHeader(Bytes &to, const rfb::Rect &rect, std::int32_t encoding);

} // namespace porthole::demo
