#include "core/terminal/PasteText.h"

#include "core/base/Utf8.h"

#include <algorithm>

namespace porthole::terminal {

namespace {

/// How long a control sequence's introducer and the end of a bracketed paste are at the text's beginning.
std::size_t pasteEnd(std::string_view text)
{
    for (const std::string_view end : {"\x1b[201~", "\xc2\x9b"
                                                    "201~"})
        if (text.starts_with(end))
            return end.size();
    return 0;
}

} // namespace

std::string pasteText(std::string_view copied)
{
    std::string text;
    text.reserve(copied.size());
    while (!copied.empty()) {
        if (const std::size_t length = pasteEnd(copied); length > 0) {
            copied.remove_prefix(length);
            continue;
        }
        const Utf8Character character = firstUtf8Character(copied);
        const std::string_view bytes = copied.substr(0, character.length);
        copied.remove_prefix(character.length);
        if (character.value == U'\n' || character.value == U'\r') {
            if (character.value == U'\r' && copied.starts_with('\n'))
                copied.remove_prefix(1);
            text.push_back('\r');
            continue;
        }
        const bool control = (character.value < 0x20 && character.value != U'\t') ||
                             (character.value >= 0x7f && character.value < 0xa0);
        if (character.valid && !control)
            text += bytes;
    }
    return text;
}

std::string bracketed(const std::string &text, bool bracketedPaste)
{
    return bracketedPaste ? "\x1b[200~" + text + "\x1b[201~" : text;
}

int pastedLines(std::string_view text)
{
    if (text.empty())
        return 0;
    // A Return at the end ends a line and begins none.
    return static_cast<int>(std::count(text.begin(), text.end() - 1, '\r')) + 1;
}

} // namespace porthole::terminal
