#include "ui/clouds/ServerMenu.h"

#include "ui/Icons.h"
#include "ui/clouds/CloudText.h"

namespace porthole::ui {

bool isPossible(ServerAction action, const Server &server)
{
    const ServerStatus status = server.status;
    // While something is under way Nova refuses everything else; a hard reboot ends a hanging one.
    const bool idle = server.taskState.isEmpty();
    switch (action) {
    case ServerAction::Start:
        return idle && (status == ServerStatus::Shutoff || status == ServerStatus::Stopped);
    case ServerAction::Stop:
        return idle && (status == ServerStatus::Active || status == ServerStatus::Error ||
                        status == ServerStatus::Rescue);
    case ServerAction::SoftReboot:
        return idle && status == ServerStatus::Active;
    case ServerAction::HardReboot:
        return (idle || server.taskState.startsWith(QLatin1String("reboot"))) &&
               (status == ServerStatus::Active || status == ServerStatus::Error ||
                status == ServerStatus::HardReboot || status == ServerStatus::Paused ||
                status == ServerStatus::Reboot || status == ServerStatus::Shutoff ||
                status == ServerStatus::Suspended);
    case ServerAction::Resume:
        return idle && status == ServerStatus::Suspended;
    case ServerAction::Unshelve:
        return idle && (status == ServerStatus::Shelved || status == ServerStatus::ShelvedOffloaded);
    }
    return false;
}

ServerAction startingAction(const Server &server)
{
    for (const auto action : {ServerAction::Resume, ServerAction::Unshelve})
        if (isPossible(action, server))
            return action;
    return ServerAction::Start;
}

bool mayHurt(ServerAction action)
{
    return action == ServerAction::Stop || action == ServerAction::SoftReboot ||
           action == ServerAction::HardReboot;
}

ServerMenu::ServerMenu(const Server &server, QWidget *parent)
    : QMenu(parent)
{
    setObjectName(QStringLiteral("serverMenu"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("What can be done with %1").arg(serverTitle(server)));
    QAction *open = addAction(ui::icon(QLatin1StringView("console")), tr("Open console\tEnter"));
    open->setObjectName(QStringLiteral("open"));
    setDefaultAction(open);
    connect(open, &QAction::triggered, this, &ServerMenu::openWanted);
    addSeparator();
    addServerAction(startingAction(server), server);
    for (const auto action : {ServerAction::Stop, ServerAction::SoftReboot, ServerAction::HardReboot})
        addServerAction(action, server);
    addSeparator();
    QAction *name = addAction(tr("Copy name\tCtrl+C"));
    name->setObjectName(QStringLiteral("copyName"));
    connect(name, &QAction::triggered, this, [this, text = server.name] { Q_EMIT copyWanted(text); });
    QAction *id = addAction(tr("Copy id"));
    id->setObjectName(QStringLiteral("copyId"));
    connect(id, &QAction::triggered, this, [this, text = server.id.value] { Q_EMIT copyWanted(text); });
    addSeparator();
    QAction *pin = addAction(tr("Keep in Saved"));
    pin->setObjectName(QStringLiteral("pin"));
    connect(pin, &QAction::triggered, this, &ServerMenu::pinWanted);
    QAction *refresh = addAction(tr("Refresh\tF5"));
    refresh->setObjectName(QStringLiteral("refresh"));
    connect(refresh, &QAction::triggered, this, &ServerMenu::refreshWanted);
}

void ServerMenu::addServerAction(ServerAction action, const Server &server)
{
    // The dots promise a question first.
    QAction *added = addAction(mayHurt(action) ? tr("%1…").arg(actionName(action)) : actionName(action));
    added->setObjectName(QStringLiteral("action%1").arg(static_cast<int>(action)));
    added->setEnabled(isPossible(action, server));
    connect(added, &QAction::triggered, this, [this, action] { Q_EMIT actionWanted(action); });
}

} // namespace porthole::ui
