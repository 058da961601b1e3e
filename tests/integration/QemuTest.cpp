#include "tests/integration/Qemu.h"
#include "core/rfb/Encodings.h"
#include "tests/app/Program.h"
#include "tests/integration/Console.h"
#include "tests/support/secrets/TestSecret.h"

#include <QTest>

namespace porthole::test {

namespace enc = rfb::encoding;

/// RFB takes eight characters of it, which are others than those of another secret.
static const QByteArray kPassword = QByteArray("s3cret!") + testSecret();

/// QEMU's own VNC server, plain and inside a WebSocket, with a guest whose every pixel QEMU's screendump
/// vouches for.
class QemuTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void shotIsTheScreendump_data();
    void shotIsTheScreendump();
    void everyEncodingIsExact_data();
    void everyEncodingIsExact();
    void typedTextReachesTheGuest_data();
    void typedTextReachesTheGuest();
    void keysGoBySymbolToo();
    void controlAltDeleteRestartsTheGuest();
    void aPasswordIsAskedFor_data();
    void aPasswordIsAskedFor();
    void aWrongPasswordIsNamed();
    void aRestartIsSurvived_data();
    void aRestartIsSurvived();

private:
    std::optional<Picture> screen() { return m_qemu->screen(); }
    QString url(bool webSocket) const { return webSocket ? m_qemu->webSocketUrl() : m_qemu->vncUrl(); }
    static Qemu::Options withWebSocket();

    std::unique_ptr<Qemu> m_qemu;
};

Qemu::Options QemuTest::withWebSocket()
{
    Qemu::Options options;
    options.webSocket = true;
    return options;
}

void QemuTest::initTestCase()
{
    m_qemu = std::make_unique<Qemu>(withWebSocket());
    const QString trouble = m_qemu->start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    QCOMPARE(screen().value_or(Picture{}).colours(), 16);
}

void QemuTest::cleanupTestCase() { m_qemu.reset(); }

void QemuTest::shotIsTheScreendump_data()
{
    QTest::addColumn<bool>("webSocket");
    QTest::newRow("vnc") << false;
    QTest::newRow("ws") << true;
}

void QemuTest::shotIsTheScreendump()
{
    QFETCH(bool, webSocket);
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("shot.png"));
    Program shot({QStringLiteral("console"), QStringLiteral("shot"), url(webSocket), path});
    QVERIFY2(shot.exitCode() == 0, shot.errors().constData());
    const QImage image = QImage(path).convertToFormat(QImage::Format_RGB32);
    QCOMPARE(difference(image, screen().value()), QString());
}

void QemuTest::everyEncodingIsExact_data()
{
    QTest::addColumn<bool>("webSocket");
    QTest::addColumn<int>("encoding");
    const std::pair<const char *, int> encodings[] = {{"raw", enc::Raw},
                                                      {"hextile", enc::Hextile},
                                                      {"zlib", enc::Zlib},
                                                      {"tight", enc::Tight},
                                                      {"zrle", enc::Zrle}};
    for (const auto &[name, encoding] : encodings) {
        QTest::addRow("%s, vnc", name) << false << encoding;
        QTest::addRow("%s, ws", name) << true << encoding;
    }
}

void QemuTest::everyEncodingIsExact()
{
    QFETCH(bool, webSocket);
    QFETCH(int, encoding);
    Console console(url(webSocket), withEncodings({encoding, enc::DesktopSize, enc::LastRect, enc::Cursor,
                                                   enc::ExtendedKeyEvent}));
    QVERIFY2(console.open(), qPrintable(console.trouble()));
    const auto truth = [this] { return screen(); };
    QCOMPARE(waitForPicture(console, truth), QString());

    // What is typed is echoed on the screen; a function key changes the video mode and so the size.
    const QImage before = console.picture();
    console.type(QStringLiteral("%1").arg(encoding));
    QTRY_VERIFY_WITH_TIMEOUT(console.picture() != before, kPatience);
    QCOMPARE(waitForPicture(console, truth), QString());
    const std::pair<const char *, QSize> modes[] = {
        {"F3", {720, 400}}, {"F2", {640, 400}}, {"F1", {640, 480}}};
    for (const auto &[key, size] : modes) {
        console.press(QString::fromLatin1(key));
        QTRY_COMPARE_WITH_TIMEOUT(console.picture().size(), size, kPatience);
        QCOMPARE(waitForPicture(console, truth), QString());
    }
    QCOMPARE(console.session().state(), SessionState::Live);
}

void QemuTest::typedTextReachesTheGuest_data() { shotIsTheScreendump_data(); }

