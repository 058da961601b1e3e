#pragma once

#include "core/model/SshQuestion.h"

#include <QString>

namespace porthole::ui {

/// A machine on the way to a host, fit to be shown in labels of plain text.
QString hopName(const SshHop &hop);
/// "user@host:22", and for one that is jumped through, which it is: "user@bastion:22 (1 of 2)".
QString hopAddress(const SshHop &hop);

} // namespace porthole::ui
