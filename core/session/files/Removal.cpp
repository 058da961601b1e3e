#include "core/session/files/Removal.h"

#include "core/ssh/sftp/SftpReplies.h"

#include <deque>

namespace porthole {

namespace {

using Line = std::shared_ptr<ssh::SftpSession>;

/// Under way at a time: a far host is not waited for once per file.
constexpr std::size_t kMostRequests = 32;
/// No folder is that deep but in a loop.
constexpr int kDeepest = 200;
constexpr quint64 kTellEvery = 64;

/// Removes one path after another, what is in a folder before the folder. Nothing is removed through a link:
/// a folder is looked at, and looked at again when it is listed.
class Remover {
public:
    Remover(Line line, RemovalProgress told)
        : m_line(std::move(line))
        , m_told(std::move(told))
    {}

    Task<Result<>> remove(QByteArray path, sftp::Attributes attributes, int depth)
    {
        if (!attributes.isDirectory()) {
            PH_CO_DO(co_await room(kMostRequests - 1));
            m_requests.push_back({path, m_line->exchange().ask([&](sftp::Client &client) {
                                      return client.remove(ssh::viewed(path));
                                  })});
            co_return Result<>();
        }
        if (depth < kDeepest)
            PH_CO_DO(co_await empty(path, depth));
        PH_CO_DO(co_await room(0)); // what is in it is gone before it goes
        co_return note(co_await m_line->files().removeDirectory(path));
    }
    Task<Result<>> removeAnything(QByteArray path)
    {
        const auto attributes = co_await m_line->files().lstat(path);
        if (!attributes)
            co_return note(attributes.error());
        co_return co_await remove(path, *attributes, 0);
    }
    Task<Result<>> settle() { return room(0); }
    const Removal &outcome() const { return m_outcome; }

private:
    struct UnderWay {
        QByteArray path;
        std::unique_ptr<ssh::SftpRequest> request;
    };

    Task<Result<>> empty(QByteArray path, int depth)
    {
        auto entries = co_await m_line->files().list(path);
        if (!entries)
            co_return note(entries.error());
        const auto still = co_await m_line->files().lstat(path);
        if (!still || !still->isDirectory())
            co_return note(Error::make(ErrorKind::Unavailable, "it is another thing by now"));
        for (const sftp::Entry &entry : *entries) {
            const QByteArray name =
                path.endsWith('/') ? path + ssh::bytesOf(entry.name) : path + '/' + ssh::bytesOf(entry.name);
            if (entry.attributes.permissions)
                PH_CO_DO(co_await remove(name, entry.attributes, depth + 1));
            else // a server need not tell
                PH_CO_DO(co_await removeAnything(name));
        }
        co_return Result<>();
    }

    /// Until no more than so many requests are under way.
    Task<Result<>> room(std::size_t most)
    {
        while (m_requests.size() > most) {
            const UnderWay first = std::move(m_requests.front());
            m_requests.pop_front();
            auto reply = co_await first.request->answer();
            PH_CO_DO(note(reply ? ssh::succeeded(*reply, first.path) : reply.error()));
        }
        co_return Result<>();
    }

    /// A failure of the line's is one of all; one of a file's is counted.
    Result<> note(const Result<> &outcome)
    {
        if (const auto &lost = m_line->error())
            return *lost;
        if (outcome) {
            ++m_outcome.removed;
        } else {
            ++m_outcome.failed;
            if (!m_outcome.failure)
                m_outcome.failure = outcome.error();
        }
        if (m_told && (m_outcome.removed + m_outcome.failed) % kTellEvery == 0)
            m_told(m_outcome);
        return {};
    }

    const Line m_line;
    const RemovalProgress m_told;
    Removal m_outcome;
    std::deque<UnderWay> m_requests;
};

} // namespace

Task<Result<Removal>> removeAll(Line line, QList<QByteArray> paths, RemovalProgress told)
{
    Remover remover(std::move(line), std::move(told));
    for (const QByteArray &path : paths)
        PH_CO_DO(co_await remover.removeAnything(path));
    PH_CO_DO(co_await remover.settle());
    co_return remover.outcome();
}

} // namespace porthole
