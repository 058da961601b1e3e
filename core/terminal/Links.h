#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace porthole::terminal {

/// The targets of hyperlinks (OSC 8) that cells refer to, bounded: when it is full, text gets no further
/// links. A target is kept as the host gave it, if it holds printable ASCII only, as a URI does.
class Links {
public:
    static constexpr std::size_t kMost = 65'535;
    static constexpr std::size_t kLongest = 2'048;     ///< bytes of one target
    static constexpr std::size_t kMostBytes = 4 << 20; ///< of all of them

    /// Its number, or 0.
    std::uint16_t idOf(std::string_view target);
    /// Empty for 0 and for numbers that were never given.
    std::string_view target(std::uint16_t id) const;
    std::size_t size() const { return m_targets.size(); }

private:
    std::vector<std::string> m_targets;
    std::unordered_map<std::string, std::uint16_t> m_ids;
    std::size_t m_bytes = 0;
};

} // namespace porthole::terminal
