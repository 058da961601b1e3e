#pragma once

#include <string_view>

namespace porthole::openssh {

/// Whether a pattern of ssh_config(5) matches all of the text: '*' stands for any run of characters, '?' for
/// one. Case counts. Takes time in proportion to the product of both lengths at most.
bool matchesPattern(std::string_view text, std::string_view pattern);

enum class ListMatch {
    None,
    Positive,
    Negated, ///< a pattern with '!' in front matched; whatever else did
};

/// The same with a list of patterns, divided by commas, each of which '!' may negate. A list that has a
/// pattern of 1023 characters or more matches no further than to there.
ListMatch matchPatternList(std::string_view text, std::string_view list);

/// Whether a list matches a host name, without regard to the case of either.
bool matchesHostName(std::string_view host, std::string_view list);

} // namespace porthole::openssh
