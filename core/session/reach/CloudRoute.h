#pragma once

#include "core/async/Door.h"
#include "core/base/Task.h"
#include "core/net/ProxyEnvironment.h"

#include <QString>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace porthole {

class RouteBook;

/// A way through a host, open.
struct OpenWay {
    QString host; ///< what a person calls it
    net::ProxyEnvironment proxies;
    quint64 number = 0; ///< of its proxy: another proxy has another one
};
/// Nothing: directly.
using Way = std::optional<OpenWay>;

/// How one cloud is reached, between those who send something there and the RouteBook, which knows the hosts.
/// Thread: any.
class CloudRoute {
public:
    CloudRoute(QString cloud, std::shared_ptr<async::Door<RouteBook>> book);

    /// As far as nobody has to be asked: directly, or through a host that is connected to.
    std::optional<Way> now() const;
    /// The same, or when the host is connected to, for the first time; the person may be asked. In the thread
    /// that asks, which has an event loop. Errors: wayIsDown()'s, Storage (nobody knows which host it is).
    static Task<Result<Way>> open(std::shared_ptr<CloudRoute> route);
    /// The person wants the cloud: a host that has failed is tried once more.
    void again();

    /// For the book.
    void set(std::optional<Way> now);

private:
    void ask(const std::function<void(Result<Way>)> &answer);

    const QString m_cloud;
    const std::shared_ptr<async::Door<RouteBook>> m_book;
    mutable std::mutex m_mutex;
    std::optional<Way> m_now;
};

} // namespace porthole
