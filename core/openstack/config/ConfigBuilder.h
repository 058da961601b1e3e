#pragma once

#include "core/openstack/config/ConfigValue.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace porthole::openstack {

/// Builds a ConfigValue from the events of a YAML or JSON parser. Bounded: 64 levels, keys of 256 bytes,
/// and 200,000 values counted with every alias unfolded, so that neither a deep nor an exponential
/// document takes more than some 100 MiB (security requirement SEC-51). Merge keys ("<<") are resolved as
/// PyYAML does: what a mapping says itself wins, then the first of several merged ones.
///
/// Each event answers whether to go on; once one has said no, problem() says why. An anchor is any
/// number but zero.
class ConfigBuilder {
public:
    static constexpr std::size_t kDepth = 64;
    static constexpr std::size_t kValues = 200'000;
    static constexpr std::size_t kKeyBytes = 256;

    /// `written` is the scalar as it stands in the text: what it is called when it is a key.
    [[nodiscard]] bool scalar(ConfigValue value, std::string_view written, std::size_t anchor = 0);
    /// A plain "<<", which is a merge key where a key is due, and else text.
    [[nodiscard]] bool mergeKey(std::size_t anchor = 0);
    [[nodiscard]] bool beginList(std::size_t anchor = 0) { return begin(true, anchor); }
    [[nodiscard]] bool beginMapping(std::size_t anchor = 0) { return begin(false, anchor); }
    [[nodiscard]] bool end();
    [[nodiscard]] bool alias(std::size_t anchor);

    const std::string &problem() const { return m_problem; }
    /// What was built; null if there was no event.
    ConfigValue take() { return std::move(m_root); }

private:
    struct Frame {
        bool isList = false;
        std::size_t anchor = 0;
        std::size_t valuesBefore = 0;
        std::size_t height = 0; ///< levels below this one
        ConfigValue::List list;
        ConfigMapping mapping;
        std::vector<ConfigMapping> merged;
        std::optional<std::string> key;
        bool isMergeKey = false;
    };
    struct Anchored {
        ConfigValue value;
        std::size_t values;
        std::size_t height;
    };

    bool refuse(std::string why);
    bool begin(bool isList, std::size_t anchor);
    bool keyIsDue() const { return !m_frames.empty() && !m_frames.back().isList && !m_frames.back().key; }
    bool count(std::size_t values, std::size_t height);
    bool add(ConfigValue value);
    bool merge(Frame &into, ConfigValue value);

    std::vector<Frame> m_frames;
    std::unordered_map<std::size_t, Anchored> m_anchors;
    ConfigValue m_root;
    std::size_t m_values = 0;
    std::string m_problem;
};

} // namespace porthole::openstack
