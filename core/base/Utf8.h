#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace porthole {

/// One step through a UTF-8 text: a character and the bytes it took. Where the bytes are not UTF-8,
/// `valid` is false and `length` covers the longest beginning of a character that stands there, so
/// that each such piece counts as one fault. Source: RFC 3629 section 4; Unicode section 3.9 (D93b).
struct Utf8Character {
    char32_t value = 0xfffd;
    std::uint8_t length = 1;
    bool valid = false;
};

/// Reads the first character of a text that is not empty.
Utf8Character firstUtf8Character(std::string_view text);

/// Appends one character; it must be a Unicode scalar value.
void appendUtf8(std::string &to, char32_t character);

} // namespace porthole
