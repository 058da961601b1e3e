#include "core/transfer/remote/GetWalk.h"

#include "core/transfer/Names.h"

namespace porthole::transfer {

namespace {

/// Below what descriptors there are for folders that are held open.
constexpr int kDeepest = 200;

} // namespace

/// A folder that is being filled. Its own time and permissions are set when all that is in it is done with:
/// whoever fills it has a share of it. One that is left before that stays as it is, for another attempt.
class GetWalk::Scope {
public:
    Scope(Disk &disk, std::shared_ptr<const LocalFolder> folder)
        : m_disk(disk)
        , m_folder(std::move(folder))
    {}
    Scope(Disk &disk, std::shared_ptr<const LocalFolder> folder, const sftp::Attributes &attributes,
          bool keepsMode, ScopePtr parent)
        : m_disk(disk)
        , m_folder(std::move(folder))
        , m_parent(std::move(parent))
        , m_isOurs(true)
        , m_keepsMode(keepsMode)
    {
        m_mode = attributes.permissions;
        if (attributes.times)
            m_modified = attributes.times->modified;
    }
    Scope(const Scope &) = delete;
    Scope &operator=(const Scope &) = delete;
    ~Scope()
    {
        if (m_isOurs && m_isListed && m_underWay == 0)
            m_disk.post([folder = m_folder, mode = m_mode, exactly = m_keepsMode, modified = m_modified] {
                // A folder without its time is a folder.
                (void)folder->setAttributes(mode, exactly, modified).has_value();
            });
    }
    const std::shared_ptr<const LocalFolder> &folder() const { return m_folder; }
    void begin() { ++m_underWay; }
    void end() { --m_underWay; }
    void noteListed() { m_isListed = true; }

private:
    Disk &m_disk;
    const std::shared_ptr<const LocalFolder> m_folder;
    const ScopePtr m_parent; ///< whose time this one's making has changed
    const bool m_isOurs = false, m_keepsMode = false;
    bool m_isListed = false;
    int m_underWay = 0; ///< files
    std::optional<quint32> m_mode, m_modified;
};

Task<Result<>> GetWalk::run(QByteArray path, std::shared_ptr<const LocalFolder> folder, QByteArray name)
{
    const auto attributes = co_await m_lane.files().stat(path); // a person's path: its links are followed
    auto root = std::make_shared<Scope>(m_disk, std::move(folder));
    if (!attributes)
        fail(path, attributes.error());
    else if (attributes->isDirectory() && !m_options.isRecursive)
        fail(path, Error::make(ErrorKind::Usage, "it is a folder, which takes -r"));
    else if (attributes->isDirectory())
        co_await enter(path, *attributes, std::move(root), name, 0);
    else if (m_ledger.find(path, attributes->size.value_or(0))) {
        DownloadOrder order{path, *attributes, root->folder(), name, m_options};
        root->begin();
        co_await file(std::move(order), root);
    }
    co_await m_crew.allDone();
    root.reset();
    OnDisk<bool> settled(m_disk, [] { return true; });
    co_await settled;
    if (const auto &lost = m_lane.exchange().failure())
        co_return *lost;
    co_return Result<>();
}

Task<> GetWalk::enter(QByteArray path, sftp::Attributes attributes, ScopePtr parent, QByteArray name,
                      int depth)
{
    OnDisk<Result<LocalFolder::Made>> making(
        m_disk, [folder = parent->folder(), name] { return folder->makeFolder(name); });
    auto made = co_await making;
    if (!made)
        co_return fail(path, made.error());
    if (made->isNew)
        m_ledger.noteMade(path);
    const ScopePtr scope = m_ledger.hasMade(path)
                               ? std::make_shared<Scope>(m_disk, std::move(made->folder), attributes,
                                                         m_options.keepsMode, std::move(parent))
                               : std::make_shared<Scope>(m_disk, std::move(made->folder));
    auto entries = co_await m_lane.files().list(path);
    if (!entries)
        co_return fail(path, entries.error());
    for (sftp::Entry &entry : *entries) {
        if (isLost())
            co_return;
        co_await visit(path, std::move(entry), scope, depth);
    }
    scope->noteListed();
}

Task<> GetWalk::visit(QByteArray path, sftp::Entry entry, ScopePtr scope, int depth)
{
    const auto name = QByteArray::fromStdString(entry.name);
    const QByteArray source = joined(path, name);
    if (const auto isName = checkName(name); !isName)
        co_return fail(source, isName.error());
    if (!entry.attributes.permissions) { // a server need not tell
        const auto attributes = co_await m_lane.files().lstat(source);
        if (!attributes)
            co_return fail(source, attributes.error());
        entry.attributes = *attributes;
    }
    if (entry.attributes.isDirectory()) {
        if (depth >= kDeepest)
            co_return fail(source, Error::make(ErrorKind::Unavailable, "its folders are too deep"));
        co_return co_await enter(source, entry.attributes, scope, name, depth + 1);
    }
    if (!m_ledger.find(source, entry.attributes.size.value_or(0)))
        co_return;
    if (entry.attributes.isSymbolicLink()) {
        co_await m_crew.room(1);
        LinkGet order{source, scope->folder(), name, depth, m_options.onConflict};
        if (isLost())
            co_return;
        scope->begin();
        m_crew.begin(1, link(std::move(order), scope));
        co_return;
    }
    if (!entry.attributes.isRegularFile())
        co_return m_ledger.skip(source, "no plain file");
    if (isPartName(name))
        co_return m_ledger.skip(source, "a part of a file");
    const int weight = Crew::weightOf(entry.attributes.size.value_or(0));
    co_await m_crew.room(weight);
    DownloadOrder order{source, entry.attributes, scope->folder(), name, m_options};
    if (isLost())
        co_return;
    scope->begin();
    m_crew.begin(weight, file(std::move(order), scope));
}

Task<> GetWalk::link(LinkGet order, ScopePtr scope)
{
    const QByteArray path = order.source;
    const ScopePtr held = std::move(scope); // until the link has its name
    const auto outcome = co_await getLink(m_context, std::move(order));
    if (!isLost())
        held->end();
    if (!outcome)
        fail(path, outcome.error());
}

Task<> GetWalk::file(DownloadOrder order, ScopePtr scope)
{
    const QByteArray path = order.path;
    const ScopePtr held = std::move(scope); // until the file has its name
    quint64 come = 0;
    Download download(m_context, std::move(order), [&](quint64 bytes) {
        come += bytes;
        m_ledger.advance(bytes);
    });
    const auto outcome = co_await download.run();
    if (!isLost())
        held->end();
    if (outcome && *outcome)
        co_return m_ledger.done(path, come);
    m_ledger.retract(come);
    if (outcome)
        co_return m_ledger.skip(path, "it is there already");
    fail(path, outcome.error());
}

/// What was lost with the connection is not the file's failure: another walk tries it again.
void GetWalk::fail(const QByteArray &path, const Error &error)
{
    if (error.kind == ErrorKind::Timeout) // who does not answer is gone
        m_lane.exchange().fail(error);
    if (!isLost())
        m_ledger.fail(path, error);
}

} // namespace porthole::transfer
