#include "core/model/TunnelText.h"

#include "core/model/Digits.h"
#include "core/model/Endpoint.h"

#include <QStringList>

#include <algorithm>

namespace porthole {

namespace {

constexpr qsizetype kLongest = 600; // characters: two hosts, two ports, and what joins them

Error usage(const char *what) { return Error::make(ErrorKind::Usage, what); }

/// The parts between colons; what is in brackets is one of them, without these.
Result<QStringList> partsOf(const QString &text)
{
    QStringList parts;
    qsizetype at = 0;
    for (;;) {
        QString part;
        if (at < text.size() && text[at] == u'[') {
            const qsizetype closing = text.indexOf(u']', at);
            if (closing < 0 || (closing + 1 < text.size() && text[closing + 1] != u':'))
                return usage("a bracket is not closed, or not followed by a colon");
            part = text.sliced(at + 1, closing - at - 1);
            if (!part.contains(u':'))
                return usage("the brackets hold no IPv6 address");
            at = closing + 1;
        } else {
            const qsizetype colon = text.indexOf(u':', at);
            const qsizetype end = colon < 0 ? text.size() : colon;
            part = text.sliced(at, end - at);
            at = end;
        }
        parts << part;
        if (at == text.size())
            return parts;
        ++at;
    }
}

Result<quint16> portOf(const QString &text, quint16 least)
{
    const auto number = numberOf(text, 0xffff);
    if (!number || *number < least)
        return usage(least > 0 ? "the target's port is not a number from 1 to 65535"
                               : "the port to listen on is not a number from 0 to 65535");
    return static_cast<quint16>(*number);
}

QString bracketed(const QString &host) { return host.contains(u':') ? u'[' + host + u']' : host; }

bool isBind(const QString &bind) { return bind.isEmpty() || bind == QLatin1String("*") || isValidHost(bind); }

} // namespace

Result<> checkTunnel(const Tunnel &tunnel)
{
    if (!isBind(tunnel.bind))
        return usage("the address to listen at is a name, an address or *");
    if (tunnel.kind == Tunnel::Kind::Dynamic) {
        if (!tunnel.host.isEmpty() || tunnel.hostPort != 0)
            return usage("a dynamic tunnel has no target of its own");
        return {};
    }
    if (tunnel.host.isEmpty())
        return usage("the target is missing");
    if (!isValidHost(tunnel.host))
        return usage("the target is no name and no address");
    if (tunnel.hostPort == 0)
        return usage("the target's port is missing");
    return {};
}

Result<Tunnel> parseTunnel(Tunnel::Kind kind, const QString &text)
{
    if (text.size() > kLongest)
        return usage("this is too long for a tunnel");
    PH_TRY(QStringList parts, partsOf(text));
    const bool isDynamic = kind == Tunnel::Kind::Dynamic;
    const qsizetype least = isDynamic ? 1 : 3;
    if (parts.size() != least && parts.size() != least + 1)
        return usage(isDynamic ? "a dynamic tunnel is [bind:]port" : "a tunnel is [bind:]port:host:hostport");
    Tunnel tunnel;
    tunnel.kind = kind;
    if (parts.size() > least) {
        const QString bind = parts.takeFirst();
        if (bind != QLatin1String("localhost"))
            tunnel.bind = bind.isEmpty() ? QStringLiteral("*") : bind;
    }
    PH_TRY(tunnel.port, portOf(parts[0], 0));
    if (!isDynamic) {
        tunnel.host = parts[1];
        PH_TRY(tunnel.hostPort, portOf(parts[2], 1));
    }
    PH_DO(checkTunnel(tunnel));
    return tunnel;
}

QString textOf(const Tunnel &tunnel)
{
    QString text;
    if (!tunnel.bind.isEmpty())
        text = bracketed(tunnel.bind) + u':';
    text += QString::number(tunnel.port);
    return tunnel.kind == Tunnel::Kind::Dynamic ? text : text + u':' + targetText(tunnel);
}

QString listeningText(const Tunnel &tunnel, quint16 port)
{
    return bracketed(tunnel.bind.isEmpty() ? QStringLiteral("127.0.0.1") : tunnel.bind) + u':' +
           QString::number(port);
}

QString targetText(const Tunnel &tunnel)
{
    if (tunnel.kind == Tunnel::Kind::Dynamic)
        return {};
    return bracketed(tunnel.host) + u':' + QString::number(tunnel.hostPort);
}

} // namespace porthole
