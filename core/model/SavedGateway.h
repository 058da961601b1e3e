#pragma once

#include "core/model/GatewayUrl.h"

namespace porthole {

/// A Slycat server that somebody saved, and what its forms begin with. Never a password.
struct SavedGateway {
    GatewayUrl url;             ///< no two are the same
    QString user{};             ///< of the server; empty where it lets everybody in
    QString host{}, hostUser{}; ///< the last host that was connected to, and as whom

    friend bool operator==(const SavedGateway &, const SavedGateway &) = default;
};

} // namespace porthole
