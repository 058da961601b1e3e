#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/base/Task.h"
#include "core/store/SettingTable.h"

#include <QObject>

namespace porthole::async {
template <class Object> class Door;
}

namespace porthole::store {

class Store;

/// What the user has set. Each question is asked of the file anew, so that what another instance has changed
/// is seen. Errors: SettingTable's and openStore()'s.
/// Thread: its owner's; nothing here waits. The object outlives its tasks.
class SettingStore : public QObject {
    Q_OBJECT
public:
    /// `store` outlives it.
    explicit SettingStore(Store &store, QObject *parent = nullptr);
    ~SettingStore() override;

    Task<Result<SettingTable::Settings>> read();
    Task<Result<>> write(const SettingTable::Settings &settings);
    /// A number that is another one once another connection, of another instance too, has changed the file.
    Task<Result<qint64>> version();

Q_SIGNALS:
    /// Something was written by this object.
    void changed();

private:
    Store &m_store;
    std::shared_ptr<async::Door<SettingStore>> m_door;
};

} // namespace porthole::store
