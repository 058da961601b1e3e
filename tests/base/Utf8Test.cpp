#include "core/base/Utf8.h"

#include <QTest>

namespace porthole {

class Utf8Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCharacterReadsBack();
    void surrogatesAndBeyondAreNotCharacters();
    void aFaultIsAsLongAsTheBeginningThatStandsThere_data();
    void aFaultIsAsLongAsTheBeginningThatStandsThere();
};

void Utf8Test::everyCharacterReadsBack()
{
    for (char32_t c = 0; c <= 0x10ffff; ++c) {
        if (c >= 0xd800 && c <= 0xdfff)
            continue;
        std::string text;
        appendUtf8(text, c);
        const std::size_t length = text.size();
        text += "\x80";
        const Utf8Character read = firstUtf8Character(text);
        if (!read.valid || read.value != c || read.length != length)
            QFAIL(qPrintable(QString::number(c, 16)));
    }
}

void Utf8Test::surrogatesAndBeyondAreNotCharacters()
{
    for (char32_t c = 0xd800; c <= 0xdfff; ++c) {
        std::string text;
        appendUtf8(text, c);
        QVERIFY(!firstUtf8Character(text).valid);
    }
    for (const char *text : {"\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xf8\x88\x80\x80\x80"})
        QVERIFY(!firstUtf8Character(text).valid);
}

void Utf8Test::aFaultIsAsLongAsTheBeginningThatStandsThere_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("length");
    QTest::newRow("continuation") << std::string("\x80\x80") << 1;
    QTest::newRow("lead alone") << std::string("\xe2") << 1;
    QTest::newRow("two of three") << std::string("\xe2\x82") << 2;
    QTest::newRow("two of three and a letter") << std::string("\xe2\x82z") << 2;
    QTest::newRow("three of four") << std::string("\xf0\x9f\x98z") << 3;
    QTest::newRow("overlong of two") << std::string("\xc1\xbf") << 1;
    QTest::newRow("overlong of three") << std::string("\xe0\x9f\xbf") << 1;
    QTest::newRow("overlong of four") << std::string("\xf0\x8f\xbf\xbf") << 1;
    QTest::newRow("a NUL within") << std::string("\xe2\0\xac", 3) << 1;
}

void Utf8Test::aFaultIsAsLongAsTheBeginningThatStandsThere()
{
    QFETCH(std::string, text);
    const Utf8Character read = firstUtf8Character(text);
    QVERIFY(!read.valid);
    QTEST(int{read.length}, "length");
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::Utf8Test)
#include "Utf8Test.moc"
