#include "ui/terminal/SearchBar.h"
#include "ui/terminal/TerminalPanel.h"
#include "ui/terminal/TerminalView.h"

#include <QApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <memory>

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
    void feed(const QByteArray &bytes);
    void open(const QString &text);
    void press(int key, Qt::KeyboardModifiers modifiers = {});
    QColor pixelIn(std::int64_t row, int column);
    SearchBar &bar() { return m_panel->searchBar(); }

    std::unique_ptr<SharedTerminal> m_terminal;
    std::unique_ptr<TerminalPanel> m_panel;
    TerminalView *m_view = nullptr;
    QByteArray m_sent;
};

void SearchBarTest::init()
{
    m_panel.reset();
    m_terminal = std::make_unique<SharedTerminal>();
    m_panel = std::make_unique<TerminalPanel>();
    m_view = &m_panel->view();
    m_sent.clear();
    connect(m_terminal.get(), &SharedTerminal::output, this,
            [this](const QByteArray &bytes) { m_sent += bytes; });
    m_view->setColours(darkTerminal());
    m_panel->resize(m_view->sizeHint());
    m_view->setTerminal(m_terminal.get());
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    m_panel->activateWindow();
    m_view->setFocus();
    QTRY_VERIFY_WITH_TIMEOUT(m_view->hasFocus(), 60'000);
    QByteArray lines;
    for (int i = 0; i < 200; ++i)
        lines += i % 50 == 10 ? "Error " + QByteArray::number(i) + " error\r\n"
                              : "line " + QByteArray::number(i) + "\r\n";
    feed(lines);
}

void SearchBarTest::feed(const QByteArray &bytes)
{
    QSignalSpy refreshed(m_view, &TerminalView::refreshed);
    m_terminal->feed(bytes);
    QTRY_VERIFY_WITH_TIMEOUT(!refreshed.isEmpty(), 60'000);
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
    const QImage image = m_view->viewport()->grab().toImage();
    const int shown = static_cast<int>(row - m_view->picture().top);
    return image.pixelColor((m_view->cellRect(shown, column).topLeft() + QPointF(1, 1)).toPoint() *
                            image.devicePixelRatio());
}

void SearchBarTest::findsWhileItIsBeingTyped()
{
    open(QStringLiteral("err"));
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("8 of 8"), 60'000);
    QVERIFY(m_view->picture().top <= 160 && m_view->picture().top + 24 > 160);
    QTest::keyClicks(&bar().field(), QStringLiteral("or 1"));
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("3 of 3"), 60'000);
    QVERIFY(m_view->picture().top <= 160 && m_view->picture().top + 24 > 160);
}

void SearchBarTest::goesUpAndDown()
{
    open(QStringLiteral("error"));
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("8 of 8"), 60'000);
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("7 of 8"), 60'000);
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("6 of 8"), 60'000);
    QVERIFY(m_view->picture().top <= 110 && m_view->picture().top + 24 > 110);
    press(Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("7 of 8"), 60'000);
    press(Qt::Key_F3);
    press(Qt::Key_F3);
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("1 of 8"), 60'000);
    QVERIFY(m_view->picture().top <= 10);
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
    QSignalSpy resized(m_terminal.get(), &SharedTerminal::resized);
    open(QStringLiteral("error"));
    press(Qt::Key_Return);
    press(Qt::Key_PageUp);
    press(Qt::Key_Escape);
    QCOMPARE(resized.size(), 0);
    QCOMPARE(m_sent, QByteArray());
}

void SearchBarTest::escapeReturnsWithTheMatchSelected()
{
    open(QStringLiteral("or 60"));
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("1 of 1"), 60'000);
    press(Qt::Key_Escape);
    QVERIFY(!bar().isVisible());
    QVERIFY(m_view->hasFocus());
    QCOMPARE(m_view->selectedText(), QStringLiteral("or 60"));
    QVERIFY(m_view->picture().top <= 60 && m_view->picture().top + 24 > 60);
    // The next key is the host's again.
    press(Qt::Key_X);
    QCOMPARE(m_sent, QByteArray("x"));
}

void SearchBarTest::takesWhatIsSelected()
{
    m_view->setSelection(terminal::Stretch{{190, 0}, {190, 7}});
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(bar().field().text(), QStringLiteral("line 19"));
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("11 of 11"), 60'000);
}

void SearchBarTest::saysThatThereIsNone()
{
    open(QStringLiteral("nowhere"));
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("No match"), 60'000);
    QCOMPARE(m_view->picture().top, m_view->picture().screenTop);
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
    const std::int64_t top = m_view->picture().top;
    feed("another error\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(bar().countText(), QStringLiteral("8 of 9"), 60'000);
    QCOMPARE(m_view->picture().top, top);
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::SearchBarTest)
#include "SearchBarTest.moc"
