#pragma once

#include <cstdint>
#include <string>

namespace porthole::socks {

// RFC 1928 sections 3 to 6, RFC 1929 section 2.
inline constexpr std::uint8_t kVersion = 5, kPasswordVersion = 1;
inline constexpr std::uint8_t kNoAuthentication = 0x00, kUserPassword = 0x02, kNoAcceptableMethod = 0xff;
inline constexpr std::uint8_t kConnect = 0x01;
inline constexpr std::uint8_t kIpv4 = 0x01, kDomainName = 0x03, kIpv6 = 0x04;

/// RFC 1928 section 6.
enum class Reply : std::uint8_t {
    Succeeded = 0x00,
    GeneralFailure = 0x01,
    NotAllowed = 0x02,
    NetworkUnreachable = 0x03,
    HostUnreachable = 0x04,
    ConnectionRefused = 0x05,
    TtlExpired = 0x06,
    CommandNotSupported = 0x07,
    AddressTypeNotSupported = 0x08,
};

/// Where a client wants to be connected to: a name as it gave it, which nobody here resolves, or an address
/// in text, IPv6 without brackets.
struct Target {
    std::string host;
    std::uint16_t port = 0;

    friend bool operator==(const Target &, const Target &) = default;
};

} // namespace porthole::socks
