#pragma once

#include "app/demo/host/Commands.h"

namespace porthole::demo {

/// How a line may go on.
struct Completion {
    QByteArray text;         ///< that is certain, fit to stand in the line
    QList<QByteArray> names; ///< if there are several: what they are, a few of them at least
};

/// What the Tab key is worth behind `before`: the commands for a first word, files for the others. Within
/// quotes it is worth nothing.
Completion completionOf(const QByteArray &before, const Surroundings &around);

} // namespace porthole::demo
