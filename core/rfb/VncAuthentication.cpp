#include "core/rfb/VncAuthentication.h"

#include <algorithm>
#include <cstring>
#include <nettle/des.h>

namespace porthole::rfb {

namespace {

std::uint8_t reversedBits(std::uint8_t byte)
{
    unsigned reversed = 0;
    for (unsigned bit = 0; bit < 8; ++bit)
        reversed |= ((byte >> bit) & 1u) << (7 - bit);
    return static_cast<std::uint8_t>(reversed);
}

} // namespace

std::array<std::uint8_t, 16> vncAuthenticationResponse(std::string_view password,
                                                       const std::uint8_t *challenge)
{
    std::array<std::uint8_t, DES_KEY_SIZE> key{};
    for (std::size_t i = 0; i < std::min(password.size(), key.size()); ++i)
        key[i] = reversedBits(static_cast<std::uint8_t>(password[i]));

    des_ctx context;
    des_set_key(&context, key.data()); // false means a weak key, which the protocol allows
    std::array<std::uint8_t, 16> response{};
    des_encrypt(&context, response.size(), response.data(), challenge);
    explicit_bzero(key.data(), key.size());
    explicit_bzero(&context, sizeof context);
    return response;
}

} // namespace porthole::rfb
