#include "ui/files/FilesPage.h"

#include "ui/CardParts.h"
#include "ui/ElidedLabel.h"
#include "ui/Icons.h"
#include "ui/Theme.h"
#include "ui/connect/AuthCard.h"
#include "ui/connect/ShellOverlay.h"
#include "ui/connect/ShellText.h"
#include "ui/files/Bookmarks.h"
#include "ui/files/CardStrip.h"
#include "ui/files/ConflictCard.h"
#include "ui/files/FileList.h"
#include "ui/files/FileModel.h"
#include "ui/files/FileText.h"
#include "ui/files/FilesToolBar.h"
#include "ui/files/NameForm.h"
#include "ui/files/NameText.h"
#include "ui/files/PathBar.h"
#include "ui/files/PermissionsForm.h"
#include "ui/files/TransferList.h"
#include "ui/gateway/GatewayText.h"
#include "ui/gateway/PreviewPane.h"
#include "ui/gateway/TroubleStrip.h"
#include "ui/sidebar/Question.h"

#include <QApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

constexpr int kQuestionWidth = 560, kConflictWidth = 760;

/// As the preview knows files.
RemoteFile previewed(const HostFile &file)
{
    return {nameText(file.name), static_cast<qint64>(file.size), RemoteFile::Type::File, {}, {}};
}

} // namespace

FilesPage::FilesPage(Bookmarks &bookmarks, QWidget *parent)
    : TabPage(parent)
    , m_bookmarks(bookmarks)
    , m_model(new FileModel(this))
    , m_list(new FileList(*m_model))
    , m_actions(new FileActions(*m_list))
    , m_toolBar(new FilesToolBar(*m_actions))
    , m_trouble(new TroubleStrip)
    , m_strip(new CardStrip)
    , m_question(new Question("fileQuestion"))
    , m_nameForm(new NameForm)
    , m_permissions(new PermissionsForm)
    , m_conflict(new ConflictCard)
    , m_preview(new PreviewPane)
    , m_overlay(new ShellOverlay)
    , m_empty(plainLabel("filesEmpty", "muted"))
    , m_summary(new ElidedLabel)
    , m_space(new QLabel)
    , m_transfers(new TransferList)
{
    for (QFrame *card : std::initializer_list<QFrame *>{m_question, m_nameForm, m_permissions})
        m_strip->add(card, kQuestionWidth);
    m_strip->add(m_conflict, kConflictWidth);
    auto *work = new QWidget;
    auto *inner = new QVBoxLayout(work);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addWidget(m_trouble);
    inner->addWidget(m_strip);
    inner->addWidget(makeFiles(), 1);
    inner->addWidget(makeFooter());
    inner->addWidget(m_transfers);
    auto *layers = new QGridLayout;
    layers->setContentsMargins(0, 0, 0, 0);
    layers->addWidget(work, 0, 0);
    layers->addWidget(m_overlay, 0, 0);
    auto *line = new QFrame;
    line->setObjectName(QStringLiteral("focusLine"));
    line->setFixedHeight(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_toolBar);
    column->addWidget(line);
    column->addLayout(layers, 1);
    m_overlay->raise();
    connectToolBar();
    connectList();
    connectForms();
    setState(tr("Connecting"), icon(QLatin1StringView("state-connecting"), IconColour::Accent), false);
    updateBookmarks();
}

QWidget *FilesPage::makeFiles()
{
    auto *listed = new QWidget;
    auto *layers = new QGridLayout(listed);
    layers->setContentsMargins(0, 0, 0, 0);
    layers->addWidget(m_list, 0, 0);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    layers->addWidget(m_empty, 0, 0);
    auto *split = new QSplitter(Qt::Horizontal);
    split->addWidget(listed);
    split->addWidget(m_preview);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(1);
    split->setSizes({560, 420});
    return split;
}

QWidget *FilesPage::makeFooter()
{
    m_summary->setObjectName(QStringLiteral("filesSummary"));
    m_space->setObjectName(QStringLiteral("filesSpace"));
    for (QLabel *label : {m_summary, m_space}) {
        label->setProperty("role", QStringLiteral("muted"));
        label->setTextFormat(Qt::PlainText);
    }
    auto *footer = new QWidget;
    footer->setObjectName(QStringLiteral("filesFooter"));
    footer->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(metrics::kGap, metrics::kHalf, metrics::kGap, metrics::kHalf);
    row->setSpacing(metrics::kGap);
    row->addWidget(m_summary, 1);
    row->addWidget(m_space);
    return footer;
}

QString FilesPage::statusText() const
{
    return QStringList{m_stateText, address()}.join(QStringLiteral(" · "));
}

