#include "core/rfb/ClientMessages.h"

#include "core/rfb/Limits.h"

#include <algorithm>

namespace porthole::rfb::messages {

namespace {

constexpr std::uint8_t kSetPixelFormat = 0, kSetEncodings = 2, kFramebufferUpdateRequest = 3, kKeyEvent = 4,
                       kPointerEvent = 5, kClientCutText = 6, kSetDesktopSize = 251, kQemu = 255,
                       kQemuExtendedKeyEvent = 0;

/// Decodes UTF-8 into Latin-1; whatever is not Latin-1, or not UTF-8, is one '?' a character.
Bytes latin1Of(std::string_view utf8)
{
    Bytes latin1;
    for (std::size_t i = 0; i < utf8.size() && latin1.size() < limits::kCutTextLength;) {
        const auto lead = static_cast<std::uint8_t>(utf8[i]);
        std::size_t length = 1;
        while (i + length < utf8.size() && (static_cast<std::uint8_t>(utf8[i + length]) & 0xc0) == 0x80)
            ++length;
        if (lead < 0x80 && length == 1)
            latin1.push_back(lead);
        else if ((lead == 0xc2 || lead == 0xc3) && length == 2)
            latin1.push_back(
                static_cast<std::uint8_t>(lead << 6 | (static_cast<std::uint8_t>(utf8[i + 1]) & 0x3f)));
        else
            latin1.push_back('?');
        i += length;
    }
    return latin1;
}

} // namespace

void appendSetPixelFormat(Bytes &to, const PixelFormat &format)
{
    to.insert(to.end(), {kSetPixelFormat, 0, 0, 0});
    format.appendTo(to);
}

void appendSetEncodings(Bytes &to, std::span<const std::int32_t> encodings)
{
    to.insert(to.end(), {kSetEncodings, 0});
    appendBigEndian(to, static_cast<std::uint16_t>(encodings.size()));
    for (const std::int32_t encoding : encodings)
        appendBigEndian(to, static_cast<std::uint32_t>(encoding));
}

void appendFramebufferUpdateRequest(Bytes &to, bool incremental, const Rect &area)
{
    to.insert(to.end(), {kFramebufferUpdateRequest, std::uint8_t{incremental}});
    for (const std::uint16_t value : {area.x, area.y, area.width, area.height})
        appendBigEndian(to, value);
}

void appendKeyEvent(Bytes &to, std::uint32_t keysym, bool down)
{
    to.insert(to.end(), {kKeyEvent, std::uint8_t{down}, 0, 0});
    appendBigEndian(to, keysym);
}

void appendExtendedKeyEvent(Bytes &to, std::uint32_t keysym, std::uint8_t scancode, bool down)
{
    to.insert(to.end(), {kQemu, kQemuExtendedKeyEvent});
    appendBigEndian(to, std::uint16_t{down});
    appendBigEndian(to, keysym);
    appendBigEndian(to, std::uint32_t{scancode});
}

void appendPointerEvent(Bytes &to, std::uint8_t buttons, std::uint16_t x, std::uint16_t y)
{
    to.insert(to.end(), {kPointerEvent, buttons});
    appendBigEndian(to, x);
    appendBigEndian(to, y);
}

void appendClientCutText(Bytes &to, std::string_view utf8)
{
    const Bytes text = latin1Of(utf8);
    to.insert(to.end(), {kClientCutText, 0, 0, 0});
    appendBigEndian(to, static_cast<std::uint32_t>(text.size()));
    append(to, text);
}

void appendSetDesktopSize(Bytes &to, Size size, std::uint32_t screenId, std::uint32_t screenFlags)
{
    to.insert(to.end(), {kSetDesktopSize, 0});
    appendBigEndian(to, size.width);
    appendBigEndian(to, size.height);
    to.insert(to.end(), {1, 0});
    appendBigEndian(to, screenId);
    for (const std::uint16_t value : {std::uint16_t{0}, std::uint16_t{0}, size.width, size.height})
        appendBigEndian(to, value);
    appendBigEndian(to, screenFlags);
}

} // namespace porthole::rfb::messages
