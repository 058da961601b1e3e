#include "TerminalFixture.h"

#include "ui/terminal/LogStrip.h"

#include <QAccessible>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTemporaryDir>

namespace porthole::ui {

/// Reading what a host has written: blocks of it, prompts in it, files of it, and by ear.
class TerminalReadingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_rig.start(); }
    void cursorsHaveTheirShapes_data();
    void cursorsHaveTheirShapes();
    void theBellIsSeen();
    void altSelectsABlock();
    void aDragBeyondTheEdgeScrolls();
    void jumpsBetweenPrompts();
    void clearsWhatHasScrolledOff();
    void anUpdateThatNeverEndsIsShown();
    void writesAFile_data();
    void writesAFile();
    void saysWhyNothingIsWritten();
    void isTextToThoseWhoListen();

private:
    test::TerminalFixture m_rig;
};

/// DECSCUSR.
void TerminalReadingTest::cursorsHaveTheirShapes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("upperRight");
    QTest::addColumn<bool>("lowerRight");
    QTest::addColumn<bool>("upperLeft");
    QTest::newRow("block") << QByteArray("\x1b[2 q") << true << true << true;
    QTest::newRow("underline") << QByteArray("\x1b[4 q") << false << true << false;
    QTest::newRow("bar") << QByteArray("\x1b[6 q") << false << false << true;
    QTest::newRow("the usual one again") << QByteArray("\x1b[6 q\x1b[0 q") << true << true << true;
}

void TerminalReadingTest::cursorsHaveTheirShapes()
{
    QFETCH(QByteArray, bytes);
    QApplication::setCursorFlashTime(0);
    m_rig.feed(bytes);
    const QImage image = m_rig.view().viewport()->grab().toImage();
    const QRectF cell = m_rig.view().cellRect(0, 0);
    const auto isCursor = [&](QPointF at) {
        return image.pixelColor((at * image.devicePixelRatio()).toPoint()) == darkTerminal().cursor;
    };
    QTEST(isCursor(cell.topRight() + QPointF(-2, 2)), "upperRight");
    QTEST(isCursor(cell.bottomRight() + QPointF(-2, -1)), "lowerRight");
    QTEST(isCursor(cell.topLeft() + QPointF(1, 2)), "upperLeft");
}

