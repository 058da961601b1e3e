#include "Paper.h"

#include <QTest>

namespace porthole::terminal {

using namespace test;

/// Screens after lines and characters were inserted, deleted and erased, and after a reset or a change of
/// screens, as vttest has a person look at them. Source: as ScreensTest.
class ScreenEditsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAccordionOfLines();
    void charactersInsertedAndDeleted();
    void aStaircaseOfDeletions();
    void theLastColumnAndTheSavedCursor();
    void everythingIsReset();
    void alternateScreens_data();
    void alternateScreens();
    void erasedGroundHasThePensColour_data();
    void erasedGroundHasThePensColour();
};

/// vttest 8, the accordion: lines are pushed apart and together until A is above and X below.
void ScreenEditsTest::anAccordionOfLines()
{
    QByteArray bytes;
    for (int row = 1; row <= kRows; ++row)
        bytes += at(row, 1) + QByteArray(80, static_cast<char>('A' - 1 + row));
    bytes += "\x1b[2;23r\x1b[?6h" + at(1, 1);
    for (int i = 1; i <= 24; ++i) // IL of as many lines as the region has or more empties it
        bytes += "\x1b[" + QByteArray::number(i) + "L\x1b[" + QByteArray::number(i) + 'M';
    bytes += "\x1b[?6l\x1b[r";
    Paper paper;
    paper.put(1, 1, QByteArray(80, 'A'));
    paper.put(24, 1, QByteArray(80, 'X'));
    QCOMPARE(rowsOf(*drawn(bytes)), paper.rows());
}

/// vttest 8: "A" is inserted and deleted until a line is "A***B", in three ways.
void ScreenEditsTest::charactersInsertedAndDeleted()
{
    const QByteArray whole = 'A' + QByteArray(78, '*') + 'B';
    const auto irm = drawn("AB" + at(1, 2) + "\x1b[4h" + QByteArray(78, '*') + "\x1b[4l");
    QCOMPARE(rowsOf(*irm)[0], whole);
    const auto ich = drawn("AB" + at(1, 2) + "\x1b[78@" + QByteArray(78, '*'));
    QCOMPARE(rowsOf(*ich)[0], whole);
    QByteArray one = "AB" + at(1, 2);
    for (int i = 0; i < 78; ++i)
        one += "\x1b[1@*";
    QCOMPARE(rowsOf(*drawn(one))[0], whole);
    const auto dch = drawn(whole + at(1, 2) + "\x1b[78P");
    QCOMPARE(rowsOf(*dch)[0], QByteArray("AB"));
    // Of what is pushed out nothing comes back.
    QCOMPARE(rowsOf(*drawn(whole + at(1, 1) + "\x1b[2@\x1b[2P"))[0], whole.left(78));
}

/// vttest 8: each row loses one character more than the one above it.
void ScreenEditsTest::aStaircaseOfDeletions()
{
    QByteArray bytes;
    Paper paper;
    for (int row = 1; row <= kRows; ++row) {
        const QByteArray line(80, static_cast<char>('A' - 1 + row));
        bytes += at(row, 1) + line + at(row, 80 - row) + "\x1b[" + QByteArray::number(row) + 'P';
        paper.put(row, 1, line.left(80 - row));
    }
    QCOMPARE(rowsOf(*drawn(bytes)), paper.rows());
    // The same with blanks that come in: each row is pushed to the right by its number.
    bytes.clear();
    Paper pushed;
    for (int row = 1; row <= kRows; ++row) {
        const QByteArray line(80, static_cast<char>('A' - 1 + row));
        bytes += at(row, 1) + line + at(row, 1) + "\x1b[" + QByteArray::number(row) + '@';
        pushed.put(row, 1 + row, line.left(80 - row));
    }
    QCOMPARE(rowsOf(*drawn(bytes)), pushed.rows());
}

/// vttest 7: the wrap that is to come survives being saved, and nothing else that moves the cursor.
void ScreenEditsTest::theLastColumnAndTheSavedCursor()
{
    const QByteArray full(80, 'x');
    QCOMPARE(rowsOf(*drawn(full + "\x1b"
                                  "7\x1b[5;5H\x1b"
                                  "8y"))[1],
             QByteArray("y"));
    QCOMPARE(rowsOf(*drawn(full + "\x1b[1;80Hy"))[0].right(1), QByteArray("y"));
    QCOMPARE(rowsOf(*drawn(full + "\x1b[6ny"))[1], QByteArray("y"));
    QCOMPARE(rowsOf(*drawn(full + "\x1b[1my"))[1], QByteArray("y"));
    QCOMPARE(rowsOf(*drawn(full + "\x07y"))[1], QByteArray("y"));
    QCOMPARE(rowsOf(*drawn(full + "\ny"))[1], QByteArray(79, ' ') + 'y');
}

