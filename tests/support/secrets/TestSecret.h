#pragma once

#include "tests/support/secrets/Marker.h"

#include <deque>
#include <random>
#include <string>

namespace porthole::test {

/// A password, a passphrase, a token that nobody has had before, as long as the process lives. Whoever gives
/// one to the program gives one of these: when all tests are over, none may be anywhere (tests/README.md).
/// Thread: the test's.
inline const char *testSecret()
{
    static std::deque<std::string> all;
    static std::random_device random;
    std::string text = kSecretMarker;
    for (int i = 0; i < 16; ++i)
        text += "0123456789abcdef"[random() % 16];
    return all.emplace_back(std::move(text)).c_str();
}

} // namespace porthole::test
