#pragma once

#include "core/model/Endpoint.h"
#include "core/model/HostKey.h"

#include <QList>
#include <QString>
#include <variant>

namespace porthole {

/// One machine on the way to a host: the host itself, or one that is jumped through.
struct SshHop {
    QString name; ///< as it was given: an alias, a name, an address
    Endpoint endpoint;
    QString user;
    int index = 0; ///< from 0, in the order in which they are connected to
    int count = 1;
};

/// Nobody here has seen this host's key before. Nothing of the user's was sent yet.
struct HostKeyQuestion {
    SshHop hop;
    HostKey key;
    /// Key types under which the host is known already: more reason to be careful.
    QStringList knownTypes;
};

/// A server, or a private key, wants something that only the user knows.
struct AuthQuestion {
    enum class Kind : quint8 { Password, KeyPassphrase, KeyboardInteractive };
    struct Prompt {
        QString text; ///< the server's words, fit to be shown
        bool echo = false;
    };

    SshHop hop;
    Kind kind = Kind::Password;
    QString name{}, instruction{}; ///< of keyboard-interactive, the server's words, fit to be shown
    QList<Prompt> prompts{};       ///< one for a password or passphrase
    QString keyFile{};             ///< for KeyPassphrase
    bool refusedBefore = false;
    QStringList notes{}; ///< our own words: why keys were of no use, each a fragment of a sentence
};

/// ~/.ssh/config wants a program to be run here; nothing is run before the user has allowed that very line.
struct CommandQuestion {
    enum class Kind : quint8 { ProxyCommand, MatchExec };
    SshHop hop;
    Kind kind = Kind::ProxyCommand;
    QString command; ///< with its tokens filled in: what would run
    QString where;   ///< "file, line 12"
};

using SshQuestion = std::variant<HostKeyQuestion, AuthQuestion, CommandQuestion>;

} // namespace porthole
