#pragma once

#include "core/base/Bytes.h"
#include "core/base/Result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace porthole::recording {

/// A recorded RFB session (.rfbcap, RFBCAP1): the bytes a server sent after ServerInit, in records
/// none of which spans the end of a FramebufferUpdate. All integers little-endian:
///   "RFBCAP1\n"  u32 header length  header (one JSON object)  then records
///   u64 microseconds  u32 length  u32 flags (1: ends an update, 2: client to server)  payload
struct RfbCapture {
    static constexpr std::uint32_t kEndsUpdate = 0x1;
    static constexpr std::uint32_t kFromClient = 0x2;
    /// Bytes that a header and a payload may have; more is refused.
    static constexpr std::size_t kHeaderLimit = std::size_t{1} << 20;
    static constexpr std::size_t kPayloadLimit = std::size_t{256} << 20;
    static constexpr std::size_t kPixelFormatSize = 16;

    struct Record {
        std::uint64_t microseconds = 0;
        std::uint32_t flags = 0;
        ByteView payload; ///< into the bytes given to parse()

        bool endsUpdate() const { return flags & kEndsUpdate; }
        bool fromClient() const { return flags & kFromClient; }
    };

    std::string name;
    std::uint16_t width = 0, height = 0;
    Bytes pixelFormat; ///< 16 bytes, PIXEL_FORMAT of RFC 6143 section 7.4
    std::vector<Record> records;

    /// Reads a whole file's bytes; the result points into them. Errors: PeerMisbehaved with the
    /// offset of what is wrong (a truncated or foreign file). Thread: any.
    static Result<RfbCapture> parse(ByteView file);
};

} // namespace porthole::recording
