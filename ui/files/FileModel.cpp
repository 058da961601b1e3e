#include "ui/files/FileModel.h"

#include "ui/PeerText.h"
#include "ui/files/FileText.h"
#include "ui/files/NameText.h"

#include <algorithm>
#include <compare>
#include <numeric>

namespace porthole::ui {

void FileModel::setFiles(QList<HostFile> files)
{
    beginResetModel();
    m_entries.clear();
    m_entries.reserve(static_cast<std::size_t>(files.size()));
    for (HostFile &file : files) {
        Entry entry;
        entry.name = nameText(file.name);
        entry.haystack = entry.name.toLower();
        entry.key = naturalKey(entry.haystack);
        entry.file = std::move(file);
        m_entries.push_back(std::move(entry));
    }
    m_sorted.resize(m_entries.size());
    std::iota(m_sorted.begin(), m_sorted.end(), 0U);
    sortEntries();
    collect();
    endResetModel();
}

void FileModel::setFilter(const QString &words)
{
    const ServerFilter filter(words);
    if (filter == m_filter)
        return;
    m_filter = filter;
    relayout(false);
}

void FileModel::setShowsHidden(bool shows)
{
    if (shows == m_showsHidden)
        return;
    m_showsHidden = shows;
    relayout(false);
}

void FileModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    m_column = column;
    m_order = order;
    relayout(true);
}

/// Rows that stay keep their selection and the keyboard.
void FileModel::relayout(bool sorts)
{
    Q_EMIT layoutAboutToBeChanged();
    if (sorts)
        sortEntries();
    collect();
    const QModelIndexList before = persistentIndexList();
    if (!before.isEmpty()) {
        std::vector<int> rowOf(m_entries.size(), -1);
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            rowOf[m_rows[row]] = static_cast<int>(row);
        QModelIndexList after;
        after.reserve(before.size());
        for (const QModelIndex &old : before) {
            const int row = rowOf[old.internalId()];
            after << (row < 0 ? QModelIndex() : index(row, old.column()));
        }
        changePersistentIndexList(before, after);
    }
    Q_EMIT layoutChanged();
}

void FileModel::sortEntries()
{
    std::sort(m_sorted.begin(), m_sorted.end(),
              [this](quint32 a, quint32 b) { return before(m_entries[a], m_entries[b]); });
}

bool FileModel::before(const Entry &a, const Entry &b) const
{
    const bool folderA = isFolder(a.file), folderB = isFolder(b.file);
    if (folderA != folderB) // first in either direction
        return folderA;
    auto order = std::strong_ordering::equal;
    if (m_column == Size && !folderA)
        order = a.file.size <=> b.file.size;
    else if (m_column == Modified)
        order = a.file.modified <=> b.file.modified;
    else if (m_column == Permissions)
        order = a.file.mode <=> b.file.mode;
    else if (m_column == Owner)
        order = std::pair(a.file.user, a.file.group) <=> std::pair(b.file.user, b.file.group);
    if (order == std::strong_ordering::equal)
        order = a.key.compare(b.key) <=> 0;
    if (order == std::strong_ordering::equal) // "a" and "A"
        order = a.file.name.compare(b.file.name) <=> 0;
    return m_order == Qt::AscendingOrder ? std::is_lt(order) : std::is_gt(order);
}

void FileModel::collect()
{
    m_rows.clear();
    m_hidden = 0;
    for (const quint32 at : m_sorted) {
        const Entry &entry = m_entries[at];
        if (!m_filter.isEmpty() && !m_filter.matches(entry.haystack))
            continue;
        if (!m_showsHidden && entry.file.name.startsWith('.'))
            ++m_hidden;
        else
            m_rows.push_back(at);
    }
}

const HostFile &FileModel::file(const QModelIndex &index) const { return entry(index).file; }

QModelIndex FileModel::indexOf(const QByteArray &name) const
{
    const auto at = std::find_if(m_rows.begin(), m_rows.end(),
                                 [&](quint32 row) { return m_entries[row].file.name == name; });
    return at == m_rows.end() ? QModelIndex() : index(static_cast<int>(at - m_rows.begin()), Name);
}

bool FileModel::has(const QByteArray &name) const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [&](const Entry &entry) { return entry.file.name == name; });
}

int FileModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FileModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QModelIndex FileModel::index(int row, int column, const QModelIndex &parent) const
{
    if (parent.isValid() || row < 0 || row >= rowCount() || column < 0 || column >= ColumnCount)
        return {};
    return createIndex(row, column, static_cast<quintptr>(m_rows[static_cast<std::size_t>(row)]));
}

QString FileModel::textOf(const Entry &entry, int column) const
{
    switch (column) {
    case Name:
        return entry.file.target.isEmpty()
                   ? entry.name
                   : QStringLiteral("%1 → %2").arg(entry.name, nameText(entry.file.target));
    case Size:
        return isFolder(entry.file) ? QString() : sizeText(entry.file.size);
    case Modified:
        return timeText(entry.file.modified);
    case Permissions:
        return leftToRight(permissionsText(entry.file));
    case Owner:
        return QStringLiteral("%1:%2").arg(entry.file.user).arg(entry.file.group);
    default:
        return {};
    }
}

QVariant FileModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Entry &shown = entry(index);
    switch (role) {
    case Qt::DisplayRole:
        return textOf(shown, index.column());
    case Qt::EditRole:
        return index.column() == Name ? QVariant(shown.name) : QVariant();
    case Qt::DecorationRole:
        return index.column() == Name ? QVariant(fileIcon(shown.file)) : QVariant();
    case Qt::ToolTipRole:
        return index.column() == Name ? QVariant(toolTipText(textOf(shown, Name))) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == Name ? QVariant(tr("%1, %2").arg(textOf(shown, Name), typeText(shown.file)))
                                      : QVariant(textOf(shown, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant((index.column() == Size ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

bool FileModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::EditRole || index.column() != Name)
        return false;
    const QByteArray name = nameFrom(value.toString());
    const HostFile &file = entry(index).file;
    if (name != file.name && !name.isEmpty())
        Q_EMIT renameRequested(HostFile(file), name);
    return false; // until the host has done it
}

Qt::ItemFlags FileModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags =
        Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    if (index.column() == Name)
        flags |= Qt::ItemIsEditable;
    return isFolder(entry(index).file) ? flags | Qt::ItemIsDropEnabled : flags;
}

QVariant FileModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Size ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Owner)
        return tr("User and group, by the numbers the host has for them");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Size:
        return tr("Size");
    case Modified:
        return tr("Modified");
    case Permissions:
        return tr("Permissions");
    case Owner:
        return tr("Owner");
    default:
        return {};
    }
}

} // namespace porthole::ui
