#include "ui/clouds/ActionQuestion.h"

#include "ui/clouds/CloudText.h"

namespace porthole::ui {

namespace {

QString questionAbout(ServerAction action, const QString &name)
{
    switch (action) {
    case ServerAction::Stop:
        return ActionQuestion::tr("Stop %1?").arg(name);
    case ServerAction::SoftReboot:
        return ActionQuestion::tr("Reboot %1?").arg(name);
    default:
        return ActionQuestion::tr("Reboot %1 the hard way?").arg(name);
    }
}

QString consequenceOf(ServerAction action)
{
    switch (action) {
    case ServerAction::Stop:
        return ActionQuestion::tr("It shuts down; whoever works on it loses their session.");
    case ServerAction::SoftReboot:
        return ActionQuestion::tr("Its system restarts; whoever works on it loses their session.");
    default:
        return ActionQuestion::tr("Its power is cut: what is not saved there is lost.");
    }
}

} // namespace

ActionQuestion::ActionQuestion(QWidget *parent)
    : Question("actionQuestion", parent)
{
    connect(this, &Question::ended, this, [this] { m_server.reset(); });
}

void ActionQuestion::askAbout(const ServerRef &server, ServerAction action, const QString &name,
                              const QString &place)
{
    const Words words{questionAbout(action, name),
                      place.left(1).toUpper() + place.mid(1) + u'\n' + consequenceOf(action),
                      actionName(action), tr("%1 %2").arg(actionName(action), name)};
    ask(words, [this, server, action] { Q_EMIT confirmed(server, action); });
    m_server = server;
}

} // namespace porthole::ui
