#pragma once

#include "app/demo/host/SftpResponder.h"
#include "app/demo/ssh/ServerChannel.h"

namespace porthole::demo {

/// The subsystem "sftp" of the demo's host. Thread: that of its session.
class SftpProgram : public sshd::Program {
public:
    SftpProgram(sshd::ServerChannel &channel, std::shared_ptr<FileTree> files)
        : m_channel(channel)
        , m_responder(std::move(files))
    {}

    bool takesInput() const override { return m_responder.takesInput(); }
    void received(QByteArrayView bytes) override
    {
        m_responder.receive(viewOf({bytes.data(), static_cast<std::size_t>(bytes.size())}));
    }
    void inputEnded() override { m_ended = true; }
    /// Answers as many requests as fill a few packets; the next ones when those were taken.
    void produce() override
    {
        constexpr std::size_t kEnough = 128 << 10;
        Bytes answers;
        Result<bool> more = true;
        while (more && *more && answers.size() < kEnough)
            more = m_responder.answerNext(answers);
        if (!answers.empty())
            m_channel.write(QByteArrayView(answers.data(), static_cast<qsizetype>(answers.size())));
        if (!more || (m_ended && !*more))
            m_channel.finish(more ? 0 : 1);
    }

private:
    sshd::ServerChannel &m_channel;
    SftpResponder m_responder;
    bool m_ended = false;
};

} // namespace porthole::demo
