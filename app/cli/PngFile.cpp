#include "app/cli/PngFile.h"

#include "app/cli/Output.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QSaveFile>

namespace porthole::cli {

Result<> savePng(const QImage &picture, const QString &path)
{
    QByteArray png;
    QBuffer buffer(&png);
    if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "PNG"))
        return Error::make(ErrorKind::Bug, "the picture could not be written as PNG");
    if (path == QLatin1String("-"))
        return print({png.constData(), static_cast<std::size_t>(png.size())});

    const auto failed = [&path](const QFileDevice &file) {
        return Error::make(ErrorKind::Storage, path.toStdString() + ": " + file.errorString().toStdString());
    };
    // A device or a pipe is written to, not replaced by a file: root could even replace /dev/null.
    if (const QFileInfo there(path); there.exists() && !there.isFile()) {
        QFile device(path);
        const bool done =
            device.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && device.write(png) == png.size();
        return done ? Result<>() : failed(device);
    }
    QSaveFile file(path);
    // commit() alone would call a file cut short by a full disk a success.
    if (file.open(QIODevice::WriteOnly) && file.write(png) == png.size() && file.flush() && file.commit())
        return {};
    return failed(file);
}

} // namespace porthole::cli