void FilesPage::takeFocus()
{
    if (m_overlay->focusField())
        return;
    if (m_question->asks())
        m_question->setFocus(Qt::OtherFocusReason);
    else
        m_list->setFocus(Qt::OtherFocusReason);
}

void FilesPage::focusToolBar() { m_toolBar->focusFirst(); }

void FilesPage::setHasShell(bool has) { m_actions->setHasShell(has); }

void FilesPage::setHome(const QByteArray &home) { m_toolBar->pathBar().setHome(home); }

void FilesPage::setHost(const QString &host)
{
    m_host = host;
    const QString folder = path() == "/" ? QStringLiteral("/") : nameText(nameIn(path()));
    setTitle(folder.isEmpty() ? host : tr("%1: %2").arg(host, folder));
}

void FilesPage::setState(const QString &text, const QIcon &icon, bool open)
{
    m_stateText = text;
    m_stateIcon = icon;
    m_open = open;
    updateAbilities();
    updateEmptyText();
    Q_EMIT stateChanged();
    Q_EMIT statusChanged();
}

void FilesPage::showState(FilesState state, const std::optional<Error> &error)
{
    setState(filesStateText(state), filesStateIcon(state), state == FilesState::Open);
    switch (state) {
    case FilesState::Opening:
        break;
    case FilesState::Open:
        return m_trouble->dismiss();
    case FilesState::Lost:
        if (error)
            m_trouble->tell(tr("The connection was lost. It goes on by itself when the session is back."),
                            *error);
        break;
    case FilesState::Failed:
        if (error)
            m_trouble->tell(tr("The host does not give its files."), *error,
                            {{tr("Try again"), [this] { Q_EMIT retryRequested(); }}});
        break;
    case FilesState::Closed:
        m_trouble->tell(tr("The session has ended."),
                        error.value_or(Error::make(ErrorKind::Closed, "what is listed is as it was last")),
                        {{tr("Close"), [this] { Q_EMIT closeRequested(); }}});
        break;
    }
}

void FilesPage::browse(const QByteArray &path)
{
    m_trouble->dismiss();
    showBusy(tr("Reading %1 …").arg(nameText(path)));
    Q_EMIT browseRequested(path);
}

void FilesPage::reload()
{
    // A name that is being edited would go.
    if (!path().isEmpty() && !m_list->isEdited())
        Q_EMIT browseRequested(path());
}

bool FilesPage::needsAttention() const { return m_asker != Asker::None || !m_conflict->isHidden(); }

QList<OpenTab> FilesPage::reopenings() const
{
    QList<OpenTab> tabs = TabPage::reopenings();
    for (OpenTab &tab : tabs)
        tab.folder = path().isEmpty() ? m_start : path();
    return tabs;
}

void FilesPage::showFolder(const HostFolder &folder)
{
    const QByteArray before = path();
    const bool same = before == folder.path;
    QSet<QByteArray> names = std::exchange(m_chooseNext, {});
    if (names.isEmpty() && same)
        for (const HostFile &file : m_list->chosen())
            names << file.name;
    else if (names.isEmpty() && folderOf(before) == folder.path)
        names << nameIn(before); // where one came from
    const int scrolled = m_list->verticalScrollBar()->value();
    m_busy.clear();
    m_hasFolder = true;
    m_leftOut = folder.leftOut;
    m_history.show(folder.path);
    m_list->setPlace(address(), folder.path);
    if (!same) {
        // What is filled in or asked there is about the folder before.
        m_question->dismiss();
        m_nameForm->dismiss();
        m_permissions->dismiss();
        m_toolBar->filter().clear();
    }
    m_model->setFiles(folder.files);
    if (same)
        m_list->verticalScrollBar()->setValue(scrolled);
    else if (names.isEmpty())
        m_list->setCurrentIndex(m_model->index(0, 0));
    if (!names.isEmpty())
        m_list->choose(names);
    m_toolBar->pathBar().setPath(folder.path);
    setHost(m_host);
    updateBookmarks();
    updateAbilities();
    updateEmptyText();
    updateSummary();
}

void FilesPage::showBrowseTrouble(const QByteArray &path, const Error &error)
{
    showBusy({});
    m_toolBar->pathBar().setPath(this->path());
    showTrouble(tr("%1 could not be read.").arg(nameText(path)), error,
                {{tr("Try again"), [this, path] { browse(path); }}});
}

void FilesPage::offerFolders(const HostFolder &folder)
{
    constexpr qsizetype kMostOffers = 1000; // more are no choice
    QList<QByteArray> names;
    for (const HostFile &file : folder.files) {
        if (isFolder(file) && names.size() < kMostOffers)
            names << file.name;
    }
    m_toolBar->pathBar().offerFolders(folder.path, names);
}

void FilesPage::showTrouble(const QString &sentence, const Error &error, std::vector<TroubleStep> steps)
{
    if (error.kind != ErrorKind::Cancelled)
        m_trouble->tell(sentence, error, std::move(steps));
}

