#pragma once

#include "core/import/Plan.h"

#include <algorithm>

/// An import as it goes, for tests that look at what comes of several.
namespace porthole::test {

/// What the store does with a batch.
inline void apply(EntryCollection &to, const EntryBatch &batch)
{
    const auto put = [](auto &list, const auto &item) {
        const auto found =
            std::find_if(list.begin(), list.end(), [&](const auto &known) { return known.id == item.id; });
        if (found == list.end())
            list << item;
        else
            *found = item;
    };
    for (const Folder &folder : batch.folders)
        put(to.folders, folder);
    for (const Entry &entry : batch.entries)
        put(to.entries, entry);
}

/// Imports all that would be by itself, and says what each item was.
inline QList<imports::PlanState> import(EntryCollection &to, imports::Imported imported)
{
    const imports::Plan plan = imports::planOf(to, std::move(imported));
    QList<imports::PlanState> states;
    for (const imports::PlanItem &item : plan.items)
        states << item.state;
    apply(to, imports::batchOf(plan, to));
    return states;
}

} // namespace porthole::test
