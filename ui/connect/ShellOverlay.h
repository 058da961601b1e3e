#pragma once

#include "core/session/ShellState.h"

#include <QDeadlineTimer>
#include <QTimer>
#include <QWidget>

namespace porthole::ui {

class AuthCard;
class CommandCard;
class HostKeyCard;
class SealedCard;
class ShellCard;

/// Lies over the terminal of a session that has no line, or that asks: dims the last screen and holds the
/// card that says why. The card hangs from the overlay's upper edge, which is the tool bar's lower one.
/// Counts down to the next attempt. Hidden while the session is open.
class ShellOverlay : public QWidget {
    Q_OBJECT
public:
    explicit ShellOverlay(QWidget *parent = nullptr);

    HostKeyCard &hostKeyCard() const { return *m_hostKey; }
    AuthCard &authCard() const { return *m_auth; }
    CommandCard &commandCard() const { return *m_command; }
    ShellCard &shellCard() const { return *m_shell; }

    void hideAll();
    void ask(const SshQuestion &question);
    void showProgress(const ShellProgress &progress);
    void showTrouble(ShellState state, const ShellTrouble &trouble);
    void showEnd(const ShellEnd &end);
    /// Whether a last screen lies below, to be dimmed; else there is nothing to be seen through it.
    void setDims(bool dims);
    /// Into the field of the card that is shown, if it has one; whether it has.
    bool focusField();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void bringUp(SealedCard &card);
    void countDown();

    HostKeyCard *m_hostKey;
    AuthCard *m_auth;
    CommandCard *m_command;
    ShellCard *m_shell;
    SealedCard *m_shown = nullptr;
    QTimer m_tick;
    QDeadlineTimer m_nextAttempt;
    int m_attempt = 0;
    bool m_dims = false;
};

} // namespace porthole::ui
