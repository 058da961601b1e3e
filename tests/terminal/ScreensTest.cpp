#include "Paper.h"

#include <QTest>

namespace porthole::terminal {

using namespace test;

/// Whole screens as vttest has a person look at them, drawn in more ways than one and compared with what they
/// have to be. Source: the VT100's user guide, DEC STD 070, xterm's control sequences.
class ScreensTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFrameAroundAFrame();
    void lettersAtBothEdges();
    void controlsWithinSequences();
    void aLineThatWrapsAsOneThatIsPlaced();
    void tabStopsEveryThird();
    void regionsScrollWithinThemselves_data();
    void regionsScrollWithinThemselves();
    void originAtTheBottom();
    void renditionsSideBySide();
    void theCursorIsSavedInFiveRows();
    void charactersOfEverySet();
    void linesOfDoubleSize();
    void doubleLinesAreErased();
};

/// vttest 1, "Test of cursor movements": all that moves and all that erases leaves nothing but this.
void ScreensTest::aFrameAroundAFrame()
{
    QByteArray bytes = "\x1b#8";
    bytes += at(9, 10) + "\x1b[1J" + at(18, 60) + "\x1b[0J\x1b[1K" + at(9, 71) + "\x1b[0K";
    for (int row = 10; row <= 16; ++row)
        bytes += at(row, 10) + "\x1b[1K" + at(row, 71) + "\x1b[0K";
    bytes += at(17, 30) + "\x1b[2K";
    for (int column = 1; column <= kColumns; ++column)
        bytes += "\x1b[24;" + QByteArray::number(column) + "f*\x1b[1;" + QByteArray::number(column) + "f*";
    bytes += at(2, 2);
    for (int row = 2; row <= 23; ++row) // IND moves down, whatever is printed is taken back
        bytes += "+\x1b[1D\x1b"
                 "D";
    bytes += at(23, 79);
    for (int row = 23; row >= 2; --row)
        bytes += "+\x1b[1D\x1bM";
    bytes += at(2, 1);
    for (int row = 2; row <= 23; ++row) {
        bytes += '*' + at(row, 80) + "*\x1b[10D" +
                 (row < 10 ? "\x1b"
                             "E"
                           : "\r\n");
    }
    bytes += at(2, 10) + "\x1b[42D\x1b[2C+";
    for (int column = 3; column <= 78; ++column) // up from below, and back over what was printed
        bytes += "\x1b[0C\x1b[2D\x1b[1C+";
    bytes += at(23, 70) + "\x1b[42C\x1b[2D+";
    for (int column = 78; column >= 3; --column)
        bytes += "\x1b[1D\x1b[1C\x1b[0D\b+";
    bytes += at(1, 1) + "\x1b[10A\x1b[1A\x1b[0A" + at(24, 80) + "\x1b[10B\x1b[1B\x1b[0B";

    Paper paper;
    paper.fill(9, 11, 16, 70, 'E');
    for (const int row : {1, 24})
        paper.put(row, 1, QByteArray(80, '*'));
    for (int row = 2; row <= 23; ++row) {
        paper.put(row, 1, "*+");
        paper.put(row, 79, "+*");
    }
    paper.fill(2, 2, 2, 79, '+');
    paper.fill(23, 2, 23, 79, '+');
    const auto terminal = drawn(bytes);
    const QByteArrayList shown = rowsOf(*terminal), expected = paper.rows();
    for (int row = 0; row < kRows; ++row)
        QVERIFY2(shown[row] == expected[row], QByteArray::number(row + 1) + ' ' + shown[row]);
    QCOMPARE(test::cursorOf(*terminal), QByteArray("24,80"));
}

