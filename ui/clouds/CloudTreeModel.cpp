#include "ui/clouds/CloudTreeModel.h"

#include "ui/clouds/CloudRowText.h"
#include "ui/clouds/CloudText.h"

#include <algorithm>

namespace porthole::ui {

CloudTreeModel::CloudTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
{}

/// Changes the tree as one change of the layout. What views remember is led to where it is now; what is
/// gone or hidden is forgotten.
void CloudTreeModel::restructure(const std::function<void()> &change)
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    change();
    m_tree.arrange();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &index : before) {
        const auto *node = static_cast<const CloudNode *>(index.internalPointer());
        after.append(node->inSight() ? createIndex(node->row, 0, node) : QModelIndex());
    }
    changePersistentIndexList(before, after);
    m_tree.emptyGrave();
    Q_EMIT layoutChanged();
}

void CloudTreeModel::repaint(const CloudNode *node)
{
    if (const QModelIndex index = indexFor(node); index.isValid())
        Q_EMIT dataChanged(index, index);
}

void CloudTreeModel::addCloud(const CloudSummary &summary)
{
    if (m_tree.cloud(summary.name))
        return;
    restructure([&] { m_tree.addCloud(summary); });
    Q_EMIT cloudChanged(summary.name);
}

void CloudTreeModel::removeCloud(const QString &cloud)
{
    CloudEntry *entry = m_tree.cloud(cloud);
    if (!entry)
        return;
    restructure([&] { m_tree.removeCloud(*entry); });
    Q_EMIT cloudRemoved(cloud);
}

QString CloudTreeModel::cloudOf(const EntryId &id) const
{
    for (const CloudEntry *entry : m_tree.clouds())
        if (entry->summary.entry == id.value)
            return entry->summary.name;
    return {};
}

void CloudTreeModel::setState(const QString &cloud, CloudState state,
                              const std::optional<CloudTrouble> &trouble, const QString &neededSecret,
                              const std::optional<Error> &secretTrouble)
{
    CloudEntry *entry = m_tree.cloud(cloud);
    if (!entry)
        return;
    entry->state = state;
    entry->trouble = trouble;
    entry->neededSecret = neededSecret;
    entry->secretTrouble = secretTrouble;
    repaint(entry);
    Q_EMIT cloudChanged(cloud);
}

void CloudTreeModel::setVia(const QString &cloud, const std::optional<CloudVia> &via)
{
    CloudEntry *entry = m_tree.cloud(cloud);
    if (!entry || entry->via == via)
        return;
    entry->via = via;
    repaint(entry);
}

void CloudTreeModel::setScopes(const QString &cloud, const QList<Project> &projects,
                               const QStringList &regions, const std::optional<CloudScope> &home)
{
    if (CloudEntry *entry = m_tree.cloud(cloud)) {
        restructure([&] { m_tree.setScopes(*entry, projects, regions, home); });
        Q_EMIT cloudChanged(cloud);
    }
}

void CloudTreeModel::clearScopes(const QString &cloud)
{
    if (CloudEntry *entry = m_tree.cloud(cloud)) {
        restructure([&] { m_tree.clearScopes(*entry); });
        Q_EMIT cloudChanged(cloud);
    }
}

void CloudTreeModel::setListing(const QString &cloud, const CloudScope &scope, ListingState state,
                                const QString &trouble)
{
    HolderNode *holder = m_tree.holder(cloud, scope);
    if (!holder)
        return;
    holder->listing = state;
    holder->listingTrouble = trouble;
    repaint(holder);
    Q_EMIT cloudChanged(cloud);
}

void CloudTreeModel::addServers(const QString &cloud, const CloudScope &scope, const QList<Server> &servers)
{
    HolderNode *holder = m_tree.holder(cloud, scope);
    if (!holder || servers.isEmpty())
        return;
    restructure([&] { m_tree.addServers(*holder, servers); });
    repaint(holder);
    Q_EMIT cloudChanged(cloud);
}

void CloudTreeModel::changeServers(const QString &cloud, const CloudScope &scope,
                                   const QList<Server> &servers)
{
    HolderNode *holder = m_tree.holder(cloud, scope);
    if (!holder || servers.isEmpty())
        return;
    // Most changes are of what a row says, not of where it is.
    QList<Server> moving;
    for (const Server &server : servers) {
        if (m_tree.changesInPlace(*holder, server)) {
            m_tree.changeServer(*holder, server);
            repaint(holder->byId.value(server.id.value));
        } else {
            moving.append(server);
        }
    }
    if (!moving.isEmpty())
        restructure([&] {
            for (const Server &server : moving)
                m_tree.changeServer(*holder, server);
        });
    Q_EMIT cloudChanged(cloud);
}

