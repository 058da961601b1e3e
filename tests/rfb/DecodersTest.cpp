#include "core/rfb/Client.h"
#include "core/rfb/Encodings.h"
#include "tests/rfb/WireImage.h"

#include <QBuffer>
#include <QImage>
#include <QTest>
#include <array>
#include <functional>
#include <memory>

using namespace porthole;
using namespace porthole::test;
using rfb::PixelFormat;

namespace {

/// Several pictures, one rectangle each, as a server would send them.
using Encode = std::function<Bytes(const WireImage &)>;

struct NamedFormat {
    const char *name;
    PixelFormat format;
};

PixelFormat trueColour(std::uint8_t bits, std::uint8_t depth, bool bigEndian,
                       std::array<std::uint16_t, 3> max, std::array<std::uint8_t, 3> shift)
{
    return {bits, depth, bigEndian, true, max[0], max[1], max[2], shift[0], shift[1], shift[2]};
}

const NamedFormat kFormats[] = {
    {"rgb32 as ours", PixelFormat::rgb32()},
    {"rgb32 big endian", trueColour(32, 24, true, {255, 255, 255}, {16, 8, 0})},
    {"bgr32", trueColour(32, 24, false, {255, 255, 255}, {0, 8, 16})},
    {"rgb32 upper bytes", trueColour(32, 24, false, {255, 255, 255}, {24, 16, 8})},
    {"rgb32 upper bytes big endian", trueColour(32, 24, true, {255, 255, 255}, {8, 16, 24})},
    {"rgb32 all four bytes", trueColour(32, 24, false, {255, 255, 255}, {24, 8, 0})},
    {"rgb32 depth 32", trueColour(32, 32, false, {255, 255, 255}, {16, 8, 0})},
    {"rgb30", trueColour(32, 30, false, {1023, 1023, 1023}, {20, 10, 0})},
    {"rgb565", trueColour(16, 16, false, {31, 63, 31}, {11, 5, 0})},
    {"rgb565 big endian", trueColour(16, 16, true, {31, 63, 31}, {11, 5, 0})},
    {"rgb555", trueColour(16, 15, false, {31, 31, 31}, {10, 5, 0})},
    {"bgr233", trueColour(8, 8, false, {7, 7, 3}, {0, 3, 6})},
    {"colour map 8", {8, 8, false, false, 0, 0, 0, 0, 0, 0}},
    {"colour map 16", {16, 16, true, false, 0, 0, 0, 0, 0, 0}},
};

struct NamedEncoding {
    const char *name;
    std::int32_t number;
    std::function<Encode()> make; ///< a fresh encoder with fresh streams
};

std::function<Encode()> tight(TightFilter filter)
{
    return [=]() -> Encode {
        auto streams = std::make_shared<std::array<Deflater, 4>>();
        return [=, turn = 0u](const WireImage &image) mutable {
            return encodeTight(image, filter, turn++ % 4, std::span<Deflater, 4>(*streams));
        };
    };
}

template <class Encoder> std::function<Encode()> streamed(Encoder encoder)
{
    return [=]() -> Encode {
        return [=, stream = std::make_shared<Deflater>()](const WireImage &image) {
            return encoder(image, *stream);
        };
    };
}

const NamedEncoding kEncodings[] = {
    {"Raw", 0, [] { return Encode(encodeRaw); }},
    {"RRE", 2, [] { return Encode(encodeRre); }},
    {"Hextile", 5, [] { return Encode(encodeHextile); }},
    {"Zlib", 6, streamed(encodeZlib)},
    {"ZRLE", 16, streamed(encodeZrle)},
    {"Tight copy", 7, tight(TightFilter::Copy)},
    {"Tight palette", 7, tight(TightFilter::Palette)},
    {"Tight gradient", 7, tight(TightFilter::Gradient)},
};

constexpr rfb::Size kScreen{150, 140};

/// Sizes that meet tile borders from both sides, and the smallest.
constexpr rfb::Rect kRects[] = {{0, 0, 150, 140}, {3, 5, 64, 64}, {1, 1, 65, 17},
                                {9, 8, 1, 1},     {7, 0, 2, 3},   {20, 30, 100, 100}};

Bytes colourMap(const PixelFormat &format)
{
    const unsigned count = format.trueColour ? 0 : format.bitsPerPixel == 8 ? 256 : 65535;
    Bytes bytes{1, 0, 0, 0};
    appendBigEndian(bytes, static_cast<std::uint16_t>(count));
    for (unsigned i = 0; i < count; ++i)
        for (const unsigned shift : {16u, 8u, 0u})
            appendBigEndian(bytes, static_cast<std::uint16_t>((mappedColour(i) >> shift & 0xff) << 8 | 0x5a));
    return bytes;
}

} // namespace

class DecodersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void decodeWhatWasEncodedHoweverTheBytesArrive_data();
    void decodeWhatWasEncodedHoweverTheBytesArrive();
    void copyRectMovesOverlappingPartsBothWays();
    void tightFillPaints();
    void tightJpegPaints();
    void tightResetsStreamsWhenTold();
};

void DecodersTest::decodeWhatWasEncodedHoweverTheBytesArrive_data()
{
    QTest::addColumn<int>("encoding");
    QTest::addColumn<int>("format");
    for (int e = 0; e < int(std::size(kEncodings)); ++e)
        for (int f = 0; f < int(std::size(kFormats)); ++f) {
            if (!kFormats[f].format.trueColour && QByteArray(kEncodings[e].name).endsWith("gradient"))
                continue;
            QTest::addRow("%s, %s", kEncodings[e].name, kFormats[f].name) << e << f;
        }
}

void DecodersTest::decodeWhatWasEncodedHoweverTheBytesArrive()
{
    QFETCH(int, encoding);
    QFETCH(int, format);
    const PixelFormat wire = kFormats[format].format;
    const Encode encode = kEncodings[encoding].make();

    Bytes stream = colourMap(wire);
    std::vector<std::uint32_t> expected(std::size_t{kScreen.width} * kScreen.height, 0xff000000u);
    unsigned seed = 1;
    for (const rfb::Rect &rect : kRects) {
        const WireImage image = WireImage::random(wire, rect.width, rect.height, seed++);
        append(stream, updateHeader(1));
        append(stream, rectHeader(rect.x, rect.y, rect.width, rect.height, kEncodings[encoding].number));
        append(stream, encode(image));
        for (unsigned y = 0; y < rect.height; ++y)
            std::copy_n(image.expected.begin() + y * rect.width, rect.width,
                        expected.begin() + (rect.y + y) * kScreen.width + rect.x);
    }

    for (const std::size_t piece :
         {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}, std::size_t{1024}, stream.size()}) {
        auto client = rfb::Client::replaying(kScreen, wire);
        QVERIFY(client);
        for (std::size_t at = 0; at < stream.size(); at += piece) {
            const auto result =
                client->receive(ByteView(stream).subspan(at, std::min(piece, stream.size() - at)));
            QVERIFY2(result, result ? "" : result.error().detail.c_str());
        }
        QCOMPARE(client->statistics().updates, std::size(kRects));
        for (std::size_t i = 0; i < expected.size(); ++i)
            if (client->framebuffer().pixels()[i] != expected[i])
                QFAIL(qPrintable(QStringLiteral("pieces of %1: pixel %2,%3 is %4, not %5")
                                     .arg(piece)
                                     .arg(i % kScreen.width)
                                     .arg(i / kScreen.width)
                                     .arg(client->framebuffer().pixels()[i], 8, 16)
                                     .arg(expected[i], 8, 16)));
    }
}

