#include "ui/ConsoleKeyboard.h"

#include "ui/QtKeysym.h"

#include <QKeyEvent>
#include <QWidget>
#include <algorithm>
#include <utility>

namespace porthole::ui {

namespace {

/// What stays the same from a key's press to its release, though Shift may have been let go between
/// and '!' have become '1'.
quint32 identityOf(const QKeyEvent &event, const keyboard::Key &key)
{
    if (event.nativeScanCode() != 0)
        return event.nativeScanCode();
    return key.scancode != 0 ? key.scancode : key.keysym;
}

bool isControl(std::uint32_t keysym)
{
    return keysym == keyboard::keysym::ControlL || keysym == keyboard::keysym::ControlR;
}

bool isAlt(std::uint32_t keysym)
{
    return keysym == keyboard::keysym::AltL || keysym == keyboard::keysym::AltR;
}

} // namespace

ConsoleKeyboard::ConsoleKeyboard(QWidget &surface)
    : QObject(&surface)
{
    surface.installEventFilter(this);
}

void ConsoleKeyboard::setCapturing(bool capturing)
{
    if (!capturing)
        releaseAll();
    m_capturing = capturing;
}

bool ConsoleKeyboard::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        // Accepted, it comes back as a KeyPress instead of setting off a shortcut.
        if (m_capturing)
            event->accept();
        return m_capturing;
    case QEvent::KeyPress:
        if (m_capturing)
            press(*static_cast<QKeyEvent *>(event));
        return m_capturing;
    case QEvent::KeyRelease:
        if (m_capturing)
            release(*static_cast<QKeyEvent *>(event));
        return m_capturing;
    case QEvent::FocusOut:
    case QEvent::WindowDeactivate:
    case QEvent::Hide:
        releaseAll();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void ConsoleKeyboard::press(const QKeyEvent &event)
{
    const keyboard::Key key = keyOf(event);
    if (key == keyboard::Key{})
        return;
    const quint32 identity = identityOf(event, key);
    const bool known = std::any_of(m_pressed.begin(), m_pressed.end(),
                                   [=](const PressedKey &pressed) { return pressed.identity == identity; });
    if (!known) {
        m_pressed.push_back({identity, key});
        m_chord = chordIsDown();
    }
    Q_EMIT keyStroke({key, true});
}

void ConsoleKeyboard::release(const QKeyEvent &event)
{
    // X11 repeats a held key as release and press; the console is told of the presses only.
    if (event.isAutoRepeat())
        return;
    const quint32 identity = identityOf(event, keyOf(event));
    const auto pressed = std::find_if(m_pressed.begin(), m_pressed.end(),
                                      [=](const PressedKey &known) { return known.identity == identity; });
    if (pressed == m_pressed.end())
        return;
    const keyboard::Key key = pressed->key;
    m_pressed.erase(pressed);
    Q_EMIT keyStroke({key, false});
    if (m_chord && m_pressed.empty()) {
        m_chord = false;
        Q_EMIT releaseChord();
    }
}

void ConsoleKeyboard::releaseAll()
{
    m_chord = false;
    const std::vector<PressedKey> pressed = std::exchange(m_pressed, {});
    for (auto key = pressed.rbegin(); key != pressed.rend(); ++key)
        Q_EMIT keyStroke({key->key, false});
}

bool ConsoleKeyboard::chordIsDown() const
{
    if (m_pressed.size() != 2)
        return false;
    const std::uint32_t first = m_pressed[0].key.keysym, second = m_pressed[1].key.keysym;
    return (isControl(first) && isAlt(second)) || (isAlt(first) && isControl(second));
}

} // namespace porthole::ui
