#include "core/model/EntryInheritance.h"

#include <QSet>

namespace porthole {

namespace {

/// The innermost that says something counts.
template <class T>
Effective<T> effective(std::optional<T> EntrySettings::*member, const EntrySettings &own,
                       const QList<const Folder *> &around)
{
    if (own.*member)
        return {own.*member, std::nullopt};
    for (const Folder *folder : around) {
        if (folder->settings.*member)
            return {folder->settings.*member, folder->id};
    }
    return {};
}

} // namespace

FolderTree::FolderTree(const QList<Folder> &folders)
{
    m_byId.reserve(folders.size());
    for (const Folder &folder : folders)
        m_byId.insert(folder.id.value, &folder);
}

QList<const Folder *> FolderTree::wayUp(const FolderId &folder) const
{
    QList<const Folder *> way;
    QSet<const Folder *> seen;
    for (const Folder *at = find(folder); at && !seen.contains(at); at = find(at->parent)) {
        seen.insert(at);
        way << at;
    }
    return way;
}

QStringList FolderTree::pathOf(const FolderId &folder) const
{
    QStringList path;
    for (const Folder *at : wayUp(folder))
        path.prepend(at->name);
    return path;
}

EffectiveSettings effectiveSettings(const EntrySettings &settings, const FolderId &folder,
                                    const FolderTree &folders)
{
    const QList<const Folder *> around = folders.wayUp(folder);
    return {effective(&EntrySettings::user, settings, around),
            effective(&EntrySettings::port, settings, around),
            effective(&EntrySettings::identityFile, settings, around),
            effective(&EntrySettings::credential, settings, around),
            effective(&EntrySettings::agent, settings, around),
            effective(&EntrySettings::colour, settings, around)};
}

EffectiveSettings effectiveSettings(const EntrySettings &settings, const FolderId &folder,
                                    const QList<Folder> &folders)
{
    return effectiveSettings(settings, folder, FolderTree(folders));
}

SavedHost effectiveHost(const Entry &entry, const FolderTree &folders)
{
    const EffectiveSettings settings = effectiveSettings(entry.settings, entry.folder, folders);
    SavedHost host;
    host.id = {entry.id.value};
    host.name = entry.name;
    host.host = entry.address;
    host.port = settings.port.value.value_or(0);
    host.user = settings.user.value.value_or(QString());
    host.identityFile = settings.identityFile.value.value_or(QString());
    host.agentCommand = entry.agentCommand;
    host.agent = settings.agent.value.value_or(AgentWish::AsConfigured);
    if (settings.credential.value && !settings.credential.value->value.isEmpty())
        host.credential = settings.credential.value;
    host.tunnels = entry.tunnels;
    return host;
}

SavedHost effectiveHost(const Entry &entry, const QList<Folder> &folders)
{
    return effectiveHost(entry, FolderTree(folders));
}

QString folderPath(const FolderId &folder, const FolderTree &folders)
{
    return folders.pathOf(folder).join(QStringLiteral(" / "));
}

QString folderPath(const FolderId &folder, const QList<Folder> &folders)
{
    return folderPath(folder, FolderTree(folders));
}

} // namespace porthole
