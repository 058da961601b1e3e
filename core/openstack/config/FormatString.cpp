#include "core/openstack/config/FormatString.h"

#include <algorithm>

namespace porthole::openstack {

namespace {

/// Texts that stand for each other could double and double again.
constexpr std::size_t kLongest = 64 * 1024;

Error notExpandable()
{
    return Error::make(
        ErrorKind::Usage,
        "has a {placeholder} that names no other key of the entry (a brace that is meant is written twice)");
}

/// The value that a replacement field stands for: a key, or a key and keys inside it in brackets.
const ConfigValue *valueOf(std::string_view field, const ConfigMapping &keys)
{
    std::size_t bracket = std::min(field.find('['), field.size());
    const ConfigValue *value = keys.find(field.substr(0, bracket));
    while (value && bracket < field.size()) {
        const std::size_t end = field.find(']', bracket);
        const ConfigMapping *mapping = value->asMapping();
        if (field[bracket] != '[' || end == std::string_view::npos || !mapping)
            return nullptr;
        value = mapping->find(field.substr(bracket + 1, end - bracket - 1));
        bracket = end + 1;
    }
    return value;
}

bool appendAsPythonWould(std::vector<char> &to, const ConfigValue &value)
{
    std::string_view text = value.view();
    if (const bool *flag = value.asBool())
        text = *flag ? "True" : "False";
    else if (value.isNull())
        text = "None";
    else if (!value.isText() && !value.isNumber())
        return false;
    to.insert(to.end(), text.begin(), text.end());
    return to.size() <= kLongest;
}

} // namespace

Result<SharedSecret> formatted(const SharedSecret &text, const ConfigMapping &keys)
{
    const std::string_view from = text->reveal();
    if (from.find_first_of("{}") == std::string_view::npos)
        return text;
    std::vector<char> expanded;
    for (std::size_t at = 0; at < from.size(); ++at) {
        const char character = from[at];
        const bool isBrace = character == '{' || character == '}';
        if (!isBrace || from.substr(at + 1, 1) == std::string_view(&character, 1)) {
            expanded.push_back(character);
            at += isBrace ? 1 : 0;
            continue;
        }
        const std::size_t end = from.find('}', at);
        if (character == '}' || end == std::string_view::npos)
            return notExpandable();
        const ConfigValue *value = valueOf(from.substr(at + 1, end - at - 1), keys);
        if (!value || !appendAsPythonWould(expanded, *value))
            return notExpandable();
        at = end;
    }
    return std::make_shared<const Secret>(std::move(expanded));
}

} // namespace porthole::openstack
