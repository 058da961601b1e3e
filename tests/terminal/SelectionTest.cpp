#include "Shown.h"

#include <QTest>

namespace porthole::terminal {

/// Which text a stretch of cells is, and where words and lines end.
class SelectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textOfAStretch_data();
    void textOfAStretch();
    void words_data();
    void words();
    void linesReachOverWrappedRows();
};

void SelectionTest::textOfAStretch_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Stretch>("stretch");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("part of a row") << QByteArray("hello") << Stretch{{0, 1}, {0, 4}} << QByteArray("ell");
    QTest::newRow("two rows") << QByteArray("one\r\ntwo") << Stretch{{0, 1}, {1, 2}} << QByteArray("ne\ntw");
    QTest::newRow("a wrapped line is one")
        << QByteArray("0123456789abc") << Stretch{{0, 8}, {1, 3}} << QByteArray("89abc");
    QTest::newRow("blanks at a line's end go")
        << QByteArray("a  \r\nb") << Stretch{{0, 0}, {1, 1}} << QByteArray("a\nb");
    QTest::newRow("blanks within stay")
        << QByteArray("a   b") << Stretch{{0, 0}, {0, 3}} << QByteArray("a  ");
    QTest::newRow("blanks where it wraps stay")
        << QByteArray("12345678  ab") << Stretch{{0, 0}, {1, 2}} << QByteArray("12345678  ab");
    QTest::newRow("blank rows") << QByteArray("a\r\n\r\nb") << Stretch{{0, 0}, {2, 1}}
                                << QByteArray("a\n\nb");
    QTest::newRow("wide and marks") << QByteArray("\u6f22e\u0301") << Stretch{{0, 0}, {0, 10}}
                                    << QByteArray("\u6f22e\u0301");
    QTest::newRow("a filler is no blank")
        << QByteArray("123456789\u6f22") << Stretch{{0, 0}, {1, 10}} << QByteArray("123456789\u6f22");
    QTest::newRow("a block") << QByteArray("abcdef\r\nghi\r\nmnopqr") << Stretch{{0, 2}, {2, 4}, true}
                             << QByteArray("cd\ni\nop");
    QTest::newRow("a block does not join what wrapped")
        << QByteArray("0123456789abcdef") << Stretch{{0, 1}, {1, 3}, true} << QByteArray("12\nbc");
    QTest::newRow("a block that begins within a wide one")
        << QByteArray("\u6f22x\r\nabc") << Stretch{{0, 1}, {1, 3}, true} << QByteArray("x\nbc");
    QTest::newRow("never written is a blank")
        << QByteArray("\x1b[5Gx") << Stretch{{0, 0}, {0, 10}} << QByteArray("    x");
}

void SelectionTest::textOfAStretch()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Stretch, stretch);
    const auto terminal = test::fed({10, 5}, bytes);
    QTEST(QByteArray::fromStdString(selectedText(*terminal, stretch)), "text");
}

void SelectionTest::words_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("a path") << 5 << QByteArray("/etc/x-1.conf");
    QTest::newRow("its first letter") << 4 << QByteArray("/etc/x-1.conf");
    QTest::newRow("blanks") << 3 << QByteArray("");
    QTest::newRow("a bracket alone") << 18 << QByteArray("(");
    QTest::newRow("over the row's end") << 20 << QByteArray("\u00fcber");
}

void SelectionTest::words()
{
    QFETCH(int, column);
    const auto terminal = test::fed({22, 3}, "cat /etc/x-1.conf (\u00fcber)");
    const int row = column / 22;
    const Stretch word = wordAt(*terminal, {row, column % 22});
    QByteArray text = QByteArray::fromStdString(selectedText(*terminal, word));
    QTEST(text.trimmed(), "word");
}

void SelectionTest::linesReachOverWrappedRows()
{
    const auto terminal = test::fed({10, 5}, "one\r\n" + QByteArray(25, 'x') + "\r\nend");
    QCOMPARE(lineAt(*terminal, {2, 3}), (Stretch{{1, 0}, {3, 10}}));
    QCOMPARE(lineAt(*terminal, {0, 0}), (Stretch{{0, 0}, {0, 10}}));
}

} // namespace porthole::terminal

QTEST_APPLESS_MAIN(porthole::terminal::SelectionTest)
#include "SelectionTest.moc"
