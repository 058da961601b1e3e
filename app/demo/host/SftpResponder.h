#pragma once

#include "app/demo/host/FileTree.h"
#include "core/base/Bytes.h"
#include "core/base/Result.h"
#include "core/sftp/Protocol.h"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace porthole::demo {

/// SFTP version 3 over files that cannot be changed: requests in, answers out, one at a time. It is pure.
/// Source: draft-ietf-secsh-filexfer-02.
class SftpResponder {
public:
    static constexpr std::size_t kMostHandles = 64;
    static constexpr std::uint32_t kLargestRead = 64 << 10; ///< more is answered with less, as it may be

    explicit SftpResponder(std::shared_ptr<const FileTree> files)
        : m_files(std::move(files))
    {}

    /// While false, there is a whole request to answer first.
    bool takesInput() const { return m_input.size() < sftp::kLargestPacket + 4; }
    void receive(ByteView bytes) { append(m_input, bytes); }
    /// Answers one request; false if none is whole. Errors: PeerMisbehaved, and then it is over.
    Result<bool> answerNext(Bytes &to);

private:
    struct Opened {
        const FileNode *node = nullptr;
        std::string after; ///< the last name that was told of a folder
    };

    Result<> answer(Reader packet, Bytes &to);
    Result<> answerPath(sftp::PacketType type, std::uint32_t id, Reader packet, Bytes &to);
    Result<> answerHandle(sftp::PacketType type, std::uint32_t id, Reader packet, Bytes &to);
    void open(std::uint32_t id, const FileNode &node, Bytes &to);
    void readFolder(std::uint32_t id, Opened &opened, Bytes &to) const;

    std::shared_ptr<const FileTree> m_files;
    Bytes m_input;
    bool m_isBegun = false;
    std::uint32_t m_nextHandle = 1;
    std::map<std::uint32_t, Opened> m_opened;
};

} // namespace porthole::demo
