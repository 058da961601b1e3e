#include "core/base/SecretScan.h"

#include <algorithm>
#include <string_view>

namespace porthole {

namespace {

/// Names end so, whatever stands in front: access_token, OS_PASSWORD, X-Subject-Token, Set-Cookie.
constexpr std::string_view kEndings[] = {
    "token",   "password",      "passwd",     "passphrase",   "passcode",
    "secret",  "authorization", "cookie",     "auth-receipt", "api_key",
    "api-key", "apikey",        "access_key", "secret_key",   "private_key",
};

/// Names that are these, or end so behind a sign: "pass", "db_pass", but not "bypass".
constexpr std::string_view kWords[] = {"pass", "pwd", "pw"};

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

char lowerCase(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool endsIn(std::string_view name, std::string_view ending)
{
    return name.size() >= ending.size() && std::equal(ending.rbegin(), ending.rend(), name.rbegin(),
                                                      [](char a, char b) { return a == lowerCase(b); });
}

bool isSecretName(std::string_view name)
{
    while (!name.empty() && name.back() >= '0' && name.back() <= '9')
        name.remove_suffix(1); // password2
    const auto fits = [&](std::string_view ending) { return endsIn(name, ending); };
    const auto isWord = [&](std::string_view word) {
        return endsIn(name, word) &&
               (name.size() == word.size() || name[name.size() - word.size() - 1] == '_' ||
                name[name.size() - word.size() - 1] == '-');
    };
    return std::any_of(std::begin(kEndings), std::end(kEndings), fits) ||
           std::any_of(std::begin(kWords), std::end(kWords), isWord);
}

/// A quote and the backslashes that escape it: JSON within JSON has \" or \\\" where JSON has ".
struct Quote {
    std::size_t at = 0;
    std::size_t backslashes = 0;
};

/// The quote that stands at `from`, if one does.
bool quoteAt(const EscapedText &text, std::size_t from, Quote &quote)
{
    std::size_t at = from;
    while (text.at(at) == '\\')
        ++at;
    quote = {at, at - from};
    return text.at(at) == '"' || text.at(at) == '\'';
}

/// Where the text in quotes ends, behind its closing quote. Within a quote that is itself escaped by
/// k backslashes, a quote escaped by k modulo 2(k+1) of them closes, any other belongs to the text.
/// One that is never closed goes on to the end.
std::size_t quotedEnd(const EscapedText &text, const Quote &open)
{
    std::size_t backslashes = 0;
    for (std::size_t i = open.at + 1; i < text.size(); ++i) {
        if (text.text[i] == '\\') {
            ++backslashes;
            continue;
        }
        const bool same = text.text[i] == text.text[open.at] && text.depth[i] == text.depth[open.at];
        if (same && backslashes % (2 * (open.backslashes + 1)) == open.backslashes)
            return i + 1;
        backslashes = 0;
    }
    return text.size();
}

/// Where the object or array that begins at `from` ends.
std::size_t bracketEnd(const EscapedText &text, std::size_t from)
{
    std::size_t open = 0;
    for (std::size_t i = from; i < text.size();) {
        const char c = text.text[i];
        if (c == '{' || c == '[')
            ++open;
        if ((c == '}' || c == ']') && --open == 0)
            return i + 1;
        Quote quote;
        if (quoteAt(text, i, quote))
            i = quotedEnd(text, quote);
        else
            i = std::max(i + 1, quote.at);
    }
    return text.size();
}

/// The line's end, and that of the lines folded into it. Source: RFC 9112 section 5.2.
std::size_t lineEnd(const EscapedText &text, std::size_t from)
{
    const auto isEnd = [&](std::size_t i) { return text.text[i] == '\n' && text.depth[i] == 0; };
    std::size_t end = from;
    while (end < text.size() && !(isEnd(end) && text.at(end + 1) != ' ' && text.at(end + 1) != '\t'))
        ++end;
    if (end < text.size() && end > from && text.text[end - 1] == '\r')
        --end;
    return end;
}

/// A value that begins at `from`: an object, or a text in quotes, or a word, or both glued together
/// ('it'"'"'s' is one word to a shell). JSON's bare words (behind a quoted name) end at its signs.
std::size_t valueEnd(const EscapedText &text, std::size_t from, bool quotedName)
{
    if (text.isBlank(from))
        return from;
    std::size_t end = from;
    if (text.text[from] == '{' || text.text[from] == '[')
        end = bracketEnd(text, from);
    Quote quote;
    while (quoteAt(text, end, quote) && !(end > from && text.isWordEnd(end)))
        end = quotedEnd(text, quote);
    const auto isSign = [&] {
        return quotedName && std::string_view(",}])").find(text.at(end)) != std::string_view::npos;
    };
    while (!text.isWordEnd(end) && !isSign())
        ++end;
    return end;
}

/// What stands between a name and its value.
struct Separator {
    std::size_t valueAt = 0;
    bool quotedName = false;
    bool restOfLine = false;
};

std::size_t skipBlanks(const EscapedText &text, std::size_t from, bool lines)
{
    while (text.at(from) == ' ' || text.at(from) == '\t' ||
           (lines && (text.at(from) == '\n' || text.at(from) == '\r')))
        ++from;
    return from;
}

/// A list of headers prints as pairs: ("X-Auth-Token", "..."). A list of words ("password", "totp")
/// does not hold any.
bool isHeader(std::string_view name)
{
    return name.find('-') != std::string_view::npos || endsIn(name, "authorization") ||
           endsIn(name, "cookie");
}

/// The separator behind a name; false if there is none, or nothing behind it.
bool separatorAt(const EscapedText &text, std::size_t begin, std::size_t end, Separator &separator)
{
    const std::string_view name = std::string_view(text.text).substr(begin, end - begin);
    Quote quote;
    separator.quotedName = quoteAt(text, end, quote);
    std::size_t at = skipBlanks(text, separator.quotedName ? quote.at + 1 : end, separator.quotedName);
    const char sign = text.at(at);
    if (sign != '=' && sign != ':' && !(sign == ',' && separator.quotedName && isHeader(name)))
        return false;
    separator.restOfLine = sign == ':' && !separator.quotedName;
    ++at;
    if (text.at(at) == (sign == '=' ? '>' : '=')) // => and :=
        ++at;
    separator.valueAt = skipBlanks(text, at, separator.quotedName);
    return separator.valueAt < text.size();
}

} // namespace

void hideValues(const EscapedText &text, Hidden &hidden)
{
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin;
        while (end < text.size() && isNameCharacter(text.text[end]))
            ++end;
        Separator separator;
        if (!isSecretName(std::string_view(text.text).substr(begin, end - begin)) ||
            !separatorAt(text, begin, end, separator)) {
            begin = end + 1;
            continue;
        }
        const std::size_t from = separator.valueAt;
        const std::size_t to = separator.restOfLine
                                   ? std::max(lineEnd(text, from), valueEnd(text, from, false))
                                   : valueEnd(text, from, separator.quotedName);
        std::fill(hidden.begin() + static_cast<std::ptrdiff_t>(from),
                  hidden.begin() + static_cast<std::ptrdiff_t>(to), true);
        begin = std::max(to, end);
    }
}

} // namespace porthole
