#pragma once

#include "app/cli/connections/SavedEntries.h"

#include <QJsonObject>

namespace porthole::cli {

/// "host", "console", ...: as --json and the table have them.
QString kindName(EntryKind kind);

/// A connection as --json has it, with what it gets from its folders.
QJsonObject jsonOf(const Entry &entry, const SavedEntries &saved);

/// Fit for a terminal.
QString shownText(const QString &text);

} // namespace porthole::cli
