#include "core/rfb/Client.h"
#include "core/rfb/Encodings.h"
#include "tests/rfb/Pieces.h"
#include "tests/rfb/WireImage.h"

#include <QTest>

using namespace porthole;
using namespace porthole::test;
using namespace rfb;

namespace {

/// What an update of one rectangle makes happen, the same in every chunking.
std::vector<Event> eventsOf(Client &client, const Bytes &rectangle, std::size_t piece)
{
    const auto result = feed(client, updateHeader(1) + rectangle, piece);
    if (!result)
        qWarning("%s", result.error().detail.c_str());
    return client.takeEvents();
}

constexpr std::size_t kPieces[] = {1, 3, 1024};

} // namespace

class PseudoRectanglesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewDesktopSizeKeepsWhatBothReach();
    void anExtendedDesktopSizeTellsItsAnswer();
    void aCursorIsMasked();
    void aCursorWithoutPixelsIsHidden();
    void theDesktopIsRenamedInPlainText();
    void ledsAreTold();
    void lastRectEndsAnUpdateOfUnknownLength();
    void theColourMapColoursWhatFollows();
};

void PseudoRectanglesTest::aNewDesktopSizeKeepsWhatBothReach()
{
    for (const std::size_t piece : kPieces) {
        auto client = Client::replaying({2, 2}, PixelFormat::rgb32());
        QVERIFY(feed(*client,
                     updateHeader(1) + rectHeader(0, 0, 2, 2, encoding::Raw) +
                         Bytes{1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0},
                     piece));
        client->takeEvents();
        const auto resized =
            only<Resized>(eventsOf(*client, rectHeader(0, 0, 3, 1, encoding::DesktopSize), piece));
        QCOMPARE(resized.size(), 1u);
        QCOMPARE(resized[0].size, (Size{3, 1}));
        QCOMPARE(client->framebuffer().size(), (Size{3, 1}));
        QCOMPARE(*client->framebuffer().at(1, 0), 0xff000002u);
        QCOMPARE(*client->framebuffer().at(2, 0), 0xff000000u);
        // What a new size uncovers is asked for whole.
        client->requestUpdate(true);
        QCOMPARE(client->takeOutput(), (Bytes{3, 0, 0, 0, 0, 0, 0, 3, 0, 1}));
    }
}

void PseudoRectanglesTest::anExtendedDesktopSizeTellsItsAnswer()
{
    const Bytes screens = Bytes{1, 0, 0, 0} + Bytes(16, 0);
    for (const std::size_t piece : kPieces) {
        auto client = Client::replaying({8, 8}, PixelFormat::rgb32());
        auto events =
            eventsOf(*client, rectHeader(0, 0, 9, 8, encoding::ExtendedDesktopSize) + screens, piece);
        QCOMPARE(only<Resized>(events).size(), 1u);
        QCOMPARE(only<DesktopSizeAnswer>(events).size(), 0u);
        events = eventsOf(*client, rectHeader(1, 1, 9, 8, encoding::ExtendedDesktopSize) + screens, piece);
        QCOMPARE(only<Resized>(events).size(), 0u);
        const auto answers = only<DesktopSizeAnswer>(events);
        QCOMPARE(answers.size(), 1u);
        QCOMPARE(int(answers[0].status), int(DesktopSizeAnswer::Status::Prohibited));
        events = eventsOf(*client, rectHeader(1, 0, 10, 8, encoding::ExtendedDesktopSize) + screens, piece);
        QCOMPARE(only<Resized>(events).size(), 1u);
        QCOMPARE(client->framebuffer().size(), (Size{10, 8}));
    }
}

void PseudoRectanglesTest::aCursorIsMasked()
{
    const Bytes pixels{1, 0, 0, 0, 2, 0, 0, 0}, mask{0x40};
    for (const std::size_t piece : kPieces) {
        auto client = Client::replaying({8, 8}, PixelFormat::rgb32());
        const auto shapes = only<CursorShape>(
            eventsOf(*client, rectHeader(1, 0, 2, 1, encoding::Cursor) + pixels + mask, piece));
        QCOMPARE(shapes.size(), 1u);
        QCOMPARE(shapes[0].hotX, 1);
        QCOMPARE(shapes[0].pixels, (std::vector<std::uint32_t>{0, 0xff000002u}));
    }
}

void PseudoRectanglesTest::aCursorWithoutPixelsIsHidden()
{
    auto client = Client::replaying({8, 8}, PixelFormat::rgb32());
    auto shapes = only<CursorShape>(eventsOf(*client, rectHeader(0, 0, 0, 0, encoding::Cursor), 1));
    QCOMPARE(shapes.size(), 1u);
    QVERIFY(shapes[0].pixels.empty());
    shapes = only<CursorShape>(
        eventsOf(*client, rectHeader(0, 0, 1, 1, encoding::Cursor) + Bytes{9, 9, 9, 0, 0}, 1));
    QCOMPARE(shapes.size(), 1u);
    QVERIFY(shapes[0].pixels.empty());
}

void PseudoRectanglesTest::theDesktopIsRenamedInPlainText()
{
    auto client = Client::replaying({8, 8}, PixelFormat::rgb32());
    const auto names = only<DesktopRenamed>(
        eventsOf(*client, rectHeader(0, 0, 0, 0, encoding::DesktopName) + big(5u) + bytesOf("a\x1b[2J"), 1));
    QCOMPARE(names.size(), 1u);
    QCOMPARE(names[0].name, std::string("a\uFFFD[2J"));
}

void PseudoRectanglesTest::ledsAreTold()
{
    auto client = Client::replaying({8, 8}, PixelFormat::rgb32());
    const auto leds =
        only<LedState>(eventsOf(*client, rectHeader(0, 0, 0, 0, encoding::LedState) + Bytes{6}, 1));
    QCOMPARE(leds.size(), 1u);
    QVERIFY(!leds[0].scrollLock && leds[0].numLock && leds[0].capsLock);
}

void PseudoRectanglesTest::lastRectEndsAnUpdateOfUnknownLength()
{
    for (const std::size_t piece : kPieces) {
        auto client = Client::replaying({8, 8}, PixelFormat::rgb32());
        QVERIFY(feed(*client,
                     updateHeader(0xffff) + rectHeader(2, 2, 1, 1, encoding::Raw) + Bytes{5, 0, 0, 0} +
                         rectHeader(0, 0, 0, 0, encoding::LastRect),
                     piece));
        QVERIFY(!client->updating());
        const auto frames = only<FrameUpdated>(client->takeEvents());
        QCOMPARE(frames.size(), 1u);
        QCOMPARE(frames[0].damage, std::vector<Rect>{(Rect{2, 2, 1, 1})});
    }
}

void PseudoRectanglesTest::theColourMapColoursWhatFollows()
{
    const PixelFormat mapped{8, 8, false, false, 0, 0, 0, 0, 0, 0};
    auto client = Client::replaying({2, 1}, mapped);
    const Bytes colours = Bytes{1, 0, 0, 3, 0, 1} + Bytes{0x12, 0xff, 0x34, 0xff, 0x56, 0xff};
    QVERIFY(
        feed(*client, colours + updateHeader(1) + rectHeader(0, 0, 2, 1, encoding::Raw) + Bytes{3, 4}, 1));
    QCOMPARE(*client->framebuffer().at(0, 0), 0xff123456u);
    QCOMPARE(*client->framebuffer().at(1, 0), 0xff000000u);
}

QTEST_GUILESS_MAIN(PseudoRectanglesTest)
#include "PseudoRectanglesTest.moc"
