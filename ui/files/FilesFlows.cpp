// What is done on the host, step by step, and what the page is told of it.

#include "ui/files/FilesCourse.h"
#include "ui/files/FilesPage.h"
#include "ui/files/NameText.h"

namespace porthole::ui {

namespace {

/// Enough for any text that is looked at, and for pictures.
constexpr quint64 kPreviewed = 16 * 1024 * 1024;

} // namespace

Task<> FilesCourse::list(QByteArray path)
{
    const auto folder = co_await m_host.files.list(path);
    if (!folder) {
        m_page.showBrowseTrouble(path, folder.error());
        co_return;
    }
    m_page.showFolder(*folder);
    const auto space = co_await m_host.files.space(folder->path);
    m_page.showSpace(space ? std::optional(space->free) : std::nullopt);
}

/// For a path that is being typed: where it leads nowhere, nobody is told before it is gone to.
Task<> FilesCourse::offer(QByteArray path)
{
    auto folder = co_await m_host.files.list(path);
    if (!folder)
        co_return;
    folder->path = path; // as it was asked for, through links
    m_page.offerFolders(*folder);
}

Task<> FilesCourse::preview(QByteArray path)
{
    const auto bytes = co_await m_host.files.read(path, kPreviewed);
    if (bytes)
        m_page.showPreview(path, *bytes, static_cast<quint64>(bytes->size()) >= kPreviewed);
    else
        m_page.showPreviewTrouble(bytes.error());
}

Task<> FilesCourse::rename(QByteArray from, QByteArray to)
{
    const auto done = co_await m_host.files.rename(from, to);
    if (!done)
        m_page.showTrouble(tr("%1 was not renamed.").arg(nameText(nameIn(from))), done.error());
    m_page.reload();
}

Task<> FilesCourse::move(QList<QByteArray> paths, QByteArray folder)
{
    int failed = 0;
    std::optional<Error> first;
    for (const QByteArray &path : paths) {
        const auto done = co_await m_host.files.rename(path, pathIn(folder, nameIn(path)));
        if (done)
            continue;
        ++failed;
        first = first.value_or(done.error());
    }
    if (first)
        m_page.showTrouble(tr("%n item(s) could not be moved to %1.", nullptr, failed).arg(nameText(folder)),
                           *first);
    m_page.reload();
}

Task<> FilesCourse::remove(QList<QByteArray> paths)
{
    m_page.showBusy(tr("Deleting …"));
    const RemovalProgress told = [this](const Removal &soFar) {
        m_page.showBusy(tr("Deleting … %n so far", nullptr, static_cast<int>(soFar.removed)));
    };
    const auto removal = co_await m_host.files.remove(paths, told);
    m_page.showBusy({});
    if (!removal)
        m_page.showTrouble(tr("Not everything was deleted."), removal.error());
    else if (removal->failure)
        m_page.showTrouble(tr("%n item(s) could not be deleted.", nullptr, static_cast<int>(removal->failed)),
                           *removal->failure);
    else
        Q_EMIT m_page.noticed(tr("Deleted %n item(s)", nullptr, static_cast<int>(removal->removed)));
    m_page.reload();
}

Task<> FilesCourse::setMode(QList<QByteArray> paths, quint32 mode)
{
    int failed = 0;
    std::optional<Error> first;
    for (const QByteArray &path : paths) {
        const auto done = co_await m_host.files.setMode(path, mode);
        if (done)
            continue;
        ++failed;
        first = first.value_or(done.error());
    }
    if (first)
        m_page.showTrouble(tr("The permissions of %n item(s) could not be changed.", nullptr, failed),
                           *first);
    m_page.reload();
}

Task<> FilesCourse::makeFolder(QByteArray path)
{
    const auto done = co_await m_host.files.makeFolder(path);
    if (!done)
        m_page.showTrouble(tr("The folder %1 was not made.").arg(nameText(nameIn(path))), done.error());
    m_page.reload();
}

Task<> FilesCourse::makeLink(QByteArray path, QByteArray target)
{
    const auto done = co_await m_host.files.makeLink(path, target);
    if (!done)
        m_page.showTrouble(tr("The link %1 was not made.").arg(nameText(nameIn(path))), done.error());
    m_page.reload();
}

} // namespace porthole::ui
