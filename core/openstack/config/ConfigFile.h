#pragma once

#include "core/openstack/config/ConfigValue.h"

#include <QString>
#include <QStringList>
#include <optional>

namespace porthole::openstack {

/// A configuration file that was found and understood.
struct ConfigFile {
    QString path;
    ConfigValue content;

    /// The first of `candidates` that is there, can be read and parses, as JSON if its name ends in
    /// "json" and else as YAML. What was passed over for a reason other than not being there is noted
    /// in `warnings`, without a word of its content. `named`, if not empty, is a path that the user gave
    /// by hand: it comes first, it may be a pipe, and its absence is worth a warning.
    /// Reads at most 4 MiB a file (SEC-51 allows 32). Thread: any that may wait for a disk.
    static std::optional<ConfigFile> firstOf(const QStringList &candidates, const QString &named,
                                             QStringList &warnings);
};

/// "stem.yaml", "stem.yml" and "stem.json" in each folder, in openstacksdk's order.
QStringList configCandidates(const QStringList &folders, const QString &stem);

} // namespace porthole::openstack
