#include "tests/support/net/WebSocketWire.h"

#include "core/base/Bytes.h"

#include <QCryptographicHash>

namespace porthole::test {

namespace wire {

QByteArray frameHeader(quint8 opcode, quint64 length, bool last)
{
    Bytes header{static_cast<std::uint8_t>(opcode | (last ? 0x80 : 0))};
    if (length < 126) {
        header.push_back(static_cast<std::uint8_t>(length));
    } else if (length < 0x10000) {
        header.push_back(126);
        appendBigEndian(header, static_cast<std::uint16_t>(length));
    } else {
        header.push_back(127);
        appendBigEndian(header, std::uint64_t{length});
    }
    return QByteArray(reinterpret_cast<const char *>(header.data()), static_cast<qsizetype>(header.size()));
}

QByteArray frame(quint8 opcode, const QByteArray &payload, bool last)
{
    return frameHeader(opcode, static_cast<quint64>(payload.size()), last) + payload;
}

QByteArray closeFrame(quint16 code, const QByteArray &reason)
{
    const char bytes[] = {static_cast<char>(code >> 8), static_cast<char>(code & 0xff)};
    return frame(Close, QByteArray(bytes, 2) + reason);
}

QList<Frame> takeFrames(QByteArray &bytes, bool *masked)
{
    QList<Frame> frames;
    while (true) {
        Reader in(viewOf({bytes.constData(), static_cast<std::size_t>(bytes.size())}));
        const auto first = in.bigEndian<std::uint8_t>();
        const auto second = in.bigEndian<std::uint8_t>();
        if (!first || !second)
            return frames;
        std::uint64_t length = *second & 0x7fu;
        const bool isMasked = *second & 0x80u;
        if (length == 126)
            length = in.bigEndian<std::uint16_t>().value_or(0xffff);
        else if (length == 127)
            length = in.bigEndian<std::uint64_t>().value_or(~std::uint64_t{});
        const auto mask = isMasked ? in.take(4) : ByteView{};
        if (!mask)
            return frames;
        const auto payload = in.take(length);
        if (!payload)
            return frames;
        Frame frame{static_cast<quint8>(*first & 0x0fu), (*first & 0x80u) != 0, {}};
        for (std::size_t i = 0; i < payload->size(); ++i)
            frame.payload += static_cast<char>((*payload)[i] ^ (isMasked ? (*mask)[i % 4] : 0));
        if (masked && !isMasked)
            *masked = false;
        frames << frame;
        bytes.remove(0, bytes.size() - static_cast<qsizetype>(in.remaining()));
    }
}

QByteArray switchingProtocols(const QByteArray &request, const QByteArray &subprotocol)
{
    const QByteArray name = "sec-websocket-key: ";
    const qsizetype at = request.toLower().indexOf(name) + name.size();
    const QByteArray key = request.mid(at, request.indexOf('\r', at) - at);
    // RFC 6455 section 4.2.2: the key and this GUID, SHA-1, base64.
    const QByteArray accept =
        QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
            .toBase64();
    QByteArray answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Accept: " +
                        accept + "\r\n";
    if (!subprotocol.isEmpty())
        answer += "Sec-WebSocket-Protocol: " + subprotocol + "\r\n";
    return answer + "\r\n";
}

} // namespace wire

RawWebSocketServer::RawWebSocketServer(std::optional<ServerIdentity> identity)
    : RawServer(std::move(identity))
{
    connect(this, &RawServer::ready, this, [this] { m_request.clear(); });
    connect(this, &RawServer::data, this, [this] {
        const qsizetype end = received().indexOf("\r\n\r\n");
        if (!m_request.isEmpty() || end < 0)
            return;
        m_request = received().left(end + 4);
        takeReceived(); // a client sends nothing more before the 101
        send(wire::switchingProtocols(m_request) + m_withUpgrade);
        Q_EMIT upgraded();
    });
}

QList<wire::Frame> RawWebSocketServer::takeFrames()
{
    QByteArray bytes = takeReceived();
    const QList<wire::Frame> frames = wire::takeFrames(bytes);
    return frames;
}

} // namespace porthole::test
