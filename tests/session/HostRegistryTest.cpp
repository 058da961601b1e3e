#include "ShellRig.h"
#include "core/secrets/MemoryCredentialStore.h"
#include "core/session/EntryBook.h"
#include "core/session/LooseCredentials.h"
#include "core/session/ShellOpener.h"
#include "core/store/Store.h"
#include "tests/support/Flow.h"
#include "tests/support/secrets/TestSecret.h"

#include <QSignalSpy>

namespace porthole {

using secrets::Kept;
using test::finished;
using test::ShellRig;
using test::SshScript;
using test::SshServerDouble;

namespace {

const char *const kSecret = test::testSecret();

/// A keychain as a desktop has it, as far as this process can tell.
class Keychain final : public secrets::CredentialStore {
public:
    Task<secrets::StoreStatus> status() override
    {
        secrets::StoreStatus status;
        status.keeps = keeps;
        status.state = isLocked ? secrets::StoreState::Locked : secrets::StoreState::Available;
        status.why = keeps == Kept::Lasting ? "" : "no keychain here";
        co_return status;
    }
    Task<Result<Secret>> read(CredentialRef reference) override
    {
        if (isLocked)
            co_return Error::make(ErrorKind::Forbidden, "it is locked");
        co_return co_await m_memory.read(reference);
    }
    Task<Result<Kept>> write(CredentialRef reference, Secret secret) override
    {
        PH_CO_DO(co_await m_memory.write(reference, std::move(secret)));
        co_return keeps;
    }
    Task<Result<>> remove(CredentialRef reference) override { co_return co_await m_memory.remove(reference); }
    bool has(const CredentialRef &reference) const { return m_memory.has(reference); }

    Kept keeps = Kept::Lasting;
    bool isLocked = false;

private:
    secrets::MemoryCredentialStore m_memory;
};

} // namespace

/// Saved hosts and their passwords, and what is done when one is asked for.
class HostRegistryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void whatIsSavedIsThereAgain();
    void aNameIsTakenOnce();
    void thePasswordStaysAsLongAsItsHost();
    void aPasswordOfSeveralIsNotOverwritten_data();
    void aPasswordOfSeveralIsNotOverwritten();
    void whatIsChangedOfItsEntryIsSeen();
    void withoutAKeychainNothingIsLeftBehind();
    void whatIsKeptForThisRunCountsBeforeWhatIsSaved();
    void aHostOfThisRunIsInNoFile();
    void thePasswordIsKeptOnceItIsAccepted();
    void aWrongPasswordIsNotKept();
    void theSavedPasswordIsUsed();
    void aLockedKeychainIsToldOf();
    void savingAloneConnectsToNothing();
    void whoWaitsForTheAnswerIsNotConnected();

private:
    SavedHost host(const char *name, quint16 port = 0) const
    {
        SavedHost made;
        made.name = QLatin1String(name);
        made.host = QStringLiteral("127.0.0.1");
        made.port = port;
        made.user = QStringLiteral("ann");
        return made;
    }
    /// With a server that takes this one, and is known.
    HostRequest requestFor(const SshServerDouble &server, const char *password) const
    {
        m_rig->know(server.port(), server.hostKey());
        HostRequest request;
        request.host = host("build", server.port());
        request.password = Secret(std::string_view(password));
        request.save = true;
        request.savePassword = true;
        return request;
    }
    static SshScript withPassword()
    {
        SshScript script;
        script.password = kSecret;
        return script;
    }
    QString path() const { return m_folder->filePath(QStringLiteral("data/porthole.db")); }
    void reopen();

    std::unique_ptr<QTemporaryDir> m_folder;
    Keychain m_keychain;
    std::unique_ptr<ShellRig> m_rig;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<store::HostStore> m_table;
    std::unique_ptr<HostRegistry> m_hosts;
    std::unique_ptr<ShellOpener> m_opener;
};

void HostRegistryTest::init()
{
    m_opener.reset();
    m_hosts.reset();
    m_table.reset();
    m_store.reset();
    m_keychain.keeps = Kept::Lasting;
    m_keychain.isLocked = false;
    m_folder = std::make_unique<QTemporaryDir>();
    m_rig = std::make_unique<ShellRig>();
    reopen();
}

