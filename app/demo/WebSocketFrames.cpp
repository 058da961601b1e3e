#include "app/demo/WebSocketFrames.h"

namespace porthole::demo {

namespace {

constexpr std::uint8_t kFinal = 0x80, kReserved = 0x70, kMasked = 0x80, kControl = 0x08;
constexpr std::size_t kControlLimit = 125; // bytes, section 5.5

} // namespace

std::optional<WebSocketViolation> WebSocketReader::violationIn(std::uint8_t first, std::uint8_t second) const
{
    const auto opcode = static_cast<WebSocketOpcode>(first & 0x0f);
    const bool control = (first & kControl) != 0;
    if ((first & kReserved) != 0)
        return WebSocketViolation{1002, "an extension that was not agreed on"};
    if ((second & kMasked) == 0)
        return WebSocketViolation{1002, "a client's frame that is not masked"};
    if (control && ((first & kFinal) == 0 || (second & 0x7f) > kControlLimit))
        return WebSocketViolation{1002, "a control frame in pieces"};
    switch (opcode) {
    case WebSocketOpcode::Text:
        return WebSocketViolation{1003, "Unsupported: Text frames are not supported"};
    case WebSocketOpcode::Binary:
        if (m_inMessage)
            return WebSocketViolation{1002, "a message within a message"};
        return std::nullopt;
    case WebSocketOpcode::Continuation:
        if (!m_inMessage)
            return WebSocketViolation{1002, "the rest of no message"};
        return std::nullopt;
    case WebSocketOpcode::Close:
    case WebSocketOpcode::Ping:
    case WebSocketOpcode::Pong:
        return std::nullopt;
    }
    return WebSocketViolation{1002, "an opcode that there is not"};
}

std::variant<std::monostate, WebSocketFrame, WebSocketViolation> WebSocketReader::next()
{
    Reader in{ByteView(m_bytes)};
    const auto first = in.bigEndian<std::uint8_t>();
    const auto second = in.bigEndian<std::uint8_t>();
    if (!first || !second)
        return {};
    if (const auto violation = violationIn(*first, *second))
        return *violation;
    std::optional<std::uint64_t> length = *second & 0x7fu;
    if (*length == 126)
        length = in.bigEndian<std::uint16_t>();
    else if (*length == 127)
        length = in.bigEndian<std::uint64_t>();
    if (!length)
        return {};
    if (*length > kFrameLimit)
        return WebSocketViolation{1009, "a frame over 1 MiB"};
    const auto mask = in.take(4);
    if (!mask)
        return {};
    const auto payload = in.take(static_cast<std::size_t>(*length));
    if (!payload)
        return {};

    WebSocketFrame frame{static_cast<WebSocketOpcode>(*first & 0x0f),
                         Bytes(payload->begin(), payload->end())};
    for (std::size_t i = 0; i < frame.payload.size(); ++i)
        frame.payload[i] = static_cast<std::uint8_t>(frame.payload[i] ^ (*mask)[i % 4]);
    if ((*first & kControl) == 0)
        m_inMessage = (*first & kFinal) == 0;
    m_bytes.erase(m_bytes.begin(), m_bytes.end() - static_cast<std::ptrdiff_t>(in.remaining()));
    return frame;
}

void appendFrame(Bytes &to, WebSocketOpcode opcode, ByteView payload)
{
    to.push_back(static_cast<std::uint8_t>(kFinal | static_cast<std::uint8_t>(opcode)));
    if (payload.size() <= kControlLimit) {
        to.push_back(static_cast<std::uint8_t>(payload.size()));
    } else if (payload.size() <= 0xffff) {
        to.push_back(126);
        appendBigEndian(to, static_cast<std::uint16_t>(payload.size()));
    } else {
        to.push_back(127);
        appendBigEndian(to, static_cast<std::uint64_t>(payload.size()));
    }
    append(to, payload);
}

Bytes closePayload(std::uint16_t code, std::string_view words)
{
    Bytes payload;
    appendBigEndian(payload, code);
    append(payload, viewOf(words.substr(0, kControlLimit - 2)));
    return payload;
}

} // namespace porthole::demo
