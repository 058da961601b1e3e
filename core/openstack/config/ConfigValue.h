#pragma once

#include "core/base/Secret.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace porthole::openstack {

using SharedSecret = std::shared_ptr<const Secret>;

class ConfigValue;

/// A mapping of a configuration, in the order in which it was written. The order counts: where two
/// old names of one key are given, openstacksdk lets the later one win.
class ConfigMapping {
public:
    struct Entry;

    ConfigMapping();
    ~ConfigMapping();
    ConfigMapping(const ConfigMapping &other);
    ConfigMapping(ConfigMapping &&other) noexcept;
    ConfigMapping &operator=(const ConfigMapping &other);
    ConfigMapping &operator=(ConfigMapping &&other) noexcept;

    /// Nothing if the key is not there; it may be there and null.
    const ConfigValue *find(std::string_view key) const;
    ConfigValue *find(std::string_view key);
    bool contains(std::string_view key) const { return find(key) != nullptr; }
    /// A key that is there keeps its place, as in a dict of Python.
    void set(std::string_view key, ConfigValue value);
    /// Takes the key out.
    std::optional<ConfigValue> take(std::string_view key);

    std::vector<Entry>::const_iterator begin() const;
    std::vector<Entry>::const_iterator end() const;
    std::size_t size() const;
    bool empty() const { return size() == 0; }

private:
    std::vector<Entry> m_entries;
    std::unordered_map<std::string, std::size_t> m_places; ///< key to its index in m_entries
};

/// One value of a clouds.yaml, with the types that PyYAML gives it, because what openstacksdk makes of
/// a value depends on them. Every text and number may be a password, so each is held as a Secret;
/// copies of a value share it.
class ConfigValue {
public:
    using List = std::vector<ConfigValue>;
    /// A number, written as Python's str() would.
    struct Number {
        SharedSecret text;
        bool whole;
    };

    ConfigValue() = default; ///< null
    explicit ConfigValue(bool value)
        : m_value(value)
    {}
    explicit ConfigValue(List list)
        : m_value(std::move(list))
    {}
    explicit ConfigValue(ConfigMapping mapping)
        : m_value(std::move(mapping))
    {}
    static ConfigValue text(std::string_view text);
    static ConfigValue text(SharedSecret text);
    static ConfigValue integer(std::string_view asPythonWrites);
    static ConfigValue real(double value);

    bool isNull() const { return std::holds_alternative<std::monostate>(m_value); }
    bool isText() const { return std::holds_alternative<SharedSecret>(m_value); }
    bool isNumber() const { return std::holds_alternative<Number>(m_value); }
    const bool *asBool() const { return std::get_if<bool>(&m_value); }
    const Number *asNumber() const { return std::get_if<Number>(&m_value); }
    const List *asList() const { return std::get_if<List>(&m_value); }
    const ConfigMapping *asMapping() const { return std::get_if<ConfigMapping>(&m_value); }
    ConfigMapping *asMapping() { return std::get_if<ConfigMapping>(&m_value); }

    /// What Python's truth test says: null, false, an empty text, list or mapping are not true.
    bool isTrue() const;
    /// The text of a text or number, null of all others.
    SharedSecret shared() const;
    /// The same to look at, valid as long as this value is; empty for all others.
    std::string_view view() const;

private:
    std::variant<std::monostate, bool, Number, SharedSecret, List, ConfigMapping> m_value;
};

struct ConfigMapping::Entry {
    std::string key;
    ConfigValue value;
};

} // namespace porthole::openstack
