#include "ui/terminal/TerminalView.h"
#include "ui/terminal/TerminalPanel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

namespace porthole::ui {

/// A real view on a real terminal: what is typed reaches the host, what the host draws is seen.
class TerminalViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keysBecomeBytes_data();
    void keysBecomeBytes();
    void applicationKeysStayWithTheApplication();
    void whatAnInputMethodCommitsIsTyped();
    void cellsArePaintedInTheirColours();
    void theCursorIsSeenWhereItIs();
    void onlyWhatChangedIsPainted();
    void hiddenItIsWokenOnceAtMost();
    void tellsTheHostItsSize();
    void scrollsThroughTheHistoryAndStaysThere();
    void typingReturnsToTheScreen();
    void selectsByDraggingAndCopies();
    void selectsWordsAndLines();
    void aSelectionDoesNotOutliveAResize();
    void pastesWhatIsHarmlessOnly();
    void asksBeforeItPastesLines();
    void aBracketedPasteNeedsNoQuestion();
    void theMouseIsTheHostsWhereItAskedForIt();
    void theWheelIsCursorKeysOnTheAlternateScreen();
    void reportsFocus();
    void theClipboardIsTheHostsOnlyAfterAYes();
    void titlesAreFitToBeShown();
    void dimmedItTakesNoKeys();
    void zooms();

private:
    void feed(const QByteArray &bytes);
    QByteArray sent();
    QColor pixelIn(int row, int column);
    QPoint middleOf(int row, int column) const;
    void drag(QPoint from, QPoint to);

    std::unique_ptr<SharedTerminal> m_terminal;
    std::unique_ptr<TerminalPanel> m_panel;
    TerminalView *m_view = nullptr;
    QByteArray m_sent;
};

void TerminalViewTest::init()
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
    QCOMPARE(m_terminal->size(), (terminal::Size{80, 24}));
}

void TerminalViewTest::feed(const QByteArray &bytes)
{
    QSignalSpy refreshed(m_view, &TerminalView::refreshed);
    m_terminal->feed(bytes);
    QTRY_VERIFY_WITH_TIMEOUT(!refreshed.isEmpty(), 60'000);
}

QByteArray TerminalViewTest::sent() { return std::exchange(m_sent, {}); }

QColor TerminalViewTest::pixelIn(int row, int column)
{
    const QImage image = m_view->viewport()->grab().toImage();
    // Off the middle, where a glyph might be.
    return image.pixelColor((m_view->cellRect(row, column).topLeft() + QPointF(1, 1)).toPoint() *
                            image.devicePixelRatio());
}

QPoint TerminalViewTest::middleOf(int row, int column) const
{
    return m_view->cellRect(row, column).center().toPoint();
}

void TerminalViewTest::drag(QPoint from, QPoint to)
{
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(m_view->viewport(), to);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, to);
}

void TerminalViewTest::keysBecomeBytes_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    const Qt::KeyboardModifiers none;
    QTest::newRow("letter") << int(Qt::Key_A) << none << "a" << QByteArray("a");
    QTest::newRow("umlaut") << int(Qt::Key_Adiaeresis) << none << "\u00e4" << QByteArray("\u00e4");
    QTest::newRow("Ctrl+C interrupts")
        << int(Qt::Key_C) << Qt::KeyboardModifiers(Qt::ControlModifier) << "\x03" << QByteArray("\x03");
    QTest::newRow("Ctrl+Space is NUL")
        << int(Qt::Key_Space) << Qt::KeyboardModifiers(Qt::ControlModifier) << " " << QByteArray(1, '\0');
    QTest::newRow("Ctrl+C in a Cyrillic layout")
        << int(0x421) << Qt::KeyboardModifiers(Qt::ControlModifier) << "\x03" << QByteArray("\x03");
    QTest::newRow("Alt+X") << int(Qt::Key_X) << Qt::KeyboardModifiers(Qt::AltModifier) << "x"
                           << QByteArray("\x1bx");
    QTest::newRow("AltGr's text") << int(Qt::Key_At) << Qt::KeyboardModifiers(Qt::GroupSwitchModifier) << "@"
                                  << QByteArray("@");
    QTest::newRow("Tab does not leave") << int(Qt::Key_Tab) << none << "\t" << QByteArray("\t");
    QTest::newRow("Shift+Tab") << int(Qt::Key_Backtab) << Qt::KeyboardModifiers(Qt::ShiftModifier) << ""
                               << QByteArray("\x1b[Z");
    QTest::newRow("Return") << int(Qt::Key_Return) << none << "\r" << QByteArray("\r");
    QTest::newRow("Backspace") << int(Qt::Key_Backspace) << none << "\b" << QByteArray("\x7f");
    QTest::newRow("Escape") << int(Qt::Key_Escape) << none << "\x1b" << QByteArray("\x1b");
    QTest::newRow("Ctrl+Left") << int(Qt::Key_Left) << Qt::KeyboardModifiers(Qt::ControlModifier) << ""
                               << QByteArray("\x1b[1;5D");
    QTest::newRow("F1") << int(Qt::Key_F1) << none << "" << QByteArray("\x1bOP");
    QTest::newRow("F12") << int(Qt::Key_F12) << none << "" << QByteArray("\x1b[24~");
    QTest::newRow("Shift alone") << int(Qt::Key_Shift) << Qt::KeyboardModifiers(Qt::ShiftModifier) << ""
                                 << QByteArray();
}

