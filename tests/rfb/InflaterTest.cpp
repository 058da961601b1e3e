#include "core/rfb/Inflater.h"
#include "tests/rfb/WireImage.h"

#include <QTest>
#include <algorithm>
#include <random>
#include <zlib.h>

using namespace porthole;
using namespace porthole::test;

namespace {

Bytes patterned(std::size_t size, unsigned seed)
{
    Random random(seed);
    Bytes bytes(size);
    std::uint8_t value = 0;
    for (auto &byte : bytes)
        byte = random() % 4 ? value : value = static_cast<std::uint8_t>(random());
    return bytes;
}

/// Takes `size` bytes in steps; fewer if there are not as many.
Bytes takeFrom(rfb::Inflater &inflater, std::size_t size, std::size_t step)
{
    Bytes out;
    while (out.size() < size) {
        const ByteView some = inflater.peek(std::min(step, size - out.size()));
        const std::size_t count = std::min({some.size(), step, size - out.size()});
        if (count == 0)
            break;
        append(out, some.first(count));
        inflater.skip(count);
    }
    return out;
}

} // namespace

class InflaterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void inflatesAStreamOfMixedPayloads_data();
    void inflatesAStreamOfMixedPayloads();
    void survivesAHeaderInTwoPayloads();
    void startsAnewAfterReset();
    void refusesOneByteMore();
    void refusesABrokenHeader();
    void refusesADistanceBeforeTheStream();
    void makesNoMoreThanIsTaken();
};

void InflaterTest::inflatesAStreamOfMixedPayloads_data()
{
    QTest::addColumn<int>("flush");
    QTest::newRow("sync flush, the engine changes") << Z_SYNC_FLUSH;
    QTest::newRow("full flush") << Z_FULL_FLUSH;
    QTest::newRow("partial flush, it cannot") << Z_PARTIAL_FLUSH;
}

void InflaterTest::inflatesAStreamOfMixedPayloads()
{
    QFETCH(int, flush);
    Deflater deflater;
    rfb::Inflater inflater;
    unsigned seed = 0;
    // Small and large by turns, so that both engines come up, and more than the window in all.
    for (const std::size_t size :
         {7u, 100u, 300000u, 20u, 5u, 90000u, 1u, 40000u, 1000000u, 3000u, 60u, 250000u}) {
        const Bytes plain = patterned(size, ++seed);
        const Bytes packed = deflater.deflate(plain, flush);
        inflater.begin(packed);
        QCOMPARE(takeFrom(inflater, size, 1 + size / 3 % 70000), plain);
        QVERIFY(inflater.finish());
    }
}

void InflaterTest::survivesAHeaderInTwoPayloads()
{
    Deflater deflater;
    const Bytes plain = patterned(500, 1);
    const Bytes packed = deflater.deflate(plain);
    rfb::Inflater inflater;
    inflater.begin(ByteView(packed).first(1));
    QVERIFY(inflater.finish());
    inflater.begin(ByteView(packed).subspan(1));
    QCOMPARE(takeFrom(inflater, 500, 500), plain);
    QVERIFY(inflater.finish());
}

void InflaterTest::startsAnewAfterReset()
{
    rfb::Inflater inflater;
    for (unsigned turn = 0; turn < 4; ++turn) {
        Deflater deflater;
        const Bytes plain = patterned(turn % 2 ? 50 : 50000, turn);
        const Bytes packed = deflater.deflate(plain);
        inflater.reset();
        inflater.begin(packed);
        QCOMPARE(takeFrom(inflater, plain.size(), 4096), plain);
        QVERIFY(inflater.finish());
    }
}

void InflaterTest::refusesOneByteMore()
{
    for (const std::size_t size : {100u, 400000u}) {
        Deflater deflater;
        const Bytes packed = deflater.deflate(patterned(size, 3));
        rfb::Inflater inflater;
        inflater.begin(packed);
        QCOMPARE(takeFrom(inflater, size - 1, 4096).size(), size - 1);
        QVERIFY(!inflater.finish());
    }
}

void InflaterTest::refusesABrokenHeader()
{
    for (const Bytes &header : {Bytes{0x79, 0x9c}, Bytes{0x78, 0x9d}, Bytes{0x88, 0x1c}, Bytes{0x78, 0xbb}}) {
        rfb::Inflater inflater;
        Bytes payload = header;
        payload.resize(100);
        inflater.begin(payload);
        QVERIFY(inflater.peek(1).empty());
        QVERIFY(!inflater.finish());
    }
}

void InflaterTest::refusesADistanceBeforeTheStream()
{
    // The second half of a stream alone refers to a history that is not there.
    for (const std::size_t size : {300u, 60000u}) {
        Deflater deflater;
        const Bytes plain = patterned(size, 9);
        const Bytes first = deflater.deflate(plain);
        Bytes second{first[0], first[1]};
        append(second, deflater.deflate(plain));
        rfb::Inflater inflater;
        inflater.begin(second);
        QVERIFY(takeFrom(inflater, size, 4096).size() < size);
        QVERIFY(!inflater.finish());
    }
}

void InflaterTest::makesNoMoreThanIsTaken()
{
    Deflater deflater;
    const Bytes packed = deflater.deflate(Bytes(32u << 20, 0));
    rfb::Inflater inflater;
    inflater.begin(packed);
    QVERIFY(inflater.peek(100).size() >= 100);
    QVERIFY(inflater.peek(100).size() < 512 * 1024);
    inflater.skip(100);
    QVERIFY(!inflater.finish());
}

QTEST_GUILESS_MAIN(InflaterTest)
#include "InflaterTest.moc"
