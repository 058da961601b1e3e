#include "core/session/reach/RouteBook.h"

#include "core/base/DisplayText.h"
#include "core/store/RouteTable.h"

#include <algorithm>

namespace porthole {

namespace {

bool isSameWay(const SavedHost &a, const SavedHost &b)
{
    return a.id == b.id && a.name == b.name && a.host == b.host && a.port == b.port && a.user == b.user &&
           a.identityFile == b.identityFile;
}

} // namespace

RouteBook::RouteBook(store::Store &store, HostRegistry &hosts, remotes::RemoteRegistry &remotes,
                     remotes::RemoteOptions options, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_hosts(hosts)
    , m_remotes(remotes)
    , m_options(std::move(options))
    , m_door(std::make_shared<async::Door<RouteBook>>(*this))
{
    connect(&m_hosts, &HostRegistry::changed, this, [this] {
        endWays();
        answerWaiting();
    });
    connect(&m_hosts, &HostRegistry::failed, this, [this] { answerWaiting(); });
}

RouteBook::~RouteBook() { m_door->close(); }

/// A host that was changed is another way; one that no cloud goes is none.
void RouteBook::endWays()
{
    const QList<SavedHost> known = m_hosts.hosts();
    const auto lives = [this, &known](const HostWay &way) {
        const bool isUsed = m_routes.values().contains(way.host().id);
        return isUsed && std::any_of(known.begin(), known.end(),
                                     [&way](const SavedHost &host) { return isSameWay(host, way.host()); });
    };
    for (auto way = m_ways.begin(); way != m_ways.end();) {
        if (lives(**way)) {
            ++way;
        } else {
            (*way)->end();
            way = m_ways.erase(way);
        }
    }
    publish();
}

void RouteBook::load() { m_flows.begin(read()); }

Task<> RouteBook::read()
{
    const auto listed = co_await m_store.run<QList<SavedRoute>>(
        [](store::Database &database) { return store::RouteTable(database).list(); });
    if (listed) {
        for (const SavedRoute &route : *listed)
            m_routes.insert(route.cloud, route.host);
        m_read = Result<>();
    } else {
        m_read = Result<>(listed.error());
        Q_EMIT failed(listed.error());
    }
    publish();
    answerWaiting();
    Q_EMIT changed();
}

std::optional<HostId> RouteBook::hostOf(const QString &cloud) const
{
    const auto route = m_routes.constFind(cloud);
    return route == m_routes.cend() ? std::nullopt : std::optional(*route);
}

void RouteBook::setHost(const QString &cloud, const std::optional<HostId> &host)
{
    if (host)
        m_routes.insert(cloud, *host);
    else
        m_routes.remove(cloud);
    endWays();
    Q_EMIT changed();
    const bool lasts = !m_forThisRun.contains(cloud) && (!host || !isForThisRun(*host));
    if (lasts)
        m_flows.begin(save(cloud, host));
}

/// A demo's host is none that could be found again.
bool RouteBook::isForThisRun(const HostId &id) const
{
    const QList<SavedHost> known = m_hosts.hosts();
    return std::any_of(known.begin(), known.end(),
                       [&](const SavedHost &host) { return host.id == id && m_hosts.isForThisRun(host); });
}

Task<> RouteBook::save(QString cloud, std::optional<HostId> host)
{
    // Not within the co_await: GCC 12 destroys twice what is made there.
    store::Store::Work<void> change = [cloud, host](store::Database &database) {
        return store::RouteTable(database).set(cloud, host);
    };
    const auto saved = co_await m_store.run<void>(std::move(change));
    if (!saved)
        Q_EMIT failed(saved.error());
}

std::shared_ptr<CloudRoute> RouteBook::route(const QString &cloud)
{
    auto &route = m_given[cloud];
    if (!route)
        route = std::make_shared<CloudRoute>(cloud, m_door);
    publish();
    return route;
}

void RouteBook::addForThisRun(const QString &cloud)
{
    m_forThisRun.insert(cloud);
    publish();
}

/// Whether it is known how a cloud is reached.
bool RouteBook::isKnown(const QString &cloud) const
{
    return (m_read && *m_read) || m_forThisRun.contains(cloud);
}

/// What everybody may know without asking.
void RouteBook::publish()
{
    for (auto given = m_given.cbegin(); given != m_given.cend(); ++given) {
        if (!isKnown(given.key()))
            continue;
        const auto host = hostOf(given.key());
        HostWay *const way = host ? m_ways.value(host->value) : nullptr;
        const auto open = way ? way->openWay() : std::nullopt;
        if (host && !open)
            (*given)->set(std::nullopt);
        else
            (*given)->set(open ? Way(open) : Way());
    }
}

void RouteBook::answerWaiting()
{
    for (const Waiting &waiting : std::exchange(m_early, {}))
        want(waiting.cloud, waiting.answer);
}

void RouteBook::want(const QString &cloud, std::function<void(Result<Way>)> answer)
{
    const bool isRead = m_read || m_forThisRun.contains(cloud);
    if (!isRead || (hostOf(cloud) && !m_hosts.isRead())) {
        m_early.push_back({cloud, std::move(answer)});
        return;
    }
    if (!isKnown(cloud))
        return answer(Error::make(ErrorKind::Storage, "nobody knows through which host cloud " +
                                                          displayText(cloud.toStdString()) +
                                                          " is reached: " + m_read->error().detail));
    const auto host = hostOf(cloud);
    if (!host)
        return answer(Way());
    const auto way = wayOf(*host);
    if (!way)
        return answer(way.error());
    (*way)->want(std::move(answer));
}

void RouteBook::again(const QString &cloud)
{
    const auto host = hostOf(cloud);
    HostWay *const way = host ? m_ways.value(host->value) : nullptr;
    if (way && way->state() == ShellState::Failed)
        way->retry();
}

Result<HostWay *> RouteBook::wayOf(const HostId &id)
{
    if (HostWay *const known = m_ways.value(id.value))
        return known;
    const auto hosts = m_hosts.hosts();
    const auto host =
        std::find_if(hosts.begin(), hosts.end(), [&id](const SavedHost &each) { return each.id == id; });
    if (host == hosts.end())
        return Error::make(ErrorKind::Unavailable,
                           "the host that it is reached through is not saved any more: choose another one");
    auto *const way = new HostWay(*host, m_hosts, m_remotes, m_options, this);
    m_ways.insert(id.value, way);
    connect(way, &HostWay::stateChanged, this, [this] { publish(); });
    Q_EMIT opened(way);
    return way;
}

} // namespace porthole
