#include "ui/MainMenu.h"

#include "ui/Theme.h"

#include <QActionGroup>

namespace porthole::ui {

MainMenu::MainMenu(Theme &theme, QWidget *parent)
    : QMenu(parent)
{
    const auto add = [this](const QString &text, auto signal) {
        QAction *action = addAction(text);
        connect(action, &QAction::triggered, this, signal);
        return action;
    };
    add(tr("Open a console…\tCtrl+K"), &MainMenu::openWanted);
    add(tr("Connect to a host…\tCtrl+N"), &MainMenu::newHostWanted);
    add(tr("Open a Slycat server…"), &MainMenu::gatewayWanted);
    add(tr("New cloud…"), &MainMenu::newCloudWanted);
    add(tr("Open link from clipboard"), &MainMenu::pasteWanted);
    addSeparator();
    add(tr("Bring in connections…"), &MainMenu::importWanted);
    add(tr("Write connections to a file…"), &MainMenu::exportWanted);
    addSeparator();
    m_close = add(tr("Close this tab\tCtrl+W"), &MainMenu::closeWanted);
    addSeparator();
    m_sidebar = addAction(tr("Sidebar\tCtrl+B"));
    m_sidebar->setCheckable(true);
    addAppearance(theme);
    add(tr("Terminal look…"), &MainMenu::terminalLookWanted);
    add(tr("Preferences…\tCtrl+,"), &MainMenu::preferencesWanted);
    add(tr("Lock now\tCtrl+Shift+Y"), &MainMenu::lockWanted);
    addSeparator();
    add(tr("Try the demo"), &MainMenu::demoWanted);
    addSeparator();
    add(tr("Quit\tCtrl+Q"), &MainMenu::quitWanted);
}

void MainMenu::addAppearance(Theme &theme)
{
    QMenu *menu = addMenu(tr("Appearance"));
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &text, Appearance appearance) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(theme.appearance() == appearance);
        group->addAction(action);
        connect(&theme, &Theme::appearanceChanged, action,
                [&theme, action, appearance] { action->setChecked(theme.appearance() == appearance); });
        connect(action, &QAction::triggered, this, [this, &theme, appearance] {
            theme.setAppearance(appearance);
            Q_EMIT appearanceChanged();
        });
    };
    add(tr("System"), Appearance::System);
    add(tr("Light"), Appearance::Light);
    add(tr("Dark"), Appearance::Dark);
}

} // namespace porthole::ui
