#include "core/openstack/config/ConfigValue.h"

#include <array>
#include <charconv>
#include <cmath>

namespace porthole::openstack {

namespace {

SharedSecret shareText(std::string_view text) { return std::make_shared<const Secret>(text); }

/// Python's repr() of a finite float: the shortest digits that read back the same, with an exponent of
/// at least two digits below 1e-4 and from 1e16 on, and else always a fraction.
std::string writtenByPython(double value)
{
    std::array<char, 32> buffer;
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
    const std::string_view shortest(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
    int exponent = 0;
    const std::size_t e = shortest.find('e');
    const std::size_t digits = e + (shortest[e + 1] == '+' ? 2 : 1);
    std::from_chars(shortest.data() + digits, shortest.data() + shortest.size(), exponent);
    if (exponent < -4 || exponent >= 16)
        return std::string(shortest);
    std::array<char, 64> fixed;
    const auto fixedEnd =
        std::to_chars(fixed.data(), fixed.data() + fixed.size(), value, std::chars_format::fixed);
    std::string text(fixed.data(), fixedEnd.ptr);
    return text.find('.') == std::string::npos ? text + ".0" : text;
}

} // namespace

ConfigValue ConfigValue::text(std::string_view text) { return ConfigValue::text(shareText(text)); }

ConfigValue ConfigValue::text(SharedSecret text)
{
    ConfigValue value;
    value.m_value = std::move(text);
    return value;
}

ConfigValue ConfigValue::integer(std::string_view asPythonWrites)
{
    ConfigValue value;
    value.m_value = Number{shareText(asPythonWrites), true};
    return value;
}

ConfigValue ConfigValue::real(double number)
{
    ConfigValue value;
    if (std::isnan(number))
        value.m_value = Number{shareText("nan"), false};
    else if (std::isinf(number))
        value.m_value = Number{shareText(number < 0 ? "-inf" : "inf"), false};
    else
        value.m_value = Number{shareText(writtenByPython(number)), false};
    return value;
}

bool ConfigValue::isTrue() const
{
    if (const bool *flag = asBool())
        return *flag;
    if (const Number *number = asNumber()) {
        const std::string_view digits = number->text->reveal();
        return digits != "0" && digits != "0.0" && digits != "-0.0";
    }
    if (const List *list = asList())
        return !list->empty();
    if (const ConfigMapping *mapping = asMapping())
        return !mapping->empty();
    return isText() && !view().empty();
}

SharedSecret ConfigValue::shared() const
{
    if (const Number *number = asNumber())
        return number->text;
    const SharedSecret *text = std::get_if<SharedSecret>(&m_value);
    return text ? *text : nullptr;
}

std::string_view ConfigValue::view() const
{
    if (const Number *number = asNumber())
        return number->text->reveal();
    const SharedSecret *text = std::get_if<SharedSecret>(&m_value);
    return text ? (*text)->reveal() : std::string_view();
}

ConfigMapping::ConfigMapping() = default;
ConfigMapping::~ConfigMapping() = default;
ConfigMapping::ConfigMapping(const ConfigMapping &other) = default;
ConfigMapping::ConfigMapping(ConfigMapping &&other) noexcept = default;
ConfigMapping &ConfigMapping::operator=(const ConfigMapping &other) = default;
ConfigMapping &ConfigMapping::operator=(ConfigMapping &&other) noexcept = default;

const ConfigValue *ConfigMapping::find(std::string_view key) const
{
    const auto place = m_places.find(std::string(key));
    return place == m_places.end() ? nullptr : &m_entries[place->second].value;
}

ConfigValue *ConfigMapping::find(std::string_view key)
{
    return const_cast<ConfigValue *>(std::as_const(*this).find(key));
}

void ConfigMapping::set(std::string_view key, ConfigValue value)
{
    const auto [place, isNew] = m_places.try_emplace(std::string(key), m_entries.size());
    if (isNew)
        m_entries.push_back({place->first, std::move(value)});
    else
        m_entries[place->second].value = std::move(value);
}

std::optional<ConfigValue> ConfigMapping::take(std::string_view key)
{
    const auto found = m_places.find(std::string(key));
    if (found == m_places.end())
        return std::nullopt;
    const std::size_t place = found->second;
    ConfigValue taken = std::move(m_entries[place].value);
    m_entries.erase(m_entries.begin() + static_cast<std::ptrdiff_t>(place));
    m_places.erase(found);
    for (std::size_t i = place; i < m_entries.size(); ++i)
        m_places[m_entries[i].key] = i;
    return taken;
}

std::vector<ConfigMapping::Entry>::const_iterator ConfigMapping::begin() const { return m_entries.begin(); }
std::vector<ConfigMapping::Entry>::const_iterator ConfigMapping::end() const { return m_entries.end(); }
std::size_t ConfigMapping::size() const { return m_entries.size(); }

} // namespace porthole::openstack
