#include "core/session/files/EditCourse.h"

#include "core/transfer/Names.h"

#include <QDir>
#include <QFile>
#include <QStringDecoder>
#include <algorithm>
#include <sys/stat.h>

namespace porthole {

namespace {

/// An editor writes a file in several steps; they are one save.
constexpr Milliseconds kSettle{150};

/// What an editor can be told to open: the name with which the file ends, as far as it is text.
QString localName(const QByteArray &remotePath)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString name = decoder.decode(transfer::lastName(remotePath));
    std::replace_if(
        name.begin(), name.end(),
        [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f || c == QChar::ReplacementCharacter; },
        u'_');
    return name.isEmpty() || name == u"." || name == u".." ? QStringLiteral("file") : name;
}

bool isOver(transfer::TransferState state)
{
    return state == transfer::TransferState::Done || state == transfer::TransferState::Failed ||
           state == transfer::TransferState::Cancelled;
}

} // namespace

EditedFile::Course::Course(EditedFile &file, FileSession &files, TransferDesk &desk, QByteArray path,
                           const QString &folder)
    : remotePath(std::move(path))
    , localPath(folder + u'/' + localName(remotePath))
    , m_file(file)
    , m_files(files)
    , m_desk(desk)
    , m_folder(folder)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettle);
    connect(&m_settle, &QTimer::timeout, this, &Course::check);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(&m_desk, &TransferDesk::stateChanged, this,
            [this](transfer::TransferId id, transfer::TransferState next) {
                if (id == m_waitsFor && isOver(next))
                    m_ends.post(next);
            });
    // What could not be sent while the host was away is sent when it is back.
    connect(&m_files, &FileSession::stateChanged, this, [this](FilesState next) {
        if (next == FilesState::Open && state == EditState::Failed && m_hasUnsent)
            begin(send(false));
    });
    begin(fetch());
}

EditedFile::Course::~Course()
{
    m_flow = {};
    QDir(m_folder).removeRecursively();
}

/// In the next turn of the event loop: whoever asks for it may be called from within the flow.
void EditedFile::Course::begin(Task<> flow)
{
    QMetaObject::invokeMethod(
        this,
        [this, next = std::make_shared<Task<>>(std::move(flow))] {
            if (state == EditState::Ended)
                return;
            m_flow = std::move(*next);
            m_flow.start();
        },
        Qt::QueuedConnection);
}

void EditedFile::Course::reload()
{
    if (state == EditState::Conflict || state == EditState::Failed)
        begin(fetch());
}

void EditedFile::Course::overwrite()
{
    if (!m_hasCome) // there is nothing that could be sent
        return reload();
    if (state == EditState::Conflict || state == EditState::Failed)
        begin(send(true));
}

void EditedFile::Course::end()
{
    if (state == EditState::Ended)
        return;
    m_desk.cancel(m_waitsFor);
    m_settle.stop();
    m_watcher.disconnect();
    QDir(m_folder).removeRecursively();
    enter(EditState::Ended);
}

Task<> EditedFile::Course::fetch()
{
    enter(EditState::Fetching);
    const auto fetched = co_await fetchWhole();
    if (!fetched) {
        enter(EditState::Failed, fetched.error());
        co_return;
    }
    m_hasCome = true;
    m_hasUnsent = false;
    m_sent = lookHere();
    watch();
    enter(EditState::Ready);
}

Task<Result<>> EditedFile::Course::fetchWhole()
{
    // A link's file is edited, and the link stays.
    PH_CO_TRY(m_path, co_await m_files.realPath(remotePath));
    PH_CO_TRY(m_there, co_await lookThere());
    transfer::TransferOrder order;
    order.direction = transfer::Direction::Get;
    order.local = QFile::encodeName(localPath);
    order.remote = m_path;
    order.options.keepsMode = true; // it goes back with them
    co_return co_await transfer(std::move(order));
}

Task<> EditedFile::Course::send(bool isForced)
{
    const auto now = lookHere();
    enter(EditState::Uploading);
    m_sent = now;
    m_hasUnsent = true;
    const auto sent = co_await sendWhole(isForced);
    if (!sent) {
        enter(EditState::Failed, sent.error());
        co_return;
    }
    if (!*sent) {
        enter(EditState::Conflict);
        co_return;
    }
    m_hasUnsent = false;
    enter(EditState::Ready);
    Q_EMIT m_file.uploaded();
    check(); // it may have been saved again meanwhile
}

/// False: somebody else has changed it.
Task<Result<bool>> EditedFile::Course::sendWhole(bool isForced)
{
    if (!isForced) {
        const auto there = co_await lookThere();
        if (!there && there.error().kind != ErrorKind::NotFound)
            co_return there.error();
        if (!there || *there != m_there)
            co_return false;
    }
    transfer::TransferOrder order;
    order.direction = transfer::Direction::Put;
    order.local = QFile::encodeName(localPath);
    order.remote = m_path;
    order.options.keepsMode = true;
    PH_CO_DO(co_await transfer(std::move(order)));
    PH_CO_TRY(m_there, co_await lookThere());
    co_return true;
}

Task<Result<>> EditedFile::Course::transfer(transfer::TransferOrder order)
{
    m_ends.clear();
    m_waitsFor = m_desk.add(std::move(order));
    PH_CO_TRY(const transfer::TransferState end, co_await m_ends.next());
    const auto progress = m_desk.find(m_waitsFor);
    if (end == transfer::TransferState::Cancelled)
        co_return Error::make(ErrorKind::Cancelled, "the transfer was cancelled");
    if (progress && progress->look.error)
        co_return *progress->look.error;
    if (end == transfer::TransferState::Failed)
        co_return Error::make(ErrorKind::Unavailable, "the transfer has failed");
    co_return Result<>();
}

Task<Result<EditedFile::Course::RemoteMark>> EditedFile::Course::lookThere()
{
    PH_CO_TRY(const HostFile there, co_await m_files.stat(m_path));
    if (there.type != HostFile::Type::File)
        co_return Error::make(ErrorKind::Usage, "it is no plain file");
    co_return RemoteMark{there.size, there.modified};
}

std::optional<EditedFile::Course::LocalMark> EditedFile::Course::lookHere() const
{
    struct stat status {};
    if (::stat(QFile::encodeName(localPath).constData(), &status) != 0 || !S_ISREG(status.st_mode))
        return std::nullopt;
    return LocalMark{status.st_ino, static_cast<quint64>(status.st_size), status.st_mtim.tv_sec,
                     status.st_mtim.tv_nsec};
}

/// The folder, because many editors put a new file in the old one's place; and the file, because others
/// write into it.
void EditedFile::Course::watch()
{
    if (m_watcher.directories().isEmpty())
        m_watcher.addPath(m_folder);
    if (m_watcher.files().isEmpty() && QFile::exists(localPath))
        m_watcher.addPath(localPath);
}

void EditedFile::Course::check()
{
    const bool isBusy = state == EditState::Fetching || state == EditState::Uploading;
    if (isBusy || state == EditState::Ended) // and it is looked at when that is over
        return;
    watch();
    const auto now = lookHere();
    if (!now || now == m_sent) // gone for the moment; or nothing has happened
        return;
    if (state == EditState::Conflict) {
        m_sent = now; // still to be decided
        return;
    }
    begin(send(false));
}

void EditedFile::Course::enter(EditState next, std::optional<Error> why)
{
    if (state == EditState::Ended) // the flow may still take a step
        return;
    error = std::move(why);
    if (std::exchange(state, next) != next)
        Q_EMIT m_file.stateChanged(next);
}

} // namespace porthole
