#pragma once

#include "core/import/FolderMap.h"
#include "core/import/Imported.h"

#include <QHash>
#include <QSet>

namespace porthole::imports {

/// What two connections to the same have in common, with what they get from their folders: kind, address,
/// user and port. Empty for what cannot be told. The item's folder is where it would be here.
QString targetOf(const ImportedEntry &item, const FolderMap &folders);

/// What is here, by all that an item of an import can be found by. An origin is a name within a file, and two
/// files may have one: unless it is an id, what it finds has to lead to the same place as well, or did when
/// it was imported. `known` outlives it, as it is.
class KnownEntries {
public:
    explicit KnownEntries(const EntryCollection &known);

    /// Which of those here each item is, nullptr for one that is none; no two items are one. `targets` are
    /// theirs, in their order.
    QList<const Entry *> find(const QList<ImportedEntry> &items, const QStringList &targets);
    /// One that is here, not in the trash, and leads to the same; and will do so still, if an item is it.
    const Entry *alike(const QString &target) const;
    /// The origin, or if something here has it, "csv:web #2" and so on: one that neither anything here nor
    /// anything among the items of find() has.
    QString freeOrigin(const QString &origin);

private:
    using Lists = QHash<QString, QList<const Entry *>>;

    void add(const Entry &entry, const QString &target);
    /// By its id, or by its origin.
    const Entry *exactly(const Entry &imported) const;
    /// The first that no item is yet, or nullptr; those that one is are not looked at again.
    const Entry *takeFrom(Lists &lists, const QString &key);

    QHash<QString, const Entry *> m_byId, m_byOrigin, m_byTarget;
    Lists m_ofTarget, m_ofPlace;           // by the origin without its number as well
    QHash<const Entry *, QString> m_found; // with the target of the item
    QSet<QString> m_origins;               // of the items
    QHash<QString, int> m_numbers;
};

} // namespace porthole::imports