void TerminalViewTest::keysBecomeBytes()
{
    QFETCH(int, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    QKeyEvent press(QEvent::KeyPress, key, modifiers, text);
    QApplication::sendEvent(m_view, &press);
    QCOMPARE(sent(), bytes);
}

void TerminalViewTest::applicationKeysStayWithTheApplication()
{
    const auto overridden = [this](int key, Qt::KeyboardModifiers modifiers) {
        QKeyEvent event(QEvent::ShortcutOverride, key, modifiers);
        event.ignore();
        QApplication::sendEvent(m_view, &event);
        return event.isAccepted();
    };
    QVERIFY(overridden(Qt::Key_W, Qt::ControlModifier));
    QVERIFY(overridden(Qt::Key_F, Qt::AltModifier));
    QVERIFY(!overridden(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier));
    QKeyEvent press(QEvent::KeyPress, Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QApplication::sendEvent(m_view, &press);
    QCOMPARE(sent(), QByteArray());
}

void TerminalViewTest::whatAnInputMethodCommitsIsTyped()
{
    QInputMethodEvent composing(QStringLiteral("ka"), {});
    QApplication::sendEvent(m_view, &composing);
    QCOMPARE(sent(), QByteArray());
    QInputMethodEvent commit;
    commit.setCommitString(QStringLiteral("\u304b"));
    QApplication::sendEvent(m_view, &commit);
    QCOMPARE(sent(), QByteArray("\u304b"));
    QInputMethodQueryEvent query(Qt::ImEnabled);
    QApplication::sendEvent(m_view, &query);
    QVERIFY(query.value(Qt::ImEnabled).toBool());
}

void TerminalViewTest::cellsArePaintedInTheirColours()
{
    feed("\x1b[41m \x1b[48;5;196m \x1b[48;2;1;2;3m \x1b[m \x1b[7m \x1b[m\x1b[3;1H\u2588");
    const TerminalColours &colours = darkTerminal();
    QCOMPARE(pixelIn(0, 0), colours.named[1]);
    QCOMPARE(pixelIn(0, 1), QColor(255, 0, 0));
    QCOMPARE(pixelIn(0, 2), QColor(1, 2, 3));
    QCOMPARE(pixelIn(0, 3), colours.ground);
    QCOMPARE(pixelIn(0, 4), colours.text);
    QCOMPARE(pixelIn(2, 0), colours.text); // a full block, to the very corner
    feed("\x1b[?5h");
    QCOMPARE(pixelIn(1, 5), colours.text);
}

void TerminalViewTest::theCursorIsSeenWhereItIs()
{
    QApplication::setCursorFlashTime(0);
    feed("\x1b[4;7H");
    QCOMPARE(pixelIn(3, 6), darkTerminal().cursor);
    QCOMPARE(pixelIn(3, 7), darkTerminal().ground);
    feed("\x1b[?25l");
    QCOMPARE(pixelIn(3, 6), darkTerminal().ground);
    feed("\x1b[?25h\x1b[5;1H\u6f22\x1b[5;2H");
    QCOMPARE(pixelIn(4, 0), darkTerminal().cursor);
}

void TerminalViewTest::onlyWhatChangedIsPainted()
{
    feed("one\r\ntwo\r\nthree");
    struct Watch : QObject {
        QRegion painted;
        bool eventFilter(QObject *, QEvent *event) override
        {
            if (event->type() == QEvent::Paint)
                painted += static_cast<QPaintEvent *>(event)->region();
            return false;
        }
    } watch;
    m_view->viewport()->installEventFilter(&watch);
    feed("!");
    QTRY_VERIFY_WITH_TIMEOUT(watch.painted.contains(middleOf(2, 5)), 60'000);
    QVERIFY(!watch.painted.contains(middleOf(0, 0)));
    QVERIFY(!watch.painted.contains(middleOf(10, 0)));
}

void TerminalViewTest::hiddenItIsWokenOnceAtMost()
{
    m_panel->hide();
    QSignalSpy changed(m_terminal.get(), &SharedTerminal::changed);
    for (int i = 0; i < 100; ++i) {
        m_terminal->feed("line\r\n");
        QCoreApplication::processEvents();
    }
    QCOMPARE(changed.size(), 1);
    m_panel->show();
    QTRY_VERIFY_WITH_TIMEOUT(m_view->picture().screenTop > 70, 60'000);
}

void TerminalViewTest::tellsTheHostItsSize()
{
    QSignalSpy resized(m_terminal.get(), &SharedTerminal::resized);
    m_panel->resize(m_panel->width() + static_cast<int>(10 * m_view->metrics().width + 1), m_panel->height());
    QTRY_COMPARE_WITH_TIMEOUT(resized.size(), 1, 60'000);
    QCOMPARE(resized[0][0].toInt(), 90);
    QCOMPARE(resized[0][1].toInt(), 24);
}

void TerminalViewTest::scrollsThroughTheHistoryAndStaysThere()
{
    QByteArray lines;
    for (int i = 0; i < 100; ++i)
        lines += "line " + QByteArray::number(i) + "\r\n";
    feed(lines);
    QScrollBar *const bar = m_view->verticalScrollBar();
    QCOMPARE(bar->maximum(), 77);
    QCOMPARE(bar->value(), 77);
    QTest::keyClick(m_view, Qt::Key_PageUp, Qt::ShiftModifier);
    QCOMPARE(bar->value(), 54);
    QCOMPARE(sent(), QByteArray());
    m_view->setSelection(terminal::Stretch{{54, 0}, {54, 80}});
    QCOMPARE(m_view->selectedText(), QStringLiteral("line 54"));
    feed("more\r\nand more\r\n");
    QCOMPARE(bar->maximum(), 79);
    QCOMPARE(m_view->picture().top, 54);
    QCOMPARE(m_view->selectedText(), QStringLiteral("line 54"));
}

void TerminalViewTest::typingReturnsToTheScreen()
{
    feed(QByteArray("x\r\n").repeated(60));
    m_view->scrollRows(-20);
    QVERIFY(m_view->picture().top < m_view->picture().screenTop);
    QTest::keyClick(m_view, Qt::Key_A);
    QCOMPARE(m_view->picture().top, m_view->picture().screenTop);
}

void TerminalViewTest::selectsByDraggingAndCopies()
{
    feed("hello world\r\nsecond line");
    drag(m_view->cellRect(0, 6).topLeft().toPoint() + QPoint(1, 4),
         m_view->cellRect(1, 6).topLeft().toPoint() + QPoint(1, 4));
    QCOMPARE(m_view->selectedText(), QStringLiteral("world\nsecond"));
    QVERIFY(pixelIn(1, 2) == darkTerminal().selection);
    QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("world\nsecond"));
    QCOMPARE(sent(), QByteArray());
}

void TerminalViewTest::selectsWordsAndLines()
{
    feed("cat /etc/hosts now");
    const QPoint at = middleOf(0, 6);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(m_view->selectedText(), QStringLiteral("/etc/hosts"));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, at);
    QMouseEvent third(QEvent::MouseButtonPress, at, m_view->viewport()->mapToGlobal(at), Qt::LeftButton,
                      Qt::LeftButton, {});
    QApplication::sendEvent(m_view->viewport(), &third);
    QCOMPARE(m_view->selectedText(), QStringLiteral("cat /etc/hosts now"));
}

void TerminalViewTest::aSelectionDoesNotOutliveAResize()
{
    feed("hello");
    m_view->setSelection(terminal::Stretch{{0, 0}, {0, 5}});
    m_panel->resize(m_panel->width() - 100, m_panel->height());
    QTRY_VERIFY_WITH_TIMEOUT(!m_view->selection(), 60'000);
}

void TerminalViewTest::pastesWhatIsHarmlessOnly()
{
    QGuiApplication::clipboard()->setText(QStringLiteral("a\x1b[201~b\x03\u009b1m\tc"));
    QTest::keyClick(m_view, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(sent(), QByteArray("ab1m\tc"));
}

void TerminalViewTest::asksBeforeItPastesLines()
{
    QGuiApplication::clipboard()->setText(QStringLiteral("one\ntwo\n"));
    m_view->paste();
    QVERIFY(m_panel->isAsking());
    QCOMPARE(sent(), QByteArray());
    // The harmless answer has the keyboard.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QVERIFY(!m_panel->isAsking());
    QCOMPARE(sent(), QByteArray());
    QVERIFY(m_view->hasFocus());

    m_view->paste();
    for (QPushButton *button : m_panel->findChildren<QPushButton *>())
        if (button->text() == QStringLiteral("Paste"))
            button->click();
    QCOMPARE(sent(), QByteArray("one\rtwo\r"));
}

void TerminalViewTest::aBracketedPasteNeedsNoQuestion()
{
    feed("\x1b[?2004h");
    QGuiApplication::clipboard()->setText(QStringLiteral("one\ntwo"));
    m_view->paste();
    QVERIFY(!m_panel->isAsking());
    QCOMPARE(sent(), QByteArray("\x1b[200~one\rtwo\x1b[201~"));
}

void TerminalViewTest::theMouseIsTheHostsWhereItAskedForIt()
{
    feed("text\x1b[?1002h\x1b[?1006h");
    drag(middleOf(0, 1), middleOf(0, 3));
    QCOMPARE(sent(), QByteArray("\x1b[<0;2;1M\x1b[<32;4;1M\x1b[<0;4;1m"));
    QVERIFY(!m_view->selection());
    // With Shift it selects.
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, middleOf(0, 0));
    QMouseEvent move(QEvent::MouseMove, middleOf(0, 3), m_view->viewport()->mapToGlobal(middleOf(0, 3)),
                     Qt::NoButton, Qt::LeftButton, Qt::ShiftModifier);
    QApplication::sendEvent(m_view->viewport(), &move);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, middleOf(0, 3));
    QVERIFY(m_view->selection());
    QCOMPARE(sent(), QByteArray());
}

void TerminalViewTest::theWheelIsCursorKeysOnTheAlternateScreen()
{
    feed("\x1b[?1049h");
    QWheelEvent up(middleOf(2, 2), m_view->viewport()->mapToGlobal(middleOf(2, 2)), {}, {0, 120}, {}, {},
                   Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_view->viewport(), &up);
    QCOMPARE(sent(), QByteArray("\x1b[A\x1b[A\x1b[A"));
}

void TerminalViewTest::reportsFocus()
{
    feed("\x1b[?1004h");
    m_view->clearFocus();
    QCOMPARE(sent(), QByteArray("\x1b[O"));
    m_view->setFocus();
    QCOMPARE(sent(), QByteArray("\x1b[I"));
}

void TerminalViewTest::theClipboardIsTheHostsOnlyAfterAYes()
{
    QGuiApplication::clipboard()->setText(QStringLiteral("mine"));
    m_terminal->feed("\x1b]52;c;c3RvbGVu\x07");
    QTRY_VERIFY_WITH_TIMEOUT(m_panel->isAsking(), 60'000);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("mine"));
    QVERIFY(m_view->hasFocus()); // nothing that is being typed may answer it
    for (QPushButton *button : m_panel->findChildren<QPushButton *>())
        if (button->text() == QStringLiteral("Allow"))
            button->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("stolen"));
    m_terminal->feed("\x1b]52;c;?\x07");
    QCOMPARE(sent(), QByteArray());
}

void TerminalViewTest::titlesAreFitToBeShown()
{
    QSignalSpy titles(m_view, &TerminalView::titleChanged);
    m_terminal->feed("\x1b]2;<b>a\u202e\u0001b\x07");
    QTRY_COMPARE_WITH_TIMEOUT(titles.size(), 1, 60'000);
    QCOMPARE(titles[0][0].toString(), QStringLiteral("<b>a\ufffdb"));
}

void TerminalViewTest::dimmedItTakesNoKeys()
{
    feed("last words");
    m_view->setDimmed(true);
    QTest::keyClick(m_view, Qt::Key_A);
    m_view->paste();
    QCOMPARE(sent(), QByteArray());
    m_view->setSelection(terminal::Stretch{{0, 0}, {0, 4}});
    QCOMPARE(m_view->selectedText(), QStringLiteral("last"));
}

void TerminalViewTest::zooms()
{
    const qreal width = m_view->metrics().width;
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(m_view, Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(m_view->metrics().width > width);
    QVERIFY(m_terminal->size().columns < 80);
    QTest::keyClick(m_view, Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_terminal->size().columns, 80);
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::TerminalViewTest)
#include "TerminalViewTest.moc"
