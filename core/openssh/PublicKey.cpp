#include "core/openssh/PublicKey.h"

#include "core/openssh/Wire.h"

#include <algorithm>
#include <array>
#include <bit>
#include <span>

namespace porthole::openssh {

namespace {

constexpr std::size_t kLeastRsaBits = 1024;

enum class Field { Number, Curve, Point, Ed25519, Text };

struct KeyType {
    std::string_view name, shown;
    std::size_t bits; ///< 0: as long as its number `sized`
    std::size_t sized;
    std::array<Field, 4> fields;
    std::size_t count;
};

using enum Field;
constexpr std::array kTypes{
    KeyType{"ssh-ed25519", "ED25519", 256, 0, {Ed25519}, 1},
    KeyType{"ecdsa-sha2-nistp256", "ECDSA", 256, 0, {Curve, Point}, 2},
    KeyType{"ecdsa-sha2-nistp384", "ECDSA", 384, 0, {Curve, Point}, 2},
    KeyType{"ecdsa-sha2-nistp521", "ECDSA", 521, 0, {Curve, Point}, 2},
    KeyType{"ssh-rsa", "RSA", 0, 1, {Number, Number}, 2},
    KeyType{"ssh-dss", "DSA", 0, 0, {Number, Number, Number, Number}, 4},
    KeyType{"sk-ssh-ed25519@openssh.com", "ED25519-SK", 256, 0, {Ed25519, Text}, 2},
    KeyType{"sk-ecdsa-sha2-nistp256@openssh.com", "ECDSA-SK", 256, 0, {Curve, Point, Text}, 3},
};

const KeyType *typeOf(std::string_view name)
{
    const auto *found =
        std::find_if(kTypes.begin(), kTypes.end(), [&](const KeyType &known) { return known.name == name; });
    return found == kTypes.end() ? nullptr : found;
}

constexpr std::string_view kCertificate = "-cert-v01@openssh.com";

std::size_t bitsOf(ByteView number)
{
    return number.empty() ? 0 : number.size() * 8 - static_cast<std::size_t>(std::countl_zero(number[0]));
}

ByteView withoutZeros(ByteView number)
{
    return number.subspan(static_cast<std::size_t>(
        std::find_if(number.begin(), number.end(), [](std::uint8_t byte) { return byte != 0; }) -
        number.begin()));
}

/// SEC 1 section 2.3.3, uncompressed: 4, and two coordinates.
bool isPoint(ByteView point, std::size_t bits)
{
    return point.size() == 1 + 2 * ((bits + 7) / 8) && point[0] == 4;
}

bool fits(Field field, ByteView value, const KeyType &type)
{
    switch (field) {
    case Number:
        return !value.empty() && (value[0] & 0x80) == 0;
    case Curve:
        return textOf(value) == "nistp" + std::to_string(type.bits);
    case Point:
        return isPoint(value, type.bits);
    case Ed25519:
        return value.size() == 32;
    case Text:
        return true;
    }
    return false;
}

std::optional<PublicKey> readFields(const KeyType &type, Reader in)
{
    PublicKey key{std::string(type.name), {}, type.bits};
    for (std::size_t i = 0; i < type.count; ++i) {
        const auto value = takeString(in);
        if (!value || !fits(type.fields[i], *value, type))
            return std::nullopt;
        const ByteView plain = type.fields[i] == Number ? withoutZeros(*value) : *value;
        if (type.bits == 0 && i == type.sized)
            key.bits = bitsOf(plain);
        appendString(key.material, plain);
    }
    return in.empty() ? std::optional(std::move(key)) : std::nullopt;
}

} // namespace

std::optional<PublicKey> parsePublicKey(ByteView blob)
{
    Reader in(blob);
    const auto name = takeString(in);
    if (!name)
        return std::nullopt;
    if (const std::string_view text = textOf(*name); text.ends_with(kCertificate))
        return PublicKey{std::string(text), Bytes(blob.begin(), blob.end()), 0};
    const KeyType *type = typeOf(textOf(*name));
    if (!type)
        return std::nullopt;
    auto key = readFields(*type, in);
    return key && key->type == "ssh-rsa" && key->bits < kLeastRsaBits ? std::nullopt : key;
}

/// A certificate has a nonce before the key's own fields, and behind them its number, kind, and terms.
std::optional<Bytes> certifiedKey(ByteView certificate)
{
    constexpr std::uint32_t kOfUser = 1;
    Reader in(certificate);
    const auto name = takeString(in);
    if (!name || !textOf(*name).ends_with(kCertificate) || !takeString(in))
        return std::nullopt;
    std::string plain(textOf(*name).substr(0, name->size() - kCertificate.size()));
    const KeyType *type = typeOf(plain);
    if (!type)
        type = typeOf(plain += "@openssh.com"); // of a security key
    if (!type)
        return std::nullopt;
    Bytes blob;
    appendString(blob, viewOf(plain));
    for (std::size_t i = 0; i < type->count; ++i) {
        const auto field = takeString(in);
        if (!field)
            return std::nullopt;
        appendString(blob, *field);
    }
    const auto number = in.bigEndian<std::uint64_t>();
    const auto kind = in.bigEndian<std::uint32_t>();
    return number && kind == kOfUser && parsePublicKey(blob) ? std::optional(std::move(blob)) : std::nullopt;
}

std::string_view shownTypeOf(std::string_view type)
{
    const KeyType *known = typeOf(type);
    return known ? known->shown : std::string_view();
}

} // namespace porthole::openssh
