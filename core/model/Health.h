#pragma once

#include <QDateTime>
#include <QString>

namespace porthole {

/// What was seen when somebody looked whether something saved can be reached: whether its port was open.
/// Nobody signed in.
struct Health {
    enum class State : quint8 {
        Unknown, ///< nobody has looked, or it was too long ago
        Looking,
        Reachable,
        Unreachable,
        Untold, ///< the way there is not one that a look from here would go
    };

    State state = State::Unknown;
    QDateTime seen{}; ///< UTC
    QString why{};    ///< Unreachable and Untold: fit to be shown

    friend bool operator==(const Health &, const Health &) = default;
};

} // namespace porthole
