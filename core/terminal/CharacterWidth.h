#pragma once

namespace porthole::terminal {

/// How many columns a printable character takes: 0 (it combines with the one before it), 1 or 2.
/// Source: UAX #11, with ambiguous characters narrow, as xterm and wcwidth() in UTF-8 locales have it.
int characterWidth(char32_t code);

} // namespace porthole::terminal
