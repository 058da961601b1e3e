#include "ui/QtKeysym.h"

#include <QKeyEvent>
#include <algorithm>
#include <array>

namespace porthole::ui {

namespace {

struct NamedKey {
    int key;
    std::uint32_t keysym;
};

/// Keys without a character. Source: Qt::Key; X11 keysymdef.h.
constexpr std::array kNamedKeys{
    NamedKey{Qt::Key_Escape, keyboard::keysym::Escape},
    NamedKey{Qt::Key_Tab, keyboard::keysym::Tab},
    NamedKey{Qt::Key_Backtab, keyboard::keysym::Tab},
    NamedKey{Qt::Key_Backspace, keyboard::keysym::BackSpace},
    NamedKey{Qt::Key_Return, keyboard::keysym::Return},
    NamedKey{Qt::Key_Enter, 0xff8d}, // KP_Enter
    NamedKey{Qt::Key_Insert, keyboard::keysym::Insert},
    NamedKey{Qt::Key_Delete, keyboard::keysym::Delete},
    NamedKey{Qt::Key_Pause, 0xff13},
    NamedKey{Qt::Key_Print, 0xff61},
    NamedKey{Qt::Key_SysReq, 0xff15},
    NamedKey{Qt::Key_Clear, 0xff0b},
    NamedKey{Qt::Key_Home, keyboard::keysym::Home},
    NamedKey{Qt::Key_End, keyboard::keysym::End},
    NamedKey{Qt::Key_Left, keyboard::keysym::Left},
    NamedKey{Qt::Key_Up, keyboard::keysym::Up},
    NamedKey{Qt::Key_Right, keyboard::keysym::Right},
    NamedKey{Qt::Key_Down, keyboard::keysym::Down},
    NamedKey{Qt::Key_PageUp, keyboard::keysym::PageUp},
    NamedKey{Qt::Key_PageDown, keyboard::keysym::PageDown},
    NamedKey{Qt::Key_Shift, keyboard::keysym::ShiftL},
    NamedKey{Qt::Key_Control, keyboard::keysym::ControlL},
    NamedKey{Qt::Key_Meta, keyboard::keysym::SuperL},
    NamedKey{Qt::Key_Alt, keyboard::keysym::AltL},
    NamedKey{Qt::Key_AltGr, keyboard::keysym::AltGr},
    NamedKey{Qt::Key_CapsLock, keyboard::keysym::CapsLock},
    NamedKey{Qt::Key_NumLock, keyboard::keysym::NumLock},
    NamedKey{Qt::Key_ScrollLock, keyboard::keysym::ScrollLock},
    NamedKey{Qt::Key_Super_L, keyboard::keysym::SuperL},
    NamedKey{Qt::Key_Super_R, keyboard::keysym::SuperR},
    NamedKey{Qt::Key_Menu, 0xff67},
    NamedKey{Qt::Key_Help, 0xff6a},
};

constexpr std::uint32_t kIsoLeftTab = 0xfe20; // what X11 makes of Shift+Tab
constexpr std::uint32_t kKeypadZero = 0xffb0; // KP_0; the operators lie at 0xff80 plus their character

std::uint32_t keypadKeysym(char16_t character)
{
    if (character >= u'0' && character <= u'9')
        return kKeypadZero + (character - u'0');
    if (character == u'*' || character == u'+' || character == u',' || character == u'-' ||
        character == u'.' || character == u'/')
        return 0xff80u + character;
    return 0;
}

/// The character that the event types: its text, or with Ctrl or Alt, when Qt gives a control
/// character or nothing at all, the one that its key is named after.
char32_t characterOf(const QKeyEvent &event)
{
    const QList<uint> text = event.text().toUcs4();
    if (!text.isEmpty() && text.first() >= 0x20 && text.first() != 0x7f)
        return text.first();
    const int key = event.key();
    if (key < 0x20 || key >= Qt::Key_Escape)
        return 0;
    const QChar character(static_cast<char16_t>(key & 0xffff));
    const bool upper = event.modifiers().testFlag(Qt::ShiftModifier);
    return upper ? character.unicode() : character.toLower().unicode();
}

std::uint32_t keysymOfQt(const QKeyEvent &event)
{
    const int key = event.key();
    if (key >= Qt::Key_F1 && key <= Qt::Key_F35)
        return keyboard::keysym::F1 + static_cast<std::uint32_t>(key - Qt::Key_F1);
    const auto *named = std::find_if(kNamedKeys.begin(), kNamedKeys.end(),
                                     [key](const NamedKey &known) { return known.key == key; });
    if (named != kNamedKeys.end())
        return named->keysym;
    const char32_t character = characterOf(event);
    if (event.modifiers().testFlag(Qt::KeypadModifier) && character < 0x80)
        if (const std::uint32_t keysym = keypadKeysym(static_cast<char16_t>(character)))
            return keysym;
    return character == 0 ? 0 : keyboard::keysymOf(character);
}

} // namespace

keyboard::Key keyOf(const QKeyEvent &event)
{
    keyboard::Key key;
    key.keysym = event.nativeVirtualKey() != 0 ? event.nativeVirtualKey() : keysymOfQt(event);
    // RFC 6143 section 7.5.4: Shift+Tab is Tab with Shift down.
    if (key.keysym == kIsoLeftTab)
        key.keysym = keyboard::keysym::Tab;
    if (event.nativeScanCode() >= 8) {
        key.scancode = keyboard::scancodeOfEvdev(event.nativeScanCode() - 8);
    } else if (const auto us = keyboard::usKeyOf(key.keysym)) {
        key.scancode = us->scancode;
    }
    return key;
}

} // namespace porthole::ui
