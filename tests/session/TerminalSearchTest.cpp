#include "core/session/TerminalSearch.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <limits>

namespace porthole {

/// Searching from the thread that shows the terminal.
class TerminalSearchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMillionLinesHoldNothingUp();
    void followsWhatTheHostSends();
    void endsWithTheTerminal();

private:
    static constexpr terminal::Place kEnd{std::numeric_limits<std::int64_t>::max(), 0};
};

void TerminalSearchTest::aMillionLinesHoldNothingUp()
{
    constexpr int kLines = 1'000'000;
    SharedTerminal terminal({80, 24}, kLines);
    QByteArray chunk;
    for (int i = 0; i < kLines; ++i) {
        chunk += "drwxr-xr-x 2 analyst analyst 4096 Nov 25 22:52 results-" + QByteArray::number(i) +
                 (i % 100 == 0 ? " Caf\u00e9\r\n" : "\r\n");
        if (chunk.size() > 1 << 20 || i + 1 == kLines)
            terminal.feed(std::exchange(chunk, {}));
    }
    TerminalSearch search(terminal);
    QElapsedTimer beat, whole;
    qint64 longest = 0;
    QTimer heart;
    connect(&heart, &QTimer::timeout, &heart, [&] { longest = std::max(longest, beat.restart()); });
    heart.start(1);
    beat.start();
    whole.start();
    search.lookFor(QStringLiteral("RESULTS-"), false, kEnd);
    QVERIFY(search.found()); // the newest is there at once
    QTRY_VERIFY_WITH_TIMEOUT(search.standing().complete, 120'000);
    qInfo("a million lines in %lld ms, the window's longest pause %lld ms", whole.elapsed(), longest);
    QCOMPARE(search.standing().count, std::int64_t{kLines});
    QCOMPARE(search.standing().ordinal, std::int64_t{kLines});
    // 20 ms is what it is to keep to; a computer that does other things is given more.
    QVERIFY2(longest < 500, qPrintable(QString::number(longest)));

    // The one that is furthest away.
    whole.restart();
    search.lookFor(QStringLiteral("results-0 caf\u00e9"), false, kEnd);
    QTRY_VERIFY_WITH_TIMEOUT(search.found(), 120'000);
    qInfo("the oldest line after %lld ms", whole.elapsed());
    QCOMPARE(search.found()->begin, (terminal::Place{0, 47}));
}

void TerminalSearchTest::followsWhatTheHostSends()
{
    SharedTerminal terminal({20, 5}, 50);
    terminal.feed("one\r\ntwo one\r\n");
    TerminalSearch search(terminal);
    search.lookFor(QStringLiteral("one"), false, kEnd);
    QTRY_VERIFY_WITH_TIMEOUT(search.standing().complete, 60'000);
    QCOMPARE(search.standing().count, 2);
    QCOMPARE(search.standing().ordinal, 2);
    QSignalSpy standing(&search, &TerminalSearch::standingChanged);
    terminal.feed("and one more");
    search.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(search.standing().count, 3, 60'000);
    QVERIFY(!standing.isEmpty());
    QCOMPARE(search.found()->begin, (terminal::Place{1, 4})); // stays where it was
    search.goOn(TerminalSearch::Direction::Newer, {});
    QTRY_COMPARE_WITH_TIMEOUT(search.standing().ordinal, 3, 60'000);
    search.clear();
    QVERIFY(!search.found());
    QVERIFY(search.matchesIn(0, 10).empty());
}

void TerminalSearchTest::endsWithTheTerminal()
{
    auto *const terminal = new SharedTerminal;
    terminal->feed(QByteArray("text\r\n").repeated(5'000));
    const QPointer<TerminalSearch> search = new TerminalSearch(*terminal, terminal);
    search->lookFor(QStringLiteral("text"), true, kEnd);
    delete terminal;
    QVERIFY(!search);
    QCoreApplication::processEvents();
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::TerminalSearchTest)
#include "TerminalSearchTest.moc"
