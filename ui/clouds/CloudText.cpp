#include "ui/clouds/CloudText.h"

#include "core/base/DisplayText.h"
#include "ui/Icons.h"
#include "ui/Tr.h"

#include <array>

namespace porthole::ui {

namespace {

struct Task {
    const char *task; // Nova's word. Source: nova/compute/task_states.py
    const char *name;
};

// What is under way tells more than the state it began in.
constexpr std::array kTasks{
    Task{"powering-on", QT_TRANSLATE_NOOP("porthole::ui", "Starting")},
    Task{"powering-off", QT_TRANSLATE_NOOP("porthole::ui", "Stopping")},
    Task{"rebooting", QT_TRANSLATE_NOOP("porthole::ui", "Rebooting")},
    Task{"reboot_pending", QT_TRANSLATE_NOOP("porthole::ui", "Rebooting")},
    Task{"reboot_started", QT_TRANSLATE_NOOP("porthole::ui", "Rebooting")},
    Task{"rebooting_hard", QT_TRANSLATE_NOOP("porthole::ui", "Rebooting hard")},
    Task{"reboot_pending_hard", QT_TRANSLATE_NOOP("porthole::ui", "Rebooting hard")},
    Task{"reboot_started_hard", QT_TRANSLATE_NOOP("porthole::ui", "Rebooting hard")},
    Task{"suspending", QT_TRANSLATE_NOOP("porthole::ui", "Suspending")},
    Task{"resuming", QT_TRANSLATE_NOOP("porthole::ui", "Resuming")},
    Task{"pausing", QT_TRANSLATE_NOOP("porthole::ui", "Pausing")},
    Task{"unpausing", QT_TRANSLATE_NOOP("porthole::ui", "Resuming")},
    Task{"shelving", QT_TRANSLATE_NOOP("porthole::ui", "Being shelved")},
    Task{"unshelving", QT_TRANSLATE_NOOP("porthole::ui", "Coming off the shelf")},
    Task{"migrating", QT_TRANSLATE_NOOP("porthole::ui", "Migrating")},
    Task{"deleting", QT_TRANSLATE_NOOP("porthole::ui", "Being deleted")},
    Task{"soft-deleting", QT_TRANSLATE_NOOP("porthole::ui", "Being deleted")},
};

QString taskName(const QString &task)
{
    for (const Task &row : kTasks)
        if (task == QLatin1String(row.task))
            return tr(row.name);
    return {};
}

struct StatusLook {
    const char *name;
    const char *icon;
    IconColour colour;
};

// One row a status and no default, so that the compiler asks for the words of a new one.
StatusLook lookOf(ServerStatus status)
{
    switch (status) {
    case ServerStatus::Active:
        return {QT_TR_NOOP("Running"), "server-running", IconColour::Success};
    case ServerStatus::Build:
        return {QT_TR_NOOP("Being built"), "server-busy", IconColour::Accent};
    case ServerStatus::Deleted:
    case ServerStatus::SoftDeleted:
        return {QT_TR_NOOP("Deleted"), "server-gone", IconColour::Muted};
    case ServerStatus::Error:
        return {QT_TR_NOOP("Error"), "state-failed", IconColour::Danger};
    case ServerStatus::HardReboot:
        return {QT_TR_NOOP("Rebooting hard"), "server-busy", IconColour::Accent};
    case ServerStatus::Migrating:
        return {QT_TR_NOOP("Migrating"), "server-busy", IconColour::Accent};
    case ServerStatus::Password:
        return {QT_TR_NOOP("Password being set"), "server-busy", IconColour::Accent};
    case ServerStatus::Paused:
        return {QT_TR_NOOP("Paused"), "server-paused", IconColour::Warning};
    case ServerStatus::Reboot:
        return {QT_TR_NOOP("Rebooting"), "server-busy", IconColour::Accent};
    case ServerStatus::Rebuild:
        return {QT_TR_NOOP("Being rebuilt"), "server-busy", IconColour::Accent};
    case ServerStatus::Rescue:
        return {QT_TR_NOOP("In rescue mode"), "server-rescue", IconColour::Warning};
    case ServerStatus::Resize:
        return {QT_TR_NOOP("Being resized"), "server-busy", IconColour::Accent};
    case ServerStatus::RevertResize:
        return {QT_TR_NOOP("Resize being undone"), "server-busy", IconColour::Accent};
    case ServerStatus::Shelved:
    case ServerStatus::ShelvedOffloaded:
        return {QT_TR_NOOP("Shelved"), "server-shelved", IconColour::Muted};
    case ServerStatus::Shutoff:
    case ServerStatus::Stopped:
        return {QT_TR_NOOP("Off"), "server-off", IconColour::Muted};
    case ServerStatus::Suspended:
        return {QT_TR_NOOP("Suspended"), "server-suspended", IconColour::Muted};
    case ServerStatus::VerifyResize:
        return {QT_TR_NOOP("Resized, to be confirmed"), "server-running", IconColour::Warning};
    case ServerStatus::Unknown:
        return {QT_TR_NOOP("State not known"), "server-unknown", IconColour::Muted};
    }
    return {"", "server-unknown", IconColour::Muted};
}

} // namespace

QString serverStateName(const Server &server)
{
    if (const QString task = taskName(server.taskState); !task.isEmpty())
        return task;
    if (server.status == ServerStatus::Unknown && !server.statusText.isEmpty() &&
        server.statusText != QLatin1String("UNKNOWN"))
        return server.statusText;
    return tr(lookOf(server.status).name);
}

QIcon serverIcon(const Server &server)
{
    if (!taskName(server.taskState).isEmpty())
        return icon(QLatin1StringView("server-busy"), IconColour::Accent);
    const StatusLook look = lookOf(server.status);
    return icon(QLatin1StringView(look.icon), look.colour);
}

QString serverDetail(const Server &server)
{
    QString detail = serverStateName(server);
    if (!server.addresses.isEmpty())
        detail += QStringLiteral(" · ") + server.addresses.join(QStringLiteral(", "));
    return detail;
}

QString serverTitle(const Server &server) { return server.name.isEmpty() ? server.id.value : server.name; }

QIcon cloudIcon(CloudState state)
{
    switch (state) {
    case CloudState::Idle:
        return icon(QLatin1StringView("cloud"), IconColour::Muted);
    case CloudState::SigningIn:
        return icon(QLatin1StringView("state-waiting"), IconColour::Accent);
    case CloudState::SecretNeeded:
        return icon(QLatin1StringView("state-password"), IconColour::Warning);
    case CloudState::Open:
        return icon(QLatin1StringView("cloud-open"), IconColour::Success);
    case CloudState::Failed:
        return icon(QLatin1StringView("state-failed"), IconColour::Danger);
    }
    return {};
}

QString secretName(const QString &neededSecret)
{
    if (neededSecret.isEmpty() || neededSecret == QLatin1String("password"))
        return tr("Password");
    if (neededSecret == QLatin1String("passcode"))
        return tr("One-time code");
    if (neededSecret == QLatin1String("token"))
        return tr("Token");
    if (neededSecret == QLatin1String("application_credential_secret"))
        return tr("Secret of the application credential");
    return neededSecret;
}

QString sourceText(const CloudSummary &cloud)
{
    return cloud.entry.isEmpty() ? cloud.source : tr("Saved in Porthole");
}

QString secretTroubleText(const std::optional<Error> &trouble)
{
    if (!trouble || trouble->kind == ErrorKind::NotFound)
        return {};
    const QString detail = QString::fromStdString(displayText(trouble->detail, 200));
    return trouble->kind == ErrorKind::AuthRejected
               ? tr("The one in the keychain was not accepted: %1").arg(detail)
               : tr("The keychain does not give the one that is saved: %1. An empty field asks it again.")
                     .arg(detail);
}

QString cloudStateText(CloudState state, const std::optional<CloudTrouble> &trouble,
                       const QString &neededSecret)
{
    switch (state) {
    case CloudState::Idle:
        return tr("Not signed in");
    case CloudState::SigningIn:
        return tr("Signing in…");
    case CloudState::SecretNeeded:
        return neededSecret.isEmpty() || neededSecret == QLatin1String("password")
                   ? tr("Needs the password")
                   : tr("Needs: %1").arg(secretName(neededSecret));
    case CloudState::Open:
        return tr("Signed in");
    case CloudState::Failed:
        return trouble ? cloudTroubleText(*trouble, {}).sentence : tr("Could not sign in");
    }
    return {};
}

QString actionName(ServerAction action)
{
    switch (action) {
    case ServerAction::Start:
        return tr("Start");
    case ServerAction::Stop:
        return tr("Stop");
    case ServerAction::SoftReboot:
        return tr("Reboot");
    case ServerAction::HardReboot:
        return tr("Hard reboot");
    case ServerAction::Resume:
        return tr("Resume");
    case ServerAction::Unshelve:
        return tr("Unshelve");
    }
    return {};
}

QString actionTaken(ServerAction action, const QString &server)
{
    switch (action) {
    case ServerAction::Start:
        return tr("%1 is starting").arg(server);
    case ServerAction::Stop:
        return tr("%1 is stopping").arg(server);
    case ServerAction::SoftReboot:
        return tr("%1 is rebooting").arg(server);
    case ServerAction::HardReboot:
        return tr("%1 is rebooting hard").arg(server);
    case ServerAction::Resume:
        return tr("%1 is resuming").arg(server);
    case ServerAction::Unshelve:
        return tr("%1 is coming off the shelf").arg(server);
    }
    return {};
}

QString actionFailed(ServerAction action, const QString &server, const Error &error)
{
    return tr("%1: %2 was not possible. %3")
        .arg(server, actionName(action), QString::fromStdString(error.detail));
}

} // namespace porthole::ui
