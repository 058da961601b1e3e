#pragma once

#include "core/base/Bytes.h"
#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/sftp/Attributes.h"
#include "core/sftp/Reply.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace porthole::sftp {

using RequestId = Id<struct RequestTag, std::uint32_t>;

struct Answer {
    RequestId id{};
    Reply reply{};

    friend bool operator==(const Answer &, const Answer &) = default;
};

/// What a server offers beyond version 3, in the versions that are known here.
struct Extensions {
    bool posixRename = false, statvfs = false, fsync = false, hardlink = false, limits = false;

    friend bool operator==(const Extensions &, const Extensions &) = default;
};

/// SFTP version 3 as a client: requests in, bytes out; bytes in, in whatever pieces, answers out, in whatever
/// order the server gives them. Any number of requests may be under way at once, also before the server has
/// said its version. Paths and names are bytes. After an error nothing more is understood: the connection is
/// to be closed. Source: draft-ietf-secsh-filexfer-02.
class Client {
public:
    /// Begins with SSH_FXP_INIT.
    Client();

    /// Errors: PeerMisbehaved; PeerIncompatible (a version below 3). The same one at each further call.
    Result<> receive(ByteView bytes);
    /// What is to be sent, in bytes.
    std::size_t outputSize() const { return m_output.size(); }
    /// What is to be sent, once.
    Bytes takeOutput() { return std::exchange(m_output, {}); }
    /// What has been answered since, once each.
    std::vector<Answer> takeAnswers() { return std::exchange(m_answers, {}); }

    /// Whether the server has said its version; extensions() is known then.
    bool isReady() const { return m_ready; }
    const Extensions &extensions() const { return m_extensions; }
    std::size_t outstanding() const { return m_outstanding.size(); }

    /// Nobody waits for this answer any more: it is dropped when it comes, and what it opened is closed.
    void forget(RequestId id);

    // The answers, where it is not a Status that says why not:
    RequestId open(std::string_view path, std::uint32_t flags, const Attributes &attributes = {}); // Handle
    RequestId openDirectory(std::string_view path);                                                // Handle
    RequestId close(const Handle &handle);                                                         // Status
    /// At most kLargestData. A server may give less than it was asked for.
    RequestId read(const Handle &handle, std::uint64_t offset, std::uint32_t length); // Data, or Status Eof
    /// At most kLargestData.
    RequestId write(const Handle &handle, std::uint64_t offset, ByteView data);   // Status
    RequestId readDirectory(const Handle &handle);                                // Entries, or Status Eof
    RequestId stat(std::string_view path);                                        // Attributes
    RequestId lstat(std::string_view path);                                       // Attributes
    RequestId stat(const Handle &handle);                                         // Attributes
    RequestId setAttributes(std::string_view path, const Attributes &attributes); // Status
    RequestId setAttributes(const Handle &handle, const Attributes &attributes);  // Status
    RequestId makeDirectory(std::string_view path, const Attributes &attributes = {}); // Status
    RequestId removeDirectory(std::string_view path);                                  // Status
    RequestId remove(std::string_view path);                                           // Status
    RequestId rename(std::string_view from, std::string_view to);                      // Status
    RequestId realPath(std::string_view path);                                         // one Entry
    RequestId readLink(std::string_view path);                                         // one Entry
    /// In OpenSSH's order of arguments, which is not the draft's, and which every server has come to expect.
    RequestId makeLink(std::string_view target, std::string_view link); // Status
    /// Overwrites; only with extensions().posixRename.
    RequestId posixRename(std::string_view from, std::string_view to); // Status
    /// What was written is to outlive a power cut; only with extensions().fsync.
    RequestId flush(const Handle &handle); // Status
    /// Only with extensions().limits.
    RequestId limits(); // Limits
    /// Of the file system that a path is on; only with extensions().statvfs.
    RequestId space(std::string_view path); // Space

private:
    enum class Expects : std::uint8_t { Status, Handle, Data, Directory, Path, Attributes, Limits, Space };
    struct Outstanding {
        Expects expects;
        bool forgotten = false;
        std::uint32_t length = 0; ///< of a Read
    };
    class Request;

    Result<> receivePackets(ByteView bytes);
    Result<> onPacket(ByteView packet);
    Result<> onVersion(Reader &from);
    Result<> onReply(PacketType type, Reader &from);
    static Result<Reply> readReply(PacketType type, const Outstanding &asked, Reader &from);
    void settle(RequestId id, bool forgotten, Reply reply);

    std::unordered_map<std::uint32_t, Outstanding> m_outstanding;
    std::uint32_t m_lastId = 0;
    Bytes m_partial; ///< the beginning of a packet, its length included
    Bytes m_output;
    std::vector<Answer> m_answers;
    Extensions m_extensions;
    std::optional<Error> m_failure;
    bool m_ready = false;
};

} // namespace porthole::sftp
