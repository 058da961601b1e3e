#include "core/sftp/Client.h"

#include "core/sftp/Packets.h"

#include <algorithm>

namespace porthole::sftp {

namespace {

constexpr std::size_t kLengthSize = 4;

struct KnownExtension {
    std::string_view name, version;
    bool Extensions::*noted;
};
constexpr KnownExtension kKnownExtensions[] = {
    {"posix-rename@openssh.com", "1", &Extensions::posixRename},
    {"statvfs@openssh.com", "2", &Extensions::statvfs},
    {"fsync@openssh.com", "1", &Extensions::fsync},
    {"hardlink@openssh.com", "1", &Extensions::hardlink},
    {"limits@openssh.com", "1", &Extensions::limits},
};

Result<> checkLength(std::uint32_t length, bool ready)
{
    // Most often it is the words of a login script, read as a length.
    if (!ready && (length == 0 || length > kLargestPacket))
        return misbehaved("something else in place of its version; does a login script print?");
    if (length == 0)
        return misbehaved("an empty packet");
    if (length > kLargestPacket)
        return misbehaved("a packet of " + std::to_string(length) + " bytes");
    return {};
}

} // namespace

Client::Client()
{
    appendBigEndian(m_output, std::uint32_t{5});
    m_output.push_back(static_cast<std::uint8_t>(PacketType::Init));
    appendBigEndian(m_output, kVersion);
}

Result<> Client::receive(ByteView bytes)
{
    if (!m_failure) {
        auto outcome = receivePackets(bytes);
        if (outcome)
            return {};
        m_failure = outcome.error();
        m_partial = {};
    }
    return *m_failure;
}

/// Whole packets are read where they lie; only one that comes in pieces is gathered, and no more than it.
Result<> Client::receivePackets(ByteView bytes)
{
    const auto gather = [&](std::size_t upTo) {
        const std::size_t count = std::min(upTo - m_partial.size(), bytes.size());
        append(m_partial, bytes.first(count));
        bytes = bytes.subspan(count);
        return m_partial.size() == upTo;
    };
    while (!bytes.empty()) {
        if (m_partial.empty() && bytes.size() >= kLengthSize) {
            const auto length = loadBigEndian<std::uint32_t>(bytes.data());
            PH_DO(checkLength(length, m_ready));
            if (bytes.size() - kLengthSize >= length) {
                PH_DO(onPacket(bytes.subspan(kLengthSize, length)));
                bytes = bytes.subspan(kLengthSize + length);
                continue;
            }
        }
        if (m_partial.size() < kLengthSize && !gather(kLengthSize))
            return {};
        const auto length = loadBigEndian<std::uint32_t>(m_partial.data());
        PH_DO(checkLength(length, m_ready));
        if (!gather(kLengthSize + length))
            return {};
        PH_DO(onPacket(ByteView(m_partial).subspan(kLengthSize)));
        m_partial.clear();
    }
    return {};
}

Result<> Client::onPacket(ByteView packet)
{
    Reader from(packet);
    const auto type = static_cast<PacketType>(*from.bigEndian<std::uint8_t>());
    if (!m_ready) {
        if (type != PacketType::Version)
            return misbehaved("something ahead of its version");
        return onVersion(from);
    }
    PH_DO(onReply(type, from));
    if (!from.empty())
        return misbehaved("bytes behind the end of an answer");
    return {};
}

Result<> Client::onVersion(Reader &from)
{
    PH_TRY(const auto version, readInteger<std::uint32_t>(from));
    if (version < kVersion)
        return Error::make(ErrorKind::PeerIncompatible,
                           "the SFTP server speaks version " + std::to_string(version) + " only");
    if (version > kVersion)
        return misbehaved("a version above the one that it was offered");
    while (!from.empty()) {
        PH_TRY(const ByteView name, readString(from));
        PH_TRY(const ByteView value, readString(from));
        for (const KnownExtension &known : kKnownExtensions) {
            if (textOf(name) == known.name && textOf(value) == known.version)
                m_extensions.*known.noted = true;
        }
    }
    m_ready = true;
    return {};
}

Result<> Client::onReply(PacketType type, Reader &from)
{
    PH_TRY(const auto number, readInteger<std::uint32_t>(from));
    const auto found = m_outstanding.find(number);
    if (found == m_outstanding.end()) {
        // Numbers rise from 1, and do not come round within one session's four thousand million.
        return misbehaved(number - 1 < m_lastId ? "a second answer to a request"
                                                : "an answer to a request that was not made");
    }
    const Outstanding asked = found->second;
    PH_TRY(Reply reply, readReply(type, asked, from));
    m_outstanding.erase(found);
    settle(RequestId{number}, asked.forgotten, std::move(reply));
    return {};
}

Result<Reply> Client::readReply(PacketType type, const Outstanding &asked, Reader &from)
{
    if (type == PacketType::Status) {
        PH_TRY(Status status, readStatus(from));
        if (status.code == StatusCode::Ok && asked.expects != Expects::Status)
            return misbehaved("success in place of what was asked for");
        return Reply(std::move(status));
    }
    if (type == PacketType::Handle && asked.expects == Expects::Handle) {
        PH_TRY(Handle handle, readHandle(from));
        return Reply(std::move(handle));
    }
    if (type == PacketType::Data && asked.expects == Expects::Data) {
        PH_TRY(Data data, readData(from));
        if (data.bytes.empty() || data.bytes.size() > asked.length)
            return misbehaved("other data than was asked for");
        return Reply(std::move(data));
    }
    if (type == PacketType::Name && (asked.expects == Expects::Directory || asked.expects == Expects::Path)) {
        const NamesOf what = asked.expects == Expects::Path ? NamesOf::Path : NamesOf::Directory;
        PH_TRY(Entries entries, readEntries(from, what));
        return Reply(std::move(entries));
    }
    if (type == PacketType::Attrs && asked.expects == Expects::Attributes) {
        PH_TRY(Attributes attributes, readAttributes(from));
        return Reply(attributes);
    }
    if (type == PacketType::ExtendedReply && asked.expects == Expects::Limits) {
        PH_TRY(const Limits limits, readLimits(from));
        return Reply(limits);
    }
    if (type == PacketType::ExtendedReply && asked.expects == Expects::Space) {
        PH_TRY(const Space space, readSpace(from));
        return Reply(space);
    }
    return misbehaved("an answer of type " + std::to_string(static_cast<int>(type)) +
                      " that does not fit its request");
}

void Client::settle(RequestId id, bool forgotten, Reply reply)
{
    if (!forgotten) {
        m_answers.push_back({id, std::move(reply)});
        return;
    }
    if (const Handle *opened = std::get_if<Handle>(&reply))
        forget(close(*opened));
}

void Client::forget(RequestId id)
{
    // It may have been answered, and lie among the answers.
    const auto answered = std::find_if(m_answers.begin(), m_answers.end(),
                                       [&](const Answer &answer) { return answer.id == id; });
    if (answered != m_answers.end()) {
        Reply reply = std::move(answered->reply);
        m_answers.erase(answered);
        settle(id, true, std::move(reply));
    } else if (const auto found = m_outstanding.find(id.value); found != m_outstanding.end()) {
        found->second.forgotten = true;
    }
}

} // namespace porthole::sftp
