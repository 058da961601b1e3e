#include "core/session/CloudRegistry.h"

#include "core/session/Doctor.h"
#include "core/session/cloud/CloudHandle.h"
#include "core/session/cloud/CloudsReader.h"
#include "core/session/reach/RouteBook.h"

#include <QThread>
#include <algorithm>

namespace porthole {

/// The network thread, what lives on it, and the handles to that.
class CloudRegistry::Network {
public:
    Network(openstack::CloudsEnvironment read, net::ProxyEnvironment named, CloudPace how)
        : environment(std::move(read))
        , proxies(std::move(named))
        , pace(how)
        , desk(new QObject)
    {
        thread.setObjectName(QStringLiteral("network"));
        thread.start();
        desk->moveToThread(&thread);
    }
    /// Nothing waits for the network: what is under way there is dropped. What lives on the thread goes
    /// when the thread ends.
    ~Network()
    {
        connections.clear();
        desk->deleteLater();
        thread.quit();
        thread.wait();
    }
    Network(const Network &) = delete;
    Network &operator=(const Network &) = delete;

    CloudConnection &make(const CloudSummary &summary, Result<CloudProfile> profile,
                          std::shared_ptr<KeptSecret> secret = nullptr);
    void take(CloudRegistry &registry, const ConfiguredClouds &read);

    const openstack::CloudsEnvironment environment;
    const net::ProxyEnvironment proxies;
    const CloudPace pace;
    RouteBook *routes = nullptr;
    bool isLoaded = false;
    QStringList warnings;
    std::optional<Error> problem;
    QHash<QString, std::shared_ptr<const Result<Entry>>> copies; ///< by the cloud's name
    QThread thread;
    QObject *const desk; ///< lives on the thread: where the configuration is read
    std::vector<std::unique_ptr<CloudConnection>> connections;
};

CloudConnection &CloudRegistry::Network::make(const CloudSummary &summary, Result<CloudProfile> profile,
                                              std::shared_ptr<KeptSecret> secret)
{
    auto worker = std::make_unique<CloudWorker>(summary.name, std::move(profile), proxies, pace,
                                                routes ? routes->route(summary.routeKey()) : nullptr);
    worker->setKeptSecret(std::move(secret));
    auto handle = std::make_unique<CloudConnection::Handle>(summary, std::move(worker), thread);
    connections.push_back(std::unique_ptr<CloudConnection>(new CloudConnection(std::move(handle))));
    return *connections.back();
}

void CloudRegistry::Network::take(CloudRegistry &registry, const ConfiguredClouds &read)
{
    warnings = read.warnings;
    problem = read.problem;
    for (const ConfiguredCloud &cloud : read.clouds) {
        copies.insert(cloud.summary.name, std::make_shared<const Result<Entry>>(cloud.copy));
        if (!registry.find(cloud.summary.name))
            Q_EMIT registry.added(&make(cloud.summary, cloud.profile));
    }
    isLoaded = true;
    Q_EMIT registry.loaded();
}

CloudRegistry::CloudRegistry(openstack::CloudsEnvironment environment, net::ProxyEnvironment proxies,
                             QObject *parent, CloudPace pace)
    : QObject(parent)
    , m_network(std::make_unique<Network>(std::move(environment), std::move(proxies), pace))
{}

CloudRegistry::~CloudRegistry() = default;

void CloudRegistry::setRoutes(RouteBook &routes) { m_network->routes = &routes; }

void CloudRegistry::load()
{
    QMetaObject::invokeMethod(
        m_network->desk,
        [this, environment = m_network->environment] {
            // `this` outlives the thread; what is posted to it after that is dropped with it.
            QMetaObject::invokeMethod(
                this, [this, read = readClouds(environment)] { m_network->take(*this, read); },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

CloudConnection &CloudRegistry::add(CloudProfile profile)
{
    const CloudSummary summary{profile.name, profile.source, profile.regions, {}, {}};
    CloudConnection &made = m_network->make(summary, std::move(profile));
    Q_EMIT added(&made);
    return made;
}

CloudConnection &CloudRegistry::addSaved(CloudSummary summary, Result<CloudProfile> profile,
                                         std::shared_ptr<KeptSecret> secret)
{
    if (!profile)
        summary.problem = QString::fromStdString(profile.error().detail);
    else
        summary.regions = profile->regions;
    CloudConnection &made = m_network->make(summary, std::move(profile), std::move(secret));
    Q_EMIT added(&made);
    return made;
}

void CloudRegistry::remove(const QString &name)
{
    auto &connections = m_network->connections;
    const auto at = std::find_if(connections.begin(), connections.end(),
                                 [&](const auto &connection) { return connection->name() == name; });
    if (at == connections.end())
        return;
    const auto gone = std::move(*at); // until everybody has heard
    connections.erase(at);
    Q_EMIT removed(name);
}

QThread &CloudRegistry::networkThread() const { return m_network->thread; }
bool CloudRegistry::isLoaded() const { return m_network->isLoaded; }

std::vector<CloudConnection *> CloudRegistry::clouds() const
{
    std::vector<CloudConnection *> all;
    for (const auto &connection : m_network->connections)
        all.push_back(connection.get());
    return all;
}

CloudConnection *CloudRegistry::find(const QString &name) const
{
    for (const auto &connection : m_network->connections) {
        if (connection->name() == name)
            return connection.get();
    }
    return nullptr;
}

void CloudRegistry::examine(Doctor &doctor, CloudProfile profile) const
{
    RouteBook *routes = m_network->routes;
    auto route = routes ? routes->route(profile.routeKey()) : nullptr;
    doctor.examine(std::move(profile), m_network->proxies, std::move(route));
}

Result<Entry> CloudRegistry::copyOf(const QString &name) const
{
    const auto copy = m_network->copies.value(name);
    return copy ? *copy : Error::make(ErrorKind::NotFound, "no clouds.yaml has it");
}

const QStringList &CloudRegistry::warnings() const { return m_network->warnings; }
const std::optional<Error> &CloudRegistry::problem() const { return m_network->problem; }

} // namespace porthole
