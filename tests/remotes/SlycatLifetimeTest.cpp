#include "tests/remotes/SlycatRig.h"

#include <QTest>

namespace porthole::test {

using Version = SlycatDouble::Version;

/// Every flow, ended at each of its waits: cleanly (run it under the address sanitizer), the connection with
/// it, and what others wait for goes on.
class SlycatLifetimeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void endsAtEveryWait_data();
    void endsAtEveryWait();
};

namespace {

/// All there is to do, one after the other, whatever comes of it.
Task<Result<>> everything(SlycatRig &rig)
{
    const QString user = QString::fromLatin1(SlycatDouble::kUser);
    PH_CO_DO(co_await rig.access.discover());
    PH_CO_DO(co_await rig.access.signIn(user, secretOf(SlycatDouble::kPassword)));
    PH_CO_DO(co_await rig.access.hosts());
    slycat::HostSignIn from = onHost("good.lab");
    PH_CO_DO(co_await rig.session.open(std::move(from)));
    PH_CO_DO(co_await rig.session.check());
    PH_CO_DO(co_await rig.session.browse(QStringLiteral("/home")));
    rig.server.forgetRemotes();
    PH_CO_DO(co_await rig.session.browse(QStringLiteral("/home/slytest")));
    rig.server.forgetSignIns();
    net::BodySink sink = [](QByteArrayView) -> Result<> { return {}; };
    PH_CO_DO(co_await rig.session.file(QStringLiteral("/home/slytest/notes.txt"), std::move(sink), 1000));
    PH_CO_DO(co_await rig.session.launch(QStringLiteral("ls")));
    co_await rig.session.close();
    co_await rig.access.signOut();
    co_return {};
}

constexpr int kQuestions = 20;

} // namespace

void SlycatLifetimeTest::endsAtEveryWait_data()
{
    QTest::addColumn<int>("at");
    for (int at = 0; at <= kQuestions; ++at)
        QTest::addRow("question %d", at) << at;
}

void SlycatLifetimeTest::endsAtEveryWait()
{
    QFETCH(int, at);
    auto rig = std::make_unique<SlycatRig>(Version::Today);
    rig->server.holdFrom(at);
    Task<Result<>> flow = everything(*rig);
    flow.start();
    QTRY_VERIFY_WITH_TIMEOUT(flow.done() || rig->server.requests().size() > at, 60'000);
    if (at == kQuestions) { // all of them were waited for
        QVERIFY(flow.done());
        QCOMPARE(rig->server.requests().size(), kQuestions);
        QVERIFY(flow.takeResult());
        return;
    }
    QVERIFY(!flow.done());
    flow.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(rig->server.openConnections(), 0, 60'000);
    // What ended was not the access: it can be used again.
    rig->server.holdFrom(1 << 30);
    QCOMPARE(rig->discover(), QByteArray("success"));
    QCOMPARE(rig->signIn(), QByteArray("success"));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::SlycatLifetimeTest)
#include "SlycatLifetimeTest.moc"
