// What somebody does with rows of the tree themselves: renaming in place, dragging.

#include "ui/entries/EntryTreeModel.h"

#include <QDataStream>
#include <QIODevice>
#include <QMimeData>
#include <QVariant>

namespace porthole::ui {

namespace {

constexpr QLatin1String kMimeType("application/x-porthole-entries");

QStringList textsOf(const ChosenEntries &what, bool folders)
{
    QStringList texts;
    for (const EntryId &id : what.entries)
        if (!folders)
            texts << id.value;
    for (const FolderId &id : what.folders)
        if (folders)
            texts << id.value;
    return texts;
}

ChosenEntries chosenIn(const QMimeData &data)
{
    QDataStream in(data.data(kMimeType));
    QStringList entries, folders;
    in >> entries >> folders;
    ChosenEntries what;
    for (const QString &id : std::as_const(entries))
        what.entries << EntryId{id};
    for (const QString &id : std::as_const(folders))
        what.folders << FolderId{id};
    return what;
}

} // namespace

Qt::ItemFlags EntryTreeModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const EntryRow row = rowKind(index);
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const Entry *entry = entryAt(index);
    const bool trashed = entry && entry->trashed.isValid();
    // What is in the trash has a way out of it: to be restored.
    if (isSaved(index) && !trashed)
        flags |= Qt::ItemIsDragEnabled | Qt::ItemIsEditable;
    if (row == EntryRow::Folder || row == EntryRow::Trash)
        flags |= Qt::ItemIsDropEnabled;
    return flags;
}

QString EntryTreeModel::nameProblem(const QModelIndex &index, const QString &name) const
{
    if (name.isEmpty())
        return tr("Something that is saved needs a name.");
    const Entry *entry = entryAt(index);
    if (entry && isNameTaken(collection(), *entry, name))
        return tr("Another host is called %1 already.").arg(name);
    if (!entry && isNameTaken(collection(), *folderAt(index), name))
        return tr("Another folder here is called %1 already.").arg(name);
    return {};
}

bool EntryTreeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !isSaved(index))
        return false;
    const QString name = value.toString().trimmed();
    if (name == index.data().toString())
        return true;
    if (const QString problem = nameProblem(index, name); !problem.isEmpty()) {
        Q_EMIT nameRefused(problem);
        return false;
    }
    if (const Entry *entry = entryAt(index))
        Q_EMIT entryRenamed(entry->id, name);
    else
        Q_EMIT folderRenamed(folderAt(index)->id, name);
    return true;
}

QStringList EntryTreeModel::mimeTypes() const { return {kMimeType}; }

QMimeData *EntryTreeModel::mimeData(const QModelIndexList &indexes) const
{
    const ChosenEntries what = chosen(indexes);
    if (what.isEmpty())
        return nullptr;
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << textsOf(what, false) << textsOf(what, true);
    auto *data = new QMimeData;
    data->setData(kMimeType, bytes);
    return data;
}

/// What a drop between two rows means: in front of the lower one, in the folder that both are in. Nothing
/// is in front of the favourites or of what is dropped itself: that is in front of what comes next.
EntryPlace EntryTreeModel::placeOf(int row, const QModelIndex &parent, const ChosenEntries &what) const
{
    EntryPlace place;
    if (const Folder *folder = folderAt(parent))
        place.folder = folder->id;
    if (row < 0 || row > rowCount(parent))
        return place;
    const auto hasNoPlace = [&](const QModelIndex &at) {
        const Entry *entry = entryAt(at);
        const Folder *folder = folderAt(at);
        return rowKind(at) == EntryRow::Favourites || (entry && what.entries.contains(entry->id)) ||
               (folder && what.folders.contains(folder->id));
    };
    while (row < rowCount(parent) && hasNoPlace(index(row, 0, parent)))
        ++row;
    const QModelIndex below = index(row, 0, parent);
    if (const Folder *folder = folderAt(below)) {
        place.beforeFolder = folder->id;
        // Folders come first: in front of a folder an entry is in front of all entries.
        for (int at = row; !what.entries.isEmpty() && at < rowCount(parent) && !place.beforeEntry; ++at)
            if (const Entry *first = entryAt(index(at, 0, parent));
                first && !what.entries.contains(first->id))
                place.beforeEntry = first->id;
    } else if (const Entry *entry = entryAt(below); entry && isSaved(below)) {
        place.beforeEntry = entry->id;
    } else {
        // Behind all of them, in an order by hand.
        place.beforeEntry = EntryId{};
        place.beforeFolder = FolderId{};
    }
    return place;
}

bool EntryTreeModel::canDropMimeData(const QMimeData *data, Qt::DropAction action, int, int,
                                     const QModelIndex &parent) const
{
    const EntryRow row = rowKind(parent);
    return action == Qt::MoveAction && data->hasFormat(kMimeType) && !isFiltered() &&
           (row == EntryRow::Root || row == EntryRow::Folder || row == EntryRow::Trash);
}

/// Nothing is moved here: whoever keeps what is saved does that, and then it is where it belongs.
bool EntryTreeModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                  const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const ChosenEntries what = chosenIn(*data);
    if (rowKind(parent) == EntryRow::Trash)
        Q_EMIT trashed(what);
    else
        Q_EMIT moved(what, placeOf(row, parent, what));
    return false;
}

} // namespace porthole::ui
