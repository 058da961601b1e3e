#pragma once

#include "core/model/Entry.h"

#include <QHash>
#include <QSet>

namespace porthole::imports {

/// The names of the hosts that are here, which are unique. Those of `renamed` are to have others, and hold
/// none meanwhile: two of them may exchange theirs.
class HostNames {
public:
    HostNames(const QList<Entry> &entries, const QSet<QString> &renamed);

    /// "web", or where another host than `owner` has it, "web 2" and so on, cut where it would be too long;
    /// it is `owner`'s from now on.
    QString take(const QString &name, const EntryId &owner);
    /// "web" for "web 2".
    static QString withoutNumber(const QString &name);

private:
    QHash<QString, QString> m_owners; // by the name, folded
    QHash<QString, int> m_last;       // number that was given out for a name
};

} // namespace porthole::imports
