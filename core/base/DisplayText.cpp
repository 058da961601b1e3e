#include "core/base/DisplayText.h"

#include "core/base/Utf8.h"

#include <algorithm>
#include <utility>

namespace porthole {

namespace {

constexpr char32_t kReplacement = 0xfffd;

/// U+0085, U+2028 and U+2029 break lines as surely as a line feed does.
bool isBlank(char32_t c) { return (c >= 0x09 && c <= 0x0d) || c == 0x85 || c == 0x2028 || c == 0x2029; }

bool isControl(char32_t c) { return c < 0x20 || (c >= 0x7f && c <= 0x9f); }

/// The characters that reorder what is around them, by which "exe.txt" can pass for "txt.exe".
/// Source: Unicode UAX #9 section 2: marks, embeddings, overrides and isolates.
bool isBidirectional(char32_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

char32_t shown(const Utf8Character &character)
{
    if (!character.valid)
        return kReplacement;
    if (isBlank(character.value))
        return U' ';
    return isControl(character.value) || isBidirectional(character.value) ? kReplacement : character.value;
}

} // namespace

std::string displayText(std::string_view fromPeer, std::size_t limit)
{
    std::string text;
    while (!fromPeer.empty()) {
        const Utf8Character character = firstUtf8Character(fromPeer);
        const std::size_t before = text.size();
        appendUtf8(text, shown(character));
        if (text.size() > limit) {
            text.resize(before);
            break;
        }
        fromPeer.remove_prefix(fromPeer.starts_with("\r\n") ? 2 : character.length);
    }
    return text;
}

std::string displayLines(std::string_view fromPeer, std::size_t most, std::size_t limit)
{
    std::string text, breaks; // those wait for a line that is not blank
    std::size_t lines = 0;
    while (!fromPeer.empty()) {
        const std::size_t end = std::min(fromPeer.find_first_of("\r\n"), fromPeer.size());
        std::string line = displayText(fromPeer.substr(0, end), limit);
        line.erase(line.find_last_not_of(' ') + 1);
        fromPeer.remove_prefix(end);
        fromPeer.remove_prefix(fromPeer.starts_with("\r\n") ? 2 : std::min<std::size_t>(fromPeer.size(), 1));
        if (line.empty() && text.empty())
            continue;
        if (lines++ == most)
            return text + "\n\u2026";
        if (!line.empty())
            text += std::exchange(breaks, {}) + line;
        breaks += '\n';
    }
    return text;
}

} // namespace porthole
