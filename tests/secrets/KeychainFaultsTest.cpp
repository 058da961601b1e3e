#include "tests/secrets/SecretServiceDouble.h"
#include "tests/secrets/WalletDouble.h"
#include "tests/support/secrets/TestSecret.h"

#include <QTest>

namespace porthole::test {

namespace {

constexpr int kLong = 30000, kShort = 1000;
const QByteArray kReference = "0b7e7a5c-7c5b-4f0e-9d0a-1f6f3f1f9c11";
const QByteArray kOther = "5d2a3b77-52ab-4d6c-8b0e-0a4a4d4f7e22";

/// A bus with a service on it that can be made slow and forgetful, and the tool.
struct FaultyDesktop {
    explicit FaultyDesktop(int patience = kLong)
        : tool(bus.environment(), patience)
    {}

    PrivateBus bus;
    SecretServiceDouble service{bus};
    Tool tool;
};

/// What makes QtKeychain look for a wallet.
QProcessEnvironment plasma(const PrivateBus &bus)
{
    QProcessEnvironment environment = bus.environment();
    environment.insert(QStringLiteral("XDG_CURRENT_DESKTOP"), QStringLiteral("KDE"));
    environment.insert(QStringLiteral("KDE_SESSION_VERSION"), QStringLiteral("5"));
    return environment;
}

} // namespace

/// The keychain's store against services that are slow, that lose an item for a while, that go, and
/// against KDE's wallet.
class KeychainFaultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDoubleIsAService();
    void aSlowAnswerIsWaitedFor();
    void anAnswerThatDoesNotComeIsToldAsThat();
    void aWriteThatTimesOutIsThereOnce();
    void anItemThatVanishesIsThereAgain();
    void aServiceThatGoesLosesNothing();
    void aWalletKeepsSecrets();
    void aWalletThatRefusesIsNotEmpty();
};

void KeychainFaultsTest::theDoubleIsAService()
{
    FaultyDesktop desktop;
    Tool &tool = desktop.tool;
    QCOMPARE(tool("keychain status"), "available lasting ");
    QCOMPARE(tool("keychain write " + kReference + ' ' + "first"_secret), "lasting");
    QCOMPARE(tool("keychain read " + kReference), "secret " + QByteArray("first"_secret));
    QCOMPARE(tool("keychain write " + kReference + ' ' + "second"_secret), "lasting");
    QCOMPARE(desktop.service.itemCount(), 1);
    QCOMPARE(tool("keychain read " + kReference), "secret " + QByteArray("second"_secret));
    QCOMPARE(tool("keychain remove " + kReference), "done");
    QCOMPARE(desktop.service.itemCount(), 0);
    QVERIFY(tool("keychain read " + kReference).startsWith("NotFound "));
}

void KeychainFaultsTest::aSlowAnswerIsWaitedFor()
{
    FaultyDesktop desktop;
    QCOMPARE(desktop.tool("keychain write " + kReference + ' ' + "slow"_secret), "lasting");
    desktop.service.holdsAnswers = true;
    const int reading = desktop.tool.begin("keychain read " + kReference);
    QTRY_VERIFY_WITH_TIMEOUT(desktop.service.held() > 0, kLong);
    desktop.service.holdsAnswers = false;
    // What is asked meanwhile is not lost behind it.
    QCOMPARE(desktop.tool("keychain status"), "available lasting ");
    desktop.service.answerAll();
    QCOMPARE(desktop.tool.answer(reading), "secret " + QByteArray("slow"_secret));
}

void KeychainFaultsTest::anAnswerThatDoesNotComeIsToldAsThat()
{
    FaultyDesktop desktop(kShort);
    desktop.service.holdsAnswers = true;
    const int writing = desktop.tool.begin("fallback write " + kReference + ' ' + "x"_secret);
    // It is not said to be kept where it may not be.
    QCOMPARE(desktop.tool.answer(writing), "this-run");
    QCOMPARE(desktop.tool("fallback read " + kReference), "secret " + QByteArray("x"_secret));
    const QByteArray reading = desktop.tool("keychain read " + kOther);
    QVERIFY2(reading.startsWith("Timeout ") || reading.startsWith("NotFound "), reading);
    QVERIFY(desktop.tool.isAlive());
}

