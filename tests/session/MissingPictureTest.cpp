#include "core/session/MissingPicture.h"

#include <QTest>

using porthole::MissingPicture;

/// What of a picture is still to come.
class MissingPictureTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isCompleteOnceWhenTheLastPixelHasCome();
    void startsAnewWithANewSize();
    void isNeverCompleteWithoutPixels();
    void aChessboardOfScrapsIsBounded();
};

void MissingPictureTest::isCompleteOnceWhenTheLastPixelHasCome()
{
    MissingPicture missing;
    missing.start({100, 50});
    QVERIFY(!missing.take({{10, 10, 20, 20}}));               // a hole in the middle
    QVERIFY(!missing.take({{0, 0, 100, 49}}));                // around it
    QVERIFY(!missing.take({{0, 49, 99, 1}, {0, 0, 20, 20}})); // an overlap is no progress
    QVERIFY(missing.take({{99, 49, 1, 1}}));
    QVERIFY(!missing.take({{0, 0, 100, 50}})); // said once
}

void MissingPictureTest::startsAnewWithANewSize()
{
    MissingPicture missing;
    missing.start({10, 10});
    QVERIFY(missing.take({{0, 0, 10, 10}}));
    missing.start({11, 10});
    QVERIFY(!missing.take({{0, 0, 10, 10}}));
    QVERIFY(missing.take({{10, 0, 1, 10}}));
}

void MissingPictureTest::isNeverCompleteWithoutPixels()
{
    MissingPicture missing;
    QVERIFY(!missing.take(std::vector<porthole::rfb::Rect>()));
    missing.start({0, 0});
    QVERIFY(!missing.take({{0, 0, 1, 1}}));
    missing.start({4, 4});
    QVERIFY(!missing.take({{0, 0, 0, 4}}));
}

void MissingPictureTest::aChessboardOfScrapsIsBounded()
{
    MissingPicture missing;
    missing.start({16384, 4096});
    for (unsigned y = 0; y < 4096; y += 16)
        for (unsigned x = y / 16 % 2; x < 512; x += 2)
            QVERIFY(!missing.take({{static_cast<std::uint16_t>(x), static_cast<std::uint16_t>(y), 1, 16}}));
    QVERIFY(missing.take({{0, 0, 16384, 4096}}));
}

QTEST_APPLESS_MAIN(MissingPictureTest)
#include "MissingPictureTest.moc"
