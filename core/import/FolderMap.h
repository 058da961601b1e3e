#pragma once

#include "core/import/Imported.h"
#include "core/model/EntryInheritance.h"

#include <QHash>

namespace porthole::imports {

/// The folders that are here, by path and by id, and those of an import among them.
class FolderMap {
public:
    FolderMap(const QList<Folder> &known, const QList<ImportedFolder> &imported);

    /// The names from the top to a folder that is here; empty for the top, or for none.
    QStringList pathOf(const FolderId &id) const { return m_here.pathOf(id); }
    /// What a path of the import is here: a folder of our own export is known by its id, whatever it is
    /// called here and wherever it lies.
    QStringList localPath(const QStringList &imported) const;
    const Folder *find(const FolderId &id) const { return m_here.find(id); }
    /// The folders of such a path from the top on: those that are here, and below them what would be made.
    QList<Folder> wayDown(const QStringList &localPath) const;

    /// The folder of that path; those that are missing are made, and handed out once by takeNew().
    FolderId ensure(const QStringList &localPath);
    QList<Folder> takeNew() { return std::move(m_new); }

private:
    static QString keyOf(const FolderId &parent, const QString &name);
    /// What ensure() would make.
    Folder made(const QStringList &localPath, const FolderId &parent) const;

    const QList<Folder> m_known;
    const FolderTree m_here{m_known};
    QHash<QString, Folder> m_byName;               // within its parent, the new ones too
    QHash<QStringList, ImportedFolder> m_imported; // by their paths there
    QHash<QStringList, ImportedFolder> m_details;  // by their paths here
    QList<Folder> m_new;
};

} // namespace porthole::imports
