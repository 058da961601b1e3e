#include "app/demo/host/SftpResponder.h"

#include "core/sftp/Attributes.h"
#include "core/sftp/Packets.h"

#include <algorithm>

namespace porthole::demo {

namespace {

using sftp::PacketType;
using sftp::StatusCode;

constexpr int kNamesAtOnce = 100;

/// Puts a packet's length before it when it is whole.
class Packet {
public:
    Packet(Bytes &to, PacketType type)
        : m_to(to)
        , m_at(to.size())
    {
        appendBigEndian(m_to, std::uint32_t{0});
        m_to.push_back(static_cast<std::uint8_t>(type));
    }
    Packet(Bytes &to, PacketType type, std::uint32_t id)
        : Packet(to, type)
    {
        appendBigEndian(m_to, id);
    }
    ~Packet()
    {
        Bytes length;
        appendBigEndian(length, static_cast<std::uint32_t>(m_to.size() - m_at - 4));
        std::copy(length.begin(), length.end(), m_to.begin() + static_cast<std::ptrdiff_t>(m_at));
    }
    Packet(const Packet &) = delete;
    Packet &operator=(const Packet &) = delete;

private:
    Bytes &m_to;
    const std::size_t m_at;
};

Error misbehaved(std::string what) { return Error::make(ErrorKind::PeerMisbehaved, std::move(what)); }

void answerStatus(Bytes &to, std::uint32_t id, StatusCode code, std::string_view message)
{
    const Packet packet(to, PacketType::Status, id);
    appendBigEndian(to, static_cast<std::uint32_t>(code));
    sftp::appendString(to, message);
    sftp::appendString(to, "en");
}

sftp::Attributes attributesOf(const FileNode &node)
{
    sftp::Attributes attributes;
    attributes.size = node.size();
    attributes.owner = {1000, 1000};
    attributes.permissions = node.isFolder ? sftp::kDirectory | 0555U : sftp::kRegularFile | 0444U;
    attributes.times = {node.modified, node.modified};
    return attributes;
}

std::string_view viewText(const QByteArray &text)
{
    return {text.constData(), static_cast<std::size_t>(text.size())};
}

void appendEntry(Bytes &to, const QByteArray &name, const FileNode &node)
{
    sftp::appendString(to, viewText(name));
    sftp::appendString(to, viewText(longName(name, node)));
    sftp::appendAttributes(to, attributesOf(node));
}

} // namespace

Result<bool> SftpResponder::answerNext(Bytes &to)
{
    Reader reader(m_input);
    const auto length = reader.bigEndian<std::uint32_t>();
    if (!length)
        return false;
    if (*length == 0 || *length > sftp::kLargestPacket)
        return misbehaved("a packet of a size that none has");
    const auto packet = reader.take(*length);
    if (!packet)
        return false;
    PH_DO(answer(Reader(*packet), to));
    m_input.erase(m_input.begin(), m_input.begin() + static_cast<std::ptrdiff_t>(4 + std::size_t{*length}));
    return true;
}

Result<> SftpResponder::answer(Reader packet, Bytes &to)
{
    PH_TRY(const auto number, sftp::readInteger<std::uint8_t>(packet));
    const auto type = static_cast<PacketType>(number);
    if ((type == PacketType::Init) == m_isBegun)
        return misbehaved("a conversation that does not begin once");
    PH_TRY(const auto id, sftp::readInteger<std::uint32_t>(packet)); // or the version
    switch (type) {
    case PacketType::Init: {
        m_isBegun = true;
        const Packet version(to, PacketType::Version);
        appendBigEndian(to, sftp::kVersion);
        return {};
    }
    case PacketType::Open:
    case PacketType::Opendir:
    case PacketType::Lstat:
    case PacketType::Stat:
    case PacketType::Realpath:
        return answerPath(type, id, packet, to);
    case PacketType::Close:
    case PacketType::Read:
    case PacketType::Readdir:
        return answerHandle(type, id, packet, to);
    case PacketType::Write:
    case PacketType::Setstat:
    case PacketType::Remove:
    case PacketType::Mkdir:
    case PacketType::Rmdir:
    case PacketType::Rename:
    case PacketType::Symlink:
        answerStatus(to, id, StatusCode::PermissionDenied, "nothing can be changed here");
        return {};
    default:
        answerStatus(to, id, StatusCode::OperationUnsupported, "not in this demo");
        return {};
    }
}

Result<> SftpResponder::answerPath(PacketType type, std::uint32_t id, Reader packet, Bytes &to)
{
    PH_TRY(const ByteView text, sftp::readString(packet));
    const QByteArrayView given(text.data(), static_cast<qsizetype>(text.size()));
    if (given.size() > FileTree::kLongestPath) {
        answerStatus(to, id, StatusCode::NoSuchFile, "no path is that long");
        return {};
    }
    // SFTP knows no "~": a file may be called so.
    const QByteArray path =
        FileTree::absolute("./" + given.toByteArray(), given.startsWith('/') ? "/" : FileTree::kHome);
    const FileNode *node = m_files->find(path);
    if (type == PacketType::Realpath) {
        const Packet answer(to, PacketType::Name, id);
        appendBigEndian(to, std::uint32_t{1});
        appendEntry(to, path, node ? *node : FileNode{});
        return {};
    }
    if (!node) {
        answerStatus(to, id, StatusCode::NoSuchFile, "no such file");
    } else if (type == PacketType::Open) {
        PH_TRY(const auto flags, sftp::readInteger<std::uint32_t>(packet));
        if ((flags & ~sftp::openflag::Read) != 0)
            answerStatus(to, id, StatusCode::PermissionDenied, "nothing can be changed here");
        else if (node->isFolder)
            answerStatus(to, id, StatusCode::Failure, "a folder");
        else
            open(id, *node, to);
    } else if (type == PacketType::Opendir) {
        if (node->isFolder)
            open(id, *node, to);
        else
            answerStatus(to, id, StatusCode::Failure, "no folder");
    } else {
        const Packet answer(to, PacketType::Attrs, id);
        sftp::appendAttributes(to, attributesOf(*node));
    }
    return {};
}

void SftpResponder::open(std::uint32_t id, const FileNode &node, Bytes &to)
{
    if (m_opened.size() >= kMostHandles)
        return answerStatus(to, id, StatusCode::Failure, "too many files are open");
    const std::uint32_t handle = m_nextHandle++;
    m_opened[handle].node = &node;
    const Packet answer(to, PacketType::Handle, id);
    appendBigEndian(to, std::uint32_t{4});
    appendBigEndian(to, handle);
}

Result<> SftpResponder::answerHandle(PacketType type, std::uint32_t id, Reader packet, Bytes &to)
{
    PH_TRY(const ByteView text, sftp::readString(packet));
    Reader handle(text);
    const auto number = handle.bigEndian<std::uint32_t>();
    const auto found = number ? m_opened.find(*number) : m_opened.end();
    if (found == m_opened.end() || !handle.empty()) {
        answerStatus(to, id, StatusCode::Failure, "no such handle");
        return {};
    }
    const FileNode &node = *found->second.node;
    if (type == PacketType::Close) {
        m_opened.erase(found);
        answerStatus(to, id, StatusCode::Ok, "");
    } else if (type == PacketType::Readdir && node.isFolder) {
        readFolder(id, found->second, to);
    } else if (type == PacketType::Read && !node.isFolder) {
        PH_TRY(const auto offset, sftp::readInteger<std::uint64_t>(packet));
        PH_TRY(const auto wanted, sftp::readInteger<std::uint32_t>(packet));
        const auto size = static_cast<std::uint64_t>(node.content.size());
        if (offset >= size) {
            answerStatus(to, id, StatusCode::Eof, "");
            return {};
        }
        const auto length = std::min<std::uint64_t>({wanted, kLargestRead, size - offset});
        const Packet answer(to, PacketType::Data, id);
        sftp::appendString(to, viewText(node.content).substr(offset, length));
    } else {
        answerStatus(to, id, StatusCode::Failure, "not of that kind");
    }
    return {};
}

void SftpResponder::readFolder(std::uint32_t id, Opened &opened, Bytes &to) const
{
    const auto &children = opened.node->children;
    auto next = opened.after.empty() ? children.begin()
                                     : children.upper_bound(QByteArray::fromStdString(opened.after));
    if (next == children.end())
        return answerStatus(to, id, StatusCode::Eof, "");
    const auto count = std::min<std::ptrdiff_t>(kNamesAtOnce, std::distance(next, children.end()));
    const Packet answer(to, PacketType::Name, id);
    appendBigEndian(to, static_cast<std::uint32_t>(count));
    for (std::ptrdiff_t i = 0; i < count; ++i, ++next) {
        appendEntry(to, next->first, next->second);
        opened.after = next->first.toStdString();
    }
}

} // namespace porthole::demo
