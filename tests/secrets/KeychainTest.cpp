#include "core/secrets/CredentialStore.h"
#include "tests/secrets/Keyring.h"
#include "tests/support/secrets/TestSecret.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using porthole::secrets::CredentialStore;

namespace porthole::test {

constexpr int kLong = 15000;
constexpr int kShort = 1000;
const QByteArray kReference = "0b7e7a5c-7c5b-4f0e-9d0a-1f6f3f1f9c11";
const QByteArray kOther = "5d2a3b77-52ab-4d6c-8b0e-0a4a4d4f7e22";

/// The keychain's store in every situation of a desktop, with GNOME's keyring itself.
class KeychainTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesReadsOverwritesAndRemoves();
    void survivesTheProcess();
    void whatIsMissingIsNotFound();
    void isLockedAndNotMissing();
    void removesNothingBehindALock();
    void keepsNothingWhereThereIsNoKeyring_data();
    void keepsNothingWhereThereIsNoKeyring();
    void outlivesItsBus();
    void outlivesABusThatDiesInTheMiddle();
    void outlivesItsKeyring();
    void aPromptThatNobodyAnswersTimesOut();
    void refusesWhatIsTooLarge();
    void takesBytesOfAnyKind();
    void refusesReferencesThatTell();
    void manyAtOnceKeepTheirOrder();
    void leavesNoSecretInAnyFile();
};

namespace {

/// A bus with a keyring and the tool on it.
struct Desktop {
    PrivateBus bus;
    Keyring keyring{bus};
    Tool tool{bus.environment(), kLong};

    bool isUp() const
    {
        return bus.isUp() && QTest::qWaitFor([this] { return keyring.isUp(); }, 20000);
    }
};

} // namespace

void KeychainTest::writesReadsOverwritesAndRemoves()
{
    Desktop desktop;
    QVERIFY(desktop.isUp());
    Tool &tool = desktop.tool;
    QCOMPARE(tool("keychain status"), "available lasting ");
    QCOMPARE(tool("keychain write " + kReference + ' ' + "first"_secret), "lasting");
    QCOMPARE(tool("keychain read " + kReference), "secret " + QByteArray("first"_secret));
    QCOMPARE(tool("keychain write " + kReference + ' ' + "second"_secret), "lasting");
    QCOMPARE(tool("keychain read " + kReference), "secret " + QByteArray("second"_secret));
    QCOMPARE(tool("keychain remove " + kReference), "done");
    QVERIFY(tool("keychain read " + kReference).startsWith("NotFound "));
    QVERIFY(tool.end());
}

void KeychainTest::survivesTheProcess()
{
    Desktop desktop;
    QVERIFY(desktop.isUp());
    QCOMPARE(desktop.tool("fallback write " + kReference + ' ' + "kept"_secret), "lasting");
    QVERIFY(desktop.tool.end());
    Tool another(desktop.bus.environment(), kLong);
    QCOMPARE(another("fallback read " + kReference), "secret " + QByteArray("kept"_secret));
}

void KeychainTest::whatIsMissingIsNotFound()
{
    Desktop desktop;
    QVERIFY(desktop.isUp());
    QVERIFY(desktop.tool("keychain read " + kReference).startsWith("NotFound "));
    QCOMPARE(desktop.tool("keychain remove " + kReference), "done");
}

void KeychainTest::isLockedAndNotMissing()
{
    Desktop desktop;
    QVERIFY(desktop.isUp());
    Tool &tool = desktop.tool;
    QCOMPARE(tool("keychain write " + kReference + ' ' + "behind"_secret), "lasting");
    QVERIFY(desktop.keyring.lock());
    QCOMPARE(tool("keychain status"), "locked lasting the keychain is locked");
    // Nobody can be asked to unlock it here; QtKeychain says that the entry is missing.
    QCOMPARE(tool("keychain read " + kReference), "Forbidden the keychain is locked");
    QCOMPARE(tool("keychain read " + kOther), "Forbidden the keychain is locked");
    QCOMPARE(tool("keychain write " + kOther + ' ' + "x"_secret), "Forbidden the keychain is locked");
    // A keychain that its owner keeps locked is not one that is away.
    QCOMPARE(tool("fallback write " + kOther + ' ' + "x"_secret), "Forbidden the keychain is locked");
    QCOMPARE(tool("fallback status"), "locked lasting the keychain is locked");
}

