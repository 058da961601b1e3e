#pragma once

#include "core/model/HostKey.h"
#include "tests/support/ssh/ServerProcess.h"

#include <QTemporaryDir>

namespace porthole::test {

/// OpenSSH's server on 127.0.0.1, on a port that was free, with keys and configuration of its own. It needs
/// no privileges; whoever logs in is the user who runs the test, in a home of the server's own.
class OpenSshServer {
public:
    /// `keyTypes` are its host keys, as ssh-keygen names them.
    explicit OpenSshServer(QStringList keyTypes = {QStringLiteral("ed25519"), QStringLiteral("ecdsa"),
                                                   QStringLiteral("rsa")});

    /// A line of sshd_config. What is set here comes before the fixture's own lines, and the first one wins.
    void set(const QString &line) { m_lines << line; }
    void setEnvironment(const QString &name, const QString &value) { m_process.setEnvironment(name, value); }
    /// Makes a key that may log in, without a passphrase unless one is given; its path.
    QString makeIdentity(const QString &type = QStringLiteral("ed25519"), const QString &passphrase = {});
    /// A line of authorized_keys.
    void authorize(const QByteArray &line);

    /// Starts it, again on the same port if it ran before. False: see failure().
    bool start();
    /// Ends it and all its connections with SIGKILL, as a crash would.
    void kill() { m_process.kill(); }
    /// While true it hangs, as a machine that is gone without a word; its connections stay.
    void freeze(bool isFrozen) { m_process.freeze(isFrozen); }

    const QString &failure() const { return m_process.failure(); }
    quint16 port() const { return m_process.port(); }
    /// Who may log in: the user who runs the test.
    static QString user();
    /// "ed25519", "ecdsa" or "rsa".
    HostKey hostKey(const QString &type) const;
    /// A line "ssh-ed25519 AAAA..." without a comment.
    QByteArray hostKeyLine(const QString &type) const;
    QString file(const QString &name) const { return m_folder.filePath(name); }
    /// What it said so far, for failures.
    QByteArray log() { return m_process.log(); }
    /// Processes of it that live, its connections' too.
    QList<qint64> processes() const { return m_process.processes(); }

private:
    bool keygen(const QString &type, const QString &passphrase, const QString &path);

    QTemporaryDir m_folder;
    QStringList m_keyTypes, m_lines;
    ServerProcess m_process;
    int m_identities = 0;
};

} // namespace porthole::test
