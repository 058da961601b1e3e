#include "core/session/cloud/CloudBook.h"

#include "core/secrets/FallbackCredentialStore.h"
#include "tests/session/NovaDouble.h"
#include "tests/support/Flow.h"
#include "tests/support/secrets/TestSecret.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace porthole::test {

using secrets::Kept;

namespace {

constexpr char kTokens[] = "POST /v3/auth/tokens";

/// A keychain that keeps things as it is told, and counts who asks.
class Keychain final : public secrets::CredentialStore {
public:
    Task<secrets::StoreStatus> status() override { co_return secrets::StoreStatus{}; }
    Task<Result<Secret>> read(CredentialRef reference) override
    {
        ++asked;
        if (trouble)
            co_return *trouble;
        co_return co_await m_memory.read(reference);
    }
    Task<Result<Kept>> write(CredentialRef reference, Secret secret) override
    {
        if (trouble)
            co_return *trouble;
        PH_CO_DO(co_await m_memory.write(reference, std::move(secret)));
        written << reference.value;
        co_return keeps;
    }
    Task<Result<>> remove(CredentialRef reference) override { co_return co_await m_memory.remove(reference); }

    Kept keeps = Kept::Lasting;
    std::optional<Error> trouble;
    int asked = 0;
    QStringList written;

private:
    secrets::MemoryCredentialStore m_memory;
};

/// What is saved, a keychain, and a cloud that both are about.
struct BookRig : NovaRig {
    BookRig()
    {
        QObject::connect(&entries, &EntryBook::failed, &entries,
                         [](const Error &error) { qWarning("%s", error.detail.c_str()); });
        entries.load();
        registry->load();
    }
    Entry entry(const QString &name = QStringLiteral("lab")) const
    {
        Entry made;
        made.id = newEntryId();
        made.kind = EntryKind::Cloud;
        made.name = name;
        made.address = nova.profile().authUrl.toString();
        made.description = CloudDescription{};
        const auto &auth = nova.profile().auth;
        for (auto option = auth.cbegin(); option != auth.cend(); ++option)
            made.description->auth.insert(option.key(), option.value());
        return made;
    }
    void save(const Entry &entry)
    {
        QSignalSpy changed(&entries, &EntryBook::changed);
        EntryBatch batch;
        batch.entries << entry;
        entries.apply(std::move(batch));
        QTRY_VERIFY(changed.count() > 0);
    }
    CloudConnection *cloud(const QString &name = QStringLiteral("lab")) { return registry->find(name); }
    /// To Keystone, as a password.
    qsizetype timesSent(const char *secret) const
    {
        return nova.everything().count('"' + QByteArray(secret) + '"');
    }
    QByteArray onDisk() const
    {
        QByteArray all;
        for (const QString &name : QDir(folder.path()).entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    }

    QTemporaryDir folder;
    store::Store store{folder.filePath(QStringLiteral("saved.db"))};
    EntryBook entries{store};
    Keychain keychain;
    secrets::FallbackCredentialStore credentials{keychain};
    CloudBook book{entries, *registry, credentials};
};

} // namespace

/// Clouds that stand in no clouds.yaml: saved here, their secrets in the keychain.
class CloudBookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isSignedInToWithWhatTheKeychainHas();
    void theSecretIsFetchedForEachSignInAndForgotten();
    void whatIsTypedIsKeptOnceItIsAccepted();
    void whatIsTypedWrongIsNotKept();
    void whatWasRefusedIsNotSentAgain();
    void withoutAKeychainItIsKeptForThisRun();
    void whatIsSavedLaterCountsBeforeWhatIsKeptForThisRun();
    void aLockForgetsWhatIsKeptForThisRun();
    void aRefusedOneIsAskedForAndNotOverwritten();
    void aLockedKeychainIsAskedOnce();
    void followsWhatIsSaved();
    void aNewPasswordIsTriedAtOnce();
    void oneNameIsOneCloud();
    void aConsoleComesFromIt();
    void whatCannotBeUsedSaysWhy();
    void endsAtAnyMoment();

private:
    DecodingThreads m_threads{1};
};

/// With its password in the keychain.
static Entry keptEntry(BookRig &rig, std::string_view password = testSecret())
{
    Entry entry = rig.entry();
    entry.settings.credential = newCredentialRef();
    auto write = rig.keychain.write(*entry.settings.credential, Secret(password));
    [[maybe_unused]] const auto kept = finished(std::move(write));
    return entry;
}

