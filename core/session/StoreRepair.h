#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Flows.h"
#include "core/base/Error.h"
#include "core/model/StoreCondition.h"
#include "core/store/Store.h"

#include <QObject>
#include <QTimer>
#include <chrono>
#include <string>

namespace porthole {

/// What can be done when what is saved cannot be read: a backup takes the place of a damaged file, which
/// stays under another name. Only when somebody has said so. And whether there are backups at all.
/// Thread: its owner's.
class StoreRepair : public QObject {
    Q_OBJECT
public:
    /// `store` outlives it.
    explicit StoreRepair(store::Store &store, QObject *parent = nullptr);

    /// Looks how the file is found; found() follows.
    void look();
    /// Looks from now on whether backups can be made; backupFailed() follows where they cannot.
    void watchBackups(std::chrono::milliseconds every = std::chrono::minutes(1));
    /// restored() or failed() follows. Whoever has read what is saved reads it again then.
    void restore(const Backup &backup);

Q_SIGNALS:
    void found(const porthole::StoreCondition &condition);
    /// Why the last backup could not be made; empty: they can be made again.
    void backupFailed(const QString &why);
    void restored();
    void failed(const porthole::Error &error);

private:
    Task<> examine();
    Task<> putBack(Backup backup);
    Task<> lookForBackups();

    store::Store &m_store;
    QTimer m_watchTime;
    std::string m_backupProblem;
    async::Flows m_flows; // last: they use all of the above
};

} // namespace porthole
