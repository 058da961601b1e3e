#include "core/openstack/CloudsEnvironment.h"

#include "core/openstack/config/AuthOptions.h"

#include <QDir>
#include <cstdlib>
#include <cstring>
#include <unistd.h>
#include <vector>

namespace porthole::openstack {

CloudsEnvironment CloudsEnvironment::takeFromProcess()
{
    CloudsEnvironment taken;
    taken.currentDirectory = QDir::currentPath();
    taken.home = QDir::homePath();
    std::vector<std::string> toUnset;
    for (char **entry = environ; entry && *entry; ++entry) {
        char *equals = std::strchr(*entry, '=');
        if (!equals)
            continue;
        const std::string name(*entry, equals);
        const bool ours = name.starts_with("OS_") || name == "XDG_CONFIG_HOME" || name == "XDG_CONFIG_DIRS" ||
                          name == "SNAP_REAL_HOME";
        if (!ours)
            continue;
        taken.set(QString::fromLocal8Bit(name.c_str()), equals + 1);
        if (isSecretOption(name)) {
            toUnset.push_back(name);
            explicit_bzero(equals + 1, std::strlen(equals + 1));
        }
    }
    // unsetenv() moves the entries, so only after the walk.
    for (const std::string &name : toUnset)
        unsetenv(name.c_str());
    return taken;
}

QString CloudsEnvironment::variable(const QString &name) const
{
    const auto found = variables.find(name);
    if (found == variables.end())
        return {};
    const std::string_view text = found->second->reveal();
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

void CloudsEnvironment::set(const QString &name, std::string_view value)
{
    variables[name] = std::make_shared<const Secret>(value);
}

QStringList CloudsEnvironment::searchPath() const
{
    QString userConfig = variable(QStringLiteral("XDG_CONFIG_HOME"));
    if (userConfig.trimmed().isEmpty())
        userConfig = home + QStringLiteral("/.config");
    // A snap's HOME is not the user's.
    const QString snapHome = variable(QStringLiteral("SNAP_REAL_HOME"));
    const QString realHome = snapHome.isEmpty() ? home : snapHome;
    const QString own = QStringLiteral("/openstack");
    QStringList path{currentDirectory, userConfig + own, realHome + QStringLiteral("/.config") + own};
    // openstacksdk joins several site folders with ":" into one path, which is nowhere, so that it then
    // looks in none of them; a file that it passes over must not win here.
    const QString siteFolders = variable(QStringLiteral("XDG_CONFIG_DIRS"));
    if (siteFolders.trimmed().isEmpty())
        path << systemRoot + QStringLiteral("/etc/xdg") + own;
    else if (!siteFolders.contains(u':'))
        path << siteFolders + own;
    path << systemRoot + QStringLiteral("/etc") + own;
    for (QString &folder : path)
        folder = absolutePath(expandUser(folder));
    path.removeDuplicates();
    return path;
}

QString CloudsEnvironment::expandUser(const QString &path) const
{
    return path == u"~" || path.startsWith(u"~/") ? home + path.mid(1) : path;
}

QString CloudsEnvironment::absolutePath(const QString &path) const
{
    return QDir::cleanPath(QDir(currentDirectory).absoluteFilePath(path));
}

} // namespace porthole::openstack
