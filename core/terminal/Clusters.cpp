#include "core/terminal/Clusters.h"

namespace porthole::terminal {

std::size_t Clusters::Hash::operator()(const Cluster &cluster) const
{
    // FNV-1a over the code points.
    std::uint64_t hash = 0xcbf2'9ce4'8422'2325;
    for (std::size_t i = 0; i < cluster.count; ++i)
        hash = (hash ^ cluster.codes[i]) * 0x100'0000'01b3;
    return static_cast<std::size_t>(hash ^ hash >> 32);
}

std::optional<std::uint32_t> Clusters::idOf(const Cluster &cluster)
{
    if (const auto known = m_ids.find(cluster); known != m_ids.end())
        return known->second;
    if (m_clusters.size() == kMost)
        return std::nullopt;
    const auto id = static_cast<std::uint32_t>(m_clusters.size());
    m_clusters.push_back(cluster);
    m_ids.emplace(cluster, id);
    return id;
}

void Clusters::clear()
{
    m_clusters.clear();
    m_ids.clear();
}

} // namespace porthole::terminal
