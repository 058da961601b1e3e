#pragma once

#include <QMenu>

#include "core/model/CloudScope.h"

namespace porthole::ui {

/// Whether Nova would take an action on as the server is now. Source: Compute API, preconditions of
/// os-start, os-stop, reboot, resume and unshelve.
bool isPossible(ServerAction action, const Server &server);
/// What "make it run" means for a server: Start, Resume or Unshelve.
ServerAction startingAction(const Server &server);
/// Whether somebody may lose something by it, so that it is asked about first.
bool mayHurt(ServerAction action);

/// What can be done with a server. Deletes itself when it has been closed.
class ServerMenu : public QMenu {
    Q_OBJECT
public:
    explicit ServerMenu(const Server &server, QWidget *parent);

Q_SIGNALS:
    void openWanted();
    void actionWanted(porthole::ServerAction action);
    void copyWanted(const QString &text);
    /// Among what is saved.
    void pinWanted();
    void refreshWanted();

private:
    void addServerAction(ServerAction action, const Server &server);
};

} // namespace porthole::ui
