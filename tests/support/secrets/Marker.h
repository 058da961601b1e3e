#pragma once

namespace porthole::test {

/// Every secret that a test gives to the program begins with it: what keeps one where none belongs is found
/// by this. Letters and digits alone, which no escaping changes; `room` beside this file looks for it as
/// well.
inline constexpr char kSecretMarker[] = "aTestsSecret9Qz";

} // namespace porthole::test
