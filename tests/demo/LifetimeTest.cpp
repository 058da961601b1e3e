#include "tests/demo/WatchedConsole.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTcpSocket>

namespace porthole::test {

namespace {

qsizetype openDescriptors()
{
    return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries | QDir::System).size();
}

} // namespace

/// The demo comes and goes, whatever hangs on it.
class LifetimeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesAndGoesTwentyTimes();
    void endsPromptlyUnderOpenConsoles();
    void twoAtOnceKnowNothingOfEachOther();

private:
    DecodingThreads m_threads{1};
};

void LifetimeTest::comesAndGoesTwentyTimes()
{
    const auto once = [] {
        DemoRig rig;
        QVERIFY2(rig.demo, failureOf(rig.started));
        QCOMPARE(words(finished(rig.compute.servers.page({}))), QByteArray("success"));
    };
    once(); // what Qt opens for itself and keeps
    const qsizetype before = openDescriptors();
    for (int i = 0; i < 20; ++i)
        once();
    QTRY_VERIFY(openDescriptors() <= before);
}

void LifetimeTest::endsPromptlyUnderOpenConsoles()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    ConsoleOptions options = quickOptions();
    options.reconnect = false;
    const auto target = *rig.console(QStringLiteral("db-primary"));
    std::vector<std::unique_ptr<WatchedConsole>> consoles;
    for (int i = 0; i < 5; ++i) {
        consoles.push_back(std::make_unique<WatchedConsole>(target, options, m_threads.next()));
        (*consoles.back())->open();
    }
    QTcpSocket silent;
    silent.connectToHost(target.routes().front().endpoint.host, target.routes().front().endpoint.port);
    for (const auto &console : consoles)
        QTRY_VERIFY(console->is(SessionState::Live));
    QElapsedTimer time;
    time.start();
    rig.demo.reset();
    QVERIFY2(time.elapsed() < 2000, qPrintable(QString::number(time.elapsed())));
    for (const auto &console : consoles)
        QTRY_VERIFY(!console->is(SessionState::Live));
    QTRY_COMPARE(silent.state(), QAbstractSocket::UnconnectedState);
}

void LifetimeTest::twoAtOnceKnowNothingOfEachOther()
{
    DemoRig one, other;
    QVERIFY2(one.demo && other.demo, failureOf(one.started));
    QCOMPARE(words(finished(one.compute.servers.page({}))), QByteArray("success"));
    // The one's password is worth nothing to the other.
    CloudProfile mixed = other.demo->profile();
    mixed.secrets = one.demo->profile().secrets;
    openstack::CloudSession session(mixed, other.transport, other.clock);
    QVERIFY(words(finished(session.token())).startsWith("AuthRejected"));
}

} // namespace porthole::test

QTEST_MAIN(porthole::test::LifetimeTest)
#include "LifetimeTest.moc"
