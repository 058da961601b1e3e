#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace porthole {

/// A text with its percent-encodings (of percent-encodings...) and its JSON escapes of the form
/// \u00XX undone, and where in the original each character stood: "%253Ftoken%253D" is looked at as
/// "?token=". Takes time and space linear in the text.
struct EscapedText {
    std::string text;
    std::vector<std::size_t> begin;  ///< one more than characters: the last is the original's size
    std::vector<std::uint8_t> depth; ///< how many times a character was escaped, 0 for itself

    explicit EscapedText(std::string_view original);

    std::size_t size() const { return text.size(); }
    char at(std::size_t i) const { return i < text.size() ? text[i] : '\0'; }
    /// A blank or line end that stands there itself. An escaped one is part of a value.
    bool isBlank(std::size_t i) const
    {
        return depth[i] == 0 && (text[i] == ' ' || text[i] == '\t' || text[i] == '\r' || text[i] == '\n');
    }
    /// True where a word ends: at a blank, at the end, at a double quote that closes something (one
    /// within a word is followed by more of it).
    bool isWordEnd(std::size_t i) const;
    std::size_t wordEnd(std::size_t from) const;
};

} // namespace porthole