/// vttest 10: after RIS a terminal is as new, whatever was done to it.
void ScreenEditsTest::everythingIsReset()
{
    const auto terminal =
        drawn("\x1b#8\x1b[?1;5;6;66;69;1003;1006;2004h\x1b[?7;25l\x1b[4;20h\x1b[3;9r\x1b[4;40s\x1b[1;31;44m"
              "\x1b(0\x1b)A\x0e\x1b[3g\x1b[5 q\x1b[?1049h\x1b#6\x1b[1\"qx\x1b"
              "c");
    const Terminal fresh({kColumns, kRows});
    QVERIFY(terminal->modes() == fresh.modes());
    QCOMPARE(rowsOf(*terminal), rowsOf(fresh));
    QCOMPARE(test::cursorOf(*terminal), test::cursorOf(fresh));
    test::feed(*terminal, "q\t*");
    QVERIFY(test::cellAt(*terminal, 1, 1) == Cell(U'q', Style{}));
    QVERIFY(test::cellAt(*terminal, 1, 9) == Cell(U'*', Style{}));
    QCOMPARE(static_cast<int>(terminal->screen().grid().state(0).size), static_cast<int>(LineSize::Single));
}

void ScreenEditsTest::alternateScreens_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<bool>("cursorComesBack");
    QTest::addColumn<bool>("isEmptyAgain"); // the next time it is shown
    QTest::newRow("47") << QByteArray("47") << false << false;
    QTest::newRow("1047") << QByteArray("1047") << false << true;
    QTest::newRow("1049") << QByteArray("1049") << true << true;
}

/// vttest 11.6: the main screen is there again as it was.
void ScreenEditsTest::alternateScreens()
{
    QFETCH(QByteArray, mode);
    QFETCH(bool, cursorComesBack);
    QFETCH(bool, isEmptyAgain);
    const QByteArray on = "\x1b[?" + mode + 'h', off = "\x1b[?" + mode + 'l';
    const auto terminal = drawn("main" + at(7, 7) + on + at(3, 3) + "other");
    QVERIFY(terminal->modes().alternateScreen);
    QVERIFY(rowsOf(*terminal)[0].isEmpty());
    QCOMPARE(rowsOf(*terminal)[2], QByteArray("  other"));
    test::feed(*terminal, off);
    QVERIFY(!terminal->modes().alternateScreen);
    QCOMPARE(rowsOf(*terminal)[0], QByteArray("main"));
    QVERIFY(rowsOf(*terminal)[2].isEmpty());
    QCOMPARE(test::cursorOf(*terminal), QByteArray(cursorComesBack ? "7,7" : "3,8"));
    test::feed(*terminal, on);
    QCOMPARE(rowsOf(*terminal)[2], QByteArray(isEmptyAgain ? "" : "  other"));
    // Whatever scrolls off it is gone.
    test::feed(*terminal, QByteArray("\n").repeated(100));
    QCOMPARE(terminal->history().endRow(), std::int64_t{0});
}

void ScreenEditsTest::erasedGroundHasThePensColour_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    const auto row = [](const char *name, const QByteArray &bytes, int line, int column) {
        QTest::newRow(name) << bytes << line << column;
    };
    row("ED", "\x1b[J", 24, 80);
    row("ED 1", at(24, 80) + "\x1b[1J", 1, 1);
    row("EL", "\x1b[K", 1, 80);
    row("EL 1", at(1, 80) + "\x1b[1K", 1, 1);
    row("ECH", "\x1b[80X", 1, 80);
    row("ICH", "\x1b[5@", 1, 5);
    row("DCH", "x\x1b[5P", 1, 80);
    row("IL", "\x1b[3L", 3, 80);
    row("DL", "\x1b[3M", 24, 1);
    row("LF at the end", at(24, 1) + "\n", 24, 80);
    row("RI at the top", "\x1bM", 1, 80);
    row("SU", "\x1b[2S", 23, 40);
    row("SD", "\x1b[2T", 2, 40);
    row("the row that a wrap brings", at(24, 80) + "xy", 24, 80);
    row("DECIC", "\x1b[2'}", 24, 2);
    row("DECDC", "\x1b[2'~", 24, 79);
    row("the alternate screen", "\x1b[?1049h", 12, 40);
}

/// vttest 11.7, "BCE": what comes in has the colour that the pen paints on, and nothing else of it.
void ScreenEditsTest::erasedGroundHasThePensColour()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, row);
    QFETCH(int, column);
    const auto terminal = drawn("\x1b[1;4;7;31;44m" + bytes);
    Style ground;
    ground.background = Colour::indexed(4);
    QVERIFY(test::cellAt(*terminal, row, column).style == ground);
}

} // namespace porthole::terminal

QTEST_APPLESS_MAIN(porthole::terminal::ScreenEditsTest)
#include "ScreenEditsTest.moc"
