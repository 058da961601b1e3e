#include "core/recording/RfbCapture.h"
#include "core/recording/RfbCaptureWriter.h"
#include "tests/support/Failure.h"

#include <QTest>

#include <string>
#include <string_view>

namespace porthole::recording {

namespace {

constexpr std::string_view kHeader =
    R"({"name":"n","width":640,"height":480,"pixelFormat":"2018000100ff00ff00ff100800000000","extra":[1]})";

void appendLittleEndian(Bytes &to, std::uint64_t value, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i)
        to.push_back(static_cast<std::uint8_t>(value >> 8 * i));
}

/// Written by hand, byte by byte as the format's description has it, so that a fault common to
/// reader and writer shows.
Bytes fileWith(std::string_view header, std::string_view magic = "RFBCAP1\n")
{
    Bytes file;
    append(file, viewOf(magic));
    appendLittleEndian(file, header.size(), 4);
    append(file, viewOf(header));
    return file;
}

void appendRecord(Bytes &file, std::uint64_t microseconds, std::uint32_t flags, std::string_view payload)
{
    appendLittleEndian(file, microseconds, 8);
    appendLittleEndian(file, payload.size(), 4);
    appendLittleEndian(file, flags, 4);
    append(file, viewOf(payload));
}

std::string headerWith(std::string_view width, std::string_view pixelFormat)
{
    return std::string(R"({"height":1,"width":)")
        .append(width)
        .append(R"(,"pixelFormat":)")
        .append(pixelFormat)
        .append("}");
}

constexpr std::string_view kFormat = R"("2018000100ff00ff00ff100800000000")";

} // namespace

class RfbCaptureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheFormatDescribes();
    void aFileWithoutRecordsIsWhole();
    void whatIsWrittenReadsBack();
    void theWriterHandsItsOutputOutOnce();
    void aNameThatIsNotUtf8IsStillWritten();
    void theWriterRefusesWhatTheReaderWould();
    void brokenFilesAreNamed_data();
    void brokenFilesAreNamed();
    void everyCutIsAnErrorThatNamesItsPlace();
    void noByteThatIsWrongBringsItDown();
};

void RfbCaptureTest::readsWhatTheFormatDescribes()
{
    Bytes file = fileWith(kHeader);
    appendRecord(file, 7, 0, "abc");
    appendRecord(file, 0x0102030405060708, 1, "");
    appendRecord(file, 9, 2, "client");
    const auto capture = RfbCapture::parse(file);
    QVERIFY2(capture, failureOf(capture));
    QCOMPARE(capture->name, "n");
    QCOMPARE(int{capture->width}, 640);
    QCOMPARE(int{capture->height}, 480);
    const Bytes format{0x20, 0x18, 0, 1, 0, 0xff, 0, 0xff, 0, 0xff, 0x10, 8, 0, 0, 0, 0};
    QCOMPARE(capture->pixelFormat, format);
    QCOMPARE(capture->records.size(), std::size_t{3});
    const auto &records = capture->records;
    QCOMPARE(records[0].microseconds, std::uint64_t{7});
    QCOMPARE(textOf(records[0].payload), "abc");
    QVERIFY(!records[0].endsUpdate() && !records[0].fromClient());
    QCOMPARE(records[1].microseconds, std::uint64_t{0x0102030405060708});
    QVERIFY(records[1].payload.empty() && records[1].endsUpdate());
    QVERIFY(records[2].fromClient() && !records[2].endsUpdate());
    QVERIFY(records[0].payload.data() > file.data() && records[0].payload.data() < file.data() + file.size());
}

void RfbCaptureTest::aFileWithoutRecordsIsWhole()
{
    const Bytes file = fileWith(headerWith("65535", kFormat));
    const auto capture = RfbCapture::parse(file);
    QVERIFY(capture);
    QCOMPARE(int{capture->width}, 65535);
    QVERIFY(capture->name.empty() && capture->records.empty());
}

