#include "app/demo/host/SftpResponder.h"

#include "app/demo/host/SftpAnswers.h"
#include "core/sftp/Packets.h"

#include <algorithm>
#include <array>

namespace porthole::demo {

namespace {

using sftp::PacketType;
using sftp::StatusCode;

constexpr int kNamesAtOnce = 100;
/// Requests that begin with a path, and with a handle.
constexpr std::array kAboutPaths{
    PacketType::Open,  PacketType::Lstat, PacketType::Setstat,  PacketType::Opendir, PacketType::Remove,
    PacketType::Mkdir, PacketType::Rmdir, PacketType::Realpath, PacketType::Stat,    PacketType::Rename};
constexpr std::array kAboutHandles{PacketType::Close, PacketType::Read,     PacketType::Write,
                                   PacketType::Fstat, PacketType::Fsetstat, PacketType::Readdir};

Result<QByteArray> readPath(Reader &from)
{
    PH_TRY(const ByteView text, sftp::readString(from));
    const auto given = QByteArray::fromStdString(std::string(textOf(text)));
    if (given.size() > FileTree::kLongestPath)
        return QByteArray(1, '\0'); // there is none
    // SFTP knows no "~": a file may be called so.
    return FileTree::absolute("./" + given, given.startsWith('/') ? "/" : FileTree::kHome);
}

} // namespace

void SftpResponder::receive(ByteView bytes)
{
    m_input.erase(m_input.begin(), m_input.begin() + static_cast<std::ptrdiff_t>(m_answered));
    m_answered = 0;
    append(m_input, bytes);
}

Result<bool> SftpResponder::answerNext(Bytes &to)
{
    Reader reader(ByteView(m_input).subspan(m_answered));
    const auto length = reader.bigEndian<std::uint32_t>();
    if (!length)
        return false;
    if (*length == 0 || *length > sftp::kLargestPacket)
        return sftp::misbehaved("a packet of a size that none has");
    const auto packet = reader.take(*length);
    if (!packet)
        return false;
    PH_DO(answer(Reader(*packet), to));
    m_answered += sizeof(std::uint32_t) + *length;
    return true;
}

Result<> SftpResponder::answer(Reader packet, Bytes &to)
{
    PH_TRY(const auto number, sftp::readInteger<std::uint8_t>(packet));
    const auto type = static_cast<PacketType>(number);
    if ((type == PacketType::Init) == m_isBegun)
        return sftp::misbehaved("a conversation that does not begin once");
    PH_TRY(const auto id, sftp::readInteger<std::uint32_t>(packet)); // or the version
    if (type == PacketType::Init) {
        m_isBegun = true;
        const SftpAnswer version(to, PacketType::Version);
        appendBigEndian(to, sftp::kVersion);
        return {};
    }
    Request request{type, id, packet, to};
    if (std::find(kAboutPaths.begin(), kAboutPaths.end(), type) != kAboutPaths.end())
        return answerPath(request);
    if (std::find(kAboutHandles.begin(), kAboutHandles.end(), type) != kAboutHandles.end())
        return answerHandle(request);
    answerStatus(to, id, StatusCode::OperationUnsupported, "not in this demo");
    return {};
}

Result<> SftpResponder::answerPath(Request &request)
{
    PH_TRY(const QByteArray path, readPath(request.rest));
    switch (request.type) {
    case PacketType::Realpath: {
        const auto node = m_files->find(path);
        const SftpAnswer answer(request.to, PacketType::Name, request.id);
        appendBigEndian(request.to, std::uint32_t{1});
        sftp::appendString(request.to, viewText(path));
        sftp::appendString(request.to, viewText(path));
        sftp::appendAttributes(request.to, node ? attributesOf(*node) : sftp::Attributes());
        return {};
    }
    case PacketType::Open:
        return openFile(request, path);
    case PacketType::Mkdir:
        answerOutcome(request.to, request.id, m_files->makeFolder(path));
        return {};
    case PacketType::Remove:
        answerOutcome(request.to, request.id, m_files->removeFile(path));
        return {};
    case PacketType::Rmdir:
        answerOutcome(request.to, request.id, m_files->removeFolder(path));
        return {};
    case PacketType::Rename: {
        PH_TRY(const QByteArray target, readPath(request.rest));
        answerOutcome(request.to, request.id, m_files->rename(path, target));
        return {};
    }
    default:
        return answerAboutFile(request, path);
    }
}

/// Of what is there.
Result<> SftpResponder::answerAboutFile(Request &request, const QByteArray &path)
{
    const auto node = m_files->find(path);
    if (!node) {
        answerStatus(request.to, request.id, StatusCode::NoSuchFile, "no such file");
    } else if (request.type == PacketType::Setstat) {
        return setAttributes(request, node);
    } else if (request.type != PacketType::Opendir) {
        const SftpAnswer answer(request.to, PacketType::Attrs, request.id);
        sftp::appendAttributes(request.to, attributesOf(*node));
    } else if (node->isFolder()) {
        addHandle(request, node, 0);
    } else {
        answerStatus(request.to, request.id, StatusCode::Failure, "that is no folder");
    }
    return {};
}

Result<> SftpResponder::openFile(Request &request, const QByteArray &path)
{
    PH_TRY(const auto flags, sftp::readInteger<std::uint32_t>(request.rest));
    const auto refuse = [&request](const Error &error) {
        answerOutcome(request.to, request.id, error);
        return Result<>();
    };
    auto node = m_files->find(path);
    if (node && (flags & sftp::openflag::Create) && (flags & sftp::openflag::Exclusive))
        return refuse(Error::make(ErrorKind::Usage, "there is one already"));
    if (!node && !(flags & sftp::openflag::Create))
        return refuse(Error::make(ErrorKind::NotFound, "no such file"));
    if (!node) {
        auto made = m_files->makeFile(path);
        if (!made)
            return refuse(made.error());
        node = *std::move(made);
    }
    if (node->isFolder())
        return refuse(Error::make(ErrorKind::Usage, "that is a folder"));
    if ((flags & ~sftp::openflag::Read) && !node->isOwned())
        return refuse(Error::make(ErrorKind::Forbidden, "permission denied"));
    if (flags & sftp::openflag::Truncate)
        if (const auto emptied = m_files->resize(*node, 0); !emptied)
            return refuse(emptied.error());
    addHandle(request, std::move(node), flags);
    return {};
}

void SftpResponder::addHandle(const Request &request, std::shared_ptr<FileNode> node, std::uint32_t flags)
{
    if (m_opened.size() >= kMostHandles)
        return answerStatus(request.to, request.id, StatusCode::Failure, "too many files are open");
    const std::uint32_t handle = m_nextHandle++;
    m_opened[handle] = {std::move(node), flags, {}};
    const SftpAnswer answer(request.to, PacketType::Handle, request.id);
    appendBigEndian(request.to, std::uint32_t{sizeof handle});
    appendBigEndian(request.to, handle);
}

Result<> SftpResponder::answerHandle(Request &request)
{
    PH_TRY(const ByteView text, sftp::readString(request.rest));
    Reader handle(text);
    const auto number = handle.bigEndian<std::uint32_t>();
    const auto found = number ? m_opened.find(*number) : m_opened.end();
    if (found == m_opened.end() || !handle.empty()) {
        answerStatus(request.to, request.id, StatusCode::Failure, "no such handle");
        return {};
    }
    Opened &opened = found->second;
    const bool isFolder = opened.node->isFolder();
    if (request.type == PacketType::Close) {
        m_opened.erase(found);
        answerStatus(request.to, request.id, StatusCode::Ok);
    } else if (request.type == PacketType::Fstat) {
        const SftpAnswer answer(request.to, PacketType::Attrs, request.id);
        sftp::appendAttributes(request.to, attributesOf(*opened.node));
    } else if (request.type == PacketType::Fsetstat) {
        return setAttributes(request, opened.node);
    } else if (request.type == PacketType::Readdir && isFolder) {
        readFolder(request, opened);
    } else if (request.type == PacketType::Read && !isFolder) {
        return read(request, opened);
    } else if (request.type == PacketType::Write && !isFolder) {
        return write(request, opened);
    } else {
        answerStatus(request.to, request.id, StatusCode::Failure, "not of that kind");
    }
    return {};
}

Result<> SftpResponder::read(Request &request, const Opened &opened) const
{
    PH_TRY(const auto offset, sftp::readInteger<std::uint64_t>(request.rest));
    PH_TRY(const auto wanted, sftp::readInteger<std::uint32_t>(request.rest));
    const QByteArray &content = opened.node->content();
    const auto size = static_cast<std::uint64_t>(content.size());
    if (!(opened.flags & sftp::openflag::Read)) {
        answerStatus(request.to, request.id, StatusCode::PermissionDenied, "not opened to be read");
    } else if (offset >= size) {
        answerStatus(request.to, request.id, StatusCode::Eof);
    } else {
        const auto length = std::min<std::uint64_t>({wanted, kLargestRead, size - offset});
        const SftpAnswer answer(request.to, PacketType::Data, request.id);
        sftp::appendString(request.to, viewText(content).substr(offset, length));
    }
    return {};
}

Result<> SftpResponder::write(Request &request, const Opened &opened)
{
    PH_TRY(auto offset, sftp::readInteger<std::uint64_t>(request.rest));
    PH_TRY(const ByteView data, sftp::readString(request.rest));
    if (!(opened.flags & sftp::openflag::Write)) {
        answerStatus(request.to, request.id, StatusCode::PermissionDenied, "not opened to be written");
        return {};
    }
    if (opened.flags & sftp::openflag::Append)
        offset = opened.node->size();
    const std::string_view bytes = textOf(data);
    answerOutcome(request.to, request.id,
                  m_files->write(*opened.node, offset, {bytes.data(), static_cast<qsizetype>(bytes.size())}));
    return {};
}

/// Permissions and owners are what they are: a client that sets them along with the rest is not to fail.
Result<> SftpResponder::setAttributes(Request &request, const std::shared_ptr<FileNode> &node)
{
    PH_TRY(const sftp::Attributes attributes, sftp::readAttributes(request.rest));
    Result<> outcome;
    if (!node->isOwned())
        outcome = Error::make(ErrorKind::Forbidden, "permission denied");
    else if (attributes.size)
        outcome = m_files->resize(*node, *attributes.size);
    if (outcome && attributes.times)
        node->setModified(attributes.times->modified);
    answerOutcome(request.to, request.id, outcome);
    return {};
}

void SftpResponder::readFolder(const Request &request, Opened &opened) const
{
    const auto &children = opened.node->children();
    auto next = opened.after.isEmpty() ? children.begin() : children.upper_bound(opened.after);
    if (next == children.end())
        return answerStatus(request.to, request.id, StatusCode::Eof);
    const auto count = std::min<std::ptrdiff_t>(kNamesAtOnce, std::distance(next, children.end()));
    const SftpAnswer answer(request.to, PacketType::Name, request.id);
    appendBigEndian(request.to, static_cast<std::uint32_t>(count));
    for (std::ptrdiff_t i = 0; i < count; ++i, ++next) {
        appendEntry(request.to, next->first, *next->second);
        opened.after = next->first;
    }
}

} // namespace porthole::demo
