#include "core/transfer/remote/Download.h"

#include "core/base/DisplayText.h"
#include "core/ssh/sftp/SftpReplies.h"
#include "core/transfer/Names.h"
#include "core/transfer/local/SourceFile.h"

#include <algorithm>
#include <limits>

namespace porthole::transfer {

namespace {

/// However little a server gives at a time.
constexpr quint32 kSmallestBlock = 4096;
/// Blocks on their way to the disk.
constexpr std::size_t kMostWrites = 16;

/// A size of 0 is what files have that are made as they are read.
std::optional<quint64> sizeOf(const sftp::Attributes &attributes)
{
    const quint64 size = attributes.size.value_or(0);
    return size > 0 ? std::optional(size) : std::nullopt;
}

FileFacts factsOf(const sftp::Attributes &attributes)
{
    FileFacts facts{.size = attributes.size.value_or(0), .mode = attributes.permissions};
    if (attributes.times)
        facts.modified = attributes.times->modified;
    return facts;
}

} // namespace

Download::Download(const TransferContext &context, DownloadOrder order, Advance advance)
    : m_context(context)
    , m_lane(context.lane)
    , m_disk(context.disk)
    , m_order(std::move(order))
    , m_advance(std::move(advance))
    , m_wantedName(m_order.name)
    , m_size(sizeOf(m_order.attributes))
    , m_part(std::make_shared<PartFile>(m_order.folder, m_order.name, factsOf(m_order.attributes)))
    , m_block(context.lane.reading().block)
{}

bool Download::isWorthResuming(quint64 size) const
{
    return size >= kWorthResuming && size <= m_size.value_or(0);
}

Task<Result<bool>> Download::run()
{
    PH_CO_TRY(const bool isWanted, co_await place());
    if (!isWanted)
        co_return false;
    PH_CO_TRY(ssh::SftpHandle file, co_await m_lane.files().open(m_order.path, sftp::openflag::Read));
    m_file.emplace(std::move(file));
    m_context.parts.note(m_order.path, {m_order.folder, m_part->name()});
    if (isWorthResuming(m_size.value_or(0)))
        PH_CO_DO(co_await takeUp());
    else
        m_disk.post([part = m_part] {
            if (const auto kept = part->open(); kept && *kept > 0)
                (void)part->cut(0).has_value(); // stays its outcome
        });
    auto outcome = co_await copy();
    if (outcome)
        outcome = co_await finish();
    if (outcome) {
        m_context.parts.forget(m_order.path);
        co_return true;
    }
    const bool mayGoOn = m_lane.exchange().failure() || outcome.error().kind == ErrorKind::Storage;
    if (!mayGoOn || !isWorthResuming(m_taken)) {
        m_disk.post([part = m_part] { part->discard(); });
        m_context.parts.forget(m_order.path);
    }
    co_return outcome.error();
}

Task<Result<std::optional<struct stat>>> Download::look()
{
    OnDisk<Result<std::optional<struct stat>>> looking(
        m_disk, [folder = m_order.folder, name = m_order.name] { return folder->look(name); });
    co_return co_await looking;
}

Task<Result<>> Download::askWhatToDo(const struct stat &there)
{
    ConflictQuestion question{.source = m_order.path,
                              .target = joined(m_order.folder->path(), m_order.name),
                              .sourceFacts = factsOf(m_order.attributes),
                              .targetFacts = transfer::factsOf(there),
                              .targetIsFile = S_ISREG(there.st_mode)};
    PH_CO_TRY(m_order.options.onConflict, co_await m_context.conflicts.ask(std::move(question)));
    co_return Result<>();
}

/// What becomes of a file that has the name already. Where it is to be replaced nobody looks.
Task<Result<bool>> Download::place()
{
    OnConflict &onConflict = m_order.options.onConflict;
    if (onConflict == OnConflict::Overwrite)
        co_return true;
    PH_CO_TRY(auto there, co_await look());
    if (there && onConflict == OnConflict::Ask)
        PH_CO_DO(co_await askWhatToDo(*there));
    if (!there || onConflict == OnConflict::Overwrite)
        co_return true;
    if (onConflict == OnConflict::Skip)
        co_return false;
    if (onConflict == OnConflict::Resume) {
        if (!S_ISREG(there->st_mode))
            co_return true;
        co_return co_await adopt(static_cast<quint64>(there->st_size));
    }
    for (int count = 2; there; ++count) {
        m_order.name = otherName(m_wantedName, count);
        PH_CO_TRY(there, co_await look());
    }
    co_return true;
}

/// The file that is there becomes the part, if it is the beginning of the host's.
Task<Result<bool>> Download::adopt(quint64 size)
{
    if (!isWorthResuming(size))
        co_return true;
    const LocalRead read = [folder = m_order.folder, name = m_order.name](quint64 offset,
                                                                          std::size_t length) {
        SourceFile there(folder, name);
        const auto opened = there.open();
        return opened ? there.read(offset, length) : Result<Bytes>(opened.error());
    };
    PH_CO_TRY(const bool agrees, co_await tailAgrees(m_lane, m_disk, m_order.path, size, read));
    if (!agrees)
        co_return true;
    if (size == m_size)
        co_return false; // all of it
    OnDisk<Result<>> renaming(m_disk, [folder = m_order.folder, from = m_order.name, part = m_part] {
        return folder->rename(from, part->name(), true);
    });
    PH_CO_DO(co_await renaming);
    co_return true;
}

Task<Result<>> Download::takeUp()
{
    OnDisk<Result<quint64>> opening(m_disk, [part = m_part] { return part->open(); });
    PH_CO_TRY(quint64 kept, co_await opening);
    bool agrees = false;
    if (isWorthResuming(kept)) {
        const LocalRead read = [part = m_part](quint64 offset, std::size_t length) {
            return part->read(offset, length);
        };
        PH_CO_TRY(agrees, co_await tailAgrees(m_lane, m_disk, m_order.path, kept, read));
    }
    if (!agrees)
        kept = 0;
    OnDisk<Result<>> cutting(m_disk, [part = m_part, kept] { return part->cut(kept); });
    PH_CO_DO(co_await cutting);
    m_next = m_taken = kept;
    m_advance(kept);
    m_context.ledger.noteKept(kept);
    co_return Result<>();
}

void Download::askForMore()
{
    // One that has no size, or has grown, is asked for more until it says that it ends.
    const quint64 end = m_size.value_or(std::numeric_limits<quint64>::max());
    const quint64 window = m_size ? m_lane.reading().window : m_block;
    while (!m_isAtEnd && m_next < end && m_next - m_taken < window) {
        const auto length = static_cast<quint32>(std::min<quint64>(m_block, end - m_next));
        m_pieces.emplace_back(*m_file, m_next, length);
        m_next += length;
    }
}

Task<Result<>> Download::copy()
{
    for (;;) {
        askForMore();
        if (m_pieces.empty())
            co_return Result<>();
        PH_CO_DO(co_await take());
        PH_CO_DO(co_await keepUp());
    }
}

/// The answer to the first piece.
Task<Result<>> Download::take()
{
    const Piece piece = std::move(m_pieces.front());
    m_pieces.pop_front();
    PH_CO_TRY(sftp::Reply reply, co_await piece.request->answer());
    if (ssh::isEnd(reply)) {
        m_isAtEnd = true;
        m_pieces.clear();
        if (m_size && m_taken < *m_size)
            co_return Error::make(ErrorKind::Unavailable, displayText(ssh::viewed(m_order.path), 400) +
                                                              ": it ends after " + std::to_string(m_taken) +
                                                              " of " + std::to_string(*m_size) + " bytes");
        co_return Result<>();
    }
    PH_CO_TRY(sftp::Data data, ssh::expected<sftp::Data>(std::move(reply), m_order.path));
    const auto size = static_cast<quint32>(data.bytes.size());
    if (size < piece.length) { // as much as it gives at a time: no more is asked for from now on
        m_pieces.emplace_front(*m_file, piece.offset + size, piece.length - size);
        m_block = std::max(size, std::min(kSmallestBlock, m_block));
    }
    const auto bytes = std::make_shared<Bytes>(std::move(data.bytes));
    m_writes.emplace_back(m_disk, [part = m_part, offset = piece.offset, bytes] {
        part->write(offset, *bytes);
        return part->outcome();
    });
    m_taken = piece.offset + size;
    m_advance(size);
    co_return Result<>();
}

/// A slow disk slows the host.
Task<Result<>> Download::keepUp()
{
    while (m_writes.size() > kMostWrites) {
        OnDisk<Result<>> &first = m_writes.front();
        PH_CO_DO(co_await first);
        m_writes.pop_front();
    }
    co_return Result<>();
}

Task<Result<>> Download::finish()
{
    const OnConflict onConflict = m_order.options.onConflict;
    const bool mayReplace = onConflict == OnConflict::Overwrite || onConflict == OnConflict::Resume;
    const PartFile::Place place{m_order.name, mayReplace, m_order.options.keepsMode};
    OnDisk<Result<>> finishing(m_disk,
                               [part = m_part, size = m_taken, place] { return part->finish(size, place); });
    PH_CO_DO(co_await finishing);
    co_return Result<>();
}

} // namespace porthole::transfer
