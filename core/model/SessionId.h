#pragma once

#include "core/base/Id.h"

#include <QString>

namespace porthole {

/// The sid of what is open: 32 lowercase hex digits.
using SessionId = Id<struct SessionTag, QString>;

/// A new sid: 128 bits of the system's randomness. Thread: any.
SessionId newSessionId();

} // namespace porthole
