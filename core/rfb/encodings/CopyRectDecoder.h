#pragma once

#include "core/rfb/Decoder.h"
#include "core/rfb/Encodings.h"

namespace porthole::rfb {

/// A part of the picture moved. RFC 6143 section 7.7.2.
class CopyRectDecoder final : public RectDecoder<CopyRectDecoder> {
public:
    static constexpr std::int32_t kEncoding = encoding::CopyRect;
    Step decodeRect(Update &update, Reader &in);
};

} // namespace porthole::rfb
