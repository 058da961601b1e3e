#include "core/rfb/Encodings.h"
#include "tests/app/Program.h"
#include "tests/integration/Console.h"
#include "tests/integration/XServer.h"
#include "tests/support/secrets/TestSecret.h"

#include <QTest>

namespace porthole::test {

namespace enc = rfb::encoding;

namespace {

/// What vncpasswd writes for the password "porthole": it is obfuscated with a key that everybody knows.
/// Eight characters are all that there are of it, whatever else is typed.
const QByteArray kPasswordFile = QByteArray::fromHex("309fe8509b94e72f");

QStringList words(const char *text) { return QString::fromLatin1(text).split(u' '); }

} // namespace

/// TigerVNC's server, compared with xwd of the display behind it.
class XvncTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void everyEncodingIsExact_data();
    void everyEncodingIsExact();
    void formatsOfFewerBitsAreExact_data();
    void formatsOfFewerBitsAreExact();
    void aServerOfSixteenBitsIsExact();
    void jpegIsNearlyRight();
    void theServerChangesItsSize();
    void weChangeTheServersSize();
    void pointersHaveTheirShapes();
    void theDesktopHasAName();
    void theVncPasswordIsChecked();
    void typedTextReachesAProgram();
    void aRestartIsSurvived();

private:
    /// Opens a console whose pointer is where the server need not paint it.
    bool openAt(Console &console);

    std::unique_ptr<Xvnc> m_xvnc;
};

void XvncTest::initTestCase()
{
    m_xvnc = std::make_unique<Xvnc>();
    const QString trouble = m_xvnc->start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    QVERIFY(m_xvnc->drawScene());
}

void XvncTest::cleanupTestCase() { m_xvnc.reset(); }

bool XvncTest::openAt(Console &console)
{
    const bool live = console.open();
    console.parkPointer();
    return live;
}

void XvncTest::everyEncodingIsExact_data()
{
    QTest::addColumn<QList<int>>("encodings");
    QTest::newRow("raw") << QList<int>{enc::Raw};
    QTest::newRow("copyrect and hextile") << QList<int>{enc::CopyRect, enc::Hextile};
    QTest::newRow("rre") << QList<int>{enc::Rre};
    QTest::newRow("zrle") << QList<int>{enc::CopyRect, enc::Zrle};
    QTest::newRow("tight") << QList<int>{enc::CopyRect, enc::Tight};
    QTest::newRow("tight with LastRect") << QList<int>{enc::CopyRect, enc::Tight, enc::LastRect};
    QTest::newRow("what we ask for by default") << QList<int>{};
}

void XvncTest::everyEncodingIsExact()
{
    QFETCH(QList<int>, encodings);
    if (!encodings.isEmpty())
        encodings << enc::Cursor << enc::DesktopSize;
    Console console(m_xvnc->url(), withEncodings({encodings.begin(), encodings.end()}));
    QVERIFY2(openAt(console), qPrintable(console.trouble()));
    const auto screen = [this] { return m_xvnc->screen(); };
    QCOMPARE(waitForPicture(console, screen), QString());
    for (const char *place : {"100 80", "37 11", "5 40"}) {
        m_xvnc->run(QStringLiteral("xdotool"), words("search --name scene windowmove") + words(place));
        QCOMPARE(waitForPicture(console, screen), QString());
    }
}

void XvncTest::formatsOfFewerBitsAreExact_data()
{
    QTest::addColumn<int>("encoding");
    QTest::addColumn<int>("bits");
    QTest::addColumn<bool>("bigEndian");
    const std::pair<const char *, int> encodings[] = {{"raw", enc::Raw},
                                                      {"hextile", enc::Hextile},
                                                      {"rre", enc::Rre},
                                                      {"zrle", enc::Zrle},
                                                      {"tight", enc::Tight}};
    for (const auto &[name, encoding] : encodings) {
        QTest::addRow("%s, 8 bits", name) << encoding << 8 << false;
        QTest::addRow("%s, 16 bits", name) << encoding << 16 << false;
        QTest::addRow("%s, 16 bits, big endian", name) << encoding << 16 << true;
        QTest::addRow("%s, 32 bits, big endian", name) << encoding << 32 << true;
    }
}

