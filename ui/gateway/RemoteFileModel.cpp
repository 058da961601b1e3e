#include "ui/gateway/RemoteFileModel.h"

#include "core/base/DisplayText.h"
#include "ui/Icons.h"
#include "ui/PeerText.h"

#include <QLocale>
#include <algorithm>
#include <compare>

namespace porthole::ui {

namespace {

QString shown(const QString &name) { return QString::fromStdString(displayText(name.toStdString(), 1024)); }

QString kindText(const RemoteFile &file)
{
    switch (file.type) {
    case RemoteFile::Type::Folder:
        return RemoteFileModel::tr("Folder");
    case RemoteFile::Type::File:
        return file.mimeType.isEmpty() ? RemoteFileModel::tr("File") : shown(file.mimeType);
    case RemoteFile::Type::Other:
        return RemoteFileModel::tr("Other");
    }
    return {};
}

QString textOf(const RemoteFile &file, int column)
{
    switch (column) {
    case RemoteFileModel::Name:
        return shown(file.name);
    case RemoteFileModel::Size:
        return file.type == RemoteFile::Type::Folder ? QString() : QLocale().formattedDataSize(file.size);
    case RemoteFileModel::Modified:
        return file.modified.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    case RemoteFileModel::Kind:
        return kindText(file);
    default:
        return {};
    }
}

QIcon iconOf(const RemoteFile &file)
{
    return file.type == RemoteFile::Type::Folder ? icon(QLatin1StringView("folder"), IconColour::Accent)
                                                 : icon(QLatin1StringView("file"), IconColour::Muted);
}

std::strong_ordering orderOf(qint64 a, qint64 b) { return a <=> b; }

} // namespace

void RemoteFileModel::setFiles(QList<RemoteFile> files)
{
    beginResetModel();
    m_files = std::move(files);
    endResetModel();
}

int RemoteFileModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

int RemoteFileModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RemoteFileModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const RemoteFile &file = m_files.at(index.row());
    if (role == Qt::DisplayRole)
        return textOf(file, index.column());
    if (role == Qt::DecorationRole && index.column() == Name)
        return iconOf(file);
    if (role == Qt::ToolTipRole && index.column() == Name)
        return toolTipText(shown(file.name));
    if (role == Qt::TextAlignmentRole && index.column() == Size)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant RemoteFileModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section == Modified)
        return tr("By the host's own clock");
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Size ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Size:
        return tr("Size");
    case Modified:
        return tr("Modified");
    case Kind:
        return tr("Type");
    default:
        return {};
    }
}

RemoteFileOrder::RemoteFileOrder(RemoteFileModel &files, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_files(files)
{
    setSourceModel(&files);
    sort(RemoteFileModel::Name);
}

void RemoteFileOrder::setWords(const QString &words)
{
    m_words = words.toLower().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

const RemoteFile &RemoteFileOrder::file(const QModelIndex &index) const
{
    return m_files.file(mapToSource(index).row());
}

bool RemoteFileOrder::filterAcceptsRow(int row, const QModelIndex &) const
{
    const QString name = m_files.file(row).name.toLower();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString &word) { return name.contains(word); });
}

bool RemoteFileOrder::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const RemoteFile &a = m_files.file(left.row());
    const RemoteFile &b = m_files.file(right.row());
    const bool folderA = a.type == RemoteFile::Type::Folder;
    const bool folderB = b.type == RemoteFile::Type::Folder;
    if (folderA != folderB) // in either direction
        return (sortOrder() == Qt::AscendingOrder) == folderA;
    auto order = std::strong_ordering::equal;
    if (left.column() == RemoteFileModel::Size)
        order = orderOf(a.size, b.size);
    else if (left.column() == RemoteFileModel::Modified)
        order = orderOf(a.modified.toMSecsSinceEpoch(), b.modified.toMSecsSinceEpoch());
    else if (left.column() == RemoteFileModel::Kind)
        order = orderOf(kindText(a).compare(kindText(b)), 0);
    if (order == std::strong_ordering::equal)
        order = orderOf(QString::compare(a.name, b.name, Qt::CaseInsensitive), 0);
    return order == std::strong_ordering::less;
}

} // namespace porthole::ui
