#pragma once

#include <cstddef>
#include <cstdint>

/// Hard limits, applied before anything is allocated (security requirement SEC-02).
namespace porthole::rfb::limits {

inline constexpr unsigned kFramebufferSide = 16384;                  // pixels
inline constexpr std::uint64_t kFramebufferArea = 64ull << 20;       // pixels
inline constexpr unsigned kCursorSide = 256;                         // pixels
inline constexpr std::size_t kNameLength = 1024;                     // bytes kept; longer names are refused
inline constexpr std::size_t kReasonLength = 4096;                   // bytes of a failure's reason
inline constexpr std::size_t kCutTextLength = 256 * 1024;            // bytes kept; the rest is skipped
inline constexpr std::size_t kCutTextAnnounced = 64u << 20;          // bytes; announcing more is refused
inline constexpr unsigned kColourMapEntries = 65536;
inline constexpr std::size_t kCompressedRect = 256u << 20;           // bytes of one rectangle's payload

} // namespace porthole::rfb::limits
