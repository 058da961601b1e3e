#pragma once

#include "core/model/Entry.h"

namespace porthole {

/// A cloud that is saved here, under the name that it goes by beside those of clouds.yaml.
struct SavedCloud {
    EntryId id{};
    QString name{};
    QString authUrl{};
    CloudDescription description{};

    friend bool operator==(const SavedCloud &, const SavedCloud &) = default;
};

/// Those of `entries` that are not in the trash, in their order. One whose name is among `taken`, or another
/// saved one's, is "name (Porthole)", "name (Porthole 2)": a name means one cloud, and always the same.
/// Pure; thread: any.
QList<SavedCloud> savedClouds(const QList<Entry> &entries, const QStringList &taken);

/// Has the servers that are kept of such clouds follow where what `batch` does to `all` has a cloud go by
/// another name: they refer to it by that. Not where one goes to the trash or comes from there: it is to find
/// all as it was. Pure; thread: any.
void carryServers(EntryBatch &batch, const EntryCollection &all, const QStringList &taken);

} // namespace porthole
