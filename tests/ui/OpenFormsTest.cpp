#include "SidebarFixture.h"
#include "core/secrets/MemoryCredentialStore.h"
#include "core/session/EntryBook.h"
#include "core/session/EntryPasswords.h"
#include "core/store/Store.h"
#include "tests/support/Flow.h"
#include "tests/support/secrets/TestSecret.h"
#include "ui/EnglishPlurals.h"
#include "ui/PageTabs.h"
#include "ui/entries/EntryBinding.h"
#include "ui/entries/EntryDesk.h"
#include "ui/entries/EntryFormPage.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <functional>

namespace porthole::ui {

namespace {

using Meanwhile = std::function<void(Entry &)>;

} // namespace

} // namespace porthole::ui

Q_DECLARE_METATYPE(porthole::ui::Meanwhile)

namespace porthole::ui {

/// A form that stands open while what it was opened for changes, and one that cannot be saved: over what is
/// really saved.
class OpenFormsTest : public SidebarFixture {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QCoreApplication::installTranslator(&m_plurals); }
    void init();
    void cleanup();
    void whatHappenedMeanwhileStays_data();
    void whatHappenedMeanwhileStays();
    void aFoldersFormLeavesTheRestAsWell();
    void whatWasDeletedForGoodStaysSo();
    void theFormFollowsAndKeepsWhatIsTyped();
    void whatIsNotSavedIsThereStill();
    void whoeverIsElsewhereByThenIsLeftThere();
    void whatIsFilledInIsNotLostUnasked();
    void theWindowDoesNotCloseOverIt();

private:
    static constexpr const char *kNeverSaved =
        "CREATE TRIGGER full BEFORE UPDATE ON entries BEGIN SELECT RAISE(FAIL, 'disk is full'); END";

