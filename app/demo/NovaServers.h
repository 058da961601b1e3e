#pragma once

#include "app/demo/DemoCloud.h"
#include "app/http/Server.h"

namespace porthole::demo {

/// Whose servers, where, and how told.
struct NovaScope {
    QString project, region;
    QString address; ///< of the region's Nova, for links
    int minor = 1;   ///< microversion 2.<minor>
};

/// A server as servers/detail tells it in that microversion.
QJsonObject serverJson(const DemoServer &server, const NovaScope &scope);

/// GET /servers and /servers/detail: limit, marker, changes-since, name, status; one page.
/// Source: nova/api/openstack/compute/servers.py, _get_servers.
http::Reply listServers(const DemoCloud &cloud, const NovaScope &scope, const http::Call &call, int pageLimit,
                        bool detailed);

} // namespace porthole::demo
