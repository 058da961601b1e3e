#include "core/openssh/AgentMessages.h"

#include "core/openssh/Wire.h"

namespace porthole::openssh {

Result<std::vector<AgentKey>> parseIdentities(ByteView message)
{
    const auto wrong = [](const char *what) { return Error::make(ErrorKind::PeerMisbehaved, what); };
    Reader in(message);
    if (in.bigEndian<std::uint8_t>() != kIdentitiesAnswer)
        return wrong("the agent does not tell its keys");
    const auto count = in.bigEndian<std::uint32_t>();
    if (!count || *count > kMostAgentKeys)
        return wrong("the agent has more keys than anybody");
    std::vector<AgentKey> keys;
    for (std::uint32_t i = 0; i < *count; ++i) {
        const auto blob = takeString(in);
        const auto comment = blob ? takeString(in) : std::nullopt;
        if (!comment)
            return wrong("the agent's list of keys is cut off");
        keys.push_back({Bytes(blob->begin(), blob->end()), std::string(textOf(*comment))});
    }
    return keys;
}

Bytes identitiesAnswer(const std::vector<AgentKey> &keys)
{
    Bytes message{kIdentitiesAnswer};
    appendBigEndian(message, static_cast<std::uint32_t>(keys.size()));
    for (const AgentKey &key : keys) {
        appendString(message, key.blob);
        appendString(message, viewOf(key.comment));
    }
    return message;
}

std::optional<SignRequest> parseSignRequest(ByteView message)
{
    Reader in(message);
    if (in.bigEndian<std::uint8_t>() != kSignRequest)
        return std::nullopt;
    const auto blob = takeString(in);
    const auto data = blob ? takeString(in) : std::nullopt;
    const auto flags = data ? in.bigEndian<std::uint32_t>() : std::nullopt;
    if (!flags || !in.empty())
        return std::nullopt;
    return SignRequest{Bytes(blob->begin(), blob->end()), Bytes(data->begin(), data->end()), *flags};
}

Bytes signRequest(const SignRequest &request)
{
    Bytes message{kSignRequest};
    appendString(message, request.blob);
    appendString(message, request.data);
    appendBigEndian(message, request.flags);
    return message;
}

} // namespace porthole::openssh
