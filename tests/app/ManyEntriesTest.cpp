#include "core/secrets/MemoryCredentialStore.h"
#include "core/session/EntryBook.h"
#include "core/session/EntryPasswords.h"
#include "core/session/HostRegistry.h"
#include "core/store/EntryTable.h"
#include "core/store/HostStore.h"
#include "core/store/Store.h"
#include "tests/support/Flow.h"
#include "ui/MainWindow.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/entries/EntryBinding.h"
#include "ui/entries/EntryDesk.h"
#include "ui/entries/EntryTreeView.h"
#include "ui/hosts/KnownHosts.h"
#include "ui/sidebar/Sidebar.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

namespace porthole {

namespace {

constexpr int kUsually = 100'000;
constexpr int kInAFolder = 200;
constexpr int kPatience = 120'000; // milliseconds
/// Far above what it takes (README has the figures), and far below what it took before anybody looked.
constexpr qint64 kMostStall = 1500; // milliseconds

/// How long the event loop was not reached at most, since it was asked last.
class Heartbeat : public QObject {
public:
    Heartbeat()
    {
        m_time.start();
        startTimer(1);
    }
    qint64 takeLongest() { return std::exchange(m_longest, 0); }

protected:
    void timerEvent(QTimerEvent *) override { m_longest = std::max(m_longest, m_time.restart()); }

private:
    QElapsedTimer m_time;
    qint64 m_longest = 0;
};

EntryBatch many(int count)
{
    EntryBatch batch;
    for (int i = 0; i < std::max(count / kInAFolder, 1); ++i)
        batch.folders << Folder{newFolderId(), {}, QStringLiteral("folder %1").arg(i)};
    for (int i = 0; i < count; ++i) {
        Entry entry;
        entry.id = newEntryId();
        entry.name = QStringLiteral("web-%1").arg(i);
        entry.address = QStringLiteral("web-%1.example").arg(i);
        entry.settings.user = QStringLiteral("ann");
        entry.folder = batch.folders[i % batch.folders.size()].id;
        batch.entries << entry;
    }
    return batch;
}

} // namespace

/// A window with a hundred thousand entries, or as many as PORTHOLE_ENTRIES says, put together as the program
/// does it: how long it is held up by what somebody does.
class ManyEntriesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void opens();
    void aChangeOfOne();
    void aFilter();
    void aSearch();
    void scrolling();
    void aTrashOfHalfAndBack();

private:
    /// What `step` begins, until `isDone`.
    template <class Step, class Done> void measure(const char *what, Step step, Done isDone)
    {
        m_heartbeat.takeLongest();
        QElapsedTimer time;
        time.start();
        step();
        QTRY_VERIFY_WITH_TIMEOUT(isDone(), kPatience);
        const qint64 took = time.elapsed();
        QTest::qWait(50); // what comes of it in the next turns
        const qint64 stall = m_heartbeat.takeLongest();
        qInfo("%s: done after %lld ms, the longest stall %lld ms", what, static_cast<long long>(took),
              static_cast<long long>(stall));
        QVERIFY2(stall < kMostStall, what);
    }
    ui::EntryTreeView &tree() const { return m_window->sidebar().saved(); }

    const int m_count = qEnvironmentVariableIsSet("PORTHOLE_ENTRIES")
                            ? qEnvironmentVariableIntValue("PORTHOLE_ENTRIES")
                            : kUsually;
    ui::Theme m_theme{*qApp};
    QTemporaryDir m_folder;
    Heartbeat m_heartbeat;
    secrets::MemoryCredentialStore m_credentials;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<store::HostStore> m_hostStore;
    std::unique_ptr<EntryBook> m_entries;
    std::unique_ptr<HostRegistry> m_hosts;
    std::unique_ptr<EntryPasswords> m_passwords;
    ui::CloudTreeModel m_clouds;
    std::unique_ptr<ui::MainWindow> m_window;
};

void ManyEntriesTest::initTestCase()
{
    m_store = std::make_unique<store::Store>(m_folder.filePath(QStringLiteral("data/porthole.db")));
    store::Store::Work<int> work = [count = m_count](store::Database &database) -> Result<int> {
        PH_DO(store::EntryTable(database).write(many(count)));
        return 1;
    };
    const auto written = test::finished(m_store->run<int>(std::move(work)), kPatience);
    QVERIFY2(written && *written, "they cannot be written");
}

