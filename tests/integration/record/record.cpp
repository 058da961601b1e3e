// rfbrecord FOLDER: makes the recordings of tests/data anew, from the peers of the integration tests,
// and their index.tsv. A recording is kept only if the picture that it ends in is the one that the
// server itself says it shows (JPEG: nearly so; that picture's truth is LibVNCClient's agreement, which
// bench-smoke checks).

#include "core/rfb/Encodings.h"
#include "tests/integration/Qemu.h"
#include "tests/integration/XServer.h"
#include "tests/integration/record/Recorder.h"

#include <QFile>
#include <QGuiApplication>
#include <QTest>
#include <QTextStream>
#include <algorithm>

namespace porthole::test {

namespace {

namespace enc = rfb::encoding;
using Encodings = std::vector<std::int32_t>;

constexpr int kQuality6 = enc::QualityLevel0 + 6;

rfb::PixelFormat format16(bool bigEndian) { return {16, 16, bigEndian, true, 31, 63, 31, 11, 5, 0}; }
rfb::PixelFormat format8() { return {8, 8, false, true, 7, 7, 3, 0, 3, 6}; }
rfb::PixelFormat format32BigEndian() { return {32, 24, true, true, 255, 255, 255, 16, 8, 0}; }

rfb::ClientOptions options(Encodings encodings,
                           std::optional<rfb::PixelFormat> format = rfb::PixelFormat::rgb32())
{
    rfb::ClientOptions options;
    options.encodings = std::move(encodings);
    options.pixelFormat = format;
    return options;
}

/// Writes what came out of a scenario, and its row of the index.
class Album {
public:
    explicit Album(QString folder)
        : m_folder(std::move(folder))
        , m_index(m_folder + QStringLiteral("/index.tsv"))
    {
        m_index.open(QIODevice::WriteOnly);
        m_index.write("name\twidth\theight\tupdates\tbytes\tfbCrc32\ttruth\n");
    }

