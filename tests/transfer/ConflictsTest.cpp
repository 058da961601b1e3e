#include "TransferRig.h"
#include "tests/transfer/TwoFolders.h"

namespace porthole::transfer {

using namespace porthole::test;
using namespace std::chrono_literals;
using Outcome = FileReport::Outcome;

/// Files whose place is taken, where somebody is asked about each.
class ConflictsTest : public QObject, TwoFolders {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void eachAnswer_data();
    void eachAnswer();
    void theQuestionSaysWhatIsThere();
    void anAnswerForAllIsForTheBatch_data();
    void anAnswerForAllIsForTheBatch();
    void othersGoOnMeanwhile();
    void aLossEndsTheQuestion();
    void aPauseEndsTheQuestion();
    void cancellingLeavesNoPart_data();
    void cancellingLeavesNoPart();

private:
    static bool asks(QueueRig &rig)
    {
        return QTest::qWaitFor([&] { return rig.queue.conflict().has_value(); }, kPatience);
    }
};

void ConflictsTest::initTestCase() { QVERIFY2(begin(), qPrintable(m_server->failure())); }

void ConflictsTest::init() { renew(); }

void ConflictsTest::eachAnswer_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<ConflictChoice>("choice");
    QTest::addColumn<TransferState>("state");
    QTest::addColumn<QStringList>("after");
    QTest::addColumn<QByteArray>("old");
    const QStringList one{QStringLiteral("f.txt")};
    const QStringList two{QStringLiteral("f (2).txt"), QStringLiteral("f.txt")};
    for (const Direction direction : {Direction::Get, Direction::Put}) {
        const QByteArray word = direction == Direction::Get ? "get: " : "put: ";
        QTest::newRow(word + "overwrite")
            << direction << ConflictChoice::Overwrite << TransferState::Done << one << QByteArray("new");
        QTest::newRow(word + "skip") << direction << ConflictChoice::Skip << TransferState::Done << one
                                     << QByteArray("old!");
        QTest::newRow(word + "rename")
            << direction << ConflictChoice::Rename << TransferState::Done << two << QByteArray("old!");
        QTest::newRow(word + "resume where nothing agrees")
            << direction << ConflictChoice::Resume << TransferState::Done << one << QByteArray("new");
        QTest::newRow(word + "cancel")
            << direction << ConflictChoice::Cancel << TransferState::Cancelled << one << QByteArray("old!");
    }
}

void ConflictsTest::eachAnswer()
{
    QFETCH(Direction, direction);
    QFETCH(ConflictChoice, choice);
    QFETCH(TransferState, state);
    const bool isGet = direction == Direction::Get;
    const QString from = isGet ? there("f.txt") : here("f.txt"), to = isGet ? here() : there();
    put(bytes(from), "new");
    put(bytes(to + QStringLiteral("/f.txt")), "old!");
    QueueRig rig(options());
    const TransferOptions how{.onConflict = OnConflict::Ask};
    const auto id = isGet ? rig.add(direction, to, from, how) : rig.add(direction, from, to, how);
    QVERIFY(asks(rig));
    rig.queue.answerConflict(rig.queue.conflict()->number + 1, {ConflictChoice::Overwrite}); // of another one
    QVERIFY(rig.queue.conflict());
    rig.queue.answerConflict(rig.queue.conflict()->number, {choice});
    QVERIFY(rig.reaches(id, state));
    QVERIFY(!rig.queue.conflict());
    QTEST(names(to), "after");
    QTEST(contentOf(bytes(to + QStringLiteral("/f.txt"))), "old");
}

void ConflictsTest::theQuestionSaysWhatIsThere()
{
    put(bytes(there("f")), "new");
    put(bytes(here("f")), "old!");
    QueueRig rig(options());
    const auto id = rig.add(Direction::Get, here(), there("f"), {.onConflict = OnConflict::Ask});
    QVERIFY(asks(rig));
    const ConflictQuestion question = *rig.queue.conflict();
    QCOMPARE(question.transfer, id);
    QCOMPARE(question.source, bytes(there("f")));
    QCOMPARE(question.target, bytes(here("f")));
    QCOMPARE(question.sourceFacts.size, quint64(3));
    QCOMPARE(question.targetFacts.size, quint64(4));
    QVERIFY(question.sourceFacts.modified && question.targetFacts.modified);
    QVERIFY(question.targetIsFile);
}

void ConflictsTest::anAnswerForAllIsForTheBatch_data()
{
    QTest::addColumn<quint64>("batch");
    QTest::addColumn<bool>("asksAgain");
    QTest::newRow("of one batch") << quint64(7) << false;
    QTest::newRow("each alone") << quint64(0) << true;
}

