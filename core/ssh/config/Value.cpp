#include "core/ssh/config/Value.h"

#include "core/openssh/Text.h"
#include "core/ssh/config/JumpList.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <limits>
#include <netdb.h>
#include <netinet/in.h>

namespace porthole::ssh {

namespace {

using openssh::equalsIgnoringCase;

/// They stand for something that is known later.
const Tokens kAnyProxyTokens{{'h', "x"}, {'k', "x"}, {'n', "x"}, {'p', "x"}, {'r', "x"}};

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view known) { return equalsIgnoringCase(word, known); });
}

Error wrong(const openssh::ConfigLine &line)
{
    return Error::make(ErrorKind::Usage, "'" + line.keyword + "' does not take this value");
}

bool isWordList(const std::vector<std::string> &words)
{
    return std::none_of(words.begin(), words.end(), [&](const std::string &word) {
        return word.empty() || (words.size() > 1 && equalsIgnoringCase(word, "none"));
    });
}

/// "$NAME" is an older way to name a variable that holds the socket's path.
bool isVariableName(std::string_view name)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !name.empty() && std::all_of(name.begin(), name.end(), fits);
}

bool isAgentPath(const std::string &path, const Variables &variables)
{
    if (path.empty() || !expandVariables(path, variables))
        return false;
    return path[0] != '$' || path.starts_with("${") || isVariableName(std::string_view(path).substr(1));
}

bool isWord(Syntax syntax, const std::string &word, const Variables &variables)
{
    switch (syntax) {
    case Syntax::Flag:
        return flagOf(word).has_value();
    case Syntax::YesNo:
        return isOneOf(word, {"yes", "no"});
    case Syntax::PublicKeyFlag:
        return flagOf(word) || isOneOf(word, {"unbound", "host-bound"});
    case Syntax::YesNoAsk:
        return flagOf(word) || isOneOf(word, {"ask"});
    case Syntax::Canonicalize:
        return flagOf(word) || isOneOf(word, {"always"});
    case Syntax::HostKeyPolicy:
        return flagOf(word) || isOneOf(word, {"ask", "off", "accept-new"});
    case Syntax::Family:
        return isOneOf(word, {"inet", "inet6", "any"});
    case Syntax::Word:
        return !word.empty();
    case Syntax::Time:
        return word == "none" || secondsOf(word);
    case Syntax::Number:
        return countOf(word).has_value();
    case Syntax::Port:
        return portOf(word).has_value();
    case Syntax::AgentPath:
        return isAgentPath(word, variables);
    case Syntax::AgentForward:
        return flagOf(word) || isAgentPath(word, variables);
    case Syntax::Words:
    case Syntax::Command:
    case Syntax::Jump:
    case Syntax::Anything:
        return true;
    }
    return false;
}

} // namespace

Result<> checkValue(Syntax syntax, const openssh::ConfigLine &line, const Variables &variables)
{
    switch (syntax) {
    case Syntax::Command:
    case Syntax::Anything:
        return {};
    case Syntax::Jump:
        if (auto jumps = parseJumpList(line.rest, kAnyProxyTokens); !jumps)
            return std::move(jumps).error();
        return {};
    case Syntax::Words:
        return isWordList(line.words) ? Result<>() : wrong(line);
    default:
        break;
    }
    if (line.words.size() > 1)
        return Error::make(ErrorKind::Usage, "'" + line.keyword + "' takes one value only");
    return line.words.size() == 1 && isWord(syntax, line.words[0], variables) ? Result<>() : wrong(line);
}

std::optional<bool> flagOf(std::string_view text)
{
    if (isOneOf(text, {"yes", "true"}))
        return true;
    return isOneOf(text, {"no", "false"}) ? std::optional(false) : std::nullopt;
}

std::optional<int> countOf(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

std::optional<int> secondsOf(std::string_view text)
{
    constexpr std::string_view kUnits = "smhdw";
    constexpr std::array kLengths{1, 60, 60 * 60, 24 * 60 * 60, 7 * 24 * 60 * 60};
    std::int64_t total = 0;
    if (text.empty())
        return std::nullopt;
    while (!text.empty()) {
        const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
        const auto count = countOf(text.substr(0, digits));
        if (!count)
            return std::nullopt;
        text.remove_prefix(digits);
        std::size_t unit = 0;
        if (!text.empty()) {
            unit = kUnits.find(openssh::lowerCase(text.substr(0, 1)));
            text.remove_prefix(1);
        }
        if (unit == std::string_view::npos)
            return std::nullopt;
        total += std::int64_t{*count} * kLengths.at(unit);
        if (total > std::numeric_limits<int>::max())
            return std::nullopt;
    }
    return static_cast<int>(total);
}

std::optional<int> portOf(std::string_view text)
{
    if (const auto number = countOf(text))
        return *number >= 1 && *number <= 0xffff ? number : std::nullopt;
    std::array<char, 1024> texts{};
    servent entry{};
    servent *found = nullptr;
    if (getservbyname_r(std::string(text).c_str(), "tcp", &entry, texts.data(), texts.size(), &found) != 0 ||
        !found)
        return std::nullopt;
    return ntohs(static_cast<std::uint16_t>(entry.s_port));
}

} // namespace porthole::ssh
