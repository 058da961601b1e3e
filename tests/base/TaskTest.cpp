// First, because moc 6.4 stumbles over libstdc++'s <concepts> where nothing stands before it.
#include <QTest>

#include "core/base/Task.h"

#include <memory>
#include <string>
#include <vector>

namespace porthole {

namespace {

/// Counts how many of its kind are alive.
class Tracked {
public:
    explicit Tracked(int &alive)
        : m_alive(&alive)
    {
        ++*m_alive;
    }
    Tracked(const Tracked &other)
        : m_alive(other.m_alive)
    {
        ++*m_alive;
    }
    Tracked &operator=(const Tracked &) = delete;
    ~Tracked() { --*m_alive; }

private:
    int *m_alive;
};

/// Something that a flow waits for, as awaiters of signals do: attached while a coroutine waits,
/// detached by the awaiter's destructor.
class Gate {
public:
    auto operator co_await()
    {
        struct Awaiter {
            explicit Awaiter(Gate &toWaitFor)
                : gate(toWaitFor)
            {
                ++gate.m_awaiters;
            }
            Awaiter(const Awaiter &) = delete;
            Awaiter &operator=(const Awaiter &) = delete;
            ~Awaiter()
            {
                gate.m_waiting = {};
                --gate.m_awaiters;
            }
            bool await_ready() const { return false; }
            void await_suspend(std::coroutine_handle<> handle) { gate.m_waiting = handle; }
            int await_resume() { return gate.m_value; }
            Gate &gate;
        };
        return Awaiter(*this);
    }

    bool isAwaited() const { return m_awaiters > 0; }
    void open(int value)
    {
        m_value = value;
        std::exchange(m_waiting, {}).resume();
    }

private:
    std::coroutine_handle<> m_waiting;
    int m_awaiters = 0;
    int m_value = 0;
};

Task<int> number(int value) { co_return value; }

Task<std::unique_ptr<int>> moveOnly() { co_return std::make_unique<int>(5); }

Task<int> sum(int count)
{
    int total = 0;
    for (int i = 1; i <= count; ++i)
        total += co_await number(i);
    co_return total;
}

Task<> note(std::vector<std::string> *notes, std::string what)
{
    notes->push_back(std::move(what));
    co_return;
}

Task<> notesInOrder(std::vector<std::string> *notes)
{
    co_await note(notes, "a");
    Task<> later = note(notes, "c");
    co_await note(notes, "b");
    co_await std::move(later);
}

Task<int> inner(Gate *gate, [[maybe_unused]] Tracked argument, int *alive)
{
    const Tracked local(*alive);
    const int first = co_await *gate;
    const Tracked another(*alive);
    co_return first + co_await *gate;
}

/// Waits four times: once itself, twice inside, once itself again.
Task<int> outer(Gate *gate, [[maybe_unused]] Tracked argument, int *alive)
{
    const Tracked local(*alive);
    int total = co_await *gate;
    total += co_await inner(gate, argument, alive);
    const Tracked another(*alive);
    co_return total + co_await *gate;
}

constexpr int kWaits = 4;

} // namespace

class TaskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingRunsBeforeItIsStarted();
    void aTaskThatIsNotStartedLeavesNothing();
    void givesItsValue();
    void givesMoveOnlyValues();
    void awaitsTasksWithinTasks();
    void awaitedTasksRunWhenAwaited();
    void resumesWhereItWaits();
    void destroyingATaskCancelsItWhereverItWaits_data();
    void destroyingATaskCancelsItWhereverItWaits();
    void assigningATaskCancelsTheOldOne();
    void cancellingTwiceIsOnce();
    void movingATaskKeepsItRunning();
};

void TaskTest::nothingRunsBeforeItIsStarted()
{
    std::vector<std::string> notes;
    Task<> task = note(&notes, "ran");
    QVERIFY(task.valid() && !task.done());
    QVERIFY(notes.empty());
    task.start();
    QVERIFY(task.done());
    QCOMPARE(notes.size(), std::size_t{1});
    QVERIFY(!Task<>().valid() && !Task<>().done());
}

