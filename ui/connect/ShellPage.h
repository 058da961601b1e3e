#pragma once

#include "core/base/Secret.h"
#include "core/session/ShellState.h"
#include "ui/TabPage.h"

#include <functional>
#include <optional>
#include <vector>

class QFrame;
class QGridLayout;
class QMenu;

namespace porthole::ui {

class BroadcastBand;
class PaneFrame;
class ShellOverlay;
class ShellToolBar;
class TunnelPanel;

/// A session with a shell in its tab: the tool bar, the terminal, and what lies over it while there is no
/// line or something is asked. It is told what to show and says what the person wants;
/// ui/connect/ShellBinding.h ties both to a session.
class ShellPage : public TabPage {
    Q_OBJECT
public:
    explicit ShellPage(QWidget *parent = nullptr);

    /// What is shown below the overlay, and the part of it that takes keys; the page owns it from here on.
    void setTerminal(QWidget *content, QWidget *terminal);
    QWidget *terminal() const { return m_terminal; }
    /// What is shown below the terminal when the tunnels are wanted; the page owns it from here on.
    void setTunnels(TunnelPanel *panel);
    void showTunnels(bool shown);

    ShellState state() const { return m_state; }
    QString stateText() const override;
    QIcon stateIcon() const override;
    bool needsAttention() const override
    {
        return m_state == ShellState::Asking || m_state == ShellState::Failed;
    }
    QString statusText() const override;
    void takeFocus() override;
    void focusToolBar() override;

    /// What the person calls the host; the tab's title may be the shell's.
    void setHost(const QString &host);
    /// What the shell calls itself at the moment: the host's word, and said as that.
    void setShellTitle(const QString &title);
    void setSid(const QString &sid);
    void setAgent(AgentStanding standing);
    /// Whether the host's files can be opened besides, as filesRequested() asks.
    void setFilesOffered(bool offered);
    /// Whether a host key that is accepted is kept in known_hosts, as it is unless this says otherwise.
    void setRemembersKey(bool remembers);
    /// What the host says before anybody signs in, fit to be shown.
    void setBanner(const QString &text);
    void showOpen();
    void showProgress(const ShellProgress &progress);
    void ask(const SshQuestion &question);
    void showTrouble(ShellState state, const ShellTrouble &trouble);
    void showEnd(const ShellEnd &end);
    void showClosed();

    /// Little room: the tool bar says what it has to in icons.
    void setCompact(bool compact);
    /// Whether it is the one of several in its tab that has the keyboard, or will have it.
    void setCurrentOfSeveral(bool current);
    /// To how many sessions goes what is typed here; 0 and 1: to this one alone. `secret`: a password of all.
    void setBroadcast(int sessions, bool secret = false);
    /// Why nothing goes to the others any more.
    void showBroadcastEnd(const QString &why);
    int broadcastSessions() const { return m_broadcast; }

Q_SIGNALS:
    void hostKeyAccepted();
    /// The receiver moves out of it.
    void answered(std::vector<porthole::Secret> &answers);
    void commandAllowed();
    void questionRefused();
    void retryRequested();
    void passwordSubmitted(porthole::Secret &password);
    /// After the end of a shell: another one.
    void againRequested();
    /// The connection is to be put right in the form.
    void editRequested();
    void copyRequested();
    void pasteRequested();
    void searchRequested();
    /// The menu of what can be done with panes, before it is shown: whoever does it adds to it.
    void paneMenuOpening(QMenu &menu);
    /// Others are to be chosen for what is typed here.
    void broadcastRequested();
    /// One of the saved texts is wanted.
    void snippetsRequested();
    void broadcastStopRequested();
    void broadcastChanged(int sessions);
    void filesRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectOverlay();
    void connectToolBar();
    void enter(ShellState state, const std::function<void()> &show);
    void updateFocusLine();
    void updateFrame();

    ShellToolBar *m_toolBar;
    QFrame *m_focusLine;
    BroadcastBand *m_band;
    QGridLayout *m_layers;
    ShellOverlay *m_overlay;
    PaneFrame *m_frame;
    QWidget *m_terminal = nullptr;
    int m_broadcast = 0;
    bool m_currentOfSeveral = false;
    TunnelPanel *m_tunnels = nullptr;
    ShellState m_state = ShellState::Idle;
    bool m_wasOpen = false; // there is a screen worth being seen
    bool m_keyboardHere = false;
    QString m_host;
    QString m_sid;
    QString m_shellTitle;
    QString m_progress;
};

} // namespace porthole::ui
