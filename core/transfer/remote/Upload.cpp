#include "core/transfer/remote/Upload.h"

#include "core/base/DisplayText.h"
#include "core/ssh/sftp/SftpReplies.h"
#include "core/transfer/Names.h"
#include "core/transfer/remote/ReadAt.h"

#include <algorithm>

namespace porthole::transfer {

namespace {

/// Blocks that are read ahead of the writes.
constexpr std::size_t kMostReads = 6;
/// From there on a far host is sent a file several ways at once.
constexpr quint64 kWorthSpreading = 4 * 1024 * 1024;

/// Never set-user-id and its like.
std::uint32_t modeOf(const FileFacts &facts) { return facts.mode.value_or(0666) & 0777; }

bool isAllZeros(const Bytes &bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0; });
}

} // namespace

Upload::Upload(const TransferContext &context, UploadOrder order, Advance advance)
    : m_context(context)
    , m_lane(context.lane)
    , m_disk(context.disk)
    , m_order(std::move(order))
    , m_advance(std::move(advance))
    , m_source(std::make_shared<SourceFile>(m_order.folder, m_order.name))
{}

bool Upload::isWorthResuming(quint64 size) const { return size >= kWorthResuming && size <= m_facts.size; }

/// On the disk's thread: a small file is read at once, which spares a turn of two threads.
Result<Upload::Opened> Upload::open(SourceFile &source, std::size_t block)
{
    Opened opened;
    PH_TRY(opened.facts, source.open());
    if (const quint64 size = opened.facts.size; size > 0 && size <= block) {
        PH_TRY(opened.whole, source.next(0, size, block));
    }
    return opened;
}

Task<Result<bool>> Upload::run()
{
    OnDisk<Result<Opened>> opening(m_disk, [source = m_source, block = std::size_t{m_lane.writing().block}] {
        return open(*source, block);
    });
    PH_CO_TRY(Opened opened, co_await opening);
    m_facts = opened.facts;
    m_whole = std::move(opened.whole);
    m_part = joined(m_order.remoteFolder,
                    partName(m_order.remoteName, m_facts.size, m_facts.modified.value_or(0)));
    PH_CO_TRY(const bool isWanted, co_await place());
    if (!isWanted)
        co_return false;
    PH_CO_DO(co_await openPart());
    auto outcome = co_await copy();
    if (outcome)
        outcome = co_await finish();
    if (outcome) {
        m_context.parts.forgetRemote(m_part);
        co_return true;
    }
    if (!isWorthResuming(m_written) && !m_lane.exchange().failure()) {
        m_files.clear();
        m_context.parts.forgetRemote(m_part);
        m_lane.exchange().ask([this](sftp::Client &client) { return client.remove(ssh::viewed(m_part)); });
    }
    co_return outcome.error();
}

Task<Result<>> Upload::askWhatToDo()
{
    const sftp::Attributes &there = *m_order.existing;
    ConflictQuestion question{.source = joined(m_order.folder->path(), m_order.name),
                              .target = joined(m_order.remoteFolder, m_order.remoteName),
                              .sourceFacts = m_facts,
                              .targetFacts = {.size = there.size.value_or(0), .mode = there.permissions},
                              .targetIsFile = there.isRegularFile()};
    if (there.times)
        question.targetFacts.modified = there.times->modified;
    PH_CO_TRY(m_order.options.onConflict, co_await m_context.conflicts.ask(std::move(question)));
    co_return Result<>();
}

/// What becomes of a file that has the name already.
Task<Result<bool>> Upload::place()
{
    if (!m_order.existing)
        co_return true;
    if (m_order.options.onConflict == OnConflict::Ask)
        PH_CO_DO(co_await askWhatToDo());
    switch (m_order.options.onConflict) {
    case OnConflict::Overwrite:
        co_return true;
    case OnConflict::Skip:
        co_return false;
    case OnConflict::Resume:
        co_return co_await adopt();
    case OnConflict::Rename:
    case OnConflict::Ask: // answered above
        break;
    }
    PH_CO_DO(co_await findOtherName());
    co_return true;
}

