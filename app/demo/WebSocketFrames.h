#pragma once

#include "core/base/Bytes.h"

#include <optional>
#include <string_view>
#include <variant>

namespace porthole::demo {

/// RFC 6455 section 5.2. Only what a server of binary messages needs.
enum class WebSocketOpcode : std::uint8_t {
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xa
};

struct WebSocketFrame {
    WebSocketOpcode opcode = WebSocketOpcode::Binary;
    Bytes payload; ///< unmasked
};

/// Why a connection is ended: a close code of section 7.4.1, and words that fit into a close frame.
struct WebSocketViolation {
    std::uint16_t code;
    const char *words;
};

/// Takes a client's frames apart. A message's boundaries mean nothing to RFB, so its fragments come out as
/// they arrive; their order is checked.
class WebSocketReader {
public:
    /// Bytes a frame may have; more is a violation as soon as its header says so.
    static constexpr std::uint64_t kFrameLimit = 1 << 20;

    /// Takes in what arrived.
    void receive(ByteView bytes) { append(m_bytes, bytes); }
    /// The next whole frame, nothing if there is none yet, or what is wrong: then the connection is over.
    std::variant<std::monostate, WebSocketFrame, WebSocketViolation> next();

private:
    std::optional<WebSocketViolation> violationIn(std::uint8_t first, std::uint8_t second) const;

    Bytes m_bytes;
    bool m_inMessage = false; ///< a fragment has come, and more is to follow
};

/// A server's frame, unmasked and final.
void appendFrame(Bytes &to, WebSocketOpcode opcode, ByteView payload);
/// The payload of a close frame.
Bytes closePayload(std::uint16_t code, std::string_view words);

} // namespace porthole::demo
