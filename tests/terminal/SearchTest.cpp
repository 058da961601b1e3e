#include "Shown.h"

#include "core/terminal/Search.h"

#include <QTest>

namespace porthole::terminal {

namespace {

/// Enough of folding for these tests.
char32_t folded(char32_t code)
{
    return (code >= U'A' && code <= U'Z') || (code >= 0x391 && code <= 0x3a9) ? code + 32 : code;
}

/// "row,column-row,column" of each.
QByteArray shown(const std::vector<Stretch> &matches)
{
    QByteArrayList all;
    for (const Stretch &match : matches)
        all += QByteArray::number(static_cast<qlonglong>(match.begin.row)) + ',' +
               QByteArray::number(match.begin.column) + '-' +
               QByteArray::number(static_cast<qlonglong>(match.end.row)) + ',' +
               QByteArray::number(match.end.column);
    return all.join(' ');
}

void finish(Search &search, const Terminal &terminal)
{
    search.update(terminal);
    while (search.step(terminal)) {
    }
}

QByteArray numbered(int from, int to)
{
    QByteArray lines;
    for (int i = from; i < to; ++i)
        lines += "line " + QByteArray::number(i) + "\r\n";
    return lines;
}

} // namespace

/// Finding text on the screen and in the history.
class SearchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
    void countsWhatComesAndGoes();
    void looksAgainOnlyWhereSomethingChanged();
    void walksUpAndDownAndAround();
    void aLineAcrossPortionsIsCountedOnce();
    void survivesAResize();
    void seesTheScreenThatIsShown();
    void anEmptyTextIsNowhere();
};

void SearchTest::finds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("matchCase");
    QTest::addColumn<QByteArray>("places");
    const QByteArray away = "\r\n\n\n\n\n"; // scrolls what is before it off a screen of four rows
    for (const bool gone : {false, true}) {
        const QByteArray behind = gone ? away : QByteArray();
        const auto row = [gone](const char *name) {
            return QByteArray(name) + (gone ? ", in the history" : ", on the screen");
        };
        const auto add = [&](const char *name, const QByteArray &bytes, const QByteArray &text,
                             bool matchCase, const QByteArray &places) {
            QTest::newRow(row(name)) << bytes + behind << text << matchCase << places;
        };
        add("twice in a row", "abab xx ab", "ab", true, "0,0-0,2 0,2-0,4 0,8-0,10");
        add("does not overlap itself", "aaaaa", "aa", true, "0,0-0,2 0,2-0,4");
        add("capitals are others", "Err err", "err", true, "0,4-0,7");
        add("capitals are the same", "Err eRR", "ERr", false, "0,0-0,3 0,4-0,7");
        add("Greek capitals", "\u03a3\u03a9\u03c3", "\u03c3\u03c9", false, "0,0-0,2");
        add("over the end of a row", "0123456789ABCDEFG", "89ABC", true, "0,8-1,3");
        add("a wide character has two columns", "\u6f22\u5b57x", "\u5b57x", true, "0,2-0,5");
        add("wide over the end of a row", "012345678\u6f22z", "8\u6f22z", true, "0,8-1,3");
        add("with marks", "e\u0301x", "e\u0301x", true, "0,0-0,2");
        add("what was skipped is blank", "a\x1b[4Cb", "a    b", true, "0,0-0,6");
        add("in many colours", "\x1b[31ma\x1b[44mb\x1b[mc", "abc", true, "0,0-0,3");
        add("not at all", "abc", "abd", true, "");
        add("not ASCII in ASCII", "abc", "\u00e4", false, "");
    }
}

void SearchTest::finds()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    QFETCH(bool, matchCase);
    QFETCH(QByteArray, places);
    const auto terminal = test::fed({10, 4}, bytes);
    Search search(text.toStdString(), matchCase ? nullptr : &folded);
    finish(search, *terminal);
    const auto matches = search.matchesIn(*terminal, 0, terminal->endRow());
    QCOMPARE(shown(matches), places);
    QCOMPARE(search.count(), static_cast<std::int64_t>(matches.size()));
    QVERIFY(search.isComplete());
}

