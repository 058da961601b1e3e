#include "ui/connect/ShellText.h"

#include "core/base/DisplayText.h"
#include "ui/Icons.h"
#include "ui/Tr.h"
#include "ui/connect/HopText.h"

namespace porthole::ui {

namespace {

QString stageText(ShellStage stage, const QString &host, const QString &user)
{
    switch (stage) {
    case ShellStage::Reaching:
        return tr("Reaching %1").arg(host);
    case ShellStage::CheckingKey:
        return tr("Checking the host key of %1").arg(host);
    case ShellStage::SigningIn:
        return user.isEmpty() ? tr("Signing in to %1").arg(host)
                              : tr("Signing in to %1 as %2").arg(host, user);
    case ShellStage::StartingAgent:
        return tr("Starting the agent on %1").arg(host);
    case ShellStage::StartingShell:
        return tr("Starting a shell on %1").arg(host);
    }
    return {};
}

} // namespace

QString shellStateName(ShellState state)
{
    switch (state) {
    case ShellState::Idle:
        return tr("Not started");
    case ShellState::Connecting:
        return tr("Connecting");
    case ShellState::Asking:
        return tr("Waiting for you");
    case ShellState::Open:
        return tr("Connected");
    case ShellState::Waiting:
        return tr("Waiting to try again");
    case ShellState::Failed:
        return tr("Not connected");
    case ShellState::Ended:
        return tr("Ended");
    case ShellState::Closed:
        return tr("Closed");
    }
    return {};
}

QIcon shellStateIcon(ShellState state)
{
    switch (state) {
    case ShellState::Idle:
        return icon(QLatin1StringView("state-idle"), IconColour::Muted);
    case ShellState::Connecting:
        return icon(QLatin1StringView("state-connecting"), IconColour::Accent);
    case ShellState::Asking:
        return icon(QLatin1StringView("state-password"), IconColour::Warning);
    case ShellState::Open:
        return icon(QLatin1StringView("state-live"), IconColour::Success);
    case ShellState::Waiting:
        return icon(QLatin1StringView("state-waiting"), IconColour::Warning);
    case ShellState::Failed:
        return icon(QLatin1StringView("state-failed"), IconColour::Danger);
    case ShellState::Ended:
    case ShellState::Closed:
        return icon(QLatin1StringView("state-closed"), IconColour::Muted);
    }
    return {};
}

QString progressText(const ShellProgress &progress)
{
    const SshHop &hop = progress.hop;
    const QString user = QString::fromStdString(displayText(hop.user.toStdString(), 100));
    QString text = stageText(progress.stage, hopName(hop), user);
    if (hop.count > 1)
        text += tr(" (host %1 of %2)").arg(hop.index + 1).arg(hop.count);
    return text + u'…';
}

QString endText(const ShellEnd &end)
{
    if (!end.signal.isEmpty())
        return tr("It was ended by the signal %1.")
            .arg(QString::fromStdString(displayText(end.signal.toStdString(), 32)));
    if (end.exitStatus.value_or(0) != 0)
        return tr("Its exit status was %1.").arg(*end.exitStatus);
    return tr("You logged out, or it came to its end.");
}

QString agentText(AgentStanding standing)
{
    switch (standing) {
    case AgentStanding::None:
        return {};
    case AgentStanding::Starting:
        return tr("Agent starting");
    case AgentStanding::Ready:
        return tr("Agent ready");
    case AgentStanding::Busy:
        return tr("Agent busy");
    case AgentStanding::Lost:
        return tr("Agent lost");
    }
    return {};
}

} // namespace porthole::ui
