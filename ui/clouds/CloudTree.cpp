#include "ui/clouds/CloudTree.h"

#include "ui/clouds/CloudText.h"

#include <algorithm>

namespace porthole::ui {

namespace {

bool sortsBefore(const std::unique_ptr<CloudNode> &one, const std::unique_ptr<CloudNode> &other)
{
    return one->sortKey < other->sortKey;
}

void fill(ServerNode &node, const Server &server)
{
    node.server = server;
    node.text = serverTitle(server);
    // Servers of one name keep their order.
    node.sortKey = naturalKey(node.text) + u'\n' + server.id.value;
    node.haystack = haystackOf(server);
}

template <class Node> Node &adopt(CloudNode &parent, std::unique_ptr<Node> child)
{
    Node &node = *child;
    node.parent = &parent;
    parent.children.push_back(std::move(child));
    return node;
}

HolderNode &addGroup(CloudNode &parent, CloudRow kind, const QString &text)
{
    auto node = std::make_unique<HolderNode>();
    node->kind = kind;
    node->text = text;
    node->sortKey = naturalKey(text);
    node->haystack = text.toLower();
    return adopt(parent, std::move(node));
}

/// Enough of the projects and regions to tell whether they are the same ones.
QString keyOf(const QList<Project> &projects, const QStringList &regions)
{
    QString key;
    for (const Project &project : projects)
        key += project.id.value + u'\t' + project.name + u'\t' + project.domain + u'\n';
    return key + u'\f' + regions.join(u'\n');
}

QString projectText(const Project &project, const QList<Project> &all)
{
    const QString name = project.name.isEmpty() ? project.id.value : project.name;
    const auto same = std::count_if(all.begin(), all.end(),
                                    [&](const Project &other) { return other.name == project.name; });
    // Names are unique within a domain only.
    return same > 1 && !project.domain.isEmpty() ? QStringLiteral("%1 (%2)").arg(name, project.domain) : name;
}

} // namespace

bool CloudNode::inSight() const
{
    const CloudNode *node = this;
    while (node->parent && node->row >= 0)
        node = node->parent;
    // Only the root has a row without a parent.
    return !node->parent && node->row >= 0;
}

HolderNode *CloudEntry::holder(const CloudScope &of) const
{
    const auto at =
        std::find_if(scopes.begin(), scopes.end(), [&](const HolderNode *node) { return node->scope == of; });
    return at == scopes.end() ? nullptr : *at;
}

CloudTree::CloudTree() { m_root.row = 0; }

HolderNode *CloudTree::holder(const QString &cloud, const CloudScope &scope) const
{
    const CloudEntry *entry = m_clouds.value(cloud);
    return entry ? entry->holder(scope) : nullptr;
}

ServerNode *CloudTree::server(const ServerRef &ref) const
{
    const HolderNode *in = holder(ref.cloud, ref.scope);
    return in ? in->byId.value(ref.server.value) : nullptr;
}

std::vector<CloudEntry *> CloudTree::clouds() const { return {m_clouds.begin(), m_clouds.end()}; }

CloudEntry &CloudTree::addCloud(const CloudSummary &summary)
{
    auto node = std::make_unique<CloudEntry>();
    node->kind = CloudRow::Cloud;
    node->text = summary.name;
    node->haystack = summary.name.toLower();
    node->summary = summary;
    CloudEntry &entry = adopt(m_root, std::move(node));
    m_clouds.insert(summary.name, &entry);
    return entry;
}

void CloudTree::removeCloud(CloudEntry &cloud)
{
    m_clouds.remove(cloud.summary.name);
    const auto at = std::find_if(m_root.children.begin(), m_root.children.end(),
                                 [&cloud](const auto &child) { return child.get() == &cloud; });
    bury(cloud);
    m_grave.push_back(std::move(*at));
    m_root.children.erase(at);
}

void CloudTree::setScopes(CloudEntry &cloud, const QList<Project> &projects, const QStringList &regions,
                          const std::optional<CloudScope> &home)
{
    // A scope that the configuration names counts even if the cloud lists no projects or regions.
    QList<Project> under = projects;
    if (home && std::none_of(under.begin(), under.end(),
                             [&](const Project &project) { return project.id == home->project; }))
        under.append(Project{home->project, {}, {}});
    QStringList in = regions;
    if (home && !in.contains(home->region))
        in.append(home->region);
    if (in.isEmpty())
        in.append(QString());
    const QString key = keyOf(under, in);
    if (key == cloud.scopesKey)
        return;
    clearScopes(cloud);
    cloud.scopesKey = key;
    for (const Project &project : under) {
        CloudNode &above =
            under.size() == 1 ? cloud : addGroup(cloud, CloudRow::Project, projectText(project, under));
        for (const QString &region : in) {
            HolderNode &holder =
                static_cast<HolderNode &>(in.size() == 1 ? above : addGroup(above, CloudRow::Region, region));
            holder.scope = CloudScope{project.id, region};
            holder.project = projectText(project, under);
            cloud.scopes.push_back(&holder);
        }
    }
    std::stable_sort(cloud.children.begin(), cloud.children.end(), sortsBefore);
}

void CloudTree::clearScopes(CloudEntry &cloud)
{
    buryChildren(cloud);
    cloud.scopesKey.clear();
    cloud.scopes.clear();
    cloud.scope.reset();
    cloud.listing = ListingState::Idle;
    cloud.listingTrouble.clear();
}

void CloudTree::addServers(HolderNode &to, const QList<Server> &servers)
{
    auto old = static_cast<std::ptrdiff_t>(to.children.size());
    for (const Server &server : servers) {
        // A page may repeat what the last one ended with; it may have another name by now.
        if (ServerNode *known = to.byId.value(server.id.value)) {
            fill(*known, server);
            old = 0;
            continue;
        }
        auto node = std::make_unique<ServerNode>();
        fill(*node, server);
        to.byId.insert(server.id.value, &adopt(to, std::move(node)));
    }
    std::sort(to.children.begin() + old, to.children.end(), sortsBefore);
    std::inplace_merge(to.children.begin(), to.children.begin() + old, to.children.end(), sortsBefore);
}

bool CloudTree::changesInPlace(const HolderNode &in, const Server &server) const
{
    const ServerNode *node = in.byId.value(server.id.value);
    if (!node || node->text != serverTitle(server))
        return false;
    return m_filter.isEmpty() || (node->row >= 0) == m_filter.matches(haystackOf(server));
}

void CloudTree::changeServer(HolderNode &in, const Server &server)
{
    ServerNode *node = in.byId.value(server.id.value);
    if (!node)
        return addServers(in, {server});
    const QString sortKey = node->sortKey;
    fill(*node, server);
    if (node->sortKey != sortKey)
        std::stable_sort(in.children.begin(), in.children.end(), sortsBefore);
}

void CloudTree::removeServers(HolderNode &from, const QList<ServerId> &servers)
{
    for (const ServerId &id : servers)
        if (ServerNode *node = from.byId.take(id.value))
            bury(*node);
    const auto gone = std::stable_partition(from.children.begin(), from.children.end(),
                                            [](const auto &child) { return child->parent != nullptr; });
    std::move(gone, from.children.end(), std::back_inserter(m_grave));
    from.children.erase(gone, from.children.end());
}

void CloudTree::clearServers(HolderNode &of) { buryChildren(of); }

void CloudTree::bury(CloudNode &node)
{
    node.parent = nullptr;
    node.row = -1;
    for (const auto &child : node.children)
        bury(*child);
}

void CloudTree::buryChildren(CloudNode &of)
{
    for (auto &child : of.children) {
        bury(*child);
        m_grave.push_back(std::move(child));
    }
    of.children.clear();
    of.shown.clear();
    if (of.kind != CloudRow::Server)
        static_cast<HolderNode &>(of).byId.clear();
}

void CloudTree::arrange()
{
    arrange(m_root, m_filter.isEmpty());
    m_root.row = 0;
}

bool CloudTree::arrange(CloudNode &node, bool all)
{
    // Whatever lies under a row that is found by its own name is shown with it.
    const bool itself = all || (&node != &m_root && m_filter.matches(node.haystack));
    node.shown.clear();
    for (const auto &child : node.children) {
        if (arrange(*child, itself)) {
            child->row = static_cast<int>(node.shown.size());
            node.shown.push_back(child.get());
        } else {
            child->row = -1;
        }
    }
    return itself || !node.shown.empty();
}

QString scopeName(const CloudNode &server)
{
    QStringList names;
    for (const CloudNode *node = server.parent; node && node->kind != CloudRow::Cloud; node = node->parent)
        names.prepend(node->text);
    return names.join(QStringLiteral(" · "));
}

} // namespace porthole::ui
