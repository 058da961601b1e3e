#pragma once

#include "core/base/EscapedText.h"

#include <vector>

namespace porthole {

/// What of a text is secret by its looks; one flag per character of it.
using Hidden = std::vector<bool>;

/// Hides the user information, query and fragment of every URL. An authority that is not host[:port]
/// is hidden whole, up to the last '@' of its line: a password need not be encoded to be one.
void hideInUrls(const EscapedText &text, Hidden &hidden);

/// Hides "user:password" in front of "@host" where no scheme says that this is a URL.
void hideLogins(const EscapedText &text, Hidden &hidden);

/// Hides the value behind names that end as those of secrets do: token=, "password": , X-Auth-Token:.
/// Behind an unquoted name and a colon that is the rest of the line (a header, YAML), with the lines
/// folded into it; else the quoted text, the object, or the word.
void hideValues(const EscapedText &text, Hidden &hidden);

} // namespace porthole
