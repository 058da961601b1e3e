#include "SidebarFixture.h"
#include "TestHosts.h"
#include "core/session/ShellRegistry.h"
#include "ui/ConsolePage.h"
#include "ui/PageTabs.h"
#include "ui/RestoredPage.h"
#include "ui/connect/ShellTab.h"
#include "ui/hosts/KnownHosts.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>

namespace porthole::ui {

/// Tabs of the last run: disconnected until somebody wants them, and then as they were.
class RestoredTabsTest : public SidebarFixture {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsConnectedByItself();
    void eachIsConnectedInItsPlace();
    void allAreConnectedWithOneButton();
    void allAreClosedWithOneButton();
    void whatWasOpenedMeanwhileStaysInFront();
    void savedHostsAreThoseThatAreSavedNow();
    void filesComeBackInTheirFolder();
    void aServerIsAskedForByItsId();
    void aServerOfNoCloudIsTold();
    void whatIsOpenAlreadyTakesTheirPlace();
    void whatLockingDisconnectedSaysSo();
    void theyAreKeptUntilSomebodyClosesThem();
    void onlyWhatNeedsNoTokenIsKept();

private:
    static OpenTab host(const char *name)
    {
        return {OpenTab::Kind::Host, QString::fromLatin1(name),
                QStringLiteral("ann@%1:1").arg(QLatin1String(name))};
    }
    static OpenTab server(const char *cloud)
    {
        const QString name = QString::fromLatin1(cloud);
        return {.kind = OpenTab::Kind::Server,
                .title = QStringLiteral("db-1"),
                .address = name + QStringLiteral("/db-1"),
                .server = {name, {{QStringLiteral("p")}, QStringLiteral("r")}, {QStringLiteral("id")}}};
    }
    /// Sessions on hosts that are not there: their tabs are.
    void answerRequests()
    {
        m_requests.clear();
        m_folders.clear();
        connect(m_window.get(), &MainWindow::hostRequested, this, [this](HostRequest &request) {
            m_requests << request.host;
            m_folders << request.folder;
            ShellOptions options;
            options.host = request.host;
            options.hasShell = request.wantsShell;
            options.folder = request.folder;
            options.remote.ssh.destination = {QStringLiteral("127.0.0.1"), 1, QStringLiteral("ann"), {}};
            ShellSession &session = m_shells.open(std::move(options));
            if (request.wantsShell)
                m_window->addShell(&session);
            else
                m_window->addFiles(&session);
        });
    }
    QStringList titles() const
    {
        QStringList titles;
        for (int tab = 0; tab < m_window->tabs().count(); ++tab)
            titles << m_window->tabs().page(tab)->title();
        return titles;
    }
    RestoredPage *restored(int tab) const { return qobject_cast<RestoredPage *>(m_window->tabs().page(tab)); }
    QPushButton *button(int tab, const char *name) const
    {
        return m_window->tabs().page(tab)->findChild<QPushButton *>(QLatin1String(name));
    }
    int restoredCount() const
    {
        return static_cast<int>(m_window->tabs().findChildren<RestoredPage *>().size());
    }

