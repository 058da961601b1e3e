#pragma once

#include <cstdint>

/// Encoding numbers. RFC 6143 section 7.7 and the community's rfbproto.
namespace porthole::rfb::encoding {

inline constexpr std::int32_t Raw = 0, CopyRect = 1, Rre = 2, Hextile = 5, Zlib = 6, Tight = 7, Zrle = 16;

// Pseudo-encodings: rectangles that carry something other than pixels.
inline constexpr std::int32_t DesktopSize = -223, LastRect = -224, Cursor = -239, PointerMotionChange = -257,
                              ExtendedKeyEvent = -258, LedState = -261, DesktopName = -307,
                              ExtendedDesktopSize = -308;
inline constexpr std::int32_t CompressLevel0 = -256, QualityLevel0 = -32; // + 0..9

} // namespace porthole::rfb::encoding
