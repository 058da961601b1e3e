#pragma once

#include "core/import/Imported.h"

#include <QList>

namespace porthole::imports {

/// What an import brings, one thing at a time: each is compared and taken over by itself, so that a
/// connection that was moved to another folder here still gets the port that has changed where it comes from.
enum class EntryField : quint8 {
    Kind,
    Name,
    Folder,
    Address,
    User,
    Port,
    IdentityFile,
    Agent,
    AgentCommand,
    Colour,
    Tunnels,
    Tags,
    Notes,
    Cloud,
    Description, ///< of a cloud that is saved here
    CaCertificateFile,
};
inline constexpr int kEntryFields = 16;

inline constexpr quint16 kUsualPort = 22; ///< of hosts

/// English, for the command line: "the address".
const char *wordsOf(EntryField field);

/// The texts of all fields, in the order of the enumeration. `folder` is where it is.
QList<QString> fieldsOf(const Entry &entry, const QStringList &folder);
/// The same of what is imported, as if all that is inert were approved.
QList<QString> fieldsOf(const ImportedEntry &item);

/// What Entry::imported holds: a digest of each text, which are enough to see that one is another, and of the
/// tunnels that were taken, some of which may not have been approved.
QString digestsOf(const QList<QString> &fields, const QList<Tunnel> &taken);
/// What it holds of a text, and of that field; empty where it says nothing of it.
QString digestOf(const QString &text);
QString digestAt(const QString &digests, EntryField field);
/// Whether `digests` say that the field had this text. Digests of another version of this program say
/// nothing.
bool hadText(const QString &digests, EntryField field, const QString &text);
/// Whether the tunnels that were taken had this text.
bool hadTunnels(const QString &digests, const QString &text);

} // namespace porthole::imports
