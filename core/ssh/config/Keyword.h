#pragma once

#include <cstdint>
#include <string_view>

namespace porthole::ssh {

/// What a line of ssh_config(5) sets, as far as anybody here asks for it.
enum class Key : std::uint8_t {
    None,
    Host,
    Match,
    Include,
    IgnoreUnknown,
    AddressFamily,
    BindAddress,
    CanonicalizeHostname,
    CertificateFile,
    CertificateSignatures,
    Ciphers,
    Compression,
    ConnectTimeout,
    ForwardAgent,
    GlobalKnownHostsFile,
    GssapiAuthentication,
    GssapiDelegateCredentials,
    HashKnownHosts,
    HostbasedAuthentication,
    HostKeyAlgorithms,
    HostKeyAlias,
    HostName,
    IdentitiesOnly,
    IdentityAgent,
    IdentityFile,
    KbdInteractiveAuthentication,
    KexAlgorithms,
    Macs,
    NumberOfPasswordPrompts,
    PasswordAuthentication,
    Port,
    PreferredAuthentications,
    ProxyCommand,
    ProxyJump,
    PubkeyAcceptedAlgorithms,
    PubkeyAuthentication,
    RequiredRsaSize,
    RevokedHostKeys,
    ServerAliveCountMax,
    ServerAliveInterval,
    StrictHostKeyChecking,
    User,
    UserKnownHostsFile,
};

/// How a value is written. What does not fit is an error even where the line does not apply.
enum class Syntax : std::uint8_t {
    Flag, ///< yes, no, true, false
    YesNo,
    PublicKeyFlag,
    YesNoAsk,
    Canonicalize,
    HostKeyPolicy,
    Family,
    Word,
    Words, ///< one or more; "none" stands alone
    Time,
    Number,
    Port,
    AgentPath,    ///< a path; ${VARIABLE} has to be there
    AgentForward, ///< a flag or such a path
    Command,      ///< the rest of the line
    Jump,
    Anything,
};

/// What becomes of a keyword that has no Key.
enum class Neglect : std::uint8_t {
    Silent, ///< it changes nothing that anybody would miss in Porthole, or cannot be meant for it
    Warned, ///< said, unless its value is "no" or "none"
};

struct Keyword {
    std::string_view name; ///< in lower case
    Key key = Key::None;
    Syntax syntax = Syntax::Anything;
    Neglect neglect = Neglect::Silent;
};

/// nullptr for a keyword that OpenSSH does not know either.
const Keyword *keywordOf(std::string_view name);

} // namespace porthole::ssh
