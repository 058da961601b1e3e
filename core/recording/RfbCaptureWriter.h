#pragma once

#include "core/base/Bytes.h"
#include "core/base/Result.h"

#include <cstdint>
#include <string>

namespace porthole::recording {

/// Writes what RfbCapture::parse() reads. The bytes of the file gather here until takeOutput() hands
/// them on, so that a recorder may write them out as the session goes. Thread: its owner's.
class RfbCaptureWriter {
public:
    struct Header {
        std::string name; ///< what is not UTF-8 in it becomes U+FFFD
        std::uint16_t width = 0, height = 0;
        Bytes pixelFormat; ///< 16 bytes, PIXEL_FORMAT of RFC 6143 section 7.4
    };

    /// Begins a file. Errors: Bug, for a header that parse() would refuse.
    static Result<RfbCaptureWriter> begin(const Header &header);

    /// Appends one record; `flags` are RfbCapture's. Errors: Bug, for a payload over
    /// RfbCapture::kPayloadLimit; nothing is written then.
    Result<> append(std::uint64_t microseconds, std::uint32_t flags, ByteView payload);

    /// What has been written since the last call.
    Bytes takeOutput();

private:
    RfbCaptureWriter() = default;

    Bytes m_output;
};

} // namespace porthole::recording
