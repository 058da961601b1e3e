#include "core/ssh/sftp/SftpFiles.h"

#include "core/base/DisplayText.h"
#include "core/ssh/sftp/SftpReplies.h"

#include <algorithm>
#include <deque>
#include <limits>

namespace porthole::ssh {

namespace {

using namespace sftp;

/// What every server gives in one answer, and how many of them may be under way.
constexpr std::uint32_t kBlock = 32 * 1024;
constexpr std::size_t kMostBlocks = 16;

} // namespace

/// A stretch of a file that was asked for.
struct SftpFiles::Piece {
    Piece(SftpExchange &exchange, const Handle &handle, quint64 from, std::uint32_t size)
        : offset(from)
        , length(size)
        , request(exchange.ask([&](Client &client) { return client.read(handle, from, size); }))
    {}

    quint64 offset;
    std::uint32_t length;
    std::unique_ptr<SftpRequest> request;
};

Task<Result<SftpHandle>> SftpFiles::openHandle(QByteArray path, SftpExchange::Make make)
{
    PH_CO_DO(checkPath(path));
    const auto request = m_exchange.ask(make);
    PH_CO_TRY(Reply reply, co_await request->answer());
    PH_CO_TRY(Handle handle, expected<Handle>(std::move(reply), path));
    co_return SftpHandle(m_exchange, std::move(handle));
}

Task<Result<SftpHandle>> SftpFiles::openFolder(const QByteArray &path)
{
    const SftpExchange::Make make = [path](Client &client) { return client.openDirectory(viewed(path)); };
    return openHandle(path, make);
}

Task<Result<Entries>> SftpFiles::list(QByteArray path)
{
    PH_CO_TRY(const SftpHandle folder, co_await openFolder(path));
    Entries entries;
    for (;;) {
        const auto request =
            m_exchange.ask([&](Client &client) { return client.readDirectory(folder.handle()); });
        PH_CO_TRY(Reply reply, co_await request->answer());
        if (isEnd(reply))
            co_return entries;
        PH_CO_TRY(Entries more, expected<Entries>(std::move(reply), path));
        if (more.size() > kMostEntries - entries.size())
            co_return Error::make(ErrorKind::Unavailable,
                                  displayText(viewed(path), 400) + " has more than a million entries");
        std::move(more.begin(), more.end(), std::back_inserter(entries));
    }
}

Task<Result<Attributes>> SftpFiles::attributes(QByteArray path, SftpExchange::Make make)
{
    PH_CO_DO(checkPath(path));
    const auto request = m_exchange.ask(make);
    PH_CO_TRY(Reply reply, co_await request->answer());
    co_return expected<Attributes>(std::move(reply), path);
}

Task<Result<Attributes>> SftpFiles::stat(const QByteArray &path)
{
    const SftpExchange::Make make = [path](Client &client) { return client.stat(viewed(path)); };
    return attributes(path, make);
}

Task<Result<Attributes>> SftpFiles::lstat(const QByteArray &path)
{
    const SftpExchange::Make make = [path](Client &client) { return client.lstat(viewed(path)); };
    return attributes(path, make);
}

Task<Result<SftpHandle>> SftpFiles::open(const QByteArray &path, std::uint32_t flags,
                                         const Attributes &attributes)
{
    const SftpExchange::Make make = [=](Client &client) {
        return client.open(viewed(path), flags, attributes);
    };
    return openHandle(path, make);
}

Task<Result<>> SftpFiles::act(QByteArray path, SftpExchange::Make make)
{
    PH_CO_DO(checkPath(path));
    const auto request = m_exchange.ask(make);
    PH_CO_TRY(const Reply reply, co_await request->answer());
    co_return succeeded(reply, path);
}

Task<Result<>> SftpFiles::makeDirectory(const QByteArray &path, const Attributes &attributes)
{
    const SftpExchange::Make make = [=](Client &client) {
        return client.makeDirectory(viewed(path), attributes);
    };
    return act(path, make);
}

Task<Result<>> SftpFiles::removeDirectory(const QByteArray &path)
{
    const SftpExchange::Make make = [=](Client &client) { return client.removeDirectory(viewed(path)); };
    return act(path, make);
}

Task<Result<>> SftpFiles::remove(const QByteArray &path)
{
    const SftpExchange::Make make = [=](Client &client) { return client.remove(viewed(path)); };
    return act(path, make);
}

Task<Result<>> SftpFiles::setAttributes(const QByteArray &path, const Attributes &attributes)
{
    const SftpExchange::Make make = [=](Client &client) {
        return client.setAttributes(viewed(path), attributes);
    };
    return act(path, make);
}

Task<Result<>> SftpFiles::makeLink(const QByteArray &target, const QByteArray &link)
{
    if (!checkPath(target))
        return act(target, {}); // refused for that
    const SftpExchange::Make make = [=](Client &client) {
        return client.makeLink(viewed(target), viewed(link));
    };
    return act(link, make);
}

Task<Result<>> SftpFiles::rename(const QByteArray &from, const QByteArray &to)
{
    const SftpExchange::Make make = [=](Client &client) { return client.rename(viewed(from), viewed(to)); };
    return act(to, make);
}

Task<Result<>> SftpFiles::replace(QByteArray from, QByteArray to)
{
    if (m_exchange.extensions().posixRename) {
        const SftpExchange::Make make = [&](Client &client) {
            return client.posixRename(viewed(from), viewed(to));
        };
        co_return co_await act(to, make);
    }
    const auto direct = co_await rename(from, to);
    if (direct || direct.error().kind != ErrorKind::Unavailable)
        co_return direct;
    // Most likely it is there: version 3 has no word for that.
    if (const auto removed = co_await remove(to); !removed)
        co_return direct;
    co_return co_await rename(from, to);
}

Task<Result<Space>> SftpFiles::space(QByteArray path)
{
    PH_CO_DO(checkPath(path));
    if (!m_exchange.extensions().statvfs)
        co_return Error::make(ErrorKind::PeerIncompatible, "the server does not tell how much room there is");
    const auto request = m_exchange.ask([&](Client &client) { return client.space(viewed(path)); });
    PH_CO_TRY(Reply reply, co_await request->answer());
    co_return expected<Space>(std::move(reply), path);
}

Task<Result<QByteArray>> SftpFiles::realPath(QByteArray path)
{
    const SftpExchange::Make make = [&](Client &client) { return client.realPath(viewed(path)); };
    co_return co_await onePath(path, make);
}

Task<Result<QByteArray>> SftpFiles::readLink(QByteArray path)
{
    const SftpExchange::Make make = [&](Client &client) { return client.readLink(viewed(path)); };
    co_return co_await onePath(path, make);
}

Task<Result<QByteArray>> SftpFiles::onePath(QByteArray path, SftpExchange::Make make)
{
    PH_CO_DO(checkPath(path));
    const auto request = m_exchange.ask(make);
    PH_CO_TRY(Reply reply, co_await request->answer());
    PH_CO_TRY(const Entries entries, expected<Entries>(std::move(reply), path));
    co_return bytesOf(entries.front().name);
}

Task<Result<quint64>> SftpFiles::readAll(QByteArray path, quint64 offset, quint64 limit, Sink sink)
{
    const SftpExchange::Make opening = [&](Client &client) {
        return client.open(viewed(path), openflag::Read);
    };
    PH_CO_TRY(const SftpHandle file, co_await openHandle(path, opening));
    const quint64 end = offset + std::min(limit, std::numeric_limits<quint64>::max() - offset);
    quint64 next = offset, handed = 0;
    std::deque<Piece> pieces;
    // A small file is over before more is asked for.
    for (std::size_t depth = 2;; depth = std::min(depth + 1, kMostBlocks)) {
        while (pieces.size() < depth && next < end) {
            const auto length = static_cast<std::uint32_t>(std::min<quint64>(kBlock, end - next));
            pieces.emplace_back(m_exchange, file.handle(), next, length);
            next += length;
        }
        if (pieces.empty())
            co_return handed;
        const Piece piece = std::move(pieces.front());
        pieces.pop_front();
        PH_CO_TRY(Reply reply, co_await piece.request->answer());
        if (isEnd(reply))
            co_return handed;
        PH_CO_TRY(const Data data, expected<Data>(std::move(reply), path));
        const auto size = static_cast<std::uint32_t>(data.bytes.size());
        if (size < piece.length)
            pieces.emplace_front(m_exchange, file.handle(), piece.offset + size, piece.length - size);
        auto handing = sink(bytesOf(textOf(data.bytes)));
        PH_CO_DO(co_await std::move(handing));
        handed += size;
    }
}

} // namespace porthole::ssh
