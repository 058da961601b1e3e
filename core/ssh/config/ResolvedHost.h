#pragma once

#include "core/base/Clock.h"
#include "core/model/Endpoint.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <optional>

namespace porthole::ssh {

/// A line of ~/.ssh/config that runs a program here.
struct ConfiguredCommand {
    QString command; ///< with its tokens filled in: what would run, by the user's shell
    QString where;   ///< "file, line 12"
};

enum class StrictHostKeyChecking : quint8 { Ask, AcceptNew, Yes, No };
enum class AddressFamily : quint8 { Any, IPv4, IPv6 };

/// Whether a kind of authentication may be tried. Source: ssh_config(5).
struct AuthMethods {
    bool publicKey = true, password = true, keyboardInteractive = true;
    bool gssapi = false, hostBased = false;
    bool gssapiDelegatesCredentials = false;
    int passwordPrompts = 3; ///< NumberOfPasswordPrompts: how often a person is asked, at most
    QStringList preferred;   ///< PreferredAuthentications, in order; empty: not said
};

/// Lists of algorithms as the file has them, for libssh to take or to refuse ("+", "-" and "^" in front
/// change its own list). Empty: not said.
struct AlgorithmLists {
    QByteArray ciphers, macs, keyExchanges, hostKeys, publicKeys, certificateSignatures;
};

/// What ~/.ssh/config and its like say about one machine, defaults filled in, tokens and "~" expanded, host
/// and user of the allowlist grammar (SEC-50).
struct ResolvedHost {
    QString name; ///< as it was given
    Endpoint endpoint;
    QString user;

    QStringList identityFiles;       ///< those that are there or not; the usual ones where none is named
    QStringList certificateFiles;    ///< besides the "-cert.pub" that may lie beside an identity file
    QString agentSocket;             ///< empty: no agent
    bool identityFilesNamed = false; ///< by the caller or the file: one that cannot be read is worth a word
    bool identitiesOnly = false;     ///< of the agent's keys only those that are named here
    bool forwardsAgent = false;      ///< asked for by the file; never done unasked (SEC-14)
    AuthMethods auth;

    /// Run instead of a connection of our own, once the user has allowed that very line.
    std::optional<ConfiguredCommand> proxyCommand;

    QString hostKeyAlias; ///< under what the key is known; empty: the endpoint's own name and port
    QStringList userKnownHosts, globalKnownHosts; ///< a new key goes to the first of the user's; may be none
    QString revokedHostKeys;                      ///< a file of public keys; empty: none
    bool hashKnownHosts = false;
    StrictHostKeyChecking strictHostKeyChecking = StrictHostKeyChecking::Ask;
    int requiredRsaSize = 1024; ///< bits

    std::optional<Milliseconds> connectTimeout;      ///< unset: not said
    std::optional<Milliseconds> serverAliveInterval; ///< zero: none are sent
    std::optional<int> serverAliveCountMax;
    AddressFamily addressFamily = AddressFamily::Any;
    QString bindAddress; ///< empty: any
    bool compression = false;
    AlgorithmLists algorithms;

    /// What the file wants and Porthole does not do, one sentence fragment each, with file and line.
    QStringList warnings;
};

} // namespace porthole::ssh