void CloudTreeModel::removeServers(const QString &cloud, const CloudScope &scope,
                                   const QList<ServerId> &servers)
{
    HolderNode *holder = m_tree.holder(cloud, scope);
    if (!holder)
        return;
    restructure([&] { m_tree.removeServers(*holder, servers); });
    repaint(holder);
    Q_EMIT cloudChanged(cloud);
}

void CloudTreeModel::clearServers(const QString &cloud, const CloudScope &scope)
{
    HolderNode *holder = m_tree.holder(cloud, scope);
    if (!holder)
        return;
    restructure([&] { m_tree.clearServers(*holder); });
    repaint(holder);
    Q_EMIT cloudChanged(cloud);
}

void CloudTreeModel::setFilter(const QString &typed)
{
    const ServerFilter filter(typed);
    if (filter == m_tree.filter())
        return;
    restructure([&] { m_tree.setFilter(filter); });
}

const CloudNode *CloudTreeModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const CloudNode *>(index.internalPointer()) : &m_tree.root();
}

QModelIndex CloudTreeModel::indexFor(const CloudNode *node) const
{
    return node && node != &m_tree.root() && node->inSight() ? createIndex(node->row, 0, node)
                                                             : QModelIndex();
}

QString CloudTreeModel::cloudAt(const QModelIndex &index) const
{
    const CloudNode *node = index.isValid() ? nodeAt(index) : nullptr;
    while (node && node->kind != CloudRow::Cloud)
        node = node->parent;
    return node ? node->text : QString();
}

std::optional<CloudScope> CloudTreeModel::scopeAt(const QModelIndex &index) const
{
    const CloudNode *node = index.isValid() ? nodeAt(index) : nullptr;
    if (node && node->kind == CloudRow::Server)
        node = node->parent;
    return node ? static_cast<const HolderNode *>(node)->scope : std::nullopt;
}

std::optional<ServerRef> CloudTreeModel::serverAt(const QModelIndex &index) const
{
    const CloudNode *node = index.isValid() ? nodeAt(index) : nullptr;
    if (!node || node->kind != CloudRow::Server)
        return std::nullopt;
    return refOf(static_cast<const ServerNode &>(*node));
}

QModelIndex CloudTreeModel::indexOfCloud(const QString &cloud) const { return indexFor(m_tree.cloud(cloud)); }

QModelIndex CloudTreeModel::indexOfScope(const QString &cloud, const CloudScope &scope) const
{
    return indexFor(m_tree.holder(cloud, scope));
}

QModelIndex CloudTreeModel::indexOf(const ServerRef &ref) const { return indexFor(m_tree.server(ref)); }

bool CloudTreeModel::isUnopened(const QModelIndex &index) const
{
    return index.isValid() && porthole::ui::isUnopened(*nodeAt(index));
}

QModelIndex CloudTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const CloudNode *node = nodeAt(parent);
    if (column != 0 || row < 0 || static_cast<std::size_t>(row) >= node->shown.size())
        return {};
    return createIndex(row, 0, node->shown[static_cast<std::size_t>(row)]);
}

QModelIndex CloudTreeModel::parent(const QModelIndex &child) const
{
    const CloudNode *parent = child.isValid() ? nodeAt(child)->parent : nullptr;
    return parent && parent != &m_tree.root() ? createIndex(parent->row, 0, parent) : QModelIndex();
}

int CloudTreeModel::rowCount(const QModelIndex &parent) const
{
    return static_cast<int>(nodeAt(parent)->shown.size());
}

int CloudTreeModel::columnCount(const QModelIndex &) const { return 1; }

bool CloudTreeModel::hasChildren(const QModelIndex &parent) const
{
    const CloudNode *node = nodeAt(parent);
    return !node->shown.empty() || (parent.isValid() && mayHoldMore(*node));
}

QVariant CloudTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const CloudNode &node = *nodeAt(index);
    switch (role) {
    case Qt::DisplayRole:
        return node.text;
    case DetailRole:
        return rowDetail(node);
    case KindRole:
        return static_cast<int>(node.kind);
    case Qt::DecorationRole:
        return rowIcon(node);
    case Qt::ToolTipRole:
        return rowToolTip(node);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(node.text, rowDetail(node));
    default:
        return {};
    }
}

} // namespace porthole::ui