void ManyEntriesTest::cleanupTestCase()
{
    m_window.reset();
    m_passwords.reset();
    m_hosts.reset();
    m_entries.reset();
    m_hostStore.reset();
    m_store.reset();
}

void ManyEntriesTest::opens()
{
    m_hostStore = std::make_unique<store::HostStore>(*m_store);
    m_entries = std::make_unique<EntryBook>(*m_store);
    m_hosts = std::make_unique<HostRegistry>(*m_hostStore, m_credentials);
    m_passwords = std::make_unique<EntryPasswords>(m_credentials, *m_entries);
    measure(
        "start",
        [this] {
            m_window = std::make_unique<ui::MainWindow>(m_theme, m_clouds);
            connect(m_entries.get(), &EntryBook::changed, m_hosts.get(), &HostRegistry::refresh);
            connect(m_hosts.get(), &HostRegistry::changed, m_window.get(),
                    [this] { m_window->hosts().setHosts(m_hosts->hosts(), m_hosts->hostsForThisRun()); });
            ui::bind(*m_entries, *m_passwords, *m_window);
            m_window->resize(1200, 800);
            m_window->show();
            m_hosts->load();
            m_entries->load();
        },
        [this] { return m_entries->isRead() && m_window->hosts().hosts().size() == m_count; });
    QCOMPARE(m_window->entries().model().rowCount(), std::max(m_count / kInAFolder, 1));
}

void ManyEntriesTest::aChangeOfOne()
{
    Entry entry = m_entries->collection().entries[m_count / 2];
    entry.notes = QStringLiteral("changed");
    QSignalSpy changed(m_entries.get(), &EntryBook::changed);
    measure(
        "one saved",
        [&] {
            m_entries->apply({{}, {entry}, {}, {}});
        },
        [&] { return !changed.isEmpty(); });
    QSignalSpy used(m_entries.get(), &EntryBook::used);
    measure(
        "one used", [&] { m_entries->noteUsed(entry.id); }, [&] { return !used.isEmpty(); });
    QSignalSpy renamed(m_hosts.get(), &HostRegistry::changed);
    entry.name = QStringLiteral("another");
    measure(
        "one renamed",
        [&] {
            m_entries->apply({{}, {entry}, {}, {}});
        },
        [&] { return !renamed.isEmpty(); });
}

void ManyEntriesTest::aFilter()
{
    for (const char *text : {"w", "we", "web-99", "web-99999", ""})
        measure(
            text, [&] { tree().filter(QString::fromLatin1(text)); }, [] { return true; });
}

void ManyEntriesTest::aSearch()
{
    QSignalSpy found(m_entries.get(), &EntryBook::found);
    for (const char *text : {"w", "web", "web-4711"}) {
        found.clear();
        measure(
            text, [&] { m_entries->search(QString::fromLatin1(text), 5, 1); },
            [&] { return !found.isEmpty(); });
    }
}

void ManyEntriesTest::scrolling()
{
    for (int row = 0; row < 20; ++row)
        tree().expand(tree().model()->index(row, 0));
    for (int page = 0; page < 20; ++page)
        measure(
            "a page",
            [&] {
                QScrollBar *bar = tree().verticalScrollBar();
                bar->setValue(bar->value() + bar->pageStep());
                tree().viewport()->repaint();
            },
            [] { return true; });
}

void ManyEntriesTest::aTrashOfHalfAndBack()
{
    QList<EntryId> half;
    for (int i = 0; i < m_count / 2; ++i)
        half << m_entries->collection().entries[2 * i].id;
    QSignalSpy changed(m_entries.get(), &EntryBook::changed);
    measure(
        "half of them into the trash", [&] { m_entries->trash(half); }, [&] { return changed.count() == 1; });
    QTRY_COMPARE_WITH_TIMEOUT(m_window->hosts().hosts().size(), m_count / 2, kPatience);
    measure(
        "and back", [&] { m_entries->undo(); }, [&] { return changed.count() == 2; });
    QTRY_COMPARE_WITH_TIMEOUT(m_window->hosts().hosts().size(), m_count, kPatience);
    m_heartbeat.takeLongest();
}

} // namespace porthole

QTEST_MAIN(porthole::ManyEntriesTest)
#include "ManyEntriesTest.moc"
