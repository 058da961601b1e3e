#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>
#include <array>
#include <optional>

namespace porthole::test {

/// A server's own picture of what it shows, as truth for what a client decoded.
struct Picture {
    QImage image; ///< Format_RGB32, each channel widened to eight bits
    /// The largest value a channel (red, green, blue) has at the server.
    std::array<int, 3> most{255, 255, 255};

    /// QEMU's screendump. Nothing if it is no binary PPM of eight bits.
    static std::optional<Picture> fromPpm(const QByteArray &file);
    /// What xwd writes of a TrueColor or PseudoColor window. Source: XWDFile.h, version 7.
    static std::optional<Picture> fromXwd(const QByteArray &file);

    /// How many colours it shows, counted up to 1000: a test of a blank picture proves nothing.
    int colours() const;
};

/// "" if `decoded` shows the same values as the server's picture, else where they differ first and in
/// how many pixels. Where the server has fewer than eight bits, its values are compared, not our
/// widening of them.
QString difference(const QImage &decoded, const Picture &server);

/// The mean difference of a channel, for JPEG; 255 if the sizes differ.
double meanError(const QImage &decoded, const Picture &server);

/// CRC-32 of the pixels as B, G, R bytes, row by row: how tests/data/index.tsv names a picture.
quint32 crcOf(const QImage &image);

} // namespace porthole::test
