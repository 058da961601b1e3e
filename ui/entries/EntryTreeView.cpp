#include "ui/entries/EntryTreeView.h"

#include "ui/entries/EntryText.h"

#include <QKeyEvent>
#include <QScopedValueRollback>
#include <algorithm>

namespace porthole::ui {

EntryTreeView::EntryTreeView(EntryTreeModel &model, QWidget *parent)
    : RowTree(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("entries"));
    setAccessibleName(tr("Saved connections"));
    setModel(&model);
    setItemDelegate(new RowDelegate(EntryTreeModel::DetailRole, false, this));
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(this, &QTreeView::doubleClicked, this, &EntryTreeView::open);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &row) { noteExpanded(row, true); });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &row) { noteExpanded(row, false); });
    connect(this, &QTreeView::customContextMenuRequested, this, &EntryTreeView::showMenu);
    connect(&model, &EntryTreeModel::contentChanged, this, &EntryTreeView::contentChanged);
    contentChanged();
}

QString EntryTreeView::keyOf(const QModelIndex &index) const
{
    const Folder *folder = m_model.folderAt(index);
    return folder ? folder->id.value : index.data().toString();
}

void EntryTreeView::noteExpanded(const QModelIndex &index, bool expanded)
{
    if (!m_byHand)
        return; // thousands at once; whoever does that tells when it is done
    updateGeometry();
    Q_EMIT heightChanged();
    if (m_model.isFiltered())
        return;
    // The favourites are open unless they were closed by hand, everything else is closed.
    if (expanded != (m_model.rowKind(index) == EntryRow::Favourites))
        m_opened.insert(keyOf(index));
    else
        m_opened.remove(keyOf(index));
}

void EntryTreeView::contentChanged()
{
    if (!m_model.isFiltered())
        restoreExpanded();
    updateGeometry();
    Q_EMIT heightChanged();
    if (!m_toRename)
        return;
    if (const QModelIndex made = m_model.indexOf(*m_toRename); made.isValid()) {
        m_toRename.reset();
        scrollTo(made);
        setCurrentIndex(made);
        QTreeView::edit(made);
    }
}

void EntryTreeView::filter(const QString &typed)
{
    constexpr qsizetype kMostOpenedUp = 2000;
    {
        const QScopedValueRollback guard(m_byHand, false);
        m_model.setFilter(typed);
        if (m_model.isFiltered()) {
            if (m_model.totalRows() <= kMostOpenedUp)
                expandAll();
            else
                collapseAll();
            // What was thrown away is not what is looked for.
            collapse(m_model.indexOf(EntryRow::Trash));
            scrollToTop();
        } else {
            collapseAll();
            restoreExpanded();
            scrollTo(currentIndex());
        }
    }
    updateGeometry();
    Q_EMIT heightChanged();
}

void EntryTreeView::restoreExpanded()
{
    const QScopedValueRollback guard(m_byHand, false);
    if (const QModelIndex favourites = m_model.indexOf(EntryRow::Favourites); favourites.isValid())
        setExpanded(favourites, !m_opened.contains(keyOf(favourites)));
    for (const QString &key : std::as_const(m_opened))
        if (const QModelIndex folder = m_model.indexOf(FolderId{key}); folder.isValid())
            setExpanded(folder, true);
}

void EntryTreeView::changeEvent(QEvent *event)
{
    RowTree::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        Q_EMIT heightChanged();
}

RowText EntryTreeView::rowText(const QModelIndex &index) const
{
    return {index.data(Qt::DecorationRole).value<QIcon>(), index.data().toString(),
            index.data(EntryTreeModel::DetailRole).toString(),
            index.data(EntryTreeModel::MarkRole).value<QColor>(),
            index.data(EntryTreeModel::StateRole).value<QIcon>()};
}

void EntryTreeView::focusInEvent(QFocusEvent *event)
{
    RowTree::focusInEvent(event);
    if (!currentIndex().isValid() && m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(0, 0));
}

void EntryTreeView::focusFirst()
{
    setCurrentIndex(m_model.index(0, 0));
    setFocus(Qt::TabFocusReason);
}

void EntryTreeView::focusLast()
{
    QModelIndex last = m_model.index(m_model.rowCount() - 1, 0);
    while (isExpanded(last) && m_model.hasChildren(last))
        last = m_model.index(m_model.rowCount(last) - 1, 0, last);
    setCurrentIndex(last);
    setFocus(Qt::BacktabFocusReason);
}

QModelIndexList EntryTreeView::chosenRows() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    if (rows.isEmpty() && currentIndex().isValid())
        rows << currentIndex();
    return rows;
}

QList<EntryId> EntryTreeView::chosenEntries(bool trashed) const
{
    QList<EntryId> ids = m_model.chosen(chosenRows()).entries;
    ids.removeIf([&](const EntryId &id) { return m_model.find(id)->trashed.isValid() != trashed; });
    return ids;
}

