#pragma once

#include "core/session/ShellState.h"
#include "core/ssh/SshConnection.h"

#include <optional>

namespace porthole {

/// How far a connection that is being made has come; nothing where none is.
inline std::optional<ShellStage> stageOf(ssh::SshState state)
{
    switch (state) {
    case ssh::SshState::Connecting:
        return ShellStage::Reaching;
    case ssh::SshState::Verifying:
        return ShellStage::CheckingKey;
    case ssh::SshState::Authenticating:
        return ShellStage::SigningIn;
    case ssh::SshState::Idle:
    case ssh::SshState::Open:
    case ssh::SshState::Closed:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace porthole
