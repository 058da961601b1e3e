// The requests of Client: one packet each. Source: draft-ietf-secsh-filexfer-02 section 6.
#include "core/sftp/Client.h"
#include "core/sftp/Packets.h"

#include <algorithm>

namespace porthole::sftp {

/// A packet that is being written at the end of the output; its length is known when it goes.
class Client::Request {
public:
    Request(Client &client, PacketType type, Outstanding asked)
        : m_client(client)
        , m_begin(client.m_output.size())
        , m_id{++client.m_lastId}
    {
        client.m_outstanding.emplace(m_id.value, asked);
        appendBigEndian(client.m_output, std::uint32_t{0});
        client.m_output.push_back(static_cast<std::uint8_t>(type));
        add(m_id.value);
    }
    ~Request()
    {
        Bytes &output = m_client.m_output;
        const std::size_t length = output.size() - m_begin - sizeof(std::uint32_t);
        for (std::size_t i = 0; i < sizeof(std::uint32_t); ++i)
            output[m_begin + i] = static_cast<std::uint8_t>(length >> (24 - 8 * i));
    }
    Request(const Request &) = delete;
    Request &operator=(const Request &) = delete;

    template <std::unsigned_integral T> Request &add(T number)
    {
        appendBigEndian(m_client.m_output, number);
        return *this;
    }
    Request &add(std::string_view text)
    {
        appendString(m_client.m_output, text);
        return *this;
    }
    Request &add(const Handle &handle) { return add(textOf(handle.value)); }
    Request &add(const Attributes &attributes)
    {
        appendAttributes(m_client.m_output, attributes);
        return *this;
    }
    RequestId id() const { return m_id; }

private:
    Client &m_client;
    std::size_t m_begin;
    RequestId m_id;
};

RequestId Client::open(std::string_view path, std::uint32_t flags, const Attributes &attributes)
{
    return Request(*this, PacketType::Open, {Expects::Handle}).add(path).add(flags).add(attributes).id();
}

RequestId Client::openDirectory(std::string_view path)
{
    return Request(*this, PacketType::Opendir, {Expects::Handle}).add(path).id();
}

RequestId Client::close(const Handle &handle)
{
    return Request(*this, PacketType::Close, {Expects::Status}).add(handle).id();
}

RequestId Client::read(const Handle &handle, std::uint64_t offset, std::uint32_t length)
{
    length = std::min(length, static_cast<std::uint32_t>(kLargestData));
    return Request(*this, PacketType::Read, {Expects::Data, false, length})
        .add(handle)
        .add(offset)
        .add(length)
        .id();
}

RequestId Client::write(const Handle &handle, std::uint64_t offset, ByteView data)
{
    data = data.first(std::min(data.size(), kLargestData));
    return Request(*this, PacketType::Write, {Expects::Status})
        .add(handle)
        .add(offset)
        .add(textOf(data))
        .id();
}

RequestId Client::readDirectory(const Handle &handle)
{
    return Request(*this, PacketType::Readdir, {Expects::Directory}).add(handle).id();
}

RequestId Client::stat(std::string_view path)
{
    return Request(*this, PacketType::Stat, {Expects::Attributes}).add(path).id();
}

RequestId Client::lstat(std::string_view path)
{
    return Request(*this, PacketType::Lstat, {Expects::Attributes}).add(path).id();
}

RequestId Client::stat(const Handle &handle)
{
    return Request(*this, PacketType::Fstat, {Expects::Attributes}).add(handle).id();
}

RequestId Client::setAttributes(const Handle &handle, const Attributes &attributes)
{
    return Request(*this, PacketType::Fsetstat, {Expects::Status}).add(handle).add(attributes).id();
}

RequestId Client::setAttributes(std::string_view path, const Attributes &attributes)
{
    return Request(*this, PacketType::Setstat, {Expects::Status}).add(path).add(attributes).id();
}

RequestId Client::makeDirectory(std::string_view path, const Attributes &attributes)
{
    return Request(*this, PacketType::Mkdir, {Expects::Status}).add(path).add(attributes).id();
}

RequestId Client::removeDirectory(std::string_view path)
{
    return Request(*this, PacketType::Rmdir, {Expects::Status}).add(path).id();
}

RequestId Client::remove(std::string_view path)
{
    return Request(*this, PacketType::Remove, {Expects::Status}).add(path).id();
}

RequestId Client::rename(std::string_view from, std::string_view to)
{
    return Request(*this, PacketType::Rename, {Expects::Status}).add(from).add(to).id();
}

RequestId Client::realPath(std::string_view path)
{
    return Request(*this, PacketType::Realpath, {Expects::Path}).add(path).id();
}

RequestId Client::readLink(std::string_view path)
{
    return Request(*this, PacketType::Readlink, {Expects::Path}).add(path).id();
}

RequestId Client::makeLink(std::string_view target, std::string_view link)
{
    return Request(*this, PacketType::Symlink, {Expects::Status}).add(target).add(link).id();
}

RequestId Client::posixRename(std::string_view from, std::string_view to)
{
    return Request(*this, PacketType::Extended, {Expects::Status})
        .add(std::string_view("posix-rename@openssh.com"))
        .add(from)
        .add(to)
        .id();
}

RequestId Client::flush(const Handle &handle)
{
    return Request(*this, PacketType::Extended, {Expects::Status})
        .add(std::string_view("fsync@openssh.com"))
        .add(handle)
        .id();
}

RequestId Client::space(std::string_view path)
{
    return Request(*this, PacketType::Extended, {Expects::Space})
        .add(std::string_view("statvfs@openssh.com"))
        .add(path)
        .id();
}

RequestId Client::limits()
{
    return Request(*this, PacketType::Extended, {Expects::Limits})
        .add(std::string_view("limits@openssh.com"))
        .id();
}

} // namespace porthole::sftp
