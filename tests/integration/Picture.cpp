#include "tests/integration/Picture.h"

#include <QHash>
#include <QSet>
#include <QtEndian>
#include <bit>
#include <cstdlib>
#include <zlib.h>

namespace porthole::test {

namespace {

/// The fields of XWDFileHeader that matter here, in the order of the file; all are 32 bits, big-endian.
enum XwdField {
    HeaderSize,
    FileVersion,
    PixmapFormat,
    PixmapWidth = 4,
    PixmapHeight,
    ByteOrder = 7,
    BitsPerPixel = 11,
    BytesPerLine,
    VisualClass,
    RedMask,
    GreenMask,
    BlueMask,
    Colours = 19,
    XwdFields = 25,
};
constexpr quint32 kXwdVersion = 7, kZPixmap = 2, kPseudoColor = 3, kTrueColor = 4;
constexpr quint32 kDirectColor = 5;  // Xvfb's, whose maps are straight ramps: as good as TrueColor
constexpr qsizetype kXwdColour = 12; // bytes of one XWDColor

quint32 pixelAt(const uchar *at, unsigned bits, bool bigEndian)
{
    switch (bits) {
    case 8:
        return *at;
    case 16:
        return bigEndian ? qFromBigEndian<quint16>(at) : qFromLittleEndian<quint16>(at);
    default:
        return bigEndian ? qFromBigEndian<quint32>(at) : qFromLittleEndian<quint32>(at);
    }
}

int widened(quint32 value, int most) { return (static_cast<int>(value) * 255 + most / 2) / most; }

int mostOf(quint32 mask) { return static_cast<int>(mask >> std::countr_zero(mask)); }

int valueAtServer(int eightBits, int most) { return (eightBits * most + 127) / 255; }

bool same(QRgb a, QRgb b, const std::array<int, 3> &most)
{
    if (most == std::array{255, 255, 255})
        return (a & RGB_MASK) == (b & RGB_MASK);
    return valueAtServer(qRed(a), most[0]) == valueAtServer(qRed(b), most[0]) &&
           valueAtServer(qGreen(a), most[1]) == valueAtServer(qGreen(b), most[1]) &&
           valueAtServer(qBlue(a), most[2]) == valueAtServer(qBlue(b), most[2]);
}

} // namespace

std::optional<Picture> Picture::fromPpm(const QByteArray &file)
{
    Picture picture;
    if (!file.startsWith("P6") || !picture.image.loadFromData(file, "PPM"))
        return std::nullopt;
    picture.image.convertTo(QImage::Format_RGB32);
    return picture;
}

std::optional<Picture> Picture::fromXwd(const QByteArray &file)
{
    if (file.size() < XwdFields * 4)
        return std::nullopt;
    const auto *bytes = reinterpret_cast<const uchar *>(file.constData());
    const auto field = [&](int index) { return qFromBigEndian<quint32>(bytes + index * 4); };
    const bool mapped = field(VisualClass) == kPseudoColor;
    if (field(FileVersion) != kXwdVersion || field(PixmapFormat) != kZPixmap ||
        (!mapped && field(VisualClass) != kTrueColor && field(VisualClass) != kDirectColor))
        return std::nullopt;

    const auto width = static_cast<int>(field(PixmapWidth)), height = static_cast<int>(field(PixmapHeight));
    const auto line = static_cast<qsizetype>(field(BytesPerLine));
    const qsizetype colours = field(HeaderSize);
    const qsizetype pixels = colours + static_cast<qsizetype>(field(Colours)) * kXwdColour;
    if (file.size() < pixels + line * height)
        return std::nullopt;

    Picture picture;
    QHash<quint32, QRgb> map;
    for (qsizetype at = colours; mapped && at < pixels; at += kXwdColour)
        map[qFromBigEndian<quint32>(bytes + at)] = qRgb(bytes[at + 4], bytes[at + 6], bytes[at + 8]);
    const std::array masks{field(RedMask), field(GreenMask), field(BlueMask)};
    for (std::size_t i = 0; i < 3 && !mapped; ++i)
        picture.most[i] = mostOf(masks[i]);
    const auto channel = [&](quint32 pixel, std::size_t i) {
        return widened((pixel & masks[i]) >> std::countr_zero(masks[i]), picture.most[i]);
    };

    picture.image = QImage(width, height, QImage::Format_RGB32);
    const unsigned bits = field(BitsPerPixel);
    for (int y = 0; y < height; ++y) {
        const uchar *at = bytes + pixels + line * y;
        auto *row = reinterpret_cast<QRgb *>(picture.image.scanLine(y));
        for (int x = 0; x < width; ++x, at += bits / 8) {
            const quint32 pixel = pixelAt(at, bits, field(ByteOrder) != 0);
            row[x] =
                mapped ? map.value(pixel) : qRgb(channel(pixel, 0), channel(pixel, 1), channel(pixel, 2));
        }
    }
    return picture;
}

int Picture::colours() const
{
    QSet<QRgb> seen;
    for (int y = 0; y < image.height(); ++y) {
        const auto *row = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        for (int x = 0; x < image.width() && seen.size() < 1000; ++x)
            seen.insert(row[x]);
    }
    return static_cast<int>(seen.size());
}

QString difference(const QImage &decoded, const Picture &server)
{
    const QImage &truth = server.image;
    if (decoded.size() != truth.size())
        return QStringLiteral("%1x%2 instead of %3x%4")
            .arg(decoded.width())
            .arg(decoded.height())
            .arg(truth.width())
            .arg(truth.height());
    int wrong = 0;
    QString first;
    for (int y = 0; y < truth.height(); ++y) {
        const auto *ours = reinterpret_cast<const QRgb *>(decoded.constScanLine(y));
        const auto *theirs = reinterpret_cast<const QRgb *>(truth.constScanLine(y));
        for (int x = 0; x < truth.width(); ++x) {
            if (same(ours[x], theirs[x], server.most))
                continue;
            if (wrong++ == 0)
                first = QStringLiteral("(%1, %2) is %3 instead of %4")
                            .arg(x)
                            .arg(y)
                            .arg(ours[x], 8, 16)
                            .arg(theirs[x], 8, 16);
        }
    }
    return wrong == 0 ? QString() : QStringLiteral("%1 pixels differ; %2").arg(wrong).arg(first);
}

double meanError(const QImage &decoded, const Picture &server)
{
    const QImage &truth = server.image;
    if (decoded.size() != truth.size())
        return 255;
    qint64 sum = 0;
    for (int y = 0; y < truth.height(); ++y) {
        const auto *ours = reinterpret_cast<const QRgb *>(decoded.constScanLine(y));
        const auto *theirs = reinterpret_cast<const QRgb *>(truth.constScanLine(y));
        for (int x = 0; x < truth.width(); ++x)
            sum += std::abs(qRed(ours[x]) - qRed(theirs[x])) + std::abs(qGreen(ours[x]) - qGreen(theirs[x])) +
                   std::abs(qBlue(ours[x]) - qBlue(theirs[x]));
    }
    return static_cast<double>(sum) / (3.0 * truth.width() * truth.height());
}

quint32 crcOf(const QImage &image)
{
    uLong crc = crc32(0, nullptr, 0);
    QByteArray row;
    row.resize(image.width() * 3);
    for (int y = 0; y < image.height(); ++y) {
        const auto *pixels = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            row[3 * x] = static_cast<char>(qBlue(pixels[x]));
            row[3 * x + 1] = static_cast<char>(qGreen(pixels[x]));
            row[3 * x + 2] = static_cast<char>(qRed(pixels[x]));
        }
        crc = crc32(crc, reinterpret_cast<const Bytef *>(row.constData()), static_cast<uInt>(row.size()));
    }
    return static_cast<quint32>(crc);
}

} // namespace porthole::test
