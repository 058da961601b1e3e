#pragma once

#include "core/model/HostFile.h"
#include "core/session/files/TransferProgress.h"
#include "core/transfer/Conflict.h"

#include <vector>

namespace porthole::test {

HostFile hostFile(const QByteArray &name, quint64 size = 0, quint32 mode = 0644);
HostFile hostFolder(const QByteArray &name);
HostFile hostLink(const QByteArray &name, const QByteArray &target, bool toFolder = false);
/// A folder as somebody would have it: folders, files, links, hidden ones, a name that is no UTF-8.
HostFolder someFolder();
/// One with that many files in it.
HostFolder largeFolder(int count);
TransferProgress transferOf(quint64 id, transfer::TransferState state, quint64 done, quint64 found);
/// In every state.
std::vector<TransferProgress> someTransfers();
transfer::ConflictQuestion conflict();

} // namespace porthole::test
