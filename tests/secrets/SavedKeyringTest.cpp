#include "tests/secrets/AnsweringPrompter.h"
#include "tests/secrets/Keyring.h"
#include "tests/secrets/SavedRig.h"
#include "tests/support/secrets/TestSecret.h"

#include <QDBusConnectionInterface>
#include <QSignalSpy>
#include <QTest>

namespace porthole::test {

namespace {

constexpr int kPatience = SavedRig::kPatience;

/// Each host has one of its own.
QByteArray secretOf(const SavedHost &host) { return "host"_secret + host.name.toUtf8(); }

} // namespace

/// Saved hosts and shared passwords before GNOME's keyring, locked, unlocked by a person or not, and killed.
/// The process has one session bus for all its life, and these tests one keyring after the other on it.
class SavedKeyringTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void unlockingOnceIsEnough();
    void whoDoesNotUnlockIsAskedOnce();
    void nothingIsOverwrittenBehindALock();
    void nobodyIsAskedForTheSakeOfSweeping();
    void aKeyringThatIsKilledLosesNothing();

private:
    PrivateBus m_bus;
    std::unique_ptr<AnsweringPrompter> m_prompter;
    std::unique_ptr<Keyring> m_keyring;
};

void SavedKeyringTest::initTestCase()
{
    QVERIFY(m_bus.isUp());
    m_bus.takeThisProcess();
    m_prompter = std::make_unique<AnsweringPrompter>(m_bus);
}

void SavedKeyringTest::init()
{
    m_keyring = std::make_unique<Keyring>(m_bus);
    QTRY_VERIFY_WITH_TIMEOUT(m_keyring->isUp(), kPatience);
    m_prompter->asked = 0;
    m_prompter->passwords.clear();
}

void SavedKeyringTest::cleanup()
{
    m_keyring.reset();
    QTRY_VERIFY_WITH_TIMEOUT(
        !m_bus.connection().interface()->isServiceRegistered(QStringLiteral("org.freedesktop.secrets")),
        kPatience);
}

void SavedKeyringTest::unlockingOnceIsEnough()
{
    SavedRig rig;
    QList<SavedHost> hosts;
    for (const char *name : {"a", "b", "c"}) {
        hosts << rig.host(name);
        QCOMPARE(rig.keep(hosts.last(), secretOf(hosts.last()).constData()), "kept");
    }
    QVERIFY(m_keyring->lock());
    m_prompter->passwords = {Keyring::kPassword};
    std::array<std::optional<Result<std::shared_ptr<const Secret>>>, 3> read;
    std::vector<Task<>> flows;
    for (std::size_t at = 0; at < read.size(); ++at) // as "Reconnect all" does
        flows.push_back(reading(&rig.hosts, rig.known(hosts[qsizetype(at)]), &read[at]));
    for (Task<> &flow : flows)
        flow.start();
    for (std::size_t at = 0; at < read.size(); ++at) {
        QTRY_VERIFY_WITH_TIMEOUT(read[at], kPatience);
        QCOMPARE(SavedRig::said(read[at]), secretOf(hosts[qsizetype(at)]));
    }
    QCOMPARE(m_prompter->asked, 1);
}

void SavedKeyringTest::whoDoesNotUnlockIsAskedOnce()
{
    SavedRig rig;
    QList<SavedHost> hosts;
    for (const char *name : {"d", "e", "f"}) {
        hosts << rig.host(name);
        QCOMPARE(rig.keep(hosts.last(), secretOf(hosts.last()).constData()), "kept");
    }
    QVERIFY(m_keyring->lock());
    std::array<std::optional<Result<std::shared_ptr<const Secret>>>, 3> read;
    std::vector<Task<>> flows;
    for (std::size_t at = 0; at < read.size(); ++at)
        flows.push_back(reading(&rig.hosts, rig.known(hosts[qsizetype(at)]), &read[at]));
    for (Task<> &flow : flows)
        flow.start();
    for (auto &one : read) {
        QTRY_VERIFY_WITH_TIMEOUT(one, kPatience);
        QCOMPARE(SavedRig::said(one), "Forbidden");
    }
    QCOMPARE(m_prompter->asked, 1); // the others were waiting when it was refused
    for (const SavedHost &host : hosts)
        QVERIFY(rig.stored(host).credential);
    // Who wants it later is asked again.
    m_prompter->passwords = {Keyring::kPassword};
    QCOMPARE(rig.password(rig.known(hosts[1])), secretOf(hosts[1]));
    QCOMPARE(m_prompter->asked, 2);
}

