#pragma once

#include <array>
#include <cstddef>

namespace porthole::cli {

/// Echo off on a terminal while this lives, whatever ends that: a signal that ends the program brings it
/// back first. One at a time. Thread: main.
class EchoOff {
public:
    explicit EchoOff(int terminal);
    ~EchoOff();
    EchoOff(const EchoOff &) = delete;
    EchoOff &operator=(const EchoOff &) = delete;

private:
    static constexpr std::size_t kSignals = 4;
    std::array<void (*)(int), kSignals> m_previous{};
};

} // namespace porthole::cli
