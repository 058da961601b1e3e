#include "ui/clouds/CloudRowText.h"
#include "ui/clouds/CloudTreeModel.h"

#include <QCoreApplication>
#include <algorithm>

namespace porthole::ui {

namespace {

/// Calls `look` with every server that is known, shown or not.
template <class Look> void forEachServer(const CloudEntry &cloud, Look look)
{
    for (const HolderNode *holder : cloud.scopes)
        for (const auto &child : holder->children)
            look(static_cast<const ServerNode &>(*child));
}

} // namespace

QStringList CloudTreeModel::cloudNames() const
{
    QStringList names;
    for (const auto &child : m_tree.root().children)
        names << child->text;
    return names;
}

std::optional<Server> CloudTreeModel::server(const ServerRef &ref) const
{
    const ServerNode *node = m_tree.server(ref);
    return node ? std::optional(node->server) : std::nullopt;
}

std::optional<ServerRef> CloudTreeModel::find(const QString &cloud, const QString &nameOrId) const
{
    const CloudEntry *entry = m_tree.cloud(cloud);
    if (!entry)
        return std::nullopt;
    const ServerNode *found = nullptr;
    int count = 0;
    forEachServer(*entry, [&](const ServerNode &node) {
        if (node.server.id.value == nameOrId || node.server.name == nameOrId) {
            found = &node;
            ++count;
        }
    });
    return count == 1 ? std::optional(refOf(*found)) : std::nullopt;
}

std::vector<ServerHit> CloudTreeModel::search(const QString &typed, std::size_t limit,
                                              const std::function<int(const ServerRef &)> &favour) const
{
    const ServerFilter filter(typed);
    if (filter.isEmpty())
        return {};
    struct Found {
        const ServerNode *node;
        int score;
    };
    std::vector<Found> found;
    for (const CloudEntry *cloud : m_tree.clouds())
        forEachServer(*cloud, [&](const ServerNode &node) {
            if (const int score = filter.score(node.text.toLower(), node.haystack))
                found.push_back({&node, score + favour(refOf(node))});
        });
    const auto better = [](const Found &one, const Found &other) {
        return one.score != other.score ? one.score > other.score : one.node->sortKey < other.node->sortKey;
    };
    const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(limit, found.size()));
    std::partial_sort(found.begin(), end, found.end(), better);
    std::vector<ServerHit> hits;
    for (auto at = found.begin(); at != end; ++at) {
        const ServerRef ref = refOf(*at->node);
        const QString scope = scopeName(*at->node);
        hits.push_back({ref, at->node->server,
                        scope.isEmpty() ? ref.cloud : QStringLiteral("%1 · %2").arg(ref.cloud, scope),
                        at->score});
    }
    return hits;
}

QString CloudTreeModel::addressOf(const ServerRef &ref) const
{
    const ServerNode *node = m_tree.server(ref);
    const QString name = node ? node->server.name : QString();
    const bool telling = !name.isEmpty() && find(ref.cloud, name) == ref;
    return ref.cloud + u'/' + (telling ? name : ref.server.value);
}

QString CloudTreeModel::placeOf(const ServerRef &ref) const
{
    const HolderNode *holder = m_tree.holder(ref.cloud, ref.scope);
    if (!holder)
        return tr("cloud %1").arg(ref.cloud);
    const QString place = tr("cloud %1, project %2").arg(ref.cloud, holder->project);
    return holder->kind == CloudRow::Region ? tr("%1, region %2").arg(place, ref.scope.region) : place;
}

} // namespace porthole::ui
