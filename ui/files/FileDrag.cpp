#include "ui/files/FileDrag.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QIODevice>
#include <QMimeData>
#include <QUrl>

namespace porthole::ui {

namespace {

const QString kType = QStringLiteral("application/x-porthole-files");
/// More are hardly dragged by hand.
constexpr qint32 kMost = 1'000'000;

} // namespace

std::unique_ptr<QMimeData> FileDrag::toMimeData() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    // Another Porthole has other sessions; a drag from there means nothing here.
    out << QCoreApplication::applicationPid() << host << paths;
    auto data = std::make_unique<QMimeData>();
    data->setData(kType, bytes);
    return data;
}

std::optional<FileDrag> FileDrag::from(const QMimeData &data)
{
    if (!data.hasFormat(kType))
        return std::nullopt;
    const QByteArray bytes = data.data(kType);
    QDataStream in(bytes);
    qint64 process = 0;
    FileDrag drag;
    qint32 count = 0;
    in >> process >> drag.host >> count;
    if (in.status() != QDataStream::Ok || process != QCoreApplication::applicationPid() || count < 0 ||
        count > kMost)
        return std::nullopt;
    for (qint32 read = 0; read < count && in.status() == QDataStream::Ok; ++read) {
        QByteArray path;
        in >> path;
        drag.paths << path;
    }
    return in.status() == QDataStream::Ok ? std::optional(drag) : std::nullopt;
}

QStringList localFilesIn(const QMimeData &data)
{
    QStringList files;
    for (const QUrl &url : data.urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    return files;
}

} // namespace porthole::ui
