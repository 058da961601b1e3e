#include "core/base/Utf8.h"

namespace porthole {

namespace {

/// What a lead byte announces: how many bytes follow, which of its bits count, and the range of the
/// first byte after it (narrower than 80..BF where overlong forms, surrogates or values past
/// U+10FFFF would begin).
struct Lead {
    std::uint8_t following = 0;
    std::uint8_t bits = 0;
    std::uint8_t low = 0x80;
    std::uint8_t high = 0xbf;
};

Lead leadOf(std::uint8_t byte)
{
    if (byte >= 0xc2 && byte <= 0xdf)
        return {1, 0x1f};
    if (byte == 0xe0)
        return {2, 0x0f, 0xa0};
    if (byte == 0xed)
        return {2, 0x0f, 0x80, 0x9f};
    if (byte >= 0xe1 && byte <= 0xef)
        return {2, 0x0f};
    if (byte == 0xf0)
        return {3, 0x07, 0x90};
    if (byte == 0xf4)
        return {3, 0x07, 0x80, 0x8f};
    if (byte >= 0xf1 && byte <= 0xf3)
        return {3, 0x07};
    return {};
}

} // namespace

Utf8Character firstUtf8Character(std::string_view text)
{
    const auto first = static_cast<std::uint8_t>(text[0]);
    if (first < 0x80)
        return {first, 1, true};
    const Lead lead = leadOf(first);
    if (lead.following == 0)
        return {};
    char32_t value = first & lead.bits;
    for (std::uint8_t i = 1; i <= lead.following; ++i) {
        const auto byte = i < text.size() ? static_cast<std::uint8_t>(text[i]) : std::uint8_t{0};
        if (byte < (i == 1 ? lead.low : 0x80) || byte > (i == 1 ? lead.high : 0xbf))
            return {0xfffd, i, false};
        value = value << 6 | (byte & 0x3fu);
    }
    return {value, static_cast<std::uint8_t>(lead.following + 1), true};
}

void appendUtf8(std::string &to, char32_t character)
{
    const auto tail = [&](unsigned shift) {
        to.push_back(static_cast<char>(0x80 | (character >> shift & 0x3f)));
    };
    if (character < 0x80) {
        to.push_back(static_cast<char>(character));
    } else if (character < 0x800) {
        to.push_back(static_cast<char>(0xc0 | character >> 6));
        tail(0);
    } else if (character < 0x10000) {
        to.push_back(static_cast<char>(0xe0 | character >> 12));
        tail(6);
        tail(0);
    } else {
        to.push_back(static_cast<char>(0xf0 | character >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

} // namespace porthole
