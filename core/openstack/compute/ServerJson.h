#pragma once

#include "core/base/Result.h"
#include "core/model/Server.h"

#include <QJsonObject>
#include <QList>

namespace porthole::openstack {

/// One server as Nova tells it, in any microversion; rows of a cell that is down have little more than an
/// id. Errors: PeerMisbehaved (no id).
Result<Server> serverIn(const QJsonObject &object);

/// One page of servers/detail.
struct ServerRows {
    QList<Server> servers;
    bool hasNext = false; ///< there is a link to a next page, which may turn out empty
};
/// Errors: PeerMisbehaved.
Result<ServerRows> serverRowsIn(const QJsonObject &body);

} // namespace porthole::openstack
