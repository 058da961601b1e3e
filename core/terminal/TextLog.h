#pragma once

#include "core/base/Bytes.h"
#include "core/terminal/Parser.h"

#include <string>

namespace porthole::terminal {

/// What a host sends as the plain text that a person would have kept of it: one line for each, without
/// colours and controls. A line is what stood there when it ended: what was erased or written over, by a
/// progress bar or at a prompt, is left out, and so is the alternate screen, where programs draw.
/// Bounded: a line of more than kLongestLine characters is ended there.
class TextLog final : private ParserActions {
public:
    static constexpr std::size_t kLongestLine = 16'384;

    void receive(ByteView bytes) { m_parser.receive(bytes, *this); }
    /// The lines that have ended since this was called last, as UTF-8.
    std::string takeText();
    /// The line that has not ended yet, and a line feed if there is one.
    std::string takeRest();

private:
    void printAscii(std::string_view text) override;
    void print(char32_t character) override;
    void control(std::uint8_t code) override;
    void escape(char intermediate, char final) override;
    void sequence(const ControlSequence &sequence) override;
    void command(std::string_view) override {}
    void device(std::string_view) override {}

    void moveTo(std::size_t column);
    void endLine();

    Parser m_parser;
    std::u32string m_line;
    std::size_t m_column = 0;
    bool m_alternate = false;
    std::string m_text;
};

} // namespace porthole::terminal
