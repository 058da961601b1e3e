#include "app/cli/host/SavedRoutes.h"

#include "core/store/HostTable.h"
#include "core/store/RouteTable.h"
#include "core/store/Store.h"

#include <QFileInfo>

namespace porthole::cli {

Result<SavedRoutes> SavedRoutes::read()
{
    SavedRoutes routes;
    const QString path = store::standardStorePath();
    if (!QFileInfo::exists(path))
        return routes;
    PH_TRY(store::Database database, store::openStore(path));
    PH_TRY(const QList<SavedRoute> saved, store::RouteTable(database).list());
    PH_TRY(const QList<SavedHost> hosts, store::HostTable(database).list());
    for (const SavedRoute &route : saved) {
        QString &name = routes.m_hosts[route.cloud];
        for (const SavedHost &host : hosts) {
            if (host.id == route.host)
                name = host.name;
        }
    }
    return routes;
}

} // namespace porthole::cli
