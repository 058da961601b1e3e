#include "app/serve/FileDesk.h"

#include "app/serve/BodyStream.h"
#include "app/serve/FileListing.h"
#include "app/serve/Replies.h"
#include "app/serve/SessionAccess.h"
#include "core/async/Flows.h"
#include "core/ssh/sftp/SftpSession.h"

#include <algorithm>
#include <limits>

namespace porthole::serve {

namespace {

/// Links whose targets are asked for at a time.
constexpr std::size_t kLinksAtOnce = 64;

http::Reply accessFailure(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::NotFound:
        return failure(400, "File not found", error);
    case ErrorKind::Forbidden:
        return failure(400, "Access denied", error);
    default:
        return failure(400, "Remote access failed", error);
    }
}

http::Reply cannotRead()
{
    return failure(400, "Can't read directory",
                   Error::make(ErrorKind::Usage, "this is a folder: POST to browse lists it"));
}

/// An entry that is a link gets the attributes of what it leads to; one that leads nowhere keeps its own.
Task<> follow(ssh::SftpFiles &files, QByteArray path, sftp::Entry &entry, async::Mailslot<bool> &done)
{
    const auto target = co_await files.stat(path);
    if (target)
        entry.attributes = *target;
    done.post(target.has_value());
}

Task<> followLinks(ssh::SftpFiles &files, QByteArray folder, sftp::Entries &entries)
{
    async::Mailslot<bool> done;
    async::Flows flows;
    std::size_t underWay = 0;
    for (sftp::Entry &entry : entries) {
        if (!entry.attributes.isSymbolicLink())
            continue;
        flows.begin(follow(files, joined(folder, QByteArray::fromStdString(entry.name)), entry, done));
        if (++underWay >= kLinksAtOnce) {
            static_cast<void>(co_await done.next());
            --underWay;
        }
    }
    for (; underWay > 0; --underWay)
        static_cast<void>(co_await done.next());
}

Task<Result<QJsonObject>> listing(ssh::SftpFiles &files, QByteArray asked, BrowseFilter filter)
{
    QByteArray path = asked;
    if (path.isEmpty()) {
        PH_CO_TRY(path, co_await files.realPath(QByteArrayLiteral(".")));
    }
    PH_CO_TRY(const sftp::Attributes itself, co_await files.stat(path));
    FileListing all(path, std::move(filter));
    if (!itself.isDirectory()) {
        all.addItself(path.mid(path.lastIndexOf('/') + 1), itself);
        co_return all.toJson();
    }
    PH_CO_TRY(sftp::Entries entries, co_await files.list(path));
    co_await followLinks(files, path, entries);
    std::sort(entries.begin(), entries.end(),
              [](const sftp::Entry &one, const sftp::Entry &other) { return one.name < other.name; });
    for (const sftp::Entry &entry : entries)
        all.add(entry);
    co_return all.toJson();
}

/// Everything that stands between a request and the files; nothing for a path with a NUL in it.
Task<Result<std::shared_ptr<ssh::SftpSession>>> openFiles(remotes::RemoteRegistry &registry, SessionId id)
{
    PH_CO_DO(co_await untilOpen(registry, id));
    ssh::SshConnection *connection = registry.find(id)->connection();
    co_return std::make_shared<ssh::SftpSession>(connection->subsystem(QByteArrayLiteral("sftp")));
}

} // namespace

Task<http::Reply> FileDesk::browse(SessionId id, QByteArray path, QByteArray body)
{
    if (!m_registry.find(id))
        co_return unknownSession();
    auto filter = BrowseFilter::of(body);
    if (!filter)
        co_return badRequest(QString::fromStdString(filter.error().detail));
    const remotes::RemoteRegistry::Use use(m_registry, id);
    const auto sftp = co_await openFiles(m_registry, id);
    if (!sftp)
        co_return failureOf(sftp.error());
    const auto listed = co_await listing((*sftp)->files(), std::move(path), *std::move(filter));
    co_return listed ? http::Reply::json(200, *listed) : accessFailure(listed.error());
}

Task<> FileDesk::send(SessionId id, QByteArray path, http::Responder responder)
{
    if (!m_registry.find(id)) {
        responder.send(unknownSession());
        co_return;
    }
    const remotes::RemoteRegistry::Use use(m_registry, id);
    const auto sftp = co_await openFiles(m_registry, id);
    if (!sftp) {
        responder.send(failureOf(sftp.error()));
        co_return;
    }
    ssh::SftpFiles &files = (*sftp)->files();
    const auto attributes = co_await files.stat(path);
    if (!attributes || attributes->isDirectory()) {
        responder.send(attributes ? cannotRead() : accessFailure(attributes.error()));
        co_return;
    }
    // What has no size, as files of /proc, or is none, as devices, is read to its end.
    const quint64 size = attributes->isRegularFile() ? attributes->size.value_or(0) : 0;
    BodyStream body(responder, size > 0 ? std::optional(size) : std::nullopt);
    const quint64 most = size > 0 ? size : std::numeric_limits<quint64>::max();
    const auto read = co_await files.readAll(
        path, 0, most, [&body](QByteArray piece) { return body.write(std::move(piece)); });
    if (read)
        body.end();
    else if (!body.hasBegun())
        responder.send(accessFailure(read.error()));
    else
        responder.abort();
}

} // namespace porthole::serve
