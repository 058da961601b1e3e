#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "core/session/DecodingThreads.h"

#include <QBuffer>
#include <QImage>
#include <QSaveFile>

namespace porthole::cli::shot {

namespace {

Result<QByteArray> pngOf(const FrameMailbox &frames)
{
    QByteArray png;
    bool written = false;
    frames.view([&](const std::uint32_t *pixels, rfb::Size size) {
        const QImage picture(reinterpret_cast<const uchar *>(pixels), size.width, size.height, size.width * 4,
                             QImage::Format_RGB32);
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        written = picture.save(&buffer, "PNG");
    });
    if (!written)
        return Error::make(ErrorKind::Bug, "the picture could not be written as PNG");
    return png;
}

/// The whole file or none: what was there stays until all of the new one is on the disk.
Result<> save(const QByteArray &png, const QString &path)
{
    if (path == QLatin1String("-"))
        return print({png.constData(), static_cast<std::size_t>(png.size())});
    QSaveFile file(path);
    // commit() alone would call a file cut short by a full disk a success.
    if (file.open(QIODevice::WriteOnly) && file.write(png) == png.size() && file.flush() && file.commit())
        return {};
    return Error::make(ErrorKind::Storage, path.toStdString() + ": " + file.errorString().toStdString());
}

Result<> shoot(const ConsoleSession &session, const QString &path)
{
    PH_TRY(const QByteArray png, pngOf(session.frames()));
    return save(png, path);
}

} // namespace

Result<> run(const Arguments &arguments, Environment &environment)
{
    PH_TRY(const Milliseconds after, arguments.duration(QLatin1String("--after-ms"), Milliseconds(0)));
    PH_TRY(ConsoleSetup setup, consoleSetup(arguments, environment));
    const QString path = arguments.operand(1);

    DecodingThreads threads(1);
    ConsoleRun run(std::move(setup), threads.next());
    QTimer patience;
    patience.setSingleShot(true);
    QObject::connect(&run, &ConsoleRun::pictureComplete, &patience, [&] {
        run.stopDeadline();
        patience.start(after);
    });
    QObject::connect(&patience, &QTimer::timeout, &run, [&] { run.finish(shoot(run.session(), path)); });
    return execute(run);
}

} // namespace porthole::cli::shot
