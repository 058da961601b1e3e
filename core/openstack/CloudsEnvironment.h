#pragma once

#include "core/base/Secret.h"

#include <QString>
#include <QStringList>
#include <map>
#include <memory>

namespace porthole::openstack {

/// What decides which cloud configuration is read: handed in, so that nothing below core/openstack asks
/// the process, and a test needs no home of its own.
struct CloudsEnvironment {
    QString currentDirectory;
    QString home;
    QString systemRoot; ///< put before /etc; empty but in tests
    /// OS_*, XDG_CONFIG_HOME, XDG_CONFIG_DIRS and SNAP_REAL_HOME. Any value may be a password.
    std::map<QString, std::shared_ptr<const Secret>> variables;

    /// Copies what it needs of the process's environment, once: the variables that carry secrets
    /// (OS_PASSWORD, OS_TOKEN, ...) are then unset and their bytes zeroed, so that no child inherits
    /// them (security requirement SEC-32). Thread: main, before others exist.
    static CloudsEnvironment takeFromProcess();

    /// A variable's text, empty if it is not set. For names and paths, not for secrets.
    QString variable(const QString &name) const;
    void set(const QString &name, std::string_view value);

    /// The folders in which openstacksdk looks for clouds.yaml, secure.yaml and clouds-public.yaml, first
    /// come first: the current one, the user's, ~/.config/openstack, the site's, /etc/openstack.
    QStringList searchPath() const;
    /// `path` with a leading ~ replaced by the home folder.
    QString expandUser(const QString &path) const;
    /// `path` as seen from the current folder.
    QString absolutePath(const QString &path) const;
};

} // namespace porthole::openstack
