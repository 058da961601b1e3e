#include "core/async/Mailslot.h"
#include "core/base/Task.h"

#include <QTest>
#include <memory>
#include <vector>

using namespace std::chrono_literals;

namespace porthole::async {

class MailslotTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsPostedArrivesInOrder();
    void whatWasPostedBeforeIsThereAtOnce();
    void anEmptySlotTimesOutAndStaysUsable();
    void moveOnlyValuesPassThrough();
    void aDyingSlotCancelsTheWait();
    void clearDropsWhatWasNotTaken();
};

Task<> collect(Mailslot<int> *slot, std::vector<int> *into, int count)
{
    for (int i = 0; i < count; ++i)
        into->push_back((co_await slot->next()).value_or(-1));
}

void MailslotTest::whatIsPostedArrivesInOrder()
{
    Mailslot<int> slot;
    std::vector<int> got;
    auto flow = collect(&slot, &got, 4);
    flow.start();
    slot.post(1);
    slot.post(2);
    QTRY_COMPARE(got.size(), std::size_t{2});
    slot.post(3);
    slot.post(4);
    QTRY_VERIFY(flow.done());
    QCOMPARE(got, (std::vector<int>{1, 2, 3, 4}));
}

void MailslotTest::whatWasPostedBeforeIsThereAtOnce()
{
    Mailslot<int> slot;
    std::vector<int> got;
    slot.post(5);
    auto flow = collect(&slot, &got, 1);
    flow.start();
    QVERIFY(flow.done());
    QCOMPARE(got, std::vector<int>{5});
}

void MailslotTest::anEmptySlotTimesOutAndStaysUsable()
{
    Mailslot<int> slot;
    std::optional<ErrorKind> first;
    auto flow = [](Mailslot<int> *from, std::optional<ErrorKind> *seen) -> Task<Result<int>> {
        const auto nothing = co_await from->next(10ms);
        *seen = nothing ? ErrorKind::Bug : nothing.error().kind;
        co_return co_await from->next(1h);
    }(&slot, &first);
    flow.start();
    QTRY_VERIFY(first);
    QCOMPARE(*first, ErrorKind::Timeout);
    slot.post(9);
    QTRY_VERIFY(flow.done());
    const Result<int> got = flow.takeResult();
    QVERIFY2(got, got ? "" : got.error().detail.c_str());
    QCOMPARE(*got, 9);
}

void MailslotTest::moveOnlyValuesPassThrough()
{
    Mailslot<std::unique_ptr<int>> slot;
    auto flow = [](Mailslot<std::unique_ptr<int>> *from) -> Task<Result<std::unique_ptr<int>>> {
        co_return co_await from->next();
    }(&slot);
    flow.start();
    slot.post(std::make_unique<int>(3));
    QTRY_VERIFY(flow.done());
    auto got = flow.takeResult();
    QVERIFY(got);
    QCOMPARE(**got, 3);
}

void MailslotTest::aDyingSlotCancelsTheWait()
{
    auto slot = std::make_unique<Mailslot<int>>();
    auto flow = [](Mailslot<int> *from) -> Task<Result<int>> {
        co_return co_await from->next(1h);
    }(slot.get());
    flow.start();
    slot.reset();
    QTRY_VERIFY(flow.done());
    QCOMPARE(flow.takeResult().error().kind, ErrorKind::Cancelled);
}

void MailslotTest::clearDropsWhatWasNotTaken()
{
    Mailslot<int> slot;
    std::vector<int> got;
    slot.post(1);
    slot.clear();
    slot.post(2);
    auto flow = collect(&slot, &got, 1);
    flow.start();
    QVERIFY(flow.done());
    QCOMPARE(got, std::vector<int>{2});
}

} // namespace porthole::async

QTEST_GUILESS_MAIN(porthole::async::MailslotTest)
#include "MailslotTest.moc"