void RfbCaptureTest::whatIsWrittenReadsBack()
{
    const Bytes format{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0xff};
    auto writer = RfbCaptureWriter::begin({"caf\xc3\xa9 \"x\"\n", 3, 65535, format});
    QVERIFY(writer);
    QVERIFY(writer->append(1, RfbCapture::kEndsUpdate, viewOf("one")));
    QVERIFY(writer->append(~std::uint64_t{0}, RfbCapture::kFromClient, {}));
    const Bytes file = writer->takeOutput();
    const auto capture = RfbCapture::parse(file);
    QVERIFY2(capture, failureOf(capture));
    QCOMPARE(capture->name, "caf\xc3\xa9 \"x\"\n");
    QCOMPARE(int{capture->width}, 3);
    QCOMPARE(int{capture->height}, 65535);
    QCOMPARE(capture->pixelFormat, format);
    QCOMPARE(capture->records.size(), std::size_t{2});
    QVERIFY(capture->records[0].endsUpdate());
    QCOMPARE(textOf(capture->records[0].payload), "one");
    QCOMPARE(capture->records[1].microseconds, ~std::uint64_t{0});
    QVERIFY(capture->records[1].fromClient() && capture->records[1].payload.empty());
}

void RfbCaptureTest::theWriterHandsItsOutputOutOnce()
{
    auto writer = RfbCaptureWriter::begin({"", 1, 1, Bytes(16)});
    QVERIFY(writer);
    Bytes file = writer->takeOutput();
    QVERIFY(writer->takeOutput().empty());
    QVERIFY(writer->append(5, 0, viewOf("later")));
    append(file, writer->takeOutput());
    const auto capture = RfbCapture::parse(file);
    QVERIFY(capture);
    QCOMPARE(textOf(capture->records.at(0).payload), "later");
}

void RfbCaptureTest::aNameThatIsNotUtf8IsStillWritten()
{
    auto writer = RfbCaptureWriter::begin({"a\xff", 1, 1, Bytes(16)});
    QVERIFY(writer);
    const Bytes file = writer->takeOutput();
    QCOMPARE(RfbCapture::parse(file)->name, "a\xef\xbf\xbd");
}

void RfbCaptureTest::theWriterRefusesWhatTheReaderWould()
{
    for (const RfbCaptureWriter::Header &header :
         {RfbCaptureWriter::Header{"", 0, 1, Bytes(16)}, RfbCaptureWriter::Header{"", 1, 0, Bytes(16)},
          RfbCaptureWriter::Header{"", 1, 1, Bytes(15)},
          RfbCaptureWriter::Header{std::string(RfbCapture::kHeaderLimit, 'x'), 1, 1, Bytes(16)}}) {
        const auto writer = RfbCaptureWriter::begin(header);
        QVERIFY(!writer);
        QVERIFY(writer.error().kind == ErrorKind::Bug);
    }
    auto writer = RfbCaptureWriter::begin({"", 1, 1, Bytes(16)});
    QVERIFY(writer);
    QVERIFY(!writer->takeOutput().empty());
    const std::uint8_t byte = 0;
    // Only the length of this view is looked at.
    QVERIFY(!writer->append(0, 0, ByteView(&byte, RfbCapture::kPayloadLimit + 1)));
    QVERIFY(writer->takeOutput().empty());
}

