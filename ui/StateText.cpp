#include "ui/StateText.h"

#include "ui/Icons.h"
#include "ui/Tr.h"

#include <QStringList>

namespace porthole::ui {

QString stateName(SessionState state, ConsoleRemedy remedy)
{
    switch (state) {
    case SessionState::Idle:
        return tr("Not started");
    case SessionState::Connecting:
        return tr("Connecting");
    case SessionState::Negotiating:
        return tr("Agreeing on a protocol");
    case SessionState::PasswordNeeded:
        return tr("Password needed");
    case SessionState::Live:
        return tr("Live");
    case SessionState::Waiting:
        return remedy == ConsoleRemedy::None ? tr("Waiting to try again") : tr("Waiting for the server");
    case SessionState::Failed:
        return tr("Not connected");
    case SessionState::Closed:
        return tr("Closed");
    }
    return {};
}

QIcon stateIcon(SessionState state)
{
    switch (state) {
    case SessionState::Idle:
        return icon(QLatin1StringView("state-idle"), IconColour::Muted);
    case SessionState::Connecting:
    case SessionState::Negotiating:
        return icon(QLatin1StringView("state-connecting"), IconColour::Accent);
    case SessionState::PasswordNeeded:
        return icon(QLatin1StringView("state-password"), IconColour::Warning);
    case SessionState::Live:
        return icon(QLatin1StringView("state-live"), IconColour::Success);
    case SessionState::Waiting:
        return icon(QLatin1StringView("state-waiting"), IconColour::Warning);
    case SessionState::Failed:
        return icon(QLatin1StringView("state-failed"), IconColour::Danger);
    case SessionState::Closed:
        return icon(QLatin1StringView("state-closed"), IconColour::Muted);
    }
    return {};
}

QString statusLine(SessionState state, rfb::Size picture, const QString &address, InputFocus focus,
                   ConsoleRemedy remedy)
{
    QStringList parts{stateName(state, remedy)};
    if (picture.width > 0)
        parts << QStringLiteral("%1×%2").arg(picture.width).arg(picture.height);
    parts << address;
    if (state == SessionState::Live) {
        switch (focus) {
        case InputFocus::Elsewhere:
            parts << tr("click the picture to type");
            break;
        case InputFocus::Keys:
            parts << tr("keys go to the console (Ctrl+Alt releases)");
            break;
        case InputFocus::KeysAndPointer:
            parts << tr("keys and pointer go to the console (Ctrl+Alt releases)");
            break;
        }
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace porthole::ui
