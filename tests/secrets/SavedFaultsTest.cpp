#include "tests/secrets/SavedRig.h"
#include "tests/secrets/SecretServiceDouble.h"
#include "tests/support/secrets/TestSecret.h"

#include <QSignalSpy>
#include <QTest>

namespace porthole::test {

namespace {

constexpr int kPatience = SavedRig::kPatience;
constexpr secrets::KeychainPatience kHasty{.operation = Milliseconds(1000)};

} // namespace

/// Saved hosts and shared passwords before a keychain that is slow, that dies, and that loses an item for a
/// while: nothing is overwritten, nothing is deleted. The process has one session bus for all its life.
class SavedFaultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_service = std::make_unique<SecretServiceDouble>(m_bus); }
    void cleanup() { m_service.reset(); }
    void aSlowKeychainIsWaitedForByAll();
    void aKeychainThatIsTooSlowLosesNothing();
    void aPasswordThatIsKeptTooSlowlyIsReferredToByNothing();
    void anItemThatVanishesIsAskedForAndComesBack();
    void whileAnItemIsAwayNothingIsSweptUp();
    void aKeychainThatDiesMeanwhileIsSaidToBeAway();
    void whatIsTypedWhileItIsAwayCountsForThisRun();
    void aSharedPasswordIsNotSavedWhileItIsAway();

private:
    PrivateBus m_bus;
    std::unique_ptr<SecretServiceDouble> m_service;
};

void SavedFaultsTest::initTestCase()
{
    QVERIFY(m_bus.isUp());
    m_bus.takeThisProcess();
}

/// Thirty seconds of a person's time are a few turns of the event loop here; what counts is that others wait
/// behind it, and that the window does not.
void SavedFaultsTest::aSlowKeychainIsWaitedForByAll()
{
    SavedRig rig;
    const SavedHost first = rig.host("first"), second = rig.host("second");
    QCOMPARE(rig.keep(first, "one"_secret), "kept");
    QCOMPARE(rig.keep(second, "two"_secret), "kept");
    m_service->holdsAnswers = true;
    std::optional<Result<std::shared_ptr<const Secret>>> one, two;
    Task<> readOne = reading(&rig.hosts, rig.known(first), &one);
    Task<> readTwo = reading(&rig.hosts, rig.known(second), &two);
    readOne.start();
    readTwo.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_service->held(), 1, kPatience); // the second waits for the first
    QCOMPARE(rig.host("third").name, QStringLiteral("third"));  // and the rest goes on
    QVERIFY(!one && !two);
    m_service->holdsAnswers = false;
    m_service->answerAll();
    QTRY_VERIFY_WITH_TIMEOUT(one && two, kPatience);
    QCOMPARE(SavedRig::said(one), "one"_secret);
    QCOMPARE(SavedRig::said(two), "two"_secret);
    QCOMPARE(m_service->written, 2);
    QCOMPARE(m_service->deleted, 0);
}

void SavedFaultsTest::aKeychainThatIsTooSlowLosesNothing()
{
    SavedRig rig;
    const SavedHost host = rig.host("web");
    QCOMPARE(rig.keep(host, "kept"_secret), "kept");
    m_service->holdsAnswers = true;
    // Whoever is hasty is so for the fault alone: what succeeds may take its time.
    secrets::KeychainCredentialStore hasty(kHasty);
    secrets::FallbackCredentialStore hastyCredentials(hasty);
    HostRegistry hastyHosts(rig.hostStore, hastyCredentials);
    QCOMPARE(SavedRig::said(finished(hastyHosts.password(rig.known(host)), kPatience)),
             "Timeout"); // and not "none": the host asks, and nothing is forgotten
    QVERIFY(rig.stored(host).credential);
    m_service->holdsAnswers = false;
    m_service->answerAll();
    QTRY_COMPARE_WITH_TIMEOUT(rig.password(rig.known(host)), "kept"_secret, kPatience);
    QCOMPARE(m_service->written, 1);
    QCOMPARE(m_service->deleted, 0);
}