void RfbCaptureTest::brokenFilesAreNamed_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("complaint");
    const auto row = [](const char *name, const Bytes &file, const char *complaint) {
        const std::string_view text = textOf(file);
        QTest::newRow(name) << QByteArray(text.data(), static_cast<qsizetype>(text.size()))
                            << QByteArray(complaint);
    };
    row("empty", {}, "at byte 0, it does not begin with RFBCAP1");
    row("foreign", fileWith(kHeader, "RFBCAP2\n"), "at byte 0, it does not begin with RFBCAP1");
    row("a header of null", fileWith("null"), "at byte 12, its header is not a JSON object");
    row("a header that is no JSON", fileWith("{\"a\":"), "at byte 12, its header is not a JSON object");
    row("a header with more behind it", fileWith("{}{}"), "at byte 12, its header is not a JSON object");
    row("a header of no bytes", fileWith(""), "at byte 12, its header is not a JSON object");
    row("a header nested to the limit", fileWith(std::string(RfbCapture::kHeaderLimit, '[')),
        "at byte 12, its header is not a JSON object");
    row("a deep header", fileWith(std::string(400000, '[') + std::string(400000, ']')),
        "at byte 12, its header is not a JSON object");
    row("a header past the limit", fileWith(std::string(RfbCapture::kHeaderLimit + 1, ' ')),
        "at byte 8, its header claims 1048577 bytes");
    for (const char *width : {"0", "65536", "-1", "1.5", "\"1\"", "null", "1e3", "99999999999999999999"})
        row(width, fileWith(headerWith(width, kFormat)), "at byte 12, its header has no width and height");
    for (const char *format : {"\"20\"", "\"2018000100ff00ff00ff10080000000g\"", "5", "null",
                               "\"2018000100ff00ff00ff1008000000000\""})
        row(format, fileWith(headerWith("1", format)), "at byte 12, its header has no pixelFormat");
    Bytes huge = fileWith(headerWith("1", kFormat));
    const std::string place = "at byte " + std::to_string(huge.size());
    appendLittleEndian(huge, 0, 8);
    appendLittleEndian(huge, RfbCapture::kPayloadLimit + 1, 4);
    appendLittleEndian(huge, 0, 4);
    row("a record past the limit", huge, (place + ", the record there claims 268435457 bytes").c_str());
}

void RfbCaptureTest::brokenFilesAreNamed()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, complaint);
    const auto capture = RfbCapture::parse(viewOf({file.data(), static_cast<std::size_t>(file.size())}));
    QVERIFY(!capture);
    QVERIFY(capture.error().kind == ErrorKind::PeerMisbehaved);
    QVERIFY2(QByteArray::fromStdString(capture.error().detail).contains(complaint),
             capture.error().detail.c_str());
}

void RfbCaptureTest::everyCutIsAnErrorThatNamesItsPlace()
{
    Bytes file = fileWith(kHeader);
    const std::size_t first = file.size();
    appendRecord(file, 1, 1, "first");
    const std::size_t second = file.size();
    appendRecord(file, 2, 1, "second");
    for (std::size_t size = 0; size < file.size(); ++size) {
        const auto capture = RfbCapture::parse(ByteView(file).first(size));
        if (size == first || size == second) {
            QVERIFY(capture);
            continue;
        }
        QVERIFY(!capture);
        const std::size_t place = size > second  ? second
                                  : size > first ? first
                                  : size < 8     ? 0
                                  : size < 12    ? 8
                                                 : 12;
        const std::string expected = "at byte " + std::to_string(place) + ",";
        QVERIFY2(capture.error().detail.find(expected) != std::string::npos, capture.error().detail.c_str());
    }
}

void RfbCaptureTest::noByteThatIsWrongBringsItDown()
{
    Bytes file = fileWith(kHeader);
    appendRecord(file, 1, 1, "payload");
    for (std::size_t at = 0; at < file.size(); ++at) {
        for (const int wrong : {0x00, 0x7f, 0x80, 0xff, int{'"'}, int{'{'}}) {
            Bytes changed = file;
            changed[at] = static_cast<std::uint8_t>(wrong);
            const auto capture = RfbCapture::parse(changed);
            QVERIFY(capture || capture.error().kind == ErrorKind::PeerMisbehaved);
        }
    }
}

} // namespace porthole::recording

QTEST_GUILESS_MAIN(porthole::recording::RfbCaptureTest)
#include "RfbCaptureTest.moc"
