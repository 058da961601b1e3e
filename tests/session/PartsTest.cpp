#include "core/async/Backoff.h"
#include "core/session/ConsoleExchange.h"
#include "core/session/SessionCourse.h"

#include <QTest>
#include <set>

using namespace std::chrono_literals;

namespace porthole {

/// The small parts that a console is made of.
class PartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void backoffDoublesUpToItsLastStep();
    void backoffSpreadsByAFifthAndNotAlwaysTheSame();
    void backoffBeginsAnew();
    void aCourseFollowsTheTable();
    void aForbiddenChangeIsABugAndChangesNothing();
    void pointerPositionsReplaceEachOther();
    void aChangeOfButtonsIsNeverLost();
    void movementsAddUp();
    void tooMuchInputBecomesARelease();
    void newsKeepTheLatestAndWakeOnce();
};

void PartsTest::backoffDoublesUpToItsLastStep()
{
    Backoff backoff(1000ms, 30000ms, 1);
    for (const int expected : {1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000}) {
        const auto delay = static_cast<double>(backoff.next().delay.count());
        QVERIFY2(delay >= 0.8 * expected - 1 && delay <= 1.2 * expected + 1,
                 qPrintable(QString::number(delay)));
    }
}

void PartsTest::backoffSpreadsByAFifthAndNotAlwaysTheSame()
{
    std::set<Milliseconds> delays;
    for (std::uint32_t seed = 1; seed <= 50; ++seed)
        delays.insert(Backoff(1000ms, 30000ms, seed * 7919).next().delay);
    QVERIFY(delays.size() > 25);
    QVERIFY(*delays.begin() < 900ms);
    QVERIFY(*delays.rbegin() > 1100ms);
}

void PartsTest::backoffBeginsAnew()
{
    Backoff backoff(100ms, 10000ms, 3);
    QCOMPARE(backoff.next().attempt, 1);
    QCOMPARE(backoff.next().attempt, 2);
    backoff.reset();
    const Backoff::Step step = backoff.next();
    QCOMPARE(step.attempt, 1);
    QVERIFY(step.delay <= 121ms);
}

void PartsTest::aCourseFollowsTheTable()
{
    SessionCourse course;
    for (SessionState next :
         {SessionState::Connecting, SessionState::Negotiating, SessionState::PasswordNeeded,
          SessionState::Negotiating, SessionState::Live, SessionState::Waiting, SessionState::Connecting,
          SessionState::Failed, SessionState::Closed}) {
        QVERIFY(course.enter(next));
        QCOMPARE(course.state(), next);
    }
}

void PartsTest::aForbiddenChangeIsABugAndChangesNothing()
{
    SessionCourse course;
    const Result<> entered = course.enter(SessionState::Live);
    QVERIFY(!entered);
    QCOMPARE(entered.error().kind, ErrorKind::Bug);
    QVERIFY(entered.error().detail.find("Idle to Live") != std::string::npos);
    QCOMPARE(course.state(), SessionState::Idle);
}

void PartsTest::pointerPositionsReplaceEachOther()
{
    ConsoleInputBox box;
    QVERIFY(box.post(PointerInput{0, 0, 0, false}));
    for (int x = 1; x <= 100000; ++x)
        QVERIFY(!box.post(PointerInput{x, 0, 0, false}));
    const auto inputs = box.take();
    QCOMPARE(inputs.size(), std::size_t{2});
    QCOMPARE(std::get<PointerInput>(inputs.back()).x, 100000);
    QVERIFY(box.post(PointerInput{}));
}

void PartsTest::aChangeOfButtonsIsNeverLost()
{
    ConsoleInputBox box;
    box.post(PointerInput{1, 1, 0, false});
    box.post(PointerInput{2, 2, 0, false});
    box.post(PointerInput{2, 2, 1, false}); // pressed
    box.post(PointerInput{3, 3, 1, false});
    box.post(PointerInput{4, 4, 1, false});
    box.post(PointerInput{4, 4, 0, false}); // released
    std::vector<int> buttons;
    std::vector<int> positions;
    for (const ConsoleInput &input : box.take()) {
        buttons.push_back(std::get<PointerInput>(input).buttons);
        positions.push_back(std::get<PointerInput>(input).x);
    }
    QCOMPARE(buttons.back(), 0);
    QVERIFY(std::count(buttons.begin(), buttons.end(), 1) >= 1);
    // Pressed where it was pressed, and dragged to where it was released.
    QVERIFY(std::find(positions.begin(), positions.end(), 2) != positions.end());
    QCOMPARE(positions.back(), 4);
}

void PartsTest::movementsAddUp()
{
    ConsoleInputBox box;
    for (int i = 0; i < 10; ++i)
        box.post(PointerInput{1, -2, 0, true});
    int dx = 0;
    int dy = 0;
    const auto inputs = box.take();
    for (const ConsoleInput &input : inputs) {
        dx += std::get<PointerInput>(input).x;
        dy += std::get<PointerInput>(input).y;
    }
    QCOMPARE(dx, 10);
    QCOMPARE(dy, -20);
    QVERIFY(inputs.size() <= 2);
}

void PartsTest::tooMuchInputBecomesARelease()
{
    ConsoleInputBox box;
    for (std::size_t i = 0; i <= ConsoleInputBox::kLimit; ++i)
        box.post(keyboard::KeyStroke{{0x61, 0}, true});
    const auto inputs = box.take();
    QCOMPARE(inputs.size(), std::size_t{1});
    QVERIFY(std::holds_alternative<ReleaseAllInput>(inputs.front()));
}

void PartsTest::newsKeepTheLatestAndWakeOnce()
{
    ConsoleNewsBox box;
    QVERIFY(box.post([](ConsoleNews &news) { news.title = QStringLiteral("one"); }));
    for (int i = 0; i < 1000; ++i)
        QVERIFY(!box.post([](ConsoleNews &news) { news.bell = true; }));
    QVERIFY(!box.post([](ConsoleNews &news) { news.title = QStringLiteral("two"); }));
    const ConsoleNews news = box.take();
    QVERIFY(news.bell);
    QCOMPARE(*news.title, QStringLiteral("two"));
    QVERIFY(!box.take().bell);
    QVERIFY(box.post([](ConsoleNews &) {}));
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::PartsTest)
#include "PartsTest.moc"
