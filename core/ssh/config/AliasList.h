#pragma once

#include "core/ssh/SshOptions.h"

#include <QStringList>

namespace porthole::ssh {

/// The hosts that ~/.ssh/config names on its "Host" lines, those of included files among them, in their order
/// and none twice; what has a wildcard in it names none. What is wrong in a file is passed over: whoever
/// connects hears of it. At most 100,000. Thread: any that may wait for a disk.
QStringList sshAliases(const SshFiles &files);

} // namespace porthole::ssh
