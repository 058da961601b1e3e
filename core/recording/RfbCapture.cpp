#include "core/recording/RfbCapture.h"

#include <nlohmann/json.hpp>
#include <optional>

namespace porthole::recording {

namespace {

using nlohmann::json;

constexpr std::string_view kMagic = "RFBCAP1\n";
constexpr std::size_t kRecordHeaderSize = 16;

Error broken(std::size_t offset, std::string what)
{
    return Error::make(ErrorKind::PeerMisbehaved,
                       "the recording is broken at byte " + std::to_string(offset) + ", " + std::move(what));
}

std::optional<std::uint8_t> hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return static_cast<std::uint8_t>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<std::uint8_t>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F')
        return static_cast<std::uint8_t>(c - 'A' + 10);
    return std::nullopt;
}

std::optional<Bytes> bytesOfHex(std::string_view hex)
{
    if (hex.size() % 2 != 0)
        return std::nullopt;
    Bytes bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const auto high = hexDigit(hex[i]);
        const auto low = hexDigit(hex[i + 1]);
        if (!high || !low)
            return std::nullopt;
        bytes.push_back(static_cast<std::uint8_t>(*high << 4 | *low));
    }
    return bytes;
}

/// A side of the framebuffer, 1 to 65535 pixels.
std::optional<std::uint16_t> sideAt(const json &header, const char *key)
{
    const auto found = header.find(key);
    if (found == header.end() || !found->is_number_unsigned())
        return std::nullopt;
    const auto value = found->get<std::uint64_t>();
    if (value == 0 || value > 0xffff)
        return std::nullopt;
    return static_cast<std::uint16_t>(value);
}

std::string textAt(const json &header, const char *key)
{
    const auto found = header.find(key);
    return found != header.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Reads what decoding needs; the header's counters and hints are for people.
Result<RfbCapture> readHeader(ByteView bytes, std::size_t offset)
{
    const json header = json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!header.is_object())
        return broken(offset, "its header is not a JSON object");
    const auto width = sideAt(header, "width");
    const auto height = sideAt(header, "height");
    if (!width || !height)
        return broken(offset, "its header has no width and height of 1 to 65535");
    auto pixelFormat = bytesOfHex(textAt(header, "pixelFormat"));
    if (!pixelFormat || pixelFormat->size() != RfbCapture::kPixelFormatSize)
        return broken(offset, "its header has no pixelFormat of 16 bytes in hexadecimal");
    return RfbCapture{textAt(header, "name"), *width, *height, *std::move(pixelFormat), {}};
}

Result<RfbCapture::Record> readRecord(Reader &in, std::size_t offset)
{
    if (in.remaining() < kRecordHeaderSize)
        return broken(offset, "the record there is cut off in its header");
    RfbCapture::Record record;
    record.microseconds = *in.littleEndian<std::uint64_t>();
    const std::uint32_t length = *in.littleEndian<std::uint32_t>();
    record.flags = *in.littleEndian<std::uint32_t>();
    if (length > RfbCapture::kPayloadLimit)
        return broken(offset, "the record there claims " + std::to_string(length) + " bytes");
    const auto payload = in.take(length);
    if (!payload)
        return broken(offset, "the record there is cut off: " + std::to_string(in.remaining()) + " of " +
                                  std::to_string(length) + " bytes");
    record.payload = *payload;
    return record;
}

} // namespace

Result<RfbCapture> RfbCapture::parse(ByteView file)
{
    Reader in(file);
    const auto offset = [&] { return file.size() - in.remaining(); };
    const auto magic = in.take(kMagic.size());
    if (!magic || textOf(*magic) != kMagic)
        return broken(0, "it does not begin with RFBCAP1");
    const auto headerSize = in.littleEndian<std::uint32_t>();
    if (!headerSize)
        return broken(offset(), "the length of its header is cut off");
    if (*headerSize > kHeaderLimit)
        return broken(offset() - 4, "its header claims " + std::to_string(*headerSize) + " bytes");
    const std::size_t headerOffset = offset();
    const auto headerBytes = in.take(*headerSize);
    if (!headerBytes)
        return broken(headerOffset, "its header is cut off");
    PH_TRY(RfbCapture capture, readHeader(*headerBytes, headerOffset));
    while (!in.empty()) {
        PH_TRY(const Record record, readRecord(in, offset()));
        capture.records.push_back(record);
    }
    return capture;
}

} // namespace porthole::recording
