#pragma once

#include "core/terminal/Selection.h"

#include <optional>
#include <string>

namespace porthole::terminal {

/// An address that is written out in a terminal's text, as it stands there: ASCII, no blanks, RFC 3986.
struct TextUrl {
    std::string url;
    Stretch where;
};

/// The address that a place is in, over the ends of wrapped rows; what closes a sentence or a bracket
/// around it is no part of it. Known are http, https, ftp, sftp, ssh and file, each with "://"; which of
/// them may be opened is not decided here.
std::optional<TextUrl> urlAt(const Terminal &terminal, Place place);

} // namespace porthole::terminal
