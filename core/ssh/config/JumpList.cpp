#include "core/ssh/config/JumpList.h"

#include "core/model/SshName.h"
#include "core/model/UrlText.h"
#include "core/openssh/Text.h"
#include "core/ssh/config/Value.h"

namespace porthole::ssh {

namespace {

constexpr std::string_view kScheme = "ssh://";
constexpr std::size_t kMostJumps = 16;

Error wrong(std::string_view jump)
{
    return Error::make(ErrorKind::Usage, "this is no jump host: " + std::string(jump));
}

/// Cuts "host" or "[host]" off; what is left is empty or begins with ':'. Nothing if a bracket is not closed.
std::optional<std::string_view> takeHost(std::string_view &text)
{
    std::string_view host;
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos)
            return std::nullopt;
        host = text.substr(1, end - 1);
        text.remove_prefix(end + 1);
    } else {
        host = text.substr(0, text.find_first_of(":/"));
        text.remove_prefix(host.size());
    }
    return host;
}

Result<SshDestination> parseJump(std::string_view jump, const Tokens &tokens)
{
    const bool uri = jump.starts_with(kScheme);
    std::string_view rest = uri ? jump.substr(kScheme.size()) : jump;
    SshDestination to;
    if (const std::size_t at = uri ? rest.find('@') : rest.rfind('@'); at != std::string_view::npos) {
        const std::string_view user = rest.substr(0, at);
        // In a URI, connection parameters may follow the name, and it may be percent-encoded.
        const std::string_view name = uri ? user.substr(0, user.find(';')) : user;
        const QByteArray bytes(name.data(), static_cast<qsizetype>(name.size()));
        PH_TRY(const std::string filled,
               expandTokens((uri ? percentDecoded(bytes) : bytes).toStdString(), tokens));
        to.user = QString::fromStdString(filled);
        if (!isValidSshUser(to.user))
            return wrong(jump);
        rest.remove_prefix(at + 1);
    }
    const auto host = takeHost(rest);
    if (!host)
        return wrong(jump);
    PH_TRY(const std::string filled, expandTokens(*host, tokens));
    to.host = QString::fromStdString(filled);
    if (!isValidSshAlias(to.host))
        return wrong(jump);
    if (uri && rest.ends_with('/'))
        rest.remove_suffix(1);
    if (rest.empty() || rest == ":")
        return to;
    const auto port = rest.starts_with(':') ? portOf(rest.substr(1)) : std::nullopt;
    if (!port)
        return wrong(jump);
    to.port = static_cast<quint16>(*port);
    return to;
}

} // namespace

Result<std::vector<SshDestination>> parseJumpList(std::string_view text, const Tokens &tokens)
{
    text = text.substr(0, text.find('#'));
    text = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
    // As OpenSSH has it, "ProxyJump = host" may come with its sign.
    text.remove_prefix(std::min(text.find_first_not_of(" \t="), text.size()));
    std::vector<SshDestination> jumps;
    if (openssh::equalsIgnoringCase(text, "none"))
        return jumps;
    for (;;) {
        const std::string_view jump = text.substr(0, text.find(','));
        PH_TRY(SshDestination to, parseJump(jump, tokens));
        jumps.push_back(std::move(to));
        if (jumps.size() > kMostJumps)
            return Error::make(ErrorKind::Usage, "too many jump hosts");
        if (jump.size() == text.size())
            return jumps;
        text.remove_prefix(jump.size() + 1);
    }
}

} // namespace porthole::ssh
