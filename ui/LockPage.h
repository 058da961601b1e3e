#pragma once

#include <QWidget>

namespace porthole::ui {

class LockCard;

/// What somebody sees of a locked window.
struct LockView {
    bool proves = false;   ///< unlocking takes a proof
    bool isAsking = false; ///< the keychain asks for it
    QString refusal{};     ///< why it was not unlocked
    int openTabs = 0;
    bool disconnects = false; ///< what was open was disconnected
    int waiting = 0;          ///< links and calls that came meanwhile
};

/// In the place of everything else while the window is locked: says what that is worth, and how it is opened
/// again. It names nothing that is open.
class LockPage : public QWidget {
    Q_OBJECT
public:
    explicit LockPage(QWidget *parent = nullptr);

    void setView(const LockView &view);

Q_SIGNALS:
    void unlockRequested();
    void quitRequested();

private:
    LockCard *m_card;
};

} // namespace porthole::ui
