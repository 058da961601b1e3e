#include "app/imports/ImportDesk.h"
#include "core/secrets/MemoryCredentialStore.h"
#include "core/session/EntryPasswords.h"
#include "core/store/Store.h"
#include "tests/support/secrets/TestSecret.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/StartPage.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/entries/EntryBinding.h"
#include "ui/entries/ImportPage.h"
#include "ui/entries/ImportPasswordPage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <algorithm>

namespace porthole {

namespace {

constexpr int kPatience = 30'000; // milliseconds

const QByteArray kCsv = "name,address,port,user,folder,password\n"
                        "web-1,web-1.example,22,ann,prod," +
                        QByteArray("hunter2"_secret) + "\nweb-2,web-2.example,2222,ann,prod,\n";

/// How long the event loop was not reached at most.
class Heartbeat : public QObject {
public:
    Heartbeat()
    {
        m_time.start();
        startTimer(1);
    }
    qint64 longest() const { return m_longest; }

protected:
    void timerEvent(QTimerEvent *) override { m_longest = std::max(m_longest, m_time.restart()); }

private:
    QElapsedTimer m_time;
    qint64 m_longest = 0;
};

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
    void whatActsIsTakenOnlyWhereItIsApproved();
    void aFoldersKeyIsApprovedToo();
    void aFolderThatDiffersHasABox();
    void whatIsSavedMeanwhileStays();
    void nothingComesOfOneThatIsClosed();
    void anEncryptedFileAsksForItsPassword();
    void aHundredThousandKeepTheWindowAlive();

private:
    const Entry &entryNamed(const QString &name) const
    {
        const QList<Entry> &entries = m_entries->collection().entries;
        return *std::find_if(entries.begin(), entries.end(),
                             [&name](const Entry &entry) { return entry.name == name; });
    }
    /// The row that has this text.
    QModelIndex rowWith(const QString &text) const
    {
        const auto found = items()->match(items()->index(0, 0), Qt::DisplayRole, text, 1, Qt::MatchContains);
        return found.isEmpty() ? QModelIndex() : found.first();
    }
    bool tick(const QString &text) const
    {
        return items()->setData(rowWith(text), Qt::Checked, Qt::CheckStateRole);
    }

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
    secrets::MemoryCredentialStore m_credentials;
    std::unique_ptr<EntryPasswords> m_passwords;
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
    m_passwords = std::make_unique<EntryPasswords>(m_credentials, *m_entries);
    ui::bind(*m_entries, *m_passwords, *m_window);
    m_desk = std::make_unique<ImportDesk>(*m_entries, environment, *m_window);
    m_window->show();
    m_entries->load();
    QTRY_VERIFY_WITH_TIMEOUT(m_entries->isRead(), kPatience);
}

void ImportDeskTest::cleanup()
{
    m_desk.reset();
    m_window.reset();
    m_passwords.reset();
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
    QTRY_VERIFY_WITH_TIMEOUT(!bring(), kPatience); // there is nothing left to bring in
    file(".putty/sessions/other", "HostName=other.example\nPortNumber=22\nProtocol=ssh\n");
    m_window->startPage().hide();
    m_window->startPage().show();
    QTRY_VERIFY_WITH_TIMEOUT(bring(), kPatience);
    QCOMPARE(bring()->parentWidget()->findChildren<QLabel *>().last()->text(),
             QStringLiteral("PuTTY: 1 connection(s)")); // the other is here
}

void ImportDeskTest::aFileIsShownAndThenBroughtIn()
{
    Q_EMIT m_window->importRequested(file("hosts.csv", kCsv));
    QTRY_VERIFY_WITH_TIMEOUT(page(), kPatience);
    QCOMPARE(items()->rowCount(), 3); // and what is left out of one
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
    QCOMPARE(
        items()
            ->match(items()->index(0, 0), Qt::DisplayRole, QStringLiteral("Unchanged"), -1, Qt::MatchContains)
            .size(),
        2);
    QCOMPARE(names().size(), 2);
}

void ImportDeskTest::aStepIsTakenBack()
{
    importCsv();
    QCOMPARE(m_entries->undoable(),
             QStringLiteral("%n connection(s) brought in").replace(QLatin1String("%n"), QStringLiteral("2")));
    auto *undo = m_window->findChild<QPushButton *>(QStringLiteral("undo"));
    QVERIFY(undo && undo->isVisible()); // it is offered, not only possible
    undo->click();
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

void ImportDeskTest::whatActsIsTakenOnlyWhereItIsApproved()
{
    const QString sessions = m_folder->filePath(QStringLiteral(".putty/sessions"));
    file(".putty/sessions/gate", "HostName=gate.example\nPublicKeyFile=/home/ann/.ssh/id_gate\n"
                                 "PortForwardings=R9000=localhost:22,R9001=localhost:23\n");
    Q_EMIT m_window->importRequested(sessions);
    QTRY_VERIFY_WITH_TIMEOUT(page(), kPatience);
    QVERIFY(tick(QStringLiteral("-R 9001:localhost:23")));
    bringIn();
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{QStringLiteral("gate")}, kPatience);
    QVERIFY(!entryNamed(QStringLiteral("gate")).settings.identityFile);
    QCOMPARE(entryNamed(QStringLiteral("gate")).tunnels.size(), 1);
    QCOMPARE(entryNamed(QStringLiteral("gate")).tunnels.first().port, quint16(9001));
    QVERIFY2(m_entries->undoable().contains(QLatin1String("left out")), qPrintable(m_entries->undoable()));
    // What was left out can be had later, without anything else being touched.
    QTRY_VERIFY(!page());
    Q_EMIT m_window->importRequested(sessions);
    QTRY_VERIFY_WITH_TIMEOUT(page(), kPatience);
    QVERIFY(rowWith(QStringLiteral("Unchanged")).isValid());
    QVERIFY(!rowWith(QStringLiteral("9001")).isValid());
    QVERIFY(tick(QStringLiteral("/home/ann/.ssh/id_gate")));
    bringIn();
    QTRY_COMPARE_WITH_TIMEOUT(entryNamed(QStringLiteral("gate")).settings.identityFile,
                              std::optional(QStringLiteral("/home/ann/.ssh/id_gate")), kPatience);
    QCOMPARE(entryNamed(QStringLiteral("gate")).tunnels.size(), 1);
}

void ImportDeskTest::aFoldersKeyIsApprovedToo()
{
    const QString path =
        file("confCons.xml",
             "<Connections ConfVersion=\"2.8\"><Node Name=\"prod\" Type=\"Container\" "
             "PrivateKeyPath=\"/home/ann/.ssh/id_prod\"><Node Name=\"web\" Type=\"Connection\" "
             "Hostname=\"web.example\" Protocol=\"SSH2\" Port=\"22\" InheritPrivateKeyPath=\"true\"/>"
             "</Node></Connections>");
    for (const bool approved : {false, true}) {
        Q_EMIT m_window->importRequested(path);
        QTRY_VERIFY_WITH_TIMEOUT(page(), kPatience);
        if (approved)
            QVERIFY(tick(QStringLiteral("/home/ann/.ssh/id_prod")));
        bringIn();
        QTRY_VERIFY_WITH_TIMEOUT(!page(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{QStringLiteral("web")}, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(m_entries->collection().folders.value(0).settings.identityFile.has_value(),
                                  approved, kPatience);
        QVERIFY(!entryNamed(QStringLiteral("web")).settings.identityFile); // as its folder has it
    }
    m_entries->undo();
    QTRY_VERIFY_WITH_TIMEOUT(!m_entries->collection().folders.value(0).settings.identityFile, kPatience);
}

void ImportDeskTest::aFolderThatDiffersHasABox()
{
    importCsv();
    QTRY_VERIFY(!page());
    EntryCollection there = m_entries->collection();
    there.folders[0].name = QStringLiteral("production");
    there.folders[0].settings.user = QStringLiteral("root");
    there.folders << Folder{newFolderId(), there.folders[0].id, QStringLiteral("planned")};
    const QString path = m_folder->filePath(QStringLiteral("all.json"));
    QVERIFY(imports::exportTo(path, there));
    Q_EMIT m_window->importRequested(path);
    QTRY_VERIFY_WITH_TIMEOUT(page(), kPatience);
    const QModelIndex row = rowWith(QStringLiteral("Folder that differs"));
    const QString text = row.data().toString();
    QVERIFY2(text.contains(QLatin1String("production: its name, its settings")), qPrintable(text));
    QCOMPARE(row.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked)); // nothing is overwritten unasked
    QCOMPARE(rowWith(QStringLiteral("New folder")).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QVERIFY(tick(QStringLiteral("Folder that differs")));
    bringIn();
    QTRY_COMPARE_WITH_TIMEOUT(m_entries->collection().folders.size(), 2, kPatience);
    for (const Folder &folder : m_entries->collection().folders) {
        if (folder.id == there.folders[0].id) {
            QCOMPARE(folder.name, QStringLiteral("production"));
            QCOMPARE(folder.settings.user, std::optional(QStringLiteral("root")));
        }
    }
    QCOMPARE(m_entries->undoable(), QStringLiteral("Folders brought in"));
}

/// Between what was looked at and what is written.
void ImportDeskTest::whatIsSavedMeanwhileStays()
{
    importCsv();
    QTRY_VERIFY(!page());
    Q_EMIT m_window->importRequested(file("more.csv", "name,address\nweb-1,elsewhere.example\n"));
    QTRY_VERIFY_WITH_TIMEOUT(page(), kPatience);
    Entry mine = entryNamed(QStringLiteral("web-2"));
    mine.name = QStringLiteral("web-1 2"); // the name that the imported one would get
    // What was chosen waits for a thread, with what is saved as it was.
    QSemaphore go;
    QThreadPool &pool = *QThreadPool::globalInstance();
    const int most = pool.maxThreadCount();
    pool.setMaxThreadCount(1);
    pool.start([&go] { go.acquire(); });
    bringIn();
    QSignalSpy changed(m_entries.get(), &EntryBook::changed);
    m_entries->apply({{}, {mine}, {}, {}});
    const bool isSaved = QTest::qWaitFor([&changed] { return !changed.isEmpty(); }, kPatience);
    go.release();
    pool.setMaxThreadCount(most);
    QVERIFY(isSaved);
    QTRY_COMPARE_WITH_TIMEOUT(m_entries->collection().entries.size(), 3, kPatience);
    QCOMPARE(names(),
             (QStringList{QStringLiteral("web-1"), QStringLiteral("web-1 2"), QStringLiteral("web-1 3")}));
}

void ImportDeskTest::nothingComesOfOneThatIsClosed()
{
    Q_EMIT m_window->importRequested(file("hosts.csv", kCsv));
    QTRY_VERIFY_WITH_TIMEOUT(page(), kPatience);
    bringIn();
    page()->findChild<QPushButton *>(QStringLiteral("importCancel"))->click();
    QTRY_VERIFY(!page());
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    // What is saved behind it is all that there is: had anything come of it, it would have been before this.
    Q_EMIT m_window->importRequested(file("one.csv", "name,address\none,one.example\n"));
    QTRY_VERIFY_WITH_TIMEOUT(page(), kPatience);
    bringIn();
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{QStringLiteral("one")}, kPatience);
}

void ImportDeskTest::anEncryptedFileAsksForItsPassword()
{
    Q_EMIT m_window->importRequested(
        QStringLiteral(PORTHOLE_TEST_DATA "/import/mremoteng/confCons-password.xml"));
    const auto asking = [this] { return qobject_cast<ui::ImportPasswordPage *>(m_window->tabs().current()); };
    QTRY_VERIFY_WITH_TIMEOUT(asking(), kPatience);
    const auto answer = [&asking](const char *password) {
        QTest::keyClicks(asking()->findChild<QLineEdit *>(QStringLiteral("password")),
                         QString::fromLatin1(password));
        asking()->findChild<QPushButton *>(QStringLiteral("importPasswordOpen"))->click();
    };
    answer("wrong");
    auto *wrong = asking()->findChild<QLabel *>(QStringLiteral("importPasswordWrong"));
    QTRY_VERIFY_WITH_TIMEOUT(wrong->isVisible(), kPatience);
    QVERIFY(m_entries->collection().entries.isEmpty());
    answer("correct horse");
    QTRY_VERIFY_WITH_TIMEOUT(page(), kPatience);
    QVERIFY(rowWith(QStringLiteral("web-1")).isValid());
    QCOMPARE(m_window->tabs().count(), 1); // the question is gone
}

void ImportDeskTest::aHundredThousandKeepTheWindowAlive()
{
    QByteArray lines = "name,address,port,user,folder\n";
    for (int i = 0; i < 100'000; ++i)
        lines += "web-" + QByteArray::number(i) + ',' + QByteArray::number(i) + ".example,22,ann,f" +
                 QByteArray::number(i % 200) + '\n';
    const Heartbeat heartbeat;
    const auto tell = [&heartbeat](const char *what) {
        qInfo("%s: the longest stall was %lld ms", what, static_cast<long long>(heartbeat.longest()));
    };
    Q_EMIT m_window->importRequested(file("many.csv", lines));
    QTRY_VERIFY_WITH_TIMEOUT(page(), 3 * kPatience);
    QTest::qWait(0);
    tell("looked at");
    bringIn();
    QTRY_COMPARE_WITH_TIMEOUT(m_entries->collection().entries.size(), 100'000, 3 * kPatience);
    QTest::qWait(0);
    tell("brought in");
    m_entries->undo();
    QTRY_COMPARE_WITH_TIMEOUT(m_entries->collection().entries.size(), 0, 3 * kPatience);
    QTest::qWait(0);
    tell("taken back");
    QVERIFY2(heartbeat.longest() < 2000, qPrintable(QString::number(heartbeat.longest())));
}

} // namespace porthole

QTEST_MAIN(porthole::ImportDeskTest)
#include "ImportDeskTest.moc"
