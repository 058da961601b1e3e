#include "core/openssh/KnownHostsLine.h"

#include "core/openssh/Pattern.h"
#include "core/openssh/Text.h"

#include <array>
#include <nettle/hmac.h>

namespace porthole::openssh {

namespace {

constexpr std::string_view kBlanks = " \t";
constexpr std::string_view kHashMagic = "|1|";
constexpr std::size_t kLongestMarker = 31;

std::string_view withoutLeadingBlanks(std::string_view text)
{
    return text.substr(std::min(text.find_first_not_of(kBlanks), text.size()));
}

/// Cuts the first word off.
std::string_view takeWord(std::string_view &text)
{
    const std::string_view word = text.substr(0, text.find_first_of(kBlanks));
    text = withoutLeadingBlanks(text.substr(word.size()));
    return word;
}

/// Cuts the marker off, if there is one; nothing if it is not one of the two. A marker ends at the first
/// space, and only in a line without any at a tab: so does OpenSSH, and a line must mean the same to both.
std::optional<Marker> takeMarker(std::string_view &line)
{
    if (!line.starts_with('@'))
        return Marker::None;
    const std::size_t space = line.find(' ');
    const std::size_t end = space != std::string_view::npos ? space : line.find('\t');
    if (end > kLongestMarker)
        return std::nullopt;
    const std::string_view marker = line.substr(0, end);
    line = withoutLeadingBlanks(line.substr(end));
    if (line.starts_with('@'))
        return std::nullopt;
    if (marker == "@cert-authority")
        return Marker::CertAuthority;
    return marker == "@revoked" ? std::optional(Marker::Revoked) : std::nullopt;
}

} // namespace

std::string hashedName(std::string_view name, ByteView salt)
{
    hmac_sha1_ctx context;
    std::array<std::uint8_t, SHA1_DIGEST_SIZE> digest{};
    hmac_sha1_set_key(&context, salt.size(), salt.data());
    hmac_sha1_update(&context, name.size(), viewOf(name).data());
    hmac_sha1_digest(&context, digest.size(), digest.data());
    return std::string(kHashMagic) + toBase64(salt) + '|' + toBase64(digest);
}

bool matchesHosts(std::string_view hosts, std::string_view name)
{
    if (!hosts.starts_with('|'))
        return matchesHostName(name, hosts);
    if (!hosts.starts_with(kHashMagic))
        return false;
    const std::string_view rest = hosts.substr(kHashMagic.size());
    const std::size_t end = rest.find('|');
    const auto salt = end == std::string_view::npos ? std::nullopt : fromBase64(rest.substr(0, end));
    return salt && salt->size() == SHA1_DIGEST_SIZE && hashedName(name, *salt) == hosts;
}

std::optional<PublicKey> parseKeyLine(std::string_view line)
{
    std::string_view rest = withoutLeadingBlanks(line);
    const std::string_view type = takeWord(rest);
    const auto blob = fromBase64(takeWord(rest));
    auto key = blob ? parsePublicKey(*blob) : std::nullopt;
    return key && key->type == type ? key : std::nullopt;
}

std::optional<KnownHostsLine> parseKnownHostsLine(std::string_view line, std::string_view name)
{
    line = withoutLeadingBlanks(line.substr(0, line.find('\0')));
    while (line.ends_with('\r'))
        line.remove_suffix(1);
    if (line.empty() || line.starts_with('#'))
        return std::nullopt;
    const auto marker = takeMarker(line);
    if (!marker)
        return std::nullopt;
    const std::string_view hosts = takeWord(line);
    if (!matchesHosts(hosts, name))
        return std::nullopt;
    auto key = parseKeyLine(line);
    if (!key)
        return std::nullopt;
    return KnownHostsLine{*marker, std::string(hosts), std::move(*key)};
}

} // namespace porthole::openssh
