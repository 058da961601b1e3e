#include "core/terminal/Interpreter.h"

#include "core/terminal/Rendition.h"

namespace porthole::terminal {

namespace {

/// A sequence as one number to switch over.
constexpr unsigned key(char prefix, char intermediate, char final)
{
    const auto byte = [](char c) { return unsigned{static_cast<unsigned char>(c)}; };
    return byte(prefix) << 16 | byte(intermediate) << 8 | byte(final);
}
constexpr unsigned key(char final) { return key(0, 0, final); }

/// Four values from `first` on; what is left out is as far as the screen goes.
Area areaOf(const ControlSequence &sequence, std::size_t first)
{
    const auto end = [&sequence](std::size_t at) {
        const int given = sequence.value(at, 0);
        return given > 0 ? given : ControlSequence::kLargest;
    };
    return {sequence.amount(first) - 1, sequence.amount(first + 1) - 1, end(first + 2), end(first + 3)};
}

} // namespace

void Interpreter::control(std::uint8_t code)
{
    switch (code) {
    case 0x07:
        ++m_news.bells;
        break;
    case 0x08:
        m_screen.backspace();
        break;
    case 0x09:
        m_screen.tab(1);
        break;
    case 0x0a:
    case 0x0b:
    case 0x0c:
        m_screen.lineFeed();
        break;
    case 0x0d:
        m_screen.carriageReturn();
        break;
    case 0x0e:
        m_screen.charsets().inUse = 1;
        break; // LS1
    case 0x0f:
        m_screen.charsets().inUse = 0;
        break; // LS0
    case 0x84:
        m_screen.index();
        break;
    case 0x85: // NEL
        m_screen.index();
        m_screen.carriageReturn();
        break;
    case 0x88:
        m_screen.setTab();
        break;
    case 0x8d:
        m_screen.reverseIndex();
        break;
    case 0x8e:
        m_screen.charsets().single = 2;
        break; // SS2
    case 0x8f:
        m_screen.charsets().single = 3;
        break; // SS3
    case 0x96:
        m_screen.protect(true, Protection::Iso);
        break; // SPA
    case 0x97:
        m_screen.protect(false, Protection::Iso);
        break; // EPA
    case 0x9a:
        m_replies.primaryAttributes();
        break; // DECID
    default:
        break; // ENQ too: there is no answerback
    }
}

void Interpreter::escape(char intermediate, char final)
{
    switch (key(0, intermediate, final)) {
    case key('6'):
        m_screen.backIndex();
        break;
    case key('7'):
        m_screen.saveCursor();
        break;
    case key('8'):
        m_screen.restoreCursor();
        break;
    case key('9'):
        m_screen.forwardIndex();
        break;
    case key('='):
        m_screen.modes().keypad = true;
        break; // DECKPAM
    case key('>'):
        m_screen.modes().keypad = false;
        break; // DECKPNM
    case key('c'):
        reset();
        break; // RIS
    case key('n'):
        m_screen.charsets().inUse = 2;
        break; // LS2
    case key('o'):
        m_screen.charsets().inUse = 3;
        break; // LS3
    case key(0, '#', '3'):
        m_screen.setLineSize(LineSize::DoubleTop);
        break;
    case key(0, '#', '4'):
        m_screen.setLineSize(LineSize::DoubleBottom);
        break;
    case key(0, '#', '5'):
        m_screen.setLineSize(LineSize::Single);
        break;
    case key(0, '#', '6'):
        m_screen.setLineSize(LineSize::DoubleWidth);
        break;
    case key(0, '#', '8'):
        m_screen.fillWithE();
        break;
    case key(0, '%', '@'):
        m_parser.setUtf8(false);
        break;
    case key(0, '%', 'G'):
        m_parser.setUtf8(true);
        break;
    default:
        // SCS: "(" to "+" designate G0 to G3.
        if (intermediate >= '(' && intermediate <= '+')
            designate(static_cast<std::size_t>(intermediate - '('), final);
        break;
    }
}

void Interpreter::designate(std::size_t set, char final)
{
    Charset charset = Charset::Ascii;
    if (final == '0')
        charset = Charset::DecSpecial;
    else if (final == 'A')
        charset = Charset::British;
    m_screen.charsets().designated[set] = charset;
}

void Interpreter::reset()
{
    m_screen.reset();
    m_parser.setUtf8(true);
    m_titles.clear();
}

void Interpreter::sequence(const ControlSequence &sequence)
{
    // The most frequent one by far.
    if (sequence.final == 'm' && sequence.prefix == 0 && sequence.intermediate == 0)
        applyRendition(m_screen.pen(), sequence);
    else
        move(sequence) || edit(sequence) || editArea(sequence) || ask(sequence);
}

bool Interpreter::move(const ControlSequence &s)
{
    switch (key(s.prefix, s.intermediate, s.final)) {
    case key('A'):
    case key('k'):
        m_screen.moveBy(-s.amount(0), 0);
        return true; // CUU, VPB
    case key('B'):
        m_screen.moveBy(s.amount(0), 0);
        return true; // CUD
    case key('e'):
        m_screen.moveToRow(m_screen.reportedRow() + s.amount(0));
        return true; // VPR, which margins do not stop
    case key('C'):
        m_screen.moveBy(0, s.amount(0));
        return true; // CUF
    case key('a'):
        m_screen.moveToColumn(m_screen.reportedColumn() + s.amount(0));
        return true; // HPR
    case key('D'):
    case key('j'):
        m_screen.moveBy(0, -s.amount(0));
        return true; // CUB, HPB
    case key('E'):   // CNL
        m_screen.moveBy(s.amount(0), 0);
        m_screen.carriageReturn();
        return true;
    case key('F'): // CPL
        m_screen.moveBy(-s.amount(0), 0);
        m_screen.carriageReturn();
        return true;
    case key('G'):
    case key('`'):
        m_screen.moveToColumn(s.amount(0) - 1);
        return true; // CHA, HPA
    case key('H'):
    case key('f'):
        m_screen.moveTo(s.amount(0) - 1, s.amount(1) - 1);
        return true; // CUP, HVP
    case key('d'):
        m_screen.moveToRow(s.amount(0) - 1);
        return true; // VPA
    case key('I'):
        m_screen.tab(s.amount(0));
        return true; // CHT
    case key('Z'):
        m_screen.tab(-s.amount(0));
        return true; // CBT
    case key('?', 0, 'W'):
        if (s.value(0, 0) == 5)
            m_screen.resetTabs();
        return true; // DECST8C
    case key('g'):
        m_screen.clearTabs(s.value(0, 0));
        return true; // TBC
    case key('r'):   // DECSTBM
        m_screen.setTopBottom(s.amount(0) - 1, s.value(1, 0) > 0 ? s.value(1, 0) : ControlSequence::kLargest);
        return true;
    case key('s'): // DECSLRM where it is switched on, SCOSC else
        if (m_screen.modes().leftRightMargins)
            m_screen.setLeftRight(s.amount(0) - 1,
                                  s.value(1, 0) > 0 ? s.value(1, 0) : ControlSequence::kLargest);
        else
            m_screen.saveCursor();
        return true;
    case key('u'):
        m_screen.restoreCursor();
        return true; // SCORC
    default:
        return false;
    }
}

bool Interpreter::edit(const ControlSequence &s)
{
    switch (key(s.prefix, s.intermediate, s.final)) {
    case key('@'):
        m_screen.insertCharacters(s.amount(0));
        return true;
    case key('P'):
        m_screen.deleteCharacters(s.amount(0));
        return true;
    case key('X'):
        m_screen.eraseCharacters(s.amount(0));
        return true;
    case key('L'):
        m_screen.insertLines(s.amount(0));
        return true;
    case key('M'):
        m_screen.deleteLines(s.amount(0));
        return true;
    case key('S'):
        m_screen.scrollUp(s.amount(0));
        return true;
    case key('T'): // SD; with five values it is mouse highlighting, which we do not have
    case key('^'): // SD as ECMA-48 prints it
        if (s.count <= 1)
            m_screen.scrollDown(s.amount(0));
        return true;
    case key(0, '\'', '}'):
        m_screen.insertColumns(s.amount(0));
        return true;
    case key(0, '\'', '~'):
        m_screen.deleteColumns(s.amount(0));
        return true;
    case key('J'):
        m_screen.eraseInDisplay(s.value(0, 0), false);
        return true;
    case key('K'):
        m_screen.eraseInLine(s.value(0, 0), false);
        return true;
    case key('?', 0, 'J'):
        m_screen.eraseInDisplay(s.value(0, 0), true);
        return true;
    case key('?', 0, 'K'):
        m_screen.eraseInLine(s.value(0, 0), true);
        return true;
    case key('b'):
        m_screen.repeatLast(s.amount(0));
        return true;
    case key(0, '"', 'q'):
        m_screen.protect(s.value(0, 0) == 1, Protection::Dec);
        return true; // DECSCA
    default:
        return false;
    }
}

bool Interpreter::editArea(const ControlSequence &s)
{
    switch (key(s.prefix, s.intermediate, s.final)) {
    case key(0, '$', 'x'): // DECFRA: which of the printable characters, and where
        if (const int code = s.value(0, 0x20); (code & 0x7f) >= 0x20 && code < 0x100 && code != 0x7f)
            m_screen.fillArea(areaOf(s, 1), static_cast<char32_t>(code));
        return true;
    case key(0, '$', 'z'):
        m_screen.eraseArea(areaOf(s, 0), false);
        return true; // DECERA
    case key(0, '$', '{'):
        m_screen.eraseArea(areaOf(s, 0), true);
        return true;       // DECSERA
    case key(0, '$', 'v'): // DECCRA: from where, its page, to where; there is only one page
        m_screen.copyArea(areaOf(s, 0), s.amount(5) - 1, s.amount(6) - 1);
        return true;
    default:
        return false;
    }
}

bool Interpreter::ask(const ControlSequence &s)
{
    switch (key(s.prefix, s.intermediate, s.final)) {
    case key('h'):
    case key('?', 0, 'h'):
        setModes(s, true);
        return true;
    case key('l'):
    case key('?', 0, 'l'):
        setModes(s, false);
        return true;
    case key(0, '!', 'p'):
        m_screen.softReset();
        return true; // DECSTR
    case key(0, ' ', 'q'):
        cursorStyle(s.value(0, 0));
        return true;
    case key('c'):
        if (s.value(0, 0) == 0)
            m_replies.primaryAttributes();
        return true;
    case key('>', 0, 'c'):
        if (s.value(0, 0) == 0)
            m_replies.secondaryAttributes();
        return true;
    case key('n'):
    case key('?', 0, 'n'):
        reportStatus(s);
        return true;
    case key('x'):
        if (s.value(0, 0) <= 1)
            m_replies.parameters(s.value(0, 0) == 1);
        return true;
    case key(0, '$', 'p'):
    case key('?', '$', 'p'):
        reportMode(s);
        return true;
    case key('t'):
        windowOperation(s);
        return true;
    default:
        return false;
    }
}

} // namespace porthole::terminal
