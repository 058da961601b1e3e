#pragma once

#include "core/base/Result.h"
#include "core/model/Entry.h"

namespace porthole::store {

/// How much of what is saved, in characters where it is a text.
struct EntryLimits {
    static constexpr qsizetype kName = 200, kTag = 100, kText = 4096, kNotes = 64 * 1024;
    static constexpr qsizetype kTags = 50, kTunnels = 100, kFolderDepth = 64;
};

/// An entry as it may be saved: its texts within their limits and without NUL, its ids UUIDs, its tags sorted
/// and none of them twice. A secret cannot come in: what is saved of it is where it lies.
/// Errors: Usage. Thread: any.
Result<Entry> fitEntry(Entry entry);
/// The same of a folder by itself; whether it fits to the others is EntryTable's question.
Result<Folder> fitFolder(Folder folder);

/// Whether these hang together: every parent is there, none is around itself or too deep, and no two of one
/// name are in one folder. Errors: Usage.
Result<> checkTree(const QList<Folder> &folders);

} // namespace porthole::store