void CloudBookTest::isSignedInToWithWhatTheKeychainHas()
{
    BookRig rig;
    QTRY_VERIFY(rig.book.isRead());
    rig.save(keptEntry(rig, "from the keychain"_secret));
    QVERIFY(rig.cloud());
    QCOMPARE(rig.cloud()->summary().source, QString());
    QVERIFY(!rig.cloud()->summary().entry.isEmpty());
    QSignalSpy states(rig.cloud(), &CloudConnection::stateChanged);
    rig.cloud()->open();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Open);
    QCOMPARE(states.size(), 2); // SigningIn, Open: nobody is asked
    QCOMPARE(rig.timesSent("from the keychain"_secret), 1);
    QCOMPARE(rig.cloud()->homeScope(), rig.nova.scope());
    rig.cloud()->openScope(rig.nova.scope());
    QTRY_COMPARE(rig.cloud()->listing(rig.nova.scope()), ListingState::Complete);
    QVERIFY(!rig.cloud()->servers(rig.nova.scope()).isEmpty());
    QVERIFY(!rig.onDisk().contains(kSecretMarker));
}

/// For another project, and for a token that has ended before its time: what was lent is given back.
void CloudBookTest::theSecretIsFetchedForEachSignInAndForgotten()
{
    BookRig rig;
    QTRY_VERIFY(rig.book.isRead());
    rig.save(keptEntry(rig));
    rig.cloud()->open();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Open);
    QCOMPARE(rig.keychain.asked, 1);
    rig.nova.on("GET /v2.1/servers/detail", {rig.nova.captured(u"nova-servers-detail-badtoken"_qs),
                                             rig.nova.captured(u"nova-servers-detail-2.93"_qs)});
    rig.cloud()->openScope(rig.nova.scope());
    QTRY_COMPARE(rig.cloud()->listing(rig.nova.scope()), ListingState::Complete);
    QCOMPARE(rig.keychain.asked, 2);
    QCOMPARE(rig.cloud()->state(), CloudState::Open);
    const CloudScope elsewhere{rig.cloud()->projects().at(1).id, u"RegionOne"_qs};
    rig.cloud()->openScope(elsewhere);
    QTRY_COMPARE(rig.cloud()->listing(elsewhere), ListingState::Complete);
    QCOMPARE(rig.keychain.asked, 3);
}

void CloudBookTest::whatIsTypedIsKeptOnceItIsAccepted()
{
    const std::string password = testSecret();
    BookRig rig;
    QTRY_VERIFY(rig.book.isRead());
    const Entry entry = rig.entry();
    rig.save(entry);
    rig.cloud()->open();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::SecretNeeded);
    QCOMPARE(rig.cloud()->neededSecret(), u"password"_qs);
    QCOMPARE(rig.cloud()->secretTrouble()->kind, ErrorKind::NotFound);
    QVERIFY(rig.keychain.written.isEmpty());
    rig.cloud()->submitSecret(Secret(std::string_view(password)), true);
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Open);
    QTRY_COMPARE(rig.keychain.written.size(), 1);
    QTRY_VERIFY(rig.entries.find(entry.id)->settings.credential);
    QCOMPARE(rig.entries.find(entry.id)->settings.credential->value, rig.keychain.written.first());
    QVERIFY(!rig.entries.canUndo() || rig.entries.undoable().isEmpty());
    // And from then on nobody is asked.
    rig.cloud()->signOut();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Idle);
    rig.cloud()->open();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Open);
    QVERIFY(!rig.onDisk().contains(kSecretMarker));
}

void CloudBookTest::whatIsTypedWrongIsNotKept()
{
    BookRig rig;
    QTRY_VERIFY(rig.book.isRead());
    rig.save(rig.entry());
    rig.nova.on(kTokens, rig.nova.captured(u"ks-token-badpassword"_qs));
    rig.cloud()->open();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::SecretNeeded);
    rig.cloud()->submitSecret(Secret(std::string_view("mistyped-by-a-person"_secret)), true);
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Failed);
    rig.nova.on(kTokens, rig.nova.captured(u"ks-token-password-project"_qs));
    rig.cloud()->open();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::SecretNeeded);
    rig.cloud()->submitSecret(Secret(std::string_view("typed-for-once"_secret)), false);
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Open);
    QVERIFY(rig.keychain.written.isEmpty());
}

/// Another one was saved meanwhile: the next sign-in takes that.
void CloudBookTest::whatWasRefusedIsNotSentAgain()
{
    BookRig rig;
    QTRY_VERIFY(rig.book.isRead());
    Entry entry = rig.entry();
    rig.save(entry);
    rig.nova.on(kTokens, rig.nova.captured(u"ks-token-badpassword"_qs));
    rig.cloud()->open();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::SecretNeeded);
    rig.cloud()->submitSecret(Secret(std::string_view("refused"_secret)), false);
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Failed);
    QCOMPARE(rig.timesSent("refused"_secret), 1);
    rig.nova.on(kTokens, rig.nova.captured(u"ks-token-password-project"_qs));
    entry.settings.credential = keptEntry(rig, "saved since"_secret).settings.credential;
    rig.save(entry);
    rig.cloud()->open();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Open);
    QCOMPARE(rig.timesSent("refused"_secret), 1);
    QCOMPARE(rig.timesSent("saved since"_secret), 1);
}

