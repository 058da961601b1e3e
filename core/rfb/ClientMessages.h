#pragma once

#include "core/base/Bytes.h"
#include "core/rfb/Geometry.h"
#include "core/rfb/PixelFormat.h"

#include <cstdint>
#include <span>
#include <string_view>

/// The client's messages, each appended to what is to be sent. RFC 6143 section 7.5 and rfbproto.
namespace porthole::rfb::messages {

void appendSetPixelFormat(Bytes &to, const PixelFormat &format);
void appendSetEncodings(Bytes &to, std::span<const std::int32_t> encodings);
void appendFramebufferUpdateRequest(Bytes &to, bool incremental, const Rect &area);
void appendKeyEvent(Bytes &to, std::uint32_t keysym, bool down);
/// QEMU extended key event, for a server that has announced it.
void appendExtendedKeyEvent(Bytes &to, std::uint32_t keysym, std::uint8_t scancode, bool down);
void appendPointerEvent(Bytes &to, std::uint8_t buttons, std::uint16_t x, std::uint16_t y);
/// `utf8` becomes Latin-1, with '?' for what it lacks.
void appendClientCutText(Bytes &to, std::string_view utf8);
/// One screen that fills the desktop, for a server that has sent an ExtendedDesktopSize.
void appendSetDesktopSize(Bytes &to, Size size, std::uint32_t screenId, std::uint32_t screenFlags);

} // namespace porthole::rfb::messages
