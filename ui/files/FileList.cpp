#include "ui/files/FileList.h"

#include "ui/Colours.h"
#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/Theme.h"
#include "ui/files/FileDrag.h"
#include "ui/files/FileModel.h"
#include "ui/files/FileText.h"
#include "ui/files/NameText.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QDropEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QPainter>
#include <QPointer>
#include <QResizeEvent>
#include <QStyledItemDelegate>
#include <algorithm>

namespace porthole::ui {

namespace {

/// Edits a name: what is before its ending is selected, because that is what changes as a rule.
class NameDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    // Here and not in the model, where typing the beginning of a name looks for it.
    QString displayText(const QVariant &value, const QLocale &locale) const override
    {
        return leftToRight(QStyledItemDelegate::displayText(value, locale));
    }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &,
                          const QModelIndex &index) const override
    {
        auto *field = new QLineEdit(parent);
        field->setObjectName(QStringLiteral("renameField"));
        field->setAccessibleName(QCoreApplication::translate("porthole::ui::FileList", "New name"));
        const QString name = index.data(Qt::EditRole).toString();
        const bool folder = isFolder(static_cast<const FileModel *>(index.model())->file(index));
        const qsizetype dot = folder ? -1 : name.lastIndexOf(u'.');
        // Later: the view selects all of it when it opens the editor.
        QMetaObject::invokeMethod(
            field,
            [field, length = static_cast<int>(dot > 0 ? dot : name.size())] {
                field->setSelection(0, length);
            },
            Qt::QueuedConnection);
        return field;
    }
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &) const override
    {
        const int indent = metrics::kIcon + metrics::kGrid;
        editor->setGeometry(option.rect.adjusted(indent, 0, 0, 0));
    }
};

/// Whether a drag was given up with Escape: QDrag does not tell that from a drop that nobody took.
class EscapeWatch final : public QObject {
public:
    EscapeWatch()
    {
        // Later, when the drag has begun and listens: whoever came last hears first.
        QMetaObject::invokeMethod(
            this, [this] { qApp->installEventFilter(this); }, Qt::QueuedConnection);
    }
    bool escaped() const { return m_escaped; }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
            m_escaped = true;
        return false;
    }

private:
    bool m_escaped = false;
};

bool isModified(const QKeyEvent &event)
{
    return event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
}

/// Something to look for, rather than a command.
bool isTyping(const QKeyEvent &event)
{
    return !isModified(event) && !event.text().isEmpty() && event.text().at(0).isPrint() &&
           event.key() != Qt::Key_Space;
}

} // namespace

FileList::FileList(FileModel &model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("hostFiles"));
    setAccessibleName(tr("Files"));
    setModel(&model);
    setItemDelegateForColumn(FileModel::Name, new NameDelegate(this));
    dress();
    connect(this, &QTreeView::activated, this, [this](const QModelIndex &index) {
        // Enter with several chosen would open the one with the keyboard and no other: nobody means that.
        if (selectionModel()->selectedRows().size() <= 1)
            Q_EMIT openRequested(HostFile(m_model.file(index)));
    });
}

void FileList::dress()
{
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setTextElideMode(Qt::ElideMiddle);
    setIconSize(QSize(metrics::kIcon, metrics::kIcon));
    setDragEnabled(true);
    setAcceptDrops(true);
    setDragDropMode(DragDrop);
    setDropIndicatorShown(false); // files have no place between two others
    setSortingEnabled(true);
    sortByColumn(FileModel::Name, Qt::AscendingOrder);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(FileModel::Name, QHeaderView::Stretch);
    header()->setSectionsMovable(false);
    header()->resizeSection(FileModel::Size, 88);
    header()->resizeSection(FileModel::Modified, 144);
    header()->resizeSection(FileModel::Permissions, 104);
    header()->resizeSection(FileModel::Owner, 104);
}

/// Names are what a person looks for: where there is little room, the other columns go first.
void FileList::resizeEvent(QResizeEvent *event)
{
    constexpr int kNameNeeds = 200; // device-independent pixels
    int room = event->size().width() - kNameNeeds;
    for (const int column :
         {FileModel::Size, FileModel::Modified, FileModel::Permissions, FileModel::Owner}) {
        setColumnHidden(column, false); // a hidden one has no size
        room -= header()->sectionSize(column);
        setColumnHidden(column, room < 0);
    }
    QTreeView::resizeEvent(event);
}

void FileList::setPlace(const QString &host, const QByteArray &folder)
{
    m_host = host;
    m_folder = folder;
}

QList<HostFile> FileList::chosen() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(),
              [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    QList<HostFile> files;
    files.reserve(rows.size());
    for (const QModelIndex &row : rows)
        files << m_model.file(row);
    return files;
}

void FileList::choose(const QSet<QByteArray> &names)
{
    QItemSelection selection;
    QModelIndex first;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row, FileModel::Name);
        if (!names.contains(m_model.file(index).name))
            continue;
        if (!first.isValid())
            first = index;
        // Rows side by side are one range: a folder of 50,000 files may be chosen whole.
        if (!selection.isEmpty() && selection.last().bottom() == row - 1)
            selection.last() = QItemSelectionRange(selection.last().topLeft(), index);
        else
            selection.select(index, index);
    }
    if (first.isValid())
        selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (first.isValid())
        scrollTo(first);
}

void FileList::beginRename()
{
    const QModelIndex current = currentIndex();
    if (current.isValid())
        edit(current.siblingAtColumn(FileModel::Name));
}

