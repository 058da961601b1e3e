#include "core/secrets/LockKeyring.h"
#include "tests/secrets/SecretServiceDouble.h"
#include "tests/support/Flow.h"

#include <QTest>

namespace porthole::test {

using Locking = SecretServiceDouble::Locking;

/// The keyring that proves who unlocks, in keychains that lock otherwise than GNOME's. The process has one
/// session bus for all its life.
class LockKeyringFaultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void isProvedByWhatWasLocked_data();
    void isProvedByWhatWasLocked();
    void whoDoesNotWantItLockedProvesNothing();

private:
    PrivateBus m_bus;
};

void LockKeyringFaultsTest::initTestCase()
{
    QVERIFY(m_bus.isUp());
    m_bus.takeThisProcess();
}

void LockKeyringFaultsTest::isProvedByWhatWasLocked_data()
{
    QTest::addColumn<Locking>("locking");
    QTest::addColumn<QStringList>("prompted");
    QTest::addColumn<QByteArray>("outcome");
    const QStringList both{QStringLiteral("Lock"), QStringLiteral("Unlock")};
    const QByteArray refused = "Unavailable: the keychain does not lock it";
    QTest::newRow("GNOME's locks at once") << Locking::AtOnce << both.mid(1) << QByteArray("success");
    QTest::newRow("KeePassXC asks first") << Locking::AfterQuestion << both << QByteArray("success");
    QTest::newRow("asks, and locks nothing") << Locking::AfterQuestionNot << both.mid(0, 1) << refused;
    QTest::newRow("locks nothing") << Locking::Never << QStringList() << refused;
    QTest::newRow("opens it unasked")
        << Locking::OpensUnasked << QStringList()
        << QByteArray("Unavailable: the keychain opens it without asking anybody");
}

void LockKeyringFaultsTest::isProvedByWhatWasLocked()
{
    QFETCH(Locking, locking);
    QFETCH(QStringList, prompted);
    QFETCH(QByteArray, outcome);
    SecretServiceDouble service(m_bus);
    service.locking = locking;
    secrets::LockKeyring keyring;
    QCOMPARE(words(finished(keyring.prove(), 60'000)), outcome);
    QCOMPARE(service.prompted, prompted);
    QVERIFY(!service.isLockKeyringLocked);
}

void LockKeyringFaultsTest::whoDoesNotWantItLockedProvesNothing()
{
    SecretServiceDouble service(m_bus);
    service.locking = Locking::AfterQuestion;
    service.dismisses = true;
    secrets::LockKeyring keyring;
    const QByteArray outcome = words(finished(keyring.prove(), 60'000));
    QVERIFY2(outcome.startsWith("Cancelled: "), outcome);
    QCOMPARE(service.prompted, QStringList{QStringLiteral("Lock")}); // nothing is unlocked then
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::LockKeyringFaultsTest)
#include "LockKeyringFaultsTest.moc"
