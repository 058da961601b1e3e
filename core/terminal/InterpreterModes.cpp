#include "core/terminal/Interpreter.h"

namespace porthole::terminal {

namespace {

constexpr std::size_t kMostTitles = 10;

} // namespace

void Interpreter::setModes(const ControlSequence &sequence, bool on)
{
    for (std::size_t i = 0; i < sequence.count; ++i) {
        const int number = sequence.value(i, 0);
        if (sequence.prefix == '?')
            setPrivateMode(number, on);
        else if (number == 4)
            m_screen.modes().insert = on;
        else if (number == 20)
            m_screen.modes().newline = on;
    }
}

void Interpreter::setMouse(MouseTracking tracking, bool on)
{
    MouseTracking &current = m_screen.modes().mouse;
    if (on)
        current = tracking;
    else if (current == tracking)
        current = MouseTracking::None;
}

/// 1049: the cursor is saved on the way in, and the alternate screen is empty then.
void Interpreter::alternateWithCursor(bool on)
{
    if (m_screen.modes().alternateScreen == on)
        return;
    if (on) {
        m_screen.saveCursor();
        m_screen.setAlternate(true);
        m_screen.eraseInDisplay(2, false);
    } else {
        m_screen.setAlternate(false);
        m_screen.restoreCursor();
    }
}

void Interpreter::setPrivateMode(int number, bool on)
{
    Modes &modes = m_screen.modes();
    switch (number) {
    case 1:
        modes.cursorKeys = on;
        break;
    case 5:
        modes.reverseScreen = on;
        break;
    case 6:
        m_screen.setOrigin(on);
        break;
    case 7:
        modes.autowrap = on;
        break;
    case 9:
        setMouse(MouseTracking::X10, on);
        break;
    case 12:
        modes.cursorBlink = on;
        break;
    case 25:
        modes.cursorVisible = on;
        break;
    case 47:
        m_screen.setAlternate(on);
        break;
    case 66:
        modes.keypad = on;
        break;
    case 69:
        m_screen.setLeftRightMode(on);
        break;
    case 1000:
        setMouse(MouseTracking::Normal, on);
        break;
    case 1002:
        setMouse(MouseTracking::Button, on);
        break;
    case 1003:
        setMouse(MouseTracking::Any, on);
        break;
    case 1004:
        modes.focusReports = on;
        break;
    case 1006:
        modes.mouseSgr = on;
        break;
    case 1007:
        modes.alternateScroll = on;
        break;
    case 1047:
        if (!on && modes.alternateScreen)
            m_screen.eraseInDisplay(2, false);
        m_screen.setAlternate(on);
        break;
    case 1048:
        on ? m_screen.saveCursor() : m_screen.restoreCursor();
        break;
    case 1049:
        alternateWithCursor(on);
        break;
    case 2004:
        modes.bracketedPaste = on;
        break;
    case 2026:
        modes.synchronized = on;
        break;
    default:
        break;
    }
}

/// DECSCUSR: odd numbers blink, and 0 is what the person likes.
void Interpreter::cursorStyle(int style)
{
    if (style > 6)
        return;
    Modes &modes = m_screen.modes();
    modes.cursorUsual = style == 0;
    modes.cursorBlink = style == 0 || style % 2 == 1;
    modes.cursorShape = style <= 2   ? CursorShape::Block
                        : style <= 4 ? CursorShape::Underline
                                     : CursorShape::Bar;
}

void Interpreter::reportStatus(const ControlSequence &sequence)
{
    const bool isPrivate = sequence.prefix == '?';
    const int what = sequence.value(0, 0);
    if (what == 6)
        m_replies.cursor(m_screen.reportedRow() + 1, m_screen.reportedColumn() + 1, isPrivate);
    else if (what == 5 && !isPrivate)
        m_replies.operating();
    else if (what == 15 && isPrivate)
        m_replies.noPrinter();
    else if (what == 25 && isPrivate)
        m_replies.lockedKeys();
    else if (what == 26 && isPrivate)
        m_replies.keyboard();
    else if (what == 55 && isPrivate)
        m_replies.noLocator();
}

void Interpreter::reportMode(const ControlSequence &sequence)
{
    const bool isPrivate = sequence.prefix == '?';
    const int number = sequence.value(0, 0);
    const Modes &modes = m_screen.modes();
    // The number of a mode that we do not know is not repeated: it would be the host's words.
    if (const auto set = isPrivate ? privateMode(modes, number) : ansiMode(modes, number))
        m_replies.mode(number, isPrivate, *set);
}

/// XTWINOPS, of which we take the size and the stack of titles. The title itself is told to nobody.
void Interpreter::windowOperation(const ControlSequence &sequence)
{
    switch (sequence.value(0, 0)) {
    case 18:
        m_replies.size(m_screen.size().rows, m_screen.size().columns);
        break;
    case 22:
        if (m_titles.size() == kMostTitles)
            m_titles.erase(m_titles.begin());
        m_titles.push_back(m_title);
        break;
    case 23:
        if (m_titles.empty())
            break;
        m_title = m_titles.back();
        m_titles.pop_back();
        m_news.title = m_title;
        break;
    default:
        break;
    }
}

} // namespace porthole::terminal
