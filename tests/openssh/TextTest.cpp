#include "core/openssh/Text.h"

#include <QTest>

namespace porthole::openssh {

class TextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void makesLettersSmallAndLeavesOtherBytes();
    void writesBase64AsEverybodyDoes();
    void refusesWhatIsNoBase64_data();
    void refusesWhatIsNoBase64();
};

void TextTest::makesLettersSmallAndLeavesOtherBytes()
{
    QCOMPARE(lowerCase("AZaz[@`{09"), std::string("azaz[@`{09"));
    QCOMPARE(lowerCase("\xc3\x84\xff"), std::string("\xc3\x84\xff"));
    QVERIFY(equalsIgnoringCase("YES", "yes"));
    QVERIFY(!equalsIgnoringCase("yes", "ye"));
    QVERIFY(!equalsIgnoringCase("[", "{"));
}

void TextTest::writesBase64AsEverybodyDoes()
{
    QByteArray bytes;
    for (int size = 0; size < 300; ++size) {
        const std::string_view text(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        const std::string coded = toBase64(viewOf(text));
        QCOMPARE(QByteArray::fromStdString(coded), bytes.toBase64());
        const auto back = fromBase64(coded);
        QVERIFY(back);
        QVERIFY(textOf(*back) == text);
        bytes.append(static_cast<char>(size * 37));
    }
}

void TextTest::refusesWhatIsNoBase64_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no whole group") << QByteArray("AAA");
    QTest::newRow("without its padding") << QByteArray("AA");
    QTest::newRow("a byte that is none of the digits") << QByteArray("AA-A");
    QTest::newRow("a blank") << QByteArray("AA A");
    QTest::newRow("a line end") << QByteArray("AAA\n");
    QTest::newRow("padding in the middle") << QByteArray("AA==AAAA");
    QTest::newRow("padding before a digit") << QByteArray("AA=A");
    QTest::newRow("padding alone") << QByteArray("====");
    QTest::newRow("three of it") << QByteArray("A===");
    QTest::newRow("bits that no byte uses") << QByteArray("AB==");
    QTest::newRow("bits that no byte uses, of two") << QByteArray("AAB=");
    QTest::newRow("a byte of zero") << QByteArray("AA\0A", 4);
    QTest::newRow("a byte beyond ASCII") << QByteArray("AA\xc1"
                                                       "A");
}

void TextTest::refusesWhatIsNoBase64()
{
    QFETCH(QByteArray, text);
    QVERIFY(!fromBase64({text.constData(), static_cast<std::size_t>(text.size())}));
}

} // namespace porthole::openssh

QTEST_APPLESS_MAIN(porthole::openssh::TextTest)
#include "TextTest.moc"
