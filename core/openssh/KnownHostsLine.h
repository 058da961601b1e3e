#pragma once

#include "core/openssh/PublicKey.h"

#include <optional>
#include <string>
#include <string_view>

namespace porthole::openssh {

enum class Marker { None, CertAuthority, Revoked };

/// A line of known_hosts that OpenSSH would go by. Source: sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT".
struct KnownHostsLine {
    Marker marker = Marker::None;
    std::string hosts; ///< patterns, or one hashed name
    PublicKey key;
};

/// Whether the field of hosts speaks of `name`: "host", or "[host]:port" for a port that is not 22; in lower
/// case, as what is hashed is.
bool matchesHosts(std::string_view hosts, std::string_view name);

/// A line that speaks of `name`. Nothing for a comment, for other hosts, and for what cannot be read:
/// OpenSSH ignores such lines, too.
std::optional<KnownHostsLine> parseKnownHostsLine(std::string_view line, std::string_view name);

/// A line of a list of keys, as RevokedHostKeys takes it: "ssh-ed25519 AAAA... comment".
std::optional<PublicKey> parseKeyLine(std::string_view line);

/// The name as HashKnownHosts has it written: "|1|salt|HMAC-SHA1". The salt's 20 bytes are the caller's.
std::string hashedName(std::string_view name, ByteView salt);

} // namespace porthole::openssh
