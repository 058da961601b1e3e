#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/base/Task.h"
#include "core/model/SavedHost.h"

#include <QByteArray>
#include <QString>
#include <functional>
#include <optional>

namespace porthole::openstack {
struct Compute;
}

namespace porthole::serve {

/// Finds a saved host by its name; nothing if there is none.
using FindSaved = std::function<Task<std::optional<SavedHost>>(QString name)>;

struct ServeOptions {
    QByteArray host = QByteArrayLiteral("127.0.0.1"); ///< 127.0.0.1 or ::1
    quint16 port = 8092;                              ///< 0: one that the system chooses
    std::optional<Secret> password;                   ///< none: one is generated, and written to serve.json
    QString runtimeFolder;                            ///< $XDG_RUNTIME_DIR
    Milliseconds idleTime = Milliseconds{15 * 60 * 1000};
    FindSaved findSaved;                   ///< empty: no hosts are saved; it outlives the service
    openstack::Compute *compute = nullptr; ///< of the cloud that was chosen; it outlives the service
};

/// Where a --listen text says to listen: loopback, and nothing else. Sets host and port.
/// Errors: Usage.
Result<> setListenAddress(ServeOptions &options, const QString &text);

} // namespace porthole::serve
