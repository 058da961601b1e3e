#pragma once

#include "core/openstack/compute/ComputeApi.h"
#include "core/openstack/compute/ServerJson.h"

namespace porthole::openstack {

/// Which servers.
struct ServerQuery {
    QString name;             ///< a regular expression of the cloud's database; empty: all
    QString status;           ///< Nova's word; empty: all
    bool allProjects = false; ///< for administrators; Forbidden to others
    /// Only what changed since then by the cloud's clock, deleted ones (ServerStatus::Deleted) included.
    /// Give a page's asOf back as it is: the overlap that clocks need is added here.
    QDateTime changedSince;
    int limit = 0; ///< servers a page; 0: as many as the cloud gives at once (1000 as a rule)
};

/// Some of the servers, newest first.
struct ServerPage {
    QList<Server> servers;
    QString next;   ///< to be handed to page() for the rest; empty: that was all
    QDateTime asOf; ///< the cloud's time when it answered
};

/// The servers of one project and region. Source: Compute API, "Servers".
class Servers {
public:
    explicit Servers(ComputeApi &api)
        : m_api(api)
    {}

    /// The first page, or the one after a page's `next`. Errors: ComputeApi::call()'s and errorOf()'s;
    /// NotFound if the server that `next` names was deleted meanwhile: begin anew.
    Task<Result<ServerPage>> page(ServerQuery query, QString next = {});
    /// All pages as one. Begins anew, once, if the server at a border is deleted meanwhile. Errors:
    /// page()'s; PeerMisbehaved (pages without end).
    Task<Result<ServerPage>> all(ServerQuery query);
    /// Errors: NotFound, Usage (that is no id), and as above.
    Task<Result<Server>> show(ServerId id);
    /// Whom a person may mean: the server with that id, else all that have exactly that name, upper and
    /// lower case told apart. Errors: as above, but NotFound: then the list is empty.
    Task<Result<QList<Server>>> matching(QString nameOrId);

private:
    Task<Result<ServerPage>> allOnce(ServerQuery query);

    ComputeApi &m_api;
};

} // namespace porthole::openstack
