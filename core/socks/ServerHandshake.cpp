#include "core/socks/ServerHandshake.h"

#include <algorithm>
#include <array>

namespace porthole::socks {

namespace {

/// RFC 1929 section 2: version, two lengths, two texts.
constexpr std::size_t kLongestMessage = 3 + 255 + 255;

/// The same time for every wrong one of that length.
bool same(ByteView given, const Secret &wanted)
{
    const ByteView right = viewOf(wanted.reveal());
    if (given.size() != right.size())
        return false;
    std::uint8_t differences = 0;
    for (std::size_t i = 0; i < given.size(); ++i)
        differences = static_cast<std::uint8_t>(differences | (given[i] ^ right[i]));
    return differences == 0;
}

/// The bytes are there: wanted() has counted them.
ByteView part(const Bytes &message, std::size_t at, std::size_t count)
{
    return ByteView(message).subspan(at, count);
}

std::string ipv4Text(ByteView address)
{
    std::string text;
    for (const std::uint8_t byte : address)
        text += (text.empty() ? "" : ".") + std::to_string(byte);
    return text;
}

/// RFC 4291 section 2.2, form 1: eight groups, nothing left out.
std::string ipv6Text(ByteView address)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (std::size_t at = 0; at < address.size(); ++at) {
        if (at > 0 && at % 2 == 0)
            text += ':';
        text += kDigits[address[at] >> 4];
        text += kDigits[address[at] & 0xf];
    }
    return text;
}

/// What a resolver could be asked for: visible ASCII (other names are given as their punycode).
bool isName(ByteView name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(),
                                        [](std::uint8_t letter) { return letter > 0x20 && letter < 0x7f; });
}

} // namespace

ServerHandshake::ServerHandshake(std::shared_ptr<const Credentials> credentials)
    : m_credentials(std::move(credentials))
{
    m_message.reserve(kLongestMessage); // it never moves, so no copy of a password is left behind
}

/// How long the message must be before it can be looked at again: each length that it tells adds to it.
std::size_t ServerHandshake::wanted() const
{
    const auto lengthAt = [this](std::size_t at) -> std::size_t { return m_message[at]; };
    const std::size_t have = m_message.size();
    switch (m_stage) {
    case Stage::Methods:
        return have < 2 ? 2 : 2 + lengthAt(1);
    case Stage::Password: {
        if (have < 2)
            return 2;
        const std::size_t password = 2 + lengthAt(1);
        return have <= password ? password + 1 : password + 1 + lengthAt(password);
    }
    case Stage::Request:
        if (have < 5)
            return 5; // the first byte of an address, or a name's length
        switch (m_message[3]) {
        case kIpv4:
            return 4 + 4 + 2;
        case kIpv6:
            return 4 + 16 + 2;
        case kDomainName:
            return 4 + 1 + lengthAt(4) + 2;
        default:
            return have;
        }
    case Stage::Over:
        break;
    }
    return 0;
}

Result<std::size_t> ServerHandshake::receive(ByteView bytes)
{
    std::size_t taken = 0;
    while (m_stage != Stage::Over) {
        const std::size_t more = std::min(wanted() - m_message.size(), bytes.size() - taken);
        append(m_message, bytes.subspan(taken, more));
        taken += more;
        // Whoever speaks another protocol is not waited for: its second byte may never come.
        if (!m_message.empty() &&
            m_message[0] != (m_stage == Stage::Password ? kPasswordVersion : kVersion)) {
            m_stage = Stage::Over;
            return Error::make(ErrorKind::PeerIncompatible, "the client does not speak SOCKS5");
        }
        if (m_message.size() < wanted()) {
            if (taken == bytes.size())
                break;
            continue;
        }
        const Result<> done = take();
        if (char *const begin = reinterpret_cast<char *>(m_message.data()))
            explicit_bzero(begin, m_message.size()); // of a password, too
        m_message.clear();
        if (!done) {
            m_stage = Stage::Over;
            return done.error();
        }
    }
    return taken;
}

Result<> ServerHandshake::take()
{
    switch (m_stage) {
    case Stage::Methods:
        return takeMethods();
    case Stage::Password:
        return takePassword();
    case Stage::Request:
        return takeRequest();
    case Stage::Over:
        break;
    }
    return {};
}

Result<> ServerHandshake::takeMethods()
{
    const ByteView methods = part(m_message, 2, m_message[1]);
    const std::uint8_t method = m_credentials ? kUserPassword : kNoAuthentication;
    if (std::find(methods.begin(), methods.end(), method) == methods.end()) {
        append(m_output, std::array{kVersion, kNoAcceptableMethod});
        return Error::make(m_credentials ? ErrorKind::AuthRejected : ErrorKind::PeerIncompatible,
                           m_credentials ? "the client offers no user and password"
                                         : "the client insists on signing in");
    }
    append(m_output, std::array{kVersion, method});
    m_stage = m_credentials ? Stage::Password : Stage::Request;
    return {};
}

Result<> ServerHandshake::takePassword()
{
    const std::size_t userLength = m_message[1];
    const ByteView user = part(m_message, 2, userLength);
    const ByteView password = part(m_message, 2 + userLength + 1, m_message[2 + userLength]);
    const bool userIsRight = same(user, m_credentials->user);
    const bool passwordIsRight = same(password, m_credentials->password);
    const bool isRight = userIsRight && passwordIsRight;
    append(m_output,
           std::array<std::uint8_t, 2>{kPasswordVersion, static_cast<std::uint8_t>(isRight ? 0 : 1)});
    if (!isRight)
        return Error::make(ErrorKind::AuthRejected, "the client gave another user or password");
    m_stage = Stage::Request;
    return {};
}

Result<> ServerHandshake::takeRequest()
{
    const std::uint8_t kind = m_message[3];
    if (kind != kIpv4 && kind != kIpv6 && kind != kDomainName)
        return refuse(Reply::AddressTypeNotSupported, ErrorKind::PeerIncompatible,
                      "the client gave an address of an unknown kind");
    if (m_message[1] != kConnect)
        return refuse(Reply::CommandNotSupported, ErrorKind::PeerIncompatible,
                      "the client asked for something else than a connection");
    const std::size_t end = m_message.size() - 2; // of the address; the port is behind it
    const ByteView address = kind == kDomainName ? part(m_message, 5, end - 5) : part(m_message, 4, end - 4);
    if (kind == kDomainName && !isName(address))
        return refuse(Reply::GeneralFailure, ErrorKind::PeerMisbehaved,
                      "the client gave a name that is none");
    Target target;
    target.host = kind == kIpv4   ? ipv4Text(address)
                  : kind == kIpv6 ? ipv6Text(address)
                                  : std::string(textOf(address));
    target.port = loadBigEndian<std::uint16_t>(m_message.data() + end);
    m_target = std::move(target);
    m_stage = Stage::Over;
    return {};
}

/// RFC 1928 section 6. Where the connection leads from here is nobody's business: 0.0.0.0:0.
void ServerHandshake::answer(Reply reply)
{
    append(m_output, std::array<std::uint8_t, 10>{kVersion, static_cast<std::uint8_t>(reply), 0, kIpv4, 0, 0,
                                                  0, 0, 0, 0});
}

Error ServerHandshake::refuse(Reply reply, ErrorKind kind, std::string why)
{
    answer(reply);
    return Error::make(kind, std::move(why));
}

} // namespace porthole::socks
