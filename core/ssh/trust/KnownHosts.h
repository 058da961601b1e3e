#pragma once

#include "core/base/Result.h"
#include "core/model/Endpoint.h"
#include "core/model/HostKey.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace porthole::ssh {

/// What known_hosts says about a key, and where. Only Known lets a connection go on; Unknown may ask.
struct HostKeyVerdict {
    enum class Kind : quint8 {
        Known,
        Unknown,
        Changed,   ///< the host is known with another key of this type
        OtherType, ///< the host is known with keys of other types only; OpenSSH calls this changed, too
        Revoked,   ///< the key is marked @revoked for this host, or lies in RevokedHostKeys
    };
    Kind kind = Kind::Unknown;
    QString file{}; ///< of the line that decided; empty for Unknown
    int line = 0;   ///< from 1; 0: not one line
    QStringList knownTypes{};

    friend bool operator==(const HostKeyVerdict &, const HostKeyVerdict &) = default;
};

/// The host keys that are known here, as OpenSSH 9.2 decides: libssh ignores @revoked and takes negated
/// patterns for matches. Files are read anew at each call. Certificates of hosts are beyond libssh 0.10, so
/// that a line with @cert-authority neither makes a plain key known nor changed.
/// Thread: any; it reads files.
class KnownHosts {
public:
    /// `revokedKeys` is the file that RevokedHostKeys names; empty: none.
    KnownHosts(QStringList userFiles, QStringList globalFiles, QString revokedKeys = {});

    /// A missing file is an empty one. Any other failure is an error, never a match.
    /// Errors: Storage (a file), PeerMisbehaved (no key), PeerIncompatible (RSA below `requiredRsaSize`
    /// bits).
    Result<HostKeyVerdict> check(const Endpoint &host, const QString &alias, const HostKey &key,
                                 int requiredRsaSize = 1024) const;

    /// Host key algorithms in the order in which they are offered: those whose keys are known for the host
    /// first, so that a second key type of a server is not taken for a changed key.
    /// Errors: Storage.
    Result<QList<QByteArray>> order(const Endpoint &host, const QString &alias,
                                    const QList<QByteArray> &algorithms) const;

    /// Adds a line to the first of the user's files, which is never rewritten; the folder and file are made
    /// for the user alone where they are missing. Nothing happens if there is no such file.
    /// Errors: Storage; the file is then as it was.
    Result<> append(const Endpoint &host, const QString &alias, const HostKey &key, bool hashed) const;

private:
    QStringList m_userFiles, m_globalFiles;
    QString m_revokedKeys;
};

} // namespace porthole::ssh
