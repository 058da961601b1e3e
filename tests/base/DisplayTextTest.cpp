#include "core/base/DisplayText.h"

#include <QTest>

#include <random>

namespace porthole {

class DisplayTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesTextFitToBeShown_data();
    void makesTextFitToBeShown();
    void cutsAtACharactersBorder_data();
    void cutsAtACharactersBorder();
    void showsLines_data();
    void showsLines();
    void whatIsShownIsAlwaysUtf8WithinTheLimit();
    void aHugeTextIsLookedAtOnlyInPart();
};

void DisplayTextTest::makesTextFitToBeShown_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const std::string &text, const QString &shown) {
        QTest::newRow(name) << text << shown;
    };
    row("empty", "", u""_qs);
    row("plain", "QEMU (instance-00000001)", u"QEMU (instance-00000001)"_qs);
    row("letters of all lengths", "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", u"a\u00e9\u20ac\U0001f600"_qs);
    row("markup is text", "<b>&amp;</b>", u"<b>&amp;</b>"_qs);
    row("line breaks", "a\nb\rc\r\nd\n\re", u"a b c d  e"_qs);
    row("tabs and pages", "a\tb\vc\fd", u"a b c d"_qs);
    row("line breaks of Unicode",
        "a\xc2\x85"
        "b\xe2\x80\xa8"
        "c\xe2\x80\xa9"
        "d",
        u"a b c d"_qs);
    row("C0", std::string("a\0b\x07\x1b[31m\x1f", 10), u"a\ufffdb\ufffd\ufffd[31m\ufffd"_qs);
    row("DEL", "a\x7f", u"a\ufffd"_qs);
    row("C1",
        "a\xc2\x80"
        "b\xc2\x9b"
        "31m\xc2\x9f",
        u"a\ufffdb\ufffd31m\ufffd"_qs);
    row("after C1", "\xc2\xa0\xc2\xa1", u"\u00a0\u00a1"_qs);
    row("override",
        "a\xe2\x80\xae"
        "txt.exe",
        u"a\ufffdtxt.exe"_qs);
    row("embeddings", "\xe2\x80\xaa\xe2\x80\xab\xe2\x80\xac\xe2\x80\xad", u"\ufffd\ufffd\ufffd\ufffd"_qs);
    row("isolates", "\xe2\x81\xa6\xe2\x81\xa7\xe2\x81\xa8\xe2\x81\xa9", u"\ufffd\ufffd\ufffd\ufffd"_qs);
    row("marks", "\xe2\x80\x8e\xe2\x80\x8f\xd8\x9c", u"\ufffd\ufffd\ufffd"_qs);
    row("letters written from right to left", "\xd7\xa9\xd7\x9c", u"\u05e9\u05dc"_qs);
    row("a lone continuation byte", "a\x80z", u"a\ufffdz"_qs);
    row("a lead byte alone", "a\xe2z", u"a\ufffdz"_qs);
    row("a character cut off", "a\xe2\x82", u"a\ufffd"_qs);
    row("an overlong slash", "\xc0\xaf", u"\ufffd\ufffd"_qs);
    row("a surrogate", "\xed\xa0\x80", u"\ufffd\ufffd\ufffd"_qs);
    row("past the end of Unicode", "\xf4\x90\x80\x80", u"\ufffd\ufffd\ufffd\ufffd"_qs);
    row("no lead byte at all", "\xff\xfe", u"\ufffd\ufffd"_qs);
}

void DisplayTextTest::makesTextFitToBeShown()
{
    QFETCH(std::string, text);
    QTEST(QString::fromStdString(displayText(text)), "shown");
}

void DisplayTextTest::cutsAtACharactersBorder_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("limit");
    QTest::addColumn<std::string>("shown");
    const auto row = [](const char *name, const char *text, int limit, const char *shown) {
        QTest::newRow(name) << std::string(text) << limit << std::string(shown);
    };
    row("nothing", "abc", 0, "");
    row("between letters", "abc", 2, "ab");
    row("exactly", "abc", 3, "abc");
    row("before two bytes", "a\xc3\xa9", 2, "a");
    row("behind two bytes", "a\xc3\xa9z", 3, "a\xc3\xa9");
    row("before three bytes", "a\xe2\x82\xac", 3, "a");
    row("before four bytes", "\xf0\x9f\x98\x80", 3, "");
    row("a replacement counts as what it is", "a\xff\xff", 4, "a\xef\xbf\xbd");
    row("no replacement in part", "a\xff", 3, "a");
    row("nothing shorter slips in behind the cut", "a\xe2\x82\xacz", 2, "a");
}

void DisplayTextTest::cutsAtACharactersBorder()
{
    QFETCH(std::string, text);
    QFETCH(int, limit);
    QTEST(displayText(text, static_cast<std::size_t>(limit)), "shown");
}

void DisplayTextTest::showsLines_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("shown");
    const auto row = [](const char *name, const char *text, const char *shown) {
        QTest::newRow(name) << std::string(text) << std::string(shown);
    };
    row("nothing", "", "");
    row("blank lines alone", "\n \r\n\n", "");
    row("one line", "a b", "a b");
    row("both kinds of line ends", "a\r\nb\nc\rd\n", "a\nb\nc\nd");
    row("blank lines at the beginning and the end", "\n\n a\n\nb \n \n", " a\n\nb");
    row("controls and bidi",
        "a\x1b[2J\n\xe2\x80\xae"
        "b",
        "a\xef\xbf\xbd[2J\n\xef\xbf\xbd"
        "b");
    row("a line that is too long", "123456789\nx", "12345678\nx");
    row("as many lines as may be", "a\nb\nc\nd\n", "a\nb\nc\nd");
    row("too many lines", "a\nb\nc\nd\ne\nf", "a\nb\nc\nd\n\xe2\x80\xa6");
    row("too many blank lines", "a\n\n\n\n\n\n\nb", "a\n\xe2\x80\xa6");
}

void DisplayTextTest::showsLines()
{
    QFETCH(std::string, text);
    QTEST(displayLines(text, 4, 8), "shown");
}

void DisplayTextTest::whatIsShownIsAlwaysUtf8WithinTheLimit()
{
    std::mt19937 random(3);
    for (int round = 0; round < 20000; ++round) {
        std::string text(random() % 24, '\0');
        for (char &byte : text)
            byte = static_cast<char>(random() % 3 == 0 ? 0x80 + random() % 0x80 : random() % 0x80);
        const std::size_t limit = random() % 24;
        const std::string shown = displayText(text, limit);
        QVERIFY(shown.size() <= limit);
        QCOMPARE(QString::fromStdString(shown).toStdString(), shown);
        QCOMPARE(displayText(shown, limit), shown);
        for (const char byte : shown)
            QVERIFY(static_cast<unsigned char>(byte) >= 0x20 && byte != 0x7f);
    }
}

void DisplayTextTest::aHugeTextIsLookedAtOnlyInPart()
{
    const std::string huge(std::size_t{1} << 26, 'x');
    for (int round = 0; round < 2000; ++round)
        QCOMPARE(displayText(huge).size(), std::size_t{1024});
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::DisplayTextTest)
#include "DisplayTextTest.moc"
