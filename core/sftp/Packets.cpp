#include "core/sftp/Packets.h"

#include <array>
#include <limits>

namespace porthole::sftp {

namespace {

/// A length, a long name's length and the flags of attributes.
constexpr std::size_t kSmallestEntry = 12;

Result<> checkName(std::string_view name, NamesOf what)
{
    if (name.find('\0') != std::string_view::npos)
        return misbehaved("a file name with a NUL in it");
    if (what == NamesOf::Path)
        return {};
    // It would lead out of its folder wherever it is used.
    if (name.find('/') != std::string_view::npos)
        return misbehaved("a file name with a slash in it");
    if (name.empty())
        return misbehaved("a file without a name");
    return {};
}

} // namespace

Error misbehaved(std::string what, const char *file, int line)
{
    return Error::make(ErrorKind::PeerMisbehaved, "the SFTP server sends " + std::move(what), file, line);
}

void appendString(Bytes &to, std::string_view text)
{
    appendBigEndian(to, static_cast<std::uint32_t>(text.size()));
    append(to, viewOf(text));
}

Result<ByteView> readString(Reader &from)
{
    PH_TRY(const auto size, readInteger<std::uint32_t>(from));
    const auto text = from.take(size);
    if (!text)
        return misbehaved("a packet that ends within a string");
    return *text;
}

Result<Status> readStatus(Reader &from)
{
    PH_TRY(const auto code, readInteger<std::uint32_t>(from));
    Status status;
    if (code <= static_cast<std::uint32_t>(StatusCode::OperationUnsupported))
        status.code = static_cast<StatusCode>(code);
    // Servers of earlier drafts end here.
    if (from.empty())
        return status;
    PH_TRY(const ByteView message, readString(from));
    status.message = textOf(message);
    if (!from.empty())
        PH_DO(readString(from)); // its language
    return status;
}

Result<Handle> readHandle(Reader &from)
{
    PH_TRY(const ByteView value, readString(from));
    if (value.size() > kLargestHandle)
        return misbehaved("a handle above 256 bytes");
    return Handle{Bytes(value.begin(), value.end())};
}

Result<Data> readData(Reader &from)
{
    PH_TRY(const ByteView bytes, readString(from));
    return Data{Bytes(bytes.begin(), bytes.end())};
}

Result<Limits> readLimits(Reader &from)
{
    Limits limits;
    for (std::uint64_t *limit : {&limits.packet, &limits.read, &limits.write, &limits.handles}) {
        PH_TRY(*limit, readInteger<std::uint64_t>(from));
    }
    return limits;
}

/// OpenSSH's PROTOCOL section 4.3: eleven numbers, of which the second is the size of a block, the third how
/// many there are and the fifth how many a user may have.
Result<Space> readSpace(Reader &from)
{
    std::array<std::uint64_t, 11> numbers{};
    for (std::uint64_t &number : numbers) {
        PH_TRY(number, readInteger<std::uint64_t>(from));
    }
    const auto inBytes = [&](std::uint64_t blocks) {
        std::uint64_t bytes = 0;
        return __builtin_mul_overflow(blocks, numbers[1], &bytes) ? std::numeric_limits<std::uint64_t>::max()
                                                                  : bytes;
    };
    return Space{inBytes(numbers[2]), inBytes(numbers[4])};
}

Result<Entries> readEntries(Reader &from, NamesOf what)
{
    PH_TRY(const auto count, readInteger<std::uint32_t>(from));
    if (count > from.remaining() / kSmallestEntry)
        return misbehaved("more names than a packet has room for");
    if (what == NamesOf::Path && count != 1)
        return misbehaved("not one path in answer to a question for one");
    Entries entries;
    entries.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        PH_TRY(const ByteView name, readString(from));
        PH_TRY(const ByteView longName, readString(from));
        PH_TRY(Attributes attributes, readAttributes(from));
        PH_DO(checkName(textOf(name), what));
        if (what == NamesOf::Directory && (textOf(name) == "." || textOf(name) == ".."))
            continue;
        entries.push_back({std::string(textOf(name)), std::string(textOf(longName)), attributes});
    }
    return entries;
}

} // namespace porthole::sftp
