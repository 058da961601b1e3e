#pragma once

#include "core/keyboard/Key.h"

#include <QObject>
#include <vector>

class QKeyEvent;
class QWidget;

namespace porthole::ui {

/// Takes every key of a widget for the console while the widget has the focus: Tab, Escape and the
/// application's own shortcuts too. Only the release chord, Ctrl+Alt pressed and let go with nothing
/// in between, is ours; the console sees its strokes as well, and they mean nothing there.
class ConsoleKeyboard : public QObject {
    Q_OBJECT
public:
    /// Filters the events of `surface`, which owns it.
    explicit ConsoleKeyboard(QWidget &surface);

    /// Off, keys do what they do in any other widget, and what was down is released.
    void setCapturing(bool capturing);
    bool capturing() const { return m_capturing; }
    void releaseAll();
    /// Something other than a key happened in between, e.g. a click: this is no release chord.
    void interruptChord() { m_chord = false; }

Q_SIGNALS:
    void keyStroke(const porthole::keyboard::KeyStroke &stroke);
    void releaseChord();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct PressedKey {
        quint32 identity; ///< of the place on the keyboard: a release may mean another keysym
        keyboard::Key key;
    };

    void press(const QKeyEvent &event);
    void release(const QKeyEvent &event);
    /// Exactly one of the Ctrl and one of the Alt keys are down.
    bool chordIsDown() const;

    std::vector<PressedKey> m_pressed; // in the order pressed
    bool m_capturing = false;
    bool m_chord = false; // the release chord was down, and nothing else since
};

} // namespace porthole::ui
