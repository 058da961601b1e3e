#include "core/openstack/config/ConfigBuilder.h"

#include <algorithm>

namespace porthole::openstack {

bool ConfigBuilder::refuse(std::string why)
{
    if (m_problem.empty())
        m_problem = std::move(why);
    return false;
}

bool ConfigBuilder::count(std::size_t values, std::size_t height)
{
    m_values += values;
    if (m_values > kValues)
        return refuse("holds more than " + std::to_string(kValues) + " values");
    if (m_frames.size() + height > kDepth)
        return refuse("is nested deeper than " + std::to_string(kDepth) + " levels");
    // An ancestor's height is the way down to its deepest value.
    for (std::size_t up = 1; up <= m_frames.size(); ++up) {
        std::size_t &known = m_frames[m_frames.size() - up].height;
        if (known >= height + up)
            break;
        known = height + up;
    }
    return true;
}

bool ConfigBuilder::scalar(ConfigValue value, std::string_view written, std::size_t anchor)
{
    if (keyIsDue()) {
        if (written.size() > kKeyBytes)
            return refuse("has a key of more than " + std::to_string(kKeyBytes) + " bytes");
        m_frames.back().key = std::string(written);
        m_frames.back().isMergeKey = false;
        if (anchor != 0)
            m_anchors[anchor] = {std::move(value), 1, 0};
        return true;
    }
    if (!count(1, 0))
        return false;
    if (anchor != 0)
        m_anchors[anchor] = {value, 1, 0};
    return add(std::move(value));
}

bool ConfigBuilder::mergeKey(std::size_t anchor)
{
    if (!keyIsDue())
        return scalar(ConfigValue::text("<<"), "<<", anchor);
    m_frames.back().key = std::string();
    m_frames.back().isMergeKey = true;
    return true;
}

bool ConfigBuilder::begin(bool isList, std::size_t anchor)
{
    if (keyIsDue())
        return refuse("has a key that is not a text");
    const std::size_t before = m_values;
    if (!count(1, 0))
        return false;
    if (m_frames.size() == kDepth)
        return refuse("is nested deeper than " + std::to_string(kDepth) + " levels");
    // An alias inside what it stands for finds nothing.
    m_anchors.erase(anchor);
    Frame &frame = m_frames.emplace_back();
    frame.isList = isList;
    frame.anchor = anchor;
    frame.valuesBefore = before;
    return true;
}

bool ConfigBuilder::end()
{
    if (m_frames.empty() || (!m_frames.back().isList && m_frames.back().key))
        return refuse("is not well formed");
    Frame frame = std::move(m_frames.back());
    m_frames.pop_back();
    ConfigValue value;
    if (frame.isList) {
        value = ConfigValue(std::move(frame.list));
    } else if (frame.merged.empty()) {
        value = ConfigValue(std::move(frame.mapping));
    } else {
        ConfigMapping whole;
        for (const ConfigMapping &merged : frame.merged) {
            for (const auto &[key, inherited] : merged)
                whole.set(key, inherited);
        }
        for (const auto &[key, own] : frame.mapping)
            whole.set(key, own);
        value = ConfigValue(std::move(whole));
    }
    if (frame.anchor != 0)
        m_anchors[frame.anchor] = {value, m_values - frame.valuesBefore, frame.height};
    return add(std::move(value));
}

bool ConfigBuilder::alias(std::size_t anchor)
{
    const auto found = m_anchors.find(anchor);
    if (found == m_anchors.end())
        return refuse("has an alias to what is not there yet");
    if (keyIsDue()) {
        if (!found->second.value.isText())
            return refuse("has a key that is not a text");
        return scalar(found->second.value, found->second.value.view());
    }
    return count(found->second.values, found->second.height) && add(found->second.value);
}

bool ConfigBuilder::add(ConfigValue value)
{
    if (m_frames.empty()) {
        m_root = std::move(value);
        return true;
    }
    Frame &frame = m_frames.back();
    if (frame.isList) {
        frame.list.push_back(std::move(value));
        return true;
    }
    const std::string key = *std::exchange(frame.key, std::nullopt);
    if (frame.isMergeKey)
        return merge(frame, std::move(value));
    frame.mapping.set(key, std::move(value));
    return true;
}

/// PyYAML's order: of a list of mappings the first wins, of two "<<" in one mapping the last.
bool ConfigBuilder::merge(Frame &into, ConfigValue value)
{
    if (const ConfigMapping *mapping = value.asMapping()) {
        into.merged.push_back(*mapping);
        return true;
    }
    const ConfigValue::List *list = value.asList();
    if (!list)
        return refuse("has a merge key << without a mapping");
    for (auto item = list->rbegin(); item != list->rend(); ++item) {
        if (!item->asMapping())
            return refuse("has a merge key << without a mapping");
        into.merged.push_back(*item->asMapping());
    }
    return true;
}

} // namespace porthole::openstack
