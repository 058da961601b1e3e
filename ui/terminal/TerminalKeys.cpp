#include "ui/terminal/TerminalKeys.h"

#include <algorithm>
#include <array>
#include <utility>

namespace porthole::ui {

namespace {

using terminal::Key;

constexpr std::array kKeys{std::pair{Qt::Key_Up, Key::Up},
                           std::pair{Qt::Key_Down, Key::Down},
                           std::pair{Qt::Key_Right, Key::Right},
                           std::pair{Qt::Key_Left, Key::Left},
                           std::pair{Qt::Key_Home, Key::Home},
                           std::pair{Qt::Key_End, Key::End},
                           std::pair{Qt::Key_Insert, Key::Insert},
                           std::pair{Qt::Key_Delete, Key::Delete},
                           std::pair{Qt::Key_PageUp, Key::PageUp},
                           std::pair{Qt::Key_PageDown, Key::PageDown},
                           std::pair{Qt::Key_Return, Key::Return},
                           std::pair{Qt::Key_Enter, Key::Return},
                           std::pair{Qt::Key_Tab, Key::Tab},
                           std::pair{Qt::Key_Backtab, Key::Tab},
                           std::pair{Qt::Key_Backspace, Key::Backspace},
                           std::pair{Qt::Key_Escape, Key::Escape}};

std::optional<Key> namedKey(int key)
{
    if (key >= Qt::Key_F1 && key <= Qt::Key_F20)
        return static_cast<Key>(static_cast<int>(Key::F1) + key - Qt::Key_F1);
    const auto known =
        std::find_if(kKeys.begin(), kKeys.end(), [key](const auto &entry) { return entry.first == key; });
    if (known == kKeys.end())
        return std::nullopt;
    return known->second;
}

} // namespace

std::uint8_t terminalModifiers(Qt::KeyboardModifiers modifiers)
{
    unsigned made = 0;
    if (modifiers & Qt::ShiftModifier)
        made |= terminal::Shift;
    if (modifiers & Qt::AltModifier)
        made |= terminal::Alt;
    if (modifiers & Qt::ControlModifier)
        made |= terminal::Control;
    if (modifiers & Qt::MetaModifier)
        made |= terminal::Meta;
    return static_cast<std::uint8_t>(made);
}

std::optional<terminal::KeyPress> keyPressOf(const QKeyEvent &event)
{
    terminal::KeyPress press;
    press.modifiers = terminalModifiers(event.modifiers());
    const bool pad = event.modifiers() & Qt::KeypadModifier;
    if (pad && event.key() == Qt::Key_Enter) {
        press.key = Key::Keypad;
        press.text = "\r";
        return press;
    }
    if (const auto named = namedKey(event.key())) {
        press.key = *named;
        if (event.key() == Qt::Key_Backtab)
            press.modifiers |= terminal::Shift;
        return press;
    }
    if (pad)
        press.key = Key::Keypad;
    const QString text = event.text();
    if ((press.modifiers & terminal::Control) == 0) {
        press.text = text.toStdString();
    } else if (event.key() >= Qt::Key_Space && event.key() <= Qt::Key_AsciiTilde) {
        // Qt has applied Control to the text already; the key says what it was.
        press.text = std::string(1, static_cast<char>(QChar(event.key()).toLower().unicode()));
    } else {
        // Another alphabet: what Qt makes of it is what the key beneath would have made.
        press.text = text.toStdString();
        press.modifiers &= static_cast<std::uint8_t>(~terminal::Control);
    }
    if (press.text.empty())
        return std::nullopt;
    return press;
}

} // namespace porthole::ui
