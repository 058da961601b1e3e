#pragma once

#include "core/model/HostAddress.h"
#include "core/model/OpenTab.h"

namespace porthole::ui {

/// What opens a shell on a host, or its files, again.
inline OpenTab reopeningOf(OpenTab::Kind kind, const SavedHost &host)
{
    return {.kind = kind,
            .title = {},
            .address = HostAddress{host.user, host.host, host.port}.toString(),
            .host = host.id};
}

} // namespace porthole::ui
