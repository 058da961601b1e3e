// The menu of what is saved.

#include "ui/PeerText.h"
#include "ui/entries/EntryText.h"
#include "ui/entries/EntryTreeView.h"

#include <QMenu>
#include <algorithm>
#include <functional>

namespace porthole::ui {

namespace {

QAction *add(QMenu &menu, const char *name, const QString &text, const std::function<void()> &action)
{
    QAction *made = menu.addAction(text);
    made->setObjectName(QLatin1String(name));
    QObject::connect(made, &QAction::triggered, &menu, action);
    return made;
}

} // namespace

void EntryTreeView::showMenu(const QPoint &position)
{
    // The menu key asks at some point of the view: it means the row that has the keyboard.
    QModelIndex index = indexAt(position);
    QPoint at = position;
    if (hasFocus() && currentIndex().isValid() && !selectionModel()->isSelected(index)) {
        index = currentIndex();
        at = visualRect(index).center();
    }
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("entryMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, index);
    menu->popup(viewport()->mapToGlobal(at));
}

void EntryTreeView::fillMenu(QMenu &menu, const QModelIndex &index)
{
    const EntryRow row = m_model.rowKind(index);
    const Entry *entry = m_model.entryAt(index);
    if (row == EntryRow::Trash || (entry && entry->trashed.isValid()))
        return fillTrashMenu(menu);
    FolderId around;
    if (const Folder *folder = m_model.folderAt(index))
        around = folder->id;
    else if (entry)
        around = entry->folder;
    if (entry) {
        add(menu, "entryOpen", tr("Open\tEnter"), [this] { open(); });
        if (entry->kind == EntryKind::Host)
            add(menu, "entryFiles", tr("Browse files\tF3"),
                [this, id = entry->id] { Q_EMIT filesWanted(id); });
        add(menu, "entryCopy", tr("Copy address\tCtrl+C"), [this] { copy(); });
    }
    if (m_model.isSaved(index))
        add(menu, "entryHealth", tr("Check whether it can be reached\tF5"),
            [this, what = m_model.chosen(chosenRows())] { Q_EMIT healthWanted(what); });
    if (entry || m_model.isSaved(index))
        menu.addSeparator();
    if (entry || row == EntryRow::Folder)
        add(menu, "entryEdit", tr("Edit…\tAlt+Enter"), [this] { edit(); });
    if (m_model.isSaved(index)) {
        add(menu, "entryRename", tr("Rename\tF2"), [this] { rename(); });
        if (entry) {
            add(menu, "entryDuplicate", tr("Duplicate\tCtrl+D"),
                [this] { Q_EMIT duplicateWanted(chosenEntries(false)); });
            add(menu, "entryFavourite", entry->favourite ? tr("Not a favourite any more") : tr("Favourite"),
                [this, to = !entry->favourite] { Q_EMIT favouriteWanted(chosenEntries(false), to); });
        }
        addFolderMenu(menu);
    }
    if (!entry || m_model.isSaved(index))
        add(menu, "entryNewFolder", tr("New folder"), [this, around] { Q_EMIT folderWanted(around); });
    if (entry || row == EntryRow::Folder) {
        menu.addSeparator();
        add(menu, "entryDelete", m_model.isSaved(index) ? tr("Delete\tDel") : tr("Remove…\tDel"),
            [this] { remove(); });
    }
}

void EntryTreeView::fillTrashMenu(QMenu &menu)
{
    QList<EntryId> entries = chosenEntries(true);
    const QModelIndex trash = m_model.indexOf(EntryRow::Trash);
    QList<EntryId> all;
    for (int row = 0; row < m_model.rowCount(trash); ++row)
        all << m_model.entryAt(m_model.index(row, 0, trash))->id;
    if (entries.isEmpty()) {
        add(menu, "entryRestore", tr("Restore all"), [this, all] { Q_EMIT restoreWanted(all); });
        add(menu, "entryPurge", tr("Empty the trash…"), [this, all] { Q_EMIT purgeWanted(all); });
    } else {
        add(menu, "entryRestore", tr("Restore"), [this, entries] { Q_EMIT restoreWanted(entries); });
        add(menu, "entryPurge", tr("Delete for good…\tDel"),
            [this, entries] { Q_EMIT purgeWanted(entries); });
    }
}

void EntryTreeView::addFolderMenu(QMenu &menu)
{
    QMenu *folders = menu.addMenu(tr("Move to folder"));
    folders->setObjectName(QStringLiteral("entryFolders"));
    const ChosenEntries what = m_model.chosen(chosenRows());
    const auto move = [this, what](const FolderId &folder) { Q_EMIT moveWanted(what, folder); };
    add(*folders, "entryToTop", tr("None"), [move] { move({}); });
    folders->addSeparator();
    QList<std::pair<QString, FolderId>> paths;
    for (const Folder &folder : m_model.collection().folders)
        paths.append({folderPath(folder.id, m_model.folders()), folder.id});
    std::sort(paths.begin(), paths.end(),
              [](const auto &a, const auto &b) { return QString::localeAwareCompare(a.first, b.first) < 0; });
    for (const auto &[path, id] : std::as_const(paths)) {
        const bool inside =
            std::any_of(what.folders.begin(), what.folders.end(),
                        [&, id = id](const auto &f) { return isWithin(m_model.folders(), id, f); });
        if (!inside)
            add(*folders, "entryToFolder", mnemonicFree(path), [move, id = id] { move(id); });
    }
}

} // namespace porthole::ui
