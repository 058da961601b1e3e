#include "core/rfb/Client.h"
#include "core/rfb/Encodings.h"
#include "core/rfb/Limits.h"
#include "tests/rfb/Pieces.h"
#include "tests/rfb/WireImage.h"

#include <QTest>

using namespace porthole;
using namespace porthole::test;
using namespace rfb;

namespace {

Bytes rect(unsigned x, unsigned y, unsigned w, unsigned h, std::int32_t encoding, const Bytes &payload = {})
{
    return updateHeader(1) + rectHeader(x, y, w, h, encoding) + payload;
}

Bytes packed(const Bytes &plain)
{
    Deflater stream;
    return stream.deflate(plain);
}

Bytes lengthAndBytes(const Bytes &bytes) { return big(static_cast<std::uint32_t>(bytes.size())) + bytes; }

Bytes tightBasic(std::uint8_t control, const Bytes &filter, const Bytes &compressed)
{
    return Bytes{control} + filter +
           Bytes{static_cast<std::uint8_t>((compressed.size() & 0x7f) | 0x80),
                 static_cast<std::uint8_t>(compressed.size() >> 7)} +
           compressed;
}

} // namespace

/// Streams made to break a client, after the flaws that others had (core/README.md, "Mistakes of others").
class HostileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void endsInANamedError_data();
    void endsInANamedError();
    void zlibBombCostsNothing();
    void endlessClipboardIsCutAndSkipped();
    void paintsInSlicesWhateverIsAsked_data();
    void paintsInSlicesWhateverIsAsked();
    void anUpdateAheadOfTheRequestIsTaken();
};

void HostileTest::endsInANamedError_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, const Bytes &stream, const char *says) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char *>(stream.data()),
                                          qsizetype(stream.size()))
                            << QByteArray(says);
    };
    using namespace encoding;
    row("unknown message", {250}, "message of unknown type 250");
    row("unknown encoding", rect(0, 0, 1, 1, 4711), "unknown encoding 4711");
    row("rectangle over the right edge", rect(60, 0, 5, 1, Raw), "outside the framebuffer");
    row("rectangle over the lower edge", rect(0, 60, 1, 5, Raw), "outside the framebuffer");
    row("second rectangle of a run outside",
        updateHeader(2) + rectHeader(0, 0, 1, 1, CopyRect) + Bytes(4, 0) + rectHeader(64, 0, 1, 1, CopyRect),
        "outside the framebuffer");
    row("CopyRect from outside", rect(0, 0, 32, 32, CopyRect, Bytes{0, 40, 0, 0}), "CopyRect from outside");
    row("CopyRect wraps around", rect(0, 0, 32, 32, CopyRect, Bytes{0xff, 0xf0, 0, 0}),
        "CopyRect from outside");
    row("RRE subrectangle outside",
        rect(0, 0, 8, 8, Rre, big(1u) + Bytes(8, 0) + Bytes{0, 4, 0, 4, 0, 5, 0, 1}),
        "RRE subrectangle outside");
    row("Hextile subrectangle over the edge", rect(0, 0, 8, 8, Hextile, Bytes{8, 1, 0x00, 0x80}),
        "Hextile subrectangle outside");
    row("Zlib with too few bytes", rect(0, 0, 8, 8, Zlib, lengthAndBytes(packed(Bytes(255, 1)))),
        "too few bytes");
    row("Zlib with one byte too many", rect(0, 0, 8, 8, Zlib, lengthAndBytes(packed(Bytes(257, 1)))),
        "too many bytes");
    row("Zlib that is no zlib", rect(0, 0, 8, 8, Zlib, lengthAndBytes(Bytes(40, 0xff))), "too few bytes");
    row("Zlib of 4 GiB", rect(0, 0, 8, 8, Zlib, big(0xffffffffu)), "4294967295 bytes");
    row("ZRLE of 4 GiB", rect(0, 0, 8, 8, Zrle, big(0xffffffffu)), "4294967295 bytes");
    row("ZRLE tile that ends early", rect(0, 0, 8, 8, Zrle, lengthAndBytes(packed({0, 1, 2, 3}))),
        "ends early");
    row("ZRLE run longer than its tile (CVE-2014-0011)",
        rect(0, 0, 8, 8, Zrle, lengthAndBytes(packed({128, 1, 2, 3, 64, 0}))), "runs over");
    row("ZRLE run without end",
        rect(0, 0, 8, 8, Zrle, lengthAndBytes(packed(Bytes{128, 1, 2, 3} + Bytes(9000, 255)))), "runs over");
    row("ZRLE palette index beyond the palette",
        rect(0, 0, 8, 8, Zrle, lengthAndBytes(packed(Bytes{130, 1, 2, 3, 4, 5, 6} + Bytes{5}))), "runs over");
    row("ZRLE unused subencoding", rect(0, 0, 8, 8, Zrle, lengthAndBytes(packed(Bytes(500, 17)))),
        "ends early");
    row("ZRLE with bytes behind its last tile",
        rect(0, 0, 8, 8, Zrle, lengthAndBytes(packed({1, 1, 2, 3, 9}))), "behind its last tile");
    row("Tight control", rect(0, 0, 8, 8, Tight, {0xb0}), "compression control");
    row("Tight filter", rect(0, 0, 8, 8, Tight, {0x40, 3}), "Tight filter 3");
    row("Tight with more rows than it has (CVE-2026-44988)",
        rect(0, 0, 8, 8, Tight, tightBasic(0x00, {}, packed(Bytes(193, 7)))), "too many bytes");
    row("Tight with fewer", rect(0, 0, 8, 8, Tight, tightBasic(0x00, {}, packed(Bytes(191, 7)))),
        "too few bytes");
    row("Tight JPEG that is none", rect(0, 0, 8, 8, Tight, Bytes{0x90, 4} + Bytes(4, 0)), "no JPEG header");
    row("cursor of 65535 (CVE-2019-15695)", rect(0, 0, 65535, 65535, Cursor), "cursor of 65535");
    row("desktop of 65535", rect(0, 0, 65535, 65535, DesktopSize), "framebuffer of 65535");
    row("desktop of nothing", rect(0, 0, 0, 0, DesktopSize), "framebuffer of 0");
    row("extended desktop of 65535", rect(0, 0, 65535, 65535, ExtendedDesktopSize, Bytes(4, 0)),
        "framebuffer of 65535");
    row("endless desktop name", rect(0, 0, 0, 0, DesktopName, big(0xffffffffu)),
        "desktop name of 4294967295");
    row("extended clipboard unasked", Bytes{3, 0, 0, 0} + big(0xfffffff0u), "not agreed on");
}

