#pragma once

#include "core/model/CloudScope.h"
#include "core/model/SavedHost.h"

#include <QByteArray>
#include <QString>

namespace porthole {

/// What opens again what a tab shows. Never a secret: what can only be opened with a token has none.
struct OpenTab {
    enum class Kind : quint8 {
        Host,    ///< a shell
        Files,   ///< a host's files
        Gateway, ///< a Slycat server
        Server,  ///< a console of a cloud's server
        Console, ///< a VNC server that is reached directly
    };

    Kind kind = Kind::Host;
    QString title; ///< what the tab was called
    /// Host and Files: as HostAddress::toString(). Gateway: its URL. Console: "vnc://…" without a password.
    /// Server: "cloud/name", as it is shown.
    QString address;
    HostId host{};       ///< Host and Files: the saved one, if it is
    QByteArray folder{}; ///< Files
    ServerRef server{};  ///< Server

    /// Whether both lead to the same, whatever they are called.
    bool leadsWhere(const OpenTab &other) const
    {
        return kind == other.kind && address == other.address && host == other.host && server == other.server;
    }
    friend bool operator==(const OpenTab &, const OpenTab &) = default;
};

} // namespace porthole
