#include "core/model/UrlText.h"

#include <QString>
#include <algorithm>

namespace porthole {

namespace {

constexpr qsizetype kLimit = 8 * 1024;

bool isAlphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool isControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

/// C0, DEL and the blank; and of what lies beyond ASCII the C1 controls, blanks and separators that
/// no address holds but by accident or malice.
bool isForbidden(QChar c)
{
    return c.unicode() <= 0x20 || c.category() == QChar::Other_Control || c.isSpace() ||
           c.category() == QChar::Other_Format;
}

/// "scheme" in front of "://", as RFC 3986 section 3.1 has it.
QByteArrayView schemeOf(QByteArrayView text)
{
    const qsizetype end = text.indexOf("://");
    if (end <= 0 || (text[0] >= '0' && text[0] <= '9'))
        return {};
    const QByteArrayView scheme = text.first(end);
    for (const char c : scheme) {
        if (!isAlphanumeric(c) && !(c == '+' || c == '-' || c == '.'))
            return {};
    }
    return scheme;
}

/// Cuts `rest` at the first of `separators`; what follows that separator is returned, if there is one.
std::optional<QByteArray> cutAt(QByteArray &rest, char separator)
{
    const qsizetype at = rest.indexOf(separator);
    if (at < 0)
        return std::nullopt;
    const QByteArray tail = rest.sliced(at + 1);
    rest.truncate(at);
    return tail;
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

} // namespace

Result<UrlText> UrlText::parse(const QByteArray &text)
{
    if (text.size() > kLimit)
        return Error::make(ErrorKind::Usage, "the address is longer than 8 KiB");
    const QString characters = QString::fromUtf8(text);
    if (std::any_of(characters.begin(), characters.end(), isForbidden))
        return Error::make(ErrorKind::Usage, "the address holds a blank or a control character");
    UrlText url;
    const QByteArrayView scheme = schemeOf(text);
    url.scheme = scheme.toByteArray().toLower();
    QByteArray rest = scheme.isEmpty() ? text : text.sliced(scheme.size() + 3);
    url.fragment = cutAt(rest, '#');
    url.query = cutAt(rest, '?');
    const qsizetype slash = rest.indexOf('/');
    if (slash >= 0) {
        url.path = rest.sliced(slash);
        rest.truncate(slash);
    }
    if (const qsizetype at = rest.lastIndexOf('@'); at >= 0) {
        url.userInfo = rest.first(at);
        rest.remove(0, at + 1);
    }
    url.authority = rest;
    return url;
}

Result<Endpoint> UrlText::endpoint(quint16 defaultPort) const
{
    // The '%' before an IPv6 zone is the only one a host may hold: RFC 6874 section 2.
    QString text = QString::fromUtf8(authority).replace(u"%25"_qs, u"%"_qs);
    // "host:" is the same as "host": RFC 3986 section 3.2.3.
    if (text.endsWith(u':') && (text.startsWith(u'[') || text.count(u':') == 1))
        text.chop(1);
    return Endpoint::parse(text, defaultPort);
}

QByteArray percentDecoded(QByteArrayView text)
{
    QByteArray decoded;
    decoded.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool escape =
            text[i] == '%' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0 && hexValue(text[i + 2]) >= 0;
        decoded += escape ? static_cast<char>(hexValue(text[i + 1]) << 4 | hexValue(text[i + 2])) : text[i];
        i += escape ? 2 : 0;
    }
    return decoded;
}

Result<QByteArray> requestTargetOf(QByteArrayView pathAndQuery)
{
    constexpr char hex[] = "0123456789ABCDEF";
    QByteArray target;
    for (const char c : pathAndQuery) {
        if (c == '#')
            break;
        if (isControl(c))
            return Error::make(ErrorKind::Usage, "the address hides a control character");
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && !QByteArrayView(" \"<>\\^`{|}").contains(c)) {
            target += c;
        } else {
            target += '%';
            target += hex[byte >> 4];
            target += hex[byte & 0xf];
        }
    }
    return target;
}

} // namespace porthole