void HostileTest::endsInANamedError()
{
    QFETCH(QByteArray, stream);
    QFETCH(QByteArray, says);
    const Bytes bytes = bytesOf({stream.constData(), std::size_t(stream.size())});
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, bytes.size()}) {
        auto client = Client::replaying({64, 64}, PixelFormat::rgb32());
        const auto result = feed(*client, bytes, piece);
        QVERIFY(!result);
        QCOMPARE(int(result.error().kind), int(ErrorKind::PeerMisbehaved));
        QVERIFY2(QByteArray::fromStdString(result.error().detail).contains(says),
                 result.error().detail.c_str());
    }
}

void HostileTest::zlibBombCostsNothing()
{
    // 64 MiB of zeros behind the 256 bytes that the rectangle needs: refused without being made.
    const Bytes bomb = lengthAndBytes(packed(Bytes(64u << 20, 0)));
    auto client = Client::replaying({64, 64}, PixelFormat::rgb32());
    const auto result = client->receive(rect(0, 0, 8, 8, encoding::Zlib, bomb));
    QVERIFY(!result);
    QCOMPARE(result.error().detail, std::string("Zlib rectangle with too many bytes"));
}

void HostileTest::endlessClipboardIsCutAndSkipped()
{
    auto client = Client::replaying({64, 64}, PixelFormat::rgb32());
    const std::size_t announced = 100u << 20;
    QVERIFY(client->receive(Bytes{3, 0, 0, 0} + big(static_cast<std::uint32_t>(announced))));
    const Bytes chunk(1u << 20, 'x');
    for (std::size_t sent = 0; sent < announced; sent += chunk.size())
        QVERIFY(client->receive(chunk));
    QVERIFY(client->receive(Bytes{2}));
    const auto events = client->takeEvents();
    const auto texts = only<CutText>(events);
    QCOMPARE(texts.size(), 1u);
    QCOMPARE(texts[0].text.size(), limits::kCutTextLength);
    QVERIFY(texts[0].truncated);
    QCOMPARE(only<Bell>(events).size(), 1u);
}

void HostileTest::paintsInSlicesWhateverIsAsked_data()
{
    QTest::addColumn<int>("encoding");
    QTest::newRow("CopyRect") << int(encoding::CopyRect);
    QTest::newRow("RRE") << int(encoding::Rre);
    QTest::newRow("Tight fill") << int(encoding::Tight);
}

void HostileTest::paintsInSlicesWhateverIsAsked()
{
    // Eight thousand rectangles of four million pixels each, in a hundred kilobytes.
    QFETCH(int, encoding);
    constexpr unsigned side = 2048, count = 8000;
    Bytes stream = updateHeader(encoding == encoding::Rre ? 1 : count);
    if (encoding == encoding::Rre) {
        append(stream, rectHeader(0, 0, side, side, encoding) + big(count) + Bytes(4, 0));
        for (unsigned i = 0; i < count; ++i)
            append(stream, Bytes{1, 2, 3, 0, 0, 0, 0, 0, side >> 8, 0, side >> 8, 0});
    } else {
        for (unsigned i = 0; i < count; ++i)
            append(stream, rectHeader(0, 0, side, side, encoding) +
                               (encoding == encoding::Tight ? Bytes{0x80, 1, 2, 3} : Bytes(4, 0)));
    }
    auto client = Client::replaying({side, side}, PixelFormat::rgb32());
    QVERIFY(client->receive(stream));
    QVERIFY(client->backlog());
    QVERIFY2(client->statistics().pixels <= 40 * side * side, "one call painted far more than its share");
    QVERIFY(client->updating());
    QVERIFY(client->receive({}));
    QVERIFY(client->backlog());
}

void HostileTest::anUpdateAheadOfTheRequestIsTaken()
{
    auto client = Client::replaying({64, 64}, PixelFormat::rgb32());
    QVERIFY(!client->updateRequested());
    QVERIFY(client->receive(rect(0, 0, 1, 1, encoding::Raw, Bytes{1, 2, 3, 0})));
    QCOMPARE(only<FrameUpdated>(client->takeEvents()).size(), 1u);
    client->requestUpdate(true);
    QVERIFY(client->updateRequested());
    QVERIFY(client->receive(updateHeader(0)));
    QVERIFY(!client->updateRequested());
}

QTEST_GUILESS_MAIN(HostileTest)
#include "HostileTest.moc"
