// What the page does when something is to be done with files: it asks where that is needed, and says what is
// wanted.

#include "ui/files/Bookmarks.h"
#include "ui/files/ConflictCard.h"
#include "ui/files/FileList.h"
#include "ui/files/FileModel.h"
#include "ui/files/FileText.h"
#include "ui/files/FilesPage.h"
#include "ui/files/FilesToolBar.h"
#include "ui/files/NameForm.h"
#include "ui/files/NameText.h"
#include "ui/files/PathBar.h"
#include "ui/files/PermissionsForm.h"
#include "ui/files/TransferList.h"
#include "ui/gateway/PreviewPane.h"
#include "ui/sidebar/Question.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QStandardPaths>
#include <algorithm>

namespace porthole::ui {

namespace {

QString downloads() { return QStandardPaths::writableLocation(QStandardPaths::DownloadLocation); }

/// What goes, by name: a handful, and how many besides.
QString namesOf(const QList<HostFile> &files)
{
    constexpr qsizetype kMostNames = 6;
    QStringList lines;
    for (const HostFile &file : files.first(std::min(files.size(), kMostNames)))
        lines << (file.type == HostFile::Type::Folder
                      ? FilesPage::tr("%1, with everything in it").arg(nameText(file.name))
                  : file.type == HostFile::Type::Link
                      ? FilesPage::tr("%1, the link and not what it leads to").arg(nameText(file.name))
                      : FilesPage::tr("%1, %2").arg(nameText(file.name), sizeText(file.size)));
    if (files.size() > kMostNames)
        lines << FilesPage::tr("… and %n more", nullptr, static_cast<int>(files.size() - kMostNames));
    return lines.join(u'\n');
}

} // namespace

void FilesPage::connectToolBar()
{
    connect(m_toolBar, &FilesToolBar::backRequested, this, &FilesPage::goBack);
    connect(m_toolBar, &FilesToolBar::forwardRequested, this, &FilesPage::goForward);
    connect(m_toolBar, &FilesToolBar::upRequested, this, &FilesPage::goUp);
    connect(m_toolBar, &FilesToolBar::folderChosen, this, [this](const QByteArray &path) {
        m_list->setFocus(Qt::OtherFocusReason);
        browse(path);
    });
    connect(m_toolBar, &FilesToolBar::bookmarkToggled, this,
            [this] { m_bookmarks.toggle(address(), path()); });
    connect(&m_bookmarks, &Bookmarks::changed, this, &FilesPage::updateBookmarks);
    connect(&m_toolBar->pathBar(), &PathBar::foldersWanted, this, &FilesPage::foldersWanted);
    connect(&m_toolBar->pathBar(), &PathBar::left, m_list,
            [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(&m_toolBar->filter(), &QLineEdit::textChanged, this, &FilesPage::filterChanged);
    m_toolBar->filter().installEventFilter(this);
    const auto add = [this](Qt::Key key, void (FilesPage::*go)()) {
        connect(new QShortcut(Qt::ALT | key, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
                &QShortcut::activated, this, go);
    };
    add(Qt::Key_Up, &FilesPage::goUp);
    add(Qt::Key_Left, &FilesPage::goBack);
    add(Qt::Key_Right, &FilesPage::goForward);
}

void FilesPage::connectList()
{
    connect(m_list, &FileList::openRequested, this, &FilesPage::open);
    connect(m_list, &FileList::upRequested, this, &FilesPage::goUp);
    connect(m_list, &FileList::backRequested, this, &FilesPage::goBack);
    connect(m_list, &FileList::forwardRequested, this, &FilesPage::goForward);
    connect(m_list, &FileList::pathEntryRequested, &m_toolBar->pathBar(), &PathBar::edit);
    connect(m_list, &FileList::menuRequested, this, &FilesPage::showMenu);
    connect(m_list, &FileList::filterRequested, this, [this] {
        m_toolBar->filter().setFocus(Qt::ShortcutFocusReason);
        m_toolBar->filter().selectAll();
    });
    connect(m_list, &FileList::typed, this, [this](const QString &text) {
        m_toolBar->filter().setFocus(Qt::OtherFocusReason);
        m_toolBar->filter().insert(text);
    });
    connect(m_list, &FileList::filesDropped, this, &FilesPage::uploadRequested);
    connect(m_list, &FileList::moveDropped, this, &FilesPage::moveRequested);
    connect(m_list, &FileList::draggedOut, this, [this](const QList<QByteArray> &paths) {
        Q_EMIT noticed(tr("Other programs take what is on this computer. It is being fetched; drag it from "
                          "the list of transfers when it is here."));
        Q_EMIT fetchRequested(paths);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        updateAbilities();
        updateSummary();
    });
    connect(m_model, &FileModel::renameRequested, this, &FilesPage::rename);
    connect(m_actions, &FileActions::triggered, this, &FilesPage::act);
}

void FilesPage::connectForms()
{
    const auto back = [this] { m_list->setFocus(Qt::OtherFocusReason); };
    connect(m_question, &Question::ended, this, back);
    connect(m_nameForm, &FormCard::ended, this, back);
    connect(m_permissions, &FormCard::ended, this, back);
    connect(m_conflict, &ConflictCard::ended, this, [this, back] {
        if (m_conflict->isAncestorOf(QApplication::focusWidget()))
            back();
    });
    connect(m_preview, &PreviewPane::dismissed, this, back);
    connect(m_preview, &PreviewPane::downloadRequested, this,
            [this] { Q_EMIT downloadRequested({m_viewedPath}, downloads()); });
    connect(m_nameForm, &NameForm::folderNamed, this, [this](const QByteArray &name) {
        m_chooseNext = {name};
        Q_EMIT folderRequested(pathIn(path(), name));
    });
    connect(m_nameForm, &NameForm::linkNamed, this, [this](const QByteArray &name, const QByteArray &target) {
        m_chooseNext = {name};
        Q_EMIT linkRequested(pathIn(path(), name), target);
    });
    connect(
        m_permissions, &PermissionsForm::modeChosen, this,
        [this](const QList<HostFile> &files, quint32 mode) { Q_EMIT modeRequested(pathsOf(files), mode); });
}

QList<QByteArray> FilesPage::pathsOf(const QList<HostFile> &files) const
{
    QList<QByteArray> paths;
    paths.reserve(files.size());
    for (const HostFile &file : files)
        paths << pathIn(path(), file.name);
    return paths;
}

QByteArray FilesPage::here() const
{
    const QList<HostFile> chosen = m_list->chosen();
    return chosen.size() == 1 && isFolder(chosen.first()) ? pathIn(path(), chosen.first().name) : path();
}

// One line a choice and no default, so that the compiler asks what a new one does.
void FilesPage::act(FileActions::What what)
{
    using What = FileActions::What;
    if (m_list->isEdited()) // the keys are the name's
        return;
    const QList<HostFile> chosen = m_list->chosen();
    const auto isTaken = [this](const QByteArray &name) { return m_model->has(name); };
    switch (what) {
    case What::Open:
        return open(chosen.value(0));
    case What::View:
        return view(chosen.value(0));
    case What::Edit:
        return Q_EMIT editRequested(pathIn(path(), chosen.value(0).name));
    case What::Download:
        return Q_EMIT downloadRequested(pathsOf(chosen), downloads());
    case What::DownloadTo:
        return chooseDownloadFolder();
    case What::Upload:
        return chooseUpload(false);
    case What::UploadFolder:
        return chooseUpload(true);
    case What::NewFolder:
        return m_nameForm->askForFolder(isTaken);
    case What::NewLink:
        return m_nameForm->askForLink({}, chosen.value(0).name, isTaken);
    case What::Rename:
        return m_list->beginRename();
    case What::Permissions:
        return m_permissions->ask(chosen);
    case What::Delete:
        return askToDelete(chosen);
    case What::CopyPath:
        return copyPaths();
    case What::TerminalHere:
        return Q_EMIT terminalRequested(here());
    case What::CdHere:
        return Q_EMIT cdRequested(here());
    case What::Hidden:
        return toggleHidden();
    case What::Reload:
        return browse(path());
    }
}

void FilesPage::open(const HostFile &file)
{
    if (!m_open)
        return;
    if (isFolder(file))
        browse(pathIn(path(), file.name));
    else if (file.type != HostFile::Type::Other)
        view(file);
}

void FilesPage::view(const HostFile &file)
{
    m_viewed = file;
    m_viewedPath = pathIn(path(), file.name);
    if (file.size > static_cast<quint64>(PreviewPane::kLargest))
        return showViewed(
            tr("%1 are too much to be shown here. The file can be downloaded.").arg(sizeText(file.size)));
    showViewed({});
    Q_EMIT previewRequested(m_viewedPath);
}

void FilesPage::goUp()
{
    if (m_open && !path().isEmpty() && path() != "/")
        browse(folderOf(path()));
}

void FilesPage::goBack()
{
    if (m_open && m_history.canGoBack())
        browse(m_history.previous());
}

void FilesPage::goForward()
{
    if (m_open && m_history.canGoForward())
        browse(m_history.next());
}

void FilesPage::askToDelete(const QList<HostFile> &files)
{
    const auto count = static_cast<int>(files.size());
    const Question::Words words{count == 1 ? tr("Delete %1?").arg(nameText(files.first().name))
                                           : tr("Delete these %n item(s)?", nullptr, count),
                                tr("%1\n\nThere is no way back: the host keeps no bin.").arg(namesOf(files)),
                                count == 1 ? tr("Delete") : tr("Delete %n", nullptr, count),
                                count == 1 ? tr("Delete %1").arg(nameText(files.first().name))
                                           : tr("Delete %n item(s)", nullptr, count)};
    m_question->ask(words, [this, paths = pathsOf(files)] { Q_EMIT removeRequested(paths); });
}

bool FilesPage::asksBeforeClosing()
{
    const int unfinished = m_transfers->unfinished();
    if (unfinished == 0)
        return false;
    const Question::Words words{
        tr("Close, and stop %n transfer(s)?", nullptr, unfinished),
        tr("What has arrived stays; the same transfer goes on from there when it is asked for again."),
        tr("Close"), tr("Close and stop")};
    m_question->ask(words, [this] { Q_EMIT closeRequested(); });
    return true;
}

void FilesPage::chooseDownloadFolder()
{
    auto *dialog = new QFileDialog(this, tr("Download to"), downloads());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, paths = pathsOf(m_list->chosen())](const QString &folder) {
                Q_EMIT downloadRequested(paths, folder);
            });
    dialog->open();
}

void FilesPage::chooseUpload(bool folder)
{
    auto *dialog = new QFileDialog(this, tr("Upload to %1").arg(nameText(path())), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFiles);
    // Where one is may be another folder by then.
    connect(dialog, &QFileDialog::filesSelected, this,
            [this, to = path()](const QStringList &files) { Q_EMIT uploadRequested(files, to); });
    dialog->open();
}

void FilesPage::copyPaths()
{
    QStringList lines;
    const QList<HostFile> chosen = m_list->chosen();
    for (const QByteArray &each : chosen.isEmpty() ? QList<QByteArray>{path()} : pathsOf(chosen))
        lines << nameText(each);
    QApplication::clipboard()->setText(lines.join(u'\n'));
    Q_EMIT noticed(lines.size() == 1 ? tr("Copied %1").arg(lines.first())
                                     : tr("Copied %n path(s)", nullptr, static_cast<int>(lines.size())));
}

void FilesPage::rename(const HostFile &file, const QByteArray &name)
{
    const QString from = nameText(file.name);
    if (!isNameOfFile(name))
        return showTrouble(
            tr("%1 was not renamed.").arg(from),
            Error::make(ErrorKind::Usage, "a name has no slash in it, and is neither . nor .."));
    if (m_model->has(name))
        return showTrouble(tr("%1 was not renamed.").arg(from),
                           Error::make(ErrorKind::Unavailable, "there is something of that name already"));
    m_chooseNext = {name};
    Q_EMIT renameRequested(pathIn(path(), file.name), pathIn(path(), name));
}

void FilesPage::toggleHidden()
{
    m_model->setShowsHidden(!m_model->showsHidden());
    m_actions->action(FileActions::What::Hidden).setChecked(m_model->showsHidden());
    updateEmptyText();
    updateSummary();
}

void FilesPage::showMenu(const QPoint &globalPos)
{
    if (path().isEmpty())
        return;
    m_actions->makeMenu(this, !m_list->chosen().isEmpty())->popup(globalPos);
}

void FilesPage::filterChanged(const QString &words)
{
    m_model->setFilter(words);
    updateEmptyText();
    updateSummary();
}

bool FilesPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != &m_toolBar->filter() || event->type() != QEvent::KeyPress)
        return TabPage::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape)
        m_toolBar->filter().clear();
    else if (key != Qt::Key_Down && key != Qt::Key_Return && key != Qt::Key_Enter)
        return TabPage::eventFilter(watched, event);
    if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0, FileModel::Name));
    m_list->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace porthole::ui
