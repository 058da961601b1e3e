#pragma once

#include "core/base/Result.h"
#include "core/model/RemoteListing.h"
#include "core/model/SessionId.h"
#include "core/remotes/slycat/Dialect.h"

#include <QJsonDocument>

namespace porthole::slycat {

/// What the answer to POST /remotes says.
struct Created {
    SessionId sid;
    Dialect dialect = Dialect::Sid;
};

// Each reads one answer. Errors: PeerMisbehaved, with what is wrong; what is behind these is the server's
// own and not repeated.

/// A non-empty "msg" is a failure, whatever the status says: the session is there, and cannot be reached.
Result<Created> createdIn(const QJsonDocument &answer);
/// Objects {hostname, agent} in all versions; bare names and {name, agent}, as configurations have them, are
/// taken too. Names that no host can have are left out.
Result<QList<GatewayHost>> hostsIn(const QJsonDocument &answer);
/// The six arrays, which are of one length; entries whose name cannot be one are left out and counted.
Result<RemoteListing> listingIn(const QJsonDocument &answer);
/// Without an agent the output is a list of lines as Python writes it down, which is read.
Result<RemoteOutput> outputIn(const QJsonDocument &answer);

} // namespace porthole::slycat
