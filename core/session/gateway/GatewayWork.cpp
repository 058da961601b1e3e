// What a worker does on a host once there is a session: folders, files, commands.

#include "core/session/gateway/GatewayWorker.h"

namespace porthole {

namespace {

constexpr qint64 kLargestFile = Q_INT64_C(64) << 30; // bytes
constexpr qsizetype kMostPreviewed = 4 << 20;        // bytes
constexpr qint64 kProgressEvery = 100;               // milliseconds

} // namespace

void GatewayWorker::browse(QString path)
{
    if (!isOpen())
        return;
    m_browsing = browseFlow(std::move(path)); // whoever asks again wants no answer to the last question
    m_browsing.start();
}

Task<> GatewayWorker::browseFlow(QString path)
{
    const auto listing = co_await m_line->host.browse(path);
    look(listing ? nullptr : &listing.error());
    if (listing)
        Q_EMIT listed(*listing);
    else
        Q_EMIT browseFailed(path, listing.error());
}

void GatewayWorker::preview(QString path)
{
    if (!isOpen())
        return;
    m_previewing = previewFlow(std::move(path));
    m_previewing.start();
}

Task<> GatewayWorker::previewFlow(QString path)
{
    RemotePreview preview{.path = path, .bytes = {}, .cut = false};
    net::BodySink sink = [&preview](QByteArrayView piece) -> Result<> {
        const qsizetype room = kMostPreviewed - preview.bytes.size();
        preview.bytes.append(piece.first(std::min(room, piece.size())));
        preview.cut = piece.size() > room;
        if (preview.cut)
            return Error::make(ErrorKind::Cancelled, "the rest of the file is not wanted");
        return {};
    };
    const auto read = co_await m_line->host.file(path, std::move(sink), kLargestFile);
    const bool done = read || preview.cut;
    look(done ? nullptr : &read.error());
    if (done)
        Q_EMIT previewed(preview);
    else
        Q_EMIT previewFailed(path, read.error());
}

void GatewayWorker::fetch(QString remotePath, QString localPath)
{
    if (!isOpen())
        return;
    cancelFetch();
    m_fetching = fetchFlow(std::move(remotePath), std::move(localPath));
    m_fetching.start();
}

void GatewayWorker::cancelFetch()
{
    if (!m_fetching.valid() || m_fetching.done())
        return;
    m_fetching.cancel(); // and what there is of the file goes
    Q_EMIT fetchFailed(Error::make(ErrorKind::Cancelled, "the download was stopped"));
}

Task<> GatewayWorker::fetchFlow(QString remotePath, QString localPath)
{
    const auto size = co_await fetchInto(std::move(remotePath), localPath);
    look(size ? nullptr : &size.error());
    if (size)
        Q_EMIT fetched(localPath, *size);
    else
        Q_EMIT fetchFailed(size.error());
}

Task<Result<qint64>> GatewayWorker::fetchInto(QString remotePath, QString localPath)
{
    PH_CO_TRY(NewFile file, NewFile::make(localPath));
    m_progressTold.start();
    net::BodySink sink = [this, &file](QByteArrayView piece) -> Result<> {
        PH_DO(file.write(piece));
        if (m_progressTold.elapsed() >= kProgressEvery) {
            m_progressTold.start();
            Q_EMIT fetchProgressed(file.size());
        }
        return {};
    };
    PH_CO_DO(co_await m_line->host.file(std::move(remotePath), std::move(sink), kLargestFile));
    PH_CO_DO(file.finish());
    co_return file.size();
}

void GatewayWorker::launch(QString command)
{
    if (!isOpen())
        return;
    m_launching = launchFlow(std::move(command));
    m_launching.start();
}

void GatewayWorker::cancelLaunch()
{
    if (!m_launching.valid() || m_launching.done())
        return;
    m_launching.cancel();
    Q_EMIT launchFailed(
        Error::make(ErrorKind::Cancelled, "nobody waits for the command any more; it may run on"));
}

Task<> GatewayWorker::launchFlow(QString command)
{
    const auto output = co_await m_line->host.launch(std::move(command));
    look(output ? nullptr : &output.error());
    if (output)
        Q_EMIT launched(*output);
    else
        Q_EMIT launchFailed(output.error());
}

} // namespace porthole
