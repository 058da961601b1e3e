#include "core/model/SavedCloud.h"

#include <QHash>
#include <QSet>
#include <algorithm>

namespace porthole {

namespace {

bool isSavedCloud(const Entry &entry) { return entry.kind == EntryKind::Cloud && entry.description; }

/// From the names that the clouds of `all` go by to those that they have once the batch is done, where these
/// are others.
QHash<QString, QString> renamedBy(const EntryBatch &batch, const EntryCollection &all,
                                  const QStringList &taken)
{
    QHash<QString, QString> renamed;
    if (std::none_of(batch.entries.begin(), batch.entries.end(), isSavedCloud))
        return renamed;
    QHash<QString, const Entry *> changed;
    for (const Entry &entry : batch.entries)
        changed.insert(entry.id.value, &entry);
    QList<Entry> before, after;
    for (const Entry &entry : all.entries) {
        if (!isSavedCloud(entry))
            continue;
        const Entry &then = *changed.value(entry.id.value, &entry);
        if (then.trashed.isValid() != entry.trashed.isValid())
            return {}; // what goes and comes back finds all as it was
        before << entry;
        after << then;
    }
    QHash<QString, QString> names; // by the cloud's id
    for (const SavedCloud &cloud : savedClouds(before, taken))
        names.insert(cloud.id.value, cloud.name);
    for (const SavedCloud &cloud : savedClouds(after, taken))
        if (const QString name = names.value(cloud.id.value, cloud.name); name != cloud.name)
            renamed.insert(name, cloud.name);
    return renamed;
}

} // namespace

QList<SavedCloud> savedClouds(const QList<Entry> &entries, const QStringList &taken)
{
    QList<SavedCloud> clouds;
    QStringList names = taken;
    for (const Entry &entry : entries) {
        if (!isSavedCloud(entry) || entry.trashed.isValid())
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

void carryServers(EntryBatch &batch, const EntryCollection &all, const QStringList &taken)
{
    const QHash<QString, QString> renamed = renamedBy(batch, all, taken);
    if (renamed.isEmpty())
        return;
    QSet<QString> inBatch;
    for (Entry &entry : batch.entries) {
        inBatch.insert(entry.id.value);
        if (entry.kind == EntryKind::Server)
            entry.cloud = renamed.value(entry.cloud, entry.cloud);
    }
    for (const Entry &entry : all.entries) {
        if (entry.kind != EntryKind::Server || !renamed.contains(entry.cloud) ||
            inBatch.contains(entry.id.value))
            continue;
        batch.entries << entry;
        batch.entries.last().cloud = renamed.value(entry.cloud);
    }
}

} // namespace porthole
