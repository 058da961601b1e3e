#include "core/rfb/Handshake.h"

#include "core/base/DisplayText.h"
#include "core/rfb/Limits.h"
#include "core/rfb/VncAuthentication.h"

#include <algorithm>
#include <cstring>

namespace porthole::rfb {

namespace {

constexpr std::size_t kVersionSize = 12; // "RFB 003.008\n"
constexpr std::uint8_t kSecurityNone = 1, kSecurityVncAuthentication = 2;

Error refusedSize(unsigned width, unsigned height)
{
    return Error::make(ErrorKind::PeerMisbehaved, "framebuffer of " + std::to_string(width) + " by " +
                                                      std::to_string(height) + " pixels");
}

} // namespace

Result<> Handshake::receive(Reader &in, Bytes &out)
{
    while (!done() && !wantsPassword()) {
        PH_TRY(const Read read, step(in, out));
        if (read == Read::Short)
            break;
    }
    return {};
}

const char *Handshake::awaiting() const
{
    switch (m_state) {
    case State::AwaitVersion:
        return "the RFB version";
    case State::AwaitSecurityTypes:
    case State::AwaitSecurityType:
        return "the security types";
    case State::AwaitChallenge:
        return "the authentication challenge";
    case State::AwaitPassword:
        return "the password";
    case State::AwaitResult:
        return "the SecurityResult";
    case State::AwaitRefusal:
    case State::AwaitFailure:
        return "the reason of the refusal";
    case State::AwaitServerInit:
        return "ServerInit";
    case State::Done:
        return "";
    }
    return "";
}

Handshake::Step Handshake::step(Reader &in, Bytes &out)
{
    switch (m_state) {
    case State::AwaitVersion:
        return onVersion(in, out);
    case State::AwaitSecurityTypes:
        return onSecurityTypes(in, out);
    case State::AwaitSecurityType:
        return onSecurityType(in, out);
    case State::AwaitChallenge:
        return onChallenge(in);
    case State::AwaitResult:
        return onResult(in, out);
    case State::AwaitRefusal:
    case State::AwaitFailure:
        return onReason(in);
    case State::AwaitServerInit:
        return onServerInit(in);
    case State::AwaitPassword:
    case State::Done:
        break;
    }
    return Read::Short;
}

/// RFC 6143 section 7.1.1.
Handshake::Step Handshake::onVersion(Reader &in, Bytes &out)
{
    constexpr std::string_view start = "RFB ";
    const std::string_view come = textOf(in.rest());
    const auto compared = std::min(come.size(), start.size());
    if (come.substr(0, compared) != start.substr(0, compared))
        return Error::make(ErrorKind::PeerMisbehaved, "this is not a VNC server: its greeting is not RFB's");
    const auto greeting = in.take(kVersionSize);
    if (!greeting)
        return Read::Short;

    const std::string_view text = textOf(*greeting);
    const auto digits = [&](std::size_t at) {
        int value = 0;
        for (const char c : text.substr(at, 3))
            value = c >= '0' && c <= '9' && value >= 0 ? value * 10 + (c - '0') : -1;
        return value;
    };
    const int major = digits(4), minor = digits(8);
    if (major < 0 || minor < 0 || text[7] != '.' || text[11] != '\n')
        return Error::make(ErrorKind::PeerMisbehaved, "RFB greeting without a version");
    if (major < 3)
        return Error::make(ErrorKind::PeerIncompatible,
                           "RFB version " + std::to_string(major) + "." + std::to_string(minor));
    // Versions that never were (3.4 to 3.6) count as 3.3, whatever is above 3.8 (Apple's 3.889,
    // RealVNC's 4 and 5) as 3.8.
    m_minor = major > 3 || minor >= 8 ? 8 : minor == 7 ? 7 : 3;
    append(out, viewOf("RFB 003.00" + std::to_string(m_minor) + "\n"));
    m_state = m_minor == 3 ? State::AwaitSecurityType : State::AwaitSecurityTypes;
    return Read::Whole;
}

/// RFC 6143 section 7.1.2: count u8, then `count` security types; none: a reason follows.
Handshake::Step Handshake::onSecurityTypes(Reader &in, Bytes &out)
{
    Reader reader = in;
    const auto count = reader.bigEndian<std::uint8_t>();
    const auto types = count ? reader.take(*count) : std::nullopt;
    if (!types)
        return Read::Short;
    in = reader;
    if (types->empty()) {
        m_state = State::AwaitRefusal;
        return Read::Whole;
    }
    for (const std::uint8_t type : {kSecurityNone, kSecurityVncAuthentication}) {
        if (std::find(types->begin(), types->end(), type) == types->end())
            continue;
        out.push_back(type);
        chose(type, out);
        return Read::Whole;
    }
    std::string offered;
    for (const std::uint8_t type : *types)
        offered += (offered.empty() ? "" : ", ") + std::to_string(type);
    return Error::make(ErrorKind::PeerIncompatible,
                       "no security type in common; the server offers " + offered);
}

/// RFC 6143 appendix A.1: version 3.3, where the server decides and says so in a u32.
Handshake::Step Handshake::onSecurityType(Reader &in, Bytes &out)
{
    const auto type = in.bigEndian<std::uint32_t>();
    if (!type)
        return Read::Short;
    if (*type == 0) {
        m_state = State::AwaitRefusal;
        return Read::Whole;
    }
    if (*type != kSecurityNone && *type != kSecurityVncAuthentication)
        return Error::make(ErrorKind::PeerIncompatible,
                           "no security type in common; the server demands " + std::to_string(*type));
    chose(static_cast<std::uint8_t>(*type), out);
    return Read::Whole;
}

void Handshake::chose(std::uint8_t type, Bytes &out)
{
    if (type == kSecurityVncAuthentication)
        m_state = State::AwaitChallenge;
    else if (m_minor == 8)
        m_state = State::AwaitResult;
    else
        sendClientInit(out); // before 3.8 None has no SecurityResult
}

/// RFC 6143 section 7.2.2.
Handshake::Step Handshake::onChallenge(Reader &in)
{
    const auto challenge = in.take(sizeof m_challenge);
    if (!challenge)
        return Read::Short;
    std::memcpy(m_challenge, challenge->data(), sizeof m_challenge);
    m_state = State::AwaitPassword;
    return Read::Whole;
}

void Handshake::providePassword(std::string_view password, Bytes &out)
{
    if (m_state != State::AwaitPassword)
        return;
    append(out, vncAuthenticationResponse(password, m_challenge));
    m_state = State::AwaitResult;
}

/// RFC 6143 section 7.1.3.
Handshake::Step Handshake::onResult(Reader &in, Bytes &out)
{
    const auto result = in.bigEndian<std::uint32_t>();
    if (!result)
        return Read::Short;
    if (*result == 0) {
        sendClientInit(out);
        return Read::Whole;
    }
    if (m_minor == 8) {
        m_state = State::AwaitFailure;
        return Read::Whole;
    }
    return Error::make(ErrorKind::AuthRejected,
                       *result == 2 ? "too many failed attempts" : "the password is wrong");
}

/// A u32 length and a text, behind a failed SecurityResult or an empty list of security types.
Handshake::Step Handshake::onReason(Reader &in)
{
    Reader reader = in;
    const auto length = reader.bigEndian<std::uint32_t>();
    if (!length)
        return Read::Short;
    if (*length > limits::kReasonLength)
        return Error::make(ErrorKind::PeerMisbehaved, "reason of " + std::to_string(*length) + " bytes");
    const auto text = reader.take(*length);
    if (!text)
        return Read::Short;
    in = reader;
    const std::string reason = displayText(textOf(*text));
    if (m_state == State::AwaitFailure)
        return Error::make(ErrorKind::AuthRejected, "the server refused the login: " + reason);
    return Error::make(ErrorKind::Forbidden, "the server refused the connection: " + reason);
}

void Handshake::sendClientInit(Bytes &out)
{
    out.push_back(m_shared ? 1 : 0);
    m_state = State::AwaitServerInit;
}

/// RFC 6143 section 7.3.2: u16 width, u16 height, PIXEL_FORMAT, u32 name length, name.
Handshake::Step Handshake::onServerInit(Reader &in)
{
    constexpr std::size_t fixed = 2 + 2 + PixelFormat::kWireSize + 4;
    if (in.remaining() < fixed)
        return Read::Short;
    const std::uint8_t *at = in.data();
    const Size size{loadBigEndian<std::uint16_t>(at), loadBigEndian<std::uint16_t>(at + 2)};
    if (!limits::acceptable(size))
        return refusedSize(size.width, size.height);
    const auto nameLength = loadBigEndian<std::uint32_t>(at + fixed - 4);
    if (nameLength > limits::kNameLength)
        return Error::make(ErrorKind::PeerMisbehaved,
                           "desktop name of " + std::to_string(nameLength) + " bytes");
    if (in.remaining() < fixed + nameLength)
        return Read::Short;
    PH_TRY(const PixelFormat format, PixelFormat::parse(at + 4));
    in.skip(fixed);
    m_serverInit = {size, format, displayText(textOf(*in.take(nameLength)))};
    m_state = State::Done;
    return Read::Whole;
}

} // namespace porthole::rfb
