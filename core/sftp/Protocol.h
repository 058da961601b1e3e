#pragma once

#include <cstddef>
#include <cstdint>

/// The numbers of SFTP version 3. Source: draft-ietf-secsh-filexfer-02; OpenSSH's PROTOCOL, section 4, for
/// the extensions.
namespace porthole::sftp {

constexpr std::uint32_t kVersion = 3;

/// The largest packet that is read or made, without its length: 256 KiB of data, which is what OpenSSH takes,
/// and the fields around them. A longer one is refused before it is gathered.
constexpr std::size_t kLargestData = std::size_t{256} * 1024;
constexpr std::size_t kLargestPacket = kLargestData + 64;
/// Section 6.3.
constexpr std::size_t kLargestHandle = 256;

/// Section 3.
enum class PacketType : std::uint8_t {
    Init = 1,
    Version = 2,
    Open = 3,
    Close = 4,
    Read = 5,
    Write = 6,
    Lstat = 7,
    Fstat = 8,
    Setstat = 9,
    Fsetstat = 10,
    Opendir = 11,
    Readdir = 12,
    Remove = 13,
    Mkdir = 14,
    Rmdir = 15,
    Realpath = 16,
    Stat = 17,
    Rename = 18,
    Readlink = 19,
    Symlink = 20,
    Status = 101,
    Handle = 102,
    Data = 103,
    Name = 104,
    Attrs = 105,
    Extended = 200,
    ExtendedReply = 201,
};

/// Section 7. A server may send others; they mean Failure.
enum class StatusCode : std::uint32_t {
    Ok = 0,
    Eof = 1,
    NoSuchFile = 2,
    PermissionDenied = 3,
    Failure = 4,
    BadMessage = 5,
    NoConnection = 6,
    ConnectionLost = 7,
    OperationUnsupported = 8,
};

/// Section 6.3.
namespace openflag {
constexpr std::uint32_t Read = 0x01;
constexpr std::uint32_t Write = 0x02;
constexpr std::uint32_t Append = 0x04;
constexpr std::uint32_t Create = 0x08;
constexpr std::uint32_t Truncate = 0x10;
constexpr std::uint32_t Exclusive = 0x20;
} // namespace openflag

/// The kinds of file among the permissions, as POSIX has them.
constexpr std::uint32_t kFileTypeMask = 0170000;
constexpr std::uint32_t kRegularFile = 0100000;
constexpr std::uint32_t kDirectory = 0040000;
constexpr std::uint32_t kSymbolicLink = 0120000;

} // namespace porthole::sftp
