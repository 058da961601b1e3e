#include "ui/tunnels/TunnelWords.h"

#include "core/base/DisplayText.h"
#include "ui/Icons.h"
#include "ui/Tr.h"

#include <QLocale>

namespace porthole::ui {

namespace {

constexpr std::size_t kLongest = 300; // characters of a host's words

QString detailOf(const Error &error) { return QString::fromStdString(displayText(error.detail, kLongest)); }

QString sizeText(qint64 bytes) { return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat); }

} // namespace

QString tunnelKindName(Tunnel::Kind kind)
{
    switch (kind) {
    case Tunnel::Kind::Local:
        return tr("Local");
    case Tunnel::Kind::Remote:
        return tr("Remote");
    case Tunnel::Kind::Dynamic:
        return tr("SOCKS5");
    }
    return {};
}

QString tunnelKindHint(Tunnel::Kind kind)
{
    switch (kind) {
    case Tunnel::Kind::Local:
        return tr("Listens on this computer; the host connects to the target.");
    case Tunnel::Kind::Remote:
        return tr("Listens on the host; this computer connects to the target.");
    case Tunnel::Kind::Dynamic:
        return tr("Listens on this computer as a SOCKS5 proxy; the host connects to whatever is asked for.");
    }
    return {};
}

QString tunnelStateName(TunnelState state)
{
    switch (state) {
    case TunnelState::Stopped:
        return tr("Stopped");
    case TunnelState::Waiting:
        return tr("Waiting for the line");
    case TunnelState::Starting:
        return tr("Starting");
    case TunnelState::Listening:
        return tr("Listening");
    case TunnelState::Failed:
        return tr("Failed");
    }
    return {};
}

QIcon tunnelStateIcon(TunnelState state)
{
    switch (state) {
    case TunnelState::Stopped:
        return icon(QLatin1StringView("state-closed"), IconColour::Muted);
    case TunnelState::Waiting:
        return icon(QLatin1StringView("state-waiting"), IconColour::Warning);
    case TunnelState::Starting:
        return icon(QLatin1StringView("state-connecting"), IconColour::Accent);
    case TunnelState::Listening:
        return icon(QLatin1StringView("state-live"), IconColour::Success);
    case TunnelState::Failed:
        return icon(QLatin1StringView("state-failed"), IconColour::Danger);
    }
    return {};
}

QString tunnelTraffic(const TunnelLook &look)
{
    if (look.toHost == 0 && look.fromHost == 0)
        return {};
    return QStringLiteral("\u2191 %1  \u2193 %2").arg(sizeText(look.toHost), sizeText(look.fromHost));
}

QString tunnelTrouble(const TunnelLook &look)
{
    if (look.state == TunnelState::Failed && look.error)
        return tr("Nobody listens: %1.").arg(detailOf(*look.error));
    if (look.refusal)
        return tr("Not served so far: %1. The last: %2.")
            .arg(QLocale().toString(look.refusals), detailOf(*look.refusal));
    return {};
}

} // namespace porthole::ui
