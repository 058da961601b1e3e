#include "app/demo/host/SftpAnswers.h"

#include "core/sftp/Packets.h"

#include <algorithm>

namespace porthole::demo {

using sftp::PacketType;
using sftp::StatusCode;

namespace {

StatusCode codeOf(const Error &error)
{
    if (error.kind == ErrorKind::NotFound)
        return StatusCode::NoSuchFile;
    return error.kind == ErrorKind::Forbidden ? StatusCode::PermissionDenied : StatusCode::Failure;
}

} // namespace

SftpAnswer::SftpAnswer(Bytes &to, PacketType type)
    : m_to(to)
    , m_at(to.size())
{
    appendBigEndian(m_to, std::uint32_t{0});
    m_to.push_back(static_cast<std::uint8_t>(type));
}

SftpAnswer::SftpAnswer(Bytes &to, PacketType type, std::uint32_t id)
    : SftpAnswer(to, type)
{
    appendBigEndian(m_to, id);
}

SftpAnswer::~SftpAnswer()
{
    Bytes length;
    appendBigEndian(length, static_cast<std::uint32_t>(m_to.size() - m_at - sizeof(std::uint32_t)));
    std::copy(length.begin(), length.end(), m_to.begin() + static_cast<std::ptrdiff_t>(m_at));
}

void answerStatus(Bytes &to, std::uint32_t id, StatusCode code, std::string_view message)
{
    const SftpAnswer packet(to, PacketType::Status, id);
    appendBigEndian(to, static_cast<std::uint32_t>(code));
    sftp::appendString(to, message);
    sftp::appendString(to, "en");
}

void answerOutcome(Bytes &to, std::uint32_t id, const Result<> &outcome)
{
    if (outcome)
        answerStatus(to, id, StatusCode::Ok);
    else
        answerStatus(to, id, codeOf(outcome.error()), outcome.error().detail);
}

sftp::Attributes attributesOf(const FileNode &node)
{
    sftp::Attributes attributes;
    attributes.size = node.size();
    const std::uint32_t owner = node.isOwned() ? 1000 : 0;
    attributes.owner = {owner, owner};
    attributes.permissions = node.isFolder() ? sftp::kDirectory | 0755U : sftp::kRegularFile | 0644U;
    attributes.times = {node.modified(), node.modified()};
    return attributes;
}

void appendEntry(Bytes &to, const QByteArray &name, const FileNode &node)
{
    sftp::appendString(to, viewText(name));
    sftp::appendString(to, viewText(longName(name, node)));
    sftp::appendAttributes(to, attributesOf(node));
}

} // namespace porthole::demo
