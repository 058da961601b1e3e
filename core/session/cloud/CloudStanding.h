#pragma once

#include "core/session/CloudConnection.h"

namespace porthole {

/// What a cloud's worker tells its handle, whole at each change.
struct CloudStanding {
    CloudState state = CloudState::Idle;
    std::optional<CloudTrouble> trouble{}; ///< in Failed
    QString neededSecret{};                ///< in SecretNeeded
    std::optional<Error> secretTrouble{};  ///< the same: what is wrong with the one that is kept
    QList<Project> projects{};             ///< in Open, as the following
    QStringList regions{};
    std::optional<CloudScope> home{};
};

} // namespace porthole
