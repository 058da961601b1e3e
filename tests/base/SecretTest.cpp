#include "core/base/Secret.h"
#include "core/base/Redactor.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <malloc.h>
#include <memory>
#include <new>
#include <type_traits>

namespace {

/// Long enough that no string keeps it inside itself.
constexpr std::string_view kSecret = "hunter2-and-then-some-more-so-that-it-lies-on-the-heap";

/// How many blocks of memory were given back with the secret in them.
int leaks = 0;

void release(void *block) noexcept
{
    if (block) {
        const auto *const begin = static_cast<const char *>(block);
        const auto *const end = begin + malloc_usable_size(block);
        // Half of it would be too much as well.
        leaks += std::search(begin, end, kSecret.begin(), kSecret.begin() + kSecret.size() / 2) != end;
    }
    std::free(block);
}

} // namespace

void *operator new(std::size_t size)
{
    // Zeroed, so that what lay there before is not taken for a leak.
    if (void *block = std::calloc(1, size > 0 ? size : 1))
        return block;
    throw std::bad_alloc();
}
void operator delete(void *block) noexcept { release(block); }
void operator delete(void *block, std::size_t) noexcept { release(block); }

namespace porthole {

class SecretTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { leaks = 0; }
    void theWatchSeesALeak();
    void isNeitherCopiedNorPrinted();
    void showsItsTextOnlyWhenAsked();
    void whatIsMovedFromIsEmpty();
    void wipingZeroesTheMemory();
    void goingAwayLeavesNothing();
    void assigningLeavesNothingOfTheOldText();
    void aCloneIsASecondHolder();
    void aRegisteredTextLeavesNothing();
    void redactingLeavesNothing();
};

void SecretTest::theWatchSeesALeak()
{
    {
        const std::string careless(kSecret);
    }
    QCOMPARE(leaks, 1);
}

void SecretTest::isNeitherCopiedNorPrinted()
{
    static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
    static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);
    static_assert(!std::is_convertible_v<Secret, std::string_view> &&
                  !std::is_convertible_v<Secret, std::string>);
    static_assert(!std::is_convertible_v<Secret, QString> &&
                  !std::is_convertible_v<std::string_view, Secret>);
    static_assert(!std::is_constructible_v<QString, Secret> && !std::is_constructible_v<std::string, Secret>);
}

void SecretTest::showsItsTextOnlyWhenAsked()
{
    const Secret secret(kSecret);
    QVERIFY(!secret.empty());
    QVERIFY(secret.reveal() == kSecret);
    QVERIFY(Secret().empty() && Secret().reveal().empty());
    QVERIFY(Secret(std::string_view("a\0b", 3)).reveal().size() == 3);
}

void SecretTest::whatIsMovedFromIsEmpty()
{
    Secret first(kSecret);
    const char *const at = first.reveal().data();
    Secret second(std::move(first));
    QVERIFY(first.empty() && first.reveal().empty()); // NOLINT(*-use-after-move,*.Move): what it proves
    QVERIFY(second.reveal().data() == at);
    Secret third;
    third = std::move(second);
    QVERIFY(second.empty()); // NOLINT(*-use-after-move,*.Move)
    QVERIFY(third.reveal() == kSecret);
    Secret &alias = third;
    third = std::move(alias);
    QVERIFY(third.reveal() == kSecret);
}

void SecretTest::wipingZeroesTheMemory()
{
    Secret secret(kSecret);
    const char *const at = secret.reveal().data();
    secret.wipe();
    QVERIFY(secret.empty());
    // The memory is still the secret's own, only empty.
    QVERIFY(std::all_of(at, at + kSecret.size(), [](char c) { return c == 0; }));
    secret.wipe();
    QVERIFY(secret.empty());
}

void SecretTest::goingAwayLeavesNothing()
{
    {
        const Secret secret(kSecret);
        Secret other(std::vector<char>(kSecret.begin(), kSecret.end()));
        const Secret moved(std::move(other));
    }
    QCOMPARE(leaks, 0);
}

void SecretTest::assigningLeavesNothingOfTheOldText()
{
    Secret secret(kSecret);
    secret = Secret(std::string_view("another"));
    QVERIFY(secret.reveal() == "another");
    QCOMPARE(leaks, 0);
}

void SecretTest::aCloneIsASecondHolder()
{
    {
        Secret first(kSecret);
        const Secret second = first.clone();
        QVERIFY(second.reveal().data() != first.reveal().data());
        first.wipe();
        QVERIFY(second.reveal() == kSecret);
    }
    QCOMPARE(leaks, 0);
}

void SecretTest::aRegisteredTextLeavesNothing()
{
    {
        RedactedText first(kSecret);
        RedactedText second(std::move(first));
        RedactedText third("something else");
        third = std::move(second);
    }
    QCOMPARE(leaks, 0);
}

void SecretTest::redactingLeavesNothing()
{
    {
        const RedactedText registered(kSecret);
        std::string line("GET https://user:");
        line.reserve(200); // growing would leave a copy before redact() sees it
        line += kSecret;
        line += "@host/ %41";
        QCOMPARE(redact(std::move(line)), "GET https://[redacted]@host/ %41");
    }
    QCOMPARE(leaks, 0);
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::SecretTest)
#include "SecretTest.moc"
