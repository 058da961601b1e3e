#pragma once

#include "core/base/Result.h"

#include <QHash>
#include <QString>

namespace porthole::imports {

/// The keys of one group of an INI file, as GLib's GKeyFile, virt-viewer and Remmina write them: "[group]",
/// "key=value", "#" before a comment. Keys are in lower case; of a key that comes twice, the last counts.
/// Errors: Usage (the group is not there). Source: Desktop Entry Specification 1.5, section "Basic format of
/// the file".
Result<QHash<QString, QString>> groupOf(const QString &text, QLatin1String group);

/// A value of a GKeyFile without its escapes (\s \n \t \r \\).
QString unescaped(const QString &value);

} // namespace porthole::imports
