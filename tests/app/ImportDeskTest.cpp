#include "app/imports/ImportDesk.h"
#include "core/store/Store.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/StartPage.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/entries/ImportPage.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace porthole {

namespace {

constexpr int kPatience = 30'000; // milliseconds

const QByteArray kCsv = "name,address,port,user,folder,password\n"
                        "web-1,web-1.example,22,ann,prod,hunter2-unique\n"
                        "web-2,web-2.example,2222,ann,prod,\n";

} // namespace

/// From the button or the menu to what is saved, with the window's own pages.
class ImportDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void whatIsFoundIsOffered();
    void aFileIsShownAndThenBroughtIn();
    void whatIsNotChosenStaysOut();
    void theSameAgainChangesNothing();
    void aStepIsTakenBack();
    void whatCannotBeReadIsTold();
    void whatIsWrittenComesInAgain();

private:
    QString file(const char *name, const QByteArray &content) const
    {
        const QString path = m_folder->filePath(QString::fromLatin1(name));
        QFile made(path);
        if (!made.open(QIODevice::WriteOnly) || made.write(content) != content.size())
            qFatal("cannot write");
        return path;
    }
    ui::ImportPage *page() const { return qobject_cast<ui::ImportPage *>(m_window->tabs().current()); }
    QAbstractItemModel *items() const
    {
        return page()->findChild<QListView *>(QStringLiteral("importList"))->model();
    }
    void bringIn() const { page()->findChild<QPushButton *>(QStringLiteral("importDo"))->click(); }
    QStringList names() const
    {
        QStringList names;
        for (const Entry &entry : m_entries->collection().entries)
            names << entry.name;
        names.sort();
        return names;
    }
    void importCsv()
    {
        Q_EMIT m_window->importRequested(file("hosts.csv", kCsv));
        QTRY_VERIFY_WITH_TIMEOUT(page(), kPatience);
        bringIn();
        QTRY_COMPARE_WITH_TIMEOUT(m_entries->collection().entries.size(), 2, kPatience);
    }

    ui::Theme m_theme{*qApp};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<EntryBook> m_entries;
    std::unique_ptr<ui::CloudTreeModel> m_clouds;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<ImportDesk> m_desk;
};

void ImportDeskTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral(".putty/sessions")));
    file(".putty/sessions/gate", "HostName=gate.example\nPortNumber=22\nProtocol=ssh\n");
    m_store = std::make_unique<store::Store>(m_folder->filePath(QStringLiteral("data/porthole.db")));
    m_entries = std::make_unique<EntryBook>(*m_store);
    m_clouds = std::make_unique<ui::CloudTreeModel>();
    m_window = std::make_unique<ui::MainWindow>(m_theme, *m_clouds);
    imports::FoundEnvironment environment;
    environment.home = m_folder->path();
    environment.configHome = m_folder->filePath(QStringLiteral(".config"));
    environment.dataHome = m_folder->filePath(QStringLiteral(".local/share"));
    environment.stateHome = m_folder->filePath(QStringLiteral(".local/state"));
    m_desk = std::make_unique<ImportDesk>(*m_entries, environment, *m_window);
    m_window->show();
    m_entries->load();
    QTRY_VERIFY_WITH_TIMEOUT(m_entries->isRead(), kPatience);
}

void ImportDeskTest::cleanup()
{
    m_desk.reset();
    m_window.reset();
    m_entries.reset();
    m_store.reset();
}

void ImportDeskTest::whatIsFoundIsOffered()
{
    m_desk->look();
    const auto bring = [this] {
        return m_window->startPage().findChild<QPushButton *>(QStringLiteral("bringIn"));
    };
    QTRY_VERIFY_WITH_TIMEOUT(bring(), kPatience);
    QCOMPARE(bring()->accessibleName(), QStringLiteral("Bring in PuTTY"));
    QTest::mouseClick(bring(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(page(), kPatience);
    QVERIFY(page()->title().contains(QLatin1String("PuTTY")));
    bringIn();
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{QStringLiteral("gate")}, kPatience);
}

void ImportDeskTest::aFileIsShownAndThenBroughtIn()
{
    Q_EMIT m_window->importRequested(file("hosts.csv", kCsv));
    QTRY_VERIFY_WITH_TIMEOUT(page(), kPatience);
    QCOMPARE(items()->rowCount(), 2);
    const QString row = items()->index(0, 0).data().toString();
    QVERIFY2(row.contains(QLatin1String("web-1")) && row.contains(QLatin1String("New")), qPrintable(row));
    QVERIFY2(!row.contains(QLatin1String("hunter2")), qPrintable(row));
    QVERIFY(m_entries->collection().entries.isEmpty());
    bringIn();
    QTRY_COMPARE_WITH_TIMEOUT(names(), (QStringList{QStringLiteral("web-1"), QStringLiteral("web-2")}),
                              kPatience);
    QTRY_VERIFY(!page());
    QCOMPARE(m_entries->collection().folders.size(), 1);
}

void ImportDeskTest::whatIsNotChosenStaysOut()
{
    Q_EMIT m_window->importRequested(file("hosts.csv", kCsv));
    QTRY_VERIFY_WITH_TIMEOUT(page(), kPatience);
    QVERIFY(items()->setData(items()->index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    bringIn();
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{QStringLiteral("web-2")}, kPatience);
}

void ImportDeskTest::theSameAgainChangesNothing()
{
    importCsv();
    Q_EMIT m_window->importRequested(file("hosts.csv", kCsv));
    QTRY_VERIFY_WITH_TIMEOUT(page(), kPatience);
    for (int row = 0; row < 2; ++row)
        QVERIFY(items()->index(row, 0).data().toString().contains(QLatin1String("Unchanged")));
    QCOMPARE(names().size(), 2);
}

void ImportDeskTest::aStepIsTakenBack()
{
    importCsv();
    QCOMPARE(m_entries->undoable(),
             QStringLiteral("%n connection(s) brought in").replace(QLatin1String("%n"), QStringLiteral("2")));
    m_entries->undo();
    QTRY_VERIFY_WITH_TIMEOUT(m_entries->collection().entries.isEmpty(), kPatience);
    QVERIFY(m_entries->collection().folders.isEmpty());
}

void ImportDeskTest::whatCannotBeReadIsTold()
{
    Q_EMIT m_window->importRequested(m_folder->filePath(QStringLiteral("nowhere.csv")));
    const auto told = [this] {
        return m_window->findChild<QLabel *>(QStringLiteral("status"))
            ->text()
            .contains(QLatin1String("was not brought in"));
    };
    QTRY_VERIFY_WITH_TIMEOUT(told(), kPatience);
    QVERIFY(!page());
}

void ImportDeskTest::whatIsWrittenComesInAgain()
{
    importCsv();
    const QString path = m_folder->filePath(QStringLiteral("all.json"));
    Q_EMIT m_window->exportRequested(path);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), kPatience);
    QFile written(path);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray text = written.readAll();
    QVERIFY(text.contains("web-1.example") && !text.contains("hunter2"));
    m_entries->undo();
    QTRY_VERIFY_WITH_TIMEOUT(m_entries->collection().entries.isEmpty(), kPatience);
    Q_EMIT m_window->importRequested(path);
    QTRY_VERIFY_WITH_TIMEOUT(page(), kPatience);
    bringIn();
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 2, kPatience);
}

} // namespace porthole

QTEST_MAIN(porthole::ImportDeskTest)
#include "ImportDeskTest.moc"
