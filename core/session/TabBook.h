#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Flows.h"
#include "core/base/Error.h"
#include "core/model/OpenTab.h"
#include "core/store/SettingStore.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <optional>

namespace porthole {

/// What was open in the window when the program ended, however it did. Thread: its owner's.
class TabBook : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype kMostTabs = 50; ///< the others are not kept
    /// So long after a change it is written, with those that follow in that time.
    static constexpr int kWriteMilliseconds = 500;

    /// `store` outlives it.
    explicit TabBook(store::SettingStore &store, QObject *parent = nullptr);
    /// What keep() was told last is on its way to the store.
    ~TabBook() override;

    /// Reads them; read() follows, once.
    void load();
    /// These are open now. Nothing is written before load() has come to its end: it would take the place of
    /// what is still to be read.
    void keep(const QList<OpenTab> &tabs);
    /// What lives for this run alone: a cloud's name, or a host's id. It is never kept.
    void leaveOut(const QString &cloudOrHost) { m_leftOut.insert(cloudOrHost); }

Q_SIGNALS:
    void read(const QList<porthole::OpenTab> &tabs);
    /// They could not be read, or not be written.
    void failed(const porthole::Error &error);

private:
    Task<> readAll();
    Task<> write(store::SettingTable::Settings settings);
    void writeNow();

    store::SettingStore &m_store;
    std::optional<QList<OpenTab>> m_kept; // unset: nobody has said yet what is open
    QList<OpenTab> m_written;
    QSet<QString> m_leftOut;
    bool m_isRead = false;
    QTimer m_writeTime;
    async::Flows m_flows; // last: they use all of the above
};

/// The settings that tabs are kept as, kMostTabs of them, empty ones for what there is not; and the tabs that
/// settings stand for: what cannot be read is left out.
store::SettingTable::Settings toSettings(const QList<OpenTab> &tabs);
QList<OpenTab> openTabsOf(const store::SettingTable::Settings &settings);

} // namespace porthole
