#pragma once

#include "core/ssh/config/SshConfig.h"

#include <QMap>
#include <QString>
#include <QTemporaryDir>
#include <optional>

namespace porthole::test {

/// What a configuration comes to, option by option in the words of `ssh -G`; what `ssh -G` does not say in
/// full stands beside it: "identityfile" and "certificatefile" with their tokens filled in, "proxycommand" as
/// it would be run, "hops" for the machines on the way. Options that are not said are missing or "".
using Said = QMap<QString, QString>;

/// A home folder with configuration files in it, and what OpenSSH's client and Porthole make of them.
class ConfigHome {
public:
    ConfigHome();

    /// Writes ~/.ssh/config and the files that follow a line "=== PATH", relative to ~/.ssh. "HOME" stands
    /// for the home's path.
    void write(QByteArray text);
    QString path(const QString &name = {}) const { return m_folder.filePath(name); }
    /// A variable of the environment that both see.
    void set(const QByteArray &name, const QByteArray &value) { m_variables.insert(name, value); }

    /// What OpenSSH says; nothing where it refuses. It is run in a home of ours by means of nss_wrapper,
    /// because it asks the system, not $HOME, where that is.
    std::optional<Said> opensshs(const ssh::SshDestination &to) const;
    /// What Porthole says; where the user has allowed commands, they are run.
    std::optional<Said> ours(const ssh::SshDestination &to, bool allowed = true) const;
    Result<ssh::Resolution> resolve(const ssh::SshDestination &to, const ssh::CommandResults &ran = {}) const;
    /// Why the last ours() was nothing.
    QString failure() const { return m_failure; }

private:
    struct Output {
        bool succeeded = false;
        QByteArray out, errors;
    };
    Output run(const QStringList &options, const ssh::SshDestination &to) const;
    bool addHops(Said &said) const;
    bool addFiles(Said &said, const ssh::SshDestination &to) const;

    QTemporaryDir m_folder;
    QMap<QByteArray, QByteArray> m_variables;
    mutable QString m_failure;
};

} // namespace porthole::test