void KeychainTest::removesNothingBehindALock()
{
    Desktop desktop;
    QVERIFY(desktop.isUp());
    QCOMPARE(desktop.tool("keychain write " + kReference + ' ' + "behind"_secret), "lasting");
    QVERIFY(desktop.keyring.lock());
    // QtKeychain reports success here, and has removed nothing.
    QCOMPARE(desktop.tool("keychain remove " + kReference), "Forbidden the keychain is locked");
}

void KeychainTest::keepsNothingWhereThereIsNoKeyring_data()
{
    QTest::addColumn<bool>("bus");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("no session bus") << false << QByteArray("there is no session bus");
    QTest::newRow("no service on it") << true << QByteArray("no keychain runs in this session");
}

void KeychainTest::keepsNothingWhereThereIsNoKeyring()
{
    QFETCH(bool, bus);
    QFETCH(QByteArray, why);
    PrivateBus desktop;
    QVERIFY(desktop.isUp());
    QProcessEnvironment environment = desktop.environment();
    if (!bus)
        environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
    Tool tool(environment, kLong);

    QVERIFY(tool("keychain status").startsWith("unavailable lasting " + why));
    QVERIFY(tool("keychain read " + kReference).startsWith("Unavailable " + why));
    QVERIFY(tool("keychain write " + kReference + ' ' + "x"_secret).startsWith("Unavailable " + why));
    QVERIFY(tool("keychain remove " + kReference).startsWith("Unavailable " + why));

    // With memory behind it, a secret is kept for this run, and that is said.
    const QByteArray status = tool("fallback status");
    QVERIFY2(status.startsWith("available this-run " + why), status);
    QVERIFY2(status.endsWith("; passwords are kept until Porthole ends"), status);
    QVERIFY(tool("fallback read " + kReference).startsWith("Unavailable " + why));
    QCOMPARE(tool("fallback write " + kReference + ' ' + "for-now"_secret), "this-run");
    QCOMPARE(tool("fallback read " + kReference), "secret " + QByteArray("for-now"_secret));
    QVERIFY(tool("fallback read " + kOther).startsWith("Unavailable "));
    QVERIFY(tool.end());
}

