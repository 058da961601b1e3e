#pragma once

#include "core/import/Source.h"
#include "core/openstack/CloudsEnvironment.h"
#include "core/ssh/SshOptions.h"

namespace porthole::imports {

/// Where is looked; handed in, so that a test needs no home of its own.
struct FoundEnvironment {
    QString home;
    QString configHome; ///< XDG_CONFIG_HOME
    QString dataHome;   ///< XDG_DATA_HOME
    QString stateHome;  ///< XDG_STATE_HOME
    QString puttyDir;   ///< PUTTYDIR; empty: not set
    ssh::SshFiles ssh;
    openstack::CloudsEnvironment clouds;

    /// Of this process; the clouds' comes from its start, when secrets were taken out of the environment.
    static FoundEnvironment ofThisProcess(openstack::CloudsEnvironment clouds);
};

/// Something on this computer that knows connections.
struct FoundSource {
    enum class Kind : quint8 {
        SshConfig, ///< used as it is: nothing is imported
        Clouds,    ///< the same
        Putty,
        Remmina,
        Krdc,
        TigerVnc,
    };

    Kind kind = Kind::Putty;
    QString path; ///< for importFrom(); empty for what is used as it is
    std::optional<Format> format;
    qsizetype count = 0; ///< of connections, as far as their files' names say

    friend bool operator==(const FoundSource &, const FoundSource &) = default;
};

/// What there is, in the order of Kind; what has no connection is left out. As little is read as counting
/// takes. Thread: any that may wait for a disk.
QList<FoundSource> findImports(const FoundEnvironment &environment);

} // namespace porthole::imports
