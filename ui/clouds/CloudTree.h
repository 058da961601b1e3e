#pragma once

#include <memory> // before <compare>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/model/SavedHost.h"
#include "core/session/CloudConnection.h"
#include "ui/clouds/ServerFilter.h"

#include <QHash>
#include <vector>

namespace porthole::ui {

enum class CloudRow : quint8 { Cloud, Project, Region, Server };

/// One row of the tree, whether the filter shows it or not.
struct CloudNode {
    CloudRow kind = CloudRow::Server;
    CloudNode *parent = nullptr; ///< nullptr: taken out of the tree
    int row = -1;                ///< among the parent's shown ones; -1: the filter hides it
    QString text;
    QString sortKey;  ///< naturalKey(text)
    QString haystack; ///< in lower case
    std::vector<std::unique_ptr<CloudNode>> children;
    std::vector<CloudNode *> shown;

    CloudNode() = default;
    CloudNode(const CloudNode &) = delete;
    CloudNode &operator=(const CloudNode &) = delete;
    virtual ~CloudNode() = default;

    /// Whether it and everything above it is shown.
    bool inSight() const;
};

struct ServerNode : CloudNode {
    Server server;
};

/// What servers lie under: a cloud, project or region, if it stands for a scope; other groups do not.
struct HolderNode : CloudNode {
    std::optional<CloudScope> scope;
    QString project; ///< the scope's, by name, also where it has no row of its own
    ListingState listing = ListingState::Idle;
    QString listingTrouble;
    QHash<QString, ServerNode *> byId;
};

/// The saved host that a cloud is reached through.
struct CloudVia {
    HostId host;
    QString name; ///< empty: it is not saved any more

    friend bool operator==(const CloudVia &, const CloudVia &) = default;
};

struct CloudEntry : HolderNode {
    CloudSummary summary;
    CloudState state = CloudState::Idle;
    std::optional<CloudTrouble> trouble;
    QString neededSecret;
    std::optional<Error> secretTrouble; ///< why the one that is kept for it does not do
    std::optional<CloudVia> via;        ///< nothing: it is reached directly
    std::vector<HolderNode *> scopes;   ///< those that stand for a scope, itself perhaps
    QString scopesKey;                  ///< of what `scopes` were made

    HolderNode *holder(const CloudScope &of) const;
};

/// The clouds, projects, regions and servers, in the order in which they are shown, and which of them a
/// filter lets through. A level with one member is left out. Ids are found in constant time.
/// Nodes that are taken out live on in a grave until the model has forgotten them.
class CloudTree {
public:
    CloudTree();

    CloudNode &root() { return m_root; }
    const CloudNode &root() const { return m_root; }
    CloudEntry *cloud(const QString &name) const { return m_clouds.value(name); }
    HolderNode *holder(const QString &cloud, const CloudScope &scope) const;
    ServerNode *server(const ServerRef &ref) const;
    /// All of them, in no order worth naming.
    std::vector<CloudEntry *> clouds() const;

    CloudEntry &addCloud(const CloudSummary &summary);
    void removeCloud(CloudEntry &cloud);
    /// Puts projects and regions below a cloud, with no servers yet. Nothing happens if they are the same
    /// as before.
    void setScopes(CloudEntry &cloud, const QList<Project> &projects, const QStringList &regions,
                   const std::optional<CloudScope> &home);
    void clearScopes(CloudEntry &cloud);
    void addServers(HolderNode &to, const QList<Server> &servers);
    /// Whether such a change moves, shows and hides no row, so that it needs to be painted only.
    bool changesInPlace(const HolderNode &in, const Server &server) const;
    void changeServer(HolderNode &in, const Server &server);
    void removeServers(HolderNode &from, const QList<ServerId> &servers);
    void clearServers(HolderNode &of);

    const ServerFilter &filter() const { return m_filter; }
    void setFilter(const ServerFilter &filter) { m_filter = filter; }
    /// Decides anew what is shown, and numbers the rows.
    void arrange();
    void emptyGrave() { m_grave.clear(); }

private:
    void bury(CloudNode &node);
    void buryChildren(CloudNode &of);
    bool arrange(CloudNode &node, bool all);

    CloudNode m_root;
    QHash<QString, CloudEntry *> m_clouds;
    ServerFilter m_filter;
    std::vector<std::unique_ptr<CloudNode>> m_grave;
};

/// The scopes of a cloud that one is named by, e.g. "demo · RegionOne"; empty where there is only one.
QString scopeName(const CloudNode &server);

} // namespace porthole::ui
