#include "ui/entries/EntryBinding.h"
#include "SidebarFixture.h"
#include "core/secrets/MemoryCredentialStore.h"
#include "core/session/EntryBook.h"
#include "core/session/EntryPasswords.h"
#include "core/store/Store.h"
#include "ui/EnglishPlurals.h"
#include "ui/entries/EntryDesk.h"
#include "ui/entries/EntryTreeView.h"
#include "ui/hosts/KnownHosts.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTemporaryDir>

namespace porthole::ui {

/// The window on what is really saved.
class EntryBindingTest : public SidebarFixture {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QCoreApplication::installTranslator(&m_plurals); }
    void init();
    void cleanup();
    void whatIsDoneIsSavedAndUndone();
    void whatIsOfferedIsWhatIsUndone();
    void whatWasUndoneIsDoneAgain();
    void theAddressFieldFindsWhatIsSaved();
    void whatIsKnownFromElsewhereIsShownOnce();

private:
    EntryTreeView &list() const { return m_window->sidebar().saved(); }
    EntryTreeModel &model() const { return m_window->entries().model(); }
    QString path() const { return m_folder.filePath(QLatin1String(QTest::currentTestFunction())); }
    static Entry host(const char *name)
    {
        Entry entry;
        entry.id = newEntryId();
        entry.name = QLatin1String(name);
        entry.address = entry.name + QStringLiteral(".example");
        return entry;
    }

    EnglishPlurals m_plurals;
    QTemporaryDir m_folder;
    Entry m_web = host("web-1"), m_db = host("db-1");
    secrets::MemoryCredentialStore m_keychain;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<EntryBook> m_book;
    std::unique_ptr<EntryPasswords> m_passwords;
};

void EntryBindingTest::init()
{
    SidebarFixture::init();
    m_store = std::make_unique<store::Store>(path());
    m_book = std::make_unique<EntryBook>(*m_store);
    m_passwords = std::make_unique<EntryPasswords>(m_keychain, *m_book);
    EntryBatch batch;
    batch.entries = {m_web, m_db};
    m_book->apply(batch);
    QTRY_COMPARE(m_book->collection().entries.size(), 2);
    m_book->load();
    QTRY_VERIFY(m_book->isRead());
    bind(*m_book, *m_passwords, *m_window);
    QCOMPARE(model().rowCount(), 2);
}

void EntryBindingTest::cleanup()
{
    SidebarFixture::cleanup(); // the window goes first
    m_passwords.reset();
    m_book.reset();
    m_store.reset();
}

void EntryBindingTest::whatIsDoneIsSavedAndUndone()
{
    list().setFocus();
    list().setCurrentIndex(model().indexOf(m_web.id));
    key(Qt::Key_Delete);
    QTRY_VERIFY(find<QPushButton>("undo")->isVisible());
    QCOMPARE(find<QLabel>("undoText")->text(), QStringLiteral("1 connection moved to the trash."));
    QVERIFY(m_book->find(m_web.id)->trashed.isValid());
    QVERIFY(model().indexOf(EntryRow::Trash).isValid());
    find<QPushButton>("undo")->click();
    QTRY_VERIFY(!m_book->find(m_web.id)->trashed.isValid());
    QVERIFY(!model().indexOf(EntryRow::Trash).isValid());
    // Another one reads what this one has saved.
    list().setCurrentIndex(model().indexOf(m_db.id));
    key(Qt::Key_F2);
    type(QStringLiteral("db-2"));
    key(Qt::Key_Return);
    QTRY_COMPARE(model().find(m_db.id)->name, QStringLiteral("db-2"));
    EntryBook other(*m_store);
    other.load();
    QTRY_VERIFY(other.isRead());
    QCOMPARE(other.find(m_db.id)->name, QStringLiteral("db-2"));
}

void EntryBindingTest::whatIsOfferedIsWhatIsUndone()
{
    const auto rename = [this](const QString &name) {
        list().setFocus();
        list().setCurrentIndex(model().indexOf(m_db.id));
        key(Qt::Key_F2);
        type(name);
        key(Qt::Key_Return);
    };
    auto *undo = find<QPushButton>("undo");
    const auto trashWeb = [this, undo] {
        list().setFocus();
        list().setCurrentIndex(model().indexOf(m_web.id));
        key(Qt::Key_Delete);
        QTRY_VERIFY(undo->isVisible());
    };
    trashWeb();
    // Written by somebody else, and read again: the offer stays.
    EntryBook other(*m_store);
    other.load();
    QTRY_VERIFY(other.isRead());
    Entry more = host("more");
    other.apply({{}, {more}, {}, {}});
    QTRY_VERIFY(model().find(more.id));
    QVERIFY(undo->isVisible());
    rename(QStringLiteral("db-2"));
    QTRY_COMPARE(model().find(m_db.id)->name, QStringLiteral("db-2"));
    QVERIFY(!undo->isVisible());
    // The same words of two steps: the first one is offered no more once the second is taken back.
    m_book->undo();
    QTRY_COMPARE(model().find(m_db.id)->name, QStringLiteral("db-1"));
    QVERIFY(!undo->isVisible());
    m_book->undo();
    QTRY_VERIFY(!model().find(m_web.id)->trashed.isValid());
    trashWeb();
    m_book->trash({m_db.id}, QStringLiteral("1 connection moved to the trash"));
    QTRY_VERIFY(model().find(m_db.id)->trashed.isValid());
    QVERIFY(!undo->isVisible());
}

void EntryBindingTest::whatWasUndoneIsDoneAgain()
{
    list().setFocus();
    list().setCurrentIndex(model().index(0));
    QTest::keyClick(&list(), Qt::Key_Delete);
    const auto inTrash = [this] {
        const auto &all = m_book->collection().entries;
        return std::count_if(all.begin(), all.end(),
                             [](const Entry &entry) { return entry.trashed.isValid(); });
    };
    QTRY_COMPARE(inTrash(), 1);
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(inTrash(), 0);
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(inTrash(), 1);
}

void EntryBindingTest::theAddressFieldFindsWhatIsSaved()
{
    std::vector<HostRequest> requests;
    connect(m_window.get(), &MainWindow::hostRequested, this,
            [&requests](HostRequest &request) { requests.push_back(std::move(request)); });
    key(Qt::Key_K, Qt::ControlModifier);
    type(QStringLiteral("db"));
    key(Qt::Key_Return); // as fast as that
    QTRY_COMPARE(requests.size(), std::size_t{1});
    QCOMPARE(requests.front().host.host, QStringLiteral("db-1.example"));
    QTRY_COMPARE(m_book->find(m_db.id)->uses, 1);
}

void EntryBindingTest::whatIsKnownFromElsewhereIsShownOnce()
{
    SavedHost same, demo;
    same.id = {m_web.id.value};
    same.name = QStringLiteral("web-1");
    demo.id = newHostId();
    demo.name = QStringLiteral("demo");
    m_window->hosts().setHosts({same, demo});
    QCOMPARE(model().rowCount(), 3);
    QVERIFY(!model().isKept({demo.id.value}) && model().isKept(m_web.id));
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::EntryBindingTest)
#include "EntryBindingTest.moc"
