#include "core/base/Utf8.h"
#include "core/keyboard/Key.h"
#include "core/keyboard/KeyNames.h"

#include <algorithm>

namespace porthole::keyboard {

namespace {

constexpr Key kShift{keysym::ShiftL, 0x2a};

char lowerCase(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool isControl(char32_t c) { return c < 0x20 || (c >= 0x7f && c < 0xa0); }

/// What a printing US key means while Shift is held: servers that go by keysyms would otherwise
/// lift Shift again to make a lower-case letter of it.
std::uint32_t shifted(std::uint32_t keysym, std::uint8_t scancode)
{
    for (std::uint32_t other = 0x20; other <= 0x7e; ++other) {
        const auto key = usKeyOf(other);
        if (key && key->shift && key->scancode == scancode)
            return other;
    }
    return keysym;
}

/// Cuts the next name off a chord. The separator may also be the last key itself: "ctrl++".
std::string_view nextName(std::string_view &chord)
{
    const std::size_t separator = chord.size() > 1 ? chord.find('+', 1) : std::string_view::npos;
    const std::string_view name = chord.substr(0, separator);
    chord.remove_prefix(separator == std::string_view::npos ? chord.size() : separator + 1);
    return name;
}

std::string_view trimmed(std::string_view name)
{
    while (name.size() > 1 && name.front() == ' ')
        name.remove_prefix(1);
    while (name.size() > 1 && name.back() == ' ')
        name.remove_suffix(1);
    return name;
}

/// The keysym of one part of a chord: a name, or a single character (a letter in lower case).
std::optional<std::uint32_t> keysymOfPart(std::string_view part)
{
    std::string name(trimmed(part));
    std::transform(name.begin(), name.end(), name.begin(), lowerCase);
    if (name.empty())
        return std::nullopt;
    if (const auto keysym = keysymOfName(name))
        return keysym;
    const Utf8Character character = firstUtf8Character(name);
    if (!character.valid || isControl(character.value) || character.length != name.size())
        return std::nullopt;
    return keysymOf(character.value);
}

bool isPrinting(std::uint32_t keysym) { return keysym >= 0x20 && keysym <= 0x7e; }

/// A control character that no key types: it has no keysym of its own, and none in Unicode's form.
bool hasNoKeysym(char32_t character)
{
    return isControl(character) && keysymOf(character) == 0x01000000 + character;
}

} // namespace

std::optional<std::vector<KeyStroke>> parseChord(std::string_view text)
{
    std::vector<Key> pressed;
    bool shift = false;
    bool more = true;
    while (more) {
        const std::size_t before = text.size();
        const std::string_view part = nextName(text);
        more = part.size() < before;
        const auto keysym = keysymOfPart(part);
        if (!keysym)
            return std::nullopt;
        const UsKey place = usKeyOf(*keysym).value_or(UsKey{});
        if (place.shift && !shift) {
            pressed.push_back(kShift);
            shift = true;
        }
        const bool changes = shift && isPrinting(*keysym);
        pressed.push_back({changes ? shifted(*keysym, place.scancode) : *keysym, place.scancode});
        shift = shift || *keysym == keysym::ShiftL || *keysym == keysym::ShiftR;
    }
    std::vector<KeyStroke> strokes;
    strokes.reserve(2 * pressed.size());
    for (const Key &key : pressed)
        strokes.push_back({key, true});
    for (auto key = pressed.rbegin(); key != pressed.rend(); ++key)
        strokes.push_back({*key, false});
    return strokes;
}

std::optional<std::vector<KeyStroke>> strokesOf(std::string_view text)
{
    std::vector<KeyStroke> strokes;
    while (!text.empty()) {
        const Utf8Character character = firstUtf8Character(text);
        if (!character.valid || hasNoKeysym(character.value))
            return std::nullopt;
        text.remove_prefix(text.starts_with("\r\n") ? 2 : character.length);
        const std::uint32_t keysym = keysymOf(character.value);
        const UsKey place = usKeyOf(keysym).value_or(UsKey{});
        const Key key{keysym, place.scancode};
        if (place.shift)
            strokes.push_back({kShift, true});
        strokes.push_back({key, true});
        strokes.push_back({key, false});
        if (place.shift)
            strokes.push_back({kShift, false});
    }
    return strokes;
}

} // namespace porthole::keyboard
