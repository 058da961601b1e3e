#include "core/model/GatewayUrl.h"

#include "core/model/UrlText.h"

#include <QUrl>
#include <algorithm>

namespace porthole {

namespace {

constexpr char kScheme[] = "slycat";
constexpr char kPlainScheme[] = "slycat+http";
constexpr quint16 kPort = 443;
constexpr quint16 kPlainPort = 80;
constexpr qsizetype kLongestPrefix = 256;

bool isUnreserved(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

/// "/a/b" of segments that mean nothing but themselves.
bool isPrefix(const QByteArray &path)
{
    const auto segments = path.split('/');
    return path.size() <= kLongestPrefix && path.startsWith('/') &&
           std::all_of(segments.begin() + 1, segments.end(), [](const QByteArray &segment) {
               return !segment.isEmpty() && segment != "." && segment != ".." &&
                      std::all_of(segment.begin(), segment.end(), isUnreserved);
           });
}

/// By its address, or by the one name that stands for no other machine: RFC 6761 section 6.3.
bool isLoopback(const QString &host)
{
    const bool numeric =
        std::all_of(host.begin(), host.end(), [](QChar c) { return c == u'.' || (c >= u'0' && c <= u'9'); });
    return host == u"localhost" || host == u"::1" || (numeric && host.startsWith(u"127."));
}

} // namespace

bool GatewayUrl::isMeantBy(const QString &text)
{
    return text.startsWith(u"slycat:", Qt::CaseInsensitive) ||
           text.startsWith(u"slycat+", Qt::CaseInsensitive);
}

Result<GatewayUrl> GatewayUrl::parse(const QString &text)
{
    PH_TRY(UrlText cut, UrlText::parse(text.toUtf8()));
    GatewayUrl url;
    url.m_encrypted = cut.scheme == kScheme;
    if (!url.m_encrypted && cut.scheme != kPlainScheme)
        return Error::make(ErrorKind::Usage, "the address of a Slycat server begins with slycat:// "
                                             "(or slycat+http:// without encryption)");
    if (cut.userInfo)
        return Error::make(ErrorKind::Usage, "a user name or password has no place in this address: it is "
                                             "asked for");
    if (cut.query || cut.fragment)
        return Error::make(ErrorKind::Usage, "the address of a Slycat server has no '?' and no '#'");
    PH_TRY(url.m_endpoint, cut.endpoint(url.m_encrypted ? kPort : kPlainPort));
    while (cut.path.endsWith('/'))
        cut.path.chop(1);
    if (!cut.path.isEmpty() && !isPrefix(cut.path))
        return Error::make(ErrorKind::Usage, "the path of the address holds what no proxy's prefix does");
    url.m_prefix = cut.path;
    return url;
}

bool GatewayUrl::isExposed() const { return !m_encrypted && !isLoopback(m_endpoint.host); }

QUrl GatewayUrl::at(const QByteArray &path) const
{
    QUrl url = QUrl::fromEncoded(path, QUrl::StrictMode);
    url.setScheme(m_encrypted ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(m_endpoint.host);
    url.setPort(m_endpoint.port);
    return url;
}

QString GatewayUrl::displayName() const
{
    const quint16 usual = m_encrypted ? kPort : kPlainPort;
    QString where = m_endpoint.toString();
    if (m_endpoint.port == usual)
        where.truncate(where.lastIndexOf(u':'));
    return QLatin1String(m_encrypted ? kScheme : kPlainScheme) + QStringLiteral("://") + where +
           QString::fromLatin1(m_prefix);
}

} // namespace porthole
