#pragma once

#include "core/rfb/Geometry.h"

#include <cstddef>
#include <cstdint>

/// Hard limits, applied before anything is allocated (security requirement SEC-02).
namespace porthole::rfb::limits {

inline constexpr unsigned kFramebufferSide = 16384;            // pixels
inline constexpr std::uint64_t kFramebufferArea = 64ull << 20; // pixels
inline constexpr unsigned kCursorSide = 256;                   // pixels
inline constexpr std::size_t kNameLength = 1024;               // bytes kept; longer names are refused
inline constexpr std::size_t kReasonLength = 4096;             // bytes of a failure's reason
inline constexpr std::size_t kCutTextLength = 256 * 1024;      // bytes kept; the rest is skipped
inline constexpr unsigned kColourMapEntries = 65536;
inline constexpr std::size_t kCompressedRect = 256u << 20; // bytes of one rectangle's payload
inline constexpr std::size_t kBacklog = 64u << 20;         // bytes that a server may be ahead of the painting

/// Whether a framebuffer may be of this size.
constexpr bool acceptable(Size size)
{
    return size.width > 0 && size.height > 0 && size.width <= kFramebufferSide &&
           size.height <= kFramebufferSide && std::uint64_t{size.width} * size.height <= kFramebufferArea;
}

} // namespace porthole::rfb::limits
