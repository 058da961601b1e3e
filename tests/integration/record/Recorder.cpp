#include "tests/integration/record/Recorder.h"

#include "tests/integration/Peer.h"

#include <QFile>
#include <QHostAddress>
#include <QTest>
#include <cstring>
#include <zlib.h>

namespace porthole::test {

namespace {

/// What JPEG may change on the average, of 255.
constexpr double kMostMeanError = 3.0;

} // namespace

Recorder::Recorder(rfb::ClientOptions options)
    : m_client(options)
    , m_format(options.pixelFormat)
{
    QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { received(m_socket.readAll()); });
}

QString Recorder::connectTo(quint16 port)
{
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    const bool up = QTest::qWaitFor([this] { return m_client.connected() || !m_error.isEmpty(); }, kPatience);
    return up ? m_error : QStringLiteral("no ServerInit came");
}

void Recorder::flush()
{
    const Bytes out = m_client.takeOutput();
    m_socket.write(reinterpret_cast<const char *>(out.data()), static_cast<qsizetype>(out.size()));
}

/// Byte by byte, so that the end of each update is found.
void Recorder::received(const QByteArray &bytes)
{
    for (const char byte : bytes) {
        const auto value = static_cast<std::uint8_t>(byte);
        const bool counts = m_client.connected();
        const auto updates = m_client.statistics().updates;
        const auto result = m_client.receive({&value, 1});
        if (!result) {
            m_error = QString::fromStdString(result.error().detail);
            return;
        }
        if (counts)
            m_payload.push_back(value);
        for (const rfb::Event &event : m_client.takeEvents()) {
            if (const auto *connected = std::get_if<rfb::Connected>(&event)) {
                m_size = connected->size;
                m_format = m_format.value_or(connected->serverFormat);
                m_clock.start();
            }
        }
        if (m_client.statistics().updates != updates)
            endRecord(true);
        flush();
    }
    if (!m_payload.empty())
        endRecord(false);
}

void Recorder::endRecord(bool endsUpdate)
{
    m_pieces.push_back({static_cast<std::uint64_t>(m_clock.nsecsElapsed() / 1000), endsUpdate,
                        std::exchange(m_payload, {})});
}

QString Recorder::recordUntil(const std::function<QString()> &trouble)
{
    QString last = QStringLiteral("no update came");
    const bool right = QTest::qWaitFor(
        [&] {
            if (!m_error.isEmpty())
                return true;
            if (m_client.updating())
                return false;
            if (m_client.statistics().updates > 0)
                last = trouble();
            if (last.isEmpty() || m_client.updateRequested())
                return last.isEmpty();
            m_client.requestUpdate(m_client.statistics().updates > 0);
            flush();
            return false;
        },
        kPatience);
    if (!m_error.isEmpty())
        return m_error;
    if (!right)
        return last;
    m_kept.pieces = m_pieces.size();
    while (m_kept.pieces > 0 && !m_pieces[m_kept.pieces - 1].endsUpdate)
        --m_kept.pieces;
    m_kept.bytes = 0;
    for (std::size_t i = 0; i < m_kept.pieces; ++i)
        m_kept.bytes += static_cast<qsizetype>(m_pieces[i].payload.size());
    m_kept.updates = m_client.statistics().updates;
    m_kept.picture = picture();
    return {};
}

QString Recorder::record(const Screen &screen)
{
    return recordUntil([&] {
        const auto truth = screen();
        return truth ? difference(picture(), *truth) : QStringLiteral("the server shows nothing");
    });
}

QString Recorder::recordLossy(const Screen &screen)
{
    return recordUntil([&] {
        const auto truth = screen();
        const double error = truth ? meanError(picture(), *truth) : 255;
        return error > 0 && error < kMostMeanError ? QString() : QStringLiteral("mean error %1").arg(error);
    });
}

QImage Recorder::picture() const
{
    const rfb::Framebuffer &from = m_client.framebuffer();
    QImage image(static_cast<int>(from.width()), static_cast<int>(from.height()), QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        std::memcpy(image.scanLine(y), from.row(static_cast<unsigned>(y)),
                    from.width() * sizeof(std::uint32_t));
    return image;
}

quint32 Recorder::crc() const { return crcOf(m_kept.picture); }

QString Recorder::save(const QString &folder, const QString &name) const
{
    recording::RfbCaptureWriter::Header header{name.toStdString(), m_size.width, m_size.height, {}};
    m_format->appendTo(header.pixelFormat);
    auto writer = recording::RfbCaptureWriter::begin(header);
    if (!writer)
        return QString::fromStdString(writer.error().detail);
    for (std::size_t i = 0; i < m_kept.pieces; ++i) {
        const Piece &piece = m_pieces[i];
        if (const auto done = writer->append(piece.microseconds, piece.endsUpdate ? 1 : 0, piece.payload);
            !done)
            return QString::fromStdString(done.error().detail);
    }
    const Bytes file = writer->takeOutput();
    const QByteArray path = QFile::encodeName(folder + u'/' + name + QStringLiteral(".rfbcap.gz"));
    gzFile packed = gzopen(path.constData(), "wb9");
    const bool written = packed && gzwrite(packed, file.data(), static_cast<unsigned>(file.size())) > 0;
    if (!packed || gzclose(packed) != Z_OK || !written)
        return QStringLiteral("cannot write ") + QFile::decodeName(path);
    return {};
}

} // namespace porthole::test