EntryTreeView::Key EntryTreeView::keyOf(const QKeyEvent &event)
{
    const bool control = event.modifiers() == Qt::ControlModifier;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return event.modifiers() & Qt::AltModifier ? Key::Edit : Key::Open;
    case Qt::Key_F3:
        return Key::Files;
    case Qt::Key_F2:
        return Key::Rename;
    case Qt::Key_F5:
        return Key::Health;
    case Qt::Key_Delete:
        return Key::Remove;
    case Qt::Key_D:
        return control ? Key::Duplicate : Key::Other;
    case Qt::Key_Up:
        return event.modifiers() == Qt::NoModifier ? Key::Up : Key::Other;
    case Qt::Key_Down:
        return event.modifiers() == Qt::NoModifier ? Key::Down : Key::Other;
    default:
        return event.matches(QKeySequence::Copy)   ? Key::Copy
               : event.matches(QKeySequence::Undo) ? Key::Undo
               : event.matches(QKeySequence::Redo) ? Key::Redo
                                                   : Key::Other;
    }
}

void EntryTreeView::keyPressEvent(QKeyEvent *event)
{
    if (state() == QAbstractItemView::EditingState)
        return RowTree::keyPressEvent(event);
    const Key key = keyOf(*event);
    if (act(key))
        return;
    if (key == Key::Up && !indexAbove(currentIndex()).isValid())
        Q_EMIT leftUpwards();
    if (key == Key::Down && !indexBelow(currentIndex()).isValid())
        Q_EMIT leftDownwards();
    RowTree::keyPressEvent(event);
}

/// False: the key is none of ours.
bool EntryTreeView::act(Key key)
{
    switch (key) {
    case Key::Open:
        open();
        break;
    case Key::Files:
        if (const Entry *entry = m_model.entryAt(currentIndex()); entry && entry->kind == EntryKind::Host)
            Q_EMIT filesWanted(EntryId(entry->id));
        break;
    case Key::Health:
        if (const auto what = m_model.chosen(chosenRows()); !what.isEmpty())
            Q_EMIT healthWanted(what);
        break;
    case Key::Rename:
        rename();
        break;
    case Key::Edit:
        edit();
        break;
    case Key::Duplicate:
        if (const auto entries = chosenEntries(false); !entries.isEmpty())
            Q_EMIT duplicateWanted(entries);
        break;
    case Key::Remove:
        remove();
        break;
    case Key::Copy:
        copy();
        break;
    case Key::Undo:
        Q_EMIT undoWanted();
        break;
    case Key::Redo:
        Q_EMIT redoWanted();
        break;
    case Key::Up:
    case Key::Down:
    case Key::Other:
        return false;
    }
    return true;
}

void EntryTreeView::open()
{
    constexpr qsizetype kMostAtOnce = 10;
    const QModelIndex current = currentIndex();
    if (!m_model.entryAt(current))
        return setExpanded(current, !isExpanded(current));
    if (m_model.entryAt(current)->trashed.isValid()) {
        Q_EMIT noticed(trashedNotice());
        return;
    }
    // Ids, not rows: what is opened is used, and used ones may lie elsewhere.
    QList<EntryId> ids = chosenEntries(false);
    if (!m_model.isSaved(current))
        ids = {m_model.entryAt(current)->id};
    if (ids.size() > kMostAtOnce) {
        Q_EMIT noticed(tr("At most %n can be opened at once", nullptr, static_cast<int>(kMostAtOnce)));
        return;
    }
    for (const EntryId &id : std::as_const(ids))
        Q_EMIT openWanted(id);
}

void EntryTreeView::rename()
{
    const QModelIndex current = currentIndex();
    if (m_model.flags(current).testFlag(Qt::ItemIsEditable))
        QTreeView::edit(current);
    else if (m_model.entryAt(current) && !m_model.isSaved(current))
        edit();
}

void EntryTreeView::edit()
{
    const QModelIndex current = currentIndex();
    if (const Entry *other = m_model.entryAt(current); other && !m_model.isSaved(current)) {
        Q_EMIT editWanted({{other->id}, {}});
    } else if (const Folder *folder = m_model.folderAt(current)) {
        Q_EMIT editWanted({{}, {folder->id}});
    } else if (const auto entries = chosenEntries(false); !entries.isEmpty()) {
        Q_EMIT editWanted({entries, {}});
    }
}

void EntryTreeView::remove()
{
    const QModelIndex current = currentIndex();
    if (const Entry *other = m_model.entryAt(current); other && !m_model.isSaved(current)) {
        Q_EMIT removalWanted(EntryId(other->id));
        return;
    }
    if (const auto trashed = chosenEntries(true); !trashed.isEmpty()) {
        Q_EMIT purgeWanted(trashed);
        return;
    }
    if (const auto what = m_model.chosen(chosenRows()); !what.isEmpty())
        Q_EMIT trashWanted(what);
}

void EntryTreeView::copy()
{
    if (const Entry *entry = m_model.entryAt(currentIndex()))
        Q_EMIT copyWanted(entryDetail(*entry, m_model.folders()));
    else if (currentIndex().isValid())
        Q_EMIT copyWanted(currentIndex().data().toString());
}

} // namespace porthole::ui
