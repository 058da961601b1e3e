#include "core/base/Bytes.h"

#include <QTest>

namespace porthole {

class BytesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBothByteOrders();
    void aShortReadConsumesNothing_data();
    void aShortReadConsumesNothing();
    void takesAndSkips();
    void anEmptyReaderHasNothing();
    void unalignedIntegersAreRead();
    void appendsInNetworkOrder();
    void swapsBytes();
    void textsAndBytesAreTheSame();
};

void BytesTest::readsBothByteOrders()
{
    const Bytes bytes{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    Reader big(bytes);
    QCOMPARE(*big.bigEndian<std::uint8_t>(), std::uint8_t{0x01});
    QCOMPARE(*big.bigEndian<std::uint16_t>(), std::uint16_t{0x0203});
    QCOMPARE(*big.bigEndian<std::uint32_t>(), std::uint32_t{0x04050607});
    QCOMPARE(*big.bigEndian<std::uint64_t>(), std::uint64_t{0x08090a0b0c0d0e0f});
    QVERIFY(big.empty());
    Reader little(bytes);
    QCOMPARE(*little.littleEndian<std::uint8_t>(), std::uint8_t{0x01});
    QCOMPARE(*little.littleEndian<std::uint16_t>(), std::uint16_t{0x0302});
    QCOMPARE(*little.littleEndian<std::uint32_t>(), std::uint32_t{0x07060504});
    QCOMPARE(*little.littleEndian<std::uint64_t>(), std::uint64_t{0x0f0e0d0c0b0a0908});
    QVERIFY(little.empty());
}

void BytesTest::aShortReadConsumesNothing_data()
{
    QTest::addColumn<int>("size");
    for (int size = 0; size < 8; ++size)
        QTest::addRow("%d bytes", size) << size;
}

void BytesTest::aShortReadConsumesNothing()
{
    QFETCH(int, size);
    const Bytes bytes(static_cast<std::size_t>(size), 0x5a);
    Reader reader(bytes);
    const auto untouched = [&] {
        return reader.remaining() == bytes.size() && reader.data() == bytes.data();
    };
    QVERIFY(!reader.bigEndian<std::uint64_t>() && untouched());
    QVERIFY(!reader.littleEndian<std::uint64_t>() && untouched());
    QVERIFY(!reader.take(bytes.size() + 1) && untouched());
    QVERIFY(!reader.take(~std::size_t{0}) && untouched());
    if (size < 4)
        QVERIFY(!reader.bigEndian<std::uint32_t>() && !reader.littleEndian<std::uint32_t>() && untouched());
    if (size < 2)
        QVERIFY(!reader.bigEndian<std::uint16_t>() && !reader.littleEndian<std::uint16_t>() && untouched());
    if (size < 1)
        QVERIFY(!reader.bigEndian<std::uint8_t>() && !reader.littleEndian<std::uint8_t>() && untouched());
    QVERIFY(reader.take(bytes.size()));
    QVERIFY(reader.empty());
}

void BytesTest::takesAndSkips()
{
    const Bytes bytes{1, 2, 3, 4, 5};
    Reader reader(bytes);
    const auto two = reader.take(2);
    QVERIFY(two && two->size() == 2 && two->data() == bytes.data());
    reader.skip(1);
    QCOMPARE(reader.rest().size(), std::size_t{2});
    QCOMPARE(reader.rest()[0], std::uint8_t{4});
    QVERIFY(reader.take(0) && reader.take(0)->empty());
    QCOMPARE(reader.remaining(), std::size_t{2});
}

void BytesTest::anEmptyReaderHasNothing()
{
    Reader reader{ByteView()};
    QVERIFY(reader.empty() && reader.rest().empty());
    QVERIFY(!reader.bigEndian<std::uint8_t>());
    QVERIFY(reader.take(0));
    QVERIFY(!reader.take(1));
}

void BytesTest::unalignedIntegersAreRead()
{
    const Bytes bytes{0, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88};
    for (std::size_t at = 0; at < 5; ++at) {
        const std::uint32_t big = loadBigEndian<std::uint32_t>(bytes.data() + at);
        QCOMPARE(big >> 24, std::uint32_t{bytes[at]});
        QCOMPARE(byteSwapped(big), loadLittleEndian<std::uint32_t>(bytes.data() + at));
    }
}

void BytesTest::appendsInNetworkOrder()
{
    Bytes bytes;
    appendBigEndian(bytes, std::uint8_t{0x01});
    appendBigEndian(bytes, std::uint16_t{0x0203});
    appendBigEndian(bytes, std::uint32_t{0x04050607});
    appendBigEndian(bytes, std::uint64_t{0x08090a0b0c0d0e0f});
    append(bytes, viewOf("!"));
    const Bytes expected{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, '!'};
    QCOMPARE(bytes, expected);
}

void BytesTest::swapsBytes()
{
    static_assert(byteSwapped(std::uint8_t{0x12}) == 0x12);
    static_assert(byteSwapped(std::uint16_t{0x1234}) == 0x3412);
    static_assert(byteSwapped(std::uint32_t{0x12345678}) == 0x78563412);
    static_assert(byteSwapped(std::uint64_t{0x0123456789abcdef}) == 0xefcdab8967452301);
}

void BytesTest::textsAndBytesAreTheSame()
{
    const std::string_view text("a\0\xff", 3);
    QCOMPARE(viewOf(text).size(), std::size_t{3});
    QCOMPARE(viewOf(text)[2], std::uint8_t{0xff});
    QVERIFY(textOf(viewOf(text)) == text);
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::BytesTest)
#include "BytesTest.moc"
