#pragma once

#include "app/demo/host/FileTree.h"
#include "core/base/Bytes.h"
#include "core/base/Result.h"
#include "core/sftp/Attributes.h"
#include "core/sftp/Protocol.h"

#include <string_view>

/// What an SFTP server says. Source: draft-ietf-secsh-filexfer-02.
namespace porthole::demo {

/// A packet that is being written at the end of `to`; its length goes before it when it is whole.
class SftpAnswer {
public:
    SftpAnswer(Bytes &to, sftp::PacketType type);
    SftpAnswer(Bytes &to, sftp::PacketType type, std::uint32_t id);
    ~SftpAnswer();
    SftpAnswer(const SftpAnswer &) = delete;
    SftpAnswer &operator=(const SftpAnswer &) = delete;

private:
    Bytes &m_to;
    const std::size_t m_at;
};

void answerStatus(Bytes &to, std::uint32_t id, sftp::StatusCode code, std::string_view message = {});
/// Ok, or the code that says most of the error.
void answerOutcome(Bytes &to, std::uint32_t id, const Result<> &outcome);
sftp::Attributes attributesOf(const FileNode &node);
/// Of an SSH_FXP_NAME.
void appendEntry(Bytes &to, const QByteArray &name, const FileNode &node);

inline std::string_view viewText(const QByteArray &text)
{
    return {text.constData(), static_cast<std::size_t>(text.size())};
}

} // namespace porthole::demo