void FilesPage::showBusy(const QString &text)
{
    m_busy = text;
    updateSummary();
}

void FilesPage::showSpace(const std::optional<quint64> &free)
{
    m_space->setText(free ? tr("%1 free").arg(sizeText(*free)) : QString());
}

void FilesPage::showViewed(const QString &why)
{
    const QString at = nameText(m_viewedPath);
    if (why.isEmpty())
        m_preview->showBusy(at, previewed(m_viewed));
    else
        m_preview->showNothing(at, previewed(m_viewed), why);
}

void FilesPage::showPreview(const QByteArray &path, const QByteArray &bytes, bool cut)
{
    m_preview->showPreview({nameText(path), bytes, cut});
}

void FilesPage::showPreviewTrouble(const Error &error)
{
    if (m_preview->isVisible())
        showViewed(tr("The file could not be read.") + u'\n' + sentenceOf(error));
}

/// What lies over the files comes or goes.
void FilesPage::lay(Asker asker, const std::function<void()> &show)
{
    const QWidget *focus = QApplication::focusWidget();
    const bool ours = isVisible() && focus && isAncestorOf(focus) && !m_toolBar->isAncestorOf(focus);
    // From a card that goes, Qt would move the focus on to whatever button comes next.
    if (ours)
        m_list->setFocus();
    m_asker = asker;
    show();
    m_overlay->setDims(m_hasFolder);
    updateAbilities(); // what lies below it cannot be seen
    // Into a field only, where nothing happens before Enter.
    if (ours)
        takeFocus();
}

void FilesPage::showProgress(const ShellProgress &progress)
{
    setState(shellStateName(ShellState::Connecting), shellStateIcon(ShellState::Connecting), false);
    lay(Asker::Session, [&] { m_overlay->showProgress(progress); });
}

void FilesPage::ask(Asker asker, const SshQuestion &question)
{
    if (asker == Asker::Session)
        setState(shellStateName(ShellState::Asking), shellStateIcon(ShellState::Asking), false);
    lay(asker, [&] { m_overlay->ask(question); });
}

void FilesPage::showTrouble(ShellState state, const ShellTrouble &trouble)
{
    setState(shellStateName(state), shellStateIcon(state), false);
    lay(Asker::Session, [&] { m_overlay->showTrouble(state, trouble); });
}

void FilesPage::hideOverlay(Asker asker)
{
    if (m_asker != asker)
        return;
    lay(Asker::None, [this] { m_overlay->hideAll(); });
    Q_EMIT overlayFreed();
}

void FilesPage::updateAbilities()
{
    const bool reachable = m_open && m_asker == Asker::None && !path().isEmpty();
    m_actions->setChosen(m_list->chosen(), reachable);
    m_toolBar->setPlaces(m_history, m_open);
}

void FilesPage::updateBookmarks() { m_toolBar->setBookmarks(m_bookmarks.of(address()), path()); }

void FilesPage::updateSummary()
{
    if (!m_busy.isEmpty())
        return m_summary->setText(m_busy);
    if (path().isEmpty())
        return m_summary->setText(QString());
    const int shown = m_model->rowCount();
    QStringList parts{m_toolBar->filter().text().isEmpty()
                          ? tr("%Ln item(s)", nullptr, shown)
                          : tr("%L1 of %Ln item(s)", nullptr, m_model->total()).arg(shown)};
    if (m_model->hiddenCount() > 0)
        parts << tr("%Ln hidden", nullptr, m_model->hiddenCount());
    if (m_leftOut > 0)
        parts << tr("%n left out: names that cannot be used here", nullptr, m_leftOut);
    const QList<HostFile> chosen = m_list->chosen();
    if (chosen.size() > 1 || (chosen.size() == 1 && !isFolder(chosen.first()))) {
        quint64 bytes = 0;
        for (const HostFile &file : chosen)
            bytes += isFolder(file) ? 0 : file.size;
        parts << tr("%Ln chosen, %1", nullptr, static_cast<int>(chosen.size())).arg(sizeText(bytes));
    }
    m_summary->setText(parts.join(QStringLiteral(" · ")));
}

void FilesPage::updateEmptyText()
{
    QString text;
    if (m_hasFolder && m_model->rowCount() == 0) {
        if (!m_toolBar->filter().text().isEmpty())
            text = tr("Nothing here has that in its name.");
        else if (m_model->hiddenCount() > 0)
            text =
                tr("%n hidden file(s), nothing else.\nCtrl+H shows them.", nullptr, m_model->hiddenCount());
        else
            text = tr("This folder is empty.\nFiles that are dropped here are uploaded.");
    }
    showOrHide(m_empty, text);
}

} // namespace porthole::ui