/// A cloud that is signed in to with what was typed while the keychain was away.
static void keepForThisRun(BookRig &rig, const Entry &entry, const char *typed)
{
    QSignalSpy notKept(&rig.book, &CloudBook::notKept);
    rig.keychain.trouble = Error::make(ErrorKind::Unavailable, "there is no Secret Service");
    rig.save(entry);
    rig.cloud()->open();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::SecretNeeded);
    rig.cloud()->submitSecret(Secret(std::string_view(typed)), true);
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Open);
    QTRY_COMPARE(notKept.count(), 1);
    rig.keychain.trouble.reset();
    QCOMPARE(rig.entries.find(entry.id)->settings.credential, entry.settings.credential);
}

void CloudBookTest::whatIsSavedLaterCountsBeforeWhatIsKeptForThisRun()
{
    BookRig rig;
    QTRY_VERIFY(rig.book.isRead());
    Entry entry = keptEntry(rig, "of before"_secret);
    keepForThisRun(rig, entry, "for this run"_secret);
    QVERIFY(!QTest::currentTestFailed());
    rig.cloud()->signOut();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Idle);
    entry.notes = u"of no matter to it"_qs;
    rig.save(entry);
    rig.cloud()->open();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Open);
    QCOMPARE(rig.timesSent("for this run"_secret), 2); // newer than what is in the keychain
    rig.cloud()->signOut();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Idle);
    entry.settings.credential = keptEntry(rig, "saved since"_secret).settings.credential;
    rig.save(entry);
    rig.cloud()->open();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Open);
    QCOMPARE(rig.timesSent("for this run"_secret), 2);
    QCOMPARE(rig.timesSent("saved since"_secret), 1);
}

void CloudBookTest::aLockForgetsWhatIsKeptForThisRun()
{
    BookRig rig;
    QTRY_VERIFY(rig.book.isRead());
    keepForThisRun(rig, keptEntry(rig, "of before"_secret), "for this run"_secret);
    QVERIFY(!QTest::currentTestFailed());
    rig.credentials.forgetThisRun();
    rig.book.forgetThisRun();
    rig.cloud()->forget();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Idle);
    rig.cloud()->open();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Open); // with what is saved, and nobody is asked
    QCOMPARE(rig.timesSent("for this run"_secret), 1);
    QCOMPARE(rig.timesSent("of before"_secret), 1);
}

void CloudBookTest::withoutAKeychainItIsKeptForThisRun()
{
    const std::string password = testSecret();
    BookRig rig;
    rig.keychain.trouble = Error::make(ErrorKind::Unavailable, "there is no Secret Service");
    QTRY_VERIFY(rig.book.isRead());
    const Entry entry = rig.entry();
    rig.save(entry);
    QSignalSpy notKept(&rig.book, &CloudBook::notKept);
    rig.cloud()->open();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::SecretNeeded);
    rig.cloud()->submitSecret(Secret(std::string_view(password)), true);
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Open);
    QTRY_COMPARE(notKept.count(), 1); // said in one line
    QCOMPARE(notKept.first().first().toString(), u"lab"_qs);
    QVERIFY(!rig.entries.find(entry.id)->settings.credential); // a reference to nothing would lead astray
    rig.cloud()->signOut();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Idle);
    rig.cloud()->open();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Open);
}

void CloudBookTest::aRefusedOneIsAskedForAndNotOverwritten()
{
    BookRig rig;
    QTRY_VERIFY(rig.book.isRead());
    const Entry entry = keptEntry(rig, "an-old-password"_secret);
    rig.save(entry);
    rig.nova.on(kTokens, rig.nova.captured(u"ks-token-badpassword"_qs));
    rig.cloud()->open();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::SecretNeeded);
    QCOMPARE(rig.cloud()->secretTrouble()->kind, ErrorKind::AuthRejected);
    QCOMPARE(rig.nova.count(kTokens), 1); // each attempt counts towards a lock of the account
    rig.nova.on(kTokens, rig.nova.captured(u"ks-token-password-project"_qs));
    rig.cloud()->submitSecret(Secret(std::string_view("a-newer-password"_secret)), true);
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Open);
    QTRY_VERIFY(rig.entries.find(entry.id)->settings.credential != entry.settings.credential);
    const auto old = finished(rig.keychain.read(*entry.settings.credential));
    QVERIFY(old && *old);
    QCOMPARE((*old)->reveal(), std::string_view("an-old-password"_secret)); // another connection may share it
}

