#include "core/model/Endpoint.h"

#include "core/model/Digits.h"

#include <QUrl>
#include <algorithm>

namespace porthole {

namespace {

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }
bool isHexDigit(QChar c) { return isDigit(c) || (c.toLower() >= u'a' && c.toLower() <= u'f'); }
bool isAlphanumeric(QChar c) { return isDigit(c) || (c.toLower() >= u'a' && c.toLower() <= u'z'); }

bool allOf(QStringView text, bool (*holds)(QChar))
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), holds);
}

/// Four decimal numbers; a leading zero is refused, because some resolvers read it as octal.
bool isIPv4(QStringView host)
{
    const auto parts = host.split(u'.');
    return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](QStringView part) {
               return numberOf(part, 255) && (part.size() == 1 || !part.startsWith(u'0'));
           });
}

/// The groups on one side of "::", counted in units of 16 bits; -1 if one is wrong. Only the last
/// may be an IPv4 address.
int groupsOf(QStringView side, bool last)
{
    if (side.isEmpty())
        return 0;
    const auto groups = side.split(u':');
    int count = 0;
    for (qsizetype i = 0; i < groups.size(); ++i) {
        if (last && i == groups.size() - 1 && isIPv4(groups[i])) {
            count += 2;
        } else {
            if (groups[i].size() > 4 || !allOf(groups[i], isHexDigit))
                return -1;
            ++count;
        }
    }
    return count;
}

/// RFC 4291 section 2.2, and behind '%' the zone of a link-local address (RFC 4007 section 11).
bool isIPv6(QStringView host)
{
    const qsizetype percent = host.indexOf(u'%');
    if (percent >= 0) {
        const QStringView zone = host.sliced(percent + 1);
        const auto fits = [](QChar c) { return isAlphanumeric(c) || c == u'.' || c == u'_' || c == u'-'; };
        if (zone.size() > 15 || zone.startsWith(u'-') || !allOf(zone, fits))
            return false;
        host = host.first(percent);
    }
    const qsizetype gap = host.indexOf(u"::");
    if (gap < 0)
        return groupsOf(host, true) == 8;
    const int before = groupsOf(host.first(gap), false);
    const int after = groupsOf(host.sliced(gap + 2), true);
    return before >= 0 && after >= 0 && before + after <= 7;
}

/// RFC 1123 section 2.1, and '_', which real names have.
bool isLabel(QStringView label)
{
    const auto fits = [](QChar c) { return isAlphanumeric(c) || c == u'-' || c == u'_'; };
    return label.size() <= 63 && allOf(label, fits) && !label.startsWith(u'-') && !label.endsWith(u'-');
}

/// A name whose last label is a number is read as an IPv4 address by resolvers, in forms nobody
/// recognises: 127.1 or 0x7f000001.
bool readsAsNumber(QStringView label)
{
    return allOf(label, isDigit) || (label.startsWith(u"0x", Qt::CaseInsensitive) &&
                                     (label.size() == 2 || allOf(label.sliced(2), isHexDigit)));
}

bool isName(QStringView host)
{
    if (host.endsWith(u'.'))
        host.chop(1);
    const auto labels = host.split(u'.');
    return host.size() <= 253 && std::all_of(labels.begin(), labels.end(), isLabel) &&
           !readsAsNumber(labels.last());
}

Error wrongPort() { return Error::make(ErrorKind::Usage, "the port is not a number from 1 to 65535"); }

} // namespace

bool isValidHost(const QString &host)
{
    return host.contains(u':') ? isIPv6(host) : isIPv4(host) || isName(host);
}

Result<Endpoint> Endpoint::make(const QString &host, int port)
{
    if (port < 1 || port > 0xffff)
        return wrongPort();
    // The name as DNS has it: punycode shows a look-alike letter for what it is.
    const bool ascii = std::all_of(host.begin(), host.end(), [](QChar c) { return c.unicode() < 0x80; });
    const QString name = ascii ? host : QString::fromLatin1(QUrl::toAce(host));
    if (!isValidHost(name))
        return Error::make(ErrorKind::Usage, "the host is neither a name nor an IP address");
    // Case means nothing in a name, but it does in a zone.
    const qsizetype zone = name.indexOf(u'%');
    return Endpoint{zone < 0 ? name.toLower() : name.first(zone).toLower() + name.sliced(zone),
                    static_cast<quint16>(port)};
}

Result<Endpoint> Endpoint::parse(const QString &text, quint16 defaultPort)
{
    QString host = text;
    QString rest;
    if (text.startsWith(u'[')) {
        const qsizetype closing = text.indexOf(u']');
        if (closing < 0 || !text.first(closing).contains(u':'))
            return Error::make(ErrorKind::Usage, "the brackets hold no IPv6 address");
        host = text.sliced(1, closing - 1);
        rest = text.sliced(closing + 1);
    } else if (text.count(u':') == 1) {
        host = text.section(u':', 0, 0);
        rest = text.sliced(host.size());
    }
    if (rest.isEmpty())
        return make(host, defaultPort);
    const auto port = rest.startsWith(u':') ? numberOf(QStringView(rest).sliced(1), 0xffff) : std::nullopt;
    return port ? make(host, *port) : wrongPort();
}

QString Endpoint::toString() const
{
    const QString shown = host.contains(u':') ? u'[' + host + u']' : host;
    return shown + u':' + QString::number(port);
}

} // namespace porthole