void DecodersTest::copyRectMovesOverlappingPartsBothWays()
{
    const PixelFormat format = PixelFormat::rgb32();
    const WireImage image = WireImage::random(format, kScreen.width, kScreen.height, 5);
    std::vector<std::uint32_t> expected = image.expected;
    Bytes stream = updateHeader(5);
    append(stream, rectHeader(0, 0, kScreen.width, kScreen.height, rfb::encoding::Raw));
    append(stream, encodeRaw(image));
    const struct {
        unsigned x, y, fromX, fromY;
    } moves[] = {{0, 0, 3, 2}, {3, 2, 0, 0}, {5, 0, 0, 0}, {0, 0, 5, 0}};
    for (const auto &move : moves) {
        append(stream, rectHeader(move.x, move.y, 90, 80, rfb::encoding::CopyRect));
        appendBigEndian(stream, static_cast<std::uint16_t>(move.fromX));
        appendBigEndian(stream, static_cast<std::uint16_t>(move.fromY));
        const std::vector<std::uint32_t> before = expected;
        for (unsigned y = 0; y < 80; ++y)
            for (unsigned x = 0; x < 90; ++x)
                expected[(move.y + y) * kScreen.width + move.x + x] =
                    before[(move.fromY + y) * kScreen.width + move.fromX + x];
    }
    auto client = rfb::Client::replaying(kScreen, format);
    QVERIFY(client->receive(stream));
    QVERIFY(std::equal(expected.begin(), expected.end(), client->framebuffer().pixels()));
}

void DecodersTest::tightFillPaints()
{
    auto client = rfb::Client::replaying({4, 4}, PixelFormat::rgb32());
    Bytes stream = updateHeader(1);
    append(stream, rectHeader(1, 1, 2, 2, rfb::encoding::Tight));
    append(stream, Bytes{0x80, 0x12, 0x34, 0x56});
    QVERIFY(client->receive(stream));
    QCOMPARE(*client->framebuffer().at(0, 0), 0xff000000u);
    QCOMPARE(*client->framebuffer().at(1, 1), 0xff123456u);
    QCOMPARE(*client->framebuffer().at(2, 2), 0xff123456u);
    QCOMPARE(*client->framebuffer().at(3, 3), 0xff000000u);
}

void DecodersTest::tightJpegPaints()
{
    // A grey JPEG made by Qt is a JPEG by another writer than the decoder's library knows of.
    QImage grey(32, 16, QImage::Format_RGB32);
    grey.fill(QColor(0x60, 0x60, 0x60));
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::WriteOnly);
    QVERIFY2(grey.save(&buffer, "JPEG", 95), "Qt's JPEG plugin is missing");

    auto client = rfb::Client::replaying({40, 40}, PixelFormat::rgb32());
    Bytes stream = updateHeader(1);
    append(stream, rectHeader(4, 4, 32, 16, rfb::encoding::Tight));
    stream.push_back(0x90);
    const auto size = static_cast<std::size_t>(jpeg.size());
    append(stream, Bytes{static_cast<std::uint8_t>((size & 0x7f) | 0x80),
                         static_cast<std::uint8_t>(size >> 7 & 0x7f)});
    append(stream, viewOf({jpeg.constData(), size}));
    QVERIFY(client->receive(stream));
    QCOMPARE(client->statistics().updates, 1u);
    for (unsigned x = 4; x < 36; ++x) {
        const std::uint32_t pixel = *client->framebuffer().at(x, 10);
        QVERIFY2(qAbs(int(pixel & 0xff) - 0x60) <= 2, qPrintable(QString::number(pixel, 16)));
        QCOMPARE(pixel >> 24, 0xffu);
    }
}

void DecodersTest::tightResetsStreamsWhenTold()
{
    const PixelFormat format = PixelFormat::rgb32();
    const WireImage image = WireImage::random(format, 40, 40, 8);
    auto client = rfb::Client::replaying({40, 40}, format);
    for (int turn = 0; turn < 3; ++turn) {
        std::array<Deflater, 4> fresh;
        Bytes rect = encodeTight(image, TightFilter::Copy, 2, fresh);
        rect[0] |= 0x04; // resets stream 2 first
        Bytes stream = updateHeader(1);
        append(stream, rectHeader(0, 0, 40, 40, rfb::encoding::Tight));
        append(stream, rect);
        QVERIFY(client->receive(stream));
    }
    QVERIFY(std::equal(image.expected.begin(), image.expected.end(), client->framebuffer().pixels()));
}

QTEST_GUILESS_MAIN(DecodersTest)
#include "DecodersTest.moc"
