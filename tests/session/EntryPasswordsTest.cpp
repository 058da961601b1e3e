#include "core/session/EntryPasswords.h"

#include "core/model/EntryInheritance.h"
#include "core/secrets/MemoryCredentialStore.h"
#include "core/store/LooseTable.h"
#include "tests/support/Flow.h"
#include "tests/support/MemoryScan.h"
#include "tests/support/secrets/TestSecret.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace porthole {

using secrets::Kept;

namespace {

/// A keychain that keeps things, for as long as it says.
class Keychain final : public secrets::CredentialStore {
public:
    Task<secrets::StoreStatus> status() override { co_return secrets::StoreStatus{}; }
    Task<Result<Secret>> read(CredentialRef reference) override
    {
        co_return co_await m_memory.read(reference);
    }
    Task<Result<Kept>> write(CredentialRef reference, Secret secret) override
    {
        if (isLocked)
            co_return Error::make(ErrorKind::Forbidden, "it is locked");
        PH_CO_DO(co_await m_memory.write(reference, std::move(secret)));
        co_return keeps;
    }
    Task<Result<>> remove(CredentialRef reference) override { co_return co_await m_memory.remove(reference); }

    Kept keeps = Kept::Lasting;
    bool isLocked = false;

private:
    secrets::MemoryCredentialStore m_memory;
};

EntryBatch sharedBy(const CredentialRef &credential)
{
    EntryBatch batch;
    Folder folder;
    folder.id = newFolderId();
    folder.name = QStringLiteral("prod");
    folder.settings.credential = credential;
    Entry entry;
    entry.id = newEntryId();
    entry.name = entry.address = QStringLiteral("web");
    entry.folder = folder.id;
    batch.folders << folder;
    batch.entries << entry;
    return batch;
}

} // namespace

/// A password that a folder's hosts share, and what refers to it.
class EntryPasswordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isKeptBeforeAnythingRefersToIt();
    void whatIsNotKeptIsNotReferredTo_data();
    void whatIsNotKeptIsNotReferredTo();
    void whatWasKeptBeforeStaysReferredTo_data() { whatIsNotKeptIsNotReferredTo_data(); }
    void whatWasKeptBeforeStaysReferredTo();
    void whatWasTypedIsNotLeftBehind();

private:
    QTemporaryDir m_folder;
};

void EntryPasswordsTest::isKeptBeforeAnythingRefersToIt()
{
    Keychain keychain;
    store::Store store(m_folder.filePath(QStringLiteral("kept.db")));
    EntryBook book(store);
    EntryPasswords passwords(keychain, book);
    QSignalSpy changed(&book, &EntryBook::changed), notKept(&passwords, &EntryPasswords::notKept);
    const CredentialRef credential = newCredentialRef();
    passwords.save(credential, Secret(std::string_view("shared by all"_secret)), sharedBy(credential),
                   QStringLiteral("changed"));
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(notKept.count(), 0);
    QCOMPARE(book.undoable(), QStringLiteral("changed"));
    const EntryCollection &all = book.collection();
    const SavedHost host = effectiveHost(all.entries.first(), all.folders);
    QCOMPARE(host.credential, std::optional(credential));
    const auto secret = test::finished(keychain.read(*host.credential));
    QVERIFY(secret && *secret);
    QCOMPARE((*secret)->reveal(), std::string_view("shared by all"_secret));
}

void EntryPasswordsTest::whatIsNotKeptIsNotReferredTo_data()
{
    QTest::addColumn<bool>("locked");
    QTest::newRow("there is no keychain") << false;
    QTest::newRow("it stays locked") << true;
}

