#pragma once

#include "core/keyboard/Key.h"
#include "core/session/ConsoleSession.h"
#include "ui/StateText.h"

#include <QTimer>
#include <QWidget>
#include <optional>
#include <vector>

class QFrame;
class QLabel;

namespace porthole::ui {

class ConsoleToolBar;
class ConsoleView;
class ScreenshotWriter;
class TroubleOverlay;

/// One tab: the tool bar, the picture, and what lies over it while the line is down. It is told what to
/// show and says what the person wants; ui/ConsoleBinding.h ties both to a session.
class ConsolePage : public QWidget {
    Q_OBJECT
public:
    explicit ConsolePage(QWidget *parent = nullptr);
    ~ConsolePage() override;

    ConsoleView &view() const { return *m_view; }
    SessionState state() const { return m_state; }
    /// The state in a word or two.
    QString stateText() const { return stateName(m_state, m_remedy); }
    QString title() const { return m_title; }
    QString address() const { return m_address; }
    /// What the window's status line says about this page.
    QString statusText() const;

    void setAddress(const QString &address);
    void setTitle(const QString &title);
    void showState(SessionState state, const std::optional<SessionTrouble> &trouble);
    void setPointerAbsolute(bool absolute);
    /// Puts the keyboard where it is wanted: into the password field or the picture.
    void takeFocus();
    /// Puts it onto the tool bar, where the application's own keys work.
    void focusToolBar();

Q_SIGNALS:
    void titleChanged();
    void stateChanged();
    void statusChanged();
    /// A short message worth a moment in the status line.
    void noticed(const QString &notice);

    void keyStroke(const porthole::keyboard::KeyStroke &stroke);
    void pointer(int x, int y, quint8 buttons);
    void pointerMoved(int dx, int dy, quint8 buttons);
    void retryRequested();
    void passwordSubmitted(porthole::Secret &password);
    void trustRequested();
    /// Something is wanted that clears the way to the console, such as starting the server.
    void remedyRequested(porthole::ConsoleRemedy remedy);
    void editAddressRequested();
    void closeRequested();

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
    QString m_title;
    QString m_address;
};

} // namespace porthole::ui