Task<Result<>> Upload::findOtherName()
{
    for (int count = 2;; ++count) {
        QByteArray name = otherName(m_order.remoteName, count);
        const auto there = co_await m_lane.files().lstat(joined(m_order.remoteFolder, name));
        if (there)
            continue;
        if (there.error().kind != ErrorKind::NotFound)
            co_return there.error();
        m_order.remoteName = std::move(name);
        m_order.existing.reset();
        co_return Result<>();
    }
}

/// The file that is there becomes the part, if it is the beginning of ours.
Task<Result<bool>> Upload::adopt()
{
    const sftp::Attributes &there = *m_order.existing;
    const quint64 size = there.size.value_or(0);
    if (!there.isRegularFile() || !isWorthResuming(size))
        co_return true;
    const QByteArray path = joined(m_order.remoteFolder, m_order.remoteName);
    PH_CO_TRY(const bool agrees, co_await tailAgrees(path, size));
    if (!agrees)
        co_return true;
    if (size == m_facts.size)
        co_return false; // all of it
    PH_CO_DO(co_await m_lane.files().replace(path, m_part));
    m_order.existing.reset();
    co_return true;
}

Task<Result<>> Upload::openPart()
{
    using namespace sftp::openflag;
    if (isWorthResuming(m_facts.size)) {
        PH_CO_TRY(const bool isTakenUp, co_await takeUp());
        if (isTakenUp)
            co_return Result<>();
    }
    const auto made = co_await begin(Write | Create | Exclusive);
    if (made || made.error().kind != ErrorKind::Unavailable)
        co_return made;
    // Most likely it is there, from an attempt that did not come far; a link would go, not what it leads to.
    if (const auto removed = co_await m_lane.files().remove(m_part); !removed)
        co_return made;
    co_return co_await begin(Write | Create | Exclusive);
}

Task<Result<>> Upload::begin(std::uint32_t flags)
{
    sftp::Attributes attributes;
    // Its owner has to be able to take it up.
    attributes.permissions = modeOf(m_facts) | 0600;
    m_context.parts.noteRemote(m_part);
    auto file = co_await m_lane.files().open(m_part, flags, attributes);
    if (!file) {
        m_context.parts.forgetRemote(m_part);
        co_return file.error();
    }
    m_files.push_back(*std::move(file));
    if (m_facts.size >= kWorthSpreading)
        co_await spread();
    co_return Result<>();
}

/// A way that does not open the part is none.
Task<> Upload::spread()
{
    const auto others = co_await m_lane.spread();
    for (ssh::SftpSession *other : others) {
        auto file = co_await other->files().open(m_part, sftp::openflag::Write);
        if (file)
            m_files.push_back(*std::move(file));
    }
}

/// What an earlier attempt has left. Its writes went several ways at once: as much as may have been under way
/// is compared, and what does not agree is sent again.
Task<Result<bool>> Upload::takeUp()
{
    const auto there = co_await m_lane.files().lstat(m_part);
    if (!there || !there->isRegularFile() || !isWorthResuming(there->size.value_or(0)))
        co_return false;
    const quint64 end = *there->size, tail = std::min(end, kMostUnordered);
    const LocalRead read = [source = m_source](quint64 offset, std::size_t length) {
        return source->read(offset, length);
    };
    PH_CO_TRY(const quint64 agreed, co_await agreeing(m_lane, m_disk, m_part, end - tail, end, read));
    if (agreed < kTail)
        co_return false;
    PH_CO_DO(co_await begin(sftp::openflag::Write));
    m_read = m_written = end - tail + agreed;
    m_advance(m_written);
    m_context.ledger.noteKept(m_written);
    co_return true;
}

