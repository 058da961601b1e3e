#include "core/terminal/TextLog.h"

#include "core/base/Utf8.h"

#include <algorithm>
#include <utility>

namespace porthole::terminal {

std::string TextLog::takeText() { return std::exchange(m_text, {}); }

std::string TextLog::takeRest()
{
    if (!m_line.empty())
        endLine();
    return takeText();
}

void TextLog::printAscii(std::string_view text)
{
    for (const char c : text)
        print(static_cast<unsigned char>(c));
}

void TextLog::print(char32_t character)
{
    if (m_alternate)
        return;
    if (m_column >= kLongestLine)
        endLine();
    if (m_column >= m_line.size())
        m_line.resize(m_column + 1, U' ');
    m_line[m_column++] = character;
}

void TextLog::moveTo(std::size_t column) { m_column = std::min(column, kLongestLine); }

void TextLog::endLine()
{
    while (!m_line.empty() && m_line.back() == U' ')
        m_line.pop_back();
    for (const char32_t character : m_line)
        appendUtf8(m_text, character);
    m_text.push_back('\n');
    m_line.clear();
    m_column = 0;
}

void TextLog::control(std::uint8_t code)
{
    if (m_alternate)
        return;
    constexpr std::size_t kTab = 8;
    switch (code) {
    case '\b':
        moveTo(m_column - std::min<std::size_t>(m_column, 1));
        break;
    case '\t':
        moveTo((m_column / kTab + 1) * kTab);
        break;
    case '\r':
        moveTo(0);
        break;
    case '\n':
    case '\v':
    case '\f': {
        // A line feed alone stays in its column.
        const std::size_t column = m_column;
        endLine();
        moveTo(column);
        break;
    }
    default:
        break;
    }
}

void TextLog::escape(char intermediate, char final)
{
    // NEL, and RIS, after which the main screen is shown.
    if (intermediate == 0 && final == 'E' && !m_alternate)
        endLine();
    else if (intermediate == 0 && final == 'c')
        m_alternate = false;
}

void TextLog::sequence(const ControlSequence &sequence)
{
    if (sequence.prefix == '?' && (sequence.final == 'h' || sequence.final == 'l')) {
        for (std::size_t i = 0; i < sequence.count; ++i)
            if (const int mode = sequence.value(i, 0); mode == 47 || mode == 1047 || mode == 1049)
                m_alternate = sequence.final == 'h';
        return;
    }
    if (m_alternate || sequence.prefix != 0 || sequence.intermediate != 0)
        return;
    const auto amount = static_cast<std::size_t>(sequence.amount(0));
    const std::size_t inLine = std::min(m_column, m_line.size());
    switch (sequence.final) {
    case 'C': // CUF
        moveTo(m_column + amount);
        break;
    case 'D': // CUB
        moveTo(m_column - std::min(m_column, amount));
        break;
    case 'G': // CHA
        moveTo(amount - 1);
        break;
    case 'K': // EL
        if (const int which = sequence.value(0, 0); which == 0)
            m_line.resize(inLine);
        else if (which == 1)
            std::fill_n(m_line.begin(), inLine, U' ');
        else if (which == 2)
            m_line.clear();
        break;
    case 'P': // DCH
        m_line.erase(inLine, amount);
        break;
    case '@': // ICH
        m_line.insert(inLine, std::min(amount, kLongestLine - m_line.size()), U' ');
        break;
    default:
        break;
    }
}

} // namespace porthole::terminal