    void add(const QString &name, const Recorder &recorder, QString trouble, bool lossy = false)
    {
        if (trouble.isEmpty())
            trouble = recorder.save(m_folder, name);
        QTextStream out(stdout);
        out << name << ": "
            << (trouble.isEmpty() ? QStringLiteral("%1 bytes").arg(recorder.bytes()) : trouble) << '\n';
        if (!trouble.isEmpty()) {
            ++m_failures;
            return;
        }
        const QStringList row{name,
                              QString::number(recorder.firstSize().width),
                              QString::number(recorder.firstSize().height),
                              QString::number(recorder.updates()),
                              QString::number(recorder.bytes()),
                              QStringLiteral("%1").arg(recorder.crc(), 8, 16, QLatin1Char('0')),
                              lossy ? QStringLiteral("libvncclient") : QStringLiteral("server")};
        m_index.write(row.join(u'\t').toUtf8() + '\n');
    }
    int failures() const { return m_failures; }

private:
    QString m_folder;
    QFile m_index;
    int m_failures = 0;
};

/// Each of them in turn, up to the first trouble.
QString steps(std::initializer_list<std::function<QString()>> all)
{
    for (const auto &step : all) {
        if (const QString trouble = step(); !trouble.isEmpty())
            return trouble;
    }
    return {};
}

QString done(bool worked, const char *what) { return worked ? QString() : QString::fromLatin1(what); }

/// The server's picture with as many bits as travel in this format.
Recorder::Screen screenOf(const XServer &server, const std::optional<rfb::PixelFormat> &format)
{
    return [&server, format] {
        auto picture = server.screen();
        if (picture && format)
            picture->most = {std::min<int>(picture->most[0], format->redMax),
                             std::min<int>(picture->most[1], format->greenMax),
                             std::min<int>(picture->most[2], format->blueMax)};
        return picture;
    };
}

/// Text and patterns appear, a window moves, the pointer changes its shape.
QString xScene(XServer &server, Recorder &recorder, quint16 port,
               const std::optional<rfb::PixelFormat> &format)
{
    const auto screen = screenOf(server, format);
    const auto same = [&] { return recorder.record(screen); };
    return steps({
        [&] { return recorder.connectTo(port); },
        [&] {
            // TigerVNC paints the pointer into the picture unless the client moved it there.
            recorder.client().pointer(2, 2, 0);
            recorder.flush();
            return QString();
        },
        same,
        [&] { return done(server.drawScene(), "no scene"); },
        same,
        [&] {
            server.run(QStringLiteral("xdotool"),
                       {QStringLiteral("search"), QStringLiteral("--name"), QStringLiteral("scene"),
                        QStringLiteral("windowmove"), QStringLiteral("13"), QStringLiteral("7")});
            return QString();
        },
        same,
        [&] {
            server.run(QStringLiteral("xsetroot"),
                       {QStringLiteral("-cursor_name"), QStringLiteral("watch"), QStringLiteral("-mod"),
                        QStringLiteral("5"), QStringLiteral("7")});
            return QString();
        },
        same,
    });
}

void xvnc(Album &album, const QString &name, const rfb::ClientOptions &client, int depth = 24)
{
    Xvnc::Options server;
    server.geometry = QStringLiteral("480x360");
    server.depth = depth;
    Xvnc peer(server);
    Recorder recorder(client);
    const QString trouble = peer.start();
    album.add(name, recorder,
              trouble.isEmpty() ? xScene(peer, recorder, peer.port(), client.pixelFormat) : trouble);
}

void xvncPhotograph(Album &album, const QString &name, const rfb::ClientOptions &client, bool lossy)
{
    Xvnc::Options server;
    server.geometry = QStringLiteral("320x240");
    Xvnc peer(server);
    Recorder recorder(client);
    const auto screen = [&] { return peer.screen(); };
    const auto trouble = steps({
        [&] { return peer.start(); },
        [&] { return done(peer.drawPhotograph(), "no photograph"); },
        [&] { return recorder.connectTo(peer.port()); },
        [&] {
            recorder.client().pointer(2, 2, 0);
            recorder.flush();
            return QString();
        },
        [&] { return lossy ? recorder.recordLossy(screen) : recorder.record(screen); },
    });
    album.add(name, recorder, trouble, lossy);
}

void xvncResized(Album &album, const QString &name)
{
    Xvnc::Options server;
    server.geometry = QStringLiteral("480x360");
    Xvnc peer(server);
    Recorder recorder(
        options({enc::CopyRect, enc::Zrle, enc::ExtendedDesktopSize, enc::DesktopName, enc::Cursor}));
    const auto screen = [&] { return peer.screen(); };
    const auto trouble = steps({
        [&] { return peer.start(); },
        [&] { return recorder.connectTo(peer.port()); },
        [&] {
            recorder.client().pointer(2, 2, 0);
            return recorder.record(screen);
        },
        [&] {
            const bool asked = recorder.client().requestDesktopSize({400, 300});
            recorder.flush();
            return done(asked, "cannot be resized");
        },
        [&] { return done(peer.drawScene(), "no scene"); },
        [&] { return recorder.record(screen); },
        [&] {
            recorder.client().requestDesktopSize({512, 320});
            recorder.flush();
            return recorder.record([&] {
                auto now = screen();
                return now && now->image.width() == 512 ? now : std::nullopt;
            });
        },
    });
    album.add(name, recorder, trouble);
}

void x11vncPhotograph(Album &album, const QString &name, const rfb::ClientOptions &client)
{
    Xvfb display;
    X11vnc peer;
    Recorder recorder(client);
    const auto trouble = steps({
        [&] { return display.start(QStringLiteral("320x240x24")); },
        [&] { return done(display.drawPhotograph(), "no photograph"); },
        [&] { return peer.start(display.display()); },
        [&] { return recorder.connectTo(peer.port()); },
        [&] { return recorder.recordLossy([&] { return display.screen(); }); },
    });
    album.add(name, recorder, trouble, true);
}

void x11vnc(Album &album, const QString &name, const QString &screen, const rfb::ClientOptions &client)
{
    Xvfb display;
    X11vnc peer;
    Recorder recorder(client);
    const auto trouble = steps({
        [&] { return display.start(screen); },
        [&] { return peer.start(display.display()); },
        [&] { return xScene(display, recorder, peer.port(), client.pixelFormat); },
    });
    album.add(name, recorder, trouble);
}

/// The guest's picture, typed text, and its other video modes.
void qemu(Album &album, const QString &name, const Encodings &encodings)
{
    Qemu peer;
    Encodings all = encodings;
    all.insert(all.end(), {enc::DesktopSize, enc::Cursor});
    Recorder recorder(options(all));
    const auto screen = [&] { return peer.screen(); };
    const auto same = [&] { return recorder.record(screen); };
    const auto key = [&](const char *qcode) {
        return [&peer, qcode] { return done(peer.sendKey(QString::fromLatin1(qcode)), "no key"); };
    };
    const auto sized = [&](int width) {
        return [&, width] {
            return QTest::qWaitFor([&, width] { return screen() && screen()->image.width() == width; },
                                   kPatience)
                       ? QString()
                       : QStringLiteral("no other mode");
        };
    };
    const auto trouble = steps({
        [&] { return peer.start(); },
        [&] { return recorder.connectTo(peer.port()); },
        same,
        key("p"),
        key("o"),
        key("r"),
        key("t"),
        same,
        key("ret"),
        same,
        key("f3"),
        sized(720),
        same,
        key("x"),
        same,
        key("f2"),
        sized(640),
        same,
    });
    album.add(name, recorder, trouble);
}

int recordAll(const QString &folder)
{
    Album album(folder);
    const auto name = [](const char *text) { return QString::fromLatin1(text); };
    xvnc(album, name("xvnc-raw"), options({enc::Raw, enc::Cursor}));
    xvnc(album, name("xvnc-copyrect-hextile"), options({enc::CopyRect, enc::Hextile, enc::Cursor}));
    xvnc(album, name("xvnc-rre"), options({enc::CopyRect, enc::Rre, enc::Cursor}));
    xvnc(album, name("xvnc-zrle"), options({enc::CopyRect, enc::Zrle, enc::Cursor, enc::DesktopName}));
    xvnc(album, name("xvnc-tight"), options({enc::CopyRect, enc::Tight, enc::LastRect, enc::Cursor}));
    xvnc(album, name("xvnc-hextile-16"),
         options({enc::CopyRect, enc::Hextile, enc::Cursor}, format16(false)));
    xvnc(album, name("xvnc-zrle-16-bigendian"), options({enc::Zrle, enc::Cursor}, format16(true)));
    xvnc(album, name("xvnc-zrle-32-bigendian"), options({enc::Zrle, enc::Cursor}, format32BigEndian()));
    xvnc(album, name("xvnc-raw-8"), options({enc::CopyRect, enc::Raw, enc::Cursor}, format8()));
    xvnc(album, name("xvnc-tight-depth16"), options({enc::Tight, enc::Cursor}, std::nullopt), 16);
    xvncPhotograph(album, name("xvnc-photograph-zrle"), options({enc::Zrle, enc::Cursor}), false);
    xvncPhotograph(album, name("xvnc-photograph-tight"), options({enc::Tight, enc::Cursor}), false);
    xvncPhotograph(album, name("xvnc-photograph-jpeg"), options({enc::Tight, enc::Cursor, kQuality6}), true);
    xvncResized(album, name("xvnc-resized"));

    const QString deep = name("400x300x24"), mapped = name("400x300x8");
    x11vnc(album, name("x11vnc-zlib"), deep, options({enc::CopyRect, enc::Zlib}));
    x11vnc(album, name("x11vnc-tight"), deep, options({enc::Tight, enc::LastRect}));
    x11vnc(album, name("x11vnc-rre"), deep, options({enc::Rre}));
    x11vnc(album, name("x11vnc-hextile-colourmap"), mapped, options({enc::Hextile}, std::nullopt));
    x11vnc(album, name("x11vnc-zrle-colourmap"), mapped, options({enc::Zrle}, std::nullopt));

    x11vncPhotograph(album, name("x11vnc-photograph-jpeg"), options({enc::Tight, kQuality6}));

    qemu(album, name("qemu-raw"), {enc::Raw});
    qemu(album, name("qemu-hextile"), {enc::Hextile});
    qemu(album, name("qemu-zlib"), {enc::Zlib});
    qemu(album, name("qemu-zrle"), {enc::Zrle});
    qemu(album, name("qemu-tight"), {enc::Tight});
    return album.failures();
}

} // namespace

} // namespace porthole::test

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() != 2) {
        QTextStream(stderr) << "usage: rfbrecord FOLDER\n";
        return 2;
    }
    return porthole::test::recordAll(arguments[1]) == 0 ? 0 : 1;
}
