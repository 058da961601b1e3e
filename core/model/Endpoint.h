#pragma once

#include "core/base/Result.h"

#include <QString>

namespace porthole {

/// A host and a port, checked: the host is a name, an IPv4 or an IPv6 address (kept without its
/// brackets) of an allowlist grammar that no shell, argument list or log could misread (SEC-50), in
/// lower case; an international name is kept in its ASCII form.
struct Endpoint {
    QString host;
    quint16 port = 0;

    /// Parses "host", "host:port", "[v6]", "[v6]:port" or a bare IPv6 address. Errors: Usage.
    static Result<Endpoint> parse(const QString &text, quint16 defaultPort);
    /// Checks a host and port that came apart, e.g. out of a URL. Errors: Usage.
    static Result<Endpoint> make(const QString &host, int port);

    /// "host:port", an IPv6 host in brackets.
    QString toString() const;

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

/// True for a host of the allowlist grammar. Source: RFC 1123 section 2.1, RFC 4291 section 2.2.
bool isValidHost(const QString &host);

} // namespace porthole
