#include "ui/files/FilesCourse.h"

#include "ui/connect/AuthCard.h"
#include "ui/connect/CommandCard.h"
#include "ui/connect/HostKeyCard.h"
#include "ui/connect/ShellOverlay.h"
#include "ui/files/ConflictCard.h"
#include "ui/files/FilesPage.h"
#include "ui/files/NameText.h"
#include "ui/files/TransferList.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QMimeDatabase>
#include <QPointer>
#include <QUrl>
#include <algorithm>

namespace porthole::ui {

using Asker = FilesPage::Asker;
using transfer::TransferId;
using transfer::TransferState;

namespace {

/// Many uploads that end one after the other are one change.
constexpr int kReloadPause = 400; // milliseconds

/// What one hand asked for: an answer about a conflict counts for all of it.
quint64 nextBatch()
{
    static quint64 last = 0; // of the GUI thread
    return ++last;
}

/// Whether this computer would run a file instead of showing it: what runs here is not the host's choice.
bool wouldRun(const QString &localPath)
{
    static const QStringList kinds{
        QStringLiteral("application/x-desktop"),           QStringLiteral("application/x-mswinurl"),
        QStringLiteral("application/x-executable"),        QStringLiteral("application/x-sharedlib"),
        QStringLiteral("application/x-ms-dos-executable"), QStringLiteral("application/x-msi"),
        QStringLiteral("application/x-java-archive"),      QStringLiteral("application/x-java-jnlp-file"),
        QStringLiteral("application/vnd.appimage"),        QStringLiteral("application/vnd.flatpak.ref")};
    const QMimeType type = QMimeDatabase().mimeTypeForFile(localPath);
    return std::any_of(kinds.begin(), kinds.end(), [&](const QString &kind) { return type.inherits(kind); });
}

transfer::TransferOrder orderOf(transfer::Direction direction, QByteArray local, QByteArray remote,
                                quint64 batch)
{
    transfer::TransferOrder order;
    order.direction = direction;
    order.local = std::move(local);
    order.remote = std::move(remote);
    order.options.onConflict = transfer::OnConflict::Ask;
    order.options.isRecursive = true;
    order.isIntoFolder = true;
    order.batch = batch;
    return order;
}

} // namespace

FilesCourse::FilesCourse(HostFiles &host, FilesPage &page)
    : QObject(&page)
    , m_host(host)
    , m_page(page)
{
    m_reload.setSingleShot(true);
    m_reload.setInterval(kReloadPause);
    connect(&m_reload, &QTimer::timeout, &m_page, &FilesPage::reload);
    connectSession();
    connectIntents();
    connectTransfers();
    connectAnswers();
}

void FilesCourse::end()
{
    m_page.disconnect(this);
    m_reload.stop();
    m_listing = {};
    m_preview = {};
    m_offer = {};
    m_flows.endAll();
    deleteLater();
}

void FilesCourse::connectSession()
{
    connect(&m_host.files, &FileSession::stateChanged, this, &FilesCourse::followState);
    followState(m_host.files.state());
}

void FilesCourse::followState(FilesState state)
{
    m_page.setHome(m_host.files.home());
    m_page.showState(state, m_host.files.error());
    if (state != FilesState::Open)
        return;
    if (!m_page.path().isEmpty())
        m_page.reload();
    else
        m_page.browse(m_page.start().isEmpty() ? m_host.files.home() : m_page.start());
}

void FilesCourse::connectIntents()
{
    connect(&m_page, &FilesPage::retryRequested, this, [this] { m_host.files.retry(); });
    connect(&m_page, &FilesPage::browseRequested, this, [this](const QByteArray &path) {
        m_listing = list(path);
        m_listing.start();
    });
    connect(&m_page, &FilesPage::foldersWanted, this, [this](const QByteArray &folder) {
        m_offer = offer(folder);
        m_offer.start();
    });
    connect(&m_page, &FilesPage::previewRequested, this, [this](const QByteArray &path) {
        m_preview = preview(path);
        m_preview.start();
    });
    const auto begin = [this](auto signal, auto flow) {
        connect(&m_page, signal, this,
                [this, flow](const auto &...arguments) { m_flows.begin((this->*flow)(arguments...)); });
    };
    begin(&FilesPage::renameRequested, &FilesCourse::rename);
    begin(&FilesPage::moveRequested, &FilesCourse::move);
    begin(&FilesPage::removeRequested, &FilesCourse::remove);
    begin(&FilesPage::modeRequested, &FilesCourse::setMode);
    begin(&FilesPage::folderRequested, &FilesCourse::makeFolder);
    begin(&FilesPage::linkRequested, &FilesCourse::makeLink);
    connect(&m_page, &FilesPage::downloadRequested, this, &FilesCourse::download);
    connect(&m_page, &FilesPage::uploadRequested, this, &FilesCourse::upload);
    connect(&m_page, &FilesPage::fetchRequested, this, &FilesCourse::fetch);
    connect(&m_page, &FilesPage::editRequested, this, &FilesCourse::edit);
}

void FilesCourse::connectTransfers()
{
    TransferDesk &desk = m_host.desk;
    TransferList &list = m_page.transfers();
    connect(&desk, &TransferDesk::changed, this,
            [this] { m_page.transfers().setTransfers(m_host.desk.transfers()); });
    connect(&desk, &TransferDesk::filesEnded, &list, &TransferList::addReports);
    connect(&desk, &TransferDesk::stateChanged, this, &FilesCourse::followTransfer);
    connect(&list, &TransferList::pauseRequested, &desk, &TransferDesk::pause);
    connect(&list, &TransferList::resumeRequested, &desk, &TransferDesk::resume);
    connect(&list, &TransferList::retryRequested, &desk, &TransferDesk::retry);
    connect(&list, &TransferList::cancelRequested, &desk, &TransferDesk::cancel);
    connect(&list, &TransferList::clearRequested, &desk, &TransferDesk::clearFinished);
    connect(&desk, &TransferDesk::conflictChanged, this, &FilesCourse::showConflict);
    connect(&m_page.conflictCard(), &ConflictCard::answered, &desk, &TransferDesk::answerConflict);
    list.setTransfers(desk.transfers());
    showConflict();
}

void FilesCourse::followTransfer(TransferId id, TransferState state)
{
    const auto ended =
        state == TransferState::Done || state == TransferState::Failed ? m_host.desk.find(id) : std::nullopt;
    if (ended && ended->look.order.direction == transfer::Direction::Put &&
        ended->look.order.remote == m_page.path() && !m_reload.isActive())
        m_reload.start();
    if (!ended || m_page.transfers().unfinished() > 0)
        return;
    Q_EMIT m_page.finished(state == TransferState::Done ? tr("Its transfers are done.")
                                                        : tr("A transfer has failed."));
}

void FilesCourse::connectAnswers()
{
    connect(&m_host.desk, &TransferDesk::questionChanged, this, &FilesCourse::showQuestion);
    connect(&m_page, &FilesPage::overlayFreed, this, &FilesCourse::showQuestion);
    const auto whenAsked = [this](const auto &sender, auto signal, auto action) {
        connect(&sender, signal, this, [this, action](auto &&...arguments) {
            if (m_page.asker() == Asker::Transfers)
                action(m_host.desk, std::forward<decltype(arguments)>(arguments)...);
        });
    };
    const ShellOverlay &overlay = m_page.overlay();
    const auto refuse = [](TransferDesk &desk) { desk.refuse(); };
    whenAsked(overlay.hostKeyCard(), &HostKeyCard::accepted,
              [](TransferDesk &desk) { desk.acceptHostKey(true); });
    whenAsked(overlay.hostKeyCard(), &HostKeyCard::refused, refuse);
    whenAsked(overlay.authCard(), &AuthCard::answered,
              [](TransferDesk &desk, std::vector<Secret> &answers) { desk.answer(std::move(answers)); });
    whenAsked(overlay.authCard(), &AuthCard::refused, refuse);
    whenAsked(overlay.commandCard(), &CommandCard::allowed, [](TransferDesk &desk) { desk.allowCommand(); });
    whenAsked(overlay.commandCard(), &CommandCard::refused, refuse);
    showQuestion();
}

/// What the session asks goes before.
void FilesCourse::showQuestion()
{
    if (m_page.asker() == Asker::Session)
        return;
    if (const auto &question = m_host.desk.question())
        m_page.ask(Asker::Transfers, *question);
    else if (m_page.asker() == Asker::Transfers)
        m_page.hideOverlay(Asker::Transfers);
}

void FilesCourse::showConflict()
{
    const auto &conflict = m_host.desk.conflict();
    if (!conflict)
        return m_page.conflictCard().dismiss();
    const auto transfer = m_host.desk.find(conflict->transfer);
    m_page.conflictCard().ask(*conflict,
                              transfer ? transfer->look.order.direction : transfer::Direction::Get);
}

void FilesCourse::download(const QList<QByteArray> &paths, const QString &localFolder)
{
    QDir().mkpath(localFolder); // ~/Downloads may not be there yet; where it cannot be, the transfer says so
    const quint64 batch = nextBatch();
    for (const QByteArray &path : paths)
        m_host.desk.add(orderOf(transfer::Direction::Get, QFile::encodeName(localFolder), path, batch));
}

void FilesCourse::upload(const QStringList &localPaths, const QByteArray &folder)
{
    const quint64 batch = nextBatch();
    for (const QString &path : localPaths)
        m_host.desk.add(orderOf(transfer::Direction::Put, QFile::encodeName(path), folder, batch));
}

void FilesCourse::fetch(const QList<QByteArray> &paths)
{
    if (!m_fetched)
        m_fetched = std::make_unique<QTemporaryDir>(); // this user's alone
    // One each time, so that files of the same name are not in each other's way.
    const QString folder = m_fetched->filePath(QString::number(++m_fetches));
    if (m_fetched->isValid() && QDir().mkpath(folder))
        return download(paths, folder);
    m_page.showTrouble(tr("The files cannot be fetched."),
                       Error::make(ErrorKind::Storage, "there is no room for temporary files"));
}

void FilesCourse::edit(const QByteArray &path)
{
    const auto before = m_host.edits.files();
    EditedFile &file = m_host.edits.edit(path);
    const bool known = std::find(before.begin(), before.end(), &file) != before.end();
    if (!known)
        followEdit(file);
    if (file.state() == EditState::Ready)
        openLocally(file);
    else if (file.state() == EditState::Fetching)
        Q_EMIT m_page.noticed(tr("Fetching %1 for the editor …").arg(nameText(nameIn(path))));
}

void FilesCourse::openLocally(const EditedFile &file)
{
    if (wouldRun(file.localPath()))
        return m_page.showTrouble(
            tr("%1 is not opened.").arg(nameText(nameIn(file.remotePath()))),
            Error::make(ErrorKind::Forbidden, "it is a program, and this computer would run it"));
    if (QDesktopServices::openUrl(QUrl::fromLocalFile(file.localPath())))
        Q_EMIT m_page.noticed(
            tr("%1 is sent back whenever it is saved").arg(nameText(nameIn(file.remotePath()))));
    else
        m_page.showTrouble(
            tr("No program on this computer opens %1.").arg(nameText(nameIn(file.remotePath()))),
            Error::make(ErrorKind::Unavailable, "the desktop knows none for files of its kind"));
}

void FilesCourse::followEdit(EditedFile &file)
{
    const QString name = nameText(nameIn(file.remotePath()));
    const QPointer<EditedFile> alive(&file);
    connect(&file, &EditedFile::uploaded, this, [this, name] {
        Q_EMIT m_page.noticed(tr("%1 was saved on the host").arg(name));
        m_page.reload();
    });
    connect(
        &file, &EditedFile::stateChanged, this, [this, alive, name, opened = false](EditState state) mutable {
            if (state == EditState::Ready && !std::exchange(opened, true))
                return openLocally(*alive);
            const Error error =
                alive->error().value_or(Error::make(ErrorKind::Unavailable, "it was changed there"));
            const auto overwrite = [alive] {
                if (alive)
                    alive->overwrite();
            };
            const auto reload = [alive] {
                if (alive)
                    alive->reload();
            };
            if (state == EditState::Conflict)
                m_page.showTrouble(tr("%1 was changed on the host while it was being edited here.").arg(name),
                                   error,
                                   {{tr("Take the host's"), reload}, {tr("Overwrite it there"), overwrite}});
            else if (state == EditState::Failed && opened)
                m_page.showTrouble(tr("%1 was not saved on the host.").arg(name), error,
                                   {{tr("Try again"), overwrite}});
            else if (state == EditState::Failed)
                m_page.showTrouble(tr("%1 could not be fetched.").arg(name), error);
        });
}

} // namespace porthole::ui
