#include "core/session/Lock.h"
#include "tests/secrets/AnsweringPrompter.h"
#include "tests/secrets/Keyring.h"
#include "tests/support/Flow.h"
#include "tests/support/secrets/TestSecret.h"

#include <QDBusReply>
#include <QDBusVariant>
#include <QSignalSpy>
#include <QTest>

namespace porthole::test {

namespace {

constexpr int kPatience = 60'000;
const QByteArray kPassword = testSecret();

} // namespace

/// The keyring that proves who unlocks, and the lock that is opened by it, with GNOME's keyring itself. The
/// process has one session bus for all its life, and so have these tests.
class LockKeyringTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void nothingProvesWhereThereIsNone();
    void whoDoesNotChooseAPasswordHasNone();
    void isMadeOnce();
    void isProvedByItsPassword();
    void isProvedAnewEachTime();
    void whoDoesNotKnowItStaysOutside();
    void othersKeepTheirKeyring();
    void theLockIsOpenedByIt();
    void aKeychainThatEndsMeanwhileProvesNothing();

private:
    QVariant property(const QString &path, const QString &interface, const QString &name)
    {
        auto call = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"), path,
                                                   QStringLiteral("org.freedesktop.DBus.Properties"),
                                                   QStringLiteral("Get"));
        call << interface << name;
        const QDBusReply<QDBusVariant> answer = m_bus.connection().call(call);
        return answer.value().variant();
    }
    QByteArray make() { return words(finished(m_lockKeyring.make(), kPatience)); }
    QByteArray prove() { return words(finished(m_lockKeyring.prove(), kPatience)); }

    PrivateBus m_bus;
    std::unique_ptr<AnsweringPrompter> m_prompter;
    std::unique_ptr<Keyring> m_keyring;
    secrets::LockKeyring m_lockKeyring;
};

void LockKeyringTest::initTestCase()
{
    QVERIFY(m_bus.isUp());
    qputenv("DBUS_SESSION_BUS_ADDRESS",
            m_bus.environment().value(QStringLiteral("DBUS_SESSION_BUS_ADDRESS")).toUtf8());
    m_prompter = std::make_unique<AnsweringPrompter>(m_bus);
    m_keyring = std::make_unique<Keyring>(m_bus);
    QTRY_VERIFY_WITH_TIMEOUT(m_keyring->isUp(), kPatience);
}

void LockKeyringTest::nothingProvesWhereThereIsNone()
{
    QVERIFY2(prove().startsWith("NotFound: "), prove());
    QCOMPARE(m_prompter->asked, 0);
}

void LockKeyringTest::whoDoesNotChooseAPasswordHasNone()
{
    QVERIFY2(make().startsWith("Cancelled: "), "nobody has typed one");
    QVERIFY(prove().startsWith("NotFound: "));
}

void LockKeyringTest::isMadeOnce()
{
    m_prompter->asked = 0;
    m_prompter->passwords = {kPassword};
    QCOMPARE(make(), "success");
    QCOMPARE(m_prompter->asked, 1);
    QCOMPARE(make(), "success");
    QCOMPARE(m_prompter->asked, 1); // it is there
}

void LockKeyringTest::isProvedByItsPassword()
{
    m_prompter->asked = 0;
    m_prompter->passwords = {kPassword};
    QCOMPARE(prove(), "success");
    QCOMPARE(m_prompter->asked, 1);
}

/// It is open since the last time, and proves nothing so.
void LockKeyringTest::isProvedAnewEachTime()
{
    m_prompter->asked = 0;
    m_prompter->passwords = {kPassword, kPassword};
    QCOMPARE(prove(), "success");
    QCOMPARE(prove(), "success");
    QCOMPARE(m_prompter->asked, 2);
}

void LockKeyringTest::whoDoesNotKnowItStaysOutside()
{
    m_prompter->asked = 0;
    m_prompter->passwords = {"wrong"_secret, "wrong again"_secret};
    const QByteArray outcome = prove();
    QVERIFY2(outcome.startsWith("Cancelled: "), outcome);
    QCOMPARE(m_prompter->asked, 3); // the keychain asks again, until the person gives up
}

/// What the whole desktop keeps its passwords in is not touched.
void LockKeyringTest::othersKeepTheirKeyring()
{
    const QString collection = QStringLiteral("org.freedesktop.Secret.Collection");
    const QString usual = QStringLiteral("/org/freedesktop/secrets/aliases/default");
    QCOMPARE(property(usual, collection, QStringLiteral("Locked")), QVariant(false));
    m_prompter->passwords.clear();
    QVERIFY(prove().startsWith("Cancelled: "));
    QCOMPARE(property(usual, collection, QStringLiteral("Locked")), QVariant(false));
    // And nothing lies in ours.
    const auto all = qdbus_cast<QList<QDBusObjectPath>>(
        property(QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service"),
                 QStringLiteral("Collections")));
    int ours = 0;
    for (const QDBusObjectPath &path : all) {
        if (property(path.path(), collection, QStringLiteral("Label")) !=
            QLatin1String(secrets::LockKeyring::kLabel))
            continue;
        ++ours;
        QVERIFY(qdbus_cast<QList<QDBusObjectPath>>(property(path.path(), collection, QStringLiteral("Items")))
                    .isEmpty());
    }
    QCOMPARE(ours, 1);
}

void LockKeyringTest::theLockIsOpenedByIt()
{
    Lock lock(m_lockKeyring);
    QSignalSpy locked(&lock, &Lock::locked), unlocked(&lock, &Lock::unlocked);
    lock.unlock(); // of what is open: nothing
    QCOMPARE(lock.state(), LockState::Open);
    lock.lock(true);
    lock.lock(false); // does not weaken it
    QCOMPARE(locked.count(), 1);
    QVERIFY(lock.isLocked() && lock.proves());

    m_prompter->passwords.clear();
    lock.unlock();
    QCOMPARE(lock.state(), LockState::Proving);
    QVERIFY(lock.isLocked());
    QTRY_COMPARE_WITH_TIMEOUT(lock.state(), LockState::Locked, kPatience);
    QVERIFY(lock.refusal() && lock.refusal()->kind == ErrorKind::Cancelled);
    QCOMPARE(unlocked.count(), 0);

    m_prompter->passwords = {kPassword};
    lock.unlock();
    QTRY_COMPARE_WITH_TIMEOUT(lock.state(), LockState::Open, kPatience);
    QCOMPARE(unlocked.count(), 1);
    QVERIFY(!lock.refusal());

    lock.lock(false);
    QCOMPARE(locked.count(), 2);
    lock.unlock();
    QCOMPARE(lock.state(), LockState::Open); // as it says: nobody proves anything
}

void LockKeyringTest::aKeychainThatEndsMeanwhileProvesNothing()
{
    Lock lock(m_lockKeyring);
    lock.lock(true);
    m_prompter->asked = 0;
    m_prompter->waits = true;
    lock.unlock();
    QTRY_COMPARE_WITH_TIMEOUT(m_prompter->asked, 1, kPatience);
    m_keyring->kill();
    QTRY_COMPARE_WITH_TIMEOUT(lock.state(), LockState::Locked, kPatience);
    QCOMPARE(lock.refusal()->kind, ErrorKind::Unavailable);
    // It is away, and what is locked stays locked.
    lock.unlock();
    QTRY_COMPARE_WITH_TIMEOUT(lock.state(), LockState::Locked, kPatience);
    QVERIFY(lock.refusal());
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::LockKeyringTest)
#include "LockKeyringTest.moc"