/// vttest 1, autowrap with mixed controls: every letter comes to both edges, each time in another way, and
/// scrolls up.
void ScreensTest::lettersAtBothEdges()
{
    QByteArray bytes = "\x1b[3;21r\x1b[?6h";
    for (int i = 0; i < 26; ++i) {
        const char small = static_cast<char>('a' + i), large = static_cast<char>('A' + i);
        switch (i % 4) {
        case 0: // both are placed
            bytes += at(19, 1) + large + at(19, 80) + small + "\r\n";
            break;
        case 1: // back from where the wrap waits, and there again
            bytes += at(19, 80) + "x\b\x1b[C" + small + '\r' + large + "\r\n";
            break;
        case 2: // tabs do not go round the edge, nor does a backspace
            bytes += at(19, 80) + "x\b\t\t" + small + at(19, 2) + "\b\b" + large + "\r\n";
            break;
        default: // a line feed keeps the column
            bytes += at(19, 1) + large + at(18, 80) + '\n' + small + "\r\n";
            break;
        }
    }
    Paper paper;
    for (int row = 3; row <= 20; ++row) {
        paper.put(row, 1, QByteArray(1, static_cast<char>('I' + row - 3)));
        paper.put(row, 80, QByteArray(1, static_cast<char>('i' + row - 3)));
    }
    QCOMPARE(rowsOf(*drawn(bytes)), paper.rows());
}

/// vttest 1: control characters are obeyed at once, and the sequence goes on.
void ScreensTest::controlsWithinSequences()
{
    const auto terminal =
        drawn("A B C D E F G H I\r\n"
              "A\x1b[2\bCB\x1b[2\bCC\x1b[2\bCD\x1b[2\bCE\x1b[2\bCF\x1b[2\bCG\x1b[2\bCH\x1b[2\bCI\r\n"
              "A \x1b[\r2CB\x1b[\r4CC\x1b[\r6CD\x1b[\r8CE\x1b[\r10CF\x1b[\r12CG\x1b[\r14CH\x1b[\r16CI\r\n"
              "\x1b[20lA \x1b[1\vAB \x1b[1\vAC \x1b[1\vAD \x1b[1\vAE \x1b[1\vAF \x1b[1\vAG "
              "\x1b[1\vAH \x1b[1\vAI\r\n");
    const QByteArrayList rows = rowsOf(*terminal);
    for (int row = 0; row < 4; ++row)
        QCOMPARE(rows[row], QByteArray("A B C D E F G H I"));
    const auto zeros = drawn("\x1b[00000000004;000000001Hx");
    QCOMPARE(test::cursorOf(*zeros), QByteArray("4,2"));
}

/// vttest 2: three lines of stars, one that wraps, one that is cut, one that is placed.
void ScreensTest::aLineThatWrapsAsOneThatIsPlaced()
{
    const auto terminal = drawn("\x1b[?7h" + QByteArray(160, '*') + "\x1b[?7l" + at(3, 1) +
                                QByteArray(160, '*') + "\x1b[?7h" + at(5, 1) + "This");
    const QByteArrayList rows = rowsOf(*terminal);
    for (int row = 0; row < 3; ++row)
        QCOMPARE(rows[row], QByteArray(80, '*'));
    QVERIFY(rows[3].isEmpty());
    QCOMPARE(rows[4], QByteArray("This"));
}

/// vttest 2: stops are set and cleared until two ways to the same columns look alike.
void ScreensTest::tabStopsEveryThird()
{
    QByteArray bytes = "\x1b[3g";
    for (int i = 0; i < 26; ++i)
        bytes += "\x1b[3C\x1bH";
    bytes += at(1, 4);
    for (int i = 0; i < 13; ++i)
        bytes += "\x1b[0g\x1b[6C";
    bytes += at(1, 7) + "\x1b[1g\x1b[2g" + at(1, 1);
    for (int i = 0; i < 13; ++i)
        bytes += "\t*";
    bytes += at(2, 2);
    for (int i = 0; i < 13; ++i)
        bytes += "     *";
    const QByteArrayList rows = rowsOf(*drawn(bytes));
    QCOMPARE(rows[0], rows[1]);
    QCOMPARE(rows[0].count('*'), 13);
    QVERIFY(rows[2].isEmpty());
}

void ScreensTest::regionsScrollWithinThemselves_data()
{
    QTest::addColumn<int>("top");
    QTest::addColumn<int>("bottom");
    QTest::addColumn<bool>("up");
    for (const bool up : {true, false}) {
        QTest::addRow("two rows in the middle, %s", up ? "up" : "down") << 12 << 13 << up;
        QTest::addRow("the whole screen, %s", up ? "up" : "down") << 1 << 24 << up;
        QTest::addRow("all but the edges, %s", up ? "up" : "down") << 2 << 23 << up;
    }
}

