#include "core/openssh/Pattern.h"

#include "core/openssh/Text.h"

#include <string>

namespace porthole::openssh {

namespace {

constexpr std::size_t kLongestPattern = 1022; // what OpenSSH has room for

} // namespace

/// Only the last '*' is ever gone back to: what an earlier one stood for can stay as it was.
bool matchesPattern(std::string_view text, std::string_view pattern)
{
    std::size_t at = 0, in = 0, star = std::string_view::npos, resume = 0;
    while (at < text.size()) {
        if (in < pattern.size() && pattern[in] == '*') {
            star = in++;
            resume = at;
        } else if (in < pattern.size() && (pattern[in] == '?' || pattern[in] == text[at])) {
            ++in;
            ++at;
        } else if (star != std::string_view::npos) {
            in = star + 1;
            at = ++resume;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', in) == std::string_view::npos;
}

ListMatch matchPatternList(std::string_view text, std::string_view list)
{
    auto result = ListMatch::None;
    while (!list.empty()) {
        const bool negated = list.front() == '!';
        list.remove_prefix(negated ? 1 : 0);
        const std::string_view pattern = list.substr(0, list.find(','));
        if (pattern.size() > kLongestPattern)
            return ListMatch::None;
        list.remove_prefix(std::min(pattern.size() + 1, list.size()));
        if (!matchesPattern(text, pattern))
            continue;
        if (negated)
            return ListMatch::Negated;
        result = ListMatch::Positive;
    }
    return result;
}

bool matchesHostName(std::string_view host, std::string_view list)
{
    return matchPatternList(lowerCase(host), lowerCase(list)) == ListMatch::Positive;
}

} // namespace porthole::openssh
