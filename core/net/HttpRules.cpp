#include "core/net/HttpRules.h"

#include <algorithm>

namespace porthole::net {

namespace {

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isToken(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isFieldValue(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
    });
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Error refused(ErrorKind kind, const QString &text) { return Error::make(kind, text.toStdString()); }

} // namespace

Result<Origin> Origin::of(const QUrl &url)
{
    const bool secure = url.scheme() == u"https";
    if (!url.isValid() || (!secure && url.scheme() != u"http"))
        return Error::make(ErrorKind::Usage, "the address is none of http and https");
    PH_TRY(Endpoint endpoint, Endpoint::make(url.host(), url.port(secure ? 443 : 80)));
    return Origin{secure, std::move(endpoint)};
}

QString Origin::toString() const
{
    const QString host = endpoint.host.contains(u':') ? u'[' + endpoint.host + u']' : endpoint.host;
    const QString port =
        endpoint.port == (secure ? 443 : 80) ? QString() : u':' + QString::number(endpoint.port);
    return (secure ? QStringLiteral("https://") : QStringLiteral("http://")) + host + port;
}

Result<> checkRequest(const HttpRequest &request)
{
    PH_TRY(const Origin origin, Origin::of(request.url));
    if (!request.url.userInfo().isEmpty())
        return refused(ErrorKind::Usage,
                       QStringLiteral("the address of %1 holds a user name or password: they have no "
                                      "place in it")
                           .arg(origin.toString()));
    if (!isToken(request.method))
        return Error::make(ErrorKind::Usage, "the method of an HTTP request is no word");
    for (const HttpHeaders::Line &line : request.headers.lines()) {
        if (!isToken(line.name))
            return Error::make(ErrorKind::Usage, "the name of an HTTP header is no word");
        if (!isFieldValue(line.value))
            return Error::make(ErrorKind::Usage, "what is to be sent in the HTTP header " +
                                                     line.name.toStdString() +
                                                     " holds a line break or another control character");
    }
    return {};
}

Result<std::optional<QUrl>> redirectOf(const HttpRequest &request, const HttpResponse &answer)
{
    if (!isRedirect(answer.status))
        return std::optional<QUrl>();
    PH_TRY(const Origin here, Origin::of(request.url));
    const QUrl location = QUrl::fromEncoded(answer.headers.value("Location"), QUrl::StrictMode);
    const QUrl target = request.url.resolved(location);
    const auto there = Origin::of(target);
    if (location.isEmpty() || !there || !target.userInfo().isEmpty())
        return refused(ErrorKind::PeerMisbehaved,
                       QStringLiteral("%1 redirects to no address that could be followed (HTTP %2)")
                           .arg(here.toString())
                           .arg(answer.status));
    if (here.secure && !there->secure)
        return refused(ErrorKind::PeerMisbehaved,
                       QStringLiteral("%1 redirects from https to http, which would send the credentials "
                                      "unencrypted: not followed")
                           .arg(here.toString()));
    if (here != *there)
        return refused(ErrorKind::PeerIncompatible,
                       QStringLiteral("%1 redirects to %2: credentials are not sent to another place. If "
                                      "that is the right address, give it instead")
                           .arg(here.toString(), there->toString()));
    if (request.method != "GET")
        return refused(ErrorKind::PeerIncompatible,
                       QStringLiteral("%1 answered %2 with a redirect (HTTP %3), which is followed for GET "
                                      "only")
                           .arg(here.toString(), QString::fromLatin1(request.method))
                           .arg(answer.status));
    return std::optional<QUrl>(target);
}

} // namespace porthole::net
