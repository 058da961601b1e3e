#include "ui/connect/ShellTab.h"
#include "core/session/ShellRegistry.h"
#include "tests/session/ShellRig.h"
#include "tests/support/secrets/TestSecret.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/connect/BroadcastBinding.h"
#include "ui/connect/PaneFrame.h"
#include "ui/connect/ShellDesk.h"
#include "ui/connect/ShellPage.h"
#include "ui/terminal/TerminalPanel.h"
#include "ui/terminal/TerminalView.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>
#include <QToolButton>

namespace porthole::ui {

using porthole::test::ShellRig;
using porthole::test::SshScript;
using porthole::test::SshServerDouble;
using porthole::test::textOf;

/// Several terminals in a tab, and what is typed into several, in a real window on real shells.
class ShellTabTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void splitsOnTheSameConnection();
    void theKeyboardMovesBetweenPanes();
    void aloneAltAndArrowsAreTheHosts();
    void oneTakesAllTheRoom();
    void closingAPaneLeavesTheOthers();
    void loggingOutOfOneOfSeveralClosesIt();
    void theLastOneClosesTheTab();
    void anotherHostBeside();
    void aPlaceThatIsGoneIsANewTab();
    void splitsOnlyWhereThereIsRoom();
    void draggingTheBorderResizes();
    void typingGoesToTheChosenAndTheyAreMarked();
    void theStopAlwaysWorks();
    void aPasteSaysIntoHowMany();
    void aPasswordPromptEndsItAndItIsSaid();
    void onlyOpenOnesCanBeChosen();

private:
    TerminalView &viewOf(const ShellPage *page) const { return *page->findChild<TerminalView *>(); }
    ShellTab *tab() const { return qobject_cast<ShellTab *>(m_window->tabs().current()); }
    void openFirst();
    void split(Qt::Key key);
    void broadcastAll();
    void type(const ShellPage *page, const char *text) const
    {
        QTest::keyClicks(&viewOf(page), QLatin1String(text));
    }
    void waitFor(const ShellPage *page, const char *text) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(textOf(*m_window->shells().sessionOf(page)).contains(text), 60'000);
    }

    std::unique_ptr<Theme> m_theme = std::make_unique<Theme>(*qApp);
    std::unique_ptr<SshServerDouble> m_server;
    std::unique_ptr<ShellRig> m_rig;
    std::unique_ptr<CloudTreeModel> m_clouds;
    std::unique_ptr<Broadcast> m_broadcast;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<BroadcastBinding> m_binding;
};

