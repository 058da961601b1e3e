#pragma once

#include "core/base/Result.h"

#include <QString>

namespace porthole {

/// A host as a person writes it to connect to: "host", "user@host", "host:port", "user@[v6]:port", or any
/// of these behind "ssh://". Each part is of an allowlist grammar that no shell, argument list or log could
/// misread (SEC-50). The host keeps its case: it may be an alias of ~/.ssh/config, where case counts.
struct HostAddress {
    QString user;     ///< empty if none was given
    QString host;     ///< a name, an address without brackets, or an alias
    quint16 port = 0; ///< 0 if none was given

    /// Refuses a password in it: it would stand in histories and process lists. Errors: Usage; the text is
    /// not repeated.
    static Result<HostAddress> parse(const QString &text);
    static bool hasScheme(const QString &text);
    /// In a field that takes any kind of address, `text` means a host to sign in to rather than a console:
    /// "ssh://…", "user@…", a bare name, or port 22. What has a path or another scheme does not, nor what
    /// has a password before its '@', as links to VNC have.
    static bool isMeant(const QString &text);

    /// "user@host:port", without what was not given.
    QString toString() const;

    friend bool operator==(const HostAddress &, const HostAddress &) = default;
};

} // namespace porthole
