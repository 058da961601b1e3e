#pragma once

#include "core/recording/RfbCaptureWriter.h"
#include "core/rfb/Client.h"
#include "tests/integration/Picture.h"

#include <QElapsedTimer>
#include <QImage>
#include <QTcpSocket>
#include <functional>
#include <optional>

namespace porthole::test {

/// Connects to an RFB server and keeps what it sends after ServerInit, update by update.
class Recorder {
public:
    using Screen = std::function<std::optional<Picture>()>;

    explicit Recorder(rfb::ClientOptions options);

    /// Connects and waits for ServerInit. "" or what went wrong, as for everything here.
    QString connectTo(quint16 port);
    /// Asks for updates until an update ends in the picture that the server says it shows.
    QString record(const Screen &screen);
    /// The same for what JPEG changed: until the mean error is small but not nothing.
    QString recordLossy(const Screen &screen);
    rfb::Client &client() { return m_client; }
    void flush();

    /// Writes name.rfbcap.gz into the folder, up to the last update that record() agreed with.
    QString save(const QString &folder, const QString &name) const;
    quint32 crc() const;
    rfb::Size firstSize() const { return m_size; }
    quint64 updates() const { return m_kept.updates; }
    qsizetype bytes() const { return m_kept.bytes; }

private:
    QString recordUntil(const std::function<QString()> &trouble);
    void received(const QByteArray &bytes);
    void endRecord(bool endsUpdate);
    QImage picture() const;

    struct Piece {
        std::uint64_t microseconds;
        bool endsUpdate;
        Bytes payload;
    };
    /// What the recording holds so far, where it was last seen to be right.
    struct Kept {
        std::size_t pieces = 0;
        quint64 updates = 0;
        qsizetype bytes = 0;
        QImage picture;
    };

    rfb::Client m_client;
    std::optional<rfb::PixelFormat> m_format;
    QTcpSocket m_socket;
    QElapsedTimer m_clock;
    rfb::Size m_size;
    std::vector<Piece> m_pieces;
    Bytes m_payload;
    QString m_error;
    Kept m_kept;
};

} // namespace porthole::test
