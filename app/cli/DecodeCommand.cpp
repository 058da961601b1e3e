#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "core/recording/RfbCapture.h"
#include "core/rfb/Client.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <ctime>
#include <zlib.h>

namespace porthole::cli::decode {

namespace {

/// What a recording came to. Counts are of one replay, cpuSeconds of all of them.
struct Report {
    std::uint32_t crc32 = 0;
    rfb::Size size;
    rfb::Client::Statistics counts;
    int repeat = 0;
    double cpuSeconds = 0;

    double perSecond(std::uint64_t count) const
    {
        return cpuSeconds > 0 ? static_cast<double>(count) * repeat / cpuSeconds / 1e6 : 0;
    }
};

/// CPU time of this thread, in seconds: what else the machine does hardly moves it.
double cpuSecondsNow()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// CRC-32 (zlib's) of the picture, row by row as blue, green, red bytes.
std::uint32_t crcOf(const rfb::Framebuffer &picture)
{
    uLong crc = crc32(0, nullptr, 0);
    Bytes row(std::size_t{picture.width()} * 3);
    for (unsigned y = 0; y < picture.height(); ++y) {
        auto *byte = row.data();
        for (unsigned x = 0; x < picture.width(); ++x) {
            const std::uint32_t pixel = picture.row(y)[x];
            *byte++ = static_cast<std::uint8_t>(pixel);
            *byte++ = static_cast<std::uint8_t>(pixel >> 8);
            *byte++ = static_cast<std::uint8_t>(pixel >> 16);
        }
        crc = crc32(crc, row.data(), static_cast<uInt>(row.size()));
    }
    return static_cast<std::uint32_t>(crc);
}

/// Feeds the whole recording, in pieces of `piece` bytes at most, and empties what the client holds
/// ready after each record, as a session does.
Result<> replay(const recording::RfbCapture &capture, std::size_t piece, rfb::Client &client)
{
    for (const auto &record : capture.records) {
        if (record.fromClient())
            continue;
        for (ByteView rest = record.payload; !rest.empty();) {
            const std::size_t length = std::min(piece, rest.size());
            PH_DO(client.receive(rest.first(length)));
            rest = rest.subspan(length);
        }
        while (client.backlog())
            PH_DO(client.receive({}));
        client.takeEvents();
        client.takeOutput();
    }
    if (client.updating())
        return Error::make(ErrorKind::PeerMisbehaved, "the recording ends in the middle of an update");
    return {};
}

Result<Report> measure(const recording::RfbCapture &capture, int repeat, std::size_t piece)
{
    PH_TRY(const rfb::PixelFormat format, rfb::PixelFormat::parse(capture.pixelFormat.data()));
    Report report;
    report.repeat = repeat;
    for (int round = 0; round < repeat; ++round) {
        const double before = cpuSecondsNow();
        PH_TRY(auto client, rfb::Client::replaying({capture.width, capture.height}, format));
        PH_DO(replay(capture, piece, client));
        report.cpuSeconds += cpuSecondsNow() - before;

        const std::uint32_t crc = crcOf(client.framebuffer());
        if (round > 0 && crc != report.crc32)
            return Error::make(ErrorKind::Bug, "two replays of the same recording differ");
        report.crc32 = crc;
        report.size = client.framebuffer().size();
        report.counts = client.statistics();
    }
    return report;
}

QString hexOf(std::uint32_t crc) { return QStringLiteral("%1").arg(crc, 8, 16, QLatin1Char('0')); }

QByteArray jsonOf(const Report &report)
{
    const auto number = [](std::uint64_t value) { return static_cast<qint64>(value); };
    const QJsonObject object{
        {QStringLiteral("crc32"), hexOf(report.crc32)},
        {QStringLiteral("width"), report.size.width},
        {QStringLiteral("height"), report.size.height},
        {QStringLiteral("rectangles"), number(report.counts.rectangles)},
        {QStringLiteral("updates"), number(report.counts.updates)},
        {QStringLiteral("pixels"), number(report.counts.pixels)},
        {QStringLiteral("bytes"), number(report.counts.bytes)},
        {QStringLiteral("repeat"), report.repeat},
        {QStringLiteral("cpuSeconds"), report.cpuSeconds},
        {QStringLiteral("mpixelPerSecond"), report.perSecond(report.counts.pixels)},
        {QStringLiteral("megabytePerSecond"), report.perSecond(report.counts.bytes)},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray textOf(const Report &report)
{
    const QString text = QStringLiteral("crc32        %1\n"
                                        "picture      %2 x %3\n"
                                        "updates      %4\n"
                                        "rectangles   %5\n"
                                        "pixels       %6\n"
                                        "bytes        %7\n"
                                        "CPU seconds  %8 in %9 replay(s)\n")
                             .arg(hexOf(report.crc32))
                             .arg(report.size.width)
                             .arg(report.size.height)
                             .arg(report.counts.updates)
                             .arg(report.counts.rectangles)
                             .arg(report.counts.pixels)
                             .arg(report.counts.bytes)
                             .arg(report.cpuSeconds, 0, 'f', 4)
                             .arg(report.repeat);
    const QString speed = QStringLiteral("Mpixel/s     %1\n"
                                         "MB/s         %2\n")
                              .arg(report.perSecond(report.counts.pixels), 0, 'f', 1)
                              .arg(report.perSecond(report.counts.bytes), 0, 'f', 1);
    return (text + speed).toUtf8();
}

/// What unpacks a recording that was packed for storage, nullptr if it is not.
const char *unpackingTool(ByteView content)
{
    constexpr std::uint32_t kZstdMagic = 0xfd2fb528; // RFC 8878 section 3.1.1
    constexpr std::uint16_t kGzipMagic = 0x8b1f;     // RFC 1952 section 2.3.1
    if (content.size() >= 4 && loadLittleEndian<std::uint32_t>(content.data()) == kZstdMagic)
        return "zstd -d --long=27";
    if (content.size() >= 2 && loadLittleEndian<std::uint16_t>(content.data()) == kGzipMagic)
        return "gzip -d";
    return nullptr;
}

/// The file's bytes, mapped: recordings are long. Errors: NotFound, Storage, Usage (packed).
Result<ByteView> contentOf(QFile &file)
{
    const std::string name = file.fileName().toStdString();
    if (!file.exists())
        return Error::make(ErrorKind::NotFound, name);
    if (!file.open(QIODevice::ReadOnly))
        return Error::make(ErrorKind::Storage, name + ": " + file.errorString().toStdString());
    if (file.size() == 0)
        return ByteView();
    const uchar *bytes = file.map(0, file.size());
    if (!bytes)
        return Error::make(ErrorKind::Storage, name + ": " + file.errorString().toStdString());
    const ByteView content(bytes, static_cast<std::size_t>(file.size()));
    if (const char *tool = unpackingTool(content))
        return Error::make(ErrorKind::Usage, name + " is packed; unpack it first: " + tool);
    return content;
}

} // namespace

Result<> run(const Arguments &arguments, Environment &)
{
    constexpr int kMost = 1'000'000'000;
    PH_TRY(const int repeat, arguments.number(QLatin1String("--repeat"), 1, 1, kMost));
    PH_TRY(const int piece, arguments.number(QLatin1String("--piece"), kMost, 1, kMost));
    QFile file(arguments.operand(0));
    PH_TRY(const ByteView content, contentOf(file));
    PH_TRY(const auto capture, recording::RfbCapture::parse(content));
    PH_TRY(const Report report, measure(capture, repeat, static_cast<std::size_t>(piece)));
    const QByteArray text = arguments.has(QLatin1String("--json")) ? jsonOf(report) : textOf(report);
    return print({text.constData(), static_cast<std::size_t>(text.size())});
}

} // namespace porthole::cli::decode
