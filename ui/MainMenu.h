#pragma once

#include <QMenu>

namespace porthole::ui {

class Theme;

/// The window's menu. It tells what was chosen and does nothing itself, but for the appearance.
class MainMenu : public QMenu {
    Q_OBJECT
public:
    MainMenu(Theme &theme, QWidget *parent);

    void setConsoleOpen(bool open) { m_close->setEnabled(open); }
    /// The action that shows and hides the sidebar, checkable.
    QAction &sidebarAction() const { return *m_sidebar; }

Q_SIGNALS:
    void openWanted();
    void newHostWanted();
    void gatewayWanted();
    void newCloudWanted();
    void pasteWanted();
    void closeWanted();
    void importWanted();
    void exportWanted();
    void terminalLookWanted();
    void preferencesWanted();
    void lockWanted();
    void demoWanted();
    void quitWanted();
    void appearanceChanged();

private:
    void addAppearance(Theme &theme);

    QAction *m_close;
    QAction *m_sidebar;
};

} // namespace porthole::ui
