#pragma once

#include "core/terminal/Cell.h"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace porthole::terminal {

/// The characters with combining marks that are on the screen, each distinct one once. Bounded: when it
/// is full, whoever owns the cells drops what none of them shows any more, or goes without the marks.
class Clusters {
public:
    static constexpr std::size_t kMost = 65'536;

    /// Its number; none if it is full.
    std::optional<std::uint32_t> idOf(const Cluster &cluster);
    const Cluster &at(std::uint32_t id) const { return m_clusters[id]; }
    const std::vector<Cluster> &all() const { return m_clusters; }
    std::size_t size() const { return m_clusters.size(); }
    void clear();

private:
    struct Hash {
        std::size_t operator()(const Cluster &cluster) const;
    };
    std::vector<Cluster> m_clusters;
    std::unordered_map<Cluster, std::uint32_t, Hash> m_ids;
};

} // namespace porthole::terminal
