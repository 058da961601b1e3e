#pragma once

#include "core/model/EntryInheritance.h"

#include <QColor>
#include <QIcon>
#include <QString>
#include <span>

namespace porthole::ui {

/// What an entry is: "Host", "VNC server".
QString kindName(EntryKind kind);
QIcon kindIcon(EntryKind kind);
/// Where it leads, with what it gets from its folders: "ann@web-1.example:2222".
QString entryDetail(const Entry &entry, const FolderTree &folders);

/// The colours to choose from. Any other one is possible as well: an import brings it.
struct NamedColour {
    const char *name; ///< not translated
    const char *value;
};
std::span<const NamedColour> entryColours();
/// "Red", or "#a0b0c0" for one that has no name.
QString colourName(const QString &value);
/// The mark that counts for something, and its words: "Red, from the folder prod". Invalid and empty: none.
struct ColourMark {
    QColor colour{};
    QString words{};
};
ColourMark colourMark(const Effective<QString> &colour, const FolderTree &folders);

/// "the folder prod": who has said an inherited setting.
QString sourceName(const FolderId &folder, const FolderTree &folders);

/// A tunnel as it is written in a form, "-L 8080:intranet:80", and back. Errors: Usage.
QString tunnelLine(const Tunnel &tunnel);
Result<Tunnel> tunnelOf(const QString &line);

/// A host that stands in no collection, as an entry.
Entry toEntry(const SavedHost &host);

} // namespace porthole::ui
