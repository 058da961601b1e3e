#include "tests/lab/Lab.h"

#include <QTest>

namespace porthole::test {

namespace {

constexpr int kUnavailable = 7;

QByteArray statusOf(const char *server)
{
    return lab::act(QStringLiteral("status ") + QString::fromLatin1(server)).output.trimmed();
}

} // namespace

/// Servers are switched, and waited for.
class PowerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void stopsAndStarts();
    void stopsWithoutWaiting();
    void rebootsSoftly();
    void rebootsHardWhateverTheState_data();
    void rebootsHardWhateverTheState();
    void aReaderMayNot();
};

void PowerTest::initTestCase() { QVERIFY2(lab::missing().isEmpty(), qPrintable(lab::missing())); }

void PowerTest::stopsAndStarts()
{
    EXPECT_CODE(lab::porthole(QStringLiteral("server stop demo-db --wait")), 0);
    QCOMPARE(statusOf("demo-db"), QByteArray("SHUTOFF"));
    EXPECT_CODE(lab::porthole(QStringLiteral("server start demo-db --wait")), 0);
    QCOMPARE(statusOf("demo-db"), QByteArray("ACTIVE"));
}

void PowerTest::stopsWithoutWaiting()
{
    EXPECT_CODE(lab::porthole(QStringLiteral("server stop demo-db")), 0);
    // Nova gives the guest three seconds to shut down, and this one does not listen. It says that the server
    // is busy, or still running, as it comes.
    const lab::Ended early = lab::porthole(QStringLiteral("server start demo-db"));
    EXPECT_REFUSED(early, kUnavailable, "HTTP 409");
    QTRY_COMPARE_WITH_TIMEOUT(statusOf("demo-db"), QByteArray("SHUTOFF"), 60'000);
    EXPECT_CODE(lab::porthole(QStringLiteral("server start demo-db --wait")), 0);
}

void PowerTest::rebootsSoftly()
{
    EXPECT_CODE(lab::porthole(QStringLiteral("server reboot demo-db --wait")), 0);
    QCOMPARE(statusOf("demo-db"), QByteArray("ACTIVE"));
}

void PowerTest::rebootsHardWhateverTheState_data()
{
    QTest::addColumn<QString>("before");
    QTest::newRow("ACTIVE") << QString();
    QTest::newRow("SHUTOFF") << QStringLiteral("stop demo-db");
    QTest::newRow("PAUSED") << QStringLiteral("pause demo-db");
}

void PowerTest::rebootsHardWhateverTheState()
{
    QFETCH(QString, before);
    if (!before.isEmpty())
        EXPECT_CODE(lab::act(before), 0);
    EXPECT_CODE(lab::porthole(QStringLiteral("server reboot demo-db --hard --wait")), 0);
    QCOMPARE(statusOf("demo-db"), QByteArray("ACTIVE"));
}

void PowerTest::aReaderMayNot()
{
    constexpr int forbidden = 3;
    EXPECT_REFUSED(lab::porthole(QStringLiteral("server stop demo-db --cloud reader")), forbidden, "role");
    QCOMPARE(statusOf("demo-db"), QByteArray("ACTIVE"));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::PowerTest)
#include "PowerTest.moc"
