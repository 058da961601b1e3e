#include "core/session/files/FolderListing.h"

#include "core/base/DisplayText.h"
#include "core/ssh/sftp/SftpReplies.h"

#include <deque>

namespace porthole {

namespace {

using Line = std::shared_ptr<ssh::SftpSession>;
using Requests = std::deque<std::unique_ptr<ssh::SftpRequest>>;

/// Answers of a hundred names each, of OpenSSH: what is far away comes in one round trip or few.
constexpr std::size_t kMostListings = 8;
/// Links that are being looked up, two questions each.
constexpr std::size_t kMostLookups = 32;
constexpr qsizetype kLongestTarget = 4096;
/// Answers without a name in them, of one listing.
constexpr int kMostEmpty = 100;

constexpr quint32 kPermissions = 07777;

QByteArray within(const QByteArray &folder, const QByteArray &name)
{
    return folder.endsWith('/') ? folder + name : folder + '/' + name;
}

HostFile::Type typeOf(const sftp::Attributes &attributes)
{
    if (attributes.isDirectory())
        return HostFile::Type::Folder;
    if (attributes.isSymbolicLink())
        return HostFile::Type::Link;
    return attributes.isRegularFile() ? HostFile::Type::File : HostFile::Type::Other;
}

/// A link, and what is asked about it.
struct Lookup {
    Lookup(ssh::SftpExchange &exchange, const QByteArray &path, qsizetype of)
        : index(of)
        , target(exchange.ask([&](sftp::Client &client) { return client.readLink(ssh::viewed(path)); }))
        , end(exchange.ask([&](sftp::Client &client) { return client.stat(ssh::viewed(path)); }))
    {}

    qsizetype index; ///< of the file in its folder
    std::unique_ptr<ssh::SftpRequest> target, end;
};

/// Where it cannot be told it stays as it is: a link that leads nowhere is a link.
Task<Result<>> settle(Lookup lookup, HostFile &file)
{
    PH_CO_TRY(const sftp::Reply target, co_await lookup.target->answer());
    PH_CO_TRY(const sftp::Reply end, co_await lookup.end->answer());
    if (const auto *entries = std::get_if<sftp::Entries>(&target))
        file.target = ssh::bytesOf(entries->front().name).left(kLongestTarget);
    if (const auto *attributes = std::get_if<sftp::Attributes>(&end))
        file.leadsToFolder = attributes->isDirectory();
    co_return Result<>();
}

Task<Result<>> lookUpLinks(Line line, HostFolder &folder, int most)
{
    std::deque<Lookup> lookups;
    for (qsizetype i = 0; i < folder.files.size() && most > 0; ++i) {
        if (folder.files.at(i).type != HostFile::Type::Link)
            continue;
        --most;
        lookups.emplace_back(line->exchange(), within(folder.path, folder.files.at(i).name), i);
        if (lookups.size() < kMostLookups)
            continue;
        Lookup first = std::move(lookups.front());
        lookups.pop_front();
        HostFile &file = folder.files[first.index];
        PH_CO_DO(co_await settle(std::move(first), file));
    }
    while (!lookups.empty()) {
        Lookup first = std::move(lookups.front());
        lookups.pop_front();
        HostFile &file = folder.files[first.index];
        PH_CO_DO(co_await settle(std::move(first), file));
    }
    co_return Result<>();
}

/// Servers may leave out what the question about one file would tell.
Task<Result<>> take(Line line, sftp::Entries entries, HostFolder &folder)
{
    for (sftp::Entry &entry : entries) {
        const QByteArray name = ssh::bytesOf(entry.name);
        if (!entry.attributes.permissions) {
            auto told = co_await line->files().lstat(within(folder.path, name));
            if (told)
                entry.attributes = *told;
            else if (line->error())
                co_return told.error();
        }
        folder.files.append(hostFileOf(name, entry.attributes));
    }
    co_return Result<>();
}

} // namespace

HostFile hostFileOf(QByteArray name, const sftp::Attributes &attributes)
{
    HostFile file;
    file.name = std::move(name);
    file.type = typeOf(attributes);
    file.size = attributes.size.value_or(0);
    file.mode = attributes.permissions.value_or(0) & kPermissions;
    if (attributes.times)
        file.modified = attributes.times->modified;
    if (attributes.owner) {
        file.user = attributes.owner->user;
        file.group = attributes.owner->group;
    }
    return file;
}

Task<Result<HostFolder>> listFolder(Line line, QByteArray path, int mostLinks)
{
    HostFolder folder;
    PH_CO_TRY(folder.path, co_await line->files().realPath(path));
    PH_CO_TRY(const ssh::SftpHandle open, co_await line->files().openFolder(folder.path));
    Requests requests;
    const auto ask = [&] {
        requests.push_back(
            line->exchange().ask([&](sftp::Client &client) { return client.readDirectory(open.handle()); }));
    };
    bool isAtEnd = false;
    int empty = 0;
    // A small folder is over before more is asked for.
    for (std::size_t depth = 2;; depth = std::min(depth + 1, kMostListings)) {
        while (!isAtEnd && requests.size() < depth)
            ask();
        if (requests.empty())
            break;
        const auto request = std::move(requests.front());
        requests.pop_front();
        PH_CO_TRY(sftp::Reply reply, co_await request->answer());
        if (ssh::isEnd(reply)) { // a server that works on several at once may have told more in another
            isAtEnd = true;
            continue;
        }
        PH_CO_TRY(sftp::Entries more, ssh::expected<sftp::Entries>(std::move(reply), folder.path));
        if (more.empty() && ++empty > kMostEmpty)
            co_return Error::make(ErrorKind::PeerMisbehaved, "the SFTP server's listing does not end");
        if (more.size() > ssh::SftpFiles::kMostEntries - static_cast<std::size_t>(folder.files.size()))
            co_return Error::make(ErrorKind::Unavailable, displayText(ssh::viewed(folder.path), 400) +
                                                              " has more than a million entries");
        PH_CO_DO(co_await take(line, std::move(more), folder));
    }
    PH_CO_DO(co_await lookUpLinks(line, folder, mostLinks));
    co_return folder;
}

Task<Result<HostFile>> lookAtFile(Line line, QByteArray path)
{
    PH_CO_TRY(const sftp::Attributes attributes, co_await line->files().lstat(path));
    HostFile file = hostFileOf(path.mid(path.lastIndexOf('/') + 1), attributes);
    if (file.type == HostFile::Type::Link) {
        Lookup lookup(line->exchange(), path, 0);
        PH_CO_DO(co_await settle(std::move(lookup), file));
    }
    co_return file;
}

} // namespace porthole
