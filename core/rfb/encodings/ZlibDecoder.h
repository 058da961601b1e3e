#pragma once

#include "core/rfb/Decoder.h"
#include "core/rfb/Encodings.h"
#include "core/rfb/Inflater.h"

namespace porthole::rfb {

/// Raw pixels in one zlib stream that lasts as long as the connection. rfbproto, Zlib encoding.
class ZlibDecoder final : public RectDecoder<ZlibDecoder> {
public:
    static constexpr std::int32_t kEncoding = encoding::Zlib;
    Step decodeRect(Update &update, Reader &in);

private:
    Inflater m_inflater;
};

} // namespace porthole::rfb
