#pragma once

#include "app/demo/host/FileTree.h"
#include "core/base/Bytes.h"
#include "core/base/Result.h"
#include "core/sftp/Attributes.h"
#include "core/sftp/Protocol.h"

#include <map>
#include <memory>

namespace porthole::demo {

/// SFTP version 3 over files in memory: requests in, answers out, one at a time. There are no links, and
/// of what may be set of a file, its size and its time are.
/// Source: draft-ietf-secsh-filexfer-02. Thread: that of the files.
class SftpResponder {
public:
    static constexpr std::size_t kMostHandles = 64;
    static constexpr std::uint32_t kLargestRead = 64 << 10; ///< more is answered with less, as it may be

    explicit SftpResponder(std::shared_ptr<FileTree> files)
        : m_files(std::move(files))
    {}

    /// While false, there is a whole request to answer first.
    bool takesInput() const { return m_input.size() - m_answered < sftp::kLargestPacket + 4; }
    void receive(ByteView bytes);
    /// Answers one request; false if none is whole. Errors: PeerMisbehaved, and then it is over.
    Result<bool> answerNext(Bytes &to);

private:
    struct Opened {
        std::shared_ptr<FileNode> node;
        std::uint32_t flags = 0; ///< of a file
        QByteArray after;        ///< the last name that was told of a folder
    };
    /// A request, as far as it was not looked at yet, and where its answer goes.
    struct Request {
        sftp::PacketType type;
        std::uint32_t id;
        Reader rest;
        Bytes &to;
    };

    Result<> answer(Reader packet, Bytes &to);
    Result<> answerPath(Request &request);
    Result<> answerAboutFile(Request &request, const QByteArray &path);
    Result<> answerHandle(Request &request);
    Result<> openFile(Request &request, const QByteArray &path);
    void addHandle(const Request &request, std::shared_ptr<FileNode> node, std::uint32_t flags);
    Result<> read(Request &request, const Opened &opened) const;
    Result<> write(Request &request, const Opened &opened);
    Result<> setAttributes(Request &request, const std::shared_ptr<FileNode> &node);
    void readFolder(const Request &request, Opened &opened) const;

    const std::shared_ptr<FileTree> m_files;
    Bytes m_input;
    std::size_t m_answered = 0; ///< bytes of it
    bool m_isBegun = false;
    std::uint32_t m_nextHandle = 1;
    std::map<std::uint32_t, Opened> m_opened;
};

} // namespace porthole::demo
