#include "Program.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtEndian>
#include <zlib.h>

namespace {

template <class T> QByteArray little(T value)
{
    QByteArray bytes(sizeof(T), '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

template <class T> QByteArray big(T value)
{
    QByteArray bytes(sizeof(T), '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray rectangle(quint16 x, quint16 y, quint16 width, quint16 height, qint32 encoding)
{
    return big(x) + big(y) + big(width) + big(height) + big(encoding);
}

QByteArray record(const QByteArray &payload, quint32 flags)
{
    return little(quint64{0}) + little(quint32(payload.size())) + little(flags) + payload;
}

/// A 4 x 2 picture in two updates: the left half red raw, then copied to the right half. Written here
/// byte by byte, so that nothing of Porthole's own decides what is right.
QByteArray capture()
{
    const QByteArray header(R"({"name":"two-halves","width":4,"height":2,)"
                            R"("pixelFormat":"2018000100ff00ff00ff100800000000"})");
    const QByteArray red("\x10\x20\xf0\x00", 4);
    const QByteArray first =
        QByteArray("\0\0", 2) + big(quint16{1}) + rectangle(0, 0, 2, 2, 0) + red.repeated(4);
    const QByteArray second = QByteArray("\0\0", 2) + big(quint16{1}) + rectangle(2, 0, 2, 2, 1) +
                              big(quint16{0}) + big(quint16{0});
    return QByteArray("RFBCAP1\n") + little(quint32(header.size())) + header + record(first, 1) +
           record("not for the decoder", 2) + record(second.first(7), 0) + record(second.mid(7), 1);
}

QByteArray crcOfCapture()
{
    const QByteArray picture = QByteArray("\x10\x20\xf0", 3).repeated(8);
    const uLong crc = crc32(0, reinterpret_cast<const Bytef *>(picture.data()), uInt(picture.size()));
    return QByteArray::number(quint32(crc), 16).rightJustified(8, '0');
}

} // namespace

class DecodeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void printsTheCrcOfTheFinalPicture_data();
    void printsTheCrcOfTheFinalPicture();
    void saysItForPeople();
    void refusesWhatIsNoWholeRecording_data();
    void refusesWhatIsNoWholeRecording();
    void saysHowToUnpack_data();
    void saysHowToUnpack();
    void aFullDiskIsAnError();

private:
    QString write(const QByteArray &content)
    {
        QFile file(m_folder.filePath(QStringLiteral("test.rfbcap")));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("no room for the test's recording");
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void DecodeTest::printsTheCrcOfTheFinalPicture_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("repeat");
    QTest::newRow("whole") << QStringList() << 1;
    QTest::newRow("single bytes") << QStringList{QStringLiteral("--piece=1")} << 1;
    QTest::newRow("pieces of seven") << QStringList{QStringLiteral("--piece"), QStringLiteral("7")} << 1;
    QTest::newRow("five times") << QStringList{QStringLiteral("--repeat"), QStringLiteral("5")} << 5;
}

void DecodeTest::printsTheCrcOfTheFinalPicture()
{
    QFETCH(QStringList, options);
    Program program(QStringList{QStringLiteral("decode"), write(capture()), QStringLiteral("--json")} +
                    options);
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.errors(), QByteArray());
    const QByteArray output = program.output();
    QCOMPARE(output.count('\n'), 1);
    const QJsonObject report = QJsonDocument::fromJson(output).object();
    QCOMPARE(report.keys(),
             (QStringList{QStringLiteral("bytes"), QStringLiteral("cpuSeconds"), QStringLiteral("crc32"),
                          QStringLiteral("height"), QStringLiteral("megabytePerSecond"),
                          QStringLiteral("mpixelPerSecond"), QStringLiteral("pixels"),
                          QStringLiteral("rectangles"), QStringLiteral("repeat"), QStringLiteral("updates"),
                          QStringLiteral("width")}));
    QCOMPARE(report[u"crc32"].toString().toLatin1(), crcOfCapture());
    QCOMPARE(report[u"width"].toInt(), 4);
    QCOMPARE(report[u"height"].toInt(), 2);
    QCOMPARE(report[u"rectangles"].toInt(), 2);
    QCOMPARE(report[u"updates"].toInt(), 2);
    QCOMPARE(report[u"pixels"].toInt(), 8);
    QCOMPARE(report[u"bytes"].toInt(), 16 + 16 + 20);
    QTEST(report[u"repeat"].toInt(), "repeat");
    QVERIFY(report[u"cpuSeconds"].toDouble() > 0);
    QVERIFY(report[u"mpixelPerSecond"].toDouble() > 0);
    QVERIFY(report[u"megabytePerSecond"].toDouble() > 0);
}

void DecodeTest::saysItForPeople()
{
    Program program({QStringLiteral("decode"), write(capture())});
    QCOMPARE(program.exitCode(), 0);
    const QByteArray output = program.output();
    QVERIFY2(output.contains(crcOfCapture()), output);
    QVERIFY2(output.contains("4 x 2") && output.contains("Mpixel/s") && output.contains("MB/s") &&
                 output.contains("CPU seconds"),
             output);
}

void DecodeTest::refusesWhatIsNoWholeRecording_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray whole = capture();
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("foreign") << QByteArray("GIF89a and so on and so on");
    QTest::newRow("cut in the header") << whole.first(20);
    QTest::newRow("cut in a record") << whole.chopped(1);
    // The last record holds the last 13 bytes of the second update, behind 16 of its own.
    QTest::newRow("ends inside an update") << whole.chopped(16 + 13);
    QByteArray outside = whole;
    outside.replace("\"width\":4", "\"width\":3");
    QTest::newRow("rectangle outside the picture") << outside;
}

void DecodeTest::refusesWhatIsNoWholeRecording()
{
    QFETCH(QByteArray, content);
    Program program({QStringLiteral("decode"), write(content)});
    QCOMPARE(program.exitCode(), 6);
    const QByteArray errors = program.errors();
    QVERIFY2(errors.startsWith("porthole: protocol broken: "), errors);
    QCOMPARE(errors.count('\n'), 1);
    QCOMPARE(program.output(), QByteArray());
}

void DecodeTest::saysHowToUnpack_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("tool");
    QTest::newRow("zstd") << QByteArray("\x28\xb5\x2f\xfd and the rest") << QByteArray("zstd -d");
    QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08 and the rest") << QByteArray("gzip -d");
}

void DecodeTest::saysHowToUnpack()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, tool);
    Program program({QStringLiteral("decode"), write(content)});
    QCOMPARE(program.exitCode(), 2);
    const QByteArray errors = program.errors();
    QVERIFY2(errors.startsWith("porthole: usage: ") && errors.contains(tool), errors);
}

void DecodeTest::aFullDiskIsAnError()
{
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), QStringLiteral("exec \"$0\" decode \"$1\" >/dev/full"),
                 QStringLiteral(PORTHOLE_PROGRAM), write(capture())});
    QVERIFY(shell.waitForFinished(60'000));
    QCOMPARE(shell.exitCode(), 1);
    QVERIFY(shell.readAllStandardError().startsWith("porthole: file: standard output: "));
}

QTEST_GUILESS_MAIN(DecodeTest)
#include "DecodeTest.moc"