void KeychainFaultsTest::aWriteThatTimesOutIsThereOnce()
{
    FaultyDesktop desktop(kShort);
    desktop.service.holdsAnswers = true;
    const QByteArray answer = desktop.tool("keychain write " + kReference + ' ' + "late"_secret);
    QVERIFY2(answer.startsWith("Timeout "), answer);
    desktop.service.holdsAnswers = false;
    desktop.service.answerAll();
    QCOMPARE(desktop.service.itemCount(), 1);
    QCOMPARE(desktop.service.written, 1);
    QCOMPARE(desktop.tool("keychain read " + kReference), "secret " + QByteArray("late"_secret));
    QCOMPARE(desktop.service.deleted, 0);
}

void KeychainFaultsTest::anItemThatVanishesIsThereAgain()
{
    FaultyDesktop desktop;
    QCOMPARE(desktop.tool("keychain write " + kReference + ' ' + "kept"_secret), "lasting");
    desktop.service.hidesItems = true;
    QVERIFY(desktop.tool("keychain read " + kReference).startsWith("NotFound "));
    QVERIFY(desktop.tool("fallback read " + kReference).startsWith("NotFound "));
    desktop.service.hidesItems = false;
    QCOMPARE(desktop.tool("keychain read " + kReference), "secret " + QByteArray("kept"_secret));
    QCOMPARE(desktop.service.written, 1);
    QCOMPARE(desktop.service.deleted, 0);
}

void KeychainFaultsTest::aServiceThatGoesLosesNothing()
{
    FaultyDesktop desktop;
    QCOMPARE(desktop.tool("keychain write " + kReference + ' ' + "kept"_secret), "lasting");
    desktop.service.leave();
    const QByteArray answer = desktop.tool("keychain read " + kReference);
    QVERIFY2(answer.startsWith("Unavailable "), answer);
    QVERIFY(desktop.tool("fallback status").startsWith("available this-run "));
    desktop.service.comeBack();
    QCOMPARE(desktop.tool("keychain read " + kReference), "secret " + QByteArray("kept"_secret));
    QCOMPARE(desktop.service.written, 1);
    QCOMPARE(desktop.service.deleted, 0);
}

void KeychainFaultsTest::aWalletKeepsSecrets()
{
    PrivateBus bus;
    WalletDouble wallet(bus);
    Tool tool(plasma(bus), kLong);
    QCOMPARE(tool("keychain status"), "available lasting ");
    QCOMPARE(tool("keychain write " + kReference + ' ' + "inside"_secret), "lasting");
    QCOMPARE(wallet.passwords.size() + wallet.streams.size(), 1);
    QCOMPARE(tool("keychain read " + kReference), "secret " + QByteArray("inside"_secret));
    QCOMPARE(tool("keychain remove " + kReference), "done");
    QVERIFY(wallet.passwords.isEmpty() && wallet.streams.isEmpty());
    QVERIFY(tool("keychain read " + kReference).startsWith("NotFound "));
}

void KeychainFaultsTest::aWalletThatRefusesIsNotEmpty()
{
    PrivateBus bus;
    WalletDouble wallet(bus);
    Tool tool(plasma(bus), kLong);
    QCOMPARE(tool("keychain write " + kReference + ' ' + "inside"_secret), "lasting");
    wallet.refuses = true;
    const QByteArray answer = tool("keychain read " + kReference);
    QVERIFY2(!answer.startsWith("NotFound ") && !answer.startsWith("secret "), answer);
    QVERIFY(!tool("keychain write " + kReference + ' ' + "other"_secret).startsWith("lasting"));
    wallet.refuses = false;
    QCOMPARE(tool("keychain read " + kReference), "secret " + QByteArray("inside"_secret));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::KeychainFaultsTest)
#include "KeychainFaultsTest.moc"
