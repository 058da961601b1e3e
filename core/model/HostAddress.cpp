#include "core/model/HostAddress.h"

#include "core/model/Digits.h"
#include "core/model/Endpoint.h"
#include "core/model/SshName.h"

#include <algorithm>

namespace porthole {

namespace {

constexpr QLatin1String kScheme("ssh://");
constexpr qsizetype kLongest = 512; // characters: a host's 253, a user's, and what joins them

bool isAsciiAlphanumeric(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'z' && c.unicode() < 0x80);
}

/// What `Host` lines of ssh_config(5) name without a pattern.
bool isAlias(QStringView host)
{
    const auto fits = [](QChar c) { return isAsciiAlphanumeric(c) || c == u'.' || c == u'_' || c == u'-'; };
    return !host.isEmpty() && host.size() <= 253 && !host.startsWith(u'-') &&
           std::all_of(host.begin(), host.end(), fits);
}

Error usage(const char *what) { return Error::make(ErrorKind::Usage, what); }

Result<QString> checkedHost(const QString &host)
{
    if (isAlias(host))
        return host;
    if (host.isEmpty())
        return usage("the host is missing");
    PH_TRY(const Endpoint endpoint, Endpoint::make(host, 22));
    return endpoint.host;
}

/// The parts of "host", "host:port", "[v6]", "[v6]:port" or a bare IPv6 address.
Result<HostAddress> hostAndPort(const QString &text)
{
    HostAddress address{{}, text, 0};
    QString rest;
    if (text.startsWith(u'[')) {
        const qsizetype closing = text.indexOf(u']');
        if (closing < 0 || !text.first(closing).contains(u':'))
            return usage("the brackets hold no IPv6 address");
        address.host = text.sliced(1, closing - 1);
        rest = text.sliced(closing + 1);
    } else if (text.count(u':') == 1) {
        address.host = text.section(u':', 0, 0);
        rest = text.sliced(address.host.size());
    }
    if (!rest.isEmpty()) {
        const auto port =
            rest.startsWith(u':') ? numberOf(QStringView(rest).sliced(1), 0xffff) : std::nullopt;
        if (!port || *port == 0)
            return usage("the port is not a number from 1 to 65535");
        address.port = static_cast<quint16>(*port);
    }
    return address;
}

} // namespace

bool HostAddress::hasScheme(const QString &text)
{
    return text.trimmed().startsWith(kScheme, Qt::CaseInsensitive);
}

bool HostAddress::isMeant(const QString &text)
{
    const QString meant = text.trimmed();
    if (hasScheme(meant))
        return true;
    if (meant.contains(u'/'))
        return false;
    if (const qsizetype at = meant.lastIndexOf(u'@'); at >= 0)
        return !meant.first(at).contains(u':');
    return isAlias(meant) || (meant.endsWith(QLatin1String(":22")) && !meant.endsWith(QLatin1String("::22")));
}

Result<HostAddress> HostAddress::parse(const QString &text)
{
    QString rest = text.trimmed();
    if (rest.size() > kLongest)
        return usage("the address is too long");
    if (hasScheme(rest)) {
        rest.remove(0, kScheme.size());
        if (rest.endsWith(u'/'))
            rest.chop(1);
    }
    const qsizetype at = rest.lastIndexOf(u'@');
    PH_TRY(HostAddress address, hostAndPort(at < 0 ? rest : rest.sliced(at + 1)));
    if (at >= 0) {
        address.user = rest.first(at);
        if (address.user.contains(u':'))
            return usage("a password has no place in an address; it is asked for");
        if (!isValidSshUser(address.user))
            return usage("the user name holds characters that none has");
    }
    PH_TRY(address.host, checkedHost(address.host));
    return address;
}

QString HostAddress::toString() const
{
    QString text = host.contains(u':') && port ? u'[' + host + u']' : host;
    if (port)
        text += u':' + QString::number(port);
    return user.isEmpty() ? text : user + u'@' + text;
}

} // namespace porthole