/// vttest 2, soft scroll: what lies outside the region stays.
void ScreensTest::regionsScrollWithinThemselves()
{
    QFETCH(int, top);
    QFETCH(int, bottom);
    QFETCH(bool, up);
    QByteArray bytes;
    for (int row = 1; row <= kRows; ++row)
        bytes += at(row, 1) + "still " + QByteArray::number(row);
    bytes += "\x1b[" + QByteArray::number(top) + ';' + QByteArray::number(bottom) + "r\x1b[?6h";
    Paper paper;
    for (int row = 1; row <= kRows; ++row)
        paper.put(row, 1, "still " + QByteArray::number(row));
    // Thirty lines come in at the one end: as many as the region has are left.
    for (int i = 1; i <= 30; ++i)
        bytes += up ? at(99, 1) +
                          "\x1b"
                          "D\rline " +
                          QByteArray::number(i)
                    : at(1, 1) + "\x1bMline " + QByteArray::number(i);
    paper.fill(top, 1, bottom, 80, ' ');
    for (int row = top; row <= bottom; ++row)
        paper.put(row, 1, "line " + QByteArray::number(up ? 30 - (bottom - row) : 30 - (row - top)));
    QCOMPARE(rowsOf(*drawn(bytes)), paper.rows());
}

/// vttest 2: in origin mode the region's end is as far down as it goes; without, the screen's.
void ScreensTest::originAtTheBottom()
{
    const QByteArray region = "\x1b[23;24r";
    const auto in = drawn(region + "\x1b[?6h\x1b[2;1Hbottom\x1b[1;1Habove");
    QCOMPARE(rowsOf(*in)[23], QByteArray("bottom"));
    QCOMPARE(rowsOf(*in)[22], QByteArray("above"));
    const auto out = drawn(region + "\x1b[?6l\x1b[24;1Hbottom\x1b[1;1Htop");
    QCOMPARE(rowsOf(*out)[23], QByteArray("bottom"));
    QCOMPARE(rowsOf(*out)[0], QByteArray("top"));
}

/// vttest 2: sixteen mixtures of bold, underscore, blink and negative, and they end where they end.
void ScreensTest::renditionsSideBySide()
{
    QByteArray bytes;
    for (int mix = 0; mix < 16; ++mix) {
        bytes += at(1 + mix, 1) + "\x1b[0";
        if (mix & 1)
            bytes += ";1";
        if (mix & 2)
            bytes += ";4";
        if (mix & 4)
            bytes += ";5";
        if (mix & 8)
            bytes += ";7";
        bytes += "mx\x1b[22;24;25;27my";
    }
    const auto terminal = drawn(bytes);
    for (int mix = 0; mix < 16; ++mix) {
        const Style style = test::cellAt(*terminal, 1 + mix, 1).style;
        QCOMPARE(style.has(Bold), (mix & 1) != 0);
        QCOMPARE(style.underline() == Underline::Single, (mix & 2) != 0);
        QCOMPARE(style.has(Blink), (mix & 4) != 0);
        QCOMPARE(style.has(Inverse), (mix & 8) != 0);
        QVERIFY(test::cellAt(*terminal, 1 + mix, 2).style == Style{});
    }
    // Light on dark and dark on light are the view's matter: the cells stay as they are.
    test::feed(*terminal, "\x1b[?5h");
    QVERIFY(terminal->modes().reverseScreen);
    QVERIFY(test::cellAt(*terminal, 1, 2).style == Style{});
}

/// vttest 2, "Save/Restore cursor": place, rendition and character set come back, five times.
void ScreensTest::theCursorIsSavedInFiveRows()
{
    QByteArray bytes = at(1, 1);
    for (int i = 0; i < 5; ++i) {
        const QByteArray set = i % 2 == 0 ? "\x1b(0" : "\x1b(B", style = i % 2 == 0 ? "\x1b[1m" : "\x1b[0m";
        bytes += at(2 + i, 10) + set + style +
                 "\x1b"
                 "7" +
                 at(20, 60) +
                 "\x1b(B\x1b[7mxx\x1b"
                 "8q";
    }
    const auto terminal = drawn(bytes);
    for (int i = 0; i < 5; ++i) {
        const Cell cell = test::cellAt(*terminal, 2 + i, 10);
        QCOMPARE(static_cast<quint32>(cell.code()), i % 2 == 0 ? quint32{0x2500} : quint32{'q'});
        QCOMPARE(cell.style.has(Bold), i % 2 == 0);
        QVERIFY(!cell.style.has(Inverse));
    }
}

