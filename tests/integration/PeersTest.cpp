#include "tests/integration/Qemu.h"
#include "tests/integration/XServer.h"

#include <QTest>

namespace porthole::test {

/// The peers themselves: a comparison with a picture that is blank, or that cannot differ, proves nothing.
class PeersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDifferenceIsFound();
    void fewerBitsAreComparedAsTheServerHasThem();
    void theGuestDrawsAndAnswersKeys();
    void xwdShowsTheSceneAtEveryDepth_data();
    void xwdShowsTheSceneAtEveryDepth();
};

void PeersTest::aDifferenceIsFound()
{
    Picture server{QImage(4, 3, QImage::Format_RGB32)};
    server.image.fill(qRgb(1, 2, 3));
    QImage decoded = server.image.copy();
    QCOMPARE(difference(decoded, server), QString());
    decoded.setPixel(3, 2, qRgb(1, 2, 4));
    QCOMPARE(difference(decoded, server),
             QStringLiteral("1 pixels differ; (3, 2) is ff010204 instead of ff010203"));
    QVERIFY(meanError(decoded, server) > 0);
    QVERIFY(!difference(decoded.copy(0, 0, 4, 2), server).isEmpty());
}

void PeersTest::fewerBitsAreComparedAsTheServerHasThem()
{
    Picture server{QImage(1, 1, QImage::Format_RGB32), {31, 63, 31}};
    server.image.setPixel(0, 0, qRgb(8, 4, 8)); // 1 of 31, 1 of 63, 1 of 31
    QImage decoded = server.image.copy();
    decoded.setPixel(0, 0, qRgb(9, 5, 7));
    QCOMPARE(difference(decoded, server), QString());
    decoded.setPixel(0, 0, qRgb(16, 4, 8));
    QVERIFY(!difference(decoded, server).isEmpty());
}

void PeersTest::theGuestDrawsAndAnswersKeys()
{
    Qemu qemu;
    const QString trouble = qemu.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    auto screen = qemu.screen();
    QVERIFY(screen);
    QCOMPARE(screen->image.size(), QSize(640, 480));
    QCOMPARE(screen->colours(), 16);
    QVERIFY(qemu.sendKey(QStringLiteral("x")));
    QTRY_VERIFY_WITH_TIMEOUT(qemu.serial().endsWith("> x"), kPatience);
    QVERIFY(qemu.sendKey(QStringLiteral("f2")));
    QTRY_COMPARE_WITH_TIMEOUT(qemu.screen()->image.size(), QSize(640, 400), kPatience);
    QVERIFY(qemu.sendKey(QStringLiteral("f3")));
    QTRY_COMPARE_WITH_TIMEOUT(qemu.screen()->image.size(), QSize(720, 400), kPatience);
    qemu.kill();
    QVERIFY(!portIsOpen(qemu.port()));
}

void PeersTest::xwdShowsTheSceneAtEveryDepth_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<QString>("screen");
    QTest::newRow("Xvnc 24") << 24 << QString();
    QTest::newRow("Xvnc 16") << 16 << QString();
    QTest::newRow("Xvfb 24") << 0 << QStringLiteral("640x480x24");
    QTest::newRow("Xvfb 8, PseudoColor") << 0 << QStringLiteral("640x480x8");
}

void PeersTest::xwdShowsTheSceneAtEveryDepth()
{
    QFETCH(int, depth);
    QFETCH(QString, screen);
    Xvnc::Options options;
    options.depth = depth;
    Xvnc xvnc(options);
    Xvfb xvfb;
    XServer &server = depth > 0 ? static_cast<XServer &>(xvnc) : xvfb;
    const QString trouble = depth > 0 ? xvnc.start() : xvfb.start(screen);
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    QVERIFY(server.drawScene());
    const auto picture = server.screen();
    QVERIFY(picture);
    QCOMPARE(picture->image.size(), QSize(640, 480));
    QVERIFY(picture->colours() >= 10);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::PeersTest)
#include "PeersTest.moc"
