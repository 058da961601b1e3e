#pragma once

#include "core/base/Bytes.h"
#include "core/sftp/Attributes.h"
#include "core/sftp/Protocol.h"

#include <concepts>
#include <string_view>

namespace porthole::test {

/// A packet as a server makes it.
class ServerPacket {
public:
    explicit ServerPacket(sftp::PacketType type) { m_bytes.push_back(static_cast<std::uint8_t>(type)); }
    ServerPacket(sftp::PacketType type, std::uint32_t id)
        : ServerPacket(type)
    {
        add(id);
    }

    template <std::unsigned_integral T> ServerPacket &add(T number)
    {
        appendBigEndian(m_bytes, number);
        return *this;
    }
    ServerPacket &add(std::string_view text)
    {
        add(static_cast<std::uint32_t>(text.size()));
        append(m_bytes, viewOf(text));
        return *this;
    }
    ServerPacket &add(const sftp::Attributes &attributes)
    {
        sftp::appendAttributes(m_bytes, attributes);
        return *this;
    }
    ServerPacket &add(sftp::StatusCode code) { return add(static_cast<std::uint32_t>(code)); }
    /// With its length.
    operator Bytes() const // NOLINT: a packet is its bytes
    {
        Bytes whole;
        appendBigEndian(whole, static_cast<std::uint32_t>(m_bytes.size()));
        append(whole, m_bytes);
        return whole;
    }
    friend bool operator==(const Bytes &sent, const ServerPacket &packet) { return sent == Bytes(packet); }

private:
    Bytes m_bytes;
};

inline ServerPacket versionPacket(std::uint32_t version = sftp::kVersion)
{
    ServerPacket packet(sftp::PacketType::Version);
    return packet.add(version);
}

inline ServerPacket statusPacket(std::uint32_t id, sftp::StatusCode code, std::string_view message = "said")
{
    ServerPacket packet(sftp::PacketType::Status, id);
    return packet.add(code).add(message).add(std::string_view("en"));
}

inline Bytes operator+(Bytes left, const Bytes &right)
{
    append(left, right);
    return left;
}

} // namespace porthole::test
