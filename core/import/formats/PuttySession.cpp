#include "core/import/formats/PuttySession.h"

#include "core/model/TunnelText.h"
#include "core/model/UrlText.h"

#include <array>
#include <optional>
#include <utility>

namespace porthole::imports {

namespace {

/// Cuts at commas that no backslash stands before, and each piece at the first such '='.
QList<std::pair<QString, QString>> pairsOf(const QString &text)
{
    QList<std::pair<QString, QString>> pairs;
    QString key, value;
    bool inValue = false;
    for (qsizetype at = 0; at <= text.size(); ++at) {
        const bool escaped = at + 1 < text.size() && text[at] == u'\\';
        if (at == text.size() || (!escaped && text[at] == u',')) {
            if (!key.isEmpty())
                pairs << std::pair(key, value);
            key.clear();
            value.clear();
            inValue = false;
        } else if (!escaped && text[at] == u'=' && !inValue) {
            inValue = true;
        } else {
            at += escaped ? 1 : 0;
            (inValue ? value : key) += text[at];
        }
    }
    return pairs;
}

std::optional<Tunnel> tunnelOf(QString key, const QString &value)
{
    // "4L8080" is for IPv4 alone, which the listener does not tell apart.
    if (key.startsWith(u'4') || key.startsWith(u'6'))
        key.remove(0, 1);
    if (key.isEmpty())
        return std::nullopt;
    const QChar letter = key.front();
    const QString listen = key.sliced(1);
    const bool dynamic = letter == u'D' || (letter == u'L' && value == QLatin1String("D"));
    auto parsed = dynamic          ? parseTunnel(Tunnel::Kind::Dynamic, listen)
                  : letter == u'L' ? parseTunnel(Tunnel::Kind::Local, listen + u':' + value)
                  : letter == u'R' ? parseTunnel(Tunnel::Kind::Remote, listen + u':' + value)
                                   : Error::make(ErrorKind::Usage, "no tunnel");
    return parsed ? std::optional(*std::move(parsed)) : std::nullopt;
}

struct Protocol {
    QLatin1String name;
    int port;
};
constexpr std::array kOthers{Protocol{QLatin1String("telnet"), 23}, Protocol{QLatin1String("rlogin"), 513},
                             Protocol{QLatin1String("raw"), 0}, Protocol{QLatin1String("supdup"), 137}};

/// What is no SSH becomes an entry that says so; a serial line has no address.
void takeProtocol(Draft &draft, const PuttySettings &settings)
{
    const QString name = settings.value(QStringLiteral("Protocol"));
    if (name.isEmpty() || name == QLatin1String("ssh") || name == QLatin1String("ssh-connection"))
        return;
    draft.kind = EntryKind::Unsupported;
    draft.scheme = QStringLiteral("putty");
    for (const Protocol &known : kOthers) {
        if (name == known.name) {
            draft.scheme = name;
            draft.usualPort = known.port;
        }
    }
    if (name == QLatin1String("serial"))
        draft.host.clear();
}

/// How it would get there, and what it would run. Source: PuTTY 0.78, settings.c, "ProxyMethod".
void leaveOut(Draft &draft, const PuttySettings &settings)
{
    constexpr int kCommand = 5, kThroughSsh = 6;
    const int method = settings.value(QStringLiteral("ProxyMethod")).toInt();
    if (method == kCommand)
        draft.omitted << Omission::ProxyCommand;
    else if (method >= kThroughSsh)
        draft.omitted << Omission::Jump;
    else if (method > 0)
        draft.omitted << Omission::Proxy;
    if (!settings.value(QStringLiteral("ProxyPassword")).isEmpty())
        draft.omitted << Omission::PasswordInClear;
    if (!settings.value(QStringLiteral("RemoteCommand")).isEmpty())
        draft.omitted << Omission::RemoteCommand;
}

} // namespace

QString puttyName(const QByteArray &munged)
{
    const QByteArray bytes = percentDecoded(munged);
    return QUtf8StringView(bytes.constData(), bytes.size()).isValidUtf8() ? QString::fromUtf8(bytes)
                                                                          : QString::fromLatin1(bytes);
}

QList<Tunnel> puttyTunnels(const QString &forwardings, QList<Omission> &omitted)
{
    QList<Tunnel> tunnels;
    for (const auto &[key, value] : pairsOf(forwardings.left(kLongestNotes))) {
        if (const auto tunnel = tunnelOf(key, value))
            tunnels << *tunnel;
        else
            omitted << Omission::UnfitTunnel;
    }
    return tunnels;
}

Result<> addPuttySession(Collector &to, const QString &name, const PuttySettings &settings)
{
    if (name == QLatin1String("Default Settings"))
        return to.refuse(name, Refusal::Template);
    Draft draft;
    draft.name = name;
    draft.origin = QStringLiteral("putty:") + name;
    draft.host = settings.value(QStringLiteral("HostName"));
    if (const QString user = settings.value(QStringLiteral("UserName")); !user.isEmpty())
        draft.user = user;
    takeProtocol(draft, settings);
    if (const QString text = settings.value(QStringLiteral("PortNumber")); !text.isEmpty()) {
        const auto port = portOf(text);
        draft.port = port.value_or(0);
        if (!port)
            draft.omitted << Omission::UnfitPort;
    }
    if (draft.kind == EntryKind::Host) {
        draft.key = settings.value(QStringLiteral("PublicKeyFile"));
        draft.tunnels = puttyTunnels(settings.value(QStringLiteral("PortForwardings")), draft.omitted);
    }
    leaveOut(draft, settings);
    return to.add(std::move(draft));
}

} // namespace porthole::imports
