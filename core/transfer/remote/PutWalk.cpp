#include "core/transfer/remote/PutWalk.h"

#include "core/ssh/sftp/SftpReplies.h"
#include "core/transfer/Names.h"

#include <cerrno>

namespace porthole::transfer {

namespace {

/// Below what descriptors there are for folders that are held open.
constexpr int kDeepest = 200;

} // namespace

/// A folder of the host that is being filled: its path, and what was there before. Its time and permissions
/// are set when all that is in it is done with, and stay as they are if it is left before.
class PutWalk::Scope {
public:
    Scope(Lane &lane, QByteArray path, Existing existing, sftp::Attributes attributes, ScopePtr parent)
        : m_lane(lane)
        , m_path(std::move(path))
        , m_existing(std::move(existing))
        , m_attributes(attributes)
        , m_parent(std::move(parent))
    {}
    Scope(const Scope &) = delete;
    Scope &operator=(const Scope &) = delete;
    ~Scope()
    {
        // A folder without its time is a folder: nobody waits for the answer.
        if (m_isListed && m_underWay == 0 && m_attributes != sftp::Attributes{})
            m_lane.exchange().ask([this](sftp::Client &client) {
                return client.setAttributes(ssh::viewed(m_path), m_attributes);
            });
    }
    const QByteArray &path() const { return m_path; }
    void begin() { ++m_underWay; }
    void end() { --m_underWay; }
    void noteListed() { m_isListed = true; }
    std::optional<sftp::Attributes> existing(const QByteArray &name) const
    {
        const auto found = m_existing.constFind(name);
        return found == m_existing.constEnd() ? std::nullopt : std::optional(*found);
    }

private:
    Lane &m_lane;
    const QByteArray m_path;
    const Existing m_existing;
    const sftp::Attributes m_attributes;
    const ScopePtr m_parent; ///< whose time this one's making has changed
    bool m_isListed = false;
    int m_underWay = 0; ///< files
};

Task<Result<>> PutWalk::run(std::shared_ptr<const LocalFolder> folder, QByteArray name, QByteArray path,
                            QByteArray remoteFolder, QByteArray remoteName)
{
    OnDisk<Result<std::optional<struct stat>>> looking(m_disk, [folder, name] { return folder->look(name); });
    const auto found = co_await looking;
    const auto there = co_await m_lane.files().lstat(joined(remoteFolder, remoteName));
    Existing existing;
    if (there)
        existing.insert(remoteName, *there);
    auto root =
        std::make_shared<Scope>(m_lane, remoteFolder, std::move(existing), sftp::Attributes{}, nullptr);
    if (!found)
        fail(path, found.error());
    else if (!*found)
        fail(path, systemError(ENOENT, name));
    else if (S_ISDIR((*found)->st_mode) && !m_options.isRecursive)
        fail(path, Error::make(ErrorKind::Usage, "it is a folder, which takes -r"));
    else if (S_ISDIR((*found)->st_mode)) {
        OnDisk<Result<std::shared_ptr<const LocalFolder>>> opening(
            m_disk, [folder, name] { return folder->folder(name); });
        auto opened = co_await opening;
        if (opened)
            co_await enter(*std::move(opened), factsOf(**found), path, root, remoteName, 0);
        else
            fail(path, opened.error());
    } else if (m_ledger.find(path, factsOf(**found).size)) {
        UploadOrder order{folder, name, remoteFolder, remoteName, root->existing(remoteName), m_options};
        root->begin();
        co_await file(std::move(order), path, root);
    }
    co_await m_crew.allDone();
    root.reset();
    // What was asked of folders has been answered when this has.
    static_cast<void>((co_await m_lane.files().lstat(joined(remoteFolder, remoteName))).has_value());
    if (const auto &lost = m_lane.exchange().failure())
        co_return *lost;
    co_return Result<>();
}

/// The folder, made or found there, and what it has. A link in its place is not followed.
Task<Result<PutWalk::Existing>> PutWalk::makeFolder(QByteArray path, QByteArray source, FileFacts facts)
{
    sftp::Attributes attributes;
    attributes.permissions = (facts.mode.value_or(0777) & 0777) | 0700; // to be filled
    const auto made = co_await m_lane.files().makeDirectory(path, attributes);
    Existing existing;
    if (made) {
        m_ledger.noteMade(source);
        co_return existing;
    }
    const auto there = co_await m_lane.files().lstat(path);
    if (!there || !there->isDirectory())
        co_return made.error();
    PH_CO_TRY(const sftp::Entries entries, co_await m_lane.files().list(path));
    for (const sftp::Entry &entry : entries)
        existing.insert(QByteArray::fromStdString(entry.name), entry.attributes);
    co_return existing;
}

Task<> PutWalk::enter(std::shared_ptr<const LocalFolder> folder, FileFacts facts, QByteArray path,
                      ScopePtr parent, QByteArray remoteName, int depth)
{
    const QByteArray remotePath = joined(parent->path(), remoteName);
    auto existing = co_await makeFolder(remotePath, path, facts);
    if (!existing)
        co_return fail(path, existing.error());
    const bool isOurs = m_ledger.hasMade(path);
    sftp::Attributes attributes;
    if (isOurs && facts.modified)
        attributes.times = {*facts.modified, *facts.modified};
    const std::uint32_t mode = facts.mode.value_or(0777) & 0777;
    if (isOurs && (m_options.keepsMode || (mode | 0700) != mode))
        attributes.permissions = mode;
    const auto scope =
        std::make_shared<Scope>(m_lane, remotePath, *std::move(existing), attributes, std::move(parent));
    OnDisk<Result<std::vector<LocalFolder::Entry>>> listing(m_disk, [folder] { return folder->list(); });
    const auto entries = co_await listing;
    if (!entries)
        co_return fail(path, entries.error());
    for (const LocalFolder::Entry &entry : *entries) {
        if (isLost())
            co_return;
        co_await visit(entry, folder, path, scope, depth);
    }
    scope->noteListed();
}

Task<> PutWalk::visit(LocalFolder::Entry entry, std::shared_ptr<const LocalFolder> folder, QByteArray path,
                      ScopePtr scope, int depth)
{
    const QByteArray source = joined(path, entry.name);
    if (S_ISDIR(entry.status.st_mode)) {
        if (depth >= kDeepest)
            co_return fail(source, Error::make(ErrorKind::Unavailable, "its folders are too deep"));
        OnDisk<Result<std::shared_ptr<const LocalFolder>>> opening(
            m_disk, [folder, name = entry.name] { return folder->folder(name); });
        auto opened = co_await opening;
        if (!opened)
            co_return fail(source, opened.error());
        co_return co_await enter(*std::move(opened), factsOf(entry.status), source, scope, entry.name,
                                 depth + 1);
    }
    const quint64 size = factsOf(entry.status).size;
    if (!m_ledger.find(source, size))
        co_return;
    if (S_ISLNK(entry.status.st_mode)) {
        co_await m_crew.room(1);
        LinkPut order{
            source, folder, entry.name, scope->path(), scope->existing(entry.name), m_options.onConflict};
        if (isLost())
            co_return;
        scope->begin();
        m_crew.begin(1, link(std::move(order), scope));
        co_return;
    }
    if (!S_ISREG(entry.status.st_mode))
        co_return m_ledger.skip(source, "no plain file");
    if (isPartName(entry.name))
        co_return m_ledger.skip(source, "a part of a file");
    const int weight = Crew::weightOf(size);
    co_await m_crew.room(weight);
    UploadOrder order{folder, entry.name, scope->path(), entry.name, scope->existing(entry.name), m_options};
    if (isLost())
        co_return;
    scope->begin();
    m_crew.begin(weight, file(std::move(order), source, scope));
}

Task<> PutWalk::link(LinkPut order, ScopePtr scope)
{
    const QByteArray path = order.source;
    const ScopePtr held = std::move(scope); // until the link has its name
    const auto outcome = co_await putLink(m_context, std::move(order));
    if (!isLost())
        held->end();
    if (!outcome)
        fail(path, outcome.error());
}

Task<> PutWalk::file(UploadOrder order, QByteArray path, ScopePtr scope)
{
    const ScopePtr held = std::move(scope); // until the file has its name
    quint64 gone = 0;
    Upload upload(m_context, std::move(order), [&](quint64 bytes) {
        gone += bytes;
        m_ledger.advance(bytes);
    });
    const auto outcome = co_await upload.run();
    if (!isLost())
        held->end();
    if (outcome && *outcome)
        co_return m_ledger.done(path, gone);
    m_ledger.retract(gone);
    if (outcome)
        co_return m_ledger.skip(path, "it is there already");
    fail(path, outcome.error());
}

/// What was lost with the connection is not the file's failure: another walk tries it again.
void PutWalk::fail(const QByteArray &path, const Error &error)
{
    if (error.kind == ErrorKind::Timeout) // who does not answer is gone
        m_lane.exchange().fail(error);
    if (!isLost())
        m_ledger.fail(path, error);
}

} // namespace porthole::transfer
