#include "ui/files/FilesToolBar.h"

#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/Theme.h"
#include "ui/ToolButton.h"
#include "ui/files/FileActions.h"
#include "ui/files/FolderHistory.h"
#include "ui/files/NameText.h"
#include "ui/files/PathBar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace porthole::ui {

namespace {

constexpr int kFilterWidth = 152, kNarrowFilter = 104;
constexpr int kRoomForTexts = 860;

/// Without its text, which is what those hear who do not see the icon.
QToolButton *iconButton(const char *name, const char *iconName, const QString &text)
{
    QToolButton *button = makeToolButton(name, iconName, text, text);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    return button;
}

} // namespace

FilesToolBar::FilesToolBar(FileActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_back(iconButton("filesBack", "chevron-left", tr("Back (Alt+Left)")))
    , m_forward(iconButton("filesForward", "chevron-right", tr("Forward (Alt+Right)")))
    , m_up(iconButton("filesUp", "up", tr("Up to the folder above (Alt+Up)")))
    , m_reload(iconButton("filesReload", "reconnect", tr("Read this folder again (F5)")))
    , m_path(new PathBar)
    , m_star(iconButton("filesStar", "star", tr("Bookmarks")))
    , m_filter(new QLineEdit)
    , m_upload(makeToolButton("filesUpload", "upload", tr("Upload"), tr("Upload files (Ctrl+U)")))
    , m_download(
          makeToolButton("filesDownload", "download", tr("Download"), tr("Download what is chosen (Ctrl+S)")))
    , m_more(iconButton("filesMore", "menu", tr("More")))
{
    setObjectName(QStringLiteral("toolBar"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Tools for files"));
    m_filter->setObjectName(QStringLiteral("filesFilter"));
    m_filter->setAccessibleName(tr("Filter the names"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(kFilterWidth);
    m_filter->addAction(icon(QLatin1StringView("search"), IconColour::Muted), QLineEdit::LeadingPosition);
    for (QToolButton *button : {m_star, m_more})
        button->setPopupMode(QToolButton::InstantPopup);
    m_star->setMenu(new QMenu(m_star));
    m_more->setMenu(new QMenu(m_more));
    using What = FileActions::What;
    for (const What what : {What::Upload, What::UploadFolder, What::NewFolder, What::NewLink, What::Hidden,
                            What::CopyPath, What::TerminalHere, What::CdHere})
        m_more->menu()->addAction(&actions.action(what));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kGrid, metrics::kHalf, metrics::kGrid, metrics::kHalf);
    row->setSpacing(metrics::kHalf);
    for (QToolButton *button : {m_back, m_forward, m_up, m_reload})
        row->addWidget(button);
    row->addWidget(m_path, 1);
    row->addWidget(m_star);
    row->addWidget(m_filter);
    for (QToolButton *button : {m_upload, m_download, m_more})
        row->addWidget(button);
    const auto follow = [&](QToolButton *button, What what) {
        QAction *action = &actions.action(what);
        const auto update = [button, action] { button->setEnabled(action->isEnabled()); };
        connect(action, &QAction::changed, button, update);
        connect(button, &QToolButton::clicked, action, &QAction::trigger);
        update();
    };
    follow(m_upload, What::Upload);
    follow(m_download, What::Download);
    follow(m_reload, What::Reload);
    connect(m_back, &QToolButton::clicked, this, &FilesToolBar::backRequested);
    connect(m_forward, &QToolButton::clicked, this, &FilesToolBar::forwardRequested);
    connect(m_up, &QToolButton::clicked, this, &FilesToolBar::upRequested);
    connect(m_path, &PathBar::pathChosen, this, &FilesToolBar::folderChosen);
}

/// Where there is little room, it is the path's.
void FilesToolBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < kRoomForTexts;
    m_filter->setFixedWidth(narrow ? kNarrowFilter : kFilterWidth);
    for (QToolButton *button : {m_upload, m_download})
        button->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    layout()->activate(); // before it is painted with the old widths
}

void FilesToolBar::setPlaces(const FolderHistory &history, bool open)
{
    m_back->setEnabled(open && history.canGoBack());
    m_forward->setEnabled(open && history.canGoForward());
    m_up->setEnabled(open && !history.current().isEmpty() && history.current() != "/");
    m_star->setEnabled(!history.current().isEmpty());
}

void FilesToolBar::setBookmarks(const QList<QByteArray> &folders, const QByteArray &current)
{
    const bool kept = folders.contains(current);
    m_star->setIcon(icon(kept ? QLatin1StringView("star-full") : QLatin1StringView("star"),
                         kept ? IconColour::Accent : IconColour::Text));
    QMenu *menu = m_star->menu();
    menu->clear();
    for (const QByteArray &folder : folders)
        connect(menu->addAction(icon(QLatin1StringView("folder"), IconColour::Accent),
                                mnemonicFree(nameText(folder))),
                &QAction::triggered, this, [this, folder] { Q_EMIT folderChosen(folder); });
    if (!folders.isEmpty())
        menu->addSeparator();
    connect(menu->addAction(kept ? tr("Remove this folder") : tr("Bookmark this folder")),
            &QAction::triggered, this, &FilesToolBar::bookmarkToggled);
}

void FilesToolBar::focusFirst() { (m_up->isEnabled() ? m_up : m_reload)->setFocus(Qt::ShortcutFocusReason); }

} // namespace porthole::ui
