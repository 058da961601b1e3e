#include "ui/entries/EntryText.h"

#include "core/model/HostAddress.h"
#include "core/model/TunnelText.h"
#include "ui/Icons.h"
#include "ui/Tr.h"

#include <QUrl>
#include <algorithm>
#include <array>

namespace porthole::ui {

namespace {

struct TunnelKind {
    Tunnel::Kind kind;
    const char *option; ///< of ssh(1)
};
constexpr std::array kTunnelKinds{TunnelKind{Tunnel::Kind::Local, "-L"},
                                  TunnelKind{Tunnel::Kind::Remote, "-R"},
                                  TunnelKind{Tunnel::Kind::Dynamic, "-D"}};

const char *iconName(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Host:
        return "host";
    case EntryKind::Console:
        return "console";
    case EntryKind::Cloud:
        return "cloud";
    case EntryKind::Gateway:
        return "gateway";
    case EntryKind::Server:
        return "server-unknown";
    case EntryKind::Unsupported:
        return "file-other";
    }
    return "file-other";
}

} // namespace

QString kindName(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Host:
        return tr("Host");
    case EntryKind::Console:
        return tr("VNC server");
    case EntryKind::Cloud:
        return tr("Cloud");
    case EntryKind::Gateway:
        return tr("Slycat server");
    case EntryKind::Server:
        return tr("Server of a cloud");
    case EntryKind::Unsupported:
        return tr("Not supported");
    }
    return {};
}

QIcon kindIcon(EntryKind kind) { return icon(QLatin1StringView(iconName(kind)), IconColour::Muted); }

QString entryDetail(const Entry &entry, const FolderTree &folders)
{
    switch (entry.kind) {
    case EntryKind::Host: {
        const auto settings = effectiveSettings(entry.settings, entry.folder, folders);
        return HostAddress{settings.user.value.value_or(QString()), entry.address,
                           settings.port.value.value_or(0)}
            .toString();
    }
    case EntryKind::Console:
        return entry.address;
    case EntryKind::Cloud:
        return entry.description ? tr("Cloud · %1").arg(QUrl(entry.address).host())
                                 : tr("Cloud of clouds.yaml");
    case EntryKind::Gateway: {
        const QString user = entry.settings.user.value_or(QString());
        return user.isEmpty() ? entry.address : QStringLiteral("%1 · %2").arg(user, entry.address);
    }
    case EntryKind::Server:
        return tr("Server of %1").arg(entry.cloud);
    case EntryKind::Unsupported:
        return tr("%1, not supported").arg(entry.address);
    }
    return {};
}

std::span<const NamedColour> entryColours()
{
    static constexpr std::array kColours{
        NamedColour{QT_TRANSLATE_NOOP("porthole::ui", "Red"), "#d8433a"},
        NamedColour{QT_TRANSLATE_NOOP("porthole::ui", "Orange"), "#c46a10"},
        NamedColour{QT_TRANSLATE_NOOP("porthole::ui", "Yellow"), "#9b7b00"},
        NamedColour{QT_TRANSLATE_NOOP("porthole::ui", "Green"), "#2f8f4e"},
        NamedColour{QT_TRANSLATE_NOOP("porthole::ui", "Teal"), "#168a96"},
        NamedColour{QT_TRANSLATE_NOOP("porthole::ui", "Blue"), "#3f7fd6"},
        NamedColour{QT_TRANSLATE_NOOP("porthole::ui", "Purple"), "#9a63c9"},
        NamedColour{QT_TRANSLATE_NOOP("porthole::ui", "Grey"), "#7c848f"},
    };
    return kColours;
}

QString colourName(const QString &value)
{
    const auto colours = entryColours();
    const auto known = std::find_if(colours.begin(), colours.end(), [&](const NamedColour &colour) {
        return value == QLatin1String(colour.value);
    });
    return known == colours.end() ? value : tr(known->name);
}

ColourMark colourMark(const Effective<QString> &colour, const FolderTree &folders)
{
    if (!colour.value || colour.value->isEmpty())
        return {};
    const QString name = colourName(*colour.value);
    return {QColor(*colour.value),
            colour.from ? tr("%1, from %2").arg(name, sourceName(*colour.from, folders)) : name};
}

QString sourceName(const FolderId &folder, const FolderTree &folders)
{
    const Folder *known = folders.find(folder);
    return tr("the folder %1").arg(known ? known->name : QString());
}

QString tunnelLine(const Tunnel &tunnel)
{
    const auto kind = std::find_if(kTunnelKinds.begin(), kTunnelKinds.end(),
                                   [&](const TunnelKind &known) { return known.kind == tunnel.kind; });
    return QStringLiteral("%1 %2").arg(QLatin1String(kind->option), textOf(tunnel));
}

Result<Tunnel> tunnelOf(const QString &line)
{
    const QString text = line.trimmed();
    for (const TunnelKind &known : kTunnelKinds)
        if (text.startsWith(QLatin1String(known.option)))
            return parseTunnel(known.kind, text.mid(2).trimmed());
    return Error::make(ErrorKind::Usage, "a tunnel begins with -L, -R or -D");
}

Entry toEntry(const SavedHost &host)
{
    Entry entry;
    entry.id = {host.id.value};
    entry.name = host.name;
    entry.address = host.host;
    if (!host.user.isEmpty())
        entry.settings.user = host.user;
    if (host.port != 0)
        entry.settings.port = host.port;
    if (!host.identityFile.isEmpty())
        entry.settings.identityFile = host.identityFile;
    entry.settings.credential = host.credential;
    if (host.agent != AgentWish::AsConfigured)
        entry.settings.agent = host.agent;
    entry.agentCommand = host.agentCommand;
    entry.tunnels = host.tunnels;
    return entry;
}

} // namespace porthole::ui
