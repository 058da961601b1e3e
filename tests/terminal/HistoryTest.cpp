#include "Shown.h"

#include <QTest>

namespace porthole::terminal {

/// What scrolled off, and other widths.
class HistoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatScrolledOff();
    void keepsStylesMarksAndWideCharacters();
    void isBounded();
    void memoryPerLineIsAsStated_data();
    void memoryPerLineIsAsStated();
    void memoryIsBoundedWhateverTheLines();
    void theAlternateScreenHasNone();
    void regionsFeedItFromTheTopOnly();
    void edThreeClearsIt();
    void numbersStayWithTheirRows();
    void reflowsThereAndBack_data();
    void reflowsThereAndBack();
    void reflowMovesTheCursorWithItsText_data();
    void reflowMovesTheCursorWithItsText();
    void tallerBringsRowsBack();
    void aClearedScreenStaysClear();
    void wideCharactersAreNotCut();
    void anEndlessLineIsKeptInPieces();
    void resizesInAStorm();

private:
    static QByteArray everything(const Terminal &terminal);
    static QByteArray numbered(int count);
};

/// All lines, unwrapped.
QByteArray HistoryTest::everything(const Terminal &terminal)
{
    const Stretch all{{terminal.firstRow(), 0}, {terminal.endRow() - 1, terminal.size().columns}};
    QByteArray text = QByteArray::fromStdString(selectedText(terminal, all));
    while (text.endsWith('\n'))
        text.chop(1);
    return text;
}

QByteArray HistoryTest::numbered(int count)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i)
        lines += "line " + QByteArray::number(i) + "\r\n";
    return lines;
}

void HistoryTest::keepsWhatScrolledOff()
{
    const auto terminal = test::fed({20, 5}, numbered(12));
    QCOMPARE(terminal->screenTop(), 8);
    QCOMPARE(terminal->firstRow(), 0);
    for (int i = 0; i < 12; ++i)
        QCOMPARE(test::rowText(*terminal, i), "line " + QByteArray::number(i));
}

void HistoryTest::keepsStylesMarksAndWideCharacters()
{
    const QByteArray line =
        "a\x1b[1;38;2;1;2;3mb\x1b[m\x1b[44m e\u0301\x1b[m\u6f22\u5b57\u0308z\x1b[7m   \x1b[m";
    const auto screen = test::fed({20, 2}, line);
    const auto history = test::fed({20, 2}, line + "\r\n\n\n");
    Row expected, kept;
    screen->readRow(0, expected);
    history->readRow(0, kept);
    QCOMPARE(kept.cells.size(), expected.cells.size());
    QCOMPARE(kept.clusters.size(), std::size_t{2});
    for (std::size_t i = 0; i < kept.cells.size(); ++i) {
        QVERIFY(kept.cells[i].style == expected.cells[i].style || kept.cells[i].isTail());
        QCOMPARE(kept.cells[i].kind(), expected.cells[i].kind());
        QCOMPARE(kept.cells[i].code(), expected.cells[i].code());
    }
}

