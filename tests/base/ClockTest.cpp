#include "core/base/Clock.h"

#include <QTest>

namespace porthole {

namespace {

/// What tests hold time with.
class HeldClock final : public Clock {
public:
    TimePoint now() const override { return m_now; }
    void advance(Milliseconds by) { m_now += by; }

private:
    TimePoint m_now{};
};

} // namespace

class ClockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSteadyClockNeverGoesBack();
    void aTestCanHoldTime();
};

void ClockTest::theSteadyClockNeverGoesBack()
{
    static_assert(Clock::TimePoint::clock::is_steady);
    const SteadyClock clock;
    Clock::TimePoint last = clock.now();
    const Clock::TimePoint end = last + Milliseconds(2);
    while (last < end) {
        const Clock::TimePoint now = clock.now();
        QVERIFY(now >= last);
        last = now;
    }
}

void ClockTest::aTestCanHoldTime()
{
    HeldClock held;
    const Clock &clock = held;
    const Clock::TimePoint before = clock.now();
    QVERIFY(clock.now() == before);
    held.advance(Milliseconds(1500));
    QCOMPARE(std::chrono::duration_cast<Milliseconds>(clock.now() - before).count(), 1500);
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::ClockTest)
#include "ClockTest.moc"
