#pragma once

#include "core/model/Entry.h"

namespace porthole {

/// What becomes of an entry that two have changed at once, both from `base`: what only one of them has
/// changed is his; of what both have, `mine` counts. Thread: any.
Entry merged(const Entry &base, Entry mine, const Entry &theirs);
Folder merged(const Folder &base, Folder mine, const Folder &theirs);

} // namespace porthole