    EntryFormPage *form() const
    {
        return m_window->tabs().count() == 0 ? nullptr
                                             : qobject_cast<EntryFormPage *>(m_window->tabs().current());
    }
    void open(const ChosenEntries &what)
    {
        Q_EMIT m_window->sidebar().entryEditRequested(what);
        QVERIFY(form());
    }
    void fill(const char *field, const QString &text)
    {
        auto *line = form()->findChild<QLineEdit *>(QLatin1String(field));
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    QString text(const char *field) const
    {
        return form()->findChild<QLineEdit *>(QLatin1String(field))->text();
    }
    void save() { form()->findChild<QPushButton *>(QStringLiteral("entrySave"))->click(); }
    /// As somebody does it in the tree.
    void change(const EntryBatch &batch)
    {
        const QSignalSpy changed(m_book.get(), &EntryBook::changed);
        m_book->apply(batch);
        QTRY_COMPARE(changed.count(), 1);
    }
    void run(const char *statement)
    {
        store::Store::Work<bool> work = [statement](store::Database &database) -> Result<bool> {
            PH_DO(database.run(QLatin1String(statement)));
            return true;
        };
        const auto done = test::finished(m_store->run<bool>(std::move(work)));
        QVERIFY(done && *done);
    }

    EnglishPlurals m_plurals;
    QTemporaryDir m_folder;
    Entry m_web, m_db;
    Folder m_prod;
    secrets::MemoryCredentialStore m_keychain;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<EntryBook> m_book;
    std::unique_ptr<EntryPasswords> m_passwords;
};

void OpenFormsTest::init()
{
    SidebarFixture::init();
    static int count = 0;
    m_store = std::make_unique<store::Store>(m_folder.filePath(QStringLiteral("%1.db").arg(++count)));
    m_book = std::make_unique<EntryBook>(*m_store);
    m_passwords = std::make_unique<EntryPasswords>(m_keychain, *m_book);
    m_prod = {};
    m_prod.id = newFolderId();
    m_prod.name = QStringLiteral("prod");
    m_prod.settings.user = QStringLiteral("deploy");
    m_web = m_db = {};
    m_web.id = newEntryId();
    m_web.name = QStringLiteral("web-1");
    m_web.address = QStringLiteral("web-1.example");
    m_web.settings.credential = newCredentialRef();
    m_db.id = newEntryId();
    m_db.name = QStringLiteral("db-1");
    m_db.address = QStringLiteral("db-1.example");
    m_db.folder = m_prod.id;
    EntryBatch batch;
    batch.folders = {m_prod};
    batch.entries = {m_web, m_db};
    m_book->apply(batch);
    QTRY_COMPARE(m_book->collection().entries.size(), 2);
    m_book->load();
    QTRY_VERIFY(m_book->isRead());
    bind(*m_book, *m_passwords, *m_window);
}

void OpenFormsTest::cleanup()
{
    SidebarFixture::cleanup(); // the window goes first
    m_passwords.reset();
    m_book.reset();
    m_store.reset();
}

void OpenFormsTest::whatHappenedMeanwhileStays_data()
{
    QTest::addColumn<Meanwhile>("meanwhile");
    QTest::newRow("another name") << Meanwhile([](Entry &entry) { entry.name = QStringLiteral("web-2"); });
    QTest::newRow("another folder") << Meanwhile([this](Entry &entry) { entry.folder = m_prod.id; });
    QTest::newRow("the trash") << Meanwhile(
        [](Entry &entry) { entry.trashed = QDateTime(QDate(2026, 11, 20), QTime(9, 30), Qt::UTC); });
    QTest::newRow("a password that was kept")
        << Meanwhile([](Entry &entry) { entry.settings.credential = newCredentialRef(); });
}

void OpenFormsTest::whatHappenedMeanwhileStays()
{
    QFETCH(const Meanwhile, meanwhile);
    open({{m_web.id}, {}});
    fill("entryUser", QStringLiteral("root"));
    Entry expected = m_web;
    meanwhile(expected);
    change({{}, {expected}, {}, {}});
    save();
    QTRY_VERIFY(!form());
    expected.settings.user = QStringLiteral("root");
    QCOMPARE(m_book->find(m_web.id)->name, expected.name);
    QCOMPARE(m_book->find(m_web.id)->folder, expected.folder);
    QCOMPARE(m_book->find(m_web.id)->trashed, expected.trashed);
    QCOMPARE(m_book->find(m_web.id)->settings, expected.settings);
    QVERIFY(*m_book->find(m_web.id) == expected);
    // And undoing takes back what was done in the form, and nothing else.
    m_book->undo();
    expected.settings.user.reset();
    QTRY_VERIFY(*m_book->find(m_web.id) == expected);
}

void OpenFormsTest::aFoldersFormLeavesTheRestAsWell()
{
    Folder lab;
    lab.id = newFolderId();
    lab.name = QStringLiteral("lab");
    open({{}, {m_prod.id}});
    fill("entryUser", QStringLiteral("root"));
    Folder moved = m_prod;
    moved.parent = lab.id;
    moved.name = QStringLiteral("live");
    change({{lab, moved}, {}, {}, {}});
    QCOMPARE(form()->findChild<QComboBox *>(QStringLiteral("entryPlace"))->currentText(),
             QStringLiteral("lab"));
    save();
    QTRY_VERIFY(!form());
    moved.settings.user = QStringLiteral("root");
    QVERIFY(*m_book->find(m_prod.id) == moved);
}

void OpenFormsTest::whatWasDeletedForGoodStaysSo()
{
    open({{m_web.id}, {}});
    fill("entryUser", QStringLiteral("root"));
    m_book->trash({m_web.id});
    QTRY_VERIFY(m_book->find(m_web.id)->trashed.isValid());
    m_book->purge({m_web.id});
    QTRY_VERIFY(!m_book->find(m_web.id));
    save();
    QTRY_VERIFY(!form());
    QCOMPARE(find<QLabel>("status")->text(),
             QStringLiteral("web-1 was deleted for good, and was not changed"));
    EntryBook other(*m_store);
    other.load();
    QTRY_VERIFY(other.isRead());
    QVERIFY(!other.find(m_web.id) && !m_book->find(m_web.id));
    QVERIFY(!m_book->canUndo());
}

void OpenFormsTest::theFormFollowsAndKeepsWhatIsTyped()
{
    open({{m_db.id}, {}});
    auto *user = form()->findChild<QLineEdit *>(QStringLiteral("entryUser"));
    QCOMPARE(user->placeholderText(), QStringLiteral("deploy, from the folder prod"));
    fill("entryName", QStringLiteral("db-2"));
    fill("entryPort", QStringLiteral("22"));
    Folder live = m_prod;
    live.name = QStringLiteral("live");
    live.settings.user = QStringLiteral("ann");
    change({{live}, {}, {}, {}});
    QCOMPARE(user->placeholderText(), QStringLiteral("ann, from the folder live"));
    QCOMPARE(text("entryName"), QStringLiteral("db-2"));
    QCOMPARE(text("entryPort"), QStringLiteral("22"));
    auto *button = form()->findChild<QPushButton *>(QStringLiteral("entrySave"));
    QVERIFY(button->isEnabled());
    Entry another = m_web;
    another.name = QStringLiteral("DB-2");
    change({{}, {another}, {}, {}});
    QVERIFY(!button->isEnabled()); // the name is taken
    fill("entryName", QStringLiteral("db-3"));
    QVERIFY(button->isEnabled());
    save();
    QTRY_VERIFY(!form());
    QCOMPARE(m_book->find(m_db.id)->name, QStringLiteral("db-3"));
    QCOMPARE(m_book->find(m_db.id)->folder, m_prod.id);
}

void OpenFormsTest::whatIsNotSavedIsThereStill()
{
    const QString password = QString::fromLatin1(test::testSecret());
    run(kNeverSaved);
    open({{m_web.id}, {}});
    fill("entryName", QStringLiteral("web-2"));
    fill("entryPassword", password);
    save();
    QVERIFY(form() && !form()->form().isEnabled()); // nothing is typed into what is under way
    const auto why = [this] { return form()->findChild<QLabel *>(QStringLiteral("notSaved")); };
    QTRY_VERIFY(form() && why()->isVisible());
    QVERIFY2(why()->text().startsWith(QLatin1String("This was not saved: ")), qPrintable(why()->text()));
    QVERIFY(form()->form().isEnabled());
    QVERIFY(form()->form().isAncestorOf(QApplication::focusWidget()));
    QCOMPARE(text("entryName"), QStringLiteral("web-2"));
    QCOMPARE(text("entryPassword"), password);
    QCOMPARE(m_book->find(m_web.id)->name, QStringLiteral("web-1"));
    run("DROP TRIGGER full");
    save();
    QTRY_VERIFY(!form());
    QCOMPARE(m_book->find(m_web.id)->name, QStringLiteral("web-2"));
}

/// In another tab: what is typed there goes on there, whatever becomes of the form behind it.
void OpenFormsTest::whoeverIsElsewhereByThenIsLeftThere()
{
    run(kNeverSaved);
    open({{m_web.id}, {}});
    fill("entryName", QStringLiteral("web-2"));
    const QPointer<EntryFormPage> behind = form();
    save();
    open({{m_db.id}, {}});
    QVERIFY(form() != behind);
    fill("entryTags", QStringLiteral("typed"));
    QWidget *const field = QApplication::focusWidget();
    const auto *const why = behind->findChild<QLabel *>(QStringLiteral("notSaved"));
    QTRY_VERIFY(!why->text().isEmpty() && behind->form().isEnabled());
    QCOMPARE(QApplication::focusWidget(), field);
    run("DROP TRIGGER full");
    behind->findChild<QPushButton *>(QStringLiteral("entrySave"))->click();
    QTRY_VERIFY(!behind);
    QCOMPARE(QApplication::focusWidget(), field);
}

/// Nor when the program ends.
void OpenFormsTest::theWindowDoesNotCloseOverIt()
{
    open({{m_web.id}, {}});
    fill("entryName", QStringLiteral("web-2"));
    QVERIFY(!m_window->close());
    QVERIFY(form()->findChild<QWidget *>(QStringLiteral("formQuestion"))->isVisible());
    form()->findChild<QPushButton *>(QStringLiteral("confirmAction"))->click();
    QVERIFY(!form());
    QVERIFY(m_window->close());
}

void OpenFormsTest::whatIsFilledInIsNotLostUnasked()
{
    const auto question = [this] { return form()->findChild<QWidget *>(QStringLiteral("formQuestion")); };
    open({{m_web.id}, {}});
    key(Qt::Key_Escape); // nothing is filled in
    QVERIFY(!form());
    open({{m_web.id}, {}});
    fill("entryName", QStringLiteral("web-2"));
    QWidget *const field = QApplication::focusWidget();
    for (const bool byTab : {false, true}) {
        if (byTab)
            key(Qt::Key_W, Qt::ControlModifier);
        else
            key(Qt::Key_Escape);
        QVERIFY(form() && question()->isVisible());
        key(Qt::Key_Escape);
        QVERIFY(form() && !question()->isVisible());
        QCOMPARE(QApplication::focusWidget(), field);
        QCOMPARE(text("entryName"), QStringLiteral("web-2"));
    }
    key(Qt::Key_Escape);
    form()->findChild<QPushButton *>(QStringLiteral("confirmAction"))->click();
    QVERIFY(!form());
    QCOMPARE(m_book->find(m_web.id)->name, QStringLiteral("web-1"));
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::OpenFormsTest)
#include "OpenFormsTest.moc"
