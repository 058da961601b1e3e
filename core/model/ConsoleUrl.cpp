#include "core/model/ConsoleUrl.h"

#include "core/model/Digits.h"
#include "core/model/NovncPage.h"
#include "core/model/UrlText.h"

#include <QUrl>

namespace porthole {

namespace {

constexpr int kVncPort = 5900;

/// A number this small behind a single colon is a display, as in every VNC viewer.
constexpr int kDisplays = 100;

quint16 defaultPortOf(Transport transport)
{
    switch (transport) {
    case Transport::Tcp:
    case Transport::Tls:
        return kVncPort;
    case Transport::WebSocket:
        return 80;
    case Transport::SecureWebSocket:
        return 443;
    }
    return 0;
}

std::optional<int> vncPort(QStringView number)
{
    if (number.isEmpty())
        return kVncPort;
    if (number.startsWith(u"::"))
        return numberOf(number.sliced(2), 0xffff);
    const auto value = number.startsWith(u':') ? numberOf(number.sliced(1), 0xffff) : std::nullopt;
    return value && *value < kDisplays ? kVncPort + *value : value;
}

Result<ConsoleRoute> vncRoute(const UrlText &text)
{
    if ((!text.path.isEmpty() && text.path != "/") || text.query || text.fragment)
        return Error::make(ErrorKind::Usage,
                           "a VNC address is host[:display] or host::port, nothing after it");
    const QString authority = QString::fromUtf8(text.authority).replace(u"%25"_qs, u"%"_qs);
    const qsizetype closing = authority.startsWith(u'[') ? authority.indexOf(u']') + 1 : 0;
    const qsizetype colon = authority.indexOf(u':', closing);
    const QString host = authority.first(colon < 0 ? authority.size() : colon);
    const auto port = vncPort(QStringView(authority).sliced(host.size()));
    if (!port)
        return Error::make(ErrorKind::Usage, "what follows the host is neither :display nor ::port (an IPv6 "
                                             "address belongs in brackets)");
    PH_TRY(const Endpoint named, Endpoint::parse(host, kVncPort));
    PH_TRY(const Endpoint endpoint, Endpoint::make(named.host, *port));
    return ConsoleRoute{text.scheme == "vncs" ? Transport::Tls : Transport::Tcp, endpoint, {}};
}

Result<ConsoleRoute> webSocketRoute(const UrlText &text)
{
    const Transport transport = text.scheme == "wss" ? Transport::SecureWebSocket : Transport::WebSocket;
    PH_TRY(const Endpoint endpoint, text.endpoint(defaultPortOf(transport)));
    QByteArray target = text.path.isEmpty() ? QByteArray("/") : text.path;
    if (text.query)
        target += '?' + *text.query;
    PH_TRY(const QByteArray encoded, requestTargetOf(target));
    return ConsoleRoute{transport, endpoint, encoded};
}

} // namespace

Result<ConsoleUrl> ConsoleUrl::fromText(const UrlText &text)
{
    if (text.userInfo)
        return Error::make(ErrorKind::Usage, "a user name or password has no place in this address");
    ConsoleUrl url;
    url.m_scheme = QString::fromLatin1(text.scheme);
    if (text.scheme.isEmpty() || text.scheme == "vnc" || text.scheme == "vncs") {
        PH_TRY(const ConsoleRoute route, vncRoute(text));
        url.m_routes = {route};
        if (text.scheme.isEmpty())
            url.m_scheme = u"vnc"_qs;
    } else if (text.scheme == "ws" || text.scheme == "wss") {
        PH_TRY(const ConsoleRoute route, webSocketRoute(text));
        url.m_routes = {route};
    } else if (text.scheme == "http" || text.scheme == "https") {
        PH_TRY(url.m_routes, routesOfNovncPage(text));
        if (url.m_routes.first().transport == Transport::SecureWebSocket)
            url.m_scheme = u"https"_qs;
    } else {
        return Error::make(ErrorKind::Usage, "the address is none of vnc, vncs, ws, wss, http and https");
    }
    return url;
}

Result<ConsoleUrl> ConsoleUrl::parse(const QString &text)
{
    PH_TRY(const UrlText parts, UrlText::parse(text.toUtf8()));
    return fromText(parts);
}

Result<ConsoleUrl> ConsoleUrl::fromNova(const QUrl &page)
{
    PH_TRY(const UrlText parts, UrlText::parse(page.toEncoded()));
    if (parts.scheme != "http" && parts.scheme != "https" && parts.scheme != "ws" && parts.scheme != "wss")
        return Error::make(ErrorKind::Usage, "the console's address is none of http, https, ws and wss");
    return fromText(parts);
}

QString ConsoleUrl::displayName() const
{
    const ConsoleRoute &route = m_routes.first();
    const Endpoint &endpoint = route.endpoint;
    const QString host = endpoint.host.contains(u':') ? u'[' + endpoint.host + u']' : endpoint.host;
    const quint16 usual = defaultPortOf(route.transport);
    QString port;
    if (endpoint.port != usual) {
        // A small port of a VNC server would read as a display.
        const bool ambiguous = usual == kVncPort && endpoint.port < kDisplays;
        port = (ambiguous ? u"::"_qs : u":"_qs) + QString::number(endpoint.port);
    }
    return m_scheme + u"://"_qs + host + port;
}

} // namespace porthole