Task<Result<bool>> Upload::tailAgrees(const QByteArray &path, quint64 size)
{
    return transfer::tailAgrees(
        m_lane, m_disk, path, size,
        [source = m_source](quint64 offset, std::size_t length) { return source->read(offset, length); });
}

void Upload::read()
{
    // Where the next one ends is known when it has come: holes are passed over.
    const std::size_t most = m_facts.size - m_read > m_lane.writing().block ? kMostReads : 1;
    while (!m_isAllRead && m_reads.size() < most) {
        const quint64 end = std::min(m_facts.size, m_read + m_lane.writing().block);
        m_reads.emplace_back(m_disk, [source = m_source, from = m_read, end, size = m_lane.writing().block] {
            return source->next(from, end, size);
        });
        m_read = end;
        m_isAllRead = m_read == m_facts.size;
    }
}

Task<Result<>> Upload::copy()
{
    if (m_whole && m_read == 0) {
        m_read = m_facts.size;
        co_return co_await send(*std::exchange(m_whole, std::nullopt));
    }
    m_isAllRead = m_read == m_facts.size;
    for (;;) {
        read();
        if (m_reads.empty())
            co_return Result<>();
        Reading &first = m_reads.front();
        auto block = co_await first;
        m_reads.pop_front();
        if (!block)
            co_return block.error();
        PH_CO_DO(co_await send(*std::move(block)));
    }
}

Task<Result<>> Upload::send(SourceFile::Block block)
{
    const quint64 end = block.offset + block.bytes.size();
    if (!isAllZeros(block.bytes)) {
        const ssh::SftpHandle &file = m_files[m_turn++ % m_files.size()];
        m_asked.push_back({file.exchange().ask([&](sftp::Client &client) {
                               return client.write(file.handle(), block.offset, block.bytes);
                           }),
                           end});
    }
    const Pace &pace = m_lane.writing();
    PH_CO_DO(co_await await(static_cast<std::size_t>(std::max<quint64>(pace.window / pace.block, 2))));
    co_return Result<>();
}

/// The answers are looked at in the order of the file.
void Upload::noteWritten(quint64 end)
{
    const quint64 before = std::exchange(m_written, std::max(m_written, end));
    m_advance(m_written - before);
}

/// Until so few requests are under way.
Task<Result<>> Upload::await(std::size_t left)
{
    while (m_asked.size() > left) {
        const Asked first = std::move(m_asked.front());
        m_asked.pop_front();
        PH_CO_TRY(const sftp::Reply reply, co_await first.request->answer());
        PH_CO_DO(ssh::succeeded(reply, joined(m_order.remoteFolder, m_order.remoteName)));
        noteWritten(first.end);
    }
    co_return Result<>();
}

/// A file that another one makes way for is written to the host's disk before, so that a power cut leaves one
/// of the two.
Task<Result<>> Upload::finish()
{
    sftp::Attributes attributes{.size = m_facts.size};
    if (m_order.options.keepsMode || (modeOf(m_facts) | 0600) != modeOf(m_facts))
        attributes.permissions = modeOf(m_facts);
    if (m_facts.modified)
        attributes.times = {*m_facts.modified, *m_facts.modified};
    if (m_files.size() > 1)
        PH_CO_DO(co_await await(0)); // one way does not wait for another
    ask([&](sftp::Client &client) { return client.setAttributes(handle(), attributes); });
    if (m_order.existing && m_lane.exchange().extensions().fsync)
        ask([&](sftp::Client &client) { return client.flush(handle()); });
    m_asked.push_back({m_files.front().close()});
    PH_CO_DO(co_await await(0));
    noteWritten(m_facts.size); // what it ends in may be a hole
    const QByteArray path = joined(m_order.remoteFolder, m_order.remoteName);
    if (m_order.options.onConflict == OnConflict::Overwrite ||
        m_order.options.onConflict == OnConflict::Resume)
        co_return co_await m_lane.files().replace(m_part, path);
    co_return co_await m_lane.files().rename(m_part, path);
}

} // namespace porthole::transfer
