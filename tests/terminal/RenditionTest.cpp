#include "Shown.h"

#include <QTest>

namespace porthole::terminal {

/// What SGR makes of the pen: the style of one character printed after it.
class RenditionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void setsTheStyle_data();
    void setsTheStyle();
    void groundComesInWithThePensColour();
};

void RenditionTest::setsTheStyle_data()
{
    QTest::addColumn<QByteArray>("sgr");
    QTest::addColumn<quint32>("foreground");
    QTest::addColumn<quint32>("background");
    QTest::addColumn<quint32>("attributes");
    const auto row = [](const char *name, const char *sgr, Colour foreground, Colour background,
                        unsigned attributes) {
        QTest::newRow(name) << QByteArray(sgr) << quint32{foreground.value} << quint32{background.value}
                            << quint32{attributes};
    };
    const auto underline = [](Underline kind) {
        return static_cast<unsigned>(kind) << Style::kUnderlineShift;
    };
    row("every attribute", "1;2;3;5;7;8;9;53", {}, {},
        Bold | Faint | Italic | Blink | Inverse | Conceal | Strike | Overline);
    row("and all off again", "1;2;3;4;5;7;8;9;53;22;23;24;25;27;28;29;55", {}, {}, 0);
    row("0", "1;4;31;0", {}, {}, 0);
    row("nothing is 0", "1;31m\x1b[", {}, {}, 0);
    row("an empty value is 0", "1;;3", {}, {}, Italic);
    row("underline", "4", {}, {}, underline(Underline::Single));
    row("double underline", "21", {}, {}, underline(Underline::Double));
    row("curly", "4:3", {}, {}, underline(Underline::Curly));
    row("4;3 is underline and italic", "4;3", {}, {}, underline(Underline::Single) | Italic);
    row("4:0 is none", "4;4:0", {}, {}, 0);
    row("dotted and dashed", "4:4;4:5", {}, {}, underline(Underline::Dashed));
    row("the eight", "31;44", Colour::indexed(1), Colour::indexed(4), 0);
    row("the bright eight", "97;100", Colour::indexed(15), Colour::indexed(8), 0);
    row("back to the default", "31;44;39;49", {}, {}, 0);
    row("256 with ;", "38;5;200;1", Colour::indexed(200), {}, Bold);
    row("256 with :", "38:5:200;1", Colour::indexed(200), {}, Bold);
    row("true colour with ;", "38;2;1;2;3;48;2;4;5;6;3", Colour::rgb(1, 2, 3), Colour::rgb(4, 5, 6), Italic);
    row("true colour with : and a colour space", "38:2::1:2:3;1", Colour::rgb(1, 2, 3), {}, Bold);
    row("true colour with : as many send it", "48:2:1:2:3", {}, Colour::rgb(1, 2, 3), 0);
    row("a colour beyond 255 is none", "38;5;256;3", {}, {}, Italic);
    row("a colour cut off is none", "38;2;1", {}, {}, 0);
    row("an underline's colour is not taken for others", "58;5;1;58:2::4:5:9;3", {}, {}, Italic);
    row("an unknown one with parts", "123:4;1", {}, {}, Bold);
}

void RenditionTest::setsTheStyle()
{
    QFETCH(QByteArray, sgr);
    const auto terminal = test::fed({10, 2}, "\x1b[" + sgr + "mx");
    const Style style = test::cellAt(*terminal, 1, 1).style;
    QTEST(quint32{style.foreground.value}, "foreground");
    QTEST(quint32{style.background.value}, "background");
    QTEST(quint32{style.attributes}, "attributes");
}

void RenditionTest::groundComesInWithThePensColour()
{
    for (const char *bytes : {"\x1b[44;1m\x1b[K", "\x1b[44;1mx\x1b[2J", "\x1b[44;1m\x1b[S",
                              "\x1b[44;1m\x1b[L", "\x1b[44;1m\x1b[@", "\x1b[44;1m\x1b[5X"}) {
        const auto terminal = test::fed({10, 1}, bytes);
        const Style style = test::cellAt(*terminal, 1, 1).style;
        QCOMPARE(style.background.value, Colour::indexed(4).value);
        QVERIFY(!style.has(Bold));
    }
}

} // namespace porthole::terminal

QTEST_APPLESS_MAIN(porthole::terminal::RenditionTest)
#include "RenditionTest.moc"
