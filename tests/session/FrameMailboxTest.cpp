#include "core/session/FrameMailbox.h"

#include <QTest>
#include <atomic>
#include <thread>

namespace porthole {

using rfb::Framebuffer;
using rfb::Rect;
using rfb::Size;

class FrameMailboxTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void damageAndPixelsArrive();
    void onlyOneWakeUpIsOutstanding();
    void anEmptyUpdateWakesNobody();
    void onlyTheDamageIsCopied();
    void anotherSizeKeepsTheOldPicture();
    void manyRectanglesBecomeFewThatCoverThem();
    void aRectangleOutsideIsLeftOut();
    void aHugePictureIsCopiedWhole();
    void twoThreadsNeverSeeAHalfWrittenRow();
};

void fill(Framebuffer &frame, const Rect &rect, std::uint32_t colour)
{
    for (unsigned y = rect.y; y < unsigned{rect.y} + rect.height; ++y)
        std::fill_n(frame.at(rect.x, y), rect.width, colour);
}

std::uint32_t pixel(const FrameMailbox &mailbox, unsigned x, unsigned y)
{
    std::uint32_t found = 0;
    mailbox.view(
        [&](const std::uint32_t *pixels, Size size) { found = pixels[std::size_t{y} * size.width + x]; });
    return found;
}

Framebuffer frameOf(Size size)
{
    Framebuffer frame;
    frame.resize(size);
    return frame;
}

void FrameMailboxTest::damageAndPixelsArrive()
{
    FrameMailbox mailbox;
    Framebuffer frame = frameOf({8, 8});
    mailbox.publish(frame, {});
    QCOMPARE(mailbox.size(), (Size{8, 8}));
    QCOMPARE(mailbox.takeDamage(), (std::vector<Rect>{{0, 0, 8, 8}}));

    fill(frame, {2, 3, 4, 1}, 0xff112233);
    QVERIFY(mailbox.publish(frame, {{2, 3, 4, 1}}));
    QVERIFY(!mailbox.seen());
    QCOMPARE(mailbox.takeDamage(), (std::vector<Rect>{{2, 3, 4, 1}}));
    QVERIFY(mailbox.seen());
    QCOMPARE(pixel(mailbox, 5, 3), 0xff112233u);
    QCOMPARE(mailbox.takeDamage(), std::vector<Rect>{});
}

void FrameMailboxTest::onlyOneWakeUpIsOutstanding()
{
    FrameMailbox mailbox;
    const Framebuffer frame = frameOf({8, 8});
    QVERIFY(mailbox.publish(frame, {{0, 0, 1, 1}}));
    QVERIFY(!mailbox.publish(frame, {{1, 1, 1, 1}}));
    mailbox.takeDamage();
    QVERIFY(mailbox.publish(frame, {{1, 1, 1, 1}}));
}

void FrameMailboxTest::anEmptyUpdateWakesNobody()
{
    FrameMailbox mailbox;
    const Framebuffer frame = frameOf({8, 8});
    mailbox.publish(frame, {});
    mailbox.takeDamage();
    QVERIFY(!mailbox.publish(frame, {}));
    QVERIFY(mailbox.seen());
}

void FrameMailboxTest::onlyTheDamageIsCopied()
{
    FrameMailbox mailbox;
    Framebuffer frame = frameOf({8, 8});
    mailbox.publish(frame, {{0, 0, 8, 8}});
    fill(frame, {0, 0, 8, 8}, 0xffffffff); // half decoded
    mailbox.publish(frame, {{0, 0, 1, 1}});
    QCOMPARE(pixel(mailbox, 0, 0), 0xffffffffu);
    QCOMPARE(pixel(mailbox, 1, 0), Framebuffer::kOpaque);
}

