#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Flows.h"
#include "core/model/SavedGateway.h"
#include "core/store/Store.h"

#include <QList>
#include <QObject>
#include <optional>

namespace porthole {

/// The Slycat servers that somebody saved. What is known is held here, so that nobody waits for the disk.
/// Thread: its owner's.
class GatewayBook : public QObject {
    Q_OBJECT
public:
    /// `store` outlives it.
    explicit GatewayBook(store::Store &store, QObject *parent = nullptr);

    /// Reads them; changed() follows.
    void load();
    /// By address.
    const QList<SavedGateway> &gateways() const { return m_gateways; }
    std::optional<SavedGateway> find(const GatewayUrl &url) const;

    /// Adds it, or overwrites the one with its address; changed() or failed() follows.
    void save(SavedGateway gateway);
    void remove(const GatewayUrl &url);

Q_SIGNALS:
    void changed();
    /// They could not be read, or one not be saved or removed.
    void failed(const porthole::Error &error);

private:
    using Change = store::Store::Work<void>;
    /// The change, if there is one, and what is there after it.
    Task<> flow(Change change);

    store::Store &m_store;
    QList<SavedGateway> m_gateways;
    async::Flows m_flows; // last: they use all of the above
};

} // namespace porthole
