#pragma once

#include "core/base/Task.h"
#include "core/model/HostFile.h"
#include "core/sftp/Reply.h"
#include "core/ssh/sftp/SftpSession.h"

#include <memory>

namespace porthole {

HostFile hostFileOf(QByteArray name, const sftp::Attributes &attributes);

/// A folder of a host, made into values answer by answer, so that none of 50,000 entries holds up its thread.
/// At most `mostLinks` of its links are looked up. Errors: SftpFiles'. Thread: the line's.
Task<Result<HostFolder>> listFolder(std::shared_ptr<ssh::SftpSession> line, QByteArray path, int mostLinks);

/// One file; of a link itself, with what it leads to. Errors: SftpFiles'. Thread: the line's.
Task<Result<HostFile>> lookAtFile(std::shared_ptr<ssh::SftpSession> line, QByteArray path);

} // namespace porthole
