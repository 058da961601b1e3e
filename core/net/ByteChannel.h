#pragma once

#include "core/base/Bytes.h"
#include "core/base/Error.h"

#include <QObject>
#include <optional>

namespace porthole::net {

/// How a channel ended, with what tells a rejected token, a dead target and an orderly close apart.
struct ChannelClosed {
    /// What happened. An orderly end (TCP FIN outside TLS truncation, WebSocket close 1000) is
    /// ErrorKind::Closed too: whether it was a failure is the session's judgement.
    Error error;
    /// The peer said goodbye: a WebSocket close frame. False for a bare end of the TCP stream.
    bool orderly = false;
    /// The transport was up (TCP connected, TLS verified, WebSocket answered 101) before it ended.
    bool wasOpen = false;
    /// The HTTP upgrade was answered, but not with 101: another route may be tried.
    bool upgradeRefused = false;
    /// WebSocket close code, 0 if there was no close frame.
    int closeCode = 0;
    /// Payload bytes that had arrived.
    quint64 bytesReceived = 0;
    /// For CertificateUntrusted: the SHA-256 of the peer's certificate (32 bytes) and what is wrong
    /// with its chain, in words fit to be shown.
    QByteArray certificateSha256;
    QString certificateProblem;
};

/// A stream of bytes to one peer, whatever carries it. Lives in one thread (the one whose event loop
/// it uses), which must be the thread that decodes: reading is throttled by how fast received() is
/// handled, and nothing is queued in between.
class ByteChannel : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Begins. opened() or closed() follows within the channel's timeout.
    virtual void open() = 0;
    /// Queues bytes to be sent; ignored once closed.
    virtual void write(ByteView bytes) = 0;
    /// Says goodbye and ends; closed() is not emitted for it.
    virtual void close() = 0;
    /// Bytes queued and not yet given to the kernel.
    virtual qint64 bytesToWrite() const = 0;

Q_SIGNALS:
    void opened();
    /// Bytes as they came; message and frame boundaries mean nothing. Valid during the call only:
    /// connect directly.
    void received(porthole::ByteView bytes);
    /// Once, and nothing after it. Errors: Unreachable (refused, no such host, network), Timeout,
    /// Tls, CertificateUntrusted, Closed (ended after it was open), PeerMisbehaved (a frame over the
    /// limit, a text frame, a broken upgrade, a peer that never reads), PeerIncompatible (a redirect),
    /// AuthRejected (proxy or HTTP 401), Forbidden (HTTP 403, or a proxy that does not allow the
    /// connection), NotFound (HTTP 404), Usage (a request target or proxy address that is none).
    void closed(const porthole::net::ChannelClosed &how);
};

} // namespace porthole::net
