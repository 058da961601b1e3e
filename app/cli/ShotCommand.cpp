#include "app/cli/Commands.h"
#include "app/cli/PngFile.h"
#include "core/session/DecodingThreads.h"

#include <QImage>

namespace porthole::cli::shot {

namespace {

/// A copy, so that decoding does not wait for the PNG.
QImage pictureOf(const FrameMailbox &frames)
{
    QImage picture;
    frames.view([&](const std::uint32_t *pixels, rfb::Size size) {
        picture = QImage(reinterpret_cast<const uchar *>(pixels), size.width, size.height, size.width * 4,
                         QImage::Format_RGB32)
                      .copy();
    });
    return picture;
}

} // namespace

Result<> run(const Arguments &arguments, Environment &environment)
{
    PH_TRY(const Milliseconds after, arguments.duration(QLatin1String("--after-ms"), Milliseconds(0)));
    PH_TRY(ConsoleSetup setup, consoleSetup(arguments, environment));
    const QString &path = arguments.operand(1);

    DecodingThreads threads(1);
    ConsoleRun run(std::move(setup), threads.next());
    QTimer patience;
    patience.setSingleShot(true);
    QObject::connect(&run, &ConsoleRun::pictureComplete, &patience, [&] {
        run.stopDeadline();
        patience.start(after);
    });
    QObject::connect(&patience, &QTimer::timeout, &run,
                     [&] { run.finish(savePng(pictureOf(run.session().frames()), path)); });
    return execute(run);
}

} // namespace porthole::cli::shot
