#pragma once

#include "core/base/Result.h"

#include <QHostAddress>
#include <QTcpServer>

namespace porthole::ssh {

/// The address that a tunnel's `bind` means: loopback if it is empty or "localhost", every one of this
/// computer for "*", else an address. Errors: Usage.
Result<QHostAddress> bindAddress(const QString &bind);

/// Listens on this computer for those who come to a tunnel. Thread: its owner's.
class Listener : public QTcpServer {
    Q_OBJECT
public:
    /// The port; 0 becomes one that is free. Errors: Unavailable (another program has it), Forbidden (it
    /// takes privileges), NotFound (this computer has no such address), Usage.
    Result<quint16> listenAt(const QString &bind, quint16 port);

Q_SIGNALS:
    /// The receiver owns the descriptor, a connected socket.
    void came(int descriptor);

protected:
    void incomingConnection(qintptr descriptor) override { Q_EMIT came(static_cast<int>(descriptor)); }
};

} // namespace porthole::ssh
