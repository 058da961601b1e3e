#pragma once

#include <memory> // before <compare>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/model/Entry.h"
#include "ui/clouds/CloudTree.h"

#include <QAbstractItemModel>
#include <functional>

namespace porthole::ui {

/// A server that a search found, with what a list needs to show it.
struct ServerHit {
    ServerRef ref;
    Server server;
    QString where; ///< its cloud, project and region as far as they tell servers apart
    int score = 0;
};

/// The clouds as a tree for views: cloud, project, region, servers. It is told what is known and asks
/// for nothing; ui/clouds/CloudBinding.h ties it to the clouds. Many changes at once are one change of
/// the layout, so that ten thousand rows come, go and are filtered without being felt.
/// Thread: the GUI thread.
class CloudTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole + 1, KindRole };

    explicit CloudTreeModel(QObject *parent = nullptr);

    void addCloud(const CloudSummary &summary);
    /// It is not saved any more.
    void removeCloud(const QString &cloud);
    void setState(const QString &cloud, CloudState state, const std::optional<CloudTrouble> &trouble,
                  const QString &neededSecret, const std::optional<Error> &secretTrouble = {});
    /// How it is reached, as somebody has chosen.
    void setVia(const QString &cloud, const std::optional<CloudVia> &via);
    void setScopes(const QString &cloud, const QList<Project> &projects, const QStringList &regions,
                   const std::optional<CloudScope> &home);
    /// Forgets what is below the cloud: it was signed out of.
    void clearScopes(const QString &cloud);
    void setListing(const QString &cloud, const CloudScope &scope, ListingState state,
                    const QString &trouble);
    void addServers(const QString &cloud, const CloudScope &scope, const QList<Server> &servers);
    void changeServers(const QString &cloud, const CloudScope &scope, const QList<Server> &servers);
    void removeServers(const QString &cloud, const CloudScope &scope, const QList<ServerId> &servers);
    void clearServers(const QString &cloud, const CloudScope &scope);

    /// Shows what holds every word of it: servers by name, id, address and state, the others by name.
    void setFilter(const QString &typed);
    bool isFiltered() const { return !m_tree.filter().isEmpty(); }

    QStringList cloudNames() const;
    /// The cloud that is saved under this id; empty: there is none.
    QString cloudOf(const EntryId &id) const;
    const CloudEntry *cloud(const QString &name) const { return m_tree.cloud(name); }
    std::optional<Server> server(const ServerRef &ref) const;
    /// The only one of that name (in any case) or with that id in a cloud; nothing if there are several.
    std::optional<ServerRef> find(const QString &cloud, const QString &nameOrId) const;
    /// The best of all that are known, best first. `favour` adds to the score of those that fit.
    std::vector<ServerHit> search(const QString &typed, std::size_t limit,
                                  const std::function<int(const ServerRef &)> &favour) const;
    /// What leads back to a server when it is typed: "cloud/name", or "cloud/id" if others have its name.
    QString addressOf(const ServerRef &ref) const;
    /// The cloud, project and region of a server in words, e.g. "cloud lab, project demo"; the region
    /// where there are several.
    QString placeOf(const ServerRef &ref) const;

    QString cloudAt(const QModelIndex &index) const;
    std::optional<CloudScope> scopeAt(const QModelIndex &index) const;
    std::optional<ServerRef> serverAt(const QModelIndex &index) const;
    QModelIndex indexOfCloud(const QString &cloud) const;
    QModelIndex indexOfScope(const QString &cloud, const CloudScope &scope) const;
    QModelIndex indexOf(const ServerRef &ref) const;
    /// Whether its rows are still to be asked for: a cloud not signed in to, a scope not listed.
    bool isUnopened(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent) const override;
    int columnCount(const QModelIndex &parent) const override;
    bool hasChildren(const QModelIndex &parent) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    /// A cloud came or its state or its number of servers changed.
    void cloudChanged(const QString &cloud);
    void cloudRemoved(const QString &cloud);

private:
    const CloudNode *nodeAt(const QModelIndex &index) const;
    QModelIndex indexFor(const CloudNode *node) const;
    void restructure(const std::function<void()> &change);
    void repaint(const CloudNode *node);

    CloudTree m_tree;
};

} // namespace porthole::ui
