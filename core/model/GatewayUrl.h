#pragma once

#include "core/base/Result.h"
#include "core/model/Endpoint.h"

#include <QByteArray>
#include <QString>

class QUrl;

namespace porthole {

/// Where a Slycat server is that reaches hosts for us. Made by parse() and in no other way.
class GatewayUrl {
public:
    /// Understands
    ///   slycat://host[:port][/prefix], over https;
    ///   slycat+http://host[:port][/prefix], without encryption, for who says so in as many letters.
    /// The prefix is what a proxy puts in front of the server's paths; without one it is looked for.
    /// Refuses user names, passwords, queries and fragments. Errors: Usage; the text is not repeated.
    static Result<GatewayUrl> parse(const QString &text);
    /// Whether a text means to be one, however wrong it is.
    static bool isMeantBy(const QString &text);

    const Endpoint &endpoint() const { return m_endpoint; }
    bool isEncrypted() const { return m_encrypted; }
    /// Without encryption, and over a network: everybody on the way reads the passwords.
    bool isExposed() const;
    /// "/prefix"; empty if none was given.
    const QByteArray &prefix() const { return m_prefix; }

    /// The address of a path of the server's; `path` begins with '/' and is percent-encoded.
    QUrl at(const QByteArray &path) const;
    /// As it is typed: "slycat://host", the port only where it is not the scheme's own.
    QString displayName() const;

    friend bool operator==(const GatewayUrl &, const GatewayUrl &) = default;

private:
    GatewayUrl() = default;

    bool m_encrypted = true;
    Endpoint m_endpoint;
    QByteArray m_prefix;
};

} // namespace porthole
