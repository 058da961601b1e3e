#include "core/model/SavedCloud.h"

namespace porthole {

QList<SavedCloud> savedClouds(const QList<Entry> &entries, const QStringList &taken)
{
    QList<SavedCloud> clouds;
    QStringList names = taken;
    for (const Entry &entry : entries) {
        if (entry.kind != EntryKind::Cloud || !entry.description || entry.trashed.isValid())
            continue;
        QString name = entry.name;
        for (int number = 1; names.contains(name); ++number)
            name = number == 1 ? QStringLiteral("%1 (Porthole)").arg(entry.name)
                               : QStringLiteral("%1 (Porthole %2)").arg(entry.name).arg(number);
        names << name;
        clouds << SavedCloud{entry.id, name, entry.address, *entry.description};
    }
    return clouds;
}

} // namespace porthole
