#pragma once

#include <QString>
#include <QtGlobal>

namespace porthole {

/// A forward over an SSH connection, as `ssh -L`, `-R` and `-D` have them.
struct Tunnel {
    enum class Kind : quint8 {
        Local,   ///< listens here; the host connects to the target (RFC 4254 section 7.2)
        Remote,  ///< listens on the host; we connect to the target (RFC 4254 section 7.1)
        Dynamic, ///< listens here and speaks SOCKS5 (RFC 1928); the host connects to whatever is asked for
    };

    Kind kind = Kind::Local;
    QString bind;     ///< an address to listen on; empty: loopback only
    quint16 port = 0; ///< to listen on; 0: any that is free
    QString host;     ///< the target; empty for Dynamic
    quint16 hostPort = 0;

    friend bool operator==(const Tunnel &, const Tunnel &) = default;
};

} // namespace porthole
