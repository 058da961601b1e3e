#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace porthole {

/// A text from a peer made fit to be shown (security requirement SEC-05): at most `limit` bytes cut at
/// a character border, line breaks and tabs become spaces ("\r\n" one), invalid UTF-8, the other
/// control characters (C0, DEL, C1) and all bidirectional formatting characters U+FFFD. Still plain
/// text: widgets show it as Qt::PlainText. Looks at no more than it shows. Thread: any.
std::string displayText(std::string_view fromPeer, std::size_t limit = 1024);

/// The same line by line, for a text that has several (a banner): at most `most` of them, each of at most
/// `limit` bytes and without blanks at its end, with '\n' between them. Blank lines at the beginning and the
/// end are left out; where lines are missing, the last one is U+2026. Thread: any.
std::string displayLines(std::string_view fromPeer, std::size_t most, std::size_t limit = 1024);

} // namespace porthole
