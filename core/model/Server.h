#pragma once

#include "core/base/Id.h"

#include <QDateTime>
#include <QLatin1String>
#include <QString>
#include <QStringList>
#include <optional>

namespace porthole {

using ServerId = Id<struct ServerTag, QString>;

/// What a server is doing, as Nova's status says it. Source: Compute API, server status.
enum class ServerStatus : quint8 {
    Active,
    Build,
    Deleted,
    Error,
    HardReboot,
    Migrating,
    Password,
    Paused,
    Reboot,
    Rebuild,
    Rescue,
    Resize,
    RevertResize,
    Shelved,
    ShelvedOffloaded,
    Shutoff,
    SoftDeleted,
    Stopped,
    Suspended,
    VerifyResize,
    Unknown,
};

/// Nova's word, in capitals; Unknown for words that are not in the list.
ServerStatus serverStatusFrom(QStringView word);

/// One server of one project and region, as servers/detail tells it. Rows of a cell that is down lack
/// most of it. All texts are fit to be shown as plain text.
struct Server {
    ServerId id;
    QString name;
    ServerStatus status = ServerStatus::Unknown;
    QString statusText; ///< Nova's own word, for what Unknown stands for
    QString taskState;  ///< empty: none
    int powerState = 0; ///< 0 none, 1 running, 3 paused, 4 shut down, 6 crashed, 7 suspended
    QStringList addresses;
    QString flavor, image, availabilityZone, fault;
    QDateTime created, updated;
    bool locked = false;

    friend bool operator==(const Server &, const Server &) = default;
};

/// What stands between a person and a server's console. Nova gives a URL for a server that is switched
/// off as well; it only leads nowhere.
enum class ConsoleReadiness : quint8 {
    Ready,    ///< ask for it; for ERROR and states not known, Nova's answer decides
    Wait,     ///< it will be there: building, migrating, resizing
    Start,    ///< switched off
    Resume,   ///< suspended to disk
    Unshelve, ///< shelved
    Gone,     ///< deleted, or about to be
};
ConsoleReadiness consoleReadiness(const Server &server);

/// A kind of console: the (protocol, type) pair of POST /servers/{id}/remote-consoles.
enum class ConsoleType : quint8 { NoVnc, XvpVnc, SpiceHtml5, SpiceDirect, RdpHtml5, Serial, WebMks };

/// Nova's word for it: "novnc", "spice-html5", ...
QLatin1String nameOf(ConsoleType type);
std::optional<ConsoleType> consoleTypeFrom(QStringView name);

} // namespace porthole