void ShellTabTest::init()
{
    SshScript script;
    script.password = "secret"_secret;
    m_server = std::make_unique<SshServerDouble>(script);
    m_rig = std::make_unique<ShellRig>();
    m_clouds = std::make_unique<CloudTreeModel>();
    m_broadcast = std::make_unique<Broadcast>();
    m_window = std::make_unique<MainWindow>(*m_theme, *m_clouds);
    m_binding = std::make_unique<BroadcastBinding>(*m_broadcast, m_window->shells());
    connect(&m_rig->shells, &ShellRegistry::opened, m_window.get(), &MainWindow::addShell);
    connect(
        m_window.get(), &MainWindow::shellBesideRequested, &m_rig->shells,
        [this](const ShellSession *neighbour, int place) { m_rig->shells.openBeside(*neighbour, place); });
    m_window->resize(1200, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    openFirst();
}

void ShellTabTest::cleanup()
{
    m_binding.reset();
    m_window.reset();
    m_broadcast.reset();
    m_rig.reset();
    m_server.reset();
}

void ShellTabTest::openFirst()
{
    m_rig->know(m_server->port(), m_server->hostKey());
    ShellOptions options = m_rig->options(m_server->port());
    options.host.name = QStringLiteral("build-1");
    options.remote.ssh.password = std::make_shared<const Secret>(std::string_view("secret"_secret));
    m_rig->shells.open(std::move(options));
    QVERIFY(tab());
    QTRY_COMPARE_WITH_TIMEOUT(tab()->currentPage()->state(), ShellState::Open, 60'000);
    tab()->takeFocus();
    QTRY_VERIFY_WITH_TIMEOUT(viewOf(tab()->currentPage()).hasFocus(), 60'000);
}

/// As a person does it, and until the new shell is there and has the keyboard.
void ShellTabTest::split(Qt::Key key)
{
    const auto before = tab()->pages().size();
    QTest::keyClick(m_window->windowHandle(), key, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(tab()->pages().size(), before + 1);
    QTRY_COMPARE_WITH_TIMEOUT(tab()->currentPage()->state(), ShellState::Open, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(viewOf(tab()->currentPage()).hasFocus(), 60'000);
}

void ShellTabTest::splitsOnTheSameConnection()
{
    ShellPage *first = tab()->currentPage();
    split(Qt::Key_E);
    ShellPage *right = tab()->currentPage();
    split(Qt::Key_O);
    ShellPage *below = tab()->currentPage();
    QCOMPARE(tab()->pages(), (QList{first, right, below}));
    QApplication::processEvents();
    const auto at = [this](const ShellPage *page) { return page->mapTo(tab(), QPoint()); };
    QVERIFY(at(right).x() > at(first).x() + first->width() / 2);
    QVERIFY(at(below).y() > at(right).y() + right->height() / 2);
    QCOMPARE(at(below).x(), at(right).x());
    QVERIFY(qAbs(first->width() - right->width()) < 20);
    QCOMPARE(m_server->seen().connections, 1);
    QCOMPARE(m_window->tabs().count(), 1);
    QCOMPARE(tab()->title(), QStringLiteral("build-1 +2"));
    // Each has a size of its own on the host, and its own words.
    QTRY_VERIFY_WITH_TIMEOUT(viewOf(below).terminal()->size().rows < viewOf(first).terminal()->size().rows,
                             60'000);
    type(below, "below");
    waitFor(below, "below");
    QVERIFY(!textOf(*m_window->shells().sessionOf(first)).contains("below"));
}

void ShellTabTest::theKeyboardMovesBetweenPanes()
{
    ShellPage *first = tab()->currentPage();
    split(Qt::Key_E);
    ShellPage *right = tab()->currentPage();
    split(Qt::Key_O);
    ShellPage *below = tab()->currentPage();
    QApplication::processEvents();
    const auto go = [this](Qt::Key arrow) {
        QTest::keyClick(m_window->windowHandle(), arrow, Qt::AltModifier);
        return tab()->currentPage();
    };
    QCOMPARE(go(Qt::Key_Up), right);
    QVERIFY(viewOf(right).hasFocus());
    QCOMPARE(go(Qt::Key_Up), right); // the edge
    QCOMPARE(go(Qt::Key_Left), first);
    QVERIFY(viewOf(first).hasFocus());
    QVERIFY(go(Qt::Key_Right) != first);
    QCOMPARE(go(Qt::Key_Left), first);
    // A click does too, and the frame is where the keyboard is.
    QTest::mouseClick(viewOf(below).viewport(), Qt::LeftButton);
    QCOMPARE(tab()->currentPage(), below);
    QCOMPARE(below->findChild<PaneFrame *>()->mark(), PaneFrame::Mark::Current);
    QCOMPARE(first->findChild<PaneFrame *>()->mark(), PaneFrame::Mark::None);
}

void ShellTabTest::aloneAltAndArrowsAreTheHosts()
{
    ShellPage *page = tab()->currentPage();
    QByteArray sent;
    connect(viewOf(page).terminal(), &SharedTerminal::output, this, [&](const QByteArray &b) { sent += b; });
    QTest::keyClick(m_window->windowHandle(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(sent, QByteArray("\x1b[1;3D"));
    viewOf(page).terminal()->disconnect(this);
    QCOMPARE(page->findChild<PaneFrame *>()->mark(), PaneFrame::Mark::None);
}

void ShellTabTest::oneTakesAllTheRoom()
{
    ShellPage *first = tab()->currentPage();
    split(Qt::Key_E);
    split(Qt::Key_O);
    ShellPage *below = tab()->currentPage();
    const auto toggle = [this] {
        QTest::keyClick(m_window->windowHandle(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QApplication::processEvents();
    };
    toggle();
    QVERIFY(below->isVisible() && !first->isVisible());
    QVERIFY(below->width() > tab()->width() - 10 && below->height() > tab()->height() - 10);
    QVERIFY(tab()->statusText().contains(QLatin1String("one of 3")));
    toggle();
    for (const ShellPage *page : tab()->pages())
        QVERIFY(page->isVisible());
    // Whoever goes elsewhere meanwhile sees where.
    toggle();
    tab()->setCurrentPage(first);
    QVERIFY(first->isVisible() && below->isVisible());
}

void ShellTabTest::closingAPaneLeavesTheOthers()
{
    ShellPage *first = tab()->currentPage();
    split(Qt::Key_E);
    split(Qt::Key_O);
    QCOMPARE(m_server->openChannels(), 3);
    QTest::keyClick(m_window->windowHandle(), Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(tab()->pages().size(), 2);
    QTRY_COMPARE_WITH_TIMEOUT(m_server->openChannels(), 2, 60'000);
    QVERIFY(viewOf(tab()->currentPage()).hasFocus());
    QTest::keyClick(m_window->windowHandle(), Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(tab()->pages(), QList{first});
    QApplication::processEvents();
    QVERIFY(first->width() > tab()->width() - 10);
    QCOMPARE(tab()->title(), QStringLiteral("build-1"));
    type(first, "still");
    waitFor(first, "still");
}

void ShellTabTest::loggingOutOfOneOfSeveralClosesIt()
{
    SshScript script;
    script.password = "secret"_secret;
    script.shell = [](porthole::test::SshScriptChannel &channel) {
        channel.onReceived = [&channel](const QByteArray &) { channel.exit(1); };
    };
    m_server->setScript(script); // for connections from now on: the first shell is on another
    ShellOptions options = m_rig->options(m_server->port());
    options.remote.ssh.password = std::make_shared<const Secret>(std::string_view("secret"_secret));
    ShellPage *first = tab()->currentPage();
    options.place = m_window->shells().reservePlace(first, Qt::Horizontal);
    m_rig->shells.open(std::move(options));
    QCOMPARE(tab()->pages().size(), 2);
    QTRY_COMPARE_WITH_TIMEOUT(tab()->currentPage()->state(), ShellState::Open, 60'000);
    type(tab()->currentPage(), "x");
    QTRY_COMPARE_WITH_TIMEOUT(tab()->pages().size(), 1, 60'000);
    QCOMPARE(tab()->currentPage(), first);
    QCOMPARE(first->state(), ShellState::Open);
}

void ShellTabTest::theLastOneClosesTheTab()
{
    QTest::keyClick(m_window->windowHandle(), Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_window->tabs().count(), 0);
    QVERIFY(m_window->shells().shells().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(m_server->openConnections(), 0, 60'000);
}

void ShellTabTest::anotherHostBeside()
{
    SavedHost host;
    host.id = HostId{QStringLiteral("5f0c7a51-0c3c-4a49-9e1f-0d6cf5a1c9f1")};
    host.name = QStringLiteral("db-2");
    host.host = QStringLiteral("db-2.lab.example");
    m_window->shells().setHosts({host});
    std::vector<HostRequest> requests;
    connect(m_window.get(), &MainWindow::hostRequested, this,
            [&](HostRequest &request) { requests.push_back(std::move(request)); });
    QMenu menu;
    Q_EMIT tab()->currentPage()->paneMenuOpening(menu);
    const auto menus = menu.findChildren<QMenu *>();
    QCOMPARE(menus.size(), 2);
    menus.first()->actions().first()->trigger();
    QCOMPARE(requests.size(), std::size_t{1});
    QCOMPARE(requests.front().host.name, QStringLiteral("db-2"));
    // Whoever opens it there brings the place along.
    ShellOptions options = m_rig->options(m_server->port());
    options.host = requests.front().host;
    options.place = requests.front().place;
    m_rig->shells.open(std::move(options));
    QCOMPARE(m_window->tabs().count(), 1);
    QCOMPARE(tab()->pages().size(), 2);
    QCOMPARE(tab()->currentPage()->title(), QStringLiteral("db-2"));
}

void ShellTabTest::aPlaceThatIsGoneIsANewTab()
{
    const int place = m_window->shells().reservePlace(tab()->currentPage(), Qt::Horizontal);
    m_window->shells().close(tab()->currentPage());
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    ShellOptions options = m_rig->options(m_server->port());
    options.place = place;
    m_rig->shells.open(std::move(options));
    QCOMPARE(m_window->tabs().count(), 1);
    QCOMPARE(tab()->pages().size(), 1);
}

void ShellTabTest::splitsOnlyWhereThereIsRoom()
{
    QSignalSpy notices(tab(), &TabPage::noticed);
    for (int tries = 0; tries < 6 && notices.isEmpty(); ++tries) {
        QTest::keyClick(m_window->windowHandle(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QApplication::processEvents();
        tab()->takeFocus();
    }
    QCOMPARE(notices.size(), 1);
    QVERIFY(tab()->pages().size() >= 3);
    for (const ShellPage *page : tab()->pages())
        QVERIFY(page->width() > 100);
}

void ShellTabTest::draggingTheBorderResizes()
{
    ShellPage *first = tab()->currentPage();
    split(Qt::Key_E);
    QApplication::processEvents();
    const int columns = viewOf(first).terminal()->size().columns;
    auto *panes = tab()->findChild<QSplitter *>(QStringLiteral("panes"));
    QSplitterHandle *handle = panes->handle(1);
    const QPoint at = handle->rect().center();
    QTest::mousePress(handle, Qt::LeftButton, {}, at);
    QTest::mouseMove(handle, at - QPoint(120, 0));
    QTest::mouseRelease(handle, Qt::LeftButton, {}, at - QPoint(120, 0));
    QTRY_VERIFY_WITH_TIMEOUT(viewOf(first).terminal()->size().columns < columns - 8, 60'000);
}

void ShellTabTest::broadcastAll()
{
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // the list of the time before
    QTest::keyClick(m_window->windowHandle(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    auto *list = tab()->findChild<QListWidget *>(QStringLiteral("broadcastChoices"));
    QVERIFY(list && list->hasFocus());
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(m_broadcast->isOn());
}

void ShellTabTest::typingGoesToTheChosenAndTheyAreMarked()
{
    ShellPage *first = tab()->currentPage();
    split(Qt::Key_E);
    ShellPage *second = tab()->currentPage();
    split(Qt::Key_O);
    ShellPage *third = tab()->currentPage();
    QTest::keyClick(m_window->windowHandle(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    auto *list = tab()->findChild<QListWidget *>(QStringLiteral("broadcastChoices"));
    QCOMPARE(list->count(), 3);
    list->item(2)->setCheckState(Qt::Unchecked);
    tab()->findChild<QPushButton *>(QStringLiteral("beginBroadcast"))->click();
    QCOMPARE(m_broadcast->sessions().size(), 2);
    for (const ShellPage *page : {first, second}) {
        QCOMPARE(page->findChild<PaneFrame *>()->mark(), PaneFrame::Mark::Broadcast);
        QVERIFY(page->findChild<QWidget *>(QStringLiteral("broadcastBand"))->isVisible());
        QCOMPARE(page->findChild<QLabel *>(QStringLiteral("broadcastText"))->text(),
                 QStringLiteral("Typing here goes to 2 sessions"));
    }
    QVERIFY(third->findChild<PaneFrame *>()->mark() != PaneFrame::Mark::Broadcast);
    type(first, "uptime");
    waitFor(first, "uptime");
    waitFor(second, "uptime");
    type(third, "apart");
    waitFor(third, "apart");
    first->findChild<QPushButton *>(QStringLiteral("stopBroadcast"))->click();
    QVERIFY(!m_broadcast->isOn());
    QVERIFY(!first->findChild<QWidget *>(QStringLiteral("broadcastBand"))->isVisible());
    type(first, "alone");
    waitFor(first, "alone");
    QVERIFY(!textOf(*m_window->shells().sessionOf(second)).contains("a"));
    QVERIFY(!textOf(*m_window->shells().sessionOf(third)).contains("uptime"));
}

void ShellTabTest::theStopAlwaysWorks()
{
    split(Qt::Key_E);
    const auto stop = [this] {
        QTest::keyClick(m_window->windowHandle(), Qt::Key_Escape, Qt::ControlModifier | Qt::ShiftModifier);
    };
    broadcastAll();
    stop(); // from the terminal
    QVERIFY(!m_broadcast->isOn());
    tab()->takeFocus();
    broadcastAll();
    m_window->submit(QStringLiteral("no such host")); // the address field has the keyboard
    QVERIFY(!viewOf(tab()->currentPage()).hasFocus());
    stop();
    QVERIFY(!m_broadcast->isOn());
    // Off, the keys are nobody's special ones.
    tab()->takeFocus();
    stop();
    QVERIFY(!m_broadcast->isOn());
}

void ShellTabTest::aPasteSaysIntoHowMany()
{
    ShellPage *first = tab()->currentPage();
    split(Qt::Key_E);
    ShellPage *second = tab()->currentPage();
    broadcastAll();
    auto &panel = *second->findChild<TerminalPanel *>();
    const auto question = [&panel] {
        QString text;
        for (const QLabel *label : panel.findChildren<QLabel *>())
            if (label->isVisible() && label->text().startsWith(QLatin1String("Paste")))
                text = label->text();
        return text;
    };
    QApplication::clipboard()->setText(QStringLiteral("date\nid\n"));
    panel.view().paste();
    QCOMPARE(question(),
             QStringLiteral("Paste 2 lines into each of 2 sessions? In all 4 lines will be run at once."));
    QTest::keyClick(&panel, Qt::Key_Escape);
    QApplication::clipboard()->setText(QStringLiteral("harmless"));
    panel.view().paste();
    QCOMPARE(question(), QStringLiteral("Paste 8 characters into each of 2 sessions?"));
    // What was asked about is asked again when it is for others.
    m_broadcast->stop();
    QVERIFY(!question().contains(QLatin1String("sessions")));
    panel.view().confirmPaste(false);
    QTest::keyClick(&panel, Qt::Key_Escape);
    broadcastAll();
    panel.view().paste();
    panel.view().confirmPaste(true);
    waitFor(first, "harmless");
    waitFor(second, "harmless");
    QVERIFY(!textOf(*m_window->shells().sessionOf(first)).contains("date"));
}

void ShellTabTest::aPasswordPromptEndsItAndItIsSaid()
{
    ShellPage *first = tab()->currentPage();
    split(Qt::Key_E);
    ShellPage *second = tab()->currentPage();
    broadcastAll();
    viewOf(second).terminal()->feed("[sudo] password for ann: ");
    QTRY_VERIFY_WITH_TIMEOUT(!m_broadcast->isOn(), 60'000);
    for (const ShellPage *page : {first, second}) {
        const auto *words = page->findChild<QLabel *>(QStringLiteral("broadcastText"));
        QVERIFY(words->isVisible());
        QVERIFY(words->text().contains(QLatin1String("asks for a password")));
        QCOMPARE(page->broadcastSessions(), 0);
    }
    type(second, "hunter2");
    waitFor(second, "hunter2");
    QVERIFY(!textOf(*m_window->shells().sessionOf(first)).contains("hunter2"));
}

void ShellTabTest::onlyOpenOnesCanBeChosen()
{
    split(Qt::Key_E);
    m_server->stopListening();
    m_server->killConnections();
    QTRY_COMPARE_WITH_TIMEOUT(tab()->currentPage()->state(), ShellState::Waiting, 60'000);
    Q_EMIT tab()->currentPage()->broadcastRequested();
    auto *list = tab()->findChild<QListWidget *>(QStringLiteral("broadcastChoices"));
    QVERIFY(!(list->item(0)->flags() & Qt::ItemIsUserCheckable));
    QVERIFY(!tab()->findChild<QPushButton *>(QStringLiteral("beginBroadcast"))->isEnabled());
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(!m_broadcast->isOn());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::ShellTabTest)
#include "ShellTabTest.moc"