bool FileList::event(QEvent *event)
{
    // The window has Ctrl+F for the sidebar; in a list of files it means the files.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Find)) {
        event->accept();
        return true;
    }
    return QTreeView::event(event);
}

void FileList::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find))
        return Q_EMIT filterRequested();
    if (event->key() == Qt::Key_Backspace && !isModified(*event))
        return Q_EMIT upRequested();
    if ((event->key() == Qt::Key_Slash || event->key() == Qt::Key_AsciiTilde) && !isModified(*event))
        return Q_EMIT pathEntryRequested();
    if (isTyping(*event))
        return Q_EMIT typed(event->text());
    QTreeView::keyPressEvent(event);
}

void FileList::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::BackButton)
        return Q_EMIT backRequested();
    if (event->button() == Qt::ForwardButton)
        return Q_EMIT forwardRequested();
    QTreeView::mousePressEvent(event);
}

void FileList::contextMenuEvent(QContextMenuEvent *event)
{
    // The menu key asks at some point of the view: it means what is chosen.
    if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid()) {
        scrollTo(currentIndex());
        const QPoint at = visualRect(currentIndex().siblingAtColumn(FileModel::Name)).center();
        return Q_EMIT menuRequested(viewport()->mapToGlobal(at));
    }
    if (!indexAt(event->pos()).isValid())
        clearSelection();
    Q_EMIT menuRequested(event->globalPos());
}

void FileList::startDrag(Qt::DropActions)
{
    QList<QByteArray> paths;
    for (const HostFile &file : chosen())
        paths << pathIn(m_folder, file.name);
    if (paths.isEmpty())
        return;
    auto *drag = new QDrag(this);
    drag->setMimeData(FileDrag{m_host, paths}.toMimeData().release());
    drag->setPixmap(fileIcon(chosen().first()).pixmap(QSize(24, 24), devicePixelRatioF()));
    const QPointer<FileList> alive(this);
    const EscapeWatch watch;
    const Qt::DropAction done = drag->exec(Qt::MoveAction, Qt::MoveAction);
    if (alive && done == Qt::IgnoreAction && !watch.escaped() && !QApplication::widgetAt(QCursor::pos()))
        Q_EMIT draggedOut(paths);
}

QByteArray FileList::folderAt(const QPoint &pos) const
{
    const QModelIndex under = indexAt(pos);
    if (under.isValid() && isFolder(m_model.file(under)))
        return pathIn(m_folder, m_model.file(under).name);
    return m_folder;
}

bool FileList::takes(const QDropEvent &event) const
{
    if (m_folder.isEmpty())
        return false;
    if (const auto drag = FileDrag::from(*event.mimeData())) {
        const QByteArray folder = folderAt(event.position().toPoint());
        // Not into itself, and not to where it is already.
        return drag->host == m_host &&
               std::none_of(drag->paths.begin(), drag->paths.end(), [&](const QByteArray &path) {
                   return folderOf(path) == folder || folder == path || folder.startsWith(path + '/');
               });
    }
    return !localFilesIn(*event.mimeData()).isEmpty();
}

void FileList::showTarget(const QPoint &pos)
{
    const QModelIndex under = indexAt(pos);
    m_target = under.isValid() && isFolder(m_model.file(under)) ? under : QModelIndex();
    viewport()->update();
}

void FileList::dragEnterEvent(QDragEnterEvent *event)
{
    if (!FileDrag::from(*event->mimeData()) && localFilesIn(*event->mimeData()).isEmpty())
        return event->ignore();
    m_dropping = true;
    event->acceptProposedAction();
}

void FileList::dragMoveEvent(QDragMoveEvent *event)
{
    QTreeView::dragMoveEvent(event); // it scrolls near the edges
    m_dropping = takes(*event);
    showTarget(event->position().toPoint());
    if (!m_dropping)
        return event->ignore();
    event->setDropAction(FileDrag::from(*event->mimeData()) ? Qt::MoveAction : Qt::CopyAction);
    event->accept();
}

void FileList::dragLeaveEvent(QDragLeaveEvent *event)
{
    QTreeView::dragLeaveEvent(event);
    m_dropping = false;
    m_target = QModelIndex();
    viewport()->update();
}

void FileList::dropEvent(QDropEvent *event)
{
    m_dropping = false;
    m_target = QModelIndex();
    viewport()->update();
    stopAutoScroll();
    setState(NoState);
    if (!takes(*event))
        return event->ignore();
    const QByteArray folder = folderAt(event->position().toPoint());
    if (const auto drag = FileDrag::from(*event->mimeData())) {
        event->setDropAction(Qt::MoveAction);
        event->accept();
        return Q_EMIT moveDropped(drag->paths, folder);
    }
    // Never a move: what is on this computer stays.
    event->setDropAction(Qt::CopyAction);
    event->accept();
    Q_EMIT filesDropped(localFilesIn(*event->mimeData()), folder);
}

void FileList::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (!m_dropping)
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(coloursOf(palette()).accent, 2));
    QRect frame = viewport()->rect();
    if (m_target.isValid()) {
        frame = visualRect(m_target);
        frame.setLeft(0);
        frame.setRight(viewport()->width() - 1);
    }
    painter.drawRoundedRect(QRectF(frame).adjusted(2, 1, -2, -1), 6, 6);
}

} // namespace porthole::ui
