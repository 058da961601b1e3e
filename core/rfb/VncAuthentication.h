#pragma once

#include "core/base/Bytes.h"

#include <array>
#include <string_view>

namespace porthole::rfb {

/// VNC Authentication: the 16 bytes of the challenge encrypted with DES, the password's first eight
/// bytes as the key, each with its bits reversed. RFC 6143 section 7.2.2; the reversal: erratum 4951.
std::array<std::uint8_t, 16> vncAuthenticationResponse(std::string_view password,
                                                       const std::uint8_t *challenge);

} // namespace porthole::rfb
