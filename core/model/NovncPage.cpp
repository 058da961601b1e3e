#include "core/model/NovncPage.h"

#include <algorithm>

namespace porthole {

namespace {

/// The value of the last "name=" behind one of two signs, up to the next end sign, still encoded.
std::optional<QByteArray> lastValue(const QByteArray &text, const QByteArray &name, QByteArrayView signs,
                                    QByteArrayView ends)
{
    qsizetype from = -1;
    for (const char sign : signs)
        from = std::max(from, text.lastIndexOf(sign + name + '='));
    if (from < 0)
        return std::nullopt;
    const QByteArray value = text.sliced(from + name.size() + 2);
    const auto end = std::find_if(value.begin(), value.end(), [&](char c) { return ends.contains(c); });
    return value.first(end - value.begin());
}

/// A page's variable, still encoded. The fragment wins over the query, the last of a name over the
/// ones before it; a second '?' separates as well as '&' does, because Nova before 31.0 appended
/// "?path=" to whatever base URL it was given. Source: noVNC app/webutil.js, getConfigVar().
std::optional<QByteArray> variable(const UrlText &page, const QByteArray &name)
{
    if (page.fragment) {
        if (auto value = lastValue('#' + *page.fragment, name, "#&", "&"))
            return value;
    }
    return page.query ? lastValue('?' + *page.query, name, "?&", "&") : std::nullopt;
}

bool isTrue(const std::optional<QByteArray> &value)
{
    return value && (*value == "1" || value->toLower() == "true");
}

bool holdsToken(const QByteArray &path)
{
    const qsizetype query = path.indexOf('?');
    return query >= 0 && lastValue(path.sliced(query), "token", "?&", "&");
}

/// The path of the WebSocket, decoded: path=, and the page's own token put into it where it has
/// none, as noVNC's injectParamIfMissing() does. A page with nothing but a token (Nova before 20.0)
/// means that token.
QByteArray socketPath(const UrlText &page)
{
    const auto given = variable(page, "path");
    const auto token = variable(page, "token");
    QByteArray path = given ? percentDecoded(*given) : token ? QByteArray() : QByteArray("websockify");
    if (token && !token->isEmpty() && !holdsToken(path))
        path += (path.contains('?') ? "&token=" : "?token=") + *token;
    return path;
}

/// RFC 3986 section 5.2.4, for a path that begins with '/'.
QByteArray withoutDotSegments(const QByteArray &path)
{
    QList<QByteArray> kept;
    const QList<QByteArray> segments = path.sliced(1).split('/');
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const QByteArray &segment = segments[i];
        const bool dots = segment == "." || segment == "..";
        if (segment == ".." && !kept.isEmpty())
            kept.removeLast();
        if (!dots)
            kept.append(segment);
        else if (i == segments.size() - 1)
            kept.append(QByteArray());
    }
    return '/' + kept.join('/');
}

/// `reference`, a path and query, seen from `directory`, which begins and ends with '/'.
Result<QByteArray> resolved(const QByteArray &directory, const QByteArray &reference)
{
    const qsizetype query = reference.indexOf('?');
    const QByteArray path = query < 0 ? reference : reference.first(query);
    const QByteArray tail = query < 0 ? QByteArray() : reference.sliced(query);
    const auto slashes =
        std::find_if(path.begin(), path.end(), [](char c) { return c != '/'; }) - path.begin();
    const QByteArray absolute = slashes > 0 ? '/' + path.sliced(slashes) : directory + path;
    return requestTargetOf(withoutDotSegments(absolute) + tail);
}

/// The page's host and port, or those its host= and port= name.
Result<Endpoint> endpointOf(const UrlText &page, quint16 defaultPort)
{
    PH_TRY(const Endpoint endpoint, page.endpoint(defaultPort));
    QByteArray host = percentDecoded(variable(page, "host").value_or(QByteArray()));
    const QByteArray port = percentDecoded(variable(page, "port").value_or(QByteArray()));
    if (host.isEmpty())
        host = endpoint.host.toUtf8();
    if (host.contains(':') && !host.startsWith('['))
        host = '[' + host + ']';
    return Endpoint::parse(QString::fromUtf8(port.isEmpty() ? host : host + ':' + port), endpoint.port);
}

} // namespace

Result<QList<ConsoleRoute>> routesOfNovncPage(const UrlText &page)
{
    const bool secure = page.scheme == "https" || isTrue(variable(page, "encrypt"));
    PH_TRY(const Endpoint endpoint, endpointOf(page, secure ? 443 : 80));
    const QByteArray path = socketPath(page);
    if (path.first(path.contains('?') ? path.indexOf('?') : path.size()).contains("://"))
        return Error::make(ErrorKind::Usage, "the page's path= names another address");

    const QByteArray pagePath = page.path.isEmpty() ? QByteArray("/") : page.path;
    const QByteArray directory = pagePath.first(pagePath.lastIndexOf('/') + 1);
    const bool bare = path.startsWith('?');
    PH_TRY(const QByteArray fromRoot, resolved("/", path));
    PH_TRY(const QByteArray fromPage,
           bare ? requestTargetOf(withoutDotSegments(pagePath) + path) : resolved(directory, path));
    const auto route = [&](const QByteArray &target) {
        return ConsoleRoute{secure ? Transport::SecureWebSocket : Transport::WebSocket, endpoint, target};
    };
    // With host= every version follows A.
    const auto host = variable(page, "host");
    if (fromRoot == fromPage || (host && !host->isEmpty()))
        return QList<ConsoleRoute>{route(fromRoot)};
    if (bare && directory != "/")
        return QList<ConsoleRoute>{route(fromPage), route(fromRoot)};
    return QList<ConsoleRoute>{route(fromRoot), route(fromPage)};
}

QByteArray passwordOfNovncPage(const UrlText &page)
{
    const auto password = variable(page, "password");
    return password ? percentDecoded(*password) : QByteArray();
}

} // namespace porthole