void HistoryTest::isBounded()
{
    const auto terminal = test::fed({20, 5}, numbered(5'000), 100);
    QCOMPARE(terminal->screenTop() - terminal->firstRow(), 100);
    QCOMPARE(test::rowText(*terminal, terminal->firstRow()), QByteArray("line 4896"));
    QCOMPARE(test::rowText(*terminal, terminal->firstRow() - 1), QByteArray());
    const auto none = test::fed({20, 5}, numbered(50), 0);
    QCOMPARE(none->firstRow(), none->screenTop());
}

void HistoryTest::memoryPerLineIsAsStated_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<double>("most");
    QTest::newRow("60 characters") << QByteArray(60, 'x') << 75.0;
    QTest::newRow("ls -l") << QByteArray("-rw-r--r-- 1 analyst analyst  48213 Nov 25 22:52 results-0917.csv")
                           << 80.0;
    QTest::newRow("ls -l in colours")
        << QByteArray("drwxr-xr-x 2 analyst analyst   4096 Nov 25 22:52 \x1b[01;34mresults-0917\x1b[0m")
        << 92.0;
    QTest::newRow("80 columns of CJK") << QByteArray("\u6f22").repeated(40) << 135.0;
}

void HistoryTest::memoryPerLineIsAsStated()
{
    QFETCH(QByteArray, line);
    QFETCH(double, most);
    const auto terminal = test::fed({80, 24}, QByteArray(line + "\r\n").repeated(10'000), 20'000);
    const double each =
        double(terminal->history().bytes()) / double(terminal->screenTop() - terminal->firstRow());
    QVERIFY2(each < most, qPrintable(QString::number(each)));
}

void HistoryTest::memoryIsBoundedWhateverTheLines()
{
    constexpr std::size_t kMost = 1 << 20;
    History history(1'000'000, 80, kMost);
    Row row;
    for (std::uint8_t column = 0; column < 80; ++column)
        row.cells.emplace_back(U'x', Style{Colour::indexed(column), {}, 0, 0});
    for (int i = 0; i < 10'000; ++i)
        history.append(row);
    QVERIFY2(history.bytes() < kMost + 200'000, qPrintable(QString::number(history.bytes())));
    QCOMPARE(history.endRow(), 10'000);
    QVERIFY(history.firstRow() > 8'000);
    Row read;
    history.read(history.firstRow(), read);
    QCOMPARE(read.cells.size(), std::size_t{80});
    // Taken out again to the last one.
    while (!history.empty())
        history.popLine(read);
    for (int i = 0; i < 10'000; ++i)
        history.append(row);
    QVERIFY(history.bytes() < kMost + 200'000);
}

void HistoryTest::theAlternateScreenHasNone()
{
    const auto terminal = test::fed({20, 5}, numbered(12) + "\x1b[?1049h" + numbered(50));
    QCOMPARE(terminal->firstRow(), terminal->screenTop());
    test::feed(*terminal, "\x1b[?1049l");
    QCOMPARE(terminal->screenTop(), 8);
    QCOMPARE(test::rowText(*terminal, 8), QByteArray("line 8"));
}

void HistoryTest::regionsFeedItFromTheTopOnly()
{
    const auto top = test::fed({20, 5}, "\x1b[1;3ra\r\nb\r\nc\r\nd");
    QCOMPARE(top->screenTop(), 1);
    QCOMPARE(test::rowText(*top, 0), QByteArray("a"));
    const auto below = test::fed({20, 5}, "\x1b[2;3ra\r\nb\r\nc\r\nd");
    QCOMPARE(below->screenTop(), 0);
}

void HistoryTest::edThreeClearsIt()
{
    const auto terminal = test::fed({20, 5}, numbered(12) + "\x1b[3J");
    QCOMPARE(terminal->firstRow(), terminal->screenTop());
    QCOMPARE(test::rowText(*terminal, terminal->screenTop()), QByteArray("line 8"));
}

void HistoryTest::numbersStayWithTheirRows()
{
    const auto terminal = test::fed({20, 5}, numbered(12), 20);
    QCOMPARE(test::rowText(*terminal, 9), QByteArray("line 9"));
    const std::uint64_t numbering = terminal->numbering();
    test::feed(*terminal, numbered(10));
    QCOMPARE(test::rowText(*terminal, 9), QByteArray("line 9"));
    QCOMPARE(terminal->numbering(), numbering);
    terminal->resize({10, 5});
    QVERIFY(terminal->numbering() != numbering);
}

void HistoryTest::reflowsThereAndBack_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("short lines") << numbered(30);
    QTest::newRow("long lines") << QByteArray(75, 'a') + "\r\n" + QByteArray(40, 'b') + "\r\n" +
                                       QByteArray(123, 'c');
    QTest::newRow("blank lines") << QByteArray("a\r\n\r\n\r\nb\r\n\r\n\r\n\r\n\r\nc");
    QTest::newRow("wide") << "x" + QByteArray("\u6f22").repeated(70) + "\r\n" +
                                 QByteArray("\u5b57").repeated(33);
    QTest::newRow("marks") << QByteArray("e\u0301").repeated(95);
    QTest::newRow("colours") << "\x1b[31m" + QByteArray(50, 'r') + "\x1b[44m" + QByteArray(50, 'b') +
                                    "\x1b[m\r\nend";
}

void HistoryTest::reflowsThereAndBack()
{
    QFETCH(QByteArray, bytes);
    for (const Size other : {Size{7, 5}, Size{2, 9}, Size{33, 3}, Size{200, 50}, Size{20, 2}, Size{21, 30}}) {
        const auto terminal = test::fed({20, 5}, bytes);
        const QByteArray before = everything(*terminal), cursor = test::cursorOf(*terminal);
        const QByteArray shownBefore = test::shown(*terminal);
        terminal->resize(other);
        QCOMPARE(everything(*terminal), before);
        terminal->resize({20, 5});
        QCOMPARE(everything(*terminal), before);
        QCOMPARE(test::shown(*terminal), shownBefore);
        QCOMPARE(test::cursorOf(*terminal), cursor);
        // What comes next goes on where it was.
        test::feed(*terminal, "tail");
        QVERIFY(everything(*terminal).endsWith("tail"));
    }
}

void HistoryTest::reflowMovesTheCursorWithItsText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("columns");
    QTest::addColumn<QByteArray>("cursor");
    QTest::newRow("narrower: behind its text") << QByteArray("0123456789ab") << 5 << QByteArray("3,3");
    QTest::newRow("narrower: within it") << QByteArray("0123456789\x1b[8G") << 5 << QByteArray("2,3");
    QTest::newRow("waiting to wrap") << QByteArray(20, 'x') << 10 << QByteArray("2,10+");
    QTest::newRow("wider: no wrap to come") << QByteArray(20, 'x') << 30 << QByteArray("1,21");
    QTest::newRow("wider: joined") << QByteArray(25, 'x') << 30 << QByteArray("1,26");
}

void HistoryTest::reflowMovesTheCursorWithItsText()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, columns);
    const auto terminal = test::fed({20, 5}, bytes);
    terminal->resize({columns, 5});
    QTEST(test::cursorOf(*terminal), "cursor");
}

void HistoryTest::tallerBringsRowsBack()
{
    const auto terminal = test::fed({20, 5}, numbered(12));
    terminal->resize({20, 8});
    QCOMPARE(terminal->screenTop(), 5);
    QCOMPARE(test::shown(*terminal).left(6), QByteArray("line 5"));
    QCOMPARE(test::cursorOf(*terminal), QByteArray("8,1"));
}

void HistoryTest::aClearedScreenStaysClear()
{
    const auto terminal = test::fed({20, 5}, numbered(12) + "\x1b[H\x1b[2J$ ");
    terminal->resize({30, 5});
    QCOMPARE(test::shown(*terminal), QByteArray("$"));
    QCOMPARE(test::cursorOf(*terminal), QByteArray("1,3"));
}

void HistoryTest::wideCharactersAreNotCut()
{
    const auto terminal = test::fed({10, 4}, QByteArray("\u6f22").repeated(5));
    terminal->resize({5, 4});
    QCOMPARE(test::shown(*terminal), QByteArray("\u6f22\u6f22\n\u6f22\u6f22\n\u6f22"));
    terminal->resize({1, 4});
    terminal->resize({10, 4});
}

void HistoryTest::anEndlessLineIsKeptInPieces()
{
    const auto terminal = test::fed({80, 24}, QByteArray(500'000, 'x'), 100'000);
    QVERIFY(terminal->screenTop() > 6'000);
    terminal->resize({100, 24});
    QCOMPARE(everything(*terminal).count('x'), 500'000);
}

void HistoryTest::resizesInAStorm()
{
    const auto terminal = test::fed({80, 24}, numbered(200) + QByteArray("\u6f22e\u0301").repeated(300));
    for (int i = 0; i < 500; ++i) {
        terminal->resize({1 + i * 7 % 130, 1 + i * 13 % 70});
        if (i % 3 == 0)
            test::feed(*terminal, i % 2 ? "\x1b[?1049h" : "\x1b[?1049l\u6f22x\r\n");
    }
    terminal->resize({1, 1});
    terminal->resize({-5, 100'000});
    QCOMPARE(terminal->size(), (Size{1, Grid::kMostRows}));
}

} // namespace porthole::terminal

QTEST_APPLESS_MAIN(porthole::terminal::HistoryTest)
#include "HistoryTest.moc"
