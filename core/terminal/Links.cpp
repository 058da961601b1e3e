#include "core/terminal/Links.h"

#include <algorithm>

namespace porthole::terminal {

std::uint16_t Links::idOf(std::string_view target)
{
    const auto printable = [](char c) { return c > 0x20 && c < 0x7f; };
    if (target.empty() || target.size() > kLongest || !std::all_of(target.begin(), target.end(), printable))
        return 0;
    const auto [at, isNew] = m_ids.try_emplace(std::string(target), std::uint16_t{0});
    if (!isNew)
        return at->second;
    if (m_targets.size() == kMost || m_bytes + target.size() > kMostBytes) {
        m_ids.erase(at);
        return 0;
    }
    m_targets.emplace_back(target);
    m_bytes += target.size();
    at->second = static_cast<std::uint16_t>(m_targets.size());
    return at->second;
}

std::string_view Links::target(std::uint16_t id) const
{
    return id > 0 && id <= m_targets.size() ? std::string_view(m_targets[id - 1U]) : std::string_view();
}

} // namespace porthole::terminal
