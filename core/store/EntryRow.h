#pragma once

#include "core/model/Entry.h"

#include <QSqlQuery>
#include <QVariantList>

namespace porthole::store {

/// The columns of the tables `entries` and `folders`, in the order of the values below.
extern const char *const kEntryColumns;
extern const char *const kFolderColumns;

QVariantList valuesOf(const Entry &entry);
QVariantList valuesOf(const Folder &folder);

/// From a row of those columns. What this program cannot read of it is as if it were not set.
Entry entryOf(const QSqlQuery &row);
Folder folderOf(const QSqlQuery &row);

/// The word that a kind is kept as.
QString wordOf(EntryKind kind);
/// And back; one that is not known is not supported.
EntryKind kindOf(const QString &word);

} // namespace porthole::store
