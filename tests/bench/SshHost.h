#pragma once

#include "core/ssh/SshOptions.h"
#include "tests/support/ssh/OpenSshServer.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTimer>

namespace porthole::bench {

/// OpenSSH's server on this computer, and a person's home in which its key is known and a key of the
/// person's lies: the same for whatever connects to it.
class SshHost {
public:
    /// False: see failure().
    bool start();
    const QString &failure() const { return m_failure; }

    /// For a connection in this process.
    ssh::SshOptions options() const;
    /// Of `ssh`, up to the host; nothing of the tester's own configuration is in them.
    QStringList sshArguments(const QStringList &more) const;
    /// Of `porthole exec`, up to the command.
    QStringList execArguments() const;
    /// What such programs are started with.
    QStringList environment() const;

private:
    QString home(const char *name) const { return m_home.filePath(QString::fromLatin1(name)); }

    QTemporaryDir m_home;
    test::OpenSshServer m_server{{QStringLiteral("ed25519")}};
    QString m_identity, m_failure;
};

/// Lets the event loop run until then, without a pause between what happens and its being noticed.
template <class Condition> bool waitUntil(Condition isSo, int milliseconds = 120'000)
{
    QTimer patience;
    patience.setSingleShot(true);
    patience.start(milliseconds);
    while (!isSo()) {
        if (!patience.isActive())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

} // namespace porthole::bench
