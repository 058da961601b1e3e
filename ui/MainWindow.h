#pragma once

#include "core/model/ConsoleUrl.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QLabel;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace porthole {
class ConsoleSession;
}

namespace porthole::ui {

class AddressBar;
class ConsolePage;
class ConsoleTabs;
class ElidedLabel;
class Theme;

/// The window: the address field, the open consoles as tabs or a page that says how to open one, and
/// a status line in plain words. It reports what is wanted and shows the sessions it is given.
class MainWindow : public QWidget {
    Q_OBJECT
public:
    explicit MainWindow(Theme &theme, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Shows a session in a new tab, in front. The session stays its owner's and may go at any time;
    /// its tab goes with it.
    ConsolePage *addConsole(ConsoleSession *session);
    /// Shows a page that is not bound to a session, in a new tab, in front.
    void addPage(ConsolePage *page);
    /// As if `text` had been typed into the address field: opens it or says there why not.
    void submit(const QString &text);
    ConsoleTabs &tabs() const { return *m_tabs; }

Q_SIGNALS:
    /// Somebody wants this opened. The receiver may move out of it.
    void openRequested(porthole::ConsoleTarget &target);
    /// The tab of this session was closed, and the session with it; its owner may let it go.
    void consoleClosed(porthole::ConsoleSession *session);

private:
    QWidget *makeHeader();
    QWidget *makeFooter();
    QMenu *makeMenu();
    void makeAppearanceMenu(QMenu *menu);
    void makeShortcuts();
    void closePage(ConsolePage *page);
    void closeCurrent();
    void pasteAndOpen();
    void focusConsole();
    void focusConsoleUnlessTyping();
    void focusControls();
    void step(int direction);
    void showCurrent();
    void updateStatus();
    void notice(const QString &text);

    Theme &m_theme;
    AddressBar *m_address;
    QStackedWidget *m_stack;
    ConsoleTabs *m_tabs;
    QToolButton *m_menu;
    QLabel *m_statusIcon;
    ElidedLabel *m_status;
    QTimer m_noticeTime; // runs while m_notice stands in the status line
    QString m_notice;
    QHash<ConsolePage *, ConsoleSession *> m_sessions;
};

} // namespace porthole::ui
