#pragma once

#include "tests/integration/Peer.h"
#include "tests/integration/Picture.h"

#include <QJsonObject>
#include <QTemporaryDir>
#include <optional>

namespace porthole::test {

/// QEMU running tests/integration/guest, with its VNC server on loopback.
class Qemu {
public:
    struct Options {
        bool webSocket = false; ///< a WebSocket port besides the plain one
        QByteArray password;    ///< asks for it if not empty
        QByteArray vncExtra;    ///< more of -vnc's options, e.g. ",lossy=on"
        /// The ports of an earlier one, to come back in its place.
        quint16 port = 0, webSocketPort = 0;
    };

    Qemu();
    explicit Qemu(Options options);
    /// Starts it and waits until the guest has drawn its picture; "" or what went wrong.
    QString start();
    /// As if its host had died.
    void kill() { m_peer.kill(); }

    quint16 port() const { return m_options.port; }
    quint16 webSocketPort() const { return m_options.webSocketPort; }
    QString vncUrl() const;
    QString webSocketUrl() const;

    /// What QEMU itself says is on the screen (QMP screendump).
    std::optional<Picture> screen();
    /// Everything the guest has written to its serial port: its greeting, and each character typed.
    QByteArray serial() const;
    /// Presses a key from QEMU's side, named as QKeyCode is ("f2").
    bool sendKey(const QString &qcode);

private:
    bool execute(const QByteArray &command, const QJsonObject &arguments = {});

    Options m_options;
    QTemporaryDir m_dir;
    Peer m_peer;
};

} // namespace porthole::test
