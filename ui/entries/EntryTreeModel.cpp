#include "ui/entries/EntryTreeModel.h"

#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/entries/EntryText.h"
#include "ui/hosts/KnownHosts.h"

#include <QSet>

namespace porthole::ui {

namespace {

/// What a persistent index stands for, however the rows lie.
struct RowKey {
    EntryRow row = EntryRow::Root;
    QString id{};
    bool amongFavourites = false;
};

/// An index holds its node's number times this. Qt finds persistent indexes by a hash that is next to the sum
/// of row and number: numbers in a row would fill its table in one piece, and each removal would move all
/// that stands behind it. (Odd numbers have an inverse: kSpread * kGather is 1.)
constexpr auto kSpread = static_cast<quintptr>(0x9e3779b97f4a7c15);
constexpr auto kGather = static_cast<quintptr>(0xf1de83e19937733d);
static_assert(static_cast<quintptr>(kSpread * kGather) == 1);

/// Of others, those that the collection has as well.
void removeKept(QList<Entry> &others, const EntryCollection &collection)
{
    if (others.isEmpty())
        return;
    QSet<QString> ids, kept;
    for (const Entry &other : std::as_const(others))
        ids.insert(other.id.value);
    for (const Entry &entry : collection.entries) {
        if (ids.contains(entry.id.value))
            kept.insert(entry.id.value);
    }
    others.removeIf([&kept](const Entry &other) { return kept.contains(other.id.value); });
}

} // namespace

/// Changes the tree as one change of the layout. What views remember is led to where it is now; what is gone
/// or hidden is forgotten.
void EntryTreeModel::restructure(const std::function<void()> &change)
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<RowKey> keys;
    for (const QModelIndex &index : before) {
        const EntryNode &node = nodeAt(index);
        const EntryRow above = m_tree.node(node.parent).row;
        keys.push_back({node.row,
                        node.row == EntryRow::Entry    ? m_tree.entry(node.at).id.value
                        : node.row == EntryRow::Folder ? m_tree.folder(node.at).id.value
                                                       : QString(),
                        above == EntryRow::Favourites});
    }
    change();
    m_tree.arrange();
    QModelIndexList after;
    after.reserve(before.size());
    for (const RowKey &key : keys) {
        if (key.row == EntryRow::Folder)
            after << indexOf(FolderId{key.id});
        else if (key.row != EntryRow::Entry)
            after << indexOf(key.row);
        else if (const qsizetype at = m_tree.entryAt({key.id}); key.amongFavourites && at >= 0)
            after << indexFor(m_tree.favouriteNode(at));
        else
            after << indexOf(EntryId{key.id});
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

void EntryTreeModel::setCollection(const EntryCollection &collection)
{
    restructure([&] {
        removeKept(m_others, collection);
        m_tree.setCollection(collection, m_others);
    });
    Q_EMIT contentChanged();
}

void EntryTreeModel::setOthers(const QList<Entry> &others)
{
    if (m_others == others)
        return;
    m_others = others;
    restructure([this] {
        removeKept(m_others, collection());
        m_tree.setCollection(EntryCollection(collection()), m_others);
    });
    Q_EMIT contentChanged();
}

void EntryTreeModel::setOpen(const QHash<QString, EntryOpen> &open)
{
    QSet<QString> touched(open.keyBegin(), open.keyEnd());
    for (auto at = m_open.keyBegin(); at != m_open.keyEnd(); ++at)
        touched.insert(*at);
    m_open = open;
    for (const QString &id : std::as_const(touched)) {
        const qsizetype at = m_tree.entryAt({id});
        if (at < 0)
            continue;
        for (const QModelIndex &index : {indexOf(EntryId{id}), indexFor(m_tree.favouriteNode(at))})
            if (index.isValid())
                Q_EMIT dataChanged(index, index);
    }
}

void EntryTreeModel::setFilter(const QString &typed)
{
    const ServerFilter filter(typed);
    if (filter == m_tree.filter())
        return;
    restructure([&] { m_tree.setFilter(filter); });
}

const EntryNode &EntryTreeModel::nodeAt(const QModelIndex &index) const
{
    return m_tree.node(index.isValid() ? static_cast<qsizetype>(index.internalId() * kGather) : 0);
}

QModelIndex EntryTreeModel::indexFor(qint32 node) const
{
    return node > 0 ? createIndex(m_tree.node(node).place, 0, static_cast<quintptr>(node) * kSpread)
                    : QModelIndex();
}

const Entry *EntryTreeModel::firstEntry() const
{
    std::vector<qint32> path{0};
    while (!path.empty()) {
        const EntryNode &node = m_tree.node(path.back());
        path.pop_back();
        if (node.row == EntryRow::Entry)
            return &m_tree.entry(node.at);
        if (node.row == EntryRow::Trash)
            continue;
        for (qint32 child = node.first + node.count - 1; child >= node.first; --child)
            path.push_back(child);
    }
    return nullptr;
}

EntryRow EntryTreeModel::rowKind(const QModelIndex &index) const { return nodeAt(index).row; }

const Entry *EntryTreeModel::entryAt(const QModelIndex &index) const
{
    const EntryNode &node = nodeAt(index);
    return node.row == EntryRow::Entry ? &m_tree.entry(node.at) : nullptr;
}

const Folder *EntryTreeModel::folderAt(const QModelIndex &index) const
{
    const EntryNode &node = nodeAt(index);
    return node.row == EntryRow::Folder ? &m_tree.folder(node.at) : nullptr;
}

bool EntryTreeModel::isSaved(const QModelIndex &index) const
{
    const EntryNode &node = nodeAt(index);
    return node.row == EntryRow::Folder || (node.row == EntryRow::Entry && m_tree.isSaved(node.at));
}

const Entry *EntryTreeModel::find(const EntryId &id) const
{
    const qsizetype at = m_tree.entryAt(id);
    return at < 0 ? nullptr : &m_tree.entry(at);
}

QModelIndex EntryTreeModel::indexOf(const EntryId &id) const
{
    const qsizetype at = m_tree.entryAt(id);
    return at < 0 ? QModelIndex() : indexFor(m_tree.nodeOfEntry(at));
}

QModelIndex EntryTreeModel::indexOf(const FolderId &id) const
{
    const qsizetype at = m_tree.folderAt(id);
    return at < 0 ? QModelIndex() : indexFor(m_tree.nodeOfFolder(at));
}

QModelIndex EntryTreeModel::indexOf(EntryRow row) const { return indexFor(m_tree.nodeOf(row)); }

ChosenEntries EntryTreeModel::chosen(const QModelIndexList &rows) const
{
    ChosenEntries what;
    QSet<QString> known;
    for (const QModelIndex &index : rows) {
        if (!isSaved(index))
            continue;
        const Entry *entry = entryAt(index);
        const QString id = entry ? entry->id.value : folderAt(index)->id.value;
        if (known.contains(id))
            continue;
        known.insert(id);
        if (entry)
            what.entries << entry->id;
        else
            what.folders << FolderId{id};
    }
    return what;
}

QModelIndex EntryTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const EntryNode &node = nodeAt(parent);
    return column == 0 && row >= 0 && row < node.count ? indexFor(node.first + row) : QModelIndex();
}

QModelIndex EntryTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexFor(nodeAt(child).parent) : QModelIndex();
}

