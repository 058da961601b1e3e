#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Flows.h"
#include "core/base/Error.h"
#include "core/store/SettingStore.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>

namespace porthole {

/// Folders of hosts that somebody wants to come back to, by the host's address, as they are kept among the
/// settings. Thread: its owner's.
class FolderBookmarks : public QObject {
    Q_OBJECT
public:
    using Folders = QHash<QString, QList<QByteArray>>;

    /// `store` outlives it.
    explicit FolderBookmarks(store::SettingStore &store, QObject *parent = nullptr);

    /// Reads them; loaded() or failed() follows.
    void load();
    const Folders &all() const { return m_all; }
    /// Those of a host, in the order in which they are shown.
    void set(const QString &host, const QList<QByteArray> &folders);

Q_SIGNALS:
    void loaded();
    void failed(const porthole::Error &error);

private:
    Task<> read();
    Task<> write(store::SettingTable::Settings settings);

    store::SettingStore &m_store;
    Folders m_all;
    async::Flows m_flows; // last: they use all of the above
};

} // namespace porthole
