#pragma once

#include "core/base/Result.h"
#include "core/base/Task.h"
#include "core/model/SavedHost.h"

#include <QList>
#include <QObject>
#include <memory>
#include <optional>

namespace porthole::async {
template <class Object> class Door;
}

namespace porthole::store {

class Store;

/// The hosts that the user has saved. Each question is asked of the file anew, so that what another instance
/// has changed is seen. Errors: HostTable's and openStore()'s.
/// Thread: its owner's; nothing here waits. The object outlives its tasks.
class HostStore : public QObject {
    Q_OBJECT
public:
    /// `store` outlives it.
    explicit HostStore(Store &store, QObject *parent = nullptr);
    ~HostStore() override;

    /// By name, without regard to case.
    Task<Result<QList<SavedHost>>> list();
    /// The same, or nothing where it is `known`: with 100,000 of them the comparison is no work for a thread
    /// that somebody waits for.
    Task<Result<std::optional<QList<SavedHost>>>> listUnless(const QList<SavedHost> &known);
    Task<Result<SavedHost>> find(const QString &name);
    /// The host as it was saved, with its id.
    Task<Result<SavedHost>> add(const SavedHost &host);
    Task<Result<>> change(const SavedHost &host);
    /// Its credential stays where it is: whoever removes a host removes that too.
    Task<Result<>> remove(const HostId &id);
    Task<Result<bool>> sharesCredential(const SavedHost &host);

Q_SIGNALS:
    /// Something was added, changed or removed by this object.
    void changed();

private:
    Store &m_store;
    std::shared_ptr<async::Door<HostStore>> m_door;
};

} // namespace porthole::store
