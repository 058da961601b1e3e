#include "core/openssh/Pattern.h"

#include <QElapsedTimer>
#include <QTest>

namespace porthole::openssh {

/// Source: ssh_config(5), "PATTERNS".
class PatternTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void matches_data();
    void matches();
    void agreesWithWhatIsPlain();
    void takesNoTimeForManyStars();
    void listsMatch_data();
    void listsMatch();
    void cutsAListAtAPatternTooLong();
    void hostsMatchInAnyCase();
};

void PatternTest::matches_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<bool>("so");
    const auto row = [](const char *name, const char *text, const char *pattern, bool so) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(pattern) << so;
    };
    row("nothing and nothing", "", "", true);
    row("nothing and a star", "", "*", true);
    row("nothing and a question mark", "", "?", false);
    row("something and nothing", "a", "", false);
    row("itself", "web", "web", true);
    row("its beginning", "web", "we", false);
    row("more than it", "web", "webs", false);
    row("another case", "web", "WEB", false);
    row("a star in front", "web.example.org", "*.org", true);
    row("a star behind", "web.example.org", "web.*", true);
    row("a star for nothing", "web", "web*", true);
    row("a star in the middle", "web.example.org", "web*org", true);
    row("stars that must go back", "abcabcd", "*abcd", true);
    row("stars twice", "aXbXc", "a*X*c", true);
    row("the end comes twice", "a.org.org", "*.org", true);
    row("the end is missing", "a.org.com", "*.org", false);
    row("a question mark for one", "web1", "web?", true);
    row("a question mark for none", "web", "web?", false);
    row("a star is no character of its own", "a", "\\*", false);
    row("brackets are characters", "[::1]:22", "[::1]:22", true);
    row("brackets are no sets", "a", "[abc]", false);
    row("an exclamation mark is one here", "!a", "!a", true);
}

void PatternTest::matches()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, pattern);
    QFETCH(bool, so);
    QCOMPARE(matchesPattern(text.toStdString(), pattern.toStdString()), so);
}

namespace {

/// What a pattern means, said as plainly as can be.
bool plainly(std::string_view text, std::string_view pattern)
{
    if (pattern.empty())
        return text.empty();
    if (pattern.front() == '*')
        return plainly(text, pattern.substr(1)) || (!text.empty() && plainly(text.substr(1), pattern));
    return !text.empty() && (pattern.front() == '?' || pattern.front() == text.front()) &&
           plainly(text.substr(1), pattern.substr(1));
}

/// The `number`th word over these letters, shorter ones first.
std::string word(std::string_view letters, int number)
{
    std::string made;
    for (; number > 0; number = (number - 1) / static_cast<int>(letters.size()))
        made += letters[static_cast<std::size_t>(number - 1) % letters.size()];
    return made;
}

} // namespace

void PatternTest::agreesWithWhatIsPlain()
{
    for (int t = 0; t < 127; ++t) { // of "a" and "b", up to six letters
        const std::string text = word("ab", t);
        for (int p = 0; p < 1365; ++p) { // of "a", "b", "*" and "?", up to five
            const std::string pattern = word("ab*?", p);
            QVERIFY2(matchesPattern(text, pattern) == plainly(text, pattern), (text + " " + pattern).c_str());
        }
    }
}

void PatternTest::takesNoTimeForManyStars()
{
    const std::string text(20'000, 'a');
    std::string pattern;
    for (int i = 0; i < 300; ++i)
        pattern += "*a";
    QElapsedTimer clock;
    clock.start();
    QVERIFY(!matchesPattern(text, pattern + "b"));
    QVERIFY(matchesPattern(text, pattern));
    QVERIFY2(clock.elapsed() < 5'000, "a pattern took seconds");
}

void PatternTest::listsMatch_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<int>("match");
    const auto row = [](const char *name, const char *list, ListMatch match) {
        QTest::newRow(name) << QByteArray(list) << static_cast<int>(match);
    };
    row("nothing", "", ListMatch::None);
    row("the one", "web", ListMatch::Positive);
    row("the last", "db,mail,web", ListMatch::Positive);
    row("none of them", "db,mail", ListMatch::None);
    row("negated", "!web", ListMatch::Negated);
    row("another negated", "!db", ListMatch::None);
    row("negated behind what matches", "*,!web", ListMatch::Negated);
    row("negated before what matches", "!web,*", ListMatch::Negated);
    row("another negated, and a match", "!db,*", ListMatch::Positive);
    row("empty ones between", ",,web,", ListMatch::Positive);
    row("empty ones alone", ",,", ListMatch::None);
    row("blanks are characters", " web", ListMatch::None);
    row("negated twice is no pattern of ours", "!!web", ListMatch::None);
}

void PatternTest::listsMatch()
{
    QFETCH(QByteArray, list);
    QFETCH(int, match);
    QCOMPARE(static_cast<int>(matchPatternList("web", list.toStdString())), match);
}

void PatternTest::cutsAListAtAPatternTooLong()
{
    const std::string fits(1022, '*'), tooLong(1023, '*');
    QVERIFY(matchPatternList("web", fits) == ListMatch::Positive);
    QVERIFY(matchPatternList("web", "db," + fits) == ListMatch::Positive);
    QVERIFY(matchPatternList("web", tooLong + ",web") == ListMatch::None);
    QVERIFY(matchPatternList("web", "web," + tooLong) == ListMatch::None);
}

void PatternTest::hostsMatchInAnyCase()
{
    QVERIFY(matchesHostName("Web.Example.ORG", "*.EXAMPLE.org"));
    QVERIFY(!matchesHostName("web", "*,!WEB"));
}

} // namespace porthole::openssh

QTEST_APPLESS_MAIN(porthole::openssh::PatternTest)
#include "PatternTest.moc"
