#include "core/transfer/remote/ReadAt.h"

#include "core/ssh/sftp/SftpReplies.h"

#include <algorithm>
#include <deque>

namespace porthole::transfer {

namespace {

/// How many bytes both begin with alike.
std::size_t commonBeginning(ByteView one, ByteView other)
{
    const auto [end, otherEnd] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    return static_cast<std::size_t>(end - one.begin());
}

} // namespace

Task<Result<quint64>> agreeing(Lane &lane, Disk &disk, QByteArray path, quint64 begin, quint64 end,
                               LocalRead read)
{
    PH_CO_TRY(const ssh::SftpHandle file, co_await lane.files().open(path, sftp::openflag::Read));
    std::deque<Piece> pieces;
    for (quint64 at = begin; at < end; at += pieces.back().length)
        pieces.emplace_back(file, at,
                            static_cast<quint32>(std::min<quint64>(lane.reading().block, end - at)));
    quint64 agreed = 0;
    while (!pieces.empty()) {
        const Piece piece = std::move(pieces.front());
        pieces.pop_front();
        OnDisk<Result<Bytes>> reading(
            disk, [read, offset = piece.offset, size = piece.length] { return read(offset, size); });
        PH_CO_TRY(sftp::Reply reply, co_await piece.request->answer());
        PH_CO_TRY(const Bytes ours, co_await reading);
        if (ssh::isEnd(reply))
            break;
        PH_CO_TRY(const sftp::Data theirs, ssh::expected<sftp::Data>(std::move(reply), path));
        agreed += commonBeginning(ours, theirs.bytes);
        const auto size = static_cast<quint32>(theirs.bytes.size());
        if (begin + agreed < piece.offset + size)
            break;
        if (size < piece.length)
            pieces.emplace_front(file, piece.offset + size, piece.length - size);
    }
    co_return agreed;
}

Task<Result<bool>> tailAgrees(Lane &lane, Disk &disk, QByteArray path, quint64 size, LocalRead read)
{
    const quint64 tail = std::min(size, kTail);
    PH_CO_TRY(const quint64 agreed,
              co_await agreeing(lane, disk, std::move(path), size - tail, size, std::move(read)));
    co_return agreed == tail;
}

} // namespace porthole::transfer
