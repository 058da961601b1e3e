#pragma once

#include "core/rfb/Decoder.h"
#include "core/rfb/Encodings.h"

namespace porthole::rfb {

/// A background and rectangles of one colour on it. RFC 6143 section 7.7.3.
class RreDecoder final : public RectDecoder<RreDecoder> {
public:
    static constexpr std::int32_t kEncoding = encoding::Rre;
    Step decodeRect(Update &update, Reader &in);

private:
    bool m_begun = false;     ///< the background is painted
    std::uint32_t m_left = 0; ///< subrectangles to come
};

} // namespace porthole::rfb
