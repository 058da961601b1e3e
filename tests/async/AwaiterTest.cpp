#include "core/async/Delay.h"
#include "core/async/Mailslot.h"
#include "core/async/Signal.h"
#include "core/base/Task.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <memory>

using namespace std::chrono_literals;

namespace porthole::async {

class Bell : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
Q_SIGNALS:
    void rang(int times, const QString &tune);
    void silent();
};

using Rang = Result<std::tuple<int, QString>>;

class AwaiterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSignalComesBackWithItsArguments();
    void aSignalEmittedBeforeTheAwaitIsNotMissed();
    void theFlowIsNotResumedInsideTheEmission();
    void aResumedFlowMayDeleteTheSender();
    void onlyTheFirstEmissionCounts();
    void aSilentSenderTimesOut();
    void aDyingSenderCancelsTheWait();
    void aDyingSenderCancelsAWaitThatAlsoHasATimeout();
    void aNullSenderIsCancelledAtOnce();
    void aDelayLastsAsLongAsItSays();
    void destroyingTheOwnerAtEveryAwaitPointIsClean_data();
    void destroyingTheOwnerAtEveryAwaitPointIsClean();
};

Task<Rang> listen(Bell *bell, std::optional<Milliseconds> timeout)
{
    co_return co_await nextSignal(bell, &Bell::rang, timeout);
}

void AwaiterTest::aSignalComesBackWithItsArguments()
{
    Bell bell;
    auto flow = listen(&bell, 10s);
    flow.start();
    QVERIFY(!flow.done());
    Q_EMIT bell.rang(3, QStringLiteral("ding"));
    QTRY_VERIFY(flow.done());
    const Rang rang = flow.takeResult();
    QVERIFY(rang);
    QCOMPARE(std::get<0>(*rang), 3);
    QCOMPARE(std::get<1>(*rang), QStringLiteral("ding"));
}

void AwaiterTest::aSignalEmittedBeforeTheAwaitIsNotMissed()
{
    Bell bell;
    auto flow = [](Bell *ringing) -> Task<Rang> {
        auto next = nextSignal(ringing, &Bell::rang);
        Q_EMIT ringing->rang(1, QString());
        co_return co_await next;
    }(&bell);
    flow.start();
    QVERIFY(flow.done());
    QVERIFY(flow.takeResult());
}

void AwaiterTest::theFlowIsNotResumedInsideTheEmission()
{
    Bell bell;
    auto flow = listen(&bell, {});
    flow.start();
    Q_EMIT bell.rang(1, QString());
    QVERIFY(!flow.done());
    QTRY_VERIFY(flow.done());
}

void AwaiterTest::aResumedFlowMayDeleteTheSender()
{
    auto bell = std::make_unique<Bell>();
    auto flow = [](std::unique_ptr<Bell> *ringing) -> Task<Rang> {
        auto rang = co_await nextSignal(ringing->get(), &Bell::rang);
        ringing->reset();
        co_return rang;
    }(&bell);
    flow.start();
    Q_EMIT bell->rang(7, QString());
    QTRY_VERIFY(flow.done());
    QVERIFY(!bell);
    QCOMPARE(std::get<0>(*flow.takeResult()), 7);
}

void AwaiterTest::onlyTheFirstEmissionCounts()
{
    Bell bell;
    auto flow = listen(&bell, {});
    flow.start();
    Q_EMIT bell.rang(1, QString());
    Q_EMIT bell.rang(2, QString());
    QTRY_VERIFY(flow.done());
    QCOMPARE(std::get<0>(*flow.takeResult()), 1);
}

void AwaiterTest::aSilentSenderTimesOut()
{
    Bell bell;
    auto flow = listen(&bell, 20ms);
    flow.start();
    QTRY_VERIFY(flow.done());
    const Rang rang = flow.takeResult();
    QVERIFY(!rang);
    QCOMPARE(rang.error().kind, ErrorKind::Timeout);
}

void AwaiterTest::aDyingSenderCancelsTheWait()
{
    auto bell = std::make_unique<Bell>();
    auto flow = listen(bell.get(), {});
    flow.start();
    bell.reset();
    QTRY_VERIFY(flow.done());
    QCOMPARE(flow.takeResult().error().kind, ErrorKind::Cancelled);
}

void AwaiterTest::aDyingSenderCancelsAWaitThatAlsoHasATimeout()
{
    auto bell = std::make_unique<Bell>();
    auto flow = listen(bell.get(), 1h);
    flow.start();
    bell.reset();
    QTRY_VERIFY(flow.done());
    QCOMPARE(flow.takeResult().error().kind, ErrorKind::Cancelled);
}

void AwaiterTest::aNullSenderIsCancelledAtOnce()
{
    auto flow = listen(nullptr, 1h);
    flow.start();
    QVERIFY(flow.done());
    QCOMPARE(flow.takeResult().error().kind, ErrorKind::Cancelled);
}

void AwaiterTest::aDelayLastsAsLongAsItSays()
{
    auto flow = []() -> Task<> { co_await delay(30ms); }();
    QElapsedTimer watch;
    watch.start();
    flow.start();
    QVERIFY(!flow.done());
    QTRY_VERIFY(flow.done());
    QVERIFY2(watch.elapsed() >= 29, qPrintable(QString::number(watch.elapsed())));
}

/// Waits on everything there is, one after the other, and notes how far it came.
struct Walker {
    std::unique_ptr<Bell> bell = std::make_unique<Bell>();
    Mailslot<int> slot;
    int reached = 0;
    Task<> flow; // last: dies before what it waits on

    Task<> nested()
    {
        reached = 3;
        (void)co_await nextSignal(bell.get(), &Bell::rang, 1h);
    }
    Task<> run()
    {
        reached = 1;
        co_await delay(0ms);
        reached = 2;
        (void)co_await nextSignal(bell.get(), &Bell::silent);
        co_await nested();
        reached = 4;
        (void)co_await slot.next();
        reached = 5;
        (void)co_await slot.next(1h);
        reached = 6;
        co_await delay(1h);
    }
    void feed()
    {
        switch (reached) {
        case 2:
            Q_EMIT bell->silent();
            break;
        case 3:
            Q_EMIT bell->rang(1, QString());
            break;
        case 4:
        case 5:
            slot.post(1);
            break;
        default:
            break;
        }
    }
};

void AwaiterTest::destroyingTheOwnerAtEveryAwaitPointIsClean_data()
{
    QTest::addColumn<int>("point");
    QTest::addColumn<bool>("resumptionQueued");
    for (int point = 1; point <= 6; ++point) {
        QTest::addRow("waiting at %d", point) << point << false;
        QTest::addRow("about to be resumed at %d", point) << point << true;
    }
}

void AwaiterTest::destroyingTheOwnerAtEveryAwaitPointIsClean()
{
    QFETCH(int, point);
    QFETCH(bool, resumptionQueued);
    auto walker = std::make_unique<Walker>();
    walker->flow = walker->run();
    walker->flow.start();
    for (int at = 1; at < point; ++at) {
        walker->feed();
        QTRY_COMPARE(walker->reached, at + 1);
    }
    if (resumptionQueued)
        walker->feed();
    auto bell = std::move(walker->bell); // outlives the flow, and rings into the void
    walker.reset();
    Q_EMIT bell->silent();
    Q_EMIT bell->rang(1, QString());
    QCoreApplication::sendPostedEvents();
}

} // namespace porthole::async

QTEST_GUILESS_MAIN(porthole::async::AwaiterTest)
#include "AwaiterTest.moc"