    remotes::RemoteRegistry m_remotes;
    DecodingThreads m_threads{1};
    ShellRegistry m_shells{m_remotes, m_threads};
    QList<SavedHost> m_requests;
    QList<QByteArray> m_folders;
};

void RestoredTabsTest::nothingIsConnectedByItself()
{
    QSignalSpy requests(m_window.get(), &MainWindow::hostRequested);
    m_window->restore({host("a"), host("b")});
    QCoreApplication::processEvents();
    QCOMPARE(titles(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QVERIFY(requests.isEmpty());
    QCOMPARE(m_window->tabs().currentIndex(), 0);
    QVERIFY(button(0, "connectRestored")->hasFocus());
    QCOMPARE(button(0, "connectAll")->text(), QStringLiteral("Connect all 2"));
    QVERIFY(m_window->tabs().tabToolTip(0).contains(QLatin1String("Not connected")));
}

void RestoredTabsTest::eachIsConnectedInItsPlace()
{
    answerRequests();
    m_window->restore({host("a"), host("b"), host("c")});
    m_window->tabs().setCurrentIndex(1);
    button(1, "connectRestored")->setFocus();
    key(Qt::Key_Return);
    QTRY_VERIFY(qobject_cast<ShellTab *>(m_window->tabs().page(1)));
    QCOMPARE(m_window->tabs().count(), 3);
    QCOMPARE(m_requests.size(), 1);
    QCOMPARE(m_requests.first().host, QStringLiteral("b"));
    QCOMPARE(m_requests.first().user, QStringLiteral("ann"));
    QCOMPARE(m_requests.first().port, quint16(1));
    QCOMPARE(m_window->tabs().currentIndex(), 1);
    QCOMPARE(button(0, "connectAll")->text(), QStringLiteral("Connect all 2"));
}

void RestoredTabsTest::allAreConnectedWithOneButton()
{
    answerRequests();
    m_window->restore({host("a"), host("b"), host("c")});
    button(0, "connectAll")->click();
    QTRY_COMPARE(m_window->tabs().count(), 3);
    QTRY_VERIFY(!restored(0) && !restored(1) && !restored(2));
    QCOMPARE(m_requests.size(), 3);
    for (int tab = 0; tab < 3; ++tab)
        QCOMPARE(m_window->tabs().page(tab)->reopenings().first().address,
                 (QStringList{host("a").address, host("b").address, host("c").address}[tab]));
}

void RestoredTabsTest::allAreClosedWithOneButton()
{
    answerRequests();
    m_window->restore({host("a"), host("b"), host("c")});
    button(0, "connectRestored")->click();
    QTRY_VERIFY(!restored(0));
    m_window->tabs().setCurrentIndex(1);
    button(1, "closeAll")->click();
    QCOMPARE(m_window->tabs().count(), 1);
    QVERIFY(!restored(0));
}

void RestoredTabsTest::whatWasOpenedMeanwhileStaysInFront()
{
    answerRequests();
    m_window->submit(QStringLiteral("ann@now.example"));
    QCOMPARE(m_window->tabs().count(), 1);
    m_window->restore({host("a"), host("b")});
    QCOMPARE(m_window->tabs().count(), 3);
    QCOMPARE(m_window->tabs().currentIndex(), 0);
}

void RestoredTabsTest::savedHostsAreThoseThatAreSavedNow()
{
    answerRequests();
    m_window->hosts().setHosts(test::someHosts());
    const SavedHost saved = test::someHosts().first();
    OpenTab tab = host("before.example"); // its address has been changed since
    tab.host = saved.id;
    m_window->restore({tab});
    button(0, "connectRestored")->click();
    QCOMPARE(m_requests.value(0), saved);
}

void RestoredTabsTest::filesComeBackInTheirFolder()
{
    answerRequests();
    OpenTab tab = host("a");
    tab.kind = OpenTab::Kind::Files;
    tab.folder = "/srv/caf\xe9";
    m_window->restore({tab});
    QCOMPARE(m_window->openTabs().value(0), tab);
    button(0, "connectRestored")->click();
    QTRY_VERIFY(!restored(0));
    QCOMPARE(m_folders, QList<QByteArray>{tab.folder});
    QCOMPARE(m_window->openTabs().value(0).folder, tab.folder);
}

void RestoredTabsTest::aServerIsAskedForByItsId()
{
    QSignalSpy wanted(m_window.get(), &MainWindow::serverOpenRequested);
    const OpenTab tab = server("lab");
    m_window->restore({tab});
    button(0, "connectRestored")->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<ServerRef>(), tab.server);
}

void RestoredTabsTest::aServerOfNoCloudIsTold()
{
    QSignalSpy wanted(m_window.get(), &MainWindow::serverOpenRequested);
    auto *status = find<QLabel>("status");
    m_window->restore({server("removed"), server("late")});
    button(0, "connectRestored")->click();
    QVERIFY(wanted.isEmpty());
    QCOMPARE(restored(0)->stateText(), QStringLiteral("Not connected"));
    QVERIFY2(status->text().startsWith(QLatin1String("removed is no cloud")), qPrintable(status->text()));
    QCOMPARE(button(0, "connectAll")->text(), QStringLiteral("Connect all 2"));
    // While clouds are still being read it may come.
    m_window->notice(QStringLiteral("-"));
    m_window->setCloudsExpected(true);
    button(0, "connectAll")->click();
    QVERIFY(wanted.isEmpty());
    QCOMPARE(restored(1)->stateText(), QStringLiteral("Connecting"));
    QCOMPARE(status->text(), QStringLiteral("-"));
    m_clouds->addCloud({QStringLiteral("late"), QStringLiteral("clouds.yaml"), {}, {}});
    m_window->setCloudsExpected(false);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<ServerRef>(), server("late").server);
    QCOMPARE(restored(0)->stateText(), QStringLiteral("Not connected"));
    QVERIFY(status->text().startsWith(QLatin1String("removed is no cloud")));
}

void RestoredTabsTest::whatIsOpenAlreadyTakesTheirPlace()
{
    OpenTab tab = server("lab");
    tab.server = demoServer(QStringLiteral("s1"));
    tab.address = m_clouds->addressOf(tab.server);
    auto *page = new ConsolePage;
    page->setAddress(tab.address);
    page->setReopening(tab);
    m_window->addPage(page);
    m_window->restore({tab});
    QCOMPARE(restoredCount(), 1);
    button(1, "connectRestored")->click();
    QTRY_COMPARE(m_window->tabs().count(), 1);
    QCOMPARE(m_window->tabs().current(), page);
}

void RestoredTabsTest::whatLockingDisconnectedSaysSo()
{
    auto *page = new ConsolePage;
    page->setReopening(server("lab"));
    m_window->addPage(page);
    m_window->restore({host("a")});
    m_window->disconnectTabs();
    QCOMPARE(m_window->tabs().count(), 2);
    const auto words = [this](int tab) {
        return m_window->tabs().page(tab)->findChild<QLabel *>(QStringLiteral("restoredWords"))->text();
    };
    QVERIFY2(words(0).contains(QLatin1String("open when Porthole was closed")), qPrintable(words(0)));
    QVERIFY2(words(1).endsWith(QLatin1String("It was disconnected when Porthole was locked.")),
             qPrintable(words(1)));
}

void RestoredTabsTest::theyAreKeptUntilSomebodyClosesThem()
{
    const QList<OpenTab> tabs{host("a"), host("b")};
    m_window->restore(tabs);
    QCOMPARE(m_window->openTabs(), tabs);
    Q_EMIT m_window->tabs().closePageRequested(m_window->tabs().page(0));
    QCOMPARE(m_window->openTabs(), tabs.sliced(1));
}

void RestoredTabsTest::onlyWhatNeedsNoTokenIsKept()
{
    auto *page = new ConsolePage;
    page->setAddress(QStringLiteral("wss://console.example:6080"));
    m_window->addPage(page);
    QVERIFY(m_window->openTabs().isEmpty());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::RestoredTabsTest)
#include "RestoredTabsTest.moc"
