#pragma once

#include "core/rfb/Decoder.h"
#include "core/rfb/Encodings.h"

namespace porthole::rfb {

/// Pixels row by row, painted as they arrive. RFC 6143 section 7.7.1.
class RawDecoder final : public RectDecoder<RawDecoder> {
public:
    static constexpr std::int32_t kEncoding = encoding::Raw;
    Step decodeRect(Update &update, Reader &in);

private:
    /// The next pixel of the current rectangle.
    unsigned m_row = 0;
    std::size_t m_column = 0;
};

} // namespace porthole::rfb
