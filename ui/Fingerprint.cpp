#include "ui/Fingerprint.h"

#include <QStringList>

namespace porthole::ui {

QString fingerprintLines(const QByteArray &sha256)
{
    constexpr int kBytesPerLine = 8;
    QStringList lines;
    for (qsizetype at = 0; at < sha256.size(); at += kBytesPerLine)
        lines << QString::fromLatin1(sha256.mid(at, kBytesPerLine).toHex(':').toUpper());
    return lines.join(QLatin1Char('\n'));
}

} // namespace porthole::ui
