#pragma once

#include <memory> // before <concepts>, which Qt 6.4's moc does not get through on its own

#include "core/async/Door.h"
#include "core/ssh/SshOptions.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace porthole {

/// The hosts of ~/.ssh/config, which are used as they stand there and copied nowhere: read at the start, when
/// the file changes, and when somebody comes back to the window, as a file that it includes may have changed.
/// Files are read on a thread of the pool. Thread: the GUI thread.
class AliasWatch : public QObject {
    Q_OBJECT
public:
    explicit AliasWatch(ssh::SshFiles files, QObject *parent = nullptr);
    ~AliasWatch() override;

    void look();

Q_SIGNALS:
    /// They are other ones.
    void changed(const QStringList &aliases);

private:
    void take(const QStringList &aliases);
    void watch();

    const ssh::SshFiles m_files;
    QFileSystemWatcher m_watcher;
    QTimer m_pause; // an editor writes several times
    QStringList m_aliases;
    const std::shared_ptr<async::Door<AliasWatch>> m_door;
};

} // namespace porthole
