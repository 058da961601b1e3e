#include "core/sftp/Attributes.h"

#include "core/sftp/Packets.h"
#include "core/sftp/Protocol.h"

namespace porthole::sftp {

namespace {

constexpr std::uint32_t kSize = 0x00000001;
constexpr std::uint32_t kOwner = 0x00000002;
constexpr std::uint32_t kPermissions = 0x00000004;
constexpr std::uint32_t kTimes = 0x00000008;
constexpr std::uint32_t kExtended = 0x80000000;

bool isOfType(const Attributes &attributes, std::uint32_t type)
{
    return attributes.permissions && (*attributes.permissions & kFileTypeMask) == type;
}

Result<> skipExtended(Reader &from)
{
    PH_TRY(const auto count, readInteger<std::uint32_t>(from));
    for (std::uint32_t i = 0; i < count; ++i) {
        PH_DO(readString(from));
        PH_DO(readString(from));
    }
    return {};
}

} // namespace

bool Attributes::isDirectory() const { return isOfType(*this, kDirectory); }
bool Attributes::isRegularFile() const { return isOfType(*this, kRegularFile); }
bool Attributes::isSymbolicLink() const { return isOfType(*this, kSymbolicLink); }

void appendAttributes(Bytes &to, const Attributes &attributes)
{
    const std::uint32_t flags = (attributes.size ? kSize : 0) | (attributes.owner ? kOwner : 0) |
                                (attributes.permissions ? kPermissions : 0) | (attributes.times ? kTimes : 0);
    appendBigEndian(to, flags);
    if (attributes.size)
        appendBigEndian(to, *attributes.size);
    if (attributes.owner) {
        appendBigEndian(to, attributes.owner->user);
        appendBigEndian(to, attributes.owner->group);
    }
    if (attributes.permissions)
        appendBigEndian(to, *attributes.permissions);
    if (attributes.times) {
        appendBigEndian(to, attributes.times->accessed);
        appendBigEndian(to, attributes.times->modified);
    }
}

Result<Attributes> readAttributes(Reader &from)
{
    PH_TRY(const auto flags, readInteger<std::uint32_t>(from));
    // What else there may be cannot be passed over: its length is unknown.
    if (flags & ~(kSize | kOwner | kPermissions | kTimes | kExtended))
        return misbehaved("attributes of an unknown kind");
    Attributes attributes;
    if (flags & kSize) {
        PH_TRY(attributes.size, readInteger<std::uint64_t>(from));
    }
    if (flags & kOwner) {
        PH_TRY(const auto user, readInteger<std::uint32_t>(from));
        PH_TRY(const auto group, readInteger<std::uint32_t>(from));
        attributes.owner = {user, group};
    }
    if (flags & kPermissions) {
        PH_TRY(attributes.permissions, readInteger<std::uint32_t>(from));
    }
    if (flags & kTimes) {
        PH_TRY(const auto accessed, readInteger<std::uint32_t>(from));
        PH_TRY(const auto modified, readInteger<std::uint32_t>(from));
        attributes.times = {accessed, modified};
    }
    if (flags & kExtended)
        PH_DO(skipExtended(from));
    return attributes;
}

} // namespace porthole::sftp
