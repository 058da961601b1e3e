#include "core/openssh/ConfigLine.h"

#include "core/openssh/Text.h"

namespace porthole::openssh {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool isOneOf(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

/// Whether a backslash takes the meaning from the character behind it; elsewhere it stands for itself.
bool isEscape(std::string_view text, std::size_t at, char quote)
{
    if (text[at] != '\\' || at + 1 >= text.size())
        return false;
    return isOneOf(text[at + 1], "'\"\\") || (quote == 0 && text[at + 1] == ' ');
}

/// One word from `at` on, which it moves behind it; nothing if a quote is not closed.
std::optional<std::string> takeWord(std::string_view text, std::size_t &at)
{
    std::string word;
    char quote = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (isEscape(text, at, quote))
            word += text[++at];
        else if (quote == 0 && isOneOf(c, " \t"))
            break;
        else if (quote == 0 && isOneOf(c, "'\""))
            quote = c;
        else if (quote != 0 && c == quote)
            quote = 0;
        else
            word += c;
    }
    return quote == 0 ? std::optional(std::move(word)) : std::nullopt;
}

/// A '#' begins a comment only where a word would begin.
std::optional<std::vector<std::string>> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    for (std::size_t at = 0;;) {
        at = text.find_first_not_of(" \t", at);
        if (at == std::string_view::npos || text[at] == '#')
            return words;
        auto word = takeWord(text, at);
        if (!word)
            return std::nullopt;
        words.push_back(std::move(*word));
    }
}

} // namespace

std::optional<std::string> DelimitedWords::next()
{
    if (m_ended)
        return std::nullopt;
    const auto skipBlanks = [this](std::size_t from) {
        return std::min(m_text.find_first_not_of(kBlanks, from), m_text.size());
    };
    const std::size_t begin = m_at;
    std::size_t end = m_text.find_first_of(" \t\r\n\"=", begin);
    if (end == std::string::npos) {
        m_ended = true;
        return m_text.substr(begin);
    }
    if (m_text[end] == '"') {
        m_text.erase(end, 1);
        end = m_text.find('"', end);
        if (end == std::string::npos) {
            m_ended = true;
            return std::nullopt;
        }
        m_at = skipBlanks(end + 1);
        return m_text.substr(begin, end - begin);
    }
    const bool equals = m_text[end] == '=';
    m_at = skipBlanks(end + 1);
    if (!equals && m_at < m_text.size() && m_text[m_at] == '=')
        m_at = skipBlanks(m_at + 1);
    return m_text.substr(begin, end - begin);
}

Result<std::optional<ConfigLine>> parseConfigLine(std::string_view line)
{
    line = line.substr(0, line.find('\0'));
    while (line.size() > 1 && isOneOf(line.back(), " \t\r\n\f"))
        line.remove_suffix(1);

    DelimitedWords words{std::string(line)};
    auto keyword = words.next();
    if (keyword && keyword->empty())
        keyword = words.next();
    if (!keyword || keyword->empty() || keyword->front() == '#')
        return std::optional<ConfigLine>();

    ConfigLine parsed{lowerCase(*keyword), {}, {}};
    const std::string_view rest = words.rest();
    parsed.rest = rest.substr(std::min(rest.find_first_not_of(kBlanks), rest.size()));
    if (parsed.rest.empty())
        return Error::make(ErrorKind::Usage, "nothing follows '" + parsed.keyword + "'");
    auto arguments = wordsOf(parsed.rest);
    if (!arguments)
        return Error::make(ErrorKind::Usage, "a quote is not closed");
    parsed.words = std::move(*arguments);
    return std::optional(std::move(parsed));
}

} // namespace porthole::openssh
