// What the page does about folders and files.

#include "core/base/DisplayText.h"
#include "ui/gateway/FolderPane.h"
#include "ui/gateway/GatewayPage.h"
#include "ui/gateway/GatewayText.h"
#include "ui/gateway/PreviewPane.h"
#include "ui/gateway/TroubleStrip.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

namespace porthole::ui {

void GatewayPage::browse(const QString &path)
{
    m_trouble->dismiss();
    m_folder->showBusy(path);
    Q_EMIT browseRequested(path);
}

void GatewayPage::showListing(const RemoteListing &listing)
{
    m_lastPaths.insert(m_standing.host, listing.path);
    m_folder->showListing(listing);
}

void GatewayPage::showBrowseTrouble(const QString &path, const Error &error)
{
    m_folder->showUnchanged();
    const QString shown = QString::fromStdString(displayText(path.toStdString(), 300));
    m_trouble->tell(tr("%1 could not be read.").arg(shown), error,
                    {{tr("Try again"), [this, path] { browse(path); }}});
}

void GatewayPage::view(const QString &path, const RemoteFile &file)
{
    m_viewed = file;
    if (file.size > PreviewPane::kLargest) {
        m_preview->showNothing(path, file,
                               tr("%1 are too much to be shown here. The file can be downloaded.")
                                   .arg(QLocale().formattedDataSize(file.size)));
        return;
    }
    m_preview->showBusy(path, file);
    Q_EMIT previewRequested(path);
}

void GatewayPage::showPreview(const RemotePreview &preview) { m_preview->showPreview(preview); }

void GatewayPage::showPreviewTrouble(const QString &path, const Error &error)
{
    if (m_preview->isVisible())
        m_preview->showNothing(path, m_viewed, tr("The file could not be read.") + u'\n' + sentenceOf(error));
}

QString downloadPath(const QString &name)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    // As it is shown, so that nothing is written under a name that looks like another one.
    QString safe = QString::fromStdString(displayText(name.toStdString(), 200));
    while (safe.startsWith(u'.'))
        safe.remove(0, 1);
    if (safe.isEmpty())
        safe = QStringLiteral("download");
    const QFileInfo parts(safe);
    const QString suffix = parts.suffix().isEmpty() ? QString() : u'.' + parts.suffix();
    QString path = QDir(folder).filePath(safe);
    for (int number = 2; QFileInfo(path).exists() || QFileInfo(path).isSymLink(); ++number)
        path = QDir(folder).filePath(
            QStringLiteral("%1 (%2)%3").arg(parts.completeBaseName()).arg(number).arg(suffix));
    return path;
}

void GatewayPage::chooseTarget(const QString &path, const RemoteFile &file)
{
    auto *dialog = new QFileDialog(this, tr("Download to"), downloadPath(file.name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    // Nothing is ever overwritten: asking whether it may be would be a lie.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, path, file](const QString &target) { startFetch(path, file, target); });
    dialog->open();
}

void GatewayPage::startFetch(const QString &remotePath, const RemoteFile &file, const QString &localPath)
{
    m_trouble->dismiss();
    m_fetching = file;
    m_fetchingPath = remotePath;
    m_folder->showDownload(file.name, 0, file.size);
    Q_EMIT fetchRequested(remotePath, localPath);
}

void GatewayPage::showFetched(qint64 bytes)
{
    m_folder->showDownload(m_fetching.name, bytes, m_fetching.size);
}

void GatewayPage::showFetchEnd(const QString &localPath, qint64 bytes)
{
    m_folder->showDownload({}, -1, 0);
    Q_EMIT noticed(
        tr("Saved %1 (%2)").arg(QDir::toNativeSeparators(localPath), QLocale().formattedDataSize(bytes)));
}

void GatewayPage::showFetchTrouble(const Error &error)
{
    m_folder->showDownload({}, -1, 0);
    if (error.kind == ErrorKind::Cancelled) {
        Q_EMIT noticed(tr("The download was stopped"));
        return;
    }
    const QString shown = QString::fromStdString(displayText(m_fetching.name.toStdString(), 300));
    m_trouble->tell(tr("%1 was not downloaded.").arg(shown), error,
                    {{tr("Download again…"),
                      [this, path = m_fetchingPath, file = m_fetching] { chooseTarget(path, file); }}});
}

} // namespace porthole::ui
