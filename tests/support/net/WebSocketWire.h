#pragma once

#include "tests/support/net/RawServer.h"

#include <QByteArray>
#include <QList>

namespace porthole::test {

/// RFC 6455 from a server's side, byte by byte, for what a well-behaved server class would not send.
namespace wire {

enum Opcode : quint8 { Continuation = 0x0, Text = 0x1, Binary = 0x2, Close = 0x8, Ping = 0x9, Pong = 0xa };

struct Frame {
    quint8 opcode = Binary;
    bool last = true;
    QByteArray payload;
};

/// A server's frame: unmasked, its length in the shortest form.
QByteArray frame(quint8 opcode, const QByteArray &payload, bool last = true);
/// The header alone, for a frame of that length.
QByteArray frameHeader(quint8 opcode, quint64 length, bool last = true);
QByteArray closeFrame(quint16 code, const QByteArray &reason);
/// Takes a client's complete frames out of `bytes`, unmasked. `masked` turns false at one that was not.
QList<Frame> takeFrames(QByteArray &bytes, bool *masked = nullptr);
/// The 101 answer to a client's request.
QByteArray switchingProtocols(const QByteArray &request, const QByteArray &subprotocol = "binary");

} // namespace wire

/// A RawServer that answers the upgrade with 101 by itself; from then on the test speaks in frames.
class RawWebSocketServer : public RawServer {
    Q_OBJECT
public:
    explicit RawWebSocketServer(std::optional<ServerIdentity> identity = {});

    /// The latest request, to its empty line.
    const QByteArray &request() const { return m_request; }
    /// Sent in the same segment as the 101.
    void sendWithUpgrade(const QByteArray &bytes) { m_withUpgrade = bytes; }
    QList<wire::Frame> takeFrames();

Q_SIGNALS:
    void upgraded();

private:
    QByteArray m_request;
    QByteArray m_withUpgrade;
};

} // namespace porthole::test
