#include "ui/Screenshot.h"

#include <QDir>
#include <QFileInfo>
#include <QFuture>
#include <QImageWriter>
#include <QPromise>
#include <QSaveFile>
#include <QStandardPaths>
#include <QThreadPool>
#include <memory>
#include <optional>

namespace porthole::ui {

namespace {

/// Letters, digits and a few signs; everything else (path separators first of all) becomes '-'.
QString fileNamePart(const QString &title)
{
    constexpr qsizetype kLongest = 60;
    QString name;
    for (const QChar character : title.left(kLongest)) {
        const bool plain = character.isLetterOrNumber() || character == u'.' || character == u'_';
        if (plain)
            name += character;
        else if (!name.endsWith(u'-'))
            name += u'-';
    }
    while (name.startsWith(u'.') || name.startsWith(u'-'))
        name.remove(0, 1);
    while (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("console") : name;
}

std::optional<Error> save(const QImage &picture, const QString &path)
{
    QSaveFile file(path);
    const auto failure = [&file] {
        return Error::make(ErrorKind::Storage, file.errorString().toStdString());
    };
    if (!file.open(QIODevice::WriteOnly))
        return failure();
    QImageWriter writer(&file, "png");
    if (!writer.write(picture))
        return Error::make(ErrorKind::Storage, writer.errorString().toStdString());
    if (!file.commit())
        return failure();
    return std::nullopt;
}

} // namespace

QString screenshotPath(const QString &title, const QDateTime &when)
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    if (!QFileInfo::exists(folder))
        folder = QDir::homePath();
    const QString time = when.toString(QStringLiteral("yyyy-MM-dd HH.mm.ss"));
    return QDir(folder).filePath(QStringLiteral("%1 %2.png").arg(fileNamePart(title), time));
}

void ScreenshotWriter::write(const QImage &picture, const QString &path)
{
    auto promise = std::make_shared<QPromise<std::optional<Error>>>();
    promise->future().then(this, [this, path](const std::optional<Error> &error) {
        if (error)
            Q_EMIT failed(*error);
        else
            Q_EMIT written(path);
    });
    promise->start();
    QThreadPool::globalInstance()->start([promise, picture, path] {
        promise->addResult(save(picture, path));
        promise->finish();
    });
}

} // namespace porthole::ui
