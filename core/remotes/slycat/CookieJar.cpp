#include "core/remotes/slycat/CookieJar.h"

#include <QNetworkCookie>
#include <algorithm>

namespace porthole::slycat {

namespace {

constexpr char kSignIn[] = "slycatauth";
constexpr char kTimeout[] = "slycattimeout";
constexpr qsizetype kLargestHeader = 16 << 10;
constexpr qsizetype kLargestValue = 4 << 10;

/// RFC 6265 section 4.1.1: cookie-octet.
bool isCookieValue(const QByteArray &value)
{
    return value.size() <= kLargestValue && std::all_of(value.begin(), value.end(), [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte > 0x20 && byte < 0x7f && c != ',' && c != ';' && c != '\\';
           });
}

/// RFC 6265 section 5.1.4.
bool pathMatches(const QByteArray &path, const QByteArray &of)
{
    return path == of || (path.startsWith(of) && (of.endsWith('/') || path.at(of.size()) == '/'));
}

bool isOver(const QDateTime &expires)
{
    return expires.isValid() && expires <= QDateTime::currentDateTimeUtc();
}

} // namespace

CookieJar::CookieJar(net::Origin origin)
    : m_origin(std::move(origin))
{}

void CookieJar::take(const net::HttpResponse &answer)
{
    for (const net::HttpHeaders::Line &line : answer.headers.lines()) {
        if (line.name.compare("Set-Cookie", Qt::CaseInsensitive) != 0 || line.value.size() > kLargestHeader)
            continue;
        // Qt joins several lines of that name with line feeds, and takes them apart again.
        const auto cookies = QNetworkCookie::parseCookies(line.value);
        for (const QNetworkCookie &cookie : cookies) {
            const QString domain =
                cookie.domain().startsWith(u'.') ? cookie.domain().mid(1) : cookie.domain();
            const bool ours =
                domain.isEmpty() || domain.compare(m_origin.endpoint.host, Qt::CaseInsensitive) == 0;
            if (!ours || (cookie.name() != kSignIn && cookie.name() != kTimeout))
                continue;
            if (cookie.isSecure() && !m_origin.secure) {
                m_refusedSecure = true;
                continue;
            }
            drop(cookie.name());
            if (isCookieValue(cookie.value()) && !cookie.value().isEmpty() &&
                !isOver(cookie.expirationDate()))
                put(cookie.name(), cookie.value(), cookie.path().toUtf8(), cookie.expirationDate());
        }
    }
}

void CookieJar::put(const QByteArray &name, const QByteArray &value, const QByteArray &path,
                    const QDateTime &expires)
{
    const std::string_view text(value.constData(), static_cast<std::size_t>(value.size()));
    // Without a path it is the whole server's: what sets it is /login, what needs it is everything.
    m_cookies.push_back(Cookie{name, path.startsWith('/') ? path : QByteArrayLiteral("/"), expires,
                               Secret(text), RedactedText(text)});
}

void CookieJar::drop(const QByteArray &name)
{
    std::erase_if(m_cookies, [&](const Cookie &cookie) { return cookie.name == name; });
}

QByteArray CookieJar::header(const QByteArray &path) const
{
    QByteArray header;
    for (const Cookie &cookie : m_cookies) {
        if (isOver(cookie.expires) || !pathMatches(path, cookie.path))
            continue;
        if (!header.isEmpty())
            header += "; ";
        header += cookie.name + '=';
        header += QByteArrayView(cookie.value.reveal().data(),
                                 static_cast<qsizetype>(cookie.value.reveal().size()));
    }
    return header;
}

bool CookieJar::holdsSignIn() const
{
    return std::any_of(m_cookies.begin(), m_cookies.end(), [](const Cookie &cookie) {
        return cookie.name == kSignIn && !isOver(cookie.expires);
    });
}

void CookieJar::clear()
{
    m_cookies.clear();
    m_refusedSecure = false;
}

} // namespace porthole::slycat