void FrameMailboxTest::anotherSizeKeepsTheOldPicture()
{
    FrameMailbox mailbox;
    Framebuffer before = frameOf({4, 4});
    fill(before, {0, 0, 4, 4}, 0xff00ff00);
    mailbox.publish(before, {{0, 0, 4, 4}});
    mailbox.takeDamage();

    const Framebuffer after = frameOf({6, 3});
    QVERIFY(mailbox.publish(after, {}));
    QCOMPARE(mailbox.size(), (Size{6, 3}));
    QCOMPARE(pixel(mailbox, 3, 2), 0xff00ff00u);
    QCOMPARE(pixel(mailbox, 4, 2), Framebuffer::kOpaque);
    QCOMPARE(mailbox.takeDamage(), (std::vector<Rect>{{0, 0, 6, 3}}));
}

void FrameMailboxTest::manyRectanglesBecomeFewThatCoverThem()
{
    FrameMailbox mailbox;
    Framebuffer frame = frameOf({512, 512});
    mailbox.publish(frame, {});
    mailbox.takeDamage();
    std::vector<Rect> damage;
    for (std::uint16_t y = 0; y < 512; y = static_cast<std::uint16_t>(y + 8)) {
        for (std::uint16_t x = 0; x < 512; x = static_cast<std::uint16_t>(x + 8))
            damage.push_back({x, y, 3, 3});
    }
    mailbox.publish(frame, damage);
    const std::vector<Rect> merged = mailbox.takeDamage();
    QVERIFY2(merged.size() <= 32, qPrintable(QString::number(merged.size())));
    for (const Rect &rect : damage) {
        QVERIFY(std::any_of(merged.begin(), merged.end(), [&](const Rect &big) {
            return big.x <= rect.x && big.y <= rect.y && rect.x + rect.width <= big.x + big.width &&
                   rect.y + rect.height <= big.y + big.height;
        }));
    }
}

void FrameMailboxTest::aRectangleOutsideIsLeftOut()
{
    FrameMailbox mailbox;
    const Framebuffer frame = frameOf({8, 8});
    mailbox.publish(frame, {{7, 7, 2, 2}});
    QCOMPARE(pixel(mailbox, 7, 7), Framebuffer::kOpaque);
}

void FrameMailboxTest::aHugePictureIsCopiedWhole()
{
    FrameMailbox mailbox;
    Framebuffer frame = frameOf({2048, 1500}); // three holds of the lock
    fill(frame, {0, 0, 2048, 1500}, 0xffabcdef);
    mailbox.publish(frame, {{0, 0, 2048, 1500}});
    bool all = true;
    mailbox.view([&](const std::uint32_t *pixels, Size size) {
        all = std::all_of(pixels, pixels + std::size_t{size.width} * size.height,
                          [](std::uint32_t p) { return p == 0xffabcdef; });
    });
    QVERIFY(all);
}

/// Meant for the thread sanitizer, so both threads are the test's own. Rows have one colour each: a row
/// of two was seen half written.
void FrameMailboxTest::twoThreadsNeverSeeAHalfWrittenRow()
{
    FrameMailbox mailbox;
    std::atomic<bool> finished{false};
    std::thread decoding([&] {
        for (std::uint32_t round = 1; round <= 400; ++round) {
            const auto side = static_cast<std::uint16_t>(round % 50 == 0 ? 32 + round / 50 : 64);
            Framebuffer frame = frameOf({side, side});
            fill(frame, {0, 0, side, side}, 0xff000000u + round);
            mailbox.publish(frame, {{0, 0, side, side}});
        }
        finished = true;
    });
    bool whole = true;
    std::thread painting([&] {
        while (!finished) {
            if (mailbox.seen())
                continue;
            mailbox.takeDamage();
            mailbox.view([&](const std::uint32_t *pixels, Size size) {
                for (std::size_t y = 0; y < size.height; ++y) {
                    const std::uint32_t *row = pixels + y * size.width;
                    whole = whole && row[0] == row[size.width - 1u];
                }
            });
        }
    });
    decoding.join();
    painting.join();
    QVERIFY(whole);
    QCOMPARE(pixel(mailbox, 5, 5), 0xff000000u + 400);
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::FrameMailboxTest)
#include "FrameMailboxTest.moc"
