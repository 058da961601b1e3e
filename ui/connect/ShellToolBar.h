#pragma once

#include "core/session/ShellState.h"

#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace porthole::ui {

/// The small bar over a terminal: whose it is, its sid, its agent, reconnecting. Says what was chosen and
/// does none of it.
class ShellToolBar : public QWidget {
    Q_OBJECT
public:
    explicit ShellToolBar(QWidget *parent = nullptr);

    void setAddress(const QString &address);
    /// The session's id, which a click copies.
    void setSid(const QString &sid);
    void setAgent(AgentStanding standing);
    /// What can be done at the moment is switched on.
    void setAbilities(bool paste, bool retry);
    /// Icons only, for a narrow one.
    void setCompact(bool compact);
    /// Whether the host's files can be opened besides.
    void setFilesOffered(bool offered);
    void focusFirst();

Q_SIGNALS:
    void copySidRequested();
    void copyRequested();
    void pasteRequested();
    void searchRequested();
    void tunnelsRequested();
    void filesRequested();
    void retryRequested();
    /// Before the menu of panes is shown; it is empty.
    void paneMenuOpening(QMenu &menu);

private:
    void makePaneMenu();

    QLabel *m_address;
    QToolButton *m_sid;
    QLabel *m_agentIcon;
    QLabel *m_agent;
    QToolButton *m_copy;
    QToolButton *m_paste;
    QToolButton *m_search;
    QToolButton *m_panes;
    QToolButton *m_tunnels;
    QToolButton *m_files;
    QToolButton *m_retry;
    bool m_compact = false;
    bool m_hasSid = false;
};

} // namespace porthole::ui
