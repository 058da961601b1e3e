#include "core/base/Result.h"
#include "core/base/Task.h"

#include <QTest>

#include <memory>
#include <string>

namespace porthole {

namespace {

Error someError() { return Error::make(ErrorKind::NotFound, "no such thing"); }

Result<int> half(int number)
{
    if (number % 2 != 0)
        return Error::make(ErrorKind::Usage, "odd");
    return number / 2;
}

Result<> even(int number)
{
    PH_TRY([[maybe_unused]] const int ignored, half(number));
    return {};
}

Result<std::string> quarter(int number)
{
    PH_TRY(const int once, half(number));
    PH_DO(even(once));
    PH_TRY(const int twice, half(once));
    return std::to_string(twice);
}

Task<Result<std::string>> quarterSoon(int number)
{
    PH_CO_TRY(const int once, half(number));
    PH_CO_DO(even(once));
    co_return std::to_string(once / 2);
}

} // namespace

class ResultTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsAValueOrAnError();
    void nothingIsSuccess();
    void takesMoveOnlyValues();
    void valuesAndErrorsMoveOut();
    void valueOrFallsBack();
    void tryPassesErrorsOn();
    void tryPassesErrorsOnInACoroutine();
};

void ResultTest::holdsAValueOrAnError()
{
    const Result<int> value = 7;
    QVERIFY(value && value.has_value());
    QCOMPARE(*value, 7);
    const Result<int> failure = someError();
    QVERIFY(!failure && !failure.has_value());
    QVERIFY(failure.error().kind == ErrorKind::NotFound);
    QCOMPARE(failure.error().detail, "no such thing");
    Result<std::string> text = std::string("a");
    text->append("b");
    *text += "c";
    QCOMPARE(text.value(), "abc");
}

void ResultTest::nothingIsSuccess()
{
    const Result<> success;
    QVERIFY(success);
    Result<> failure = someError();
    QVERIFY(!failure);
    QCOMPARE(failure.error().detail, "no such thing");
    QCOMPARE(std::move(failure).error().detail, "no such thing");
}

void ResultTest::takesMoveOnlyValues()
{
    Result<std::unique_ptr<int>> value = std::make_unique<int>(3);
    const std::unique_ptr<int> taken = *std::move(value);
    QCOMPARE(*taken, 3);
}

void ResultTest::valuesAndErrorsMoveOut()
{
    const std::string longText(100, 'x');
    Result<std::string> value = longText;
    const char *const at = value->data();
    const std::string taken = std::move(value).value();
    QVERIFY(taken.data() == at);
    Result<int> failure = Error::make(ErrorKind::Bug, longText);
    const char *const detailAt = failure.error().detail.data();
    const Error error = std::move(failure).error();
    QVERIFY(error.detail.data() == detailAt);
}

void ResultTest::valueOrFallsBack()
{
    QCOMPARE(half(4).value_or(9), 2);
    QCOMPARE(half(3).value_or(9), 9);
}

void ResultTest::tryPassesErrorsOn()
{
    QCOMPARE(*quarter(12), "3");
    QCOMPARE(quarter(7).error().detail, "odd");
    QCOMPARE(quarter(6).error().detail, "odd");
}

void ResultTest::tryPassesErrorsOnInACoroutine()
{
    for (const int number : {12, 7, 6}) {
        Task<Result<std::string>> task = quarterSoon(number);
        task.start();
        QVERIFY(task.done());
        const Result<std::string> result = task.takeResult();
        QCOMPARE(result.has_value(), number == 12);
        if (result)
            QCOMPARE(*result, "3");
        else
            QCOMPARE(result.error().detail, "odd");
    }
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::ResultTest)
#include "ResultTest.moc"
