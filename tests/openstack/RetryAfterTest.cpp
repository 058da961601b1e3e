#include "core/openstack/RetryAfter.h"
#include "core/net/NetworkHttpTransport.h"
#include "core/openstack/PacedTransport.h"
#include "tests/openstack/CloudDouble.h"
#include "tests/support/Flow.h"

#include <QElapsedTimer>
#include <QTest>

using porthole::Milliseconds;
using porthole::net::HttpOptions;
using porthole::net::HttpRequest;
using porthole::net::HttpResponse;
using porthole::net::NetworkHttpTransport;
using porthole::openstack::CloudClock;
using porthole::openstack::httpDate;
using porthole::openstack::kLongestWait;
using porthole::openstack::PacedTransport;
using porthole::openstack::retryAfter;
using porthole::test::finished;
using porthole::test::HttpAnswer;
using porthole::test::HttpDouble;
using porthole::test::words;

namespace {

const QDateTime kNow(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);

} // namespace

/// When a cloud asks for patience.
class RetryAfterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsHowLong_data();
    void readsHowLong();
    void measuresADateByTheServersOwnClock();
    void sendsAGetAgainWhenItMay();
    void keepsEveryRequestBackUntilThen();
    void doesNotSendAnotherMethodAgain();
    void givesUpAfterTwoRepeats();
};

void RetryAfterTest::readsHowLong_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qint64>("wait"); // milliseconds; -1: nothing was asked
    const auto row = [](const char *name, const QByteArray &header, qint64 wait,
                        const QByteArray &body = {}) { QTest::newRow(name) << header << body << wait; };
    const qint64 longest = kLongestWait.count();
    row("seconds", "7", 7000);
    row("nought", "0", 0);
    row("blanks", "  30 ", 30000);
    row("five minutes", "300", longest);
    row("ten years", "315360000", longest);
    row("more digits than fit", "99999999999999999999999999", longest);
    row("a date", "Sun, 22 Nov 2026 12:00:09 GMT", 9000);
    row("a date of 1985", "Sunday, 22-Nov-26 12:00:09 GMT", 9000);
    row("a date of asctime", "Sun Nov 22 12:00:09 2026", 9000);
    row("a date that is past", "Sun, 06 Nov 1994 08:49:37 GMT", 0);
    row("a date in ten years", "Wed, 22 Oct 2036 12:00:00 GMT", longest);
    row("nothing", "", -1);
    row("less than nothing", "-5", -1);
    row("a fraction", "1.5", -1);
    row("garbage", "soon", -1);
    row("hexadecimal", "0x10", -1);
    row("in the body", "", 12000, R"({"overLimit":{"code":413,"message":"x","retryAfter":12}})");
    row("in the body, as a text", "", 12000, R"({"overLimit":{"retryAfter":"12"}})");
    row("ten years in the body", "", longest, R"({"overLimit":{"retryAfter":3.2e300}})");
    row("garbage in the body", "", -1, R"({"overLimit":{"retryAfter":-1}})");
    row("the header before the body", "3", 3000, R"({"overLimit":{"retryAfter":12}})");
}

void RetryAfterTest::readsHowLong()
{
    QFETCH(const QByteArray, header);
    QFETCH(const QByteArray, body);
    QFETCH(const qint64, wait);
    HttpResponse answer;
    answer.status = 429;
    answer.body = body;
    if (!header.isEmpty())
        answer.headers.add("Retry-After", header);
    QCOMPARE(retryAfter(answer, kNow).value_or(Milliseconds{-1}).count(), wait);
}

void RetryAfterTest::measuresADateByTheServersOwnClock()
{
    HttpResponse answer;
    answer.headers.add("Retry-After", "Sun, 22 Nov 2020 12:00:09 GMT");
    answer.headers.add("Date", "Sun, 22 Nov 2020 12:00:00 GMT");
    QCOMPARE(retryAfter(answer, kNow), Milliseconds{9000});
    QCOMPARE(httpDate("Sun, 22 Nov 2020 12:00:00 GMT").toString(Qt::ISODate), u"2020-11-22T12:00:00Z"_qs);
}

