#pragma once

#include "core/model/Entry.h"

#include <QHash>

namespace porthole::imports {

/// The names of the hosts that are here, which are unique.
class HostNames {
public:
    explicit HostNames(const QList<Entry> &entries);

    /// "web", or where another host than `owner` has it, "web 2" and so on; it is `owner`'s from now on.
    QString take(const QString &name, const EntryId &owner);
    /// "web" for "web 2".
    static QString withoutNumber(const QString &name);

private:
    QHash<QString, QString> m_owners; // by the name, folded
    QHash<QString, int> m_last;       // number that was given out for a name
};

} // namespace porthole::imports
