// A damaged store is told of, in a tab, and a backup takes its place when somebody says so.
#include "core/session/EntryBook.h"
#include "core/session/StoreRepair.h"
#include "core/store/Backups.h"
#include "core/store/EntryTable.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/RepairBinding.h"
#include "ui/RepairPage.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/sidebar/Sidebar.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace porthole::ui {

class RepairTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theChosenBackupIsRestored();
    void withoutABackupThereIsNothingToChoose();
    void askedTwiceItIsShownOnce();
    void notNowChangesNothing();
    void withoutBackupsThatIsSaid();

private:
    RepairPage *page() const { return qobject_cast<RepairPage *>(m_window->tabs().current()); }
    QPushButton *button(const char *name) const
    {
        return page()->findChild<QPushButton *>(QLatin1String(name));
    }
    bool save(int count, const QDateTime &backedUp);
    bool damage();
    bool isAsked()
    {
        m_repair->look();
        return QTest::qWaitFor([this] { return page() != nullptr; }, 60'000);
    }

    std::unique_ptr<Theme> m_theme = std::make_unique<Theme>(*qApp);
    std::unique_ptr<CloudTreeModel> m_clouds;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<StoreRepair> m_repair;
    std::unique_ptr<MainWindow> m_window;
};

void RepairTest::init()
{
    m_window.reset();
    m_repair.reset();
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("porthole/porthole.db"));
    m_store = std::make_unique<store::Store>(m_path);
    m_repair = std::make_unique<StoreRepair>(*m_store);
    m_clouds = std::make_unique<CloudTreeModel>();
    m_window = std::make_unique<MainWindow>(*m_theme, *m_clouds);
    bind(*m_repair, *m_window);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

bool RepairTest::save(int count, const QDateTime &backedUp)
{
    auto database = store::openStore(m_path);
    EntryBatch batch;
    for (int i = 0; i < count; ++i) {
        Entry &entry = batch.entries.emplaceBack();
        entry.id = newEntryId();
        entry.name = entry.address = entry.id.value;
    }
    return database && store::EntryTable(*database).apply(batch) && store::backUp(*database, backedUp);
}

bool RepairTest::damage()
{
    QFile file(m_path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(QByteArray(8192, 0)) == 8192;
}

void RepairTest::theChosenBackupIsRestored()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(save(3, now.addDays(-1)) && save(4, now));
    QVERIFY(damage());
    QVERIFY(isAsked());
    auto *list = page()->findChild<QListWidget *>();
    QCOMPARE(list->count(), 2);
    QCOMPARE(list->currentRow(), 0);
    QVERIFY(list->item(0)->text().contains(u'7'));
    QVERIFY(list->item(1)->text().contains(u'3'));
    list->setCurrentRow(1);
    QTest::mouseClick(button("restoreBackup"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!page(), 60'000); // its tab has gone
    EntryBook book(*m_store);
    book.load();
    QTRY_VERIFY_WITH_TIMEOUT(book.isRead(), 60'000);
    QCOMPARE(book.collection().entries.size(), 3);
    const QDir folder(m_folder->filePath(QStringLiteral("porthole")));
    QCOMPARE(folder.entryList({QStringLiteral("*.bad-*")}).size(), 1);
}

void RepairTest::withoutABackupThereIsNothingToChoose()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("porthole"))));
    QVERIFY(damage());
    QVERIFY(isAsked());
    QVERIFY(!button("restoreBackup")->isVisible());
    QVERIFY(button("closeRepair")->isVisible());
}

void RepairTest::askedTwiceItIsShownOnce()
{
    QVERIFY(save(1, QDateTime::currentDateTimeUtc()) && damage());
    QVERIFY(isAsked());
    QSignalSpy found(m_repair.get(), &StoreRepair::found);
    m_repair->look();
    QTRY_COMPARE_WITH_TIMEOUT(found.count(), 1, 60'000);
    QCOMPARE(m_window->tabs().count(), 1);
}

void RepairTest::notNowChangesNothing()
{
    QVERIFY(save(1, QDateTime::currentDateTimeUtc()) && damage());
    QVERIFY(isAsked());
    QTest::mouseClick(button("closeRepair"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!page(), 60'000);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll() == QByteArray(8192, 0));
}

void RepairTest::withoutBackupsThatIsSaid()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("porthole"))));
    QFile inTheWay(m_folder->filePath(QStringLiteral("porthole/backups"))); // where their folder would be
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    store::Store store(m_path, std::chrono::milliseconds(1));
    StoreRepair repair(store);
    bind(repair, *m_window);
    auto *warning = m_window->sidebar().findChild<QLabel *>(QStringLiteral("savedWarning"));
    QVERIFY(warning && warning->isHidden());
    EntryBook book(store);
    book.load();
    repair.watchBackups(std::chrono::milliseconds(20));
    QTRY_VERIFY_WITH_TIMEOUT(!warning->isHidden(), 60'000);
    QVERIFY2(warning->text().startsWith(QLatin1String("No backup could be made: ")),
             qPrintable(warning->text()));
    QCOMPARE(warning->accessibleName(), warning->text());
    Q_EMIT repair.backupFailed(QString());
    QVERIFY(warning->isHidden());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::RepairTest)
#include "RepairTest.moc"
