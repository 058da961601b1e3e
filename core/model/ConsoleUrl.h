#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/model/Endpoint.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <optional>

class QUrl;

namespace porthole {

struct UrlText;

/// How the bytes of a console travel.
enum class Transport : quint8 { Tcp, Tls, WebSocket, SecureWebSocket };

/// One concrete way to a console. `requestTarget` is the path and query of the WebSocket upgrade,
/// percent-encoded, beginning with '/': it may hold the token. Empty for Tcp and Tls.
struct ConsoleRoute {
    Transport transport = Transport::Tcp;
    Endpoint endpoint;
    QByteArray requestTarget;

    friend bool operator==(const ConsoleRoute &, const ConsoleRoute &) = default;
};

/// Where a console is: a bearer token as often as not, so it is never logged and never stored, and
/// only its displayName() is shown. Made by parse() or fromNova() and in no other way.
class ConsoleUrl {
public:
    /// Understands
    ///   vnc://host[:display|::port] or vnc://host:port (a number of 100 or more is a port; fewer,
    ///     a display, 5900 is added), vnc://[v6]:display, and the same without the scheme;
    ///   vncs://… the same inside TLS;
    ///   ws://… and wss://…, used as they are;
    ///   http(s)://…, the address of a noVNC page, read as fromNova() does.
    /// Refuses user names and passwords (ConsoleTarget takes them), blanks and control characters,
    /// more than 8 KiB. Keeps a token byte for byte, which a QUrl does not promise.
    /// Errors: Usage, with what is wrong; the text itself is not repeated.
    static Result<ConsoleUrl> parse(const QString &text);

    /// Reads the page URL that Nova's remote-consoles answers with, as noVNC reads it: both of its
    /// algorithms, the likelier first. A serial console's ws(s) URL is used as it is. Errors: Usage.
    /// Source: noVNC app/webutil.js, app/ui.js, vnc_lite.html (v0.6 to v1.7).
    static Result<ConsoleUrl> fromNova(const QUrl &page);

    /// The routes to try, best first, never empty. The second is for when the first one's HTTP
    /// upgrade failed (no 101), and for nothing else.
    const QList<ConsoleRoute> &routes() const { return m_routes; }

    /// Scheme, host and port, nothing else, the port only where it is not the scheme's own: fit for
    /// titles and logs.
    QString displayName() const;

    friend bool operator==(const ConsoleUrl &, const ConsoleUrl &) = default;

private:
    friend struct ConsoleTarget;
    static Result<ConsoleUrl> fromText(const UrlText &text);

    QString m_scheme;
    QList<ConsoleRoute> m_routes;
};

/// What a person gave to be opened: the URL, and the password that stood in it, taken out
/// (vnc://[user]:password@host; VNC Authentication knows no user) or, on a noVNC page, read as
/// noVNC reads it (password=).
struct ConsoleTarget {
    ConsoleUrl url;
    std::optional<Secret> password;

    /// Errors: Usage; the text is not repeated.
    static Result<ConsoleTarget> parse(const QString &text);
};

} // namespace porthole
