#include "core/session/LooseCredentials.h"

#include "core/secrets/MemoryCredentialStore.h"
#include "core/session/EntryBook.h"
#include "core/store/EntryTable.h"
#include "tests/support/Flow.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

namespace porthole::test {

using secrets::Kept;
using store::Database;
using store::EntryTable;

namespace {

constexpr int kPatience = 60'000;

class Keychain final : public secrets::CredentialStore {
public:
    Task<secrets::StoreStatus> status() override { co_return secrets::StoreStatus{}; }
    Task<Result<Secret>> read(CredentialRef reference) override { return m_memory.read(reference); }
    Task<Result<Kept>> write(CredentialRef reference, Secret secret) override
    {
        return m_memory.write(reference, std::move(secret));
    }
    Task<Result<>> remove(CredentialRef reference) override
    {
        removed << reference;
        if (onRemove)
            onRemove();
        return m_memory.remove(reference);
    }

    QList<CredentialRef> removed;
    std::function<void()> onRemove;

private:
    secrets::MemoryCredentialStore m_memory;
};

Entry hostWith(const CredentialRef &credential)
{
    Entry entry;
    entry.id = newEntryId();
    entry.name = entry.address = QStringLiteral("web");
    entry.settings.credential = credential;
    return entry;
}

EntryBatch batchOf(const Entry &entry)
{
    EntryBatch batch;
    batch.entries << entry;
    return batch;
}

} // namespace

/// When a password leaves the keychain that nothing refers to. Each window is a process of its own, with
/// steps of its own that it can undo: here a store for each, over one file.
class LooseCredentialsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void anotherWindowCanUndoForADay();
    void whatIsUndoneMeanwhileStays();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("saved.db")); }
    /// As if it had been loose since that long ago.
    void age(const CredentialRef &credential, qint64 seconds)
    {
        auto database = Database::open(path(), Database::Access::ReadWrite);
        QVERIFY(database);
        QVERIFY(database->run(
            QStringLiteral("INSERT OR REPLACE INTO loose_credentials (credential, noted) VALUES (?, ?)"),
            {credential.value, QDateTime::currentMSecsSinceEpoch() - seconds * 1000}));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void LooseCredentialsTest::init() { m_folder = std::make_unique<QTemporaryDir>(); }

void LooseCredentialsTest::anotherWindowCanUndoForADay()
{
    Keychain keychain;
    store::Store first(path()), second(path());
    EntryBook book(first);
    QSignalSpy changed(&book, &EntryBook::changed);
    const CredentialRef credential = newCredentialRef(), old = newCredentialRef(),
                        younger = newCredentialRef();
    Entry entry = hostWith(credential);
    book.apply(batchOf(entry));
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, kPatience);
    entry.settings.credential.reset();
    book.apply(batchOf(entry), QStringLiteral("without"));
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 2, kPatience);
    constexpr qint64 kDay = 24 * 60 * 60;
    age(younger, kDay - 600);
    age(old, kDay + 600); // the last one, and all are looked at in turn

    LooseCredentials loose(second, keychain); // as the second window begins
    loose.collect();
    QTRY_COMPARE_WITH_TIMEOUT(keychain.removed, QList<CredentialRef>{old}, kPatience);
    book.undo();
    QTRY_COMPARE_WITH_TIMEOUT(book.find(entry.id)->settings.credential, std::optional(credential), kPatience);

    // Undone for good, it goes when its day is over.
    book.redo();
    QTRY_VERIFY_WITH_TIMEOUT(!book.find(entry.id)->settings.credential, kPatience);
    age(credential, kDay + 1);
    loose.collect();
    QTRY_COMPARE_WITH_TIMEOUT(keychain.removed, (QList<CredentialRef>{old, credential}), kPatience);
}

/// The keychain takes its time, and two windows share what is saved.
void LooseCredentialsTest::whatIsUndoneMeanwhileStays()
{
    Keychain keychain;
    store::Store store(path());
    EntryBook book(store);
    book.load();
    QTRY_VERIFY_WITH_TIMEOUT(book.isRead(), kPatience);
    const QList<CredentialRef> gone{newCredentialRef(), newCredentialRef(), newCredentialRef()};
    for (const CredentialRef &credential : gone)
        age(credential, 100);
    keychain.onRemove = [&] {
        if (keychain.removed.size() > 1)
            return;
        auto elsewhere = Database::open(path(), Database::Access::ReadWrite);
        QVERIFY(elsewhere);
        QVERIFY(EntryTable(*elsewhere).apply(batchOf(hostWith(gone.at(1)))));
    };
    LooseCredentials loose(store, keychain, std::chrono::seconds(10));
    loose.collect();
    QTRY_VERIFY_WITH_TIMEOUT(keychain.removed.contains(gone.last()), kPatience);
    QCOMPARE(keychain.removed, (QList<CredentialRef>{gone.first(), gone.last()}));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::LooseCredentialsTest)
#include "LooseCredentialsTest.moc"