void TerminalReadingTest::theBellIsSeen()
{
    const QColor before = m_rig.pixelIn(10, 10);
    QColor during;
    connect(&m_rig.view(), &TerminalView::bellRang, this, [&] { during = m_rig.pixelIn(10, 10); });
    m_rig.terminal->feed("\a");
    QTRY_VERIFY_WITH_TIMEOUT(during.isValid(), 60'000);
    QVERIFY(during != before);
    QTRY_COMPARE_WITH_TIMEOUT(m_rig.pixelIn(10, 10), before, 60'000);
}

void TerminalReadingTest::altSelectsABlock()
{
    m_rig.feed("abcdef\r\nghijkl\r\nmnopqr");
    // From the lower right to the upper left, as well as the other way.
    const QPoint upper = m_rig.view().cellRect(0, 1).topLeft().toPoint() + QPoint(1, 4);
    const QPoint lower = m_rig.view().cellRect(2, 4).topLeft().toPoint() + QPoint(1, 4);
    for (const auto &[from, to] : {std::pair{upper, lower}, std::pair{lower, upper}}) {
        m_rig.mouse(QEvent::MouseButtonPress, from, Qt::AltModifier);
        m_rig.mouse(QEvent::MouseMove, to, Qt::AltModifier);
        m_rig.mouse(QEvent::MouseButtonRelease, to, Qt::AltModifier);
        QCOMPARE(m_rig.view().selectedText(), QStringLiteral("bcd\nhij\nnop"));
        QCOMPARE(m_rig.pixelIn(1, 2), darkTerminal().selection);
        QCOMPARE(m_rig.pixelIn(1, 5), darkTerminal().ground);
    }
    m_rig.feed("\r\nmore");
    QCOMPARE(m_rig.view().selectedText(), QStringLiteral("bcd\nhij\nnop"));
}

void TerminalReadingTest::aDragBeyondTheEdgeScrolls()
{
    QByteArray lines;
    for (int i = 0; i < 100; ++i)
        lines += "line " + QByteArray::number(i) + "\r\n";
    m_rig.feed(lines);
    m_rig.mouse(QEvent::MouseButtonPress, m_rig.middleOf(10, 0));
    m_rig.mouse(QEvent::MouseMove, QPoint(3, -60));
    QTRY_COMPARE_WITH_TIMEOUT(m_rig.view().picture().top, 0, 60'000);
    m_rig.mouse(QEvent::MouseButtonRelease, QPoint(3, -60));
    QVERIFY(m_rig.view().selectedText().startsWith(QStringLiteral("line ")));
    QVERIFY(m_rig.view().selectedText().count(QLatin1Char('\n')) > 80);
}

void TerminalReadingTest::jumpsBetweenPrompts()
{
    QByteArray bytes;
    for (int i = 0; i < 5; ++i)
        bytes += "\x1b]133;A\x07$ " + QByteArray::number(i) + "\r\n" + QByteArray("output\r\n").repeated(30);
    m_rig.feed(bytes);
    const auto press = [&](Qt::Key key) {
        QTest::keyClick(&m_rig.view(), key, Qt::ControlModifier | Qt::ShiftModifier);
        return m_rig.view().picture().top;
    };
    QCOMPARE(press(Qt::Key_Up), 124);
    QCOMPARE(press(Qt::Key_Up), 93);
    QCOMPARE(press(Qt::Key_Up), 62);
    QCOMPARE(press(Qt::Key_Down), 93);
    QCOMPARE(press(Qt::Key_Down), 124);
    QCOMPARE(press(Qt::Key_Down), m_rig.view().picture().screenTop);
    QCOMPARE(m_rig.sent(), QByteArray());
    QVERIFY(m_rig.view().picture().screenTop > 124);
    // A program that has the whole screen knows these keys better.
    m_rig.feed("\x1b[?1049h");
    press(Qt::Key_Up);
    QCOMPARE(m_rig.sent(), QByteArray("\x1b[1;6A"));
}

void TerminalReadingTest::clearsWhatHasScrolledOff()
{
    m_rig.feed(QByteArray("line\r\n").repeated(100) + "last");
    QVERIFY(m_rig.view().verticalScrollBar()->maximum() > 0);
    m_rig.view().clearHistory();
    QTRY_COMPARE_WITH_TIMEOUT(m_rig.view().verticalScrollBar()->maximum(), 0, 60'000);
    QCOMPARE(m_rig.view().picture().rows.back().cells.size(), std::size_t{4});
}

/// Synchronized output (mode 2026).
void TerminalReadingTest::anUpdateThatNeverEndsIsShown()
{
    m_rig.feed("before");
    m_rig.terminal->feed("\x1b[?2026h\x1b[2;1Hhalf of it");
    QTRY_COMPARE_WITH_TIMEOUT(m_rig.view().picture().rows[1].cells.size(), std::size_t{10}, 60'000);
}

void TerminalReadingTest::writesAFile_data()
{
    QTest::addColumn<bool>("raw");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("text") << false << QByteArray("error: 1\nnot yet over\n");
    QTest::newRow("every byte") << true << QByteArray("\x1b[31merror\x1b[m: 1\r\nnot yet over");
}

void TerminalReadingTest::writesAFile()
{
    QFETCH(bool, raw);
    QFETCH(QByteArray, written);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("session.log"));
    LogStrip &strip = m_rig.panel->logStrip();
    m_rig.feed("before\r\n");
    QVERIFY(!strip.isVisible());
    strip.begin(path, raw ? TerminalLog::Form::Raw : TerminalLog::Form::Text);
    QVERIFY(strip.isVisible() && strip.isLogging());
    QVERIFY(strip.findChild<QLabel *>(QStringLiteral("logText"))->text().contains(path));
    m_rig.feed("\x1b[31merror\x1b[m: 1\r\nnot yet over");
    strip.findChild<QPushButton *>(QStringLiteral("logButton"))->click();
    QVERIFY(!strip.isVisible() && !strip.isLogging());
    m_rig.feed("afterwards\r\n");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), written);
    QCOMPARE(file.permissions() &
                 (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
}

void TerminalReadingTest::saysWhyNothingIsWritten()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("taken"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
    file.close();
    LogStrip &strip = m_rig.panel->logStrip();
    const auto *const text = strip.findChild<QLabel *>(QStringLiteral("logText"));
    for (const QString &taken :
         {path, QStringLiteral("/dev/full/x"), folder.filePath(QStringLiteral("no/x"))}) {
        strip.begin(taken, TerminalLog::Form::Text);
        m_rig.feed("text\r\n");
        QTRY_VERIFY_WITH_TIMEOUT(!strip.isLogging(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(text->text().startsWith(QStringLiteral("Nothing is written")), 60'000);
        QVERIFY(strip.isVisible());
    }
    strip.end();
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
}

void TerminalReadingTest::isTextToThoseWhoListen()
{
    m_rig.feed("one\r\n\u6f22e\u0301x\r\n$ ");
    QAccessibleInterface *const interface = QAccessible::queryAccessibleInterface(&m_rig.view());
    QVERIFY(interface);
    QCOMPARE(interface->role(), QAccessible::Terminal);
    QAccessibleTextInterface *const text = interface->textInterface();
    QVERIFY(text);
    QVERIFY(text->text(0, text->characterCount()).startsWith(QStringLiteral("one\n\u6f22e\u0301x\n$")));
    QCOMPARE(text->text(4, 5), QStringLiteral("\u6f22"));
    int start = -1, end = -1;
    QCOMPARE(text->textAtOffset(5, QAccessible::LineBoundary, &start, &end),
             QStringLiteral("\u6f22e\u0301x\n"));
    QCOMPARE(text->cursorPosition(), 11);
    const QPoint x = m_rig.view().viewport()->mapToGlobal(m_rig.middleOf(1, 3));
    QCOMPARE(text->offsetAtPoint(x), 7);
    QVERIFY(text->characterRect(7).contains(x));
    text->addSelection(4, 8);
    QCOMPARE(m_rig.view().selectedText(), QStringLiteral("\u6f22e\u0301x"));
    text->selection(0, &start, &end);
    QCOMPARE(std::pair(start, end), std::pair(4, 8));
    text->removeSelection(0);
    QCOMPARE(text->selectionCount(), 0);
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::TerminalReadingTest)
#include "TerminalReadingTest.moc"