/// As the next run of the program finds it.
void HostRegistryTest::reopen()
{
    m_opener.reset();
    m_hosts.reset();
    m_table.reset();
    m_store.reset();
    m_store = std::make_unique<store::Store>(path());
    m_table = std::make_unique<store::HostStore>(*m_store);
    m_hosts = std::make_unique<HostRegistry>(*m_table, m_keychain);
    m_opener = std::make_unique<ShellOpener>(*m_hosts, m_rig->shells, m_rig->options(0).remote);
    QSignalSpy changed(m_hosts.get(), &HostRegistry::changed);
    QSignalSpy failed(m_hosts.get(), &HostRegistry::failed);
    m_hosts->load();
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty() || !failed.isEmpty(), 60'000);
    QVERIFY(failed.isEmpty());
}

void HostRegistryTest::whatIsSavedIsThereAgain()
{
    const auto saved = finished(m_hosts->save(host("web")));
    QVERIFY2(saved && *saved, test::words(saved).constData());
    QVERIFY(isUuid((*saved)->id.value));
    SavedHost changed = **saved;
    changed.port = 2222;
    const auto again = finished(m_hosts->save(changed));
    QVERIFY2(again && *again, test::words(again).constData());
    QCOMPARE(m_hosts->hosts(), QList<SavedHost>{changed});
    reopen();
    QCOMPARE(m_hosts->hosts(), QList<SavedHost>{changed});
    QVERIFY(finished(m_hosts->remove(changed))->has_value());
    QVERIFY(m_hosts->hosts().isEmpty());
    reopen();
    QVERIFY(m_hosts->hosts().isEmpty());
}

void HostRegistryTest::aNameIsTakenOnce()
{
    QVERIFY(finished(m_hosts->save(host("web")))->has_value());
    const auto second = finished(m_hosts->save(host("WEB")));
    QVERIFY(second && !*second);
    QCOMPARE(second->error().kind, ErrorKind::Usage);
    QCOMPARE(m_hosts->hosts().size(), 1);
}

