#pragma once

#include "core/base/Id.h"

#include <QList>
#include <QString>

namespace porthole {

using ProjectId = Id<struct ProjectTag, QString>;

/// A project (once: tenant) of a cloud: what servers belong to and roles are given in.
struct Project {
    ProjectId id;
    QString name;   ///< fit to be shown as plain text
    QString domain; ///< the domain's name where the cloud tells it, else its id
    bool enabled = true;

    friend bool operator==(const Project &, const Project &) = default;
};

} // namespace porthole
