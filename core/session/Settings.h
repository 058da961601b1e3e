#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Flows.h"
#include "core/base/Error.h"
#include "core/model/Preferences.h"
#include "core/model/TerminalLook.h"
#include "core/store/SettingStore.h"

#include <QObject>
#include <QTimer>

namespace porthole {

/// What the user has set, with its types. It is held here, so that nobody waits for the disk; a change counts
/// at once and is written behind it. What another instance writes is seen within seconds.
/// Thread: its owner's.
class Settings : public QObject {
    Q_OBJECT
public:
    /// How often is looked whether another instance has written something.
    static constexpr int kLookMilliseconds = 3000;

    /// `store` outlives it.
    explicit Settings(store::SettingStore &store, QObject *parent = nullptr);

    /// Reads them; terminalChanged() and preferencesChanged() follow if they are other than the usual ones.
    void load();
    const TerminalLook &terminal() const { return m_terminal; }
    void setTerminal(const TerminalLook &look);
    const Preferences &preferences() const { return m_preferences; }
    void setPreferences(const Preferences &preferences);

Q_SIGNALS:
    void terminalChanged();
    void preferencesChanged();
    /// They could not be read, or not be written: what was chosen counts until the program ends.
    void failed(const porthole::Error &error);

private:
    Task<> readAll();
    Task<> write(store::SettingTable::Settings settings);
    Task<> lookForChanges();
    void take(const store::SettingTable::Settings &settings);

    store::SettingStore &m_store;
    TerminalLook m_terminal;
    Preferences m_preferences;
    qint64 m_version = 0;
    int m_writing = 0; // changes of ours that are under way: what is read meanwhile is older
    QTimer m_lookTime;
    async::Flows m_flows; // last: they use all of the above
};

/// The texts that a look is kept as, and the look that they stand for: whatever is missing, unknown or out
/// of range is as usual.
store::SettingTable::Settings toSettings(const TerminalLook &look);
TerminalLook terminalLookOf(const store::SettingTable::Settings &settings);
/// The same for what is chosen for the whole program.
store::SettingTable::Settings toSettings(const Preferences &preferences);
Preferences preferencesOf(const store::SettingTable::Settings &settings);

} // namespace porthole
