#include "core/session/SharedTerminal.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <atomic>
#include <memory>

namespace porthole {

/// A terminal fed on one thread and looked at on another.
class SharedTerminalTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFloodLeavesTheOtherThreadAlive_data();
    void aFloodLeavesTheOtherThreadAlive();
    void wakesOnceUntilItIsLookedAt();
    void copiesOnlyWhatChanged();
    void keepsARowWhereItIsWhileOthersCome();
    void holdsBackWhatIsNotToBeShownYet();
    void answersAndKeysComeOutOfOneDoor();
    void tellsItsSize();
};

void SharedTerminalTest::aFloodLeavesTheOtherThreadAlive_data()
{
    QTest::addColumn<QByteArray>("chunk");
    QTest::addColumn<int>("megabytes");
    QByteArray lines;
    while (lines.size() < 64 * 1024)
        lines += "drwxr-xr-x 2 analyst analyst 4096 Nov 25 22:52 results-" +
                 QByteArray::number(lines.size()) + "\r\n";
    QTest::newRow("cat of 100 MB") << lines << 100;
    QTest::newRow("what is slow to draw") << QByteArray("\x1b[44m\x1b[2J\x1b[L\x1b[S").repeated(4'000) << 2;
}

void SharedTerminalTest::aFloodLeavesTheOtherThreadAlive()
{
    QFETCH(QByteArray, chunk);
    QFETCH(int, megabytes);
    SharedTerminal terminal({200, 60}, 10'000);
    std::atomic<bool> stop{false}, done{false};
    std::atomic<qint64> fed{0};
    const std::unique_ptr<QThread> feeder(QThread::create([&] {
        while (!stop && fed < qint64{megabytes} * 1'000'000) {
            terminal.feed(chunk);
            fed += chunk.size();
        }
        done = true;
    }));
    // What a view does: at each wake-up it looks, at most every 16 ms.
    TerminalPicture picture;
    int looks = 0;
    connect(&terminal, &SharedTerminal::changed, &terminal, [&] {
        QTimer::singleShot(16, &terminal, [&] {
            terminal.look(picture);
            ++looks;
        });
    });
    QElapsedTimer beat;
    qint64 longest = 0;
    QTimer heart;
    connect(&heart, &QTimer::timeout, &heart, [&] { longest = std::max(longest, beat.restart()); });
    heart.start(5);
    beat.start();
    QElapsedTimer whole;
    whole.start();
    feeder->start();
    QTRY_VERIFY_WITH_TIMEOUT(done || whole.elapsed() > 60'000, 90'000);
    stop = true;
    QVERIFY(feeder->wait());
    qInfo("%.1f MB/s while shown, the other thread's longest pause %lld ms, looked at %d times",
          double(fed) / 1e3 / double(std::max<qint64>(whole.elapsed(), 1)), longest, looks);
    // 100 ms is what it is to keep to; a computer that does other things is given ten times as much.
    QVERIFY2(longest < 1'000, qPrintable(QString::number(longest)));
    QVERIFY(looks > 0);
}

void SharedTerminalTest::wakesOnceUntilItIsLookedAt()
{
    SharedTerminal terminal;
    QSignalSpy changed(&terminal, &SharedTerminal::changed);
    for (int i = 0; i < 50; ++i) {
        terminal.feed("x\r\n");
        QCoreApplication::processEvents();
    }
    QCOMPARE(changed.size(), 1);
    TerminalPicture picture;
    terminal.look(picture);
    terminal.feed("y");
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, 60'000);
}

void SharedTerminalTest::copiesOnlyWhatChanged()
{
    SharedTerminal terminal({20, 5});
    TerminalPicture picture;
    terminal.feed("one\r\ntwo");
    terminal.look(picture);
    QCOMPARE(picture.rows.size(), std::size_t{5});
    QVERIFY(picture.changed == std::vector<bool>(5, true));
    terminal.look(picture);
    QVERIFY(picture.changed == std::vector<bool>(5, false));
    terminal.feed("!");
    terminal.look(picture);
    QVERIFY(picture.changed == (std::vector<bool>{false, true, false, false, false}));
    // Scrolled, all of them are elsewhere.
    terminal.feed("\r\n\n\n\nX");
    terminal.look(picture);
    QVERIFY(picture.changed == std::vector<bool>(5, true));
    QCOMPARE(picture.rows[0].cells.size(), std::size_t{4});
    QCOMPARE(picture.rows[4].cells[0].code(), U'X');
}

void SharedTerminalTest::keepsARowWhereItIsWhileOthersCome()
{
    SharedTerminal terminal({20, 5}, 50);
    for (int i = 0; i < 40; ++i)
        terminal.feed(QByteArray(1, char('A' + i % 26)) + "\r\n");
    TerminalPicture picture;
    terminal.look(picture, 3);
    QCOMPARE(picture.top, 3);
    QCOMPARE(picture.rows[0].cells[0].code(), U'D');
    terminal.feed("more\r\n");
    terminal.look(picture, 3);
    QCOMPARE(picture.rows[0].cells[0].code(), U'D');
    QVERIFY(picture.changed == std::vector<bool>(5, false));
    // It is gone one day: the oldest there is stands in.
    terminal.feed(QByteArray("z\r\n").repeated(100));
    terminal.look(picture, 3);
    QCOMPARE(picture.top, picture.firstRow);
    QCOMPARE(picture.rows[0].cells[0].code(), U'z');
}

void SharedTerminalTest::holdsBackWhatIsNotToBeShownYet()
{
    SharedTerminal terminal;
    QSignalSpy changed(&terminal, &SharedTerminal::changed);
    terminal.feed("\x1b[?2026hhalf");
    QCoreApplication::processEvents();
    QCOMPARE(changed.size(), 0);
    terminal.feed("and half\x1b[?2026l");
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, 60'000);
}

void SharedTerminalTest::answersAndKeysComeOutOfOneDoor()
{
    SharedTerminal terminal;
    QByteArray sent;
    connect(&terminal, &SharedTerminal::output, this, [&](const QByteArray &bytes) { sent += bytes; });
    terminal.feed("\x1b[6n\x1b[?1h");
    terminal.press({terminal::Key::Up, 0, {}});
    terminal.type("\u00e4");
    terminal.paste("x");
    QCOMPARE(sent, QByteArray("\x1b[1;1R\x1bOA\u00e4x"));
}

void SharedTerminalTest::tellsItsSize()
{
    SharedTerminal terminal;
    QSignalSpy resized(&terminal, &SharedTerminal::resized);
    terminal.resize({80, 24});
    QCOMPARE(resized.size(), 0);
    terminal.resize({100, 30});
    QCOMPARE(resized.size(), 1);
    QCOMPARE(resized[0][0].toInt(), 100);
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::SharedTerminalTest)
#include "SharedTerminalTest.moc"
