#pragma once

#include <string>
#include <string_view>

namespace porthole::terminal {

/// What may be typed of a text that was copied somewhere (SEC-11): no control characters but tabs and
/// line ends, which become Return; nothing that would end a bracketed paste. UTF-8.
std::string pasteText(std::string_view copied);
/// The same as it is sent: within CSI 200~ and CSI 201~ if the host has asked for that.
std::string bracketed(const std::string &text, bool bracketedPaste);
/// The lines of a pasteText(), each of which a shell would run.
int pastedLines(std::string_view text);

} // namespace porthole::terminal
