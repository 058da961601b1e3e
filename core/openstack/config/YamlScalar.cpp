#include "core/openstack/config/YamlScalar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace porthole::openstack {

namespace {

/// Converting to base ten takes time that grows with the square of the length; no number of a
/// configuration has as many digits.
constexpr std::size_t kLongestNumber = 256;

constexpr std::string_view kDigits = "0123456789";

bool consistsOf(std::string_view text, std::string_view allowed)
{
    return text.find_first_not_of(allowed) == std::string_view::npos;
}

bool startsWithAnyOf(std::string_view text, std::string_view allowed)
{
    return !text.empty() && allowed.find(text.front()) != std::string_view::npos;
}

std::string withoutUnderscores(std::string_view text)
{
    std::string plain(text);
    std::erase(plain, '_');
    return plain;
}

std::string_view withoutSign(std::string_view text)
{
    return startsWithAnyOf(text, "+-") ? text.substr(1) : text;
}

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

int digitValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    return (digit | 0x20) - 'a' + 10;
}

/// A whole number of any length that grows digit by digit, in base ten, least digit first.
class Decimal {
public:
    void multiplyAndAdd(int factor, int summand)
    {
        int carry = summand;
        for (int &digit : m_digits) {
            const int value = digit * factor + carry;
            digit = value % 10;
            carry = value / 10;
        }
        for (; carry > 0; carry /= 10)
            m_digits.push_back(carry % 10);
    }
    std::string toString() const
    {
        std::string text;
        for (auto digit = m_digits.rbegin(); digit != m_digits.rend(); ++digit)
            text += static_cast<char>('0' + *digit);
        return text.empty() ? "0" : text;
    }

private:
    std::vector<int> m_digits;
};

std::string decimalOf(std::string_view digits, int base)
{
    Decimal number;
    for (const char digit : digits)
        number.multiplyAndAdd(base, digitValue(digit));
    return number.toString();
}

/// "1:30:00": the parts after the first are at most 59. Empty if that is not what it is.
std::vector<std::string_view> baseSixtyParts(std::string_view text)
{
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(':', begin), text.size());
        const std::string_view part = text.substr(begin, end - begin);
        const bool first = parts.empty();
        const bool fits =
            first ? !part.empty() && startsWithAnyOf(part, kDigits) && consistsOf(part, "0123456789_")
                  : !part.empty() && part.size() <= 2 && consistsOf(part, kDigits) &&
                        (part.size() == 1 || part.front() <= '5');
        if (!fits)
            return {};
        parts.push_back(part);
        begin = end + 1;
    }
    return parts.size() > 1 ? parts : std::vector<std::string_view>();
}

/// The digits of a whole number without its sign, in base ten.
std::optional<std::string> wholeNumber(std::string_view text)
{
    if (text.starts_with("0b") || text.starts_with("0x")) {
        const bool binary = text[1] == 'b';
        const std::string digits = withoutUnderscores(text.substr(2));
        if (digits.empty() || !consistsOf(digits, binary ? "01" : "0123456789abcdefABCDEF"))
            return std::nullopt;
        return decimalOf(digits, binary ? 2 : 16);
    }
    if (text.starts_with('0')) {
        const std::string digits = withoutUnderscores(text);
        return consistsOf(digits, "01234567") ? std::optional(decimalOf(digits, 8)) : std::nullopt;
    }
    if (!startsWithAnyOf(text, "123456789"))
        return std::nullopt;
    if (consistsOf(text, "0123456789_"))
        return withoutUnderscores(text);
    const auto parts = baseSixtyParts(text);
    if (parts.empty())
        return std::nullopt;
    Decimal number;
    for (const char digit : withoutUnderscores(parts.front()))
        number.multiplyAndAdd(10, digitValue(digit));
    for (auto part = parts.begin() + 1; part != parts.end(); ++part)
        number.multiplyAndAdd(60, part->size() == 1 ? digitValue((*part)[0])
                                                    : digitValue((*part)[0]) * 10 + digitValue((*part)[1]));
    return number.toString();
}

double parsedFloat(const std::string &digits)
{
    double value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// "1.5e+3", ".5", "2." without a sign in front; the exponent must have its own.
std::optional<double> pointedNumber(std::string_view text)
{
    const std::size_t point = text.find('.');
    if (point == std::string_view::npos)
        return std::nullopt;
    const std::size_t exponent = std::min(text.find_first_of("eE"), text.size());
    if (exponent < point)
        return std::nullopt;
    const std::string_view whole = text.substr(0, point),
                           fraction = text.substr(point + 1, exponent - point - 1);
    const std::string_view power = text.substr(exponent);
    if (!consistsOf(whole, "0123456789_") || !consistsOf(fraction, "0123456789_"))
        return std::nullopt;
    if (whole.empty() ? !startsWithAnyOf(fraction, kDigits) : !startsWithAnyOf(whole, kDigits))
        return std::nullopt;
    if (!power.empty() && (power.size() < 3 || !startsWithAnyOf(power.substr(1), "+-") ||
                           !consistsOf(power.substr(2), kDigits)))
        return std::nullopt;
    std::string digits =
        "0" + withoutUnderscores(whole) + "." + withoutUnderscores(fraction) + "0" + std::string(power);
    std::erase(digits, '+'); // from_chars takes an exponent's minus, and its plus, but not a leading one
    return parsedFloat(digits);
}

std::optional<double> baseSixtyFloat(std::string_view text)
{
    const std::size_t point = text.find('.');
    if (point == std::string_view::npos || !consistsOf(text.substr(point + 1), "0123456789_"))
        return std::nullopt;
    const auto parts = baseSixtyParts(text.substr(0, point));
    if (parts.empty())
        return std::nullopt;
    double value = 0;
    for (const std::string_view part : parts)
        value = value * 60 + parsedFloat(withoutUnderscores(part));
    return value + parsedFloat("0." + withoutUnderscores(text.substr(point + 1)) + "0");
}

std::optional<double> floatingNumber(std::string_view text)
{
    const std::string_view magnitude = withoutSign(text);
    const double sign = text.starts_with('-') ? -1 : 1;
    if (isOneOf(magnitude, {".inf", ".Inf", ".INF"}))
        return sign * std::numeric_limits<double>::infinity();
    if (isOneOf(text, {".nan", ".NaN", ".NAN"}))
        return std::numeric_limits<double>::quiet_NaN();
    if (magnitude.starts_with('.') && magnitude.size() != text.size())
        return std::nullopt; // "-.5" is text to PyYAML
    if (const auto value = pointedNumber(magnitude))
        return sign * *value;
    if (const auto value = baseSixtyFloat(magnitude))
        return sign * *value;
    return std::nullopt;
}

} // namespace

ConfigValue plainScalar(std::string_view text)
{
    if (isOneOf(text, {"", "~", "null", "Null", "NULL"}))
        return {};
    if (isOneOf(text, {"yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"}))
        return ConfigValue(true);
    if (isOneOf(text, {"no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"}))
        return ConfigValue(false);
    if (text.size() > kLongestNumber || !startsWithAnyOf(text, "+-.0123456789"))
        return ConfigValue::text(text);
    if (const auto digits = wholeNumber(withoutSign(text)))
        return ConfigValue::integer(text.starts_with('-') && *digits != "0" ? '-' + *digits : *digits);
    if (const auto value = floatingNumber(text))
        return ConfigValue::real(*value);
    return ConfigValue::text(text);
}

} // namespace porthole::openstack
