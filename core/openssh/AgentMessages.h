#pragma once

#include "core/base/Bytes.h"
#include "core/base/Result.h"

#include <optional>
#include <string>
#include <vector>

namespace porthole::openssh {

// What is said to an agent and by it, each message behind its length of four bytes on the wire. The numbers
// are those of draft-miller-ssh-agent section 6.1.
inline constexpr std::uint8_t kAgentFailure = 5;
inline constexpr std::uint8_t kRequestIdentities = 11, kIdentitiesAnswer = 12;
inline constexpr std::uint8_t kSignRequest = 13, kSignResponse = 14;

/// The longest message and the most keys that are taken from an agent, as OpenSSH has it.
inline constexpr std::size_t kLongestAgentMessage = 256 * 1024, kMostAgentKeys = 2048;

struct AgentKey {
    Bytes blob; ///< a public key's, or a certificate's
    std::string comment;
};

/// What is to be signed, and with which key.
struct SignRequest {
    Bytes blob, data;
    std::uint32_t flags = 0;
};

/// Errors: PeerMisbehaved.
Result<std::vector<AgentKey>> parseIdentities(ByteView message);
Bytes identitiesAnswer(const std::vector<AgentKey> &keys);

/// Nothing for what is no whole request.
std::optional<SignRequest> parseSignRequest(ByteView message);
Bytes signRequest(const SignRequest &request);

} // namespace porthole::openssh
