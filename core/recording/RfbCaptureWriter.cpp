#include "core/recording/RfbCaptureWriter.h"

#include "core/recording/RfbCapture.h"

#include <nlohmann/json.hpp>

namespace porthole::recording {

namespace {

std::string hexOf(ByteView bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const std::uint8_t byte : bytes) {
        hex.push_back(digits[byte >> 4]);
        hex.push_back(digits[byte & 0xf]);
    }
    return hex;
}

template <std::unsigned_integral T> void appendLittleEndian(Bytes &to, T value)
{
    for (unsigned shift = 0; shift < 8 * sizeof(T); shift += 8)
        to.push_back(static_cast<std::uint8_t>(value >> shift));
}

} // namespace

Result<RfbCaptureWriter> RfbCaptureWriter::begin(const Header &header)
{
    if (header.width == 0 || header.height == 0 || header.pixelFormat.size() != RfbCapture::kPixelFormatSize)
        return Error::make(ErrorKind::Bug, "a recording needs a width, a height and a pixel format");
    const nlohmann::json fields{{"name", header.name},
                                {"width", header.width},
                                {"height", header.height},
                                {"pixelFormat", hexOf(header.pixelFormat)}};
    // A desktop name is the server's to choose: it need not be UTF-8.
    const std::string text = fields.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    if (text.size() > RfbCapture::kHeaderLimit)
        return Error::make(ErrorKind::Bug, "the name of a recording is too long");
    RfbCaptureWriter writer;
    porthole::append(writer.m_output, viewOf("RFBCAP1\n"));
    appendLittleEndian(writer.m_output, static_cast<std::uint32_t>(text.size()));
    porthole::append(writer.m_output, viewOf(text));
    return writer;
}

Result<> RfbCaptureWriter::append(std::uint64_t microseconds, std::uint32_t flags, ByteView payload)
{
    if (payload.size() > RfbCapture::kPayloadLimit)
        return Error::make(ErrorKind::Bug, "a record of a recording is too long");
    appendLittleEndian(m_output, microseconds);
    appendLittleEndian(m_output, static_cast<std::uint32_t>(payload.size()));
    appendLittleEndian(m_output, flags);
    porthole::append(m_output, payload);
    return {};
}

Bytes RfbCaptureWriter::takeOutput() { return std::exchange(m_output, {}); }

} // namespace porthole::recording
