#include "core/rfb/Encodings.h"
#include "tests/integration/Console.h"
#include "tests/integration/XServer.h"

#include <QTest>

namespace porthole::test {

namespace enc = rfb::encoding;

/// x11vnc, which is LibVNCServer: other encoders, and a server with a colour map.
class X11vncTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEncodingIsExact_data();
    void everyEncodingIsExact();

private:
    struct Display {
        Xvfb xvfb;
        X11vnc server;
    };
    /// One for each depth, started when it is needed first.
    Display *display(const QString &screen);

    std::map<QString, std::unique_ptr<Display>> m_displays;
};

X11vncTest::Display *X11vncTest::display(const QString &screen)
{
    auto &display = m_displays[screen];
    if (!display) {
        auto fresh = std::make_unique<Display>();
        QString trouble = fresh->xvfb.start(screen);
        if (trouble.isEmpty() && !fresh->xvfb.drawScene())
            trouble = QStringLiteral("no scene");
        if (trouble.isEmpty())
            trouble = fresh->server.start(fresh->xvfb.display());
        if (!trouble.isEmpty()) {
            qWarning("%s", qPrintable(trouble));
            return nullptr;
        }
        display = std::move(fresh);
    }
    return display.get();
}

void X11vncTest::everyEncodingIsExact_data()
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<int>("encoding");
    QTest::addColumn<bool>("nativeFormat");
    const std::pair<const char *, int> encodings[] = {{"raw", enc::Raw},         {"rre", enc::Rre},
                                                      {"hextile", enc::Hextile}, {"zlib", enc::Zlib},
                                                      {"zrle", enc::Zrle},       {"tight", enc::Tight}};
    for (const auto &[name, encoding] : encodings) {
        QTest::addRow("%s", name) << QStringLiteral("480x360x24") << encoding << false;
        QTest::addRow("%s, 16 bits", name) << QStringLiteral("480x360x16") << encoding << true;
        QTest::addRow("%s, a colour map", name) << QStringLiteral("480x360x8") << encoding << true;
        QTest::addRow("%s, a colour map at the server alone", name)
            << QStringLiteral("480x360x8") << encoding << false;
    }
}

void X11vncTest::everyEncodingIsExact()
{
    QFETCH(QString, screen);
    QFETCH(int, encoding);
    QFETCH(bool, nativeFormat);
    Display *const peer = display(screen);
    QVERIFY(peer);
    const auto format = nativeFormat ? std::nullopt : std::optional(rfb::PixelFormat::rgb32());
    Console console(peer->server.url(), withEncodings({enc::CopyRect, encoding, enc::LastRect}, format));
    QVERIFY2(console.open(), qPrintable(console.trouble()));
    const auto truth = [peer] { return peer->xvfb.screen(); };
    QCOMPARE(waitForPicture(console, truth), QString());
    for (const char *place : {"90", "10"}) {
        peer->xvfb.run(QStringLiteral("xdotool"), {QStringLiteral("search"), QStringLiteral("--name"),
                                                   QStringLiteral("scene"), QStringLiteral("windowmove"),
                                                   QString::fromLatin1(place), QString::fromLatin1(place)});
        QCOMPARE(waitForPicture(console, truth), QString());
    }
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::X11vncTest)
#include "X11vncTest.moc"
