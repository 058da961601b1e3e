#pragma once

#include "core/base/Error.h"

#include <QString>
#include <optional>

namespace porthole {

/// What somebody hears who wants to go through a host that is not connected to. Unreachable where that may
/// pass by itself, else Unavailable: what the host says of its own password is not about the cloud's.
Error wayIsDown(const QString &host, const std::optional<Error> &why);

/// A failure on the far side of a host: as it is, and the host named.
Error throughHost(const QString &host, Error error);

} // namespace porthole
