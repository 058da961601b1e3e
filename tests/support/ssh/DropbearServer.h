#pragma once

#include "core/model/HostKey.h"
#include "tests/support/ssh/ServerProcess.h"

#include <QTemporaryDir>

namespace porthole::test {

/// Dropbear on 127.0.0.1, on a port that was free. It needs no privileges: libnss_wrapper shows it a user of
/// the fixture's making, who has a home, a password and keys here and is otherwise the one who runs the test.
class DropbearServer {
public:
    /// Its host key: "ed25519", "ecdsa" or "rsa".
    explicit DropbearServer(QString keyType = QStringLiteral("ed25519"));

    /// A key that may log in, of a type that ssh-keygen knows; its path.
    QString makeIdentity(const QString &type = QStringLiteral("ed25519"));
    /// Before the start; without one no password is right.
    void setPassword(const QByteArray &password);
    /// Further arguments of dropbear(8).
    void set(const QStringList &arguments) { m_arguments += arguments; }

    /// Starts it, again on the same port if it ran before. False: see failure().
    bool start();
    void kill() { m_process.kill(); }

    const QString &failure() const { return m_process.failure(); }
    quint16 port() const { return m_process.port(); }
    static QString user() { return QStringLiteral("guest"); }
    HostKey hostKey();
    QString home() const { return file(QStringLiteral("home")); }
    QString file(const QString &name) const { return m_folder.filePath(name); }
    /// What it said so far, for failures.
    QByteArray log() { return m_process.log(); }

private:
    bool makeUser();
    QString keyPath() const { return file(QStringLiteral("host")); }

    QTemporaryDir m_folder;
    const QString m_keyType;
    QByteArray m_passwordHash{"*"};
    QStringList m_arguments;
    ServerProcess m_process;
    int m_identities = 0;
};

} // namespace porthole::test
