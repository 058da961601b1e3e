#include "Shown.h"

#include <QTest>

namespace porthole::terminal {

/// Where a shell says that its prompts begin (OSC 133).
class PromptsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void areFoundUpAndDown();
    void stayWithTheirTextThroughAResize();
    void goWithWhatIsErased();
    void theAlternateScreenHasNone();

private:
    static QByteArray commands(int count);
    static QByteArrayList all(const Terminal &terminal);
};

/// A prompt, then ten lines of output, each.
QByteArray PromptsTest::commands(int count)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes += "\x1b]133;A;cl=m\x07$ command " + QByteArray::number(i) + "\x1b]133;C\x07\r\n" +
                 QByteArray("output\r\n").repeated(10) + "\x1b]133;D;0\x07";
    return bytes;
}

/// The text of each row with a prompt, found from the bottom up; the same from the top down.
QByteArrayList PromptsTest::all(const Terminal &terminal)
{
    QByteArrayList up, down;
    for (auto row = terminal.promptBefore(terminal.endRow()); row; row = terminal.promptBefore(*row))
        up.prepend(test::rowText(terminal, *row));
    for (auto row = terminal.promptAfter(terminal.firstRow() - 1); row; row = terminal.promptAfter(*row))
        down += test::rowText(terminal, *row);
    return up == down ? up : QByteArrayList{"up and down differ"};
}

void PromptsTest::areFoundUpAndDown()
{
    const auto terminal = test::fed({40, 12}, commands(500), 10'000);
    const QByteArrayList found = all(*terminal);
    QCOMPARE(found.size(), 500);
    QCOMPARE(found.first(), QByteArray("$ command 0"));
    QCOMPARE(found.last(), QByteArray("$ command 499"));
    QCOMPARE(terminal->promptBefore(25), std::optional<std::int64_t>(22));
    QCOMPARE(terminal->promptAfter(22), std::optional<std::int64_t>(33));
    // What the limit has cost is not found.
    const auto less = test::fed({40, 12}, commands(500), 100);
    QCOMPARE(all(*less).size(), 10);
}

void PromptsTest::stayWithTheirTextThroughAResize()
{
    const auto terminal = test::fed({40, 12}, commands(40));
    for (const Size size : {Size{7, 30}, Size{80, 5}, Size{40, 12}}) {
        terminal->resize(size);
        QCOMPARE(all(*terminal).size(), 40);
    }
    QCOMPARE(all(*terminal).at(39), QByteArray("$ command 39"));
}

void PromptsTest::goWithWhatIsErased()
{
    const auto terminal = test::fed({40, 24}, commands(2) + "\x1b[H\x1b[2J\x1b]133;A\x07$ ");
    QCOMPARE(all(*terminal), QByteArrayList{"$"});
    test::feed(*terminal, "\r\x1b[K$ "); // drawn anew, as line editors do
    QCOMPARE(all(*terminal), QByteArrayList{"$"});
    test::feed(*terminal, "\x1b[S");
    test::feed(*terminal, "\x1b[3J");
    QCOMPARE(all(*terminal), QByteArrayList{});
}

void PromptsTest::theAlternateScreenHasNone()
{
    const auto terminal = test::fed({40, 12}, commands(3) + "\x1b[?1049h\x1b]133;A\x07");
    QCOMPARE(all(*terminal), QByteArrayList{});
    test::feed(*terminal, "\x1b[?1049l");
    QCOMPARE(all(*terminal).size(), 3);
}

} // namespace porthole::terminal

QTEST_APPLESS_MAIN(porthole::terminal::PromptsTest)
#include "PromptsTest.moc"
