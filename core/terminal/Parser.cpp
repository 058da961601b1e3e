#include "core/terminal/Parser.h"

#include <algorithm>

namespace porthole::terminal {

namespace {

constexpr std::uint8_t kBell = 0x07, kCancel = 0x18, kSubstitute = 0x1a, kEscape = 0x1b, kDelete = 0x7f;

constexpr bool isAscii(std::uint8_t byte) { return byte >= 0x20 && byte < kDelete; }

} // namespace

void Parser::setUtf8(bool utf8)
{
    m_utf8 = utf8;
    m_missing = 0;
}

void Parser::receive(ByteView bytes, ParserActions &to)
{
    const std::uint8_t *at = bytes.data();
    const std::uint8_t *const end = at + bytes.size();
    while (at != end) {
        if (m_state == State::Ground)
            at = ground(at, end, to);
        else if (m_state == State::Parameters)
            at = parameters(at, end, to);
        else
            other(*at++, to);
    }
}

/// Text and what ends it; returns behind what it has read.
const std::uint8_t *Parser::ground(const std::uint8_t *at, const std::uint8_t *end, ParserActions &to)
{
    if (m_missing > 0) {
        if (continueCharacter(*at, to))
            return at + 1;
        dropCharacter(to); // and this byte begins something new
    }
    const std::uint8_t *const text = at;
    while (at != end && isAscii(*at))
        ++at;
    if (at != text)
        to.printAscii({reinterpret_cast<const char *>(text), static_cast<std::size_t>(at - text)});
    if (at == end)
        return at;
    const std::uint8_t byte = *at++;
    if (byte == kEscape) {
        m_state = State::Escape;
        m_intermediate = 0;
    } else if (byte < 0x20) {
        to.control(byte);
    } else if (byte >= 0x80) {
        beginCharacter(byte, to);
    }
    return at;
}

/// The first bytes of UTF-8 and what may follow them: Unicode section 3.9, table 3-7.
void Parser::beginCharacter(std::uint8_t byte, ParserActions &to)
{
    if (!m_utf8) {
        if (byte < 0xa0)
            control1(byte, to);
        else
            to.print(byte);
        return;
    }
    m_lowest = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
    m_highest = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
    if (byte >= 0xc2 && byte <= 0xdf) {
        m_missing = 1;
        m_character = byte & 0x1fu;
    } else if (byte >= 0xe0 && byte <= 0xef) {
        m_missing = 2;
        m_character = byte & 0x0fu;
    } else if (byte >= 0xf0 && byte <= 0xf4) {
        m_missing = 3;
        m_character = byte & 0x07u;
    } else {
        to.print(0xfffd);
    }
}

bool Parser::continueCharacter(std::uint8_t byte, ParserActions &to)
{
    if (byte < m_lowest || byte > m_highest)
        return false;
    m_lowest = 0x80;
    m_highest = 0xbf;
    m_character = m_character << 6 | (byte & 0x3fu);
    if (--m_missing > 0)
        return true;
    if (m_character < 0xa0)
        control1(static_cast<std::uint8_t>(m_character), to);
    else
        to.print(m_character);
    return true;
}

void Parser::dropCharacter(ParserActions &to)
{
    m_missing = 0;
    to.print(0xfffd);
}

/// Everything but Ground.
void Parser::other(std::uint8_t byte, ParserActions &to)
{
    if (byte == kCancel || byte == kSubstitute) {
        m_state = State::Ground;
        return;
    }
    if (m_state == State::String || m_state == State::StringEscape) {
        string(byte, to);
        return;
    }
    if (byte == kEscape) {
        m_state = State::Escape;
        m_intermediate = 0;
        return;
    }
    if (byte < 0x20) {
        to.control(byte); // within a sequence, too (ECMA-48 leaves it open, terminals do it)
        return;
    }
    if (byte >= kDelete)
        return; // DEL, and what no sequence contains
    switch (m_state) {
    case State::Escape:
        escape(byte, to);
        break;
    case State::EscapeIgnore:
        if (byte >= 0x30)
            m_state = State::Ground;
        break;
    case State::Parameters:
        parameter(byte, to);
        break;
    case State::Intermediates:
        intermediate(byte, to);
        break;
    case State::Ignore:
        if (byte >= 0x40)
            m_state = State::Ground;
        break;
    case State::Ground:
    case State::String:
    case State::StringEscape:
        break;
    }
}

void Parser::escape(std::uint8_t byte, ParserActions &to)
{
    if (byte < 0x30) {
        if (m_intermediate != 0)
            m_state = State::EscapeIgnore;
        m_intermediate = static_cast<char>(byte);
        return;
    }
    m_state = State::Ground;
    if (m_intermediate == 0 && byte >= 0x40 && byte < 0x60)
        control1(static_cast<std::uint8_t>(byte + 0x40), to);
    else
        to.escape(m_intermediate, static_cast<char>(byte));
}

/// C1, whether it came as one byte, as UTF-8 or as ESC and a letter.
void Parser::control1(std::uint8_t code, ParserActions &to)
{
    switch (code) {
    case 0x90:
        beginString(Kind::Device);
        break;
    case 0x98: // SOS
    case 0x9e: // PM
    case 0x9f: // APC
        beginString(Kind::Unheard);
        break;
    case 0x9b: // CSI
        m_state = State::Parameters;
        m_sequence.count = 0;
        m_sequence.joined = 0;
        m_sequence.prefix = 0;
        m_sequence.intermediate = 0;
        m_tooMany = false;
        break;
    case 0x9d:
        beginString(Kind::Command);
        break;
    case 0x9c:
        break; // ST without a string
    default:
        to.control(code);
        break;
    }
}

void Parser::nextParameter(bool joined)
{
    if (m_sequence.count == ControlSequence::kMost) {
        m_tooMany = true;
        return;
    }
    if (joined && m_sequence.count > 0)
        m_sequence.joined |= 1u << (m_sequence.count - 1);
    m_sequence.values[m_sequence.count++] = ControlSequence::kMissing;
}

/// What sequences mostly are made of, digits, as many as there are; then one byte of anything else.
const std::uint8_t *Parser::parameters(const std::uint8_t *at, const std::uint8_t *end, ParserActions &to)
{
    if (m_sequence.count > 0 && !m_tooMany) {
        std::int32_t &value = m_sequence.values[m_sequence.count - 1];
        for (; at != end && *at >= '0' && *at <= '9'; ++at)
            value = std::min(std::max(value, 0) * 10 + (*at - '0'), ControlSequence::kLargest);
        if (at == end)
            return at;
    }
    other(*at, to);
    return at + 1;
}

void Parser::parameter(std::uint8_t byte, ParserActions &to)
{
    if (byte >= '0' && byte <= '9') {
        if (m_sequence.count == 0)
            nextParameter(false);
        std::int32_t &value = m_sequence.values[m_sequence.count - 1];
        if (!m_tooMany)
            value = std::min(std::max(value, 0) * 10 + (byte - '0'), ControlSequence::kLargest);
    } else if (byte == ';' || byte == ':') {
        if (m_sequence.count == 0)
            nextParameter(false);
        nextParameter(byte == ':');
    } else if (byte >= 0x3c && byte <= 0x3f) {
        // A private prefix, which must come first.
        if (m_sequence.count > 0 || m_sequence.prefix != 0)
            m_state = State::Ignore;
        m_sequence.prefix = static_cast<char>(byte);
    } else if (byte < 0x30) {
        m_sequence.intermediate = static_cast<char>(byte);
        m_state = State::Intermediates;
    } else {
        endSequence(byte, to);
    }
}

void Parser::intermediate(std::uint8_t byte, ParserActions &to)
{
    if (byte >= 0x40)
        endSequence(byte, to);
    else
        m_state = State::Ignore; // a second one, or parameters behind it: nothing that anybody defined
}

void Parser::endSequence(std::uint8_t final, ParserActions &to)
{
    m_state = State::Ground;
    m_sequence.final = static_cast<char>(final);
    to.sequence(m_sequence);
}

void Parser::beginString(Kind kind)
{
    m_state = State::String;
    m_kind = kind;
    m_tooLong = false;
    m_string.clear();
}

void Parser::string(std::uint8_t byte, ParserActions &to)
{
    if (m_state == State::StringEscape) {
        if (byte == '\\') {
            endString(to);
            return;
        }
        // The string was broken off: this ESC begins something else.
        m_string.clear();
        m_state = State::Escape;
        m_intermediate = 0;
        other(byte, to);
        return;
    }
    if (byte == kEscape)
        m_state = State::StringEscape;
    else if ((byte == kBell && m_kind == Kind::Command) || (byte == 0x9c && !m_utf8))
        endString(to);
    else if (byte >= 0x20 && byte != kDelete && m_kind != Kind::Unheard && !m_tooLong) {
        m_tooLong = m_string.size() == kLongestString;
        m_string.push_back(static_cast<char>(byte));
    }
}

void Parser::endString(ParserActions &to)
{
    m_state = State::Ground;
    if (!m_tooLong && m_kind == Kind::Command)
        to.command(m_string);
    else if (!m_tooLong && m_kind == Kind::Device)
        to.device(m_string);
    m_string.clear();
    if (m_string.capacity() > 4096)
        m_string.shrink_to_fit();
}

} // namespace porthole::terminal
