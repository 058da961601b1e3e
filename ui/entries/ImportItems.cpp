#include "ui/entries/ImportItems.h"

#include "ui/PeerText.h"
#include "ui/Theme.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace porthole::ui {

namespace {

/// Whether there is a connection or a folder to be chosen, rather than only what acts of it.
bool hasBox(const ImportItem &item)
{
    return item.state != ImportState::Unchanged && item.state != ImportState::Folder;
}

bool isApproved(const ImportActing &part) { return part.approved; }

bool takesSomething(const ImportItem &item)
{
    return hasBox(item) ? item.selected : std::any_of(item.acting.begin(), item.acting.end(), isApproved);
}

QStyleOptionViewItem standingIn(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QStyleOptionViewItem within = option;
    const int by = index.data(ImportItems::DepthRole).toInt() * metrics::kSection;
    if (option.direction == Qt::RightToLeft)
        within.rect.adjust(0, 0, -by, 0);
    else
        within.rect.adjust(by, 0, 0, 0);
    return within;
}

} // namespace

QString importStateName(ImportState state)
{
    switch (state) {
    case ImportState::New:
        return ImportItems::tr("New");
    case ImportState::Changed:
        return ImportItems::tr("Changed there");
    case ImportState::Unchanged:
        return ImportItems::tr("Unchanged");
    case ImportState::AlreadyHere:
        return ImportItems::tr("Saved here already");
    case ImportState::ChangedHere:
        return ImportItems::tr("Changed here by hand");
    case ImportState::InTrash:
        return ImportItems::tr("In the trash");
    case ImportState::Folder:
        return ImportItems::tr("Folder");
    case ImportState::FolderNew:
        return ImportItems::tr("New folder");
    case ImportState::FolderDiffers:
        return ImportItems::tr("Folder that differs");
    }
    return {};
}

ImportItems::ImportItems(QList<ImportItem> items, QObject *parent)
    : QAbstractListModel(parent)
    , m_items(std::move(items))
{
    for (int item = 0; item < m_items.size(); ++item) {
        m_heads << static_cast<int>(m_rows.size());
        m_rows << Row{item, kHead};
        if (!m_items.at(item).leftOut.isEmpty())
            m_rows << Row{item, kLeftOut};
        for (int part = 0; part < m_items.at(item).acting.size(); ++part)
            m_rows << Row{item, part};
    }
}

int ImportItems::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QStringList ImportItems::linesOf(const Row &row) const
{
    const ImportItem &item = m_items.at(row.item);
    if (row.part == kHead)
        return {item.name, QStringLiteral("%1 · %2").arg(importStateName(item.state), item.detail)};
    if (row.part == kLeftOut)
        return {tr("Left out"), item.leftOut.join(QStringLiteral("; "))};
    const ImportActing &part = item.acting.at(row.part);
    return {part.approved ? part.what : tr("%1, left out unless ticked").arg(part.what), part.text};
}

QVariant ImportItems::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows.at(index.row());
    const ImportItem &item = m_items.at(row.item);
    switch (role) {
    case Qt::DisplayRole:
        return linesOf(row).join(u'\n');
    case Qt::AccessibleTextRole:
        // A part is read out with what it belongs to.
        return (row.part == kHead ? linesOf(row) : QStringList{item.name} + linesOf(row))
            .join(QStringLiteral(", "));
    case Qt::CheckStateRole:
        if (row.part == kLeftOut || (row.part == kHead && !hasBox(item)))
            return {}; // there is nothing to choose
        return (row.part == kHead ? item.selected : item.acting.at(row.part).approved) ? Qt::Checked
                                                                                       : Qt::Unchecked;
    case Qt::ToolTipRole:
        return toolTipLines(linesOf(row));
    case DepthRole:
        return row.part == kHead ? 0 : 1;
    default:
        return {};
    }
}

bool ImportItems::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    const Row &row = m_rows.at(index.row());
    ImportItem &item = m_items[row.item];
    const bool on = value.toInt() == Qt::Checked;
    if (row.part == kHead) {
        item.selected = on;
        for (ImportActing &part : item.acting)
            part.approved = part.approved && on; // of what is left out nothing is taken
    } else {
        item.acting[row.part].approved = on;
        item.selected = item.selected || (on && hasBox(item));
    }
    tellOf(row.item);
    return true;
}

/// All of its rows.
void ImportItems::tellOf(int item)
{
    const int last = item + 1 < m_heads.size() ? m_heads.at(item + 1) - 1 : rowCount() - 1;
    Q_EMIT dataChanged(index(m_heads.at(item)), index(last));
}

Qt::ItemFlags ImportItems::flags(const QModelIndex &index) const
{
    const Row &row = m_rows.at(index.row());
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    if (row.part >= 0 || (row.part == kHead && hasBox(m_items.at(row.item))))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

void ImportItems::chooseAll(bool all)
{
    for (ImportItem &item : m_items) {
        item.selected = all && hasBox(item);
        for (ImportActing &part : item.acting)
            part.approved = part.approved && all;
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

QList<ImportChoice> ImportItems::choices() const
{
    QList<ImportChoice> choices;
    choices.reserve(m_items.size());
    for (const ImportItem &item : m_items) {
        ImportChoice choice{takesSomething(item)};
        for (const ImportActing &part : item.acting)
            choice.approved << part.approved;
        choices << std::move(choice);
    }
    return choices;
}

ImportItems::Counts ImportItems::counts() const
{
    Counts counts;
    for (const ImportItem &item : m_items) {
        ++counts.states.at(static_cast<std::size_t>(item.state));
        counts.chosen += takesSomething(item) ? 1 : 0;
        counts.unapproved +=
            static_cast<int>(std::count_if(item.acting.begin(), item.acting.end(), std::not_fn(isApproved)));
    }
    return counts;
}

void ImportItemDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, standingIn(option, index), index);
}

QSize ImportItemDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem shown = option;
    initStyleOption(&shown, index);
    return {QStyledItemDelegate::sizeHint(option, index).width(),
            2 * (shown.fontMetrics.lineSpacing() + metrics::kGrid)};
}

bool ImportItemDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                     const QStyleOptionViewItem &option, const QModelIndex &index)
{
    return QStyledItemDelegate::editorEvent(event, model, standingIn(option, index), index);
}

} // namespace porthole::ui
