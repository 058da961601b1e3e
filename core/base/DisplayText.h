#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace porthole {

/// A text from a peer made fit to be shown (security requirement SEC-05): at most `limit` bytes cut at
/// a character border, invalid UTF-8, control characters (line breaks become spaces) and
/// bidirectional overrides replaced by U+FFFD. Still plain text: widgets show it as Qt::PlainText.
std::string displayText(std::string_view fromPeer, std::size_t limit = 1024);

} // namespace porthole
