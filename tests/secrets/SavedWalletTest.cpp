#include "tests/secrets/SavedRig.h"
#include "tests/secrets/WalletDouble.h"
#include "tests/support/secrets/TestSecret.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

namespace porthole::test {

/// Saved hosts and shared passwords before KDE's wallet. QtKeychain chooses it once in a process's life, by
/// the desktop that it finds.
class SavedWalletTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { comeBack(); }
    void cleanup() { m_wallet.reset(); }
    void cleanupTestCase()
    {
        m_thread.quit();
        m_thread.wait();
    }
    void keepsAndFinds();
    void aClosedWalletIsNoEmptyOne();
    void anItemThatVanishesComesBack();
    void aWalletThatGoesLosesNothing();

private:
    void comeBack()
    {
        m_wallet = std::make_unique<WalletDouble>(m_bus);
        m_wallet->moveToThread(&m_thread);
    }

    PrivateBus m_bus;
    /// QtKeychain waits for the wallet's name where it is asked. What the double keeps is looked at here
    /// while nobody asks it.
    QThread m_thread;
    std::unique_ptr<WalletDouble> m_wallet;
};

void SavedWalletTest::initTestCase()
{
    QVERIFY(m_bus.isUp());
    m_thread.start();
    m_bus.takeThisProcess();
    qputenv("XDG_CURRENT_DESKTOP", "KDE");
    qputenv("KDE_SESSION_VERSION", "5");
}

void SavedWalletTest::keepsAndFinds()
{
    SavedRig rig;
    const SavedHost host = rig.host("web");
    QCOMPARE(rig.keep(host, "kept"_secret), "kept");
    QCOMPARE(m_wallet->passwords.size() + m_wallet->streams.size(), 1);
    QCOMPARE(rig.password(rig.known(host)), "kept"_secret);
}

void SavedWalletTest::aClosedWalletIsNoEmptyOne()
{
    SavedRig rig;
    const SavedHost host = rig.host("web"), other = rig.host("other");
    QCOMPARE(rig.keep(host, "kept"_secret), "kept");
    m_wallet->refuses = true;
    const QByteArray said = rig.password(rig.known(host));
    QVERIFY2(said != "none" && said != "kept"_secret, said);
    QVERIFY(rig.stored(host).credential);
    QVERIFY(rig.keep(other, "other"_secret) != "kept");
    QVERIFY(!rig.stored(other).credential);
    rig.loose.collect();
    m_wallet->refuses = false;
    QCOMPARE(rig.password(rig.known(host)), "kept"_secret);
    QCOMPARE(m_wallet->passwords.size() + m_wallet->streams.size(), 1);
}

void SavedWalletTest::anItemThatVanishesComesBack()
{
    SavedRig rig;
    const SavedHost host = rig.host("web");
    QCOMPARE(rig.keep(host, "kept"_secret), "kept");
    const auto passwords = std::exchange(m_wallet->passwords, {});
    const auto streams = std::exchange(m_wallet->streams, {});
    QCOMPARE(rig.password(rig.known(host)), "none");
    QVERIFY(rig.stored(host).credential);
    m_wallet->passwords = passwords;
    m_wallet->streams = streams;
    QCOMPARE(rig.password(rig.known(host)), "kept"_secret);
}

void SavedWalletTest::aWalletThatGoesLosesNothing()
{
    SavedRig rig;
    const SavedHost host = rig.host("web");
    QCOMPARE(rig.keep(host, "kept"_secret), "kept");
    const auto passwords = m_wallet->passwords;
    const auto streams = m_wallet->streams;
    m_wallet.reset();
    const QByteArray said = rig.password(rig.known(host));
    QVERIFY2(said != "none" && said != "kept"_secret, said);
    rig.loose.collect();
    comeBack();
    m_wallet->passwords = passwords;
    m_wallet->streams = streams;
    QCOMPARE(rig.password(rig.known(host)), "kept"_secret);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::SavedWalletTest)
#include "SavedWalletTest.moc"
