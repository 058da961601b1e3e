#pragma once

#include "core/base/Result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace porthole::openssh {

/// Words that blanks, double quotes or one '=' divide, as keywords and the criteria of "Match" are. What is
/// quoted belongs to the word that it follows.
class DelimitedWords {
public:
    explicit DelimitedWords(std::string text)
        : m_text(std::move(text))
    {}

    /// The next word, which may be empty; nothing at the end, or if a quote is not closed.
    std::optional<std::string> next();
    /// What was not read yet; empty at the end.
    std::string_view rest() const
    {
        return m_ended ? std::string_view() : std::string_view(m_text).substr(m_at);
    }

private:
    std::string m_text;
    std::size_t m_at = 0;
    bool m_ended = false;
};

/// A line of ssh_config(5) that says something.
struct ConfigLine {
    std::string keyword; ///< in lower case
    /// The words behind it, without their quotes, up to a comment.
    std::vector<std::string> words;
    /// All that stands behind it, for values that are no words; blanks at its end are gone.
    std::string rest;
};

/// Nothing for a blank line or a comment. Errors: Usage (no value, or a quote that is not closed).
Result<std::optional<ConfigLine>> parseConfigLine(std::string_view line);

} // namespace porthole::openssh
