#pragma once

#include "core/keyboard/Key.h"
#include "core/session/ConsoleSession.h"
#include "ui/StateText.h"
#include "ui/TabPage.h"

#include <QTimer>
#include <optional>
#include <vector>

class QFrame;
class QLabel;

namespace porthole::ui {

class ConsoleToolBar;
class ConsoleView;
class ScreenshotWriter;
class TroubleOverlay;

/// A console in its tab: the tool bar, the picture, and what lies over it while the line is down. It is told
/// what to show and says what the person wants; ui/ConsoleBinding.h ties both to a session.
class ConsolePage : public TabPage {
    Q_OBJECT
public:
    explicit ConsolePage(QWidget *parent = nullptr);
    ~ConsolePage() override;

    ConsoleView &view() const { return *m_view; }
    SessionState state() const { return m_state; }
    QString stateText() const override { return stateName(m_state, m_remedy); }
    QIcon stateIcon() const override { return ui::stateIcon(m_state); }
    bool needsAttention() const override
    {
        return m_state == SessionState::PasswordNeeded || m_state == SessionState::Failed;
    }
    QString statusText() const override;

    void showState(SessionState state, const std::optional<SessionTrouble> &trouble);
    void setPointerAbsolute(bool absolute);
    /// Into the password field or the picture.
    void takeFocus() override;
    void focusToolBar() override;

Q_SIGNALS:
    void keyStroke(const porthole::keyboard::KeyStroke &stroke);
    void pointer(int x, int y, quint8 buttons);
    void pointerMoved(int dx, int dy, quint8 buttons);
    void retryRequested();
    void passwordSubmitted(porthole::Secret &password);
    void trustRequested();
    /// Something is wanted that clears the way to the console, such as starting the server.
    void remedyRequested(porthole::ConsoleRemedy remedy);

private:
    void buildLayout();
    void connectView();
    void connectOverlay();
    void connectToolBar();
    void updateHint();
    void updateAbilities();
    void savePicture();
    void copyPicture();
    InputFocus inputFocus() const;

    ConsoleToolBar *m_toolBar;
    QFrame *m_focusLine;
    ConsoleView *m_view;
    TroubleOverlay *m_overlay;
    QLabel *m_hint;
    QTimer m_hintTime; // runs while the hint is news; after that it would only be in the way
    ScreenshotWriter *m_writer;
    SessionState m_state = SessionState::Idle;
    ConsoleRemedy m_remedy = ConsoleRemedy::None;
};

} // namespace porthole::ui
