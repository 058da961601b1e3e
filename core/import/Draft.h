#pragma once

#include "core/base/Result.h"
#include "core/import/Imported.h"

#include <QHash>
#include <QSet>

namespace porthole::imports {

/// A connection as a file says it, before anything is believed.
struct Draft {
    EntryKind kind = EntryKind::Host;
    QString scheme{}; ///< of an Unsupported one: "rdp"
    QString name{};   ///< empty: its address
    QStringList folder{};
    QString host{};
    int port = 0;                  ///< 0: the protocol's own
    int usualPort = 22;            ///< the protocol's own
    std::optional<QString> user{}; ///< unset: as the folder has it
    QString key{};                 ///< a private key's path
    QString notes{};
    QStringList tags{};
    QList<Tunnel> tunnels{};
    QString origin{};
    QList<Omission> omitted{};
};

/// Makes entries of drafts. What does not fit is left out, with its reason.
class Collector {
public:
    /// Errors: Usage (more than kMostEntries).
    Result<> add(Draft draft);
    Result<> refuse(const QString &name, Refusal why);
    /// The same for what is checked already. Of two with one origin, the second gets one of its own.
    Result<> add(ImportedEntry entry);
    Result<> add(ImportedFolder folder);
    Imported take() { return std::move(m_imported); }

private:
    Result<> count();

    Imported m_imported;
    QSet<QString> m_origins;
    QHash<QString, int> m_numbers; // of those that were there before
};

/// Names of folders, each fit to be one; empty ones are left out, and what is deeper than kMostDepth is.
QStringList folderOf(const QStringList &names);
QStringList tagsOf(const QStringList &words);

/// Whether somebody who approves of it has seen all of it: no line ends, nothing that is not shown.
bool isShownAsItIs(const QString &text);

/// Takes over a user and a key path, or says why not.
void takeUser(ImportedEntry &to, const QString &user);
void takeKey(ImportedEntry &to, const QString &path);
/// The same for a command; one that cannot be shown as it is cannot be approved either.
void takeAgent(ImportedEntry &to, const QString &command);
/// Takes over what others cannot get in by; the others become inert.
void takeTunnels(ImportedEntry &to, const QList<Tunnel> &tunnels);

/// "ann@web" for "ann:secret@web", whatever the password has in it.
QString withoutPassword(QString address);

/// A whole number as files have it, from 0 to 65535; 0 is what there is for "the usual".
std::optional<int> portOf(const QString &text);

} // namespace porthole::imports