/// vttest 3: G0 to G3, each with each of the sets that there are.
void ScreensTest::charactersOfEverySet()
{
    QByteArray all;
    for (char c = 0x20; c < 0x7f; ++c)
        all += c;
    const struct {
        char final;
        Charset set;
    } sets[] = {{'B', Charset::Ascii}, {'A', Charset::British}, {'0', Charset::DecSpecial}};
    const QByteArray invoke[] = {"\x0f", "\x0e", "\x1bn", "\x1bo"}; // LS0, LS1, LS2, LS3
    for (std::size_t g = 0; g < 4; ++g) {
        for (const auto &set : sets) {
            const auto terminal = test::fed({100, 2}, QByteArray("\x1b") + static_cast<char>('(' + g) +
                                                          set.final + invoke[g] + all + "\x0f\x1b(Bq");
            for (int i = 0; i < all.size(); ++i)
                QCOMPARE(static_cast<quint32>(test::cellAt(*terminal, 1, 1 + i).code()),
                         static_cast<quint32>(characterIn(set.set, static_cast<unsigned char>(all[i]))));
            QCOMPARE(static_cast<quint32>(test::cellAt(*terminal, 1, 96).code()), quint32{'q'});
        }
    }
    QCOMPARE(static_cast<quint32>(characterIn(Charset::DecSpecial, U'`')), quint32{0x25c6});
    QCOMPARE(static_cast<quint32>(characterIn(Charset::DecSpecial, U'~')), quint32{0xb7});
    QCOMPARE(static_cast<quint32>(characterIn(Charset::British, U'#')), quint32{0xa3});
}

/// vttest 4: lines of double width have half as many columns, wherever the cursor is sent.
void ScreensTest::linesOfDoubleSize()
{
    const auto terminal = drawn("\x1b#6" + QByteArray(41, 'w') + at(3, 1) + "\x1b#3top" + at(4, 1) +
                                "\x1b#4top" + at(5, 1) + "\x1b#5one" + at(3, 79) + '*' + at(1, 60));
    const auto sizeOf = [&](int row) {
        return static_cast<int>(terminal->screen().grid().state(row - 1).size);
    };
    QCOMPARE(sizeOf(1), static_cast<int>(LineSize::DoubleWidth));
    QCOMPARE(sizeOf(2), static_cast<int>(LineSize::Single));
    QCOMPARE(sizeOf(3), static_cast<int>(LineSize::DoubleTop));
    QCOMPARE(sizeOf(4), static_cast<int>(LineSize::DoubleBottom));
    QCOMPARE(sizeOf(5), static_cast<int>(LineSize::Single));
    const QByteArrayList rows = rowsOf(*terminal);
    QCOMPARE(rows[0], QByteArray(40, 'w'));
    QCOMPARE(rows[1], QByteArray("w"));
    QCOMPARE(rows[2], "top" + QByteArray(36, ' ') + '*');
    QCOMPARE(test::cursorOf(*terminal), QByteArray("1,40"));
    // What does not fit any more is lost, as it was.
    QCOMPARE(rowsOf(*drawn(QByteArray(80, 'x') + at(1, 1) + "\x1b#6\x1b#5"))[0], QByteArray(40, 'x'));
}

/// vttest 7, "Erase right half of double width lines": a line that is erased as a part stays double, one that
/// is erased whole with the screen does not.
void ScreensTest::doubleLinesAreErased()
{
    const auto terminal =
        drawn("\x1b#6" + QByteArray(40, 'w') + at(1, 21) + "\x1b[K" + at(2, 1) + "\x1b#6" +
              QByteArray(40, 'w') + at(2, 20) + "\x1b[1K" + at(3, 1) + "\x1b#6ww" + at(2, 1) + "\x1b[J");
    const QByteArrayList rows = rowsOf(*terminal);
    QCOMPARE(rows[0], QByteArray(20, 'w'));
    QVERIFY(rows[1].isEmpty());
    QCOMPARE(static_cast<int>(terminal->screen().grid().state(0).size),
             static_cast<int>(LineSize::DoubleWidth));
    QCOMPARE(static_cast<int>(terminal->screen().grid().state(2).size), static_cast<int>(LineSize::Single));
}

} // namespace porthole::terminal

QTEST_APPLESS_MAIN(porthole::terminal::ScreensTest)
#include "ScreensTest.moc"
