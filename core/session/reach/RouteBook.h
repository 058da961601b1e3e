#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/model/SavedRoute.h"
#include "core/session/reach/HostWay.h"
#include "core/store/Store.h"

#include <QHash>
#include <QSet>

namespace porthole {

/// Which clouds are reached through which saved hosts, and the ways through those that are used. Nothing is
/// connected to before something is to be sent. What is known is held here; until it is, clouds wait, and if
/// it cannot be read, none is reached: one behind a host must not be looked for in front of it.
/// Thread: its owner's.
class RouteBook : public QObject {
    Q_OBJECT
public:
    /// All outlive it. `options` is what every connection is made with.
    RouteBook(store::Store &store, HostRegistry &hosts, remotes::RemoteRegistry &remotes,
              remotes::RemoteOptions options = {}, QObject *parent = nullptr);
    ~RouteBook() override;

    /// Reads them; changed() or failed() follows.
    void load();
    /// A cloud that stands in no file and so has nothing saved about it: the demo's.
    void addForThisRun(const QString &cloud);
    /// The host's id of a cloud that goes through one.
    std::optional<HostId> hostOf(const QString &cloud) const;
    /// Saves it, for this run too; nothing: directly. changed() follows, and failed() if it was not saved.
    void setHost(const QString &cloud, const std::optional<HostId> &host);

    /// For everything that is sent to a cloud.
    std::shared_ptr<CloudRoute> route(const QString &cloud);

    /// For CloudRoute.
    void want(const QString &cloud, std::function<void(Result<Way>)> answer);
    void again(const QString &cloud);

Q_SIGNALS:
    void changed();
    /// They could not be read, or one not be saved.
    void failed(const porthole::Error &error);
    /// A way is used for the first time: whoever answers its questions connects to it now.
    void opened(porthole::HostWay *way);

private:
    struct Waiting {
        QString cloud;
        std::function<void(Result<Way>)> answer;
    };
    Task<> read();
    Task<> save(QString cloud, std::optional<HostId> host);
    Result<HostWay *> wayOf(const HostId &host);
    bool isKnown(const QString &cloud) const;
    bool isForThisRun(const HostId &id) const;
    void endWays();
    void publish();
    void answerWaiting();

    store::Store &m_store;
    HostRegistry &m_hosts;
    remotes::RemoteRegistry &m_remotes;
    const remotes::RemoteOptions m_options;
    const std::shared_ptr<async::Door<RouteBook>> m_door;
    QHash<QString, HostId> m_routes; ///< by cloud
    std::optional<Result<>> m_read;  ///< how it went, once it has
    QSet<QString> m_forThisRun;      ///< clouds
    QHash<QString, std::shared_ptr<CloudRoute>> m_given;
    QHash<QString, HostWay *> m_ways; ///< by host; children
    std::vector<Waiting> m_early;     ///< who asked before anything was known
    async::Flows m_flows;             // last: they use all of the above
};

} // namespace porthole