void CloudBookTest::aLockedKeychainIsAskedOnce()
{
    BookRig rig;
    QTRY_VERIFY(rig.book.isRead());
    const Entry entry = keptEntry(rig);
    rig.save(entry);
    rig.keychain.trouble = Error::make(ErrorKind::Forbidden, "the keychain is locked");
    rig.cloud()->open();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::SecretNeeded);
    QCOMPARE(rig.cloud()->secretTrouble()->kind, ErrorKind::Forbidden);
    QCOMPARE(rig.keychain.asked, 1);
    QCOMPARE(rig.nova.count(kTokens), 0);
    QCOMPARE(rig.entries.find(entry.id)->settings.credential, entry.settings.credential);
    // Unlocked meanwhile: the person tries again.
    rig.keychain.trouble.reset();
    rig.cloud()->open();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Open);
}

void CloudBookTest::followsWhatIsSaved()
{
    BookRig rig;
    QTRY_VERIFY(rig.book.isRead());
    QSignalSpy added(rig.registry.get(), &CloudRegistry::added),
        removed(rig.registry.get(), &CloudRegistry::removed);
    Entry entry = rig.entry();
    rig.save(entry);
    QCOMPARE(added.count(), 1);
    entry.notes = u"of no matter to it"_qs;
    rig.save(entry);
    QCOMPARE(removed.count(), 0);
    entry.name = u"laboratory"_qs;
    rig.save(entry);
    QCOMPARE(removed.count(), 1);
    QVERIFY(!rig.cloud());
    QVERIFY(rig.cloud(u"laboratory"_qs));
    QCOMPARE(rig.book.nameOf(entry.id), u"laboratory"_qs);
    entry.trashed = QDateTime::currentDateTimeUtc();
    rig.save(entry);
    QVERIFY(rig.registry->clouds().empty());
    // What another instance writes is seen too.
    store::Store other(rig.folder.filePath(QStringLiteral("saved.db")));
    EntryBook elsewhere(other);
    QSignalSpy read(&elsewhere, &EntryBook::changed);
    elsewhere.load();
    QTRY_VERIFY(read.count() > 0);
    elsewhere.restore({entry.id});
    QTRY_VERIFY(rig.cloud(u"laboratory"_qs));
}

void CloudBookTest::aNewPasswordIsTriedAtOnce()
{
    BookRig rig;
    QTRY_VERIFY(rig.book.isRead());
    Entry entry = rig.entry();
    rig.save(entry);
    rig.cloud()->open();
    QTRY_COMPARE(rig.cloud()->state(), CloudState::SecretNeeded);
    entry.settings.credential = keptEntry(rig).settings.credential;
    rig.save(entry);
    QTRY_COMPARE(rig.cloud()->state(), CloudState::Open);
}

void CloudBookTest::oneNameIsOneCloud()
{
    BookRig rig;
    CloudProfile other = rig.nova.profile();
    other.name = u"lab"_qs;
    other.source = u"/etc/openstack/clouds.yaml"_qs;
    rig.registry->add(other);
    QTRY_VERIFY(rig.book.isRead());
    rig.save(rig.entry());
    rig.save(rig.entry());
    QCOMPARE(rig.registry->clouds().size(), std::size_t{3});
    QCOMPARE(rig.cloud()->summary().source, other.source);
    QVERIFY(rig.cloud(u"lab (Porthole)"_qs));
    QVERIFY(rig.cloud(u"lab (Porthole 2)"_qs));
}

void CloudBookTest::aConsoleComesFromIt()
{
    BookRig rig;
    QTRY_VERIFY(rig.book.isRead());
    rig.save(keptEntry(rig));
    WatchedSession session(rig.cloud()->consoleSource(u"web"_qs), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Live));
    QVERIFY(!session.everSaid(rig.nova.secrets()));
    // Its cloud is not saved any more: the console says so, and nothing hangs.
    Entry entry = rig.entries.collection().entries.first();
    entry.trashed = QDateTime::currentDateTimeUtc();
    rig.save(entry);
    QVERIFY(rig.registry->clouds().empty());
}

void CloudBookTest::whatCannotBeUsedSaysWhy()
{
    BookRig rig;
    QTRY_VERIFY(rig.book.isRead());
    Entry entry = rig.entry();
    entry.description->auth.remove(u"username"_qs);
    rig.save(entry);
    QVERIFY2(rig.cloud()->summary().problem.contains(u"names no user"),
             qPrintable(rig.cloud()->summary().problem));
}

/// While the keychain is being asked.
void CloudBookTest::endsAtAnyMoment()
{
    for (int round = 0; round < 5; ++round) {
        BookRig rig;
        QTRY_VERIFY(rig.book.isRead());
        rig.save(keptEntry(rig));
        rig.cloud()->open();
        if (round > 0)
            QTRY_VERIFY(rig.cloud()->state() != CloudState::Idle);
        if (round > 2)
            rig.registry->remove(u"lab"_qs);
    }
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::CloudBookTest)
#include "CloudBookTest.moc"
