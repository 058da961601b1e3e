#include "core/secrets/FallbackCredentialStore.h"
#include "core/secrets/Turns.h"
#include "tests/support/Flow.h"
#include "tests/support/secrets/TestSecret.h"

#include <QTest>

using namespace porthole::secrets;

namespace porthole::test {

class MemoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsForThisRunAndSaysSo();
    void refusesWhatIsTooLarge();
    void fallsBackOnlyWhereNothingIsThere_data();
    void fallsBackOnlyWhereNothingIsThere();
    void whatWasKeptForThisRunYieldsToWhatLasts();
    void aKeychainThatIsNotSetUpIsNotMadeToAsk();
    void aTurnThatNobodyTakesPassesOn();
};

namespace {

/// A lasting store that fails as it is told to.
class BrokenStore final : public CredentialStore {
public:
    std::optional<ErrorKind> failure;
    StoreState state = StoreState::Available;
    MemoryCredentialStore entries;

    Task<StoreStatus> status() override
    {
        StoreStatus status;
        status.state = state;
        co_return status;
    }
    Task<Result<Secret>> read(CredentialRef reference) override
    {
        if (failure)
            co_return Error::make(*failure, "as told");
        co_return co_await entries.read(reference);
    }
    Task<Result<Kept>> write(CredentialRef reference, Secret secret) override
    {
        if (failure)
            co_return Error::make(*failure, "as told");
        PH_CO_DO(co_await entries.write(reference, std::move(secret)));
        co_return Kept::Lasting;
    }
    Task<Result<>> remove(CredentialRef reference) override
    {
        if (failure)
            co_return Error::make(*failure, "as told");
        co_return co_await entries.remove(reference);
    }
};

Secret secret(const char *text) { return Secret(std::string_view(text)); }

} // namespace

void MemoryTest::keepsForThisRunAndSaysSo()
{
    MemoryCredentialStore store;
    const CredentialRef reference = newCredentialRef();
    QVERIFY(isUuid(reference.value));
    const auto status = finished(store.status());
    QVERIFY(status && status->keeps == Kept::ThisRun && !status->why.empty());
    QCOMPARE(words(finished(store.read(reference))).left(9), "NotFound:");
    const auto kept = finished(store.write(reference, secret("one"_secret)));
    QVERIFY(kept && *kept && **kept == Kept::ThisRun);
    QCOMPARE(words(finished(store.write(reference, secret("two"_secret)))), "success");
    const auto read = finished(store.read(reference));
    QVERIFY(read && *read);
    QCOMPARE((*read)->reveal(), std::string_view("two"_secret));
    QCOMPARE(words(finished(store.remove(reference))), "success");
    QCOMPARE(words(finished(store.remove(reference))), "success");
    QCOMPARE(words(finished(store.read(reference))).left(9), "NotFound:");
}

void MemoryTest::refusesWhatIsTooLarge()
{
    MemoryCredentialStore store;
    const CredentialRef reference = newCredentialRef();
    QCOMPARE(
        words(finished(store.write(reference, Secret(std::vector<char>(CredentialStore::kLargest, 'x'))))),
        "success");
    QCOMPARE(
        words(finished(store.write(reference, Secret(std::vector<char>(CredentialStore::kLargest + 1, 'x')))))
            .left(6),
        "Usage:");
}

void MemoryTest::fallsBackOnlyWhereNothingIsThere_data()
{
    QTest::addColumn<ErrorKind>("failure");
    QTest::addColumn<bool>("kept");
    QTest::newRow("no keychain") << ErrorKind::Unavailable << true;
    QTest::newRow("a keychain that hangs") << ErrorKind::Timeout << true;
    QTest::newRow("a keychain that its owner keeps locked") << ErrorKind::Forbidden << false;
    QTest::newRow("a secret that is too large") << ErrorKind::Usage << false;
}

void MemoryTest::fallsBackOnlyWhereNothingIsThere()
{
    QFETCH(ErrorKind, failure);
    QFETCH(bool, kept);
    BrokenStore lasting;
    FallbackCredentialStore store(lasting);
    const CredentialRef reference = newCredentialRef();
    lasting.failure = failure;
    QCOMPARE(words(finished(store.write(reference, secret("x"_secret)))) == "success", kept);
    QCOMPARE(words(finished(store.read(reference))) == "success", kept);
    // It may lie there all the same: that it is removed is not said.
    const auto removed = finished(store.remove(reference));
    QVERIFY(removed && !*removed && removed->error().kind == failure);
    QVERIFY(words(finished(store.read(reference))) != "success");
}

void MemoryTest::whatWasKeptForThisRunYieldsToWhatLasts()
{
    BrokenStore lasting;
    FallbackCredentialStore store(lasting);
    const CredentialRef reference = newCredentialRef();
    QCOMPARE(words(finished(store.write(reference, secret("old"_secret)))), "success");
    lasting.failure = ErrorKind::Unavailable;
    const auto kept = finished(store.write(reference, secret("newer"_secret)));
    QVERIFY(kept && *kept && **kept == Kept::ThisRun);
    lasting.failure.reset();
    const auto newer = finished(store.read(reference));
    QVERIFY(newer && *newer);
    QCOMPARE((*newer)->reveal(), std::string_view("newer"_secret));
    QCOMPARE(words(finished(store.write(reference, secret("newest"_secret)))), "success");
    const auto newest = finished(store.read(reference));
    QVERIFY(newest && *newest);
    QCOMPARE((*newest)->reveal(), std::string_view("newest"_secret));
}

void MemoryTest::aKeychainThatIsNotSetUpIsNotMadeToAsk()
{
    BrokenStore lasting;
    lasting.state = StoreState::Unavailable;
    FallbackCredentialStore store(lasting);
    const CredentialRef reference = newCredentialRef();
    const auto kept = finished(store.write(reference, secret("x"_secret)));
    QVERIFY(kept && *kept && **kept == Kept::ThisRun);
    QCOMPARE(words(finished(lasting.entries.read(reference))).left(9), "NotFound:");
    QCOMPARE(words(finished(store.read(reference))), "success");
}

void MemoryTest::aTurnThatNobodyTakesPassesOn()
{
    using namespace std::chrono_literals;
    Turns turns;
    auto first = finished(turns.take(10s));
    QVERIFY(first && *first);
    QCOMPARE(words(finished(turns.take(10ms))).left(8), "Timeout:");

    auto second = turns.take(10s);
    auto third = turns.take(10s);
    second.start();
    third.start();
    first.reset();
    // It was the second's, who went before he heard of it.
    second.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(third.done(), 60'000);
    QVERIFY(third.takeResult());
    QCOMPARE(words(finished(turns.take(10s))), "success");
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::MemoryTest)
#include "MemoryTest.moc"