void XvncTest::formatsOfFewerBitsAreExact()
{
    QFETCH(int, encoding);
    QFETCH(int, bits);
    QFETCH(bool, bigEndian);
    const rfb::PixelFormat format = bits == 8 ? rfb::PixelFormat{8, 8, false, true, 7, 7, 3, 0, 3, 6}
                                    : bits == 16
                                        ? rfb::PixelFormat{16, 16, bigEndian, true, 31, 63, 31, 11, 5, 0}
                                        : rfb::PixelFormat{32, 24, bigEndian, true, 255, 255, 255, 8, 16, 24};
    Console console(m_xvnc->url(), withEncodings({encoding, enc::Cursor}, format));
    QVERIFY2(openAt(console), qPrintable(console.trouble()));
    QCOMPARE(waitForPicture(console,
                            [&] {
                                auto picture = m_xvnc->screen();
                                if (picture)
                                    picture->most = {format.redMax, format.greenMax, format.blueMax};
                                return picture;
                            }),
             QString());
}

void XvncTest::aServerOfSixteenBitsIsExact()
{
    Xvnc::Options options;
    options.depth = 16;
    Xvnc xvnc(options);
    const QString trouble = xvnc.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    QVERIFY(xvnc.drawScene());
    Console console(xvnc.url(), withEncodings({enc::CopyRect, enc::Tight, enc::Cursor}, std::nullopt));
    QVERIFY2(openAt(console), qPrintable(console.trouble()));
    QCOMPARE(waitForPicture(console, [&] { return xvnc.screen(); }), QString());
}

void XvncTest::jpegIsNearlyRight()
{
    Xvnc xvnc;
    const QString trouble = xvnc.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    QVERIFY(xvnc.drawPhotograph());
    Console console(xvnc.url(), withEncodings({enc::Tight, enc::Cursor, enc::QualityLevel0 + 6}));
    QVERIFY2(openAt(console), qPrintable(console.trouble()));
    const auto truth = xvnc.screen();
    QVERIFY(truth);
    QTRY_VERIFY_WITH_TIMEOUT(meanError(console.picture(), *truth) < 3.0, kPatience);
}

void XvncTest::theServerChangesItsSize()
{
    Console console(m_xvnc->url());
    QVERIFY2(openAt(console), qPrintable(console.trouble()));
    for (const QSize size : {QSize(800, 600), QSize(640, 480)}) {
        m_xvnc->run(QStringLiteral("xrandr"),
                    {QStringLiteral("--output"), QStringLiteral("VNC-0"), QStringLiteral("--mode"),
                     QStringLiteral("%1x%2").arg(size.width()).arg(size.height())});
        QTRY_COMPARE_WITH_TIMEOUT(console.picture().size(), size, kPatience);
        QCOMPARE(waitForPicture(console, [this] { return m_xvnc->screen(); }), QString());
    }
}

void XvncTest::weChangeTheServersSize()
{
    Console console(m_xvnc->url());
    QVERIFY2(openAt(console), qPrintable(console.trouble()));
    QCOMPARE(waitForPicture(console, [this] { return m_xvnc->screen(); }), QString());
    for (const rfb::Size size : {rfb::Size{701, 333}, rfb::Size{640, 480}}) {
        console.session().requestDesktopSize(size);
        QTRY_COMPARE_WITH_TIMEOUT(console.picture().size(), QSize(size.width, size.height), kPatience);
        QCOMPARE(waitForPicture(console, [this] { return m_xvnc->screen(); }), QString());
    }
}

void XvncTest::pointersHaveTheirShapes()
{
    Console console(m_xvnc->url());
    QVERIFY2(openAt(console), qPrintable(console.trouble()));
    QTRY_VERIFY_WITH_TIMEOUT(console.session().cursor(), kPatience);
    QList<std::vector<std::uint32_t>> shapes;
    for (const char *name : {"watch", "crosshair"}) {
        const auto shape = [&] {
            const rfb::CursorShape *cursor = console.session().cursor();
            return cursor ? cursor->pixels : std::vector<std::uint32_t>();
        };
        const auto before = shape();
        m_xvnc->run(QStringLiteral("xsetroot"), {QStringLiteral("-cursor_name"), QString::fromLatin1(name)});
        QTRY_VERIFY_WITH_TIMEOUT(shape() != before, kPatience);
        const auto now = shape();
        const auto clear = std::count(now.begin(), now.end(), 0u);
        QVERIFY(clear > 0 && static_cast<std::size_t>(clear) < now.size());
    }
}

