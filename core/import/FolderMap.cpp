#include "core/import/FolderMap.h"

#include "core/model/EntryEdits.h"

#include <algorithm>

namespace porthole::imports {

FolderMap::FolderMap(const QList<Folder> &known, const QList<ImportedFolder> &imported)
    : m_known(known)
{
    for (const Folder &folder : m_known)
        m_byName.insert(keyOf(folder.parent, folder.name), folder);
    for (const ImportedFolder &folder : imported)
        m_imported.insert(folder.path, folder);
    for (const ImportedFolder &folder : imported)
        m_details.insert(localPath(folder.path), folder);
}

QString FolderMap::keyOf(const FolderId &parent, const QString &name)
{
    return parent.value + u'/' + foldedName(name);
}

QStringList FolderMap::localPath(const QStringList &imported) const
{
    for (qsizetype length = imported.size(); length > 0; --length) {
        const auto folder = m_imported.constFind(imported.first(length));
        if (folder != m_imported.constEnd() && find(folder->id))
            return pathOf(folder->id) + imported.sliced(length);
    }
    return imported;
}

Folder FolderMap::made(const QStringList &localPath, const FolderId &parent) const
{
    const ImportedFolder details = m_details.value(localPath);
    const auto isTaken = [&](const FolderId &id) {
        return find(id) ||
               std::any_of(m_new.begin(), m_new.end(), [&](const Folder &folder) { return folder.id == id; });
    };
    const bool hasId = !details.id.value.isEmpty() && !isTaken(details.id);
    return {hasId ? details.id : newFolderId(), parent, localPath.last(), details.settings, details.notes};
}

QList<Folder> FolderMap::wayDown(const QStringList &localPath) const
{
    QList<Folder> way;
    FolderId parent;
    for (qsizetype depth = 1; depth <= localPath.size(); ++depth) {
        const auto known = m_byName.constFind(keyOf(parent, localPath[depth - 1]));
        way << (known != m_byName.constEnd() ? *known : made(localPath.first(depth), parent));
        parent = way.last().id;
    }
    return way;
}

FolderId FolderMap::ensure(const QStringList &localPath)
{
    FolderId parent;
    for (const Folder &folder : wayDown(localPath)) {
        const QString key = keyOf(folder.parent, folder.name);
        if (!m_byName.contains(key)) {
            m_byName.insert(key, folder);
            m_new << folder;
        }
        parent = folder.id;
    }
    return parent;
}

} // namespace porthole::imports