void SavedFaultsTest::aPasswordThatIsKeptTooSlowlyIsReferredToByNothing()
{
    SavedRig rig(kHasty);
    const SavedHost host = rig.host("web");
    m_service->holdsAnswers = true;
    QCOMPARE(rig.keep(host, "late"_secret), "for this run");
    QVERIFY(!rig.stored(host).credential);
    QCOMPARE(rig.password(rig.known(host)), "late"_secret);

    QSignalSpy changed(&rig.entries, &EntryBook::changed);
    QSignalSpy forThisRun(&rig.passwords, &EntryPasswords::keptForThisRun);
    const CredentialRef credential = newCredentialRef();
    rig.passwords.save(credential, Secret(std::string_view("shared"_secret)), sharedBy(credential), {});
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, kPatience);
    QCOMPARE(forThisRun.size(), 1);
    QCOMPARE(rig.entries.collection().folders.size(), 1);
    QVERIFY(!rig.entries.collection().folders.first().settings.credential);
    m_service->holdsAnswers = false;
    m_service->answerAll();
    QCOMPARE(m_service->deleted, 0);
}

void SavedFaultsTest::anItemThatVanishesIsAskedForAndComesBack()
{
    SavedRig rig;
    const SavedHost host = rig.host("web");
    QCOMPARE(rig.keep(host, "kept"_secret), "kept");
    m_service->hidesItems = true;
    QCOMPARE(rig.password(rig.known(host)), "none"); // it is asked for
    QVERIFY(rig.known(host).credential && rig.stored(host).credential);
    m_service->hidesItems = false;
    QCOMPARE(rig.password(rig.known(host)), "kept"_secret);
    QCOMPARE(m_service->written, 1);
    QCOMPARE(m_service->deleted, 0);
}

void SavedFaultsTest::whileAnItemIsAwayNothingIsSweptUp()
{
    SavedRig rig;
    const CredentialRef credential = newCredentialRef();
    QSignalSpy changed(&rig.entries, &EntryBook::changed);
    rig.passwords.save(credential, Secret(std::string_view("shared"_secret)), sharedBy(credential), {});
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, kPatience);
    m_service->hidesItems = true;
    rig.loose.collect();
    m_service->hidesItems = false;
    rig.loose.collect(); // at the next start; those that are referred to are none of its business
    QCOMPARE(rig.host("behind it").name, QStringLiteral("behind it")); // the store has come that far
    const auto read = finished(rig.credentials.read(credential), kPatience);
    QVERIFY(read && *read && (*read)->reveal() == "shared"_secret);
    QCOMPARE(m_service->deleted, 0);
}

void SavedFaultsTest::aKeychainThatDiesMeanwhileIsSaidToBeAway()
{
    SavedRig rig;
    const SavedHost host = rig.host("web");
    QCOMPARE(rig.keep(host, "kept"_secret), "kept");
    m_service->holdsAnswers = true;
    std::optional<Result<std::shared_ptr<const Secret>>> read;
    secrets::KeychainCredentialStore hasty(kHasty);
    secrets::FallbackCredentialStore hastyCredentials(hasty);
    HostRegistry hastyHosts(rig.hostStore, hastyCredentials);
    Task<> flow = reading(&hastyHosts, rig.known(host), &read);
    flow.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_service->held(), 1, kPatience);
    m_service->leave();
    QTRY_VERIFY_WITH_TIMEOUT(read, kPatience);
    QVERIFY2(SavedRig::said(read) == "Unavailable" || SavedRig::said(read) == "Timeout",
             SavedRig::said(read));
    rig.loose.collect();
    m_service->holdsAnswers = false;
    m_service->answerAll();
    m_service->comeBack();
    QTRY_COMPARE_WITH_TIMEOUT(rig.password(rig.known(host)), "kept"_secret, kPatience);
    QVERIFY(rig.stored(host).credential);
    QCOMPARE(m_service->written, 1);
    QCOMPARE(m_service->deleted, 0);
}

