#pragma once

#include "tests/sftp/Wire.h"
#include "tests/support/ssh/SshServerDouble.h"

#include <atomic>
#include <map>
#include <vector>

namespace porthole::test {

/// How a server of files misbehaves. Its one folder is "/d", whatever is read is of the same file.
struct Mischief {
    std::vector<std::string> names{"f"};
    std::vector<std::string> folders{}; ///< names of folders in the folder, and in those
    std::uint64_t toldSize = 1000;
    std::uint64_t size = 1000;
    std::uint32_t mode = sftp::kRegularFile | 0644;
    std::size_t tooMuch = 0; ///< bytes given beyond those that were asked for
    enum class Order : std::uint8_t { AsAsked, Reversed, Twice, Never } order = Order::AsAsked;
    bool listsForEver = false;
    bool refusesWrites = false; ///< as a disk that is full
    std::size_t acceptsWrites = 0;
};

/// The byte of the file at an offset.
inline std::uint8_t byteAt(std::uint64_t offset)
{
    return static_cast<std::uint8_t>(offset * 7 + offset / 255 + 1);
}

/// A server of files within an SshServerDouble: its subsystem.
class SftpDouble {
public:
    explicit SftpDouble(Mischief mischief)
        : m_mischief(std::move(mischief))
    {}

    static SshChannelScript script(const Mischief &mischief)
    {
        return [mischief](SshScriptChannel &channel) {
            const auto server = std::make_shared<SftpDouble>(mischief);
            channel.onReceived = [server, &channel](const QByteArray &bytes) {
                server->receive(channel, bytes);
            };
        };
    }

private:
    using Type = sftp::PacketType;
    using Code = sftp::StatusCode;

    void receive(SshScriptChannel &channel, const QByteArray &bytes)
    {
        append(m_input, viewOf({bytes.constData(), static_cast<std::size_t>(bytes.size())}));
        for (;;) {
            Reader in(m_input);
            const auto length = in.bigEndian<std::uint32_t>();
            const auto packet = length ? in.take(*length) : std::nullopt;
            if (!packet)
                break;
            answer(*packet);
            m_input.erase(m_input.begin(), m_input.begin() + 4 + *length);
        }
        flush(channel);
    }
    void flush(SshScriptChannel &channel)
    {
        const Bytes version = std::exchange(m_version, {});
        channel.write(
            QByteArrayView(reinterpret_cast<const char *>(version.data()), qsizetype(version.size())));
        if (m_mischief.order == Mischief::Order::Reversed)
            std::reverse(m_output.begin(), m_output.end());
        for (const Bytes &packet : std::exchange(m_output, {}))
            channel.write(
                QByteArrayView(reinterpret_cast<const char *>(packet.data()), qsizetype(packet.size())));
    }
    void say(const Bytes &packet)
    {
        m_output.push_back(packet);
        if (m_mischief.order == Mischief::Order::Twice)
            m_output.push_back(packet);
    }
    sftp::Attributes file() const
    {
        return {.size = m_mischief.toldSize, .permissions = m_mischief.mode, .times = {{1, 1}}};
    }
    static sftp::Attributes folder() { return {.permissions = sftp::kDirectory | 0755}; }
    bool isFolder(const std::string &path) const
    {
        if (path == "/d" || path == ".")
            return true;
        return std::any_of(
            m_mischief.folders.begin(), m_mischief.folders.end(),
            [&](const std::string &name) { return path.size() > name.size() && path.ends_with("/" + name); });
    }
    void answer(ByteView packet)
    {
        Reader in(packet);
        const auto type = static_cast<Type>(in.bigEndian<std::uint8_t>().value_or(0));
        const std::uint32_t id = in.bigEndian<std::uint32_t>().value_or(0);
        if (type == Type::Init) {
            m_version = versionPacket();
            return;
        }
        const auto size = in.bigEndian<std::uint32_t>();
        const auto first = size ? in.take(*size) : std::nullopt;
        const std::string text(first ? textOf(*first) : std::string_view());
        switch (type) {
        case Type::Realpath:
            m_output.push_back(ServerPacket(Type::Name, id)
                                   .add(std::uint32_t{1})
                                   .add(std::string_view("/"))
                                   .add(std::string_view())
                                   .add(sftp::Attributes{}));
            return;
        case Type::Stat:
        case Type::Lstat:
            if (text.find("nothing") != std::string::npos || text.find(".porthole") != std::string::npos)
                return say(statusPacket(id, Code::NoSuchFile));
            return say(ServerPacket(Type::Attrs, id).add(isFolder(text) ? folder() : file()));
        case Type::Open:
        case Type::Opendir:
            m_isListed[text] = false;
            return say(ServerPacket(Type::Handle, id).add(std::string_view(text).substr(0, 200)));
        case Type::Readdir:
            return list(id, text);
        case Type::Read:
            return read(id, in);
        case Type::Write:
            if (m_mischief.refusesWrites && m_writes++ >= m_mischief.acceptsWrites)
                return say(statusPacket(id, Code::Failure, "No space left on device"));
            return say(statusPacket(id, Code::Ok));
        default:
            return say(statusPacket(id, Code::Ok));
        }
    }
    void list(std::uint32_t id, const std::string &handle)
    {
        if (std::exchange(m_isListed[handle], !m_mischief.listsForEver))
            return say(statusPacket(id, Code::Eof));
        ServerPacket packet(Type::Name, id);
        packet.add(static_cast<std::uint32_t>(m_mischief.names.size() + m_mischief.folders.size()));
        for (const std::string &name : m_mischief.names)
            packet.add(std::string_view(name)).add(std::string_view()).add(file());
        for (const std::string &name : m_mischief.folders)
            packet.add(std::string_view(name)).add(std::string_view()).add(folder());
        say(packet);
    }
    void read(std::uint32_t id, Reader &in)
    {
        const std::uint64_t offset = in.bigEndian<std::uint64_t>().value_or(0);
        const std::uint32_t length = in.bigEndian<std::uint32_t>().value_or(0);
        if (m_mischief.order == Mischief::Order::Never)
            return;
        if (offset >= m_mischief.size)
            return say(statusPacket(id, Code::Eof));
        std::string data(std::min<std::uint64_t>(length, m_mischief.size - offset) + m_mischief.tooMuch,
                         '\0');
        for (std::size_t i = 0; i < data.size(); ++i)
            data[i] = static_cast<char>(byteAt(offset + i));
        say(ServerPacket(Type::Data, id).add(std::string_view(data)));
    }

    const Mischief m_mischief;
    Bytes m_input, m_version;
    std::vector<Bytes> m_output;
    std::map<std::string, bool> m_isListed;
    std::size_t m_writes = 0;
};

} // namespace porthole::test