void SearchTest::countsWhatComesAndGoes()
{
    const auto terminal = test::fed({20, 5}, {}, 600);
    Search search("7");
    for (int i = 0; i < 3'000; i += 97) {
        test::feed(*terminal, numbered(i, std::min(i + 97, 3'000)));
        finish(search, *terminal);
        // What a search that begins here finds.
        Search anew("7");
        finish(anew, *terminal);
        QCOMPARE(search.count(), anew.count());
        QCOMPARE(search.count(),
                 static_cast<std::int64_t>(search.matchesIn(*terminal, 0, terminal->endRow()).size()));
    }
    test::feed(*terminal, "\x1b[3J");
    finish(search, *terminal);
    QCOMPARE(search.count(), 1); // of lines 2996 to 2999, which are on the screen
}

void SearchTest::looksAgainOnlyWhereSomethingChanged()
{
    const auto terminal = test::fed({20, 5}, numbered(0, 10'000), 100'000);
    Search search("line");
    finish(search, *terminal);
    QCOMPARE(search.count(), 10'000);
    test::feed(*terminal, "more lines");
    search.update(*terminal);
    int steps = 1;
    while (search.step(*terminal))
        ++steps;
    QCOMPARE(search.count(), 10'001);
    QVERIFY2(steps <= 3, qPrintable(QString::number(steps)));
}

void SearchTest::walksUpAndDownAndAround()
{
    QByteArray bytes;
    for (int i = 0; i < 2'000; ++i)
        bytes += (i % 500 == 100 ? "needle " : "hay ") + QByteArray::number(i) + "\r\n";
    const auto terminal = test::fed({20, 5}, bytes, 10'000);
    Search search("needle");
    Place at{terminal->endRow(), 0};
    const auto go = [&](Search::Direction direction) {
        search.seek(direction, at);
        search.update(*terminal);
        while (search.isSeeking() && search.step(*terminal)) {
        }
        at = search.found() ? search.found()->begin : Place{-1, -1};
        return at.row;
    };
    // Before everything was counted, and after.
    for (int round = 0; round < 2; ++round) {
        at = {terminal->endRow(), 0};
        for (const std::int64_t row : {1'600, 1'100, 600, 100, 1'600})
            QCOMPARE(go(Search::Direction::Older), row);
        for (const std::int64_t row : {100, 600, 1'100, 1'600, 100})
            QCOMPARE(go(Search::Direction::Newer), row);
        finish(search, *terminal);
        QCOMPARE(search.ordinal(*terminal, {600, 0}), 2);
        QCOMPARE(search.ordinal(*terminal, {601, 0}), 0);
    }
    Search other("pin");
    other.seek(Search::Direction::Older, at);
    finish(other, *terminal);
    QVERIFY(!other.isSeeking());
    QVERIFY(!other.found());
    QCOMPARE(other.count(), 0);
}

void SearchTest::aLineAcrossPortionsIsCountedOnce()
{
    // 100 columns over the borders at 256 and 512 in rows of 10.
    QByteArray bytes = QByteArray("\r\n").repeated(250) + QByteArray("0123456789").repeated(10) + "\r\n" +
                       QByteArray("\r\n").repeated(245) + QByteArray("0123456789").repeated(10) + "\r\n";
    for (const QByteArray &behind : {QByteArray(), QByteArray("\r\n").repeated(9)}) {
        const auto terminal = test::fed({10, 8}, bytes + behind);
        Search search("901");
        finish(search, *terminal);
        QCOMPARE(search.count(), 18);
        QCOMPARE(search.matchesIn(*terminal, 256, 257).size(), std::size_t{2});
    }
}

void SearchTest::survivesAResize()
{
    const auto terminal = test::fed({20, 5}, numbered(0, 1'000), 10'000);
    Search search("line 99");
    finish(search, *terminal);
    QCOMPARE(search.count(), 11);
    search.seek(Search::Direction::Older, {terminal->endRow(), 0});
    terminal->resize({5, 9});
    finish(search, *terminal);
    QCOMPARE(search.count(), 11);
    QVERIFY(search.found());
    std::string text;
    appendRowText(text, *terminal, {search.found()->begin, {search.found()->begin.row, 5}},
                  search.found()->begin.row);
    QCOMPARE(text, std::string("line"));
}

void SearchTest::seesTheScreenThatIsShown()
{
    const auto terminal = test::fed({20, 5}, numbered(0, 100));
    Search search("line");
    finish(search, *terminal);
    QCOMPARE(search.count(), 100);
    test::feed(*terminal, "\x1b[?1049hone line");
    finish(search, *terminal);
    QCOMPARE(search.count(), 1);
    test::feed(*terminal, "\x1b[?1049l");
    finish(search, *terminal);
    QCOMPARE(search.count(), 100);
}

void SearchTest::anEmptyTextIsNowhere()
{
    const auto terminal = test::fed({20, 5}, numbered(0, 100));
    Search search("");
    search.seek(Search::Direction::Older, {terminal->endRow(), 0});
    finish(search, *terminal);
    QVERIFY(!search.isSeeking());
    QCOMPARE(search.count(), 0);
    QVERIFY(search.matchesIn(*terminal, 0, 200).empty());
}

} // namespace porthole::terminal

QTEST_APPLESS_MAIN(porthole::terminal::SearchTest)
#include "SearchTest.moc"
