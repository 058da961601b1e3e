#include "ui/terminal/SearchBar.h"
#include "TerminalFixture.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>

namespace porthole::ui {

/// Searching in a real view on a real terminal.
class SearchBarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void findsWhileItIsBeingTyped();
    void goesUpAndDown();
    void capitalsCanMatter();
    void lightsWhatItFinds();
    void theHostSeesNothingOfIt();
    void escapeReturnsWithTheMatchSelected();
    void takesWhatIsSelected();
    void saysThatThereIsNone();
    void itsKeysStayItsOwn();
    void followsNewOutput();

private:
    void open(const QString &text);
    void press(int key, Qt::KeyboardModifiers modifiers = {});
    QColor pixelIn(std::int64_t row, int column);
    SearchBar &bar() { return m_rig.panel->searchBar(); }

    test::TerminalFixture m_rig;
};

void SearchBarTest::init()
{
    m_rig.start();
    QByteArray lines;
    for (int i = 0; i < 200; ++i)
        lines += i % 50 == 10 ? "Error " + QByteArray::number(i) + " error\r\n"
                              : "line " + QByteArray::number(i) + "\r\n";
    m_rig.feed(lines);
}

void SearchBarTest::open(const QString &text)
{
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(bar().isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(bar().field().hasFocus(), 60'000);
    QTest::keyClicks(&bar().field(), text);
}

void SearchBarTest::press(int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), modifiers);
}

QColor SearchBarTest::pixelIn(std::int64_t row, int column)
{
    return m_rig.pixelIn(static_cast<int>(row - m_rig.view().picture().top), column);
}

void SearchBarTest::findsWhileItIsBeingTyped()
{
    open(QStringLiteral("err"));
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("8 of 8"), 60'000);
    QVERIFY(m_rig.view().picture().top <= 160 && m_rig.view().picture().top + 24 > 160);
    QTest::keyClicks(&bar().field(), QStringLiteral("or 1"));
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("3 of 3"), 60'000);
    QVERIFY(m_rig.view().picture().top <= 160 && m_rig.view().picture().top + 24 > 160);
}

void SearchBarTest::goesUpAndDown()
{
    open(QStringLiteral("error"));
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("8 of 8"), 60'000);
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("7 of 8"), 60'000);
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("6 of 8"), 60'000);
    QVERIFY(m_rig.view().picture().top <= 110 && m_rig.view().picture().top + 24 > 110);
    press(Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("7 of 8"), 60'000);
    press(Qt::Key_F3);
    press(Qt::Key_F3);
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("1 of 8"), 60'000);
    QVERIFY(m_rig.view().picture().top <= 10);
}

void SearchBarTest::capitalsCanMatter()
{
    open(QStringLiteral("Error"));
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("8 of 8"), 60'000);
    press(Qt::Key_C, Qt::AltModifier);
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("4 of 4"), 60'000);
    QVERIFY(bar().field().text() == QStringLiteral("Error"));
}

void SearchBarTest::lightsWhatItFinds()
{
    open(QStringLiteral("error"));
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("8 of 8"), 60'000);
    QCOMPARE(pixelIn(160, 10), darkTerminal().thisMatch);
    QCOMPARE(pixelIn(160, 0), darkTerminal().match);
    QCOMPARE(pixelIn(161, 0), darkTerminal().ground);
    press(Qt::Key_Escape);
    QCOMPARE(pixelIn(160, 0), darkTerminal().ground);
}

void SearchBarTest::theHostSeesNothingOfIt()
{
    QSignalSpy resized(m_rig.terminal.get(), &SharedTerminal::resized);
    open(QStringLiteral("error"));
    press(Qt::Key_Return);
    press(Qt::Key_PageUp);
    press(Qt::Key_Escape);
    QCOMPARE(resized.size(), 0);
    QCOMPARE(m_rig.sent(), QByteArray());
}

void SearchBarTest::escapeReturnsWithTheMatchSelected()
{
    open(QStringLiteral("or 60"));
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("1 of 1"), 60'000);
    press(Qt::Key_Escape);
    QVERIFY(!bar().isVisible());
    QVERIFY(m_rig.view().hasFocus());
    QCOMPARE(m_rig.view().selectedText(), QStringLiteral("or 60"));
    QVERIFY(m_rig.view().picture().top <= 60 && m_rig.view().picture().top + 24 > 60);
    // The next key is the host's again.
    press(Qt::Key_X);
    QCOMPARE(m_rig.sent(), QByteArray("x"));
}

void SearchBarTest::takesWhatIsSelected()
{
    m_rig.view().setSelection(terminal::Stretch{{190, 0}, {190, 7}});
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(bar().field().text(), QStringLiteral("line 19"));
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("11 of 11"), 60'000);
}

void SearchBarTest::saysThatThereIsNone()
{
    open(QStringLiteral("nowhere"));
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("No match"), 60'000);
    QCOMPARE(m_rig.view().picture().top, m_rig.view().picture().screenTop);
    bar().field().clear();
    QCOMPARE(bar().countText(), QString());
}

void SearchBarTest::itsKeysStayItsOwn()
{
    open(QStringLiteral("error"));
    QKeyEvent probe(QEvent::ShortcutOverride, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    probe.ignore();
    QApplication::sendEvent(&bar().field(), &probe);
    QVERIFY(probe.isAccepted());
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(bar().field().selectedText(), QStringLiteral("error"));
    QCOMPARE(bar().countText().isEmpty(), false);
}

void SearchBarTest::followsNewOutput()
{
    open(QStringLiteral("error"));
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("8 of 8"), 60'000);
    const std::int64_t top = m_rig.view().picture().top;
    m_rig.feed("another error\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("8 of 9"), 60'000);
    QCOMPARE(m_rig.view().picture().top, top);
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::SearchBarTest)
#include "SearchBarTest.moc"
