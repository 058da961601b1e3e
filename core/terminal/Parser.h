#pragma once

#include "core/base/Bytes.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace porthole::terminal {

/// A control sequence: CSI, parameters, intermediates, final byte (ECMA-48 section 5.4).
struct ControlSequence {
    static constexpr std::size_t kMost = 32;     ///< parameters; the rest are ignored
    static constexpr int kLargest = 65'535;      ///< values are cut to this
    static constexpr std::int32_t kMissing = -1; ///< "CSI ;5H" leaves the first one out

    std::array<std::int32_t, kMost> values{};
    std::uint32_t joined = 0; ///< bit i: value i + 1 belongs to value i ("4:3")
    std::size_t count = 0;
    char prefix = 0;       ///< one of "<=>?", or 0
    char intermediate = 0; ///< one of 0x20 to 0x2f, or 0
    char final = 0;

    /// A value, or what stands for it if it is left out.
    int value(std::size_t index, int otherwise) const
    {
        return index < count && values[index] != kMissing ? values[index] : otherwise;
    }
    /// The same, where 0 means 1.
    int amount(std::size_t index) const
    {
        const int given = value(index, 1);
        return given == 0 ? 1 : given;
    }
    bool joinsNext(std::size_t index) const { return (joined >> index & 1) != 0; }
};

/// What a Parser has read.
class ParserActions {
public:
    virtual ~ParserActions() = default;
    /// Bytes from 0x20 to 0x7e, as many as came together.
    virtual void printAscii(std::string_view text) = 0;
    /// Any other printable character; U+FFFD for what is not UTF-8.
    virtual void print(char32_t character) = 0;
    /// A control character of C0 or C1 that introduces nothing.
    virtual void control(std::uint8_t code) = 0;
    /// ESC, at most one intermediate byte (or 0), a final byte.
    virtual void escape(char intermediate, char final) = 0;
    virtual void sequence(const ControlSequence &sequence) = 0;
    /// What an OSC string says (ECMA-48 section 8.3.89).
    virtual void command(std::string_view text) = 0;
    /// What a DCS string says, with its parameters.
    virtual void device(std::string_view text) = 0;
};

/// Reads what a host sends to a terminal: text, control characters, sequences and strings, in whatever
/// pieces. Bounded: sequences with too many intermediates and strings that are too long are read to their
/// end and dropped. Source: ECMA-48, and the state machine of DEC's terminals.
class Parser {
public:
    static constexpr std::size_t kLongestString = 64 * 1024;

    void receive(ByteView bytes, ParserActions &to);
    /// Whether bytes from 0x80 on are UTF-8, or ISO 8859-1 and C1 (ESC % G, ESC % @).
    void setUtf8(bool utf8);
    bool utf8() const { return m_utf8; }

private:
    enum class State : std::uint8_t {
        Ground,
        Escape,
        EscapeIgnore,
        Parameters,
        Intermediates,
        Ignore,       // a control sequence that makes no sense, up to its final byte
        String,       // OSC, DCS; and SOS, PM, APC, which say nothing to us
        StringEscape, // an ESC within one: perhaps ST
    };
    enum class Kind : std::uint8_t { Command, Device, Unheard };

    const std::uint8_t *ground(const std::uint8_t *at, const std::uint8_t *end, ParserActions &to);
    const std::uint8_t *parameters(const std::uint8_t *at, const std::uint8_t *end, ParserActions &to);
    bool continueCharacter(std::uint8_t byte, ParserActions &to);
    void beginCharacter(std::uint8_t byte, ParserActions &to);
    void dropCharacter(ParserActions &to);
    void other(std::uint8_t byte, ParserActions &to);
    void escape(std::uint8_t byte, ParserActions &to);
    void parameter(std::uint8_t byte, ParserActions &to);
    void intermediate(std::uint8_t byte, ParserActions &to);
    void control1(std::uint8_t code, ParserActions &to);
    void string(std::uint8_t byte, ParserActions &to);
    void beginString(Kind kind);
    void endString(ParserActions &to);
    void endSequence(std::uint8_t final, ParserActions &to);
    void nextParameter(bool joined);

    State m_state = State::Ground;
    bool m_utf8 = true;
    // Of a character of several bytes, of which some are still to come.
    std::uint8_t m_missing = 0;
    std::uint8_t m_lowest = 0x80, m_highest = 0xbf;
    char32_t m_character = 0;

    ControlSequence m_sequence;
    bool m_tooMany = false;
    char m_intermediate = 0;
    Kind m_kind = Kind::Unheard;
    bool m_tooLong = false;
    std::string m_string;
};

} // namespace porthole::terminal