void SavedFaultsTest::whatIsTypedWhileItIsAwayCountsForThisRun()
{
    SavedRig rig;
    const SavedHost host = rig.host("web"), other = rig.host("other");
    QCOMPARE(rig.keep(other, "kept"_secret), "kept");
    m_service->leave();
    QCOMPARE(rig.keep(host, "for now"_secret), "for this run");
    QCOMPARE(rig.password(rig.known(host)), "for now"_secret);
    QVERIFY(!rig.stored(host).credential); // it would lead to nothing the next time
    QCOMPARE(rig.password(rig.known(other)), "Unavailable");
    QVERIFY(rig.stored(other).credential);
    m_service->comeBack();
    QCOMPARE(rig.password(rig.known(host)), "for now"_secret);
    QCOMPARE(rig.password(rig.known(other)), "kept"_secret);
    QCOMPARE(m_service->written, 1);
    QCOMPARE(m_service->deleted, 0);
    // And when the window is locked, it is asked for again rather than being an error.
    rig.credentials.forgetThisRun();
    rig.hosts.forgetThisRun();
    QCOMPARE(rig.password(rig.known(host)), "none");
    QCOMPARE(rig.password(rig.known(other)), "kept"_secret);
}

void SavedFaultsTest::aSharedPasswordIsNotSavedWhileItIsAway()
{
    SavedRig rig;
    const CredentialRef before = newCredentialRef(), after = newCredentialRef();
    QSignalSpy changed(&rig.entries, &EntryBook::changed);
    QSignalSpy forThisRun(&rig.passwords, &EntryPasswords::keptForThisRun);
    connect(&rig.passwords, &EntryPasswords::keptForThisRun, &rig.hosts, &HostRegistry::keepForThisRun);
    EntryBatch batch = sharedBy(before);
    rig.passwords.save(before, Secret(std::string_view("before"_secret)), batch, {});
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, kPatience);
    m_service->leave();
    const EntryId id = batch.entries.first().id;
    batch = {};
    batch.folders = rig.entries.collection().folders;
    batch.folders.first().settings.credential = after;
    batch.folders.first().notes = QStringLiteral("changed");
    rig.passwords.save(after, Secret(std::string_view("after"_secret)), batch, QStringLiteral("changed"));
    QTRY_COMPARE_WITH_TIMEOUT(forThisRun.size(), 1, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, kPatience);
    QCOMPARE(rig.entries.collection().folders.first().notes, QStringLiteral("changed"));
    QCOMPARE(rig.entries.collection().folders.first().settings.credential, std::optional(before));
    m_service->comeBack();
    // What was typed counts in this run, what was there before after it: the next start takes away what was
    // given up with the keychain there, and nothing else.
    SavedHost host;
    host.id = {id.value};
    host = rig.stored(host);
    QCOMPARE(rig.password(host), "after"_secret);
    const CredentialRef given = newCredentialRef();
    batch = sharedBy(given);
    batch.folders.first().name = batch.entries.first().name = QStringLiteral("another");
    rig.passwords.save(given, Secret(std::string_view("given up"_secret)), batch, {});
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 3, kPatience);
    batch.folders.first().settings.credential.reset();
    rig.entries.apply(batch);
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 4, kPatience);
    rig.loose.collect();
    QTRY_COMPARE_WITH_TIMEOUT(m_service->deleted, 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(rig.nothingIsLoose(), kPatience);
    QCOMPARE(m_service->deleted, 1);
    rig.credentials.forgetThisRun();
    rig.hosts.forgetThisRun();
    QCOMPARE(rig.password(host), "before"_secret);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::SavedFaultsTest)
#include "SavedFaultsTest.moc"