void XvncTest::theDesktopHasAName()
{
    Console console(m_xvnc->url());
    QVERIFY2(openAt(console), qPrintable(console.trouble()));
    QVERIFY2(console.session().title().contains(QStringLiteral("porthole")),
             qPrintable(console.session().title()));
}

void XvncTest::theVncPasswordIsChecked()
{
    Xvnc::Options options;
    options.passwordFile = kPasswordFile;
    Xvnc xvnc(options);
    const QString trouble = xvnc.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    {
        Console console(xvnc.url());
        QVERIFY2(console.open(SessionState::PasswordNeeded), qPrintable(console.trouble()));
        console.session().submitPassword(Secret(std::string_view("wrong"_secret)));
        QVERIFY2(console.waitFor(SessionState::Failed), qPrintable(console.trouble()));
        QCOMPARE(console.session().trouble()->error.kind, ErrorKind::AuthRejected);
    }
    Console console(xvnc.url());
    QVERIFY2(console.open(SessionState::PasswordNeeded), qPrintable(console.trouble()));
    console.session().submitPassword(Secret(std::string_view("porthole" + std::string(testSecret()))));
    QVERIFY2(console.waitFor(SessionState::Live), qPrintable(console.trouble()));
}

void XvncTest::typedTextReachesAProgram()
{
    Xvnc xvnc;
    const QString trouble = xvnc.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("typed"));
    QVERIFY(xvnc.launch(QStringLiteral("xterm"),
                        {QStringLiteral("-u8"), QStringLiteral("-geometry"), QStringLiteral("100x40+0+0"),
                         QStringLiteral("-e"), QStringLiteral("sh"), QStringLiteral("-c"),
                         QStringLiteral("printf '\\033[42m\\033[2J'; exec cat > '%1'").arg(path)}));
    // The terminal is green when it listens; without a window manager the keys go where the pointer is.
    QTRY_VERIFY_WITH_TIMEOUT(
        xvnc.screen().value_or(Picture{}).image.pixelColor(300, 200) == QColor(0, 205, 0), kPatience);
    {
        Console console(xvnc.url());
        QVERIFY2(console.open(), qPrintable(console.trouble()));
        console.session().pointer(300, 200, 0);
        QTRY_VERIFY_WITH_TIMEOUT(xvnc.run(QStringLiteral("xdotool"), {QStringLiteral("getmouselocation")})
                                     .startsWith("x:300 y:200"),
                                 kPatience);
    }
    const QByteArray text = "Hello, World! ~{#}~ Grüße, 5 €";
    Program type({QStringLiteral("console"), QStringLiteral("type"), xvnc.url(), QStringLiteral("--enter")},
                 text);
    QVERIFY2(type.exitCode() == 0, type.errors().constData());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray typed;
    QTRY_VERIFY_WITH_TIMEOUT((typed += file.readAll()).endsWith('\n'), kPatience);
    QCOMPARE(typed, text + '\n');
}

void XvncTest::aRestartIsSurvived()
{
    auto first = std::make_unique<Xvnc>();
    QString trouble = first->start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    ConsoleOptions options;
    options.firstRetry = Milliseconds(50);
    options.lastRetry = Milliseconds(500);
    Console console(first->url(), options);
    QVERIFY2(openAt(console), qPrintable(console.trouble()));
    first->kill();
    QTRY_VERIFY_WITH_TIMEOUT(console.session().state() != SessionState::Live, kPatience);

    Xvnc::Options again;
    again.port = first->port();
    first.reset();
    Xvnc second(again);
    trouble = second.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    QVERIFY(second.drawScene());
    QVERIFY2(console.waitFor(SessionState::Live), qPrintable(console.trouble()));
    console.parkPointer();
    QCOMPARE(waitForPicture(console, [&] { return second.screen(); }), QString());
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::XvncTest)
#include "XvncTest.moc"