void EntryPasswordsTest::whatIsNotKeptIsNotReferredTo()
{
    QFETCH(bool, locked);
    Keychain keychain;
    keychain.keeps = Kept::ThisRun;
    keychain.isLocked = locked;
    store::Store store(m_folder.filePath(QStringLiteral("%1.db").arg(locked)));
    EntryBook book(store);
    EntryPasswords passwords(keychain, book);
    QSignalSpy changed(&book, &EntryBook::changed), notKept(&passwords, &EntryPasswords::notKept);
    const CredentialRef credential = newCredentialRef();
    const EntryBatch batch = sharedBy(credential);
    QList<HostId> hosts;
    connect(&passwords, &EntryPasswords::keptForThisRun, this,
            [&](const QList<HostId> &those) { hosts = those; });
    passwords.save(credential, Secret(std::string_view("lost"_secret)), batch, {});
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(notKept.count(), locked ? 1 : 0);
    // It serves until the program ends, for whoever has it from the folder.
    QCOMPARE(hosts, locked ? QList<HostId>() : QList<HostId>{{batch.entries.first().id.value}});
    QVERIFY(!book.collection().folders.first().settings.credential);
    QCOMPARE(book.collection().entries.size(), 1); // the rest is saved all the same
    // Where nothing else was changed, there is nothing to undo.
    hosts.clear();
    passwords.save(credential, Secret(std::string_view("lost"_secret)), batch, QStringLiteral("changed"));
    QTRY_VERIFY(locked ? notKept.count() == 2 : !hosts.isEmpty());
    QCOMPARE(changed.count(), 1);
    QVERIFY(book.undoable().isEmpty());
}

/// The one of before is in the keychain still: without a reference it would be removed from there.
void EntryPasswordsTest::whatWasKeptBeforeStaysReferredTo()
{
    QFETCH(bool, locked);
    Keychain keychain;
    store::Store store(m_folder.filePath(QStringLiteral("before %1.db").arg(locked)));
    EntryBook book(store);
    EntryPasswords passwords(keychain, book);
    QSignalSpy changed(&book, &EntryBook::changed), notKept(&passwords, &EntryPasswords::notKept),
        forThisRun(&passwords, &EntryPasswords::keptForThisRun);
    const CredentialRef before = newCredentialRef(), after = newCredentialRef();
    EntryBatch batch = sharedBy(before);
    batch.entries.first().settings.credential = before;
    passwords.save(before, Secret(std::string_view("before"_secret)), batch, {});
    QTRY_COMPARE(changed.count(), 1);

    keychain.keeps = Kept::ThisRun;
    keychain.isLocked = locked;
    for (EntrySettings *settings : {&batch.folders.first().settings, &batch.entries.first().settings})
        settings->credential = after;
    batch.entries.first().name = QStringLiteral("renamed");
    std::optional<Result<>> answered;
    passwords.save(after, Secret(std::string_view("after"_secret)), batch, {}, {},
                   [&answered](const Result<> &saved) { answered = saved; });
    QTRY_COMPARE(changed.count(), 2);
    QTRY_VERIFY(answered);
    QCOMPARE(bool(*answered), !locked); // who has typed it is told, and has it still
    QCOMPARE(notKept.count(), locked ? 1 : 0);
    QCOMPARE(forThisRun.count(), locked ? 0 : 1);
    QCOMPARE(book.collection().entries.first().name, QStringLiteral("renamed"));
    QCOMPARE(book.collection().entries.first().settings.credential, std::optional(before));
    QCOMPARE(book.collection().folders.first().settings.credential, std::optional(before));
    const auto loose = test::finished(store.run<QList<CredentialRef>>([](store::Database &database) {
        return store::LooseTable(database).notedUntil(QDateTime::currentDateTimeUtc());
    }));
    QVERIFY(loose && *loose);
    QVERIFY((*loose)->isEmpty());
}

/// By the process's own memory. No other flow begins after the one that has kept it.
void EntryPasswordsTest::whatWasTypedIsNotLeftBehind()
{
    // "shared-by-all-of-them-83", every bit but the even ones turned.
    const test::Unmistakable typed("&=4'01x7,x499x:3x!=08xmf");
    Keychain keychain;
    store::Store store(m_folder.filePath(QStringLiteral("typed.db")));
    EntryBook book(store);
    EntryPasswords passwords(keychain, book);
    QSignalSpy changed(&book, &EntryBook::changed);
    const CredentialRef credential = newCredentialRef();
    {
        QByteArray bytes = typed.text();
        Secret secret{std::string_view(bytes.constData(), std::size_t(bytes.size()))};
        bytes.fill('\0');
        passwords.save(credential, std::move(secret), sharedBy(credential), {});
    }
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(typed.places(), 1); // the keychain's
    QVERIFY(test::finished(keychain.remove(credential)));
    QCOMPARE(typed.places(), 0);
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::EntryPasswordsTest)
#include "EntryPasswordsTest.moc"
