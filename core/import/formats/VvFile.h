#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

#include <QByteArray>
#include <QString>
#include <optional>

namespace porthole::imports {

/// A console to be opened once, as virt-manager's world hands it on: "*.vv". It is never saved: what stands
/// in it lapses.
struct VvFile {
    enum class Type : quint8 {
        Vnc,
        Spice, ///< which Porthole does not speak yet
    };

    Type type = Type::Vnc;
    QString host;                   ///< checked; or, behind a proxy, a ticket that only the proxy understands
    std::optional<quint16> port;    ///< without TLS
    std::optional<quint16> tlsPort; ///< with
    std::optional<Secret> password;
    QString title;
    QByteArray ca;       ///< PEM, whom to believe instead of this computer's; empty: those
    QString hostSubject; ///< what the certificate is for, where it is not the host
    QString proxy;       ///< "http://host:port"; empty: none
    bool fullscreen = false;
    bool deletesItself = false; ///< the file is to be removed once it has been read

    /// Errors: Usage (no such file; a type, host or port that is none; a host that only a proxy understands,
    /// but no proxy). The texts of it are not repeated.
    /// Source: virt-viewer 11, man remote-viewer, section "CONNECTION FILE".
    static Result<VvFile> parse(const QByteArray &file);
};

} // namespace porthole::imports
