#include "core/session/files/FileSession.h"

#include "core/session/files/FolderListing.h"
#include "core/ssh/sftp/SftpReplies.h"

namespace porthole {

namespace {

using Line = std::shared_ptr<ssh::SftpSession>;

constexpr quint32 kPermissions = 07777;

/// After that a connection that still stands has not been lost with its channel.
constexpr Milliseconds kJudgement{500};

template <class T> Task<Result<T>> refused(Error why) { co_return why; }

/// The holder of a line may be in the middle of one of its signals.
void releaseLine(ssh::SftpSession *line)
{
    line->disconnect();
    line->deleteLater();
}

Task<Result<QByteArray>> readBeginning(Line line, QByteArray path, quint64 limit)
{
    QByteArray bytes;
    const ssh::SftpFiles::Sink sink = [&bytes](QByteArray piece) -> Task<Result<>> {
        bytes += piece;
        co_return {};
    };
    PH_CO_DO(co_await line->files().readAll(path, 0, limit, sink));
    co_return bytes;
}

// These hold the line while the task that they return is under way.
Task<Result<QByteArray>> realPathOn(Line line, QByteArray path)
{
    co_return co_await line->files().realPath(path);
}

Task<Result<HostSpace>> spaceOn(Line line, QByteArray path)
{
    PH_CO_TRY(const sftp::Space space, co_await line->files().space(path));
    co_return HostSpace{space.size, space.available};
}

Task<Result<>> makeFolderOn(Line line, QByteArray path)
{
    co_return co_await line->files().makeDirectory(path);
}

/// Servers whose rename overwrites are asked first what is there.
Task<Result<>> renameOn(Line line, QByteArray from, QByteArray to)
{
    const auto there = co_await line->files().lstat(to);
    if (there)
        co_return Error::make(ErrorKind::Unavailable, "there is something of that name already");
    if (there.error().kind != ErrorKind::NotFound)
        co_return there.error();
    co_return co_await line->files().rename(from, to);
}

Task<Result<>> setModeOn(Line line, QByteArray path, quint32 mode)
{
    sftp::Attributes attributes;
    attributes.permissions = mode & kPermissions;
    co_return co_await line->files().setAttributes(path, attributes);
}

Task<Result<>> makeLinkOn(Line line, QByteArray path, QByteArray target)
{
    co_return co_await line->files().makeLink(target, path);
}

} // namespace

FileSession::FileSession(remotes::RemoteRegistry &remotes, const SessionId &id, QObject *parent)
    : QObject(parent)
    , m_id(id)
    , m_use(remotes, id)
    , m_remote(remotes.find(id))
{
    if (!m_remote) {
        m_state = FilesState::Closed;
        return;
    }
    m_judgement.setSingleShot(true);
    m_judgement.setInterval(kJudgement);
    connect(&m_judgement, &QTimer::timeout, this, &FileSession::judge);
    connect(m_remote, &remotes::RemoteSession::stateChanged, this, &FileSession::follow);
    connect(m_remote, &remotes::RemoteSession::opened, this, &FileSession::open);
    connect(m_remote, &QObject::destroyed, this, [this] {
        m_remote = nullptr;
        drop();
        enter(FilesState::Closed);
    });
    if (m_remote->state() == remotes::RemoteState::Open)
        open();
}

FileSession::~FileSession() { drop(); }

void FileSession::follow(remotes::RemoteState remote)
{
    switch (remote) {
    case remotes::RemoteState::Open: // opened() follows
    case remotes::RemoteState::Idle:
    case remotes::RemoteState::Connecting:
    case remotes::RemoteState::AgentStarting:
        return;
    case remotes::RemoteState::Waiting:
    case remotes::RemoteState::Failed:
        drop();
        return enter(FilesState::Lost, m_remote->error());
    case remotes::RemoteState::Closed:
        drop();
        return enter(FilesState::Closed);
    }
}

void FileSession::open()
{
    ssh::SshConnection *const connection = m_remote ? m_remote->connection() : nullptr;
    if (!connection || !allowed(m_state, FilesState::Opening))
        return;
    drop();
    m_line = Line(new ssh::SftpSession(connection->subsystem(QByteArrayLiteral("sftp"))), releaseLine);
    connect(m_line.get(), &ssh::SftpSession::ended, this, &FileSession::lineEnded);
    enter(FilesState::Opening);
    m_opening = begin(m_line);
    m_opening.start();
}

void FileSession::retry()
{
    if (m_state == FilesState::Failed)
        open();
}

/// Whether the host speaks SFTP at all is known when it has answered.
Task<> FileSession::begin(Line line)
{
    const auto home = co_await line->files().realPath(QByteArrayLiteral("."));
    // From the event loop: whoever hears of it may close everything, this flow too.
    QMetaObject::invokeMethod(
        this, [this, line, home] { begun(line, home); }, Qt::QueuedConnection);
}

void FileSession::begun(const Line &line, const Result<QByteArray> &home)
{
    if (line != m_line || line->error()) // another one by now; or lineEnded() has told
        return;
    if (home) {
        m_home = *home;
        return enter(FilesState::Open);
    }
    line->exchange().fail(home.error());
    enter(FilesState::Failed, home.error());
}

/// With the connection, whose own end is told of right behind its channels'; or alone.
void FileSession::lineEnded(const Error &why)
{
    if (why.kind != ErrorKind::Closed && why.kind != ErrorKind::Timeout)
        return enter(FilesState::Failed, why);
    enter(FilesState::Lost, why);
    m_judgement.start();
}

void FileSession::judge()
{
    if (m_state == FilesState::Lost && m_remote && m_remote->state() == remotes::RemoteState::Open)
        enter(FilesState::Failed, std::optional<Error>(m_error));
}

/// Whoever waits for an answer hears that there will be none.
void FileSession::drop()
{
    m_opening = {};
    if (const Line line = std::exchange(m_line, nullptr)) {
        line->disconnect(this);
        line->exchange().fail(Error::make(ErrorKind::Closed, "the session's files are closed"));
    }
}

void FileSession::enter(FilesState next, std::optional<Error> error)
{
    if (!allowed(m_state, next)) {
        if (m_state == next && error)
            m_error = std::move(error);
        return;
    }
    m_state = next;
    m_error = std::move(error);
    Q_EMIT stateChanged(next);
}

Error FileSession::refusal() const
{
    return m_error.value_or(Error::make(ErrorKind::Closed, "the host's files are not open"));
}

Task<Result<HostFolder>> FileSession::list(QByteArray path)
{
    if (m_state != FilesState::Open)
        return refused<HostFolder>(refusal());
    return listFolder(m_line, std::move(path), kMostLinks);
}

Task<Result<HostFile>> FileSession::stat(QByteArray path)
{
    if (m_state != FilesState::Open)
        return refused<HostFile>(refusal());
    return lookAtFile(m_line, std::move(path));
}

Task<Result<QByteArray>> FileSession::realPath(QByteArray path)
{
    if (m_state != FilesState::Open)
        return refused<QByteArray>(refusal());
    return realPathOn(m_line, std::move(path));
}

Task<Result<QByteArray>> FileSession::read(QByteArray path, quint64 limit)
{
    if (m_state != FilesState::Open)
        return refused<QByteArray>(refusal());
    return readBeginning(m_line, std::move(path), std::min(limit, kMostRead));
}

Task<Result<HostSpace>> FileSession::space(QByteArray path)
{
    if (m_state != FilesState::Open)
        return refused<HostSpace>(refusal());
    return spaceOn(m_line, std::move(path));
}

Task<Result<>> FileSession::makeFolder(QByteArray path)
{
    if (m_state != FilesState::Open)
        return refused<void>(refusal());
    return makeFolderOn(m_line, std::move(path));
}

Task<Result<>> FileSession::rename(QByteArray from, QByteArray to)
{
    if (m_state != FilesState::Open)
        return refused<void>(refusal());
    return renameOn(m_line, std::move(from), std::move(to));
}

Task<Result<Removal>> FileSession::remove(QList<QByteArray> paths, RemovalProgress told)
{
    if (m_state != FilesState::Open)
        return refused<Removal>(refusal());
    return removeAll(m_line, std::move(paths), std::move(told));
}

Task<Result<>> FileSession::setMode(QByteArray path, quint32 mode)
{
    if (m_state != FilesState::Open)
        return refused<void>(refusal());
    return setModeOn(m_line, std::move(path), mode);
}

Task<Result<>> FileSession::makeLink(QByteArray path, QByteArray target)
{
    if (m_state != FilesState::Open)
        return refused<void>(refusal());
    return makeLinkOn(m_line, std::move(path), std::move(target));
}

} // namespace porthole
