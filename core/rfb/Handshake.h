#pragma once

#include "core/base/Bytes.h"
#include "core/base/Result.h"
#include "core/rfb/Geometry.h"
#include "core/rfb/PixelFormat.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace porthole::rfb {

/// What the server says of itself. RFC 6143 section 7.3.2.
struct ServerInit {
    Size size;
    PixelFormat format;
    std::string name;
};

/// From the first byte to ServerInit: versions 3.3, 3.7 and 3.8, security None and VNC
/// Authentication. RFC 6143 sections 7.1 to 7.3.
///
/// Nothing is sent ahead of its turn: Nova's proxy hands a ClientInit that follows the security type
/// too closely back to the sender.
class Handshake {
public:
    explicit Handshake(bool shared)
        : m_shared(shared)
    {}

    /// Goes as far as the bytes reach; appends what is to be sent. Consumes whole messages only.
    Result<> receive(Reader &in, Bytes &out);
    bool done() const { return m_state == State::Done; }
    /// A password is waited for.
    bool wantsPassword() const { return m_state == State::AwaitPassword; }
    void providePassword(std::string_view password, Bytes &out);
    /// What is waited for, in words that fit behind "waiting for"; "" when done.
    const char *awaiting() const;
    const ServerInit &serverInit() const { return m_serverInit; }

private:
    enum class State : std::uint8_t {
        AwaitVersion,
        AwaitSecurityTypes,
        AwaitSecurityType, ///< 3.3: the server decides
        AwaitChallenge,
        AwaitPassword,
        AwaitResult,
        AwaitRefusal, ///< the reason for which the server will not talk to us
        AwaitFailure, ///< the reason for which the authentication failed
        AwaitServerInit,
        Done,
    };
    enum class Read : std::uint8_t { Whole, Short };
    using Step = Result<Read>;

    Step step(Reader &in, Bytes &out);
    Step onVersion(Reader &in, Bytes &out);
    Step onSecurityTypes(Reader &in, Bytes &out);
    Step onSecurityType(Reader &in, Bytes &out);
    Step onChallenge(Reader &in);
    Step onResult(Reader &in, Bytes &out);
    Step onReason(Reader &in);
    Step onServerInit(Reader &in);
    void chose(std::uint8_t type, Bytes &out);
    void sendClientInit(Bytes &out);

    State m_state = State::AwaitVersion;
    bool m_shared;
    int m_minor = 8;
    std::uint8_t m_challenge[16] = {};
    ServerInit m_serverInit;
};

} // namespace porthole::rfb
