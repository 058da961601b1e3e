#include "core/transfer/remote/LinkCopy.h"

#include "core/ssh/sftp/SftpReplies.h"
#include "core/transfer/Names.h"

namespace porthole::transfer {

namespace {

constexpr qsizetype kLongestTarget = 4096;
constexpr const char *kIsThere = "it is there already";

/// What is there is no file that could be taken up.
OnConflict withoutResuming(OnConflict onConflict)
{
    return onConflict == OnConflict::Resume ? OnConflict::Overwrite : onConflict;
}

/// One link's way, for as long as its task lives: parameters, and what was decided about them.
class LinkGetter {
public:
    LinkGetter(const TransferContext &context, LinkGet link)
        : m_context(context)
        , m_link(std::move(link))
        , m_name(m_link.name)
    {}

    Task<Result<>> run()
    {
        PH_CO_TRY(const QByteArray target, co_await m_context.lane.files().readLink(m_link.source));
        if (!staysWithin(target, m_link.depth)) {
            m_context.ledger.skip(m_link.source, "a symbolic link that leads out of the folder");
            co_return Result<>();
        }
        PH_CO_TRY(const bool isWanted, co_await place());
        if (!isWanted) {
            m_context.ledger.skip(m_link.source, kIsThere);
            co_return Result<>();
        }
        const bool mayReplace = m_link.onConflict == OnConflict::Overwrite;
        OnDisk<Result<>> making(m_context.disk, [folder = m_link.folder, target, name = m_name, mayReplace] {
            return folder->makeLink(target, name, mayReplace);
        });
        PH_CO_DO(co_await making);
        m_context.ledger.done(m_link.source, 0);
        co_return Result<>();
    }

private:
    Task<Result<std::optional<struct stat>>> look()
    {
        OnDisk<Result<std::optional<struct stat>>> looking(
            m_context.disk, [folder = m_link.folder, name = m_name] { return folder->look(name); });
        co_return co_await looking;
    }

    Task<Result<bool>> place()
    {
        PH_CO_TRY(auto there, co_await look());
        if (there && m_link.onConflict == OnConflict::Ask) {
            ConflictQuestion question{.source = m_link.source,
                                      .target = joined(m_link.folder->path(), m_name),
                                      .targetFacts = factsOf(*there),
                                      .targetIsFile = false};
            PH_CO_TRY(m_link.onConflict, co_await m_context.conflicts.ask(std::move(question)));
        }
        m_link.onConflict = withoutResuming(m_link.onConflict);
        for (int count = 2; there && m_link.onConflict == OnConflict::Rename; ++count) {
            m_name = otherName(m_link.name, count);
            PH_CO_TRY(there, co_await look());
        }
        co_return !there || m_link.onConflict == OnConflict::Overwrite;
    }

    const TransferContext m_context;
    LinkGet m_link;
    QByteArray m_name;
};

class LinkPutter {
public:
    LinkPutter(const TransferContext &context, LinkPut link)
        : m_context(context)
        , m_link(std::move(link))
        , m_name(m_link.name)
    {}

    Task<Result<>> run()
    {
        OnDisk<Result<QByteArray>> reading(
            m_context.disk, [folder = m_link.folder, name = m_link.name] { return folder->readLink(name); });
        PH_CO_TRY(const QByteArray target, co_await reading);
        PH_CO_TRY(const bool isWanted, co_await place());
        if (!isWanted) {
            m_context.ledger.skip(m_link.source, kIsThere);
            co_return Result<>();
        }
        const auto made = co_await make(target);
        if (!made && made.error().kind == ErrorKind::PeerIncompatible) {
            m_context.ledger.skip(m_link.source, "a symbolic link, which the host does not make");
            co_return Result<>();
        }
        PH_CO_DO(Result<>(made));
        m_context.ledger.done(m_link.source, 0);
        co_return Result<>();
    }

private:
    ssh::SftpFiles &files() const { return m_context.lane.files(); }
    QByteArray path() const { return joined(m_link.remoteFolder, m_name); }

    Task<Result<bool>> place()
    {
        bool isThere = m_link.existing.has_value();
        if (isThere && m_link.onConflict == OnConflict::Ask) {
            ConflictQuestion question{
                .source = m_link.source, .target = path(), .targetIsFile = m_link.existing->isRegularFile()};
            PH_CO_TRY(m_link.onConflict, co_await m_context.conflicts.ask(std::move(question)));
        }
        m_link.onConflict = withoutResuming(m_link.onConflict);
        for (int count = 2; isThere && m_link.onConflict == OnConflict::Rename; ++count) {
            m_name = otherName(m_link.name, count);
            const auto there = co_await files().lstat(path());
            if (!there && there.error().kind != ErrorKind::NotFound)
                co_return there.error();
            isThere = there.has_value();
        }
        m_isReplacing = isThere;
        co_return !isThere || m_link.onConflict == OnConflict::Overwrite;
    }

    Task<Result<>> make(QByteArray target)
    {
        if (!m_isReplacing)
            co_return co_await files().makeLink(target, path());
        const QByteArray part = joined(m_link.remoteFolder, partName(m_name, 0, 0));
        static_cast<void>((co_await files().remove(part)).has_value()); // of an earlier attempt
        PH_CO_DO(co_await files().makeLink(target, part));
        auto placed = co_await files().replace(part, path());
        if (!placed)
            m_context.lane.exchange().ask(
                [&](sftp::Client &client) { return client.remove(ssh::viewed(part)); });
        co_return placed;
    }

    const TransferContext m_context;
    LinkPut m_link;
    QByteArray m_name;
    bool m_isReplacing = false;
};

} // namespace

bool staysWithin(const QByteArray &target, int depth)
{
    if (target.isEmpty() || target.size() > kLongestTarget || target.startsWith('/') || target.contains('\0'))
        return false;
    bool isAtBeginning = true;
    for (const QByteArray &name : target.split('/')) {
        if (name.isEmpty() || name == ".")
            continue;
        if (name != "..")
            isAtBeginning = false;
        else if (!isAtBeginning || --depth < 0)
            return false;
    }
    return true;
}

Task<Result<>> getLink(TransferContext context, LinkGet link)
{
    LinkGetter getter(context, std::move(link));
    co_return co_await getter.run();
}

Task<Result<>> putLink(TransferContext context, LinkPut link)
{
    LinkPutter putter(context, std::move(link));
    co_return co_await putter.run();
}

} // namespace porthole::transfer
