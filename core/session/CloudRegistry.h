#pragma once

#include "core/base/Error.h"
#include "core/model/CloudProfile.h"
#include "core/model/Entry.h"
#include "core/net/ProxyEnvironment.h"
#include "core/openstack/CloudsEnvironment.h"
#include "core/session/CloudConnection.h"
#include "core/session/cloud/CloudPace.h"

#include <QObject>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

class QThread;

namespace porthole {
class Doctor;
class KeptSecret;
class RouteBook;
} // namespace porthole

namespace porthole {

/// The clouds that this computer's configuration describes, and the network thread on which all of them
/// are spoken to. It owns the connections, which are made, not opened, when the configuration is read.
/// Thread: its owner's.
class CloudRegistry : public QObject {
    Q_OBJECT
public:
    CloudRegistry(openstack::CloudsEnvironment environment, net::ProxyEnvironment proxies,
                  QObject *parent = nullptr, CloudPace pace = {});
    ~CloudRegistry() override;

    /// Who knows how clouds are reached; before any is made. Once it is gone, none is made any more.
    void setRoutes(RouteBook &routes);
    /// Reads clouds.yaml and what belongs to it, on the network thread; loaded() follows.
    void load();
    /// A cloud that stands in no file (the demo's). Its name is not in use.
    CloudConnection &add(CloudProfile profile);
    /// One that is saved here, under a name that is not in use: its profile, or what is wrong with it.
    CloudConnection &addSaved(CloudSummary summary, Result<CloudProfile> profile,
                              std::shared_ptr<KeptSecret> secret);
    /// It is not saved any more. What uses it hears that it is gone. removed() is told of it first.
    void remove(const QString &name);

    bool isLoaded() const;
    /// For others whose work is the network's: it runs as long as the registry is.
    QThread &networkThread() const;
    /// In the order in which they are written, those of add() first. Entries that cannot be used are among
    /// them: their summary says why.
    std::vector<CloudConnection *> clouds() const;
    CloudConnection *find(const QString &name) const;
    /// Has a doctor go the way to a cloud and sign in there, in the doctor's thread; as one of the registry
    /// of that name would.
    void examine(Doctor &doctor, CloudProfile profile) const;
    /// What one of clouds.yaml would be if it were saved here, without its secret and an id. Errors: Usage
    /// (it has something that is not kept here), NotFound.
    Result<Entry> copyOf(const QString &name) const;
    /// What was passed over while reading, a sentence each; why nothing could be read.
    const QStringList &warnings() const;
    const std::optional<Error> &problem() const;

Q_SIGNALS:
    void loaded();
    void added(porthole::CloudConnection *cloud);
    void removed(const QString &name);

private:
    class Network;
    std::unique_ptr<Network> m_network;
};

} // namespace porthole
