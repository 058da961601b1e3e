#pragma once

#include "core/base/Bytes.h"
#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/socks/Protocol.h"

#include <memory>
#include <optional>

namespace porthole::socks {

/// What a client must know to be let in, each 1 to 255 bytes (RFC 1929 section 2).
struct Credentials {
    Secret user, password;
};

/// The server's side of SOCKS5 up to its reply: method, user and password, request. Of the client's bytes it
/// takes those of the handshake and no more, and never holds more than one message (513 bytes).
class ServerHandshake {
public:
    /// With credentials, a client that does not give them is turned away, whatever else it offers; without,
    /// one that insists on giving some is.
    explicit ServerHandshake(std::shared_ptr<const Credentials> credentials = nullptr);

    /// How many of the bytes were taken. The others are for target(), or nobody's once refused. Errors:
    /// AuthRejected; PeerIncompatible (another protocol or version, no method in common, another command than
    /// CONNECT, an address of a kind that does not exist); PeerMisbehaved (a name that is none).
    Result<std::size_t> receive(ByteView bytes);
    /// Once the client has asked for it.
    const std::optional<Target> &target() const { return m_target; }
    /// What came of it. Once, after target() is there.
    void answer(Reply reply);
    /// What is to be sent to the client; also after a refusal, before it is hung up on.
    Bytes takeOutput() { return std::exchange(m_output, {}); }

private:
    enum class Stage : std::uint8_t { Methods, Password, Request, Over };

    std::size_t wanted() const;
    Result<> take();
    Result<> takeMethods();
    Result<> takePassword();
    Result<> takeRequest();
    Error refuse(Reply reply, ErrorKind kind, std::string why);

    const std::shared_ptr<const Credentials> m_credentials;
    Stage m_stage = Stage::Methods;
    Bytes m_message; ///< of which not all is there
    std::optional<Target> m_target;
    Bytes m_output;
};

} // namespace porthole::socks
