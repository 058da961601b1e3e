#include "core/rfb/DamageGrid.h"
#include "tests/rfb/WireImage.h"

#include <QTest>

using namespace porthole::rfb;
using porthole::test::Random;

class DamageGridTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void giveBackASingleRectangleExactly();
    void coverEverythingMarkedWithoutOverlap();
    void areCleanAfterwards();
};

void DamageGridTest::giveBackASingleRectangleExactly()
{
    DamageGrid grid;
    grid.resize({1000, 500});
    grid.mark({130, 70, 3, 200});
    QCOMPARE(grid.take(), std::vector<Rect>{(Rect{130, 70, 3, 200})});
}

void DamageGridTest::coverEverythingMarkedWithoutOverlap()
{
    Random random(4);
    for (int turn = 0; turn < 50; ++turn) {
        const Size size{static_cast<std::uint16_t>(1 + random() % 5000),
                        static_cast<std::uint16_t>(1 + random() % 300)};
        DamageGrid grid;
        grid.resize(size);
        std::vector<char> marked(std::size_t{size.width} * size.height), covered(marked.size());
        for (unsigned i = 0; i < random() % 9; ++i) {
            Rect rect;
            rect.x = static_cast<std::uint16_t>(random() % size.width);
            rect.y = static_cast<std::uint16_t>(random() % size.height);
            rect.width = static_cast<std::uint16_t>(random() % (size.width - rect.x + 1u));
            rect.height = static_cast<std::uint16_t>(random() % (size.height - rect.y + 1u));
            grid.mark(rect);
            for (unsigned y = rect.y; y < unsigned{rect.y} + rect.height; ++y)
                std::fill_n(marked.begin() + std::ptrdiff_t(y) * size.width + rect.x, rect.width, 1);
        }
        for (const Rect &rect : grid.take()) {
            QVERIFY(rect.fitsIn(size.width, size.height));
            QVERIFY(!rect.empty());
            for (unsigned y = rect.y; y < unsigned{rect.y} + rect.height; ++y)
                for (unsigned x = rect.x; x < unsigned{rect.x} + rect.width; ++x)
                    QVERIFY2(!std::exchange(covered[std::size_t{y} * size.width + x], 1),
                             "two rectangles overlap");
        }
        for (std::size_t i = 0; i < marked.size(); ++i)
            QVERIFY2(!marked[i] || covered[i], "a marked pixel is not covered");
    }
}

void DamageGridTest::areCleanAfterwards()
{
    DamageGrid grid;
    grid.resize({100, 100});
    grid.mark({0, 0, 100, 100});
    QVERIFY(!grid.empty());
    grid.take();
    QVERIFY(grid.empty());
    QVERIFY(grid.take().empty());
    grid.mark({5, 5, 0, 7});
    QVERIFY(grid.empty());
}

QTEST_GUILESS_MAIN(DamageGridTest)
#include "DamageGridTest.moc"
