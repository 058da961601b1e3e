#pragma once

#include "core/base/Result.h"
#include "core/import/Imported.h"

#include <string_view>

namespace porthole::imports {

enum class Format : quint8 {
    PuttySessions, ///< a folder
    PuttyRegistry, ///< .reg
    Remmina,       ///< a file, or a folder of them
    MremoteNg,     ///< confCons.xml
    TigerVnc,      ///< a file, or a folder of them
    TigerVncHistory,
    Krdc, ///< bookmarks.xml
    Rdp,  ///< a file, or a folder of them
    Csv,
    Json, ///< our own export
};

/// "putty", "remmina", ...: as the command line names them.
QString nameOf(Format format);
QStringList formatNames();
/// Nothing for a name that is none.
std::optional<Format> formatNamed(const QString &name);

/// What a file is, by its name and by what it begins with. Nothing where it is not to be told.
std::optional<Format> formatOf(const SourceFile &file);

/// One of `format`'s readers. Pure. `password` is what a file is encrypted with as a whole, where it is.
/// Errors: theirs, AuthRejected (another password, or one is needed); Usage (a format that has one file was
/// given several).
Result<Imported> read(Format format, const QList<SourceFile> &files, std::string_view password = {});

/// Reads a file, or the files of a folder that are of `format`, and what is in them. Without a format it is
/// found out. What is larger than kMostBytes is not read, nor what is no regular file.
/// Errors: NotFound, Storage, Usage (a format that cannot be told); the readers'. Thread: any that may wait.
Result<Imported> importFrom(const QString &path, std::optional<Format> format = std::nullopt,
                            std::string_view password = {});

/// Writes our own export of all that is saved. A file that is there goes only once the new one is whole.
/// Errors: Storage. Thread: any that may wait.
Result<> exportTo(const QString &path, const EntryCollection &collection);

} // namespace porthole::imports
