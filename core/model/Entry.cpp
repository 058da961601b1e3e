#include "core/model/Entry.h"

namespace porthole {

EntryId newEntryId() { return {newHostId().value}; }
FolderId newFolderId() { return {newHostId().value}; }

} // namespace porthole
