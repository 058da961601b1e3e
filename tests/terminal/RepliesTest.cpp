#include "Shown.h"

#include <QTest>

namespace porthole::terminal {

/// What a host is answered (SEC-10), and what it says to the person.
class RepliesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answers_data();
    void answers();
    void aFloodOfQuestionsIsBounded();
    void titlesAreBoundedAndFitToBeShown();
    void titlesArePushedAndPopped();
    void theClipboardIsWrittenOnlyByTheEvent_data();
    void theClipboardIsWrittenOnlyByTheEvent();
    void bellsAreCounted();
    void linksAreNumberedAndBounded();
};

void RepliesTest::answers_data()
{
    QTest::addColumn<QByteArray>("question");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *name, const QByteArray &question, const QByteArray &answer) {
        QTest::newRow(name) << question << answer;
    };
    row("DA1", "\x1b[c", "\x1b[?62;22c");
    row("DA1 with 0", "\x1b[0c", "\x1b[?62;22c");
    row("DECID", "\x1bZ", "\x1b[?62;22c");
    row("DA2", "\x1b[>c", "\x1b[>1;277;0c");
    row("DA3 is not", "\x1b[=c", "");
    row("DSR", "\x1b[5n", "\x1b[0n");
    row("CPR", "\x1b[3;4H\x1b[6n", "\x1b[3;4R");
    row("CPR in DECOM", "\x1b[2;4r\x1b[?6h\x1b[2;2H\x1b[6n", "\x1b[2;2R");
    row("DECXCPR", "\x1b[?6n", "\x1b[?1;1R");
    row("no printer", "\x1b[?15n", "\x1b[?13n");
    row("keys of the user's own are locked", "\x1b[?25n", "\x1b[?21n");
    row("no locator", "\x1b[?55n", "\x1b[?50n");
    row("an unknown report is not made", "\x1b[7n\x1b[?99n", "");
    row("CPR with the wrap to come", "0123456789\x1b[6n", "\x1b[1;10R");
    row("CPR between margins in DECOM", "\x1b[?69h\x1b[3;6s\x1b[?6h\x1b[2;2H\x1b[6n", "\x1b[2;2R");
    row("DA1 with another value", "\x1b[1c", "");
    row("DECREQTPARM, solicited", "\x1b[1x", "\x1b[3;1;1;128;128;1;0x");
    row("the window's place and its pixels are nobody's business", "\x1b[13t\x1b[14t\x1b[11t", "");
    row("keyboard", "\x1b[?26n", "\x1b[?27;1;0;0n");
    row("DECREQTPARM", "\x1b[x", "\x1b[2;1;1;128;128;1;0x");
    row("DECRQM of a mode that is set", "\x1b[?7$p", "\x1b[?7;1$y");
    row("DECRQM of one that is not", "\x1b[?2026$p", "\x1b[?2026;2$y");
    row("DECRQM, ANSI", "\x1b[4h\x1b[4$p", "\x1b[4;1$y");
    row("DECRQM does not repeat a number it does not know", "\x1b[?31337$p", "");
    row("the text area's size", "\x1b[18t", "\x1b[8;5;10t");
    row("the title is told to nobody", "\x1b]2;id\x07\x1b[21t\x1b[20t", "");
    row("DECRQSS repeats nothing", "\x1bP$q\"evil\x1b\\", "\x1bP0$r\x1b\\");
    row("DECRQSS of the pen", "\x1b[1m\x1bP$qm\x1b\\", "\x1bP0$r\x1b\\");
    row("XTGETTCAP is not", "\x1bP+q544e\x1b\\", "");
    row("ENQ has no answerback", "\x05", "");
    row("the ground's colour", "\x1b]11;?\x07", "\x1b]11;rgb:1212/5656/9a9a\x1b\\");
    row("a palette colour is not", "\x1b]4;1;?\x07", "");
    row("the clipboard is not", "\x1b]52;c;?\x07", "");
}

void RepliesTest::answers()
{
    QFETCH(QByteArray, question);
    QFETCH(QByteArray, answer);
    Terminal terminal({10, 5});
    terminal.setColours(0, 0x12569a);
    test::feed(terminal, question);
    QCOMPARE(QByteArray::fromStdString(terminal.takeOutput()), answer);
    QCOMPARE(terminal.takeOutput().size(), std::size_t{0});
}

