#include "tests/data/Recordings.h"
#include "tests/support/Failure.h"

#include <QTest>

namespace porthole::test {

/// Every recording ends in the picture that its index names, however the bytes arrive.
///
/// PORTHOLE_CAPTURES may name another folder of unpacked recordings with an index.tsv: they are then
/// decoded too, whole and in single bytes.
class GoldenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decodesToTheServersPicture_data();
    void decodesToTheServersPicture();
    void theIndexNamesRecordings();
};

namespace {

void addRows(const std::string &folder, const QByteArray &prefix, std::initializer_list<int> pieces)
{
    const auto index = readIndex(folder);
    if (!index)
        qFatal("%s", index.error().detail.c_str());
    for (const IndexRow &row : *index) {
        for (const int piece : pieces) {
            const QByteArray tag =
                prefix + QByteArray::fromStdString(row.name) +
                (piece == 0 ? QByteArray(", whole") : ", in pieces of " + QByteArray::number(piece));
            QTest::newRow(tag.constData())
                << QString::fromStdString(folder) << QString::fromStdString(row.name) << row.crc.has_value()
                << row.crc.value_or(0) << piece;
        }
    }
}

} // namespace

void GoldenTest::decodesToTheServersPicture_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("known");
    QTest::addColumn<quint32>("crc");
    QTest::addColumn<int>("piece");
    addRows(PORTHOLE_TEST_DATA, "", {0, 1, 2, 3, 7, 1024});
    if (const QByteArray captures = qgetenv("PORTHOLE_CAPTURES"); !captures.isEmpty())
        addRows(captures.toStdString(), "captures: ", {0, 1});
}

void GoldenTest::decodesToTheServersPicture()
{
    QFETCH(QString, folder);
    QFETCH(QString, name);
    QFETCH(bool, known);
    QFETCH(quint32, crc);
    QFETCH(int, piece);
    const auto recording = readRecording(folder.toStdString(), {name.toStdString(), crc});
    QVERIFY2(recording, failureOf(recording));
    auto client = clientFor(*recording);
    QVERIFY2(client, failureOf(client));
    const auto fed = feed(*client, recording->stream(), static_cast<std::size_t>(piece));
    if (!known) {
        // A picture that nobody vouches for: an encoding we do not speak must end in a named error.
        QVERIFY2(fed || fed.error().kind == ErrorKind::PeerMisbehaved, failureOf(fed));
        return;
    }
    QVERIFY2(fed, failureOf(fed));
    QVERIFY(!client->updating());
    QCOMPARE(QString::number(crcOf(client->framebuffer()), 16), QString::number(crc, 16));
}

void GoldenTest::theIndexNamesRecordings()
{
    const auto index = readIndex(PORTHOLE_TEST_DATA);
    QVERIFY2(index, failureOf(index));
    QVERIFY(index->size() >= 15);
    for (const IndexRow &row : *index)
        QVERIFY2(row.crc, row.name.c_str());
}

} // namespace porthole::test

QTEST_APPLESS_MAIN(porthole::test::GoldenTest)
#include "GoldenTest.moc"
