#pragma once

#include "core/base/Result.h"
#include "core/model/SavedHost.h"

#include <QHash>
#include <optional>

namespace porthole::cli {

/// Which clouds somebody has the window reach through a host.
class SavedRoutes {
public:
    /// No file is made by looking. Errors: the store's.
    static Result<SavedRoutes> read();

    bool has(const QString &cloud) const { return m_hosts.contains(cloud); }
    /// By its name in the list of hosts; empty if it is not saved any more, or there is none.
    QString hostOf(const QString &cloud) const { return m_hosts.value(cloud); }

private:
    QHash<QString, QString> m_hosts; ///< by cloud
};

} // namespace porthole::cli
