#pragma once

#include "app/demo/host/CommandLine.h"
#include "app/demo/host/FileTree.h"
#include "app/demo/host/Job.h"
#include "app/demo/ssh/ServerChannel.h"

namespace porthole::demo {

/// Where the commands of a channel write: to its client, or wherever the command line says. On its way to a
/// terminal, "\n" becomes "\r\n". Thread: that of its session.
class HostOutput : public Output {
public:
    HostOutput(sshd::ServerChannel &channel, std::shared_ptr<FileTree> files)
        : m_channel(channel)
        , m_files(std::move(files))
    {}

    /// As this command wants it, until end(). Errors: FileTree's.
    Result<> begin(const SimpleCommand &command, QByteArrayView folder);
    void end();
    /// A file takes no more: it was said, and whoever writes on does so for nothing.
    bool isFull() const { return m_isFull; }

    void write(QByteArrayView bytes) override;
    void writeError(QByteArrayView bytes) override;

private:
    void toClient(QByteArrayView bytes, bool isError);
    void toFile(QByteArrayView bytes);

    sshd::ServerChannel &m_channel;
    const std::shared_ptr<FileTree> m_files;
    SimpleCommand::To m_output = SimpleCommand::To::Output, m_errors = SimpleCommand::To::Errors;
    std::shared_ptr<FileNode> m_file;
    QByteArray m_fileName;
    bool m_isFull = false;
};

} // namespace porthole::demo