void RetryAfterTest::sendsAGetAgainWhenItMay()
{
    HttpDouble server;
    server.on("GET /a", QList<HttpAnswer>{HttpAnswer::json(503, "{}", {"Retry-After: 315360000"}),
                                          HttpAnswer::json(429, "{}", {"Retry-After: 99"}),
                                          HttpAnswer::json(200, "{}")});
    NetworkHttpTransport transport{HttpOptions{}};
    const CloudClock clock;
    PacedTransport paced(transport, clock);
    paced.setLongestWait(Milliseconds{150});
    QList<qint64> waits;
    paced.setOnWait([&](Milliseconds time) { waits << time.count(); });
    QElapsedTimer timer;
    timer.start();
    HttpRequest request;
    request.url = server.url(u"/a"_qs);
    const auto answer = finished(paced.send(request));
    QVERIFY2(answer && *answer, words(answer));
    QCOMPARE((*answer)->status, 200);
    QCOMPARE(server.requests().size(), 3);
    QCOMPARE(waits, (QList<qint64>{150, 150}));
    QVERIFY(timer.elapsed() >= 300);
}

void RetryAfterTest::keepsEveryRequestBackUntilThen()
{
    HttpDouble server;
    HttpDouble other;
    server.on("POST /a", HttpAnswer::json(429, "{}", {"Retry-After: 20"}));
    for (HttpDouble *each : {&server, &other})
        each->on("GET /b", HttpAnswer::json(200, "{}"));
    NetworkHttpTransport transport{HttpOptions{}};
    const CloudClock clock;
    PacedTransport paced(transport, clock);
    paced.setLongestWait(Milliseconds{400});
    HttpRequest first;
    first.method = "POST";
    first.headers.add("Content-Type", "application/json");
    first.url = server.url(u"/a"_qs);
    const auto refused = finished(paced.send(first));
    QVERIFY2(refused && *refused, words(refused));
    QElapsedTimer timer;
    timer.start();
    HttpRequest elsewhere;
    elsewhere.url = other.url(u"/b"_qs);
    int waits = 0;
    paced.setOnWait([&](Milliseconds) { ++waits; });
    QVERIFY(finished(paced.send(elsewhere)));
    QCOMPARE(waits, 0); // another origin has asked for nothing
    HttpRequest second;
    second.url = server.url(u"/b"_qs);
    QVERIFY(finished(paced.send(second)));
    QCOMPARE(waits, 1);
    QVERIFY(timer.elapsed() >= 300);
}

void RetryAfterTest::doesNotSendAnotherMethodAgain()
{
    HttpDouble server;
    server.on("POST /a", HttpAnswer::json(503, "{}", {"Retry-After: 0"}));
    NetworkHttpTransport transport{HttpOptions{}};
    const CloudClock clock;
    PacedTransport paced(transport, clock);
    HttpRequest request;
    request.method = "POST";
    request.headers.add("Content-Type", "application/json");
    request.url = server.url(u"/a"_qs);
    const auto answer = finished(paced.send(request));
    QVERIFY2(answer && *answer, words(answer));
    QCOMPARE((*answer)->status, 503);
    QCOMPARE(server.requests().size(), 1);
}

void RetryAfterTest::givesUpAfterTwoRepeats()
{
    HttpDouble server;
    server.on("GET /a", HttpAnswer::status(503, "<html>busy</html>", {"Retry-After: soon"}));
    NetworkHttpTransport transport{HttpOptions{}};
    const CloudClock clock;
    PacedTransport paced(transport, clock);
    paced.setLongestWait(Milliseconds{20});
    HttpRequest request;
    request.url = server.url(u"/a"_qs);
    const auto answer = finished(paced.send(request));
    QVERIFY2(answer && *answer, words(answer));
    QCOMPARE((*answer)->status, 503);
    QCOMPARE(server.requests().size(), 3);
}

QTEST_GUILESS_MAIN(RetryAfterTest)
#include "RetryAfterTest.moc"
