#include "tests/openstack/CloudRig.h"

#include <QTest>

using porthole::ConsoleType;
using porthole::Result;
using porthole::ServerId;
using porthole::Task;
using porthole::openstack::Reboot;
using porthole::test::CloudDouble;
using porthole::test::CloudRig;
using porthole::test::finished;
using porthole::test::HttpAnswer;
using porthole::test::listServers;

namespace {

const ServerId kWeb{QString::fromLatin1(CloudDouble::kWeb)};

/// One flow of any result, begun on a session that is signed in to nothing yet.
using Begin = std::function<Task<bool>(CloudRig &)>;

template <class T> Task<bool> outcomeOf(Task<T> flow)
{
    const auto outcome = co_await std::move(flow);
    co_return outcome.has_value();
}

} // namespace

/// Flows are destroyed at every place where they can wait; run under AddressSanitizer.
class CancellationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void endsCleanlyWithItsTask_data() { flows(); }
    void endsCleanlyWithItsTask();
    void endsCleanlyWithItsSession_data() { flows(); }
    void endsCleanlyWithItsSession();
    void waitsForHeldAnswersNoLonger_data() { flows(); }
    void waitsForHeldAnswersNoLonger();

private:
    static void flows();
};

void CancellationTest::flows()
{
    QTest::addColumn<Begin>("begin");
    QTest::addColumn<int>("requests");
    const auto row = [](const char *name, int requests, Begin begin) {
        QTest::newRow(name) << std::move(begin) << requests;
    };
    row("a list", 4, [](CloudRig &rig) {
        rig.cloud.on("GET /v2.1/servers/detail",
                     {rig.cloud.captured(u"nova-servers-detail-limit2"_qs),
                      rig.cloud.captured(u"nova-servers-detail-limit2-page4"_qs)});
        return outcomeOf(rig.compute.servers.all({}));
    });
    row("a refused token", 4, [](CloudRig &rig) {
        rig.cloud.on("GET /v2.1/servers/detail", {rig.cloud.captured(u"nova-servers-detail-badtoken"_qs),
                                                  rig.cloud.captured(u"nova-servers-detail-2.93"_qs)});
        return outcomeOf(rig.session.call(listServers()));
    });
    row("a console", 3,
        [](CloudRig &rig) { return outcomeOf(rig.compute.consoles.open(kWeb, ConsoleType::NoVnc)); });
    row("a refused console", 4, [](CloudRig &rig) {
        rig.cloud.on(QByteArray("POST /v2.1/servers/") + CloudDouble::kWeb + "/remote-consoles",
                     HttpAnswer::json(409, "{}"));
        return outcomeOf(rig.compute.consoles.open(kWeb, ConsoleType::NoVnc));
    });
    row("a reboot", 3,
        [](CloudRig &rig) { return outcomeOf(rig.compute.actions.reboot(kWeb, Reboot::Hard)); });
    row("the only project", 4, [](CloudRig &rig) {
        rig.cloud.on("POST /v3/auth/tokens", {rig.cloud.captured(u"ks-token-unscoped-explicit"_qs),
                                              rig.cloud.captured(u"ks-token-rescope"_qs)});
        rig.cloud.on("GET /v3/auth/projects",
                     HttpAnswer::json(200, R"({"projects":[{"id":"a","name":"A"}]})"));
        return outcomeOf(rig.session.call(listServers()));
    });
    row("a pause that was asked for", 3, [](CloudRig &rig) {
        rig.cloud.on("GET /v2.1/servers/detail", {HttpAnswer::status(503, {}, {"Retry-After: 0"}),
                                                  rig.cloud.captured(u"nova-servers-detail-2.93"_qs)});
        return outcomeOf(rig.session.call(listServers()));
    });
    row("a search for Keystone", 4, [](CloudRig &rig) {
        rig.cloud.on("POST /v3/auth/tokens", HttpAnswer::json(404, "{}"));
        rig.cloud.on("GET /v3", HttpAnswer::json(300, R"({"versions":{"values":[{"id":"v3","links":[
            {"rel":"self","href":"http://h/other/v3"}]}]}})"));
        rig.cloud.on("POST /other/v3/auth/tokens", rig.cloud.captured(u"ks-token-password-project"_qs));
        return outcomeOf(rig.session.call(listServers()));
    });
}

void CancellationTest::endsCleanlyWithItsTask()
{
    QFETCH(const Begin, begin);
    QFETCH(const int, requests);
    bool ended = false;
    for (int turns = 0; turns < 1000 && !ended; ++turns) {
        CloudRig rig;
        Task<bool> task = begin(rig);
        task.start();
        for (int i = 0; i < turns && !task.done(); ++i)
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        ended = task.done();
        if (ended)
            QCOMPARE(rig.cloud.requests().size(), requests);
        task.cancel();
        // The session still works for others.
        if (turns % 16 == 0)
            QVERIFY(finished(rig.session.projects()));
    }
    QVERIFY(ended);
}

void CancellationTest::endsCleanlyWithItsSession()
{
    QFETCH(const Begin, begin);
    bool ended = false;
    for (int turns = 0; turns < 1000 && !ended; ++turns) {
        auto rig = std::make_unique<CloudRig>();
        Task<bool> first = begin(*rig);
        Task<bool> second = begin(*rig);
        first.start();
        second.start();
        for (int i = 0; i < turns && !first.done(); ++i)
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        ended = first.done();
        first.cancel();
        second.cancel();
        rig.reset(); // with its own sign-in wherever that may be
    }
    QVERIFY(ended);
}

void CancellationTest::waitsForHeldAnswersNoLonger()
{
    QFETCH(const Begin, begin);
    QFETCH(const int, requests);
    for (int held = 0; held < requests; ++held) {
        CloudRig rig;
        Task<bool> task = begin(rig);
        rig.cloud.holdFrom(held);
        task.start();
        QTRY_COMPARE(rig.cloud.requests().size(), held + 1);
        QVERIFY(!task.done());
        task.cancel();
        // A sign-in is the session's, and goes on for others; all else goes with its flow.
        const bool isSignIn = rig.cloud.requests().last().target.contains("/v3");
        if (!isSignIn)
            QTRY_COMPARE(rig.cloud.openConnections(), 0);
    }
}

QTEST_GUILESS_MAIN(CancellationTest)
#include "CancellationTest.moc"