int EntryTreeModel::rowCount(const QModelIndex &parent) const { return nodeAt(parent).count; }

QVariant EntryTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (entryAt(index))
        return entryData(index, role);
    if (const Folder *folder = folderAt(index))
        return folderData(*folder, role);
    return groupData(rowKind(index), role);
}

QVariant EntryTreeModel::entryData(const QModelIndex &index, int role) const
{
    const Entry &entry = *entryAt(index);
    const FolderTree &folders = m_tree.folders();
    const EntryOpen open = m_open.value(entry.id.value);
    const bool elsewhere = rowKind(parent(index)) == EntryRow::Favourites || entry.trashed.isValid();
    const auto detail = [&] {
        const bool isAlias = KnownHosts::aliasOf({entry.id.value}).has_value();
        QStringList parts{open.state, isAlias ? tr("From ~/.ssh/config") : entryDetail(entry, folders)};
        if (elsewhere)
            parts << folderPath(entry.folder, folders);
        parts.removeAll(QString());
        return parts.join(QStringLiteral(" · "));
    };
    const auto mark = [&] {
        return colourMark(effectiveSettings(entry.settings, entry.folder, folders).colour, folders);
    };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return entry.name;
    case DetailRole:
        return detail();
    case MarkRole:
        return mark().colour;
    case StateRole:
        return open.icon;
    case Qt::DecorationRole:
        return kindIcon(entry.kind);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList lines{entry.name, kindName(entry.kind), detail(), mark().words};
        if (!entry.tags.isEmpty())
            lines << tr("Tags: %1").arg(entry.tags.join(QStringLiteral(", ")));
        lines.removeAll(QString());
        if (role == Qt::AccessibleTextRole)
            return lines.join(QStringLiteral(", "));
        return toolTipLines(lines);
    }
    default:
        return {};
    }
}

QVariant EntryTreeModel::folderData(const Folder &folder, int role) const
{
    const auto mark = [&] {
        const auto settings = effectiveSettings(folder.settings, folder.parent, folders());
        return colourMark(settings.colour, folders());
    };
    const EntryNode &node = m_tree.node(m_tree.nodeOfFolder(m_tree.folderAt(folder.id)));
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return folder.name;
    case DetailRole:
        return node.count == 0 ? tr("Empty") : tr("%n item(s)", nullptr, node.count);
    case MarkRole:
        return mark().colour;
    case Qt::DecorationRole:
        return icon(QLatin1StringView("folder"), IconColour::Muted);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList lines{folder.name, tr("Folder"), folderData(folder, DetailRole).toString(), mark().words};
        lines.removeAll(QString());
        if (role == Qt::AccessibleTextRole)
            return lines.join(QStringLiteral(", "));
        return toolTipLines(lines);
    }
    default:
        return {};
    }
}

QVariant EntryTreeModel::groupData(EntryRow row, int role) const
{
    const bool trash = row == EntryRow::Trash;
    const QModelIndex index = indexOf(row);
    switch (role) {
    case Qt::DisplayRole:
        return trash ? tr("Trash") : tr("Favourites");
    case DetailRole:
        return tr("%n item(s)", nullptr, rowCount(index));
    case Qt::DecorationRole:
        return icon(QLatin1StringView(trash ? "trash" : "star-full"), IconColour::Muted);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(groupData(row, Qt::DisplayRole).toString(),
                                            groupData(row, DetailRole).toString());
    default:
        return {};
    }
}

} // namespace porthole::ui
