#include "core/ssh/sftp/SftpFiles.h"

#include "core/base/DisplayText.h"

#include <algorithm>
#include <deque>
#include <limits>

namespace porthole::ssh {

namespace {

using namespace sftp;

constexpr qsizetype kLongestPath = 32768;
/// What every server gives in one answer, and how many of them may be under way.
constexpr std::uint32_t kBlock = 32 * 1024;
constexpr std::size_t kMostBlocks = 16;

std::string_view viewed(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QByteArray bytesOf(std::string_view text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

Result<> checkPath(const QByteArray &path)
{
    // The server would take what is before it for the whole.
    if (path.contains('\0'))
        return Error::make(ErrorKind::Usage, "a path has no NUL in it");
    if (path.isEmpty() || path.size() > kLongestPath)
        return Error::make(ErrorKind::Usage, "a path has between 1 and 32768 bytes");
    return {};
}

ErrorKind kindOf(StatusCode code)
{
    switch (code) {
    case StatusCode::NoSuchFile:
        return ErrorKind::NotFound;
    case StatusCode::PermissionDenied:
        return ErrorKind::Forbidden;
    case StatusCode::Failure:
        return ErrorKind::Unavailable;
    case StatusCode::NoConnection:
    case StatusCode::ConnectionLost:
        return ErrorKind::Closed;
    case StatusCode::OperationUnsupported:
        return ErrorKind::PeerIncompatible;
    case StatusCode::Ok:
    case StatusCode::Eof:
    case StatusCode::BadMessage:
        break;
    }
    return ErrorKind::PeerMisbehaved;
}

Error errorOf(const Status &status, const QByteArray &path)
{
    std::string words = displayText(status.message, 200);
    if (words.empty())
        words = "the SFTP server refuses it";
    return Error::make(kindOf(status.code), displayText(viewed(path), 400) + ": " + words);
}

/// The answer that was hoped for. The client lets no others through, but the Status that says why not.
template <class T> Result<T> expected(Reply reply, const QByteArray &path)
{
    if (T *wanted = std::get_if<T>(&reply))
        return std::move(*wanted);
    const Status *status = std::get_if<Status>(&reply);
    return errorOf(status ? *status : Status{StatusCode::BadMessage, {}}, path);
}

bool isEnd(const Reply &reply)
{
    const Status *status = std::get_if<Status>(&reply);
    return status && status->code == StatusCode::Eof;
}

} // namespace

/// Closes what it holds, without waiting for the server to say so.
class SftpFiles::OpenHandle {
public:
    OpenHandle(SftpExchange &exchange, Handle handle)
        : m_exchange(&exchange)
        , m_handle(std::move(handle))
    {}
    OpenHandle(OpenHandle &&other) noexcept
        : m_exchange(std::exchange(other.m_exchange, nullptr))
        , m_handle(std::move(other.m_handle))
    {}
    OpenHandle &operator=(OpenHandle &&) = delete;
    ~OpenHandle()
    {
        if (m_exchange) // the answer goes with the request
            m_exchange->ask([this](Client &client) { return client.close(m_handle); });
    }
    const Handle &handle() const { return m_handle; }

private:
    SftpExchange *m_exchange;
    Handle m_handle;
};

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

Task<Result<SftpFiles::OpenHandle>> SftpFiles::open(QByteArray path, SftpExchange::Make make)
{
    PH_CO_DO(checkPath(path));
    const auto request = m_exchange.ask(make);
    PH_CO_TRY(Reply reply, co_await request->answer());
    PH_CO_TRY(Handle handle, expected<Handle>(std::move(reply), path));
    co_return OpenHandle(m_exchange, std::move(handle));
}

Task<Result<Entries>> SftpFiles::list(QByteArray path)
{
    const SftpExchange::Make opening = [&](Client &client) { return client.openDirectory(viewed(path)); };
    PH_CO_TRY(const OpenHandle folder, co_await open(path, opening));
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

Task<Result<QByteArray>> SftpFiles::realPath(QByteArray path)
{
    PH_CO_DO(checkPath(path));
    const auto request = m_exchange.ask([&](Client &client) { return client.realPath(viewed(path)); });
    PH_CO_TRY(Reply reply, co_await request->answer());
    PH_CO_TRY(const Entries entries, expected<Entries>(std::move(reply), path));
    co_return bytesOf(entries.front().name);
}

Task<Result<quint64>> SftpFiles::readAll(QByteArray path, quint64 offset, quint64 limit, Sink sink)
{
    const SftpExchange::Make opening = [&](Client &client) {
        return client.open(viewed(path), openflag::Read);
    };
    PH_CO_TRY(const OpenHandle file, co_await open(path, opening));
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