void RepliesTest::aFloodOfQuestionsIsBounded()
{
    const auto terminal = test::fed({10, 5}, QByteArray("\x1b[c").repeated(100'000));
    QVERIFY(terminal->takeOutput().size() <= Replies::kMostPending);
}

void RepliesTest::titlesAreBoundedAndFitToBeShown()
{
    const auto terminal = test::fed({10, 5}, "\x1b]0;a\u202e" + QByteArray(5'000, 'x') + "\x07");
    const News news = terminal->takeNews();
    QVERIFY(news.title);
    QCOMPARE(news.title->size(), std::size_t{1024});
    QVERIFY(news.title->starts_with("a\ufffdx"));
    QCOMPARE(*news.iconTitle, *news.title);
    QVERIFY(!terminal->hasNews());
}

void RepliesTest::titlesArePushedAndPopped()
{
    const auto terminal = test::fed({10, 5}, "\x1b]2;one\x07\x1b[22t\x1b]2;two\x07\x1b[23t");
    QCOMPARE(*terminal->takeNews().title, std::string("one"));
    test::feed(*terminal, QByteArray("\x1b[22t").repeated(1'000) + QByteArray("\x1b[23t").repeated(1'000));
}

void RepliesTest::theClipboardIsWrittenOnlyByTheEvent_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("wish");
    QTest::newRow("a text") << QByteArray("\x1b]52;c;aGVsbG8=\x07") << QByteArray("hello");
    QTest::newRow("a question is none") << QByteArray("\x1b]52;c;?\x07") << QByteArray();
    QTest::newRow("not base64") << QByteArray("\x1b]52;c;h%llo\x07") << QByteArray();
    QTest::newRow("nothing") << QByteArray("\x1b]52;c;\x07") << QByteArray();
    QTest::newRow("too much") << "\x1b]52;c;" + QByteArray(70'000, 'A') + "\x07" << QByteArray();
}

void RepliesTest::theClipboardIsWrittenOnlyByTheEvent()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, wish);
    const News news = test::fed({10, 5}, bytes)->takeNews();
    QCOMPARE(news.clipboard.has_value(), !wish.isEmpty());
    if (news.clipboard)
        QCOMPARE(QByteArray::fromStdString(*news.clipboard), wish);
}

void RepliesTest::bellsAreCounted()
{
    const auto terminal = test::fed({10, 5}, "\x07\x07\x1b]2;no bell\x07\x07");
    QCOMPARE(terminal->takeNews().bells, 3U);
}

void RepliesTest::linksAreNumberedAndBounded()
{
    Terminal terminal({20, 5});
    test::feed(terminal,
               "\x1b]8;id=1;https://a.example/;x\x1b\\ab\x1b]8;;\x1b\\c\x1b]8;;https://a.example/;x\x07"
               "d");
    const std::uint16_t link = test::cellAt(terminal, 1, 1).style.link;
    QCOMPARE(terminal.linkTarget(link), std::string_view("https://a.example/;x"));
    QCOMPARE(test::cellAt(terminal, 1, 2).style.link, link);
    QCOMPARE(test::cellAt(terminal, 1, 3).style.link, std::uint16_t{0});
    QCOMPARE(test::cellAt(terminal, 1, 4).style.link, link);
    test::feed(terminal, "\x1b[m");
    QCOMPARE(terminal.linkTarget(0), std::string_view());
    for (int i = 0; i < 70'000; ++i)
        test::feed(terminal, "\x1b]8;;x:" + QByteArray::number(i) + "\x07");
    test::feed(terminal, "\x1b]8;;x:beyond\x07\r*");
    QCOMPARE(test::cellAt(terminal, 1, 1).style.link, std::uint16_t{0});
    test::feed(terminal, "\x1b]8;;" + QByteArray(3'000, 'u') + "\x07\r*");
    QCOMPARE(test::cellAt(terminal, 1, 1).style.link, std::uint16_t{0});
}

} // namespace porthole::terminal

QTEST_APPLESS_MAIN(porthole::terminal::RepliesTest)
#include "RepliesTest.moc"