void TaskTest::aTaskThatIsNotStartedLeavesNothing()
{
    int alive = 0;
    Gate gate;
    {
        const Task<int> task = outer(&gate, Tracked(alive), &alive);
        QCOMPARE(alive, 1); // its parameter
    }
    QCOMPARE(alive, 0);
    QVERIFY(!gate.isAwaited());
}

void TaskTest::givesItsValue()
{
    Task<int> task = number(7);
    task.start();
    QVERIFY(task.done());
    QCOMPARE(task.takeResult(), 7);
}

void TaskTest::givesMoveOnlyValues()
{
    Task<std::unique_ptr<int>> task = moveOnly();
    task.start();
    QCOMPARE(*task.takeResult(), 5);
}

void TaskTest::awaitsTasksWithinTasks()
{
    Task<int> task = sum(100);
    task.start();
    QVERIFY(task.done());
    QCOMPARE(task.takeResult(), 5050);
}

void TaskTest::awaitedTasksRunWhenAwaited()
{
    std::vector<std::string> notes;
    Task<> task = notesInOrder(&notes);
    task.start();
    QVERIFY(task.done());
    const std::vector<std::string> expected{"a", "b", "c"};
    QVERIFY(notes == expected);
}

void TaskTest::resumesWhereItWaits()
{
    int alive = 0;
    Gate gate;
    Task<int> task = outer(&gate, Tracked(alive), &alive);
    task.start();
    for (int wait = 0; wait < kWaits; ++wait) {
        QVERIFY(!task.done() && gate.isAwaited());
        gate.open(1 << wait);
    }
    QVERIFY(task.done() && !gate.isAwaited());
    QCOMPARE(task.takeResult(), (1 << kWaits) - 1);
    task.cancel();
    QCOMPARE(alive, 0);
}

void TaskTest::destroyingATaskCancelsItWhereverItWaits_data()
{
    QTest::addColumn<int>("opened");
    QTest::newRow("in the outer task") << 0;
    QTest::newRow("in the inner task") << 1;
    QTest::newRow("in the inner task again") << 2;
    QTest::newRow("in the outer task, the inner one done") << 3;
    QTest::newRow("at its end") << kWaits;
}

void TaskTest::destroyingATaskCancelsItWhereverItWaits()
{
    QFETCH(int, opened);
    int alive = 0;
    Gate gate;
    {
        Task<int> task = outer(&gate, Tracked(alive), &alive);
        task.start();
        for (int i = 0; i < opened; ++i)
            gate.open(i);
        QCOMPARE(task.done(), opened == kWaits);
        QCOMPARE(gate.isAwaited(), opened < kWaits);
        QVERIFY(alive > 0);
    }
    QCOMPARE(alive, 0);
    QVERIFY(!gate.isAwaited());
}

void TaskTest::assigningATaskCancelsTheOldOne()
{
    int alive = 0;
    Gate first;
    Gate second;
    Task<int> task = outer(&first, Tracked(alive), &alive);
    task.start();
    task = outer(&second, Tracked(alive), &alive);
    QVERIFY(!first.isAwaited() && !second.isAwaited());
    task.start();
    QVERIFY(second.isAwaited());
    task = Task<int>();
    QVERIFY(!second.isAwaited());
    QCOMPARE(alive, 0);
}

void TaskTest::cancellingTwiceIsOnce()
{
    int alive = 0;
    Gate gate;
    Task<int> task = outer(&gate, Tracked(alive), &alive);
    task.start();
    task.cancel();
    QVERIFY(!task.valid() && !task.done());
    QCOMPARE(alive, 0);
    task.cancel();
    QCOMPARE(alive, 0);
}

void TaskTest::movingATaskKeepsItRunning()
{
    int alive = 0;
    Gate gate;
    Task<int> task = outer(&gate, Tracked(alive), &alive);
    task.start();
    Task<int> moved(std::move(task));
    QVERIFY(!task.valid() && moved.valid()); // NOLINT(*-use-after-move): what it proves
    for (int i = 0; i < kWaits; ++i)
        gate.open(1);
    QVERIFY(moved.done());
    QCOMPARE(moved.takeResult(), kWaits);
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::TaskTest)
#include "TaskTest.moc"
