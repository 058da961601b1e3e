#pragma once

#include "core/base/Bytes.h"

#include <optional>
#include <string>
#include <string_view>

namespace porthole::openssh {

/// A public key of a type that OpenSSH knows.
struct PublicKey {
    std::string type; ///< "ssh-ed25519"; a certificate's type for a certificate
    Bytes material;   ///< what makes it this key: numbers without leading zeros, so that equal is equal
    std::size_t bits = 0;

    friend bool operator==(const PublicKey &, const PublicKey &) = default;
};

/// Reads the blob of RFC 4253 section 6.6, RFC 5656 section 3.1, RFC 8709 section 4 and OpenSSH's
/// PROTOCOL.u2f. Nothing for other types, for what is cut or has more behind it, and for RSA below 1024 bits.
/// Of a certificate only the type is read.
std::optional<PublicKey> parsePublicKey(ByteView blob);

/// The blob of the key that a user's certificate is for, out of the certificate's blob. Nothing for what is
/// no certificate, for a host's, and for keys that parsePublicKey() does not take.
/// Source: OpenSSH's PROTOCOL.certkeys.
std::optional<Bytes> certifiedKey(ByteView certificate);

/// What OpenSSH calls a type where it speaks to people: "ED25519"; empty for a type that it does not know.
std::string_view shownTypeOf(std::string_view type);

} // namespace porthole::openssh
