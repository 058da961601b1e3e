#pragma once

#include "core/base/Result.h"

#include <QByteArray>

/// Names of files, which are bytes. Pure.
namespace porthole::transfer {

/// That a name is one of something within a folder: not empty, not "." or "..", without '/' and NUL.
/// Source: security requirement SEC-13. Errors: PeerMisbehaved.
Result<> checkName(const QByteArray &name);

/// What is behind the last slash, slashes at the end aside: "b" of "/a/b/"; empty for "/" and "".
QByteArray lastName(const QByteArray &path);
/// A path within a folder.
QByteArray joined(const QByteArray &folder, const QByteArray &name);

/// Under which name a file lies in its folder while it is being written: one that says of which file it is a
/// part (its name, size in bytes and time of change in seconds), so that another attempt finds it and one at
/// a file that has changed since does not. Short, however long the name is.
QByteArray partName(const QByteArray &name, quint64 size, quint32 modified);
/// Whether it is one of those: whatever lies under such a name is nobody's file.
bool isPartName(const QByteArray &name);

/// "notes (2).txt": another name for one that is taken; `count` from 2.
QByteArray otherName(const QByteArray &name, int count);

} // namespace porthole::transfer