void QemuTest::typedTextReachesTheGuest()
{
    QFETCH(bool, webSocket);
    const QByteArray text = "Hello, World! [0-9] {#~$} \\|/";
    const qsizetype before = m_qemu->serial().size();
    Program type(
        {QStringLiteral("console"), QStringLiteral("type"), url(webSocket), QStringLiteral("--enter")}, text);
    QVERIFY2(type.exitCode() == 0, type.errors().constData());
    QTRY_COMPARE_WITH_TIMEOUT(m_qemu->serial().mid(before), text + "\r\n", kPatience);
}

void QemuTest::keysGoBySymbolToo()
{
    // Without QEMU's extended key events the server has nothing but keysyms.
    Console console(m_qemu->vncUrl(), withEncodings({enc::Hextile, enc::DesktopSize}));
    QVERIFY2(console.open(), qPrintable(console.trouble()));
    const qsizetype before = m_qemu->serial().size();
    console.type(QStringLiteral("aB1!z"));
    QTRY_COMPARE_WITH_TIMEOUT(m_qemu->serial().mid(before), QByteArray("aB1!z"), kPatience);
}

void QemuTest::controlAltDeleteRestartsTheGuest()
{
    const qsizetype before = m_qemu->serial().size();
    Program key(
        {QStringLiteral("console"), QStringLiteral("key"), m_qemu->vncUrl(), QStringLiteral("ctrl+alt+del")});
    QVERIFY2(key.exitCode() == 0, key.errors().constData());
    QTRY_VERIFY_WITH_TIMEOUT(m_qemu->serial().mid(before).contains("PORTHOLE GUEST"), kPatience);
}

void QemuTest::aPasswordIsAskedFor_data() { shotIsTheScreendump_data(); }

void QemuTest::aPasswordIsAskedFor()
{
    QFETCH(bool, webSocket);
    Qemu::Options options = withWebSocket();
    options.password = kPassword;
    Qemu qemu(options);
    const QString trouble = qemu.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    Console console(webSocket ? qemu.webSocketUrl() : qemu.vncUrl());
    QVERIFY2(console.open(SessionState::PasswordNeeded), qPrintable(console.trouble()));
    console.session().submitPassword(Secret(std::string_view(kPassword)));
    QVERIFY2(console.waitFor(SessionState::Live), qPrintable(console.trouble()));
    QCOMPARE(waitForPicture(console, [&] { return qemu.screen(); }), QString());
}

void QemuTest::aWrongPasswordIsNamed()
{
    Qemu::Options options;
    options.password = kPassword;
    Qemu qemu(options);
    const QString trouble = qemu.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    QTemporaryDir dir;
    const auto shotWith = [&](const QByteArray &password) {
        QFile file(dir.filePath(QStringLiteral("password")));
        if (!file.open(QIODevice::WriteOnly) || file.write(password + '\n') < 0)
            return -1;
        file.close();
        Program shot({QStringLiteral("console"), QStringLiteral("shot"), qemu.vncUrl(),
                      dir.filePath(QStringLiteral("shot.png")), QStringLiteral("--password-file"),
                      file.fileName()});
        return shot.exitCode();
    };
    QCOMPARE(shotWith("wrong"_secret), 3);
    QCOMPARE(shotWith(kPassword), 0);
}

void QemuTest::aRestartIsSurvived_data() { shotIsTheScreendump_data(); }

void QemuTest::aRestartIsSurvived()
{
    QFETCH(bool, webSocket);
    auto first = std::make_unique<Qemu>(withWebSocket());
    QString trouble = first->start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    ConsoleOptions options;
    options.firstRetry = Milliseconds(50);
    options.lastRetry = Milliseconds(500);
    Console console(webSocket ? first->webSocketUrl() : first->vncUrl(), options);
    QVERIFY2(console.open(), qPrintable(console.trouble()));
    console.type(QStringLiteral("before"));
    QTRY_VERIFY_WITH_TIMEOUT(first->serial().endsWith("before"), kPatience);
    QCOMPARE(waitForPicture(console, [&] { return first->screen(); }), QString());
    const QImage last = console.picture();

    first->kill();
    QTRY_VERIFY_WITH_TIMEOUT(console.session().state() != SessionState::Live, kPatience);
    QCOMPARE(console.picture(), last); // the last frame stays on the screen

    Qemu::Options again = withWebSocket();
    again.port = first->port();
    again.webSocketPort = first->webSocketPort();
    first.reset();
    Qemu second(again);
    trouble = second.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    QVERIFY2(console.waitFor(SessionState::Live), qPrintable(console.trouble()));
    QCOMPARE(waitForPicture(console, [&] { return second.screen(); }), QString());
    console.type(QStringLiteral("after"));
    QTRY_VERIFY_WITH_TIMEOUT(second.serial().endsWith("after"), kPatience);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::QemuTest)
#include "QemuTest.moc"
