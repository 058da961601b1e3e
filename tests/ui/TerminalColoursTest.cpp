#include "ui/terminal/TerminalColours.h"
#include "ui/Colours.h"
#include "ui/terminal/TerminalThemes.h"

#include <QTest>

namespace porthole::ui {

using terminal::Colour;
using terminal::Style;

/// What cells are painted in.
class TerminalColoursTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contrastIsThatOfTheStandard();
    void theSixteenStandOut_data() { appearances(); }
    void theSixteenStandOut();
    void everyThemeIsLegible_data();
    void everyThemeIsLegible();
    void textOnAGroundIsLegible_data() { appearances(); }
    void textOnAGroundIsLegible();
    void whatIsAskedForExactlyIsKept();

private:
    static void appearances();
};

void TerminalColoursTest::appearances()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TerminalColoursTest::contrastIsThatOfTheStandard()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    // The lightest grey that is enough on white.
    QVERIFY(contrast(QColor(0x767676), Qt::white) >= 4.5);
    QVERIFY(contrast(QColor(0x777777), Qt::white) < 4.5);
}

void TerminalColoursTest::theSixteenStandOut()
{
    QFETCH(bool, dark);
    const TerminalColours &colours = dark ? darkTerminal() : lightTerminal();
    for (std::size_t i = dark ? 1 : 0; i < colours.named.size(); ++i)
        QVERIFY2(contrast(colours.named[i], colours.ground) >= 4.5, qPrintable(QString::number(i)));
    QVERIFY(contrast(colours.text, colours.ground) >= 7);
}

void TerminalColoursTest::everyThemeIsLegible_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t index = 0; index < terminalThemes().size(); ++index)
        QTest::addRow("%s", qPrintable(terminalThemes()[index].id)) << static_cast<int>(index);
}

void TerminalColoursTest::everyThemeIsLegible()
{
    QFETCH(int, index);
    const TerminalColours &colours = terminalThemes()[static_cast<std::size_t>(index)].colours;
    const bool dark = colours.ground.lightnessF() < 0.5F;
    QVERIFY(contrast(colours.text, colours.ground) >= 4.5);
    QVERIFY(contrast(colours.text, colours.selection) >= 4.5);
    QVERIFY(contrast(colours.matchText, colours.match) >= 4.5);
    QVERIFY(contrast(colours.thisMatchText, colours.thisMatch) >= 4.5);
    QVERIFY(contrast(colours.cursor, colours.ground) >= 3);
    for (std::size_t i = dark ? 1 : 0; i < colours.named.size(); ++i)
        QVERIFY2(contrast(colours.named[i], colours.ground) >= 4.5, qPrintable(QString::number(i)));
}

/// Bars of htop, mc and dialogs: black on green, white on blue, grey on cyan.
void TerminalColoursTest::textOnAGroundIsLegible()
{
    QFETCH(bool, dark);
    const TerminalColours &colours = dark ? darkTerminal() : lightTerminal();
    for (std::uint8_t under = 0; under < 16; ++under)
        for (int over = -1; over < 16; ++over) {
            Style style;
            style.background = Colour::indexed(under);
            if (over >= 0)
                style.foreground = Colour::indexed(static_cast<std::uint8_t>(over));
            const CellColours cell = cellColours(colours, style, false);
            QCOMPARE(cell.ground, colours.named[under]);
            if (over == under) {
                QCOMPARE(cell.text, cell.ground); // hidden on purpose
                continue;
            }
            // Two colours of the sixteen may be the same; then it is as above.
            QVERIFY2(cell.text == cell.ground || contrast(cell.text, cell.ground) >= 3.9,
                     qPrintable(QStringLiteral("%1 on %2: %3")
                                    .arg(over)
                                    .arg(under)
                                    .arg(contrast(cell.text, cell.ground))));
            // Lines and blocks meet those of other cells.
            QCOMPARE(cell.figure, over < 0 ? colours.text : colours.named[static_cast<std::size_t>(over)]);
        }
}

void TerminalColoursTest::whatIsAskedForExactlyIsKept()
{
    Style style;
    style.background = Colour::indexed(2);
    style.foreground = Colour::rgb(0x1a, 0x70, 0x2f);
    QCOMPARE(cellColours(lightTerminal(), style, false).text, QColor(0x1a702f));
    // And on the terminal's own ground all are.
    style.background = {};
    style.foreground = Colour::indexed(0);
    QCOMPARE(cellColours(darkTerminal(), style, false).text, darkTerminal().named[0]);
}

} // namespace porthole::ui

QTEST_GUILESS_MAIN(porthole::ui::TerminalColoursTest)
#include "TerminalColoursTest.moc"
