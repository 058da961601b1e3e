#include "core/base/EscapedText.h"

namespace porthole {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// The byte that two hexadecimal digits at `at` stand for, -1 if they are not there.
int byteAt(std::string_view text, std::size_t at)
{
    if (at + 2 > text.size() || hexValue(text[at]) < 0 || hexValue(text[at + 1]) < 0)
        return -1;
    return hexValue(text[at]) << 4 | hexValue(text[at + 1]);
}

struct Escape {
    int byte = -1;
    std::size_t length = 1;
    std::size_t depth = 0;
};

/// "%41", or "%2541" and so on; "%25" that is followed by no digits is a '%'.
Escape percentEscape(std::string_view text, std::size_t at)
{
    std::size_t depth = 1;
    std::size_t digits = at + 1;
    while (text.substr(digits, 2) == "25") {
        digits += 2;
        ++depth;
    }
    if (const int byte = byteAt(text, digits); byte >= 0)
        return {byte, digits + 2 - at, depth};
    return depth > 1 ? Escape{'%', digits - at, depth - 1} : Escape{};
}

Escape escapeAt(std::string_view text, std::size_t at)
{
    if (text[at] == '%')
        return percentEscape(text, at);
    if (text[at] == '\\' && text.substr(at + 1, 3) == "u00")
        return {byteAt(text, at + 4), 6, 1};
    return {};
}

} // namespace

EscapedText::EscapedText(std::string_view original)
{
    text.reserve(original.size());
    begin.reserve(original.size() + 1);
    depth.reserve(original.size());
    for (std::size_t at = 0; at < original.size();) {
        const Escape escape = escapeAt(original, at);
        const bool plain = escape.byte < 0;
        begin.push_back(at);
        text.push_back(plain ? original[at] : static_cast<char>(escape.byte));
        depth.push_back(plain ? std::uint8_t{0}
                              : static_cast<std::uint8_t>(escape.depth < 255 ? escape.depth : 255));
        at += plain ? 1 : escape.length;
    }
    begin.push_back(original.size());
}

bool EscapedText::isWordEnd(std::size_t i) const
{
    if (i >= size() || isBlank(i))
        return true;
    if (text[i] != '"' || depth[i] != 0)
        return false;
    return i + 1 == size() || isBlank(i + 1) ||
           std::string_view(",.;:)]}>\\").find(text[i + 1]) != std::string_view::npos;
}

std::size_t EscapedText::wordEnd(std::size_t from) const
{
    while (!isWordEnd(from))
        ++from;
    return from;
}

} // namespace porthole