void KeychainTest::outlivesItsBus()
{
    PrivateBus bus;
    QVERIFY(bus.isUp());
    Tool tool(bus.environment(), kLong);
    // As a toolkit does it, which leaves GLib to end the process with its bus.
    QCOMPARE(tool("none connect"), "done");
    QCOMPARE(tool("none armed"), "yes");
    // What the window's program does first of all.
    QCOMPARE(tool("none outlive"), "done");
    QTRY_COMPARE_WITH_TIMEOUT(tool("none armed"), "no", 60'000);
    bus.kill();
    QVERIFY(tool("keychain status").startsWith("unavailable "));
    QVERIFY(tool.end());
}

void KeychainTest::outlivesABusThatDiesInTheMiddle()
{
    Desktop desktop;
    QVERIFY(desktop.isUp());
    SilentPrompter prompter(desktop.bus);
    Tool &tool = desktop.tool;
    QCOMPARE(tool("keychain write " + kReference + ' ' + "x"_secret), "lasting");
    QVERIFY(desktop.keyring.lock());
    const int reading = tool.begin("keychain read " + kReference);
    QTRY_COMPARE_WITH_TIMEOUT(prompter.asked, 1, 60'000);
    desktop.bus.kill();
    QVERIFY2(tool.answer(reading).startsWith("Unavailable "), tool.answer(reading));
    QCOMPARE(tool("fallback write " + kReference + ' ' + "for-now"_secret), "this-run");
    QCOMPARE(tool("fallback read " + kReference), "secret " + QByteArray("for-now"_secret));
    QVERIFY(tool.end());
}

void KeychainTest::outlivesItsKeyring()
{
    Desktop desktop;
    QVERIFY(desktop.isUp());
    QCOMPARE(desktop.tool("keychain write " + kReference + ' ' + "kept"_secret), "lasting");
    desktop.keyring.kill();
    QVERIFY(desktop.tool("keychain read " + kReference).startsWith("Unavailable "));
    Keyring again(desktop.bus);
    QVERIFY(QTest::qWaitFor([&] { return again.isUp(); }, 20000));
    QCOMPARE(desktop.tool("keychain read " + kReference), "secret " + QByteArray("kept"_secret));
}

void KeychainTest::aPromptThatNobodyAnswersTimesOut()
{
    Desktop desktop;
    QVERIFY(desktop.isUp());
    SilentPrompter prompter(desktop.bus);
    QCOMPARE(desktop.tool("keychain write " + kReference + ' ' + "x"_secret), "lasting");
    QVERIFY(desktop.keyring.lock());
    Tool hasty(desktop.bus.environment(), kShort);
    QVERIFY(hasty("keychain read " + kReference).startsWith("Timeout "));
    QTRY_COMPARE_WITH_TIMEOUT(prompter.asked, 1, 60'000);
    // Those that come later do not bring up another prompt, and the process is alive.
    QVERIFY(hasty("keychain read " + kReference).startsWith("Timeout "));
    QVERIFY(hasty("keychain write " + kOther + ' ' + "y"_secret).startsWith("Timeout "));
    QCOMPARE(prompter.asked, 1);
    // What is stuck ends with the bus.
    desktop.bus.kill();
    QTRY_VERIFY_WITH_TIMEOUT(hasty("keychain read " + kReference).startsWith("Unavailable "), 60'000);
    QVERIFY(hasty.end());
}

void KeychainTest::refusesWhatIsTooLarge()
{
    Desktop desktop;
    QVERIFY(desktop.isUp());
    const QByteArray most = QByteArray::number(CredentialStore::kLargest);
    const QByteArray more = QByteArray::number(CredentialStore::kLargest + 1);
    QCOMPARE(desktop.tool("keychain writesize " + kReference + ' ' + most), "lasting");
    QCOMPARE(desktop.tool("keychain read " + kReference).size(),
             qsizetype(CredentialStore::kLargest + qstrlen("secret ")));
    for (const QByteArray store : {"keychain", "fallback"})
        QVERIFY(desktop.tool(store + " writesize " + kReference + ' ' + more).startsWith("Usage "));
}

void KeychainTest::takesBytesOfAnyKind()
{
    Desktop desktop;
    QVERIFY(desktop.isUp());
    const QByteArray text = QByteArray("bytes"_secret) + "p\xc3\xa4ss\"'\\\xff\x01\xe2\x82\xac";
    QCOMPARE(desktop.tool("keychain write " + kReference + ' ' + text), "lasting");
    QCOMPARE(desktop.tool("keychain read " + kReference), "secret " + text);
    QCOMPARE(desktop.tool("keychain write " + kOther + ' '), "lasting");
    QCOMPARE(desktop.tool("keychain read " + kOther), "secret ");
}

void KeychainTest::refusesReferencesThatTell()
{
    Desktop desktop;
    QVERIFY(desktop.isUp());
    for (const QByteArray reference : {"root@db.example.org", "", "0B7E7A5C-7C5B-4F0E-9D0A-1F6F3F1F9C11"}) {
        QVERIFY(desktop.tool("keychain write " + reference + ' ' + "x"_secret).startsWith("Usage "));
        QVERIFY(desktop.tool("keychain read " + reference).startsWith("Usage "));
        QVERIFY(desktop.tool("keychain remove " + reference).startsWith("Usage "));
    }
}

void KeychainTest::manyAtOnceKeepTheirOrder()
{
    Desktop desktop;
    QVERIFY(desktop.isUp());
    QList<int> writing;
    for (int i = 0; i < 20; ++i)
        writing << desktop.tool.begin("keychain write " + kReference + ' ' + "turn"_secret +
                                      QByteArray::number(i));
    const int reading = desktop.tool.begin("keychain read " + kReference);
    for (const int number : writing)
        QCOMPARE(desktop.tool.answer(number), "lasting");
    QCOMPARE(desktop.tool.answer(reading), "secret " + QByteArray("turn"_secret) + "19");
}

void KeychainTest::leavesNoSecretInAnyFile()
{
    Desktop desktop;
    QVERIFY(desktop.isUp());
    const QByteArray secret = testSecret();
    QCOMPARE(desktop.tool("keychain write " + kReference + ' ' + secret), "lasting");
    QVERIFY(desktop.keyring.lock());
    QCOMPARE(desktop.tool("fallback write " + kOther + ' ' + secret), "Forbidden the keychain is locked");
    desktop.keyring.kill();
    QCOMPARE(desktop.tool("fallback write " + kOther + ' ' + secret), "this-run");
    QVERIFY(desktop.tool.end());

    int files = 0;
    QDirIterator at(desktop.bus.home(), QDir::Files | QDir::Hidden | QDir::System,
                    QDirIterator::Subdirectories);
    while (at.hasNext()) {
        QFile file(at.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY2(!bytes.contains(secret), qPrintable(file.fileName()));
        QVERIFY2(!bytes.contains(secret.toBase64()), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files > 0); // the keyring's own, encrypted
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::KeychainTest)
#include "KeychainTest.moc"
