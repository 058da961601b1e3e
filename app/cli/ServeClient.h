#pragma once

#include "app/cli/Environment.h"
#include "core/base/Task.h"
#include "core/net/NetworkHttpTransport.h"

#include <QJsonObject>

namespace porthole::cli {

/// The `porthole serve` that runs on this computer, as a client sees it. Thread: main.
class ServeClient {
public:
    /// Finds it. Errors: Unavailable (none runs), Storage (its file is not to be trusted), AuthRejected (its
    /// password is not in the file, and not in PORTHOLE_SERVE_PASSWORD).
    static Result<std::unique_ptr<ServeClient>> find(Environment &environment);

    /// Asks, and runs the event loop until it has answered. The answer's object, empty if it has none.
    /// Errors: what the service says that went wrong; Unavailable (it is gone), Timeout, Cancelled.
    Result<QJsonObject> ask(QByteArray method, const QString &path,
                            const std::optional<QJsonObject> &body = std::nullopt);

private:
    ServeClient(QString address, const Secret &password);

    const QString m_address;
    QByteArray m_authorization;
    net::NetworkHttpTransport m_transport{net::HttpOptions{}};
};

} // namespace porthole::cli