void ConflictsTest::anAnswerForAllIsForTheBatch()
{
    QFETCH(quint64, batch);
    QFETCH(bool, asksAgain);
    for (const char *folder : {"one", "two"}) {
        for (const QString &base : {here(folder), there(folder)}) {
            QVERIFY(QDir().mkpath(base));
            for (const char *name : {"a", "b", "c"})
                put(bytes(base + QLatin1Char('/') + QLatin1String(name)),
                    base == here(folder) ? "old" : "new");
        }
    }
    QueueRig rig(options());
    const TransferOptions how{.onConflict = OnConflict::Ask, .isRecursive = true};
    const auto one = rig.queue.add({Direction::Get, bytes(here()), bytes(there("one")), how, true, batch});
    const auto two = rig.queue.add({Direction::Get, bytes(here()), bytes(there("two")), how, true, batch});
    QVERIFY(asks(rig));
    rig.queue.answerConflict(rig.queue.conflict()->number, {ConflictChoice::Overwrite, true});
    QVERIFY2(rig.succeeds(one), rig.words(one));
    if (asksAgain) {
        QVERIFY(asks(rig));
        QCOMPARE(rig.queue.conflict()->transfer, two);
        rig.queue.answerConflict(rig.queue.conflict()->number, {ConflictChoice::Overwrite, true});
    }
    QVERIFY2(rig.succeeds(two), rig.words(two));
    QCOMPARE(rig.count(Outcome::Done), 6);
    QCOMPARE(contentOf(bytes(here("two/c"))), QByteArray("new"));
}

void ConflictsTest::othersGoOnMeanwhile()
{
    QVERIFY(QDir().mkpath(here("tree")) && QDir().mkpath(there("tree")));
    put(bytes(here("tree/a")), "old");
    for (const char *name : {"tree/a", "tree/b", "tree/c"})
        put(bytes(there(name)), "new");
    QueueRig rig(options());
    const auto id =
        rig.add(Direction::Get, here(), there("tree"), {.onConflict = OnConflict::Ask, .isRecursive = true});
    QTRY_COMPARE_WITH_TIMEOUT(rig.count(Outcome::Done), 2, kPatience);
    QVERIFY(asks(rig));
    rig.queue.answerConflict(rig.queue.conflict()->number, {ConflictChoice::Skip});
    QVERIFY2(rig.succeeds(id), rig.words(id));
    QCOMPARE(contentOf(bytes(here("tree/a"))), QByteArray("old"));
}

/// The rest waits for nobody who is asked about a file that cannot come: it is asked again when it can.
void ConflictsTest::aLossEndsTheQuestion()
{
    put(bytes(there("f")), "new");
    put(bytes(here("f")), "old!");
    QueueRig rig(options(), {.attempts = 20, .first = 20ms, .last = 200ms});
    const auto id = rig.add(Direction::Get, here(), there("f"), {.onConflict = OnConflict::Ask});
    QVERIFY(asks(rig));
    const quint64 first = rig.queue.conflict()->number;
    m_server->kill();
    QVERIFY(QTest::qWaitFor([&] { return !rig.queue.conflict(); }, kPatience));
    QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
    QVERIFY(asks(rig));
    rig.queue.answerConflict(first, {ConflictChoice::Skip}); // too late for that one
    QVERIFY(rig.queue.conflict());
    rig.queue.answerConflict(rig.queue.conflict()->number, {ConflictChoice::Overwrite});
    QVERIFY2(rig.succeeds(id), rig.words(id));
    QCOMPARE(contentOf(bytes(here("f"))), QByteArray("new"));
}

void ConflictsTest::aPauseEndsTheQuestion()
{
    put(bytes(there("f")), "new");
    put(bytes(here("f")), "old!");
    QueueRig rig(options());
    const auto id = rig.add(Direction::Get, here(), there("f"), {.onConflict = OnConflict::Ask});
    QVERIFY(asks(rig));
    rig.queue.pause(id);
    QVERIFY(!rig.queue.conflict());
    rig.queue.resume(id);
    QVERIFY(asks(rig));
    rig.queue.answerConflict(rig.queue.conflict()->number, {ConflictChoice::Overwrite});
    QVERIFY2(rig.succeeds(id), rig.words(id));
}

void ConflictsTest::cancellingLeavesNoPart_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<bool>("isPaused");
    QTest::newRow("get") << Direction::Get << false;
    QTest::newRow("get, paused before") << Direction::Get << true;
    QTest::newRow("put") << Direction::Put << false;
    QTest::newRow("put, paused before") << Direction::Put << true;
}

void ConflictsTest::cancellingLeavesNoPart()
{
    QFETCH(Direction, direction);
    QFETCH(bool, isPaused);
    const bool isGet = direction == Direction::Get;
    put(bytes(isGet ? there("f") : here("f")), pattern(48 * 1024 * 1024));
    QueueRig rig(options());
    const auto id = isGet ? rig.add(direction, here(), there("f")) : rig.add(direction, here("f"), there());
    const QString to = isGet ? here() : there();
    QVERIFY(QTest::qWaitFor(
        [&] { return rig.queue.find(id)->tally.bytesDone > 2'000'000 && !names(to).isEmpty(); }, kPatience));
    if (isPaused) {
        rig.queue.pause(id);
        QCOMPARE(names(to).size(), 1);
    }
    rig.queue.cancel(id);
    QCOMPARE(rig.queue.find(id)->state, TransferState::Cancelled);
    QTRY_COMPARE_WITH_TIMEOUT(names(to), QStringList(), kPatience);
}

} // namespace porthole::transfer

QTEST_GUILESS_MAIN(porthole::transfer::ConflictsTest)
#include "ConflictsTest.moc"