void SavedKeyringTest::nothingIsOverwrittenBehindALock()
{
    SavedRig rig;
    QSignalSpy changed(&rig.entries, &EntryBook::changed), notKept(&rig.passwords, &EntryPasswords::notKept);
    const CredentialRef before = newCredentialRef(), after = newCredentialRef();
    rig.passwords.save(before, Secret(std::string_view("before"_secret)), sharedBy(before), {});
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, kPatience);
    QVERIFY(m_keyring->lock());
    EntryBatch batch;
    batch.folders = rig.entries.collection().folders;
    batch.folders.first().settings.credential = after;
    rig.passwords.save(after, Secret(std::string_view("after"_secret)), batch, {});
    QTRY_COMPARE_WITH_TIMEOUT(notKept.size(), 1, kPatience);
    // There was nothing else to save, and what is saved refers to what the keychain has.
    QCOMPARE(changed.size(), 1);
    QCOMPARE(rig.entries.collection().folders.first().settings.credential, std::optional(before));
    QCOMPARE(m_prompter->asked, 1);
    m_prompter->passwords = {Keyring::kPassword};
    const auto read = finished(rig.credentials.read(before), kPatience);
    QVERIFY(read && *read && (*read)->reveal() == "before"_secret);
}

void SavedKeyringTest::nobodyIsAskedForTheSakeOfSweeping()
{
    SavedRig rig;
    const CredentialRef credential = newCredentialRef();
    QSignalSpy changed(&rig.entries, &EntryBook::changed);
    rig.passwords.save(credential, Secret(std::string_view("shared"_secret)), sharedBy(credential), {});
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, kPatience);
    EntryBatch gone;
    gone.removedFolders << rig.entries.collection().folders.first().id;
    gone.removedEntries << rig.entries.collection().entries.first().id;
    rig.entries.apply(gone, {});
    QTRY_VERIFY_WITH_TIMEOUT(changed.size() >= 2, kPatience);
    QVERIFY(m_keyring->lock());
    rig.loose.collect();
    const auto status = finished(rig.credentials.status(), kPatience); // behind it, on the same bus
    QVERIFY(status && status->state == secrets::StoreState::Locked);
    QCOMPARE(m_prompter->asked, 0);
    m_prompter->passwords = {Keyring::kPassword};
    const auto read = finished(rig.credentials.read(credential), kPatience);
    QVERIFY(read && *read); // it waits there for another time
    rig.loose.collect();
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            const auto again = finished(rig.credentials.read(credential), kPatience);
            return again && !*again && again->error().kind == ErrorKind::NotFound;
        }(),
        kPatience);
}

void SavedKeyringTest::aKeyringThatIsKilledLosesNothing()
{
    SavedRig rig;
    const SavedHost host = rig.host("web"), other = rig.host("other");
    QCOMPARE(rig.keep(host, "kept"_secret), "kept");
    m_keyring->kill();
    QCOMPARE(rig.password(rig.known(host)), "Unavailable");
    QCOMPARE(rig.keep(other, "for now"_secret), "for this run");
    rig.loose.collect();
    m_keyring = std::make_unique<Keyring>(m_bus);
    QTRY_VERIFY_WITH_TIMEOUT(m_keyring->isUp(), kPatience);
    QCOMPARE(rig.password(rig.known(host)), "kept"_secret);
    QCOMPARE(rig.password(rig.known(other)), "for now"_secret);
    QVERIFY(rig.stored(host).credential && !rig.stored(other).credential);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::SavedKeyringTest)
#include "SavedKeyringTest.moc"
