#include "core/import/FolderMap.h"

#include "core/model/EntryEdits.h"

namespace porthole::imports {

FolderMap::FolderMap(const QList<Folder> &known, const QList<ImportedFolder> &imported)
{
    for (const Folder &folder : known)
        know(folder);
    for (const ImportedFolder &folder : imported)
        m_imported.insert(folder.path, folder);
    for (const ImportedFolder &folder : imported)
        m_details.insert(localPath(folder.path), folder);
}

QString FolderMap::keyOf(const FolderId &parent, const QString &name)
{
    return parent.value + u'/' + foldedName(name);
}

void FolderMap::know(const Folder &folder)
{
    m_byId.insert(folder.id.value, folder);
    m_byName.insert(keyOf(folder.parent, folder.name), folder.id.value);
}

QStringList FolderMap::pathOf(const FolderId &id) const
{
    QStringList path;
    QSet<QString> seen; // a folder that is around itself ends the way up
    for (auto at = m_byId.constFind(id.value); at != m_byId.constEnd() && !seen.contains(at->id.value);
         at = m_byId.constFind(at->parent.value)) {
        seen.insert(at->id.value);
        path.prepend(at->name);
    }
    return path;
}

QStringList FolderMap::localPath(const QStringList &imported) const
{
    for (qsizetype length = imported.size(); length > 0; --length) {
        const auto folder = m_imported.constFind(imported.first(length));
        if (folder != m_imported.constEnd() && m_byId.contains(folder->id.value))
            return pathOf(folder->id) + imported.sliced(length);
    }
    return imported;
}

const Folder *FolderMap::find(const FolderId &id) const
{
    const auto found = m_byId.constFind(id.value);
    return found == m_byId.constEnd() ? nullptr : &*found;
}

Folder FolderMap::made(const QStringList &localPath, const FolderId &parent) const
{
    const ImportedFolder details = m_details.value(localPath);
    const bool hasId = !details.id.value.isEmpty() && !m_byId.contains(details.id.value);
    return {hasId ? details.id : newFolderId(), parent, localPath.last(), details.settings, details.notes};
}

QList<Folder> FolderMap::wayDown(const QStringList &localPath) const
{
    QList<Folder> way;
    FolderId parent;
    for (qsizetype depth = 1; depth <= localPath.size(); ++depth) {
        const auto known = m_byName.constFind(keyOf(parent, localPath[depth - 1]));
        way << (known != m_byName.constEnd() ? m_byId.value(*known) : made(localPath.first(depth), parent));
        parent = way.last().id;
    }
    return way;
}

FolderId FolderMap::ensure(const QStringList &localPath)
{
    FolderId parent;
    for (const Folder &folder : wayDown(localPath)) {
        if (!m_byId.contains(folder.id.value)) {
            know(folder);
            m_new << folder;
        }
        parent = folder.id;
    }
    return parent;
}

} // namespace porthole::imports
