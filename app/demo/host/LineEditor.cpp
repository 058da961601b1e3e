#include "app/demo/host/LineEditor.h"

#include "core/base/Utf8.h"
#include "core/terminal/CharacterWidth.h"

#include <algorithm>

namespace porthole::demo {

namespace {

constexpr char kLowBits = '\x1f'; ///< Ctrl+letter is the letter's low five bits
constexpr qsizetype kLongestParameters = 16;

constexpr char ctrl(char letter) { return static_cast<char>(letter & kLowBits); }

} // namespace

void LineEditor::begin(const QByteArray &prompt, int promptWidth)
{
    m_prompt = prompt;
    m_promptWidth = promptWidth;
    m_text.clear();
    m_draft.clear();
    m_cursor = 0;
    m_row = 0;
    m_recalled = m_history.size();
    redraw();
}

QByteArray LineEditor::line() const { return utf8(m_text.size()); }

QByteArray LineEditor::utf8(std::size_t length) const
{
    std::string text;
    for (std::size_t i = 0; i < length; ++i)
        appendUtf8(text, m_text[i]);
    return QByteArray::fromStdString(text);
}

void LineEditor::insert(const QByteArray &text)
{
    std::string_view rest(text.constData(), static_cast<std::size_t>(text.size()));
    while (!rest.empty()) {
        const Utf8Character character = firstUtf8Character(rest);
        insert(character.value);
        rest.remove_prefix(character.length);
    }
}

void LineEditor::tell(const QByteArray &text)
{
    const std::size_t cursor = m_cursor;
    finish("");
    m_output += text + "\r\n";
    m_cursor = cursor;
    redraw();
}

void LineEditor::remember(const QByteArray &line)
{
    if (line.trimmed().isEmpty() || (!m_history.isEmpty() && m_history.last() == line))
        return;
    m_history.append(line);
    if (m_history.size() > kMostHistory)
        m_history.removeFirst();
}

void LineEditor::setColumns(int columns)
{
    m_columns = std::max(columns, 2);
    m_row = placeOf(m_cursor).row;
}

LineEditor::Outcome LineEditor::feed(QByteArrayView &input)
{
    while (!input.isEmpty()) {
        const char byte = input.front();
        input = input.sliced(1);
        const Outcome outcome = take(byte);
        if (outcome != Outcome::Editing)
            return outcome;
    }
    return Outcome::Editing;
}

LineEditor::Outcome LineEditor::take(char byte)
{
    const bool afterReturn = std::exchange(m_afterReturn, byte == '\r');
    if (m_escape != Escape::None) {
        escape(byte);
        return Outcome::Editing;
    }
    if (byte == '\n' && afterReturn)
        return Outcome::Editing;
    const auto code = static_cast<unsigned char>(byte);
    if (code < 0x20 || code == 0x7f) {
        m_partial.clear();
        return control(byte);
    }
    m_partial += byte;
    const Utf8Character character = firstUtf8Character(m_partial);
    // Not yet whole, unless it cannot become so.
    if (!character.valid && character.length == m_partial.size() && m_partial.size() < 4 && code >= 0x80)
        return Outcome::Editing;
    m_partial.clear();
    const bool isC1 = character.value >= 0x80 && character.value < 0xa0;
    if (character.valid && !isC1)
        insert(character.value);
    else
        bell();
    return Outcome::Editing;
}

LineEditor::Outcome LineEditor::control(char byte)
{
    switch (byte) {
    case '\r':
    case '\n':
        finish("");
        return Outcome::Line;
    case ctrl('C'):
        finish("^C");
        return Outcome::Interrupted;
    case '\t':
        return Outcome::Completion;
    case ctrl('D'):
        if (m_text.empty())
            return Outcome::EndOfInput;
        erase(m_cursor, m_cursor + 1);
        return Outcome::Editing;
    case '\x1b':
        m_escape = Escape::Begun;
        m_parameters.clear();
        return Outcome::Editing;
    default:
        edit(byte);
        return Outcome::Editing;
    }
}

/// Keys that change the line or where the cursor is in it, as readline has them.
void LineEditor::edit(char byte)
{
    switch (byte) {
    case '\x7f':
    case ctrl('H'):
        erase(m_cursor - std::min<std::size_t>(m_cursor, 1), m_cursor);
        break;
    case ctrl('A'):
        moveTo(0);
        break;
    case ctrl('E'):
        moveTo(m_text.size());
        break;
    case ctrl('B'):
        cursorKey('D');
        break;
    case ctrl('F'):
        cursorKey('C');
        break;
    case ctrl('P'):
        recall(-1);
        break;
    case ctrl('N'):
        recall(+1);
        break;
    case ctrl('U'):
        erase(0, m_cursor);
        break;
    case ctrl('K'):
        erase(m_cursor, m_text.size());
        break;
    case ctrl('W'):
        erase(wordBefore(), m_cursor);
        break;
    case ctrl('L'):
        m_output += "\x1b[H\x1b[2J";
        m_row = 0;
        redraw();
        break;
    default:
        bell();
    }
}

/// ECMA-48: "ESC [ parameters final", and "ESC O final" of the keys that VT100s had.
void LineEditor::escape(char byte)
{
    if (m_escape == Escape::Begun) {
        m_escape = byte == '[' ? Escape::Control : byte == 'O' ? Escape::Single : Escape::None;
        return;
    }
    const bool isFinal = byte >= '@' && byte <= '~';
    if (m_escape == Escape::Control && !isFinal) {
        if (byte >= ' ' && m_parameters.size() < kLongestParameters)
            m_parameters += byte;
        else if (byte < ' ')
            m_escape = Escape::None;
        return;
    }
    m_escape = Escape::None;
    if (byte != '~')
        return cursorKey(byte);
    if (m_parameters == "3")
        erase(m_cursor, m_cursor + 1);
    else if (m_parameters == "1" || m_parameters == "7")
        moveTo(0);
    else if (m_parameters == "4" || m_parameters == "8")
        moveTo(m_text.size());
}

void LineEditor::cursorKey(char final)
{
    switch (final) {
    case 'A':
        return recall(-1);
    case 'B':
        return recall(+1);
    case 'C':
        return moveTo(m_cursor + 1);
    case 'D':
        return moveTo(m_cursor - std::min<std::size_t>(m_cursor, 1));
    case 'H':
        return moveTo(0);
    case 'F':
        return moveTo(m_text.size());
    default:
        return;
    }
}

void LineEditor::insert(char32_t character)
{
    if (m_text.size() >= kLongest)
        return bell();
    m_text.insert(m_cursor, 1, character);
    ++m_cursor;
    const Place place = placeOf(m_cursor);
    // The plain case: a letter at the end, not at the terminal's edge.
    if (m_cursor == m_text.size() && place.row == m_row && place.column > 0) {
        std::string text;
        appendUtf8(text, character);
        m_output += QByteArray::fromStdString(text);
        return;
    }
    redraw();
}

void LineEditor::erase(std::size_t from, std::size_t to)
{
    to = std::min(to, m_text.size());
    if (from >= to)
        return;
    m_text.erase(from, to - from);
    m_cursor = from;
    redraw();
}

void LineEditor::moveTo(std::size_t position)
{
    if (position > m_text.size() || position == m_cursor)
        return;
    m_cursor = position;
    redraw();
}

std::size_t LineEditor::wordBefore() const
{
    std::size_t at = m_cursor;
    while (at > 0 && m_text[at - 1] == U' ')
        --at;
    while (at > 0 && m_text[at - 1] != U' ')
        --at;
    return at;
}

void LineEditor::recall(qsizetype step)
{
    const qsizetype wanted = m_recalled + step;
    if (wanted < 0 || wanted > m_history.size())
        return bell();
    if (m_recalled == m_history.size())
        m_draft = line();
    m_recalled = wanted;
    show(wanted == m_history.size() ? m_draft : m_history.at(wanted));
}

void LineEditor::show(const QByteArray &text)
{
    m_text.clear();
    std::string_view rest(text.constData(), static_cast<std::size_t>(text.size()));
    while (!rest.empty()) {
        const Utf8Character character = firstUtf8Character(rest);
        m_text += character.value;
        rest.remove_prefix(character.length);
    }
    m_cursor = m_text.size();
    redraw();
}

LineEditor::Place LineEditor::placeOf(std::size_t position) const
{
    Place place{m_promptWidth / m_columns, m_promptWidth % m_columns};
    for (std::size_t i = 0; i < position; ++i) {
        const int width = terminal::characterWidth(m_text[i]);
        if (place.column + width > m_columns)
            place = {place.row + 1, 0};
        place.column += width;
        if (place.column == m_columns)
            place = {place.row + 1, 0};
    }
    return place;
}

void LineEditor::redraw()
{
    const auto up = [this](int rows) {
        if (rows > 0)
            m_output += "\x1b[" + QByteArray::number(rows) + 'A';
    };
    up(m_row);
    m_output += "\r\x1b[J" + m_prompt + line();
    const Place end = placeOf(m_text.size()), place = placeOf(m_cursor);
    // A terminal stays at its edge until the next character comes.
    if (end.column == 0 && end.row > 0)
        m_output += "\r\n";
    up(end.row - place.row);
    m_output += '\r';
    if (place.column > 0)
        m_output += "\x1b[" + QByteArray::number(place.column) + 'C';
    m_row = place.row;
}

void LineEditor::finish(const char *mark)
{
    moveTo(m_text.size());
    m_output += mark;
    m_output += "\r\n";
    m_row = 0;
}

} // namespace porthole::demo
