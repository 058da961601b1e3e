#pragma once

#include "tests/support/secrets/Marker.h"

#include <deque>
#include <mutex>
#include <random>
#include <set>
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

namespace porthole {

/// One that has a name, where a test tells several apart, and is the same wherever it says "first"_secret.
/// Thread: any, for a server's threads compare what they are sent with it.
inline const char *operator""_secret(const char *name, std::size_t size)
{
    static std::mutex alone;
    static std::set<std::string> all; // what is in it stays where it is
    const std::lock_guard lock(alone);
    return all.insert(test::kSecretMarker + std::string(name, size)).first->c_str();
}

} // namespace porthole
