#include "core/openstack/config/ConfigBuilder.h"
#include "core/openstack/config/ConfigText.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace porthole::openstack {

namespace {

/// The events of nlohmann's parser, which neither recurses nor, through this interface, throws.
class Events final : public nlohmann::json_sax<nlohmann::json> {
public:
    ConfigBuilder builder;
    std::size_t failedAt = 0; ///< bytes from the beginning

    bool null() override { return builder.scalar({}, "null"); }
    bool boolean(bool value) override { return builder.scalar(ConfigValue(value), {}); }
    bool number_integer(number_integer_t value) override { return whole(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return whole(std::to_string(value)); }
    bool number_float(number_float_t value, const string_t &digits) override
    {
        // A whole number of more than 64 bits arrives here too.
        if (digits.find_first_of(".eE") == std::string::npos)
            return whole(digits);
        return builder.scalar(ConfigValue::real(value), {});
    }
    bool string(string_t &text) override { return builder.scalar(ConfigValue::text(text), {}); }
    bool binary(binary_t &) override { return false; }
    bool start_object(std::size_t) override { return builder.beginMapping(); }
    bool key(string_t &name) override { return builder.scalar(ConfigValue::text(name), name); }
    bool end_object() override { return builder.end(); }
    bool start_array(std::size_t) override { return builder.beginList(); }
    bool end_array() override { return builder.end(); }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &) override
    {
        failedAt = position;
        return false;
    }

private:
    bool whole(const std::string &digits) { return builder.scalar(ConfigValue::integer(digits), {}); }
};

} // namespace

Result<ConfigValue> readJson(std::string_view text)
{
    Events events;
    if (nlohmann::json::sax_parse(text.begin(), text.end(), &events))
        return events.builder.take();
    if (!events.builder.problem().empty())
        return Error::make(ErrorKind::Usage, events.builder.problem());
    const auto lines =
        std::count(text.begin(),
                   text.begin() + static_cast<std::ptrdiff_t>(std::min(events.failedAt, text.size())), '\n');
    return Error::make(ErrorKind::Usage, "is not JSON, line " + std::to_string(lines + 1));
}

} // namespace porthole::openstack