void HostRegistryTest::thePasswordStaysAsLongAsItsHost()
{
    const SavedHost saved = **finished(m_hosts->save(host("web")));
    const auto secret = std::make_shared<const Secret>(std::string_view(kSecret));
    QCOMPARE(**finished(m_hosts->keepPassword(saved, secret)), Kept::Lasting);
    reopen();
    const SavedHost known = m_hosts->hosts().first();
    QVERIFY(known.credential && m_keychain.has(*known.credential));
    const auto read = finished(m_hosts->password(known));
    QVERIFY(read && *read && **read && (**read)->reveal() == kSecret);
    // Nothing of it is in the file.
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(kSecret));
    QVERIFY(finished(m_hosts->remove(known))->has_value());
    QVERIFY(m_hosts->hosts().isEmpty());
    LooseCredentials loose(*m_store, m_keychain, std::chrono::seconds(0));
    EntryBook book(*m_store);
    QSignalSpy purged(&book, &EntryBook::purged);
    book.load();
    QTRY_VERIFY_WITH_TIMEOUT(book.isRead(), 60'000);
    loose.collect();
    book.restore({book.collection().entries.first().id});
    QTRY_VERIFY_WITH_TIMEOUT(!book.collection().entries.first().trashed.isValid(), 60'000);
    QVERIFY(m_keychain.has(*known.credential)); // it came out of the trash with its password
    book.trash({book.collection().entries.first().id});
    QTRY_VERIFY_WITH_TIMEOUT(book.collection().entries.first().trashed.isValid(), 60'000);
    book.emptyTrash();
    QTRY_COMPARE_WITH_TIMEOUT(purged.count(), 1, 60'000);
    m_keychain.isLocked = true;
    loose.collect(); // asks nobody to unlock it
    m_keychain.isLocked = false;
    QVERIFY(m_keychain.has(*known.credential));
    loose.collect();
    QTRY_VERIFY_WITH_TIMEOUT(!m_keychain.has(*known.credential), 60'000);
}

void HostRegistryTest::aPasswordOfSeveralIsNotOverwritten_data()
{
    QTest::addColumn<QString>("whose");
    for (const char *whose : {"another host's", "a folder's", "of one in the trash", "its own"})
        QTest::newRow(whose) << QString::fromLatin1(whose);
}

/// A host that has changed its password does not change everybody's.
void HostRegistryTest::aPasswordOfSeveralIsNotOverwritten()
{
    QFETCH(QString, whose);
    const CredentialRef shared = newCredentialRef();
    QVERIFY(finished(m_keychain.write(shared, Secret(std::string_view("everybody's"_secret))))->has_value());
    Entry web;
    web.id = newEntryId();
    web.name = QStringLiteral("web");
    web.address = QStringLiteral("web.example");
    web.settings.credential = shared;
    Entry db = web;
    db.id = newEntryId();
    db.name = QStringLiteral("db");
    Folder prod{newFolderId(), {}, QStringLiteral("prod"), {}, {}};
    EntryBatch batch;
    if (whose == QLatin1String("a folder's")) {
        prod.settings.credential = shared;
        web.settings.credential.reset();
        web.folder = prod.id;
        batch.folders << prod;
    } else if (whose != QLatin1String("its own")) {
        if (whose == QLatin1String("of one in the trash"))
            db.trashed = QDateTime::currentDateTimeUtc();
        batch.entries << db;
    }
    batch.entries << web;
    EntryBook book(*m_store);
    QSignalSpy changed(&book, &EntryBook::changed);
    book.apply(batch);
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 60'000);
    reopen();
    const auto named = [this](const char *name) {
        const QList<SavedHost> hosts = m_hosts->hosts();
        return *std::find_if(hosts.begin(), hosts.end(),
                             [name](const SavedHost &host) { return host.name == QLatin1String(name); });
    };
    QCOMPARE(named("web").credential, std::optional(shared));
    QSignalSpy apart(m_hosts.get(), &HostRegistry::keptApart);
    const auto secret = std::make_shared<const Secret>(std::string_view("of web alone"_secret));
    QCOMPARE(**finished(m_hosts->keepPassword(named("web"), secret)), Kept::Lasting);
    const bool isShared = whose != QLatin1String("its own");
    QCOMPARE(apart.count(), isShared ? 1 : 0);
    reopen();
    QCOMPARE(named("web").credential == shared, !isShared);
    QVERIFY((**finished(m_hosts->password(named("web"))))->reveal() == "of web alone"_secret);
    const auto kept = finished(m_keychain.read(shared));
    QVERIFY(kept && *kept && (*kept)->reveal() == (isShared ? "everybody's"_secret : "of web alone"_secret));
}

void HostRegistryTest::whatIsChangedOfItsEntryIsSeen()
{
    m_keychain.keeps = Kept::ThisRun;
    const SavedHost saved = **finished(m_hosts->save(host("web")));
    SavedHost demo = host("demo");
    demo.id = newHostId();
    m_hosts->add(demo, Secret(std::string_view("demo"_secret)));
    const auto secret = std::make_shared<const Secret>(std::string_view(kSecret));
    QCOMPARE(**finished(m_hosts->keepPassword(saved, secret)), Kept::ThisRun);
    EntryBook book(*m_store);
    QSignalSpy changed(&book, &EntryBook::changed);
    book.load();
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, 60'000);
    EntryBatch batch;
    batch.entries = book.collection().entries;
    batch.entries.first().name = QStringLiteral("web 1");
    book.apply(batch);
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 2, 60'000);
    QSignalSpy hosts(m_hosts.get(), &HostRegistry::changed);
    m_hosts->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(hosts.count(), 1, 60'000);
    QCOMPARE(m_hosts->hosts().size(), 2); // the demo's, which is in no store, too
    const SavedHost renamed = m_hosts->hosts().first();
    QCOMPARE(renamed.name, QStringLiteral("web 1"));
    QVERIFY(renamed.credential); // what is kept for this run is not forgotten with it
    QVERIFY(**finished(m_hosts->password(renamed)));
}

void HostRegistryTest::withoutAKeychainNothingIsLeftBehind()
{
    m_keychain.keeps = Kept::ThisRun;
    reopen();
    QTRY_COMPARE_WITH_TIMEOUT(m_hosts->keychainProblem(), QStringLiteral("no keychain here"), 60'000);
    const SavedHost saved = **finished(m_hosts->save(host("web")));
    const auto secret = std::make_shared<const Secret>(std::string_view(kSecret));
    QCOMPARE(**finished(m_hosts->keepPassword(saved, secret)), Kept::ThisRun);
    // In this run it is used.
    QVERIFY(**finished(m_hosts->password(m_hosts->hosts().first())));
    // Also by who has the host from the store, which knows nothing of it.
    QVERIFY(!saved.credential);
    QVERIFY(**finished(m_hosts->password(saved)));
    const SavedHost other = **finished(m_hosts->save(host("db")));
    QVERIFY(!**finished(m_hosts->password(other)));
    m_hosts->keepForThisRun({other.id}, *m_hosts->hosts().first().credential);
    QVERIFY(**finished(m_hosts->password(other)));
    reopen();
    QVERIFY(!m_hosts->hosts().first().credential);
}

/// A password that was typed while the keychain was away, over one that is in it.
void HostRegistryTest::whatIsKeptForThisRunCountsBeforeWhatIsSaved()
{
    const SavedHost bare = **finished(m_hosts->save(host("web")));
    const auto secretOf = [](std::string_view text) { return std::make_shared<const Secret>(text); };
    QCOMPARE(**finished(m_hosts->keepPassword(bare, secretOf("saved"_secret))), Kept::Lasting);
    reopen();
    const SavedHost saved = m_hosts->hosts().first();
    const auto password = [this](const SavedHost &of) {
        const auto read = **finished(m_hosts->password(of));
        return read ? QByteArray(read->reveal().data(), qsizetype(read->reveal().size())) : QByteArray();
    };
    const CredentialRef typed = newCredentialRef();
    QVERIFY(finished(m_keychain.write(typed, Secret(std::string_view("typed"_secret)))));
    m_hosts->keepForThisRun({saved.id}, typed);
    QCOMPARE(password(saved), "typed"_secret);

    // Something else of it is saved, with what is known of it here: what is saved of its password stays.
    SavedHost changed = saved;
    changed.credential = typed;
    changed.port = 2200;
    QVERIFY(finished(m_hosts->save(changed))->has_value());
    QSignalSpy seen(m_hosts.get(), &HostRegistry::changed);
    m_hosts->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(seen.count(), 1, 60'000);
    QCOMPARE(m_hosts->hosts().first().port, 2200);
    QCOMPARE(m_hosts->hosts().first().credential, std::optional(typed));
    m_hosts->forgetThisRun();
    QCOMPARE(m_hosts->hosts().first().credential, saved.credential);
    QCOMPARE(password(saved), "saved"_secret);

    // Until another one is saved.
    m_hosts->keepForThisRun({saved.id}, typed);
    const CredentialRef newest = newCredentialRef();
    QVERIFY(finished(m_keychain.write(newest, Secret(std::string_view("newest"_secret)))));
    changed.credential = newest;
    QVERIFY(finished(m_hosts->save(changed))->has_value());
    seen.clear();
    m_hosts->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(seen.count(), 1, 60'000);
    QCOMPARE(m_hosts->hosts().first().credential, std::optional(newest));
    QCOMPARE(password(m_hosts->hosts().first()), "newest"_secret);
}

void HostRegistryTest::aHostOfThisRunIsInNoFile()
{
    SavedHost demo = host("demo");
    demo.id = newHostId();
    m_hosts->add(demo, Secret(std::string_view(kSecret)));
    QVERIFY(m_hosts->isForThisRun(demo));
    QVERIFY((**finished(m_hosts->password(demo)))->reveal() == kSecret);
    demo.port = 22;
    QVERIFY(finished(m_hosts->save(demo))->has_value());
    reopen();
    QVERIFY(m_hosts->hosts().isEmpty());
}

void HostRegistryTest::thePasswordIsKeptOnceItIsAccepted()
{
    SshServerDouble server(withPassword());
    m_opener->perform(requestFor(server, kSecret));
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->shells.sessions().size(), std::size_t{1}, 60'000);
    ShellSession &session = *m_rig->shells.sessions().front();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_hosts->hosts().first().credential, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_keychain.has(*m_hosts->hosts().first().credential), 60'000);
}

void HostRegistryTest::aWrongPasswordIsNotKept()
{
    SshServerDouble server(withPassword());
    m_opener->perform(requestFor(server, "wrong"_secret));
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->shells.sessions().size(), std::size_t{1}, 60'000);
    ShellSession &session = *m_rig->shells.sessions().front();
    QTRY_VERIFY_WITH_TIMEOUT(session.state() == ShellState::Asking || session.state() == ShellState::Failed,
                             60'000);
    QVERIFY(!m_hosts->hosts().first().credential);
    session.close();
    reopen();
    QCOMPARE(m_hosts->hosts().size(), 1); // the host itself was to be saved
    QVERIFY(!m_hosts->hosts().first().credential);
}

void HostRegistryTest::theSavedPasswordIsUsed()
{
    SshServerDouble server(withPassword());
    HostRequest request = requestFor(server, kSecret);
    request.connect = false;
    m_opener->perform(std::move(request));
    QTRY_VERIFY_WITH_TIMEOUT(!m_hosts->hosts().isEmpty() && m_hosts->hosts().first().credential, 60'000);
    HostRequest later;
    later.host = m_hosts->hosts().first();
    m_opener->perform(std::move(later));
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->shells.sessions().size(), std::size_t{1}, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->shells.sessions().front()->state(), ShellState::Open, 60'000);
    QCOMPARE(server.seen().passwords, QByteArrayList{kSecret});
}

void HostRegistryTest::aLockedKeychainIsToldOf()
{
    SshServerDouble server(withPassword());
    HostRequest request = requestFor(server, kSecret);
    request.connect = false;
    m_opener->perform(std::move(request));
    QTRY_VERIFY_WITH_TIMEOUT(!m_hosts->hosts().isEmpty() && m_hosts->hosts().first().credential, 60'000);
    m_keychain.isLocked = true;
    QSignalSpy told(m_opener.get(), &ShellOpener::passwordNotRead);
    HostRequest later;
    later.host = m_hosts->hosts().first();
    m_opener->perform(std::move(later));
    QTRY_COMPARE_WITH_TIMEOUT(told.count(), 1, 60'000);
    // The host asks then; nothing is forgotten because of a lock.
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->shells.sessions().size(), std::size_t{1}, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->shells.sessions().front()->state(), ShellState::Asking, 60'000);
    QVERIFY(m_hosts->hosts().first().credential);
}

void HostRegistryTest::savingAloneConnectsToNothing()
{
    SshServerDouble server(withPassword());
    HostRequest request = requestFor(server, kSecret);
    request.connect = false;
    m_opener->perform(std::move(request));
    QTRY_VERIFY_WITH_TIMEOUT(!m_hosts->hosts().isEmpty() && m_hosts->hosts().first().credential, 60'000);
    QVERIFY(m_rig->shells.sessions().empty());
    QCOMPARE(server.seen().connections, 0);
}

/// Somebody puts the name right then; without anybody who waits, a connection is made all the same.
void HostRegistryTest::whoWaitsForTheAnswerIsNotConnected()
{
    SshServerDouble server(withPassword());
    QList<bool> answers;
    const auto ask = [&](bool waits) {
        HostRequest request = requestFor(server, kSecret);
        if (waits)
            request.answer = [&answers](const Result<> &saved) { answers << saved.has_value(); };
        request.connect = answers.size() == 1 || !waits;
        m_opener->perform(std::move(request));
    };
    ask(true);
    QTRY_COMPARE_WITH_TIMEOUT(answers, QList<bool>{true}, 60'000);
    QSignalSpy notSaved(m_opener.get(), &ShellOpener::notSaved);
    ask(true); // a name that is taken
    QTRY_COMPARE_WITH_TIMEOUT(answers, (QList<bool>{true, false}), 60'000);
    QCOMPARE(notSaved.count(), 1);
    QVERIFY(m_rig->shells.sessions().empty());
    ask(false);
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->shells.sessions().size(), std::size_t{1}, 60'000);
    QCOMPARE(notSaved.count(), 2);
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::HostRegistryTest)
#include "HostRegistryTest.moc"
