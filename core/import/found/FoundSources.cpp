#include "core/import/found/FoundSources.h"

#include "core/openstack/CloudsConfig.h"
#include "core/ssh/config/AliasList.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace porthole::imports {

namespace {

QString variableOr(const char *name, const QString &otherwise)
{
    const QString value = qEnvironmentVariable(name);
    return value.startsWith(u'/') ? value : otherwise; // as the XDG Base Directory Specification has it
}

qsizetype filesIn(const QString &folder, QLatin1String suffix, QLatin1String otherThan)
{
    qsizetype count = 0;
    for (QDirIterator at(folder, QDir::Files); count < kMostEntries && at.hasNext();) {
        at.next();
        if (at.fileName().endsWith(suffix) && at.fileName() != otherThan)
            ++count;
    }
    return count;
}

/// The first of the folders that PuTTY would use. Source: PuTTY 0.78, unix/storage.c, make_filename().
QString puttyFolder(const FoundEnvironment &environment)
{
    if (!environment.puttyDir.isEmpty())
        return environment.puttyDir;
    const QString newer = environment.configHome + QStringLiteral("/putty");
    return QFileInfo(newer).isDir() ? newer : environment.home + QStringLiteral("/.putty");
}

class Finder {
public:
    QList<FoundSource> take() { return std::move(m_found); }

    void add(FoundSource::Kind kind, qsizetype count, const QString &path = {},
             std::optional<Format> format = std::nullopt)
    {
        if (count > 0)
            m_found << FoundSource{kind, path, format, count};
    }
    void addFolder(FoundSource::Kind kind, Format format, const QString &path, const char *suffix,
                   const char *otherThan = "")
    {
        add(kind, filesIn(path, QLatin1String(suffix), QLatin1String(otherThan)), path, format);
    }
    /// Of files whose connections can only be counted by reading them.
    void addFile(FoundSource::Kind kind, Format format, const QString &path)
    {
        const auto imported = QFileInfo(path).isFile() ? importFrom(path, format) : Imported();
        if (imported)
            add(kind, imported->entries.size(), path, format);
    }

private:
    QList<FoundSource> m_found;
};

} // namespace

FoundEnvironment FoundEnvironment::ofThisProcess(openstack::CloudsEnvironment clouds)
{
    FoundEnvironment environment;
    environment.home = QDir::homePath();
    environment.configHome = variableOr("XDG_CONFIG_HOME", environment.home + QStringLiteral("/.config"));
    environment.dataHome = variableOr("XDG_DATA_HOME", environment.home + QStringLiteral("/.local/share"));
    environment.stateHome = variableOr("XDG_STATE_HOME", environment.home + QStringLiteral("/.local/state"));
    environment.puttyDir = qEnvironmentVariable("PUTTYDIR");
    environment.ssh = ssh::SshFiles::ofThisUser();
    environment.clouds = std::move(clouds);
    return environment;
}

QList<FoundSource> findImports(const FoundEnvironment &environment)
{
    using Kind = FoundSource::Kind;
    Finder finder;
    finder.add(Kind::SshConfig, ssh::sshAliases(environment.ssh).size());
    if (const auto clouds = openstack::CloudsConfig::load(environment.clouds))
        finder.add(Kind::Clouds, clouds->names().size());
    finder.addFolder(Kind::Putty, Format::PuttySessions,
                     puttyFolder(environment) + QStringLiteral("/sessions"), "", "Default%20Settings");
    finder.addFolder(Kind::Remmina, Format::Remmina, environment.dataHome + QStringLiteral("/remmina"),
                     ".remmina");
    finder.addFile(Kind::Krdc, Format::Krdc, environment.dataHome + QStringLiteral("/krdc/bookmarks.xml"));
    // Of 1.12, and of the versions that keep to the XDG folders.
    for (const QString &path : {environment.home + QStringLiteral("/.vnc/tigervnc.history"),
                                environment.stateHome + QStringLiteral("/tigervnc/tigervnc.history")})
        finder.addFile(Kind::TigerVnc, Format::TigerVncHistory, path);
    return finder.take();
}

} // namespace porthole::imports
