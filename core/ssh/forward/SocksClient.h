#pragma once

#include "core/ssh/forward/SocksListener.h"
#include "core/ssh/forward/Splice.h"

#include <QTimer>

namespace porthole::ssh {

/// One client of a SocksListener, from its connecting to its end.
class SocksListener::Client final : public QObject {
    Q_OBJECT
public:
    Client(SocksListener &listener, OwnedFd socket);

    /// It has asked for something, with whatever is asked of it.
    bool isLetIn() const { return m_handshake.target().has_value(); }

Q_SIGNALS:
    void letIn();
    void moved(qint64 toHost, qint64 fromHost);
    void refused(const porthole::Error &why);
    void over();

private:
    void receive(const QByteArray &bytes);
    void connectToTarget();
    void connected();
    void spliceEnded();
    void deny(const Error &why);
    void refuse(const Error &why);
    void end();

    SocksListener &m_listener;
    socks::ServerHandshake m_handshake;
    std::unique_ptr<HalfCloseSocket> m_socket; ///< until it is spliced
    std::unique_ptr<Splice> m_splice;
    QByteArray m_early; ///< sent before it was answered
    bool m_isRefused = false;
    QTimer m_patience;
};

} // namespace porthole::ssh
