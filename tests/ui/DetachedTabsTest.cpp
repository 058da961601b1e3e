#include "core/session/ConsoleRegistry.h"
#include "tests/support/FakeRfbServer.h"
#include "ui/ConsolePage.h"
#include "ui/ConsoleView.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/PageWindow.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/sidebar/OpenPages.h"

#include <QApplication>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWindow>
#include <algorithm>

namespace porthole::ui {

using test::FakeRfbServer;

/// Tabs in windows of their own, with a live console in them.
class DetachedTabsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theSessionGoesOn();
    void closingTheWindowBringsItBack();
    void itsTabBringsItBack();
    void theKeyLeadsThereAndBack();
    void closingItsTabClosesTheSession();
    void theTabsStayInTheirOrder();
    void aLostSessionTakesItsWindowWithIt();
    void theWindowMayGoBeforeThem();
    void theirWindowsAreNobodysChildren();
    void theProgramEndsWithItsWindow();

private:
    void openLive(FakeRfbServer &server)
    {
        m_registry->open(server.target(), {});
        QTRY_COMPARE(page()->state(), SessionState::Live);
        QTRY_VERIFY(page()->view().hasPicture());
    }
    ConsolePage *page() const { return qobject_cast<ConsolePage *>(m_window->tabs().current()); }
    static PageWindow *pageWindow()
    {
        for (QWidget *widget : QApplication::topLevelWidgets())
            if (auto *window = qobject_cast<PageWindow *>(widget))
                return window;
        return nullptr;
    }
    PageTabs &tabs() const { return m_window->tabs(); }

    Theme m_theme{*qApp};
    DecodingThreads m_threads{1};
    std::unique_ptr<ConsoleRegistry> m_registry;
    std::unique_ptr<CloudTreeModel> m_clouds;
    std::unique_ptr<MainWindow> m_window;
};

void DetachedTabsTest::init()
{
    m_registry = std::make_unique<ConsoleRegistry>(m_threads);
    m_clouds = std::make_unique<CloudTreeModel>();
    m_window = std::make_unique<MainWindow>(m_theme, *m_clouds);
    connect(m_registry.get(), &ConsoleRegistry::opened, m_window.get(), &MainWindow::addConsole);
    connect(m_window.get(), &MainWindow::consoleClosed, m_registry.get(),
            [this](ConsoleSession *session) { m_registry->close(session->id()); });
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void DetachedTabsTest::cleanup()
{
    m_window.reset();
    m_registry.reset();
}

void DetachedTabsTest::theSessionGoesOn()
{
    FakeRfbServer server;
    openLive(server);
    ConsolePage *const console = page();
    tabs().detach(console);
    QVERIFY(tabs().isDetached(console));
    QVERIFY(pageWindow() && pageWindow()->isVisible());
    QCOMPARE(console->window(), pageWindow());
    QCOMPARE(page(), console); // it is still the page of its tab
    QCOMPARE(tabs().count(), 1);
    QVERIFY(pageWindow()->windowTitle().contains(console->title()));
    QCOMPARE(console->state(), SessionState::Live);
    tabs().attach(console);
    QVERIFY(!tabs().isDetached(console));
    QCOMPARE(console->window(), m_window.get());
    QVERIFY(console->isVisible());
    QCOMPARE(console->state(), SessionState::Live);
    QTRY_VERIFY(!pageWindow());
}

void DetachedTabsTest::closingTheWindowBringsItBack()
{
    FakeRfbServer server;
    openLive(server);
    ConsolePage *const console = page();
    tabs().detach(console);
    pageWindow()->close();
    QTRY_VERIFY(!tabs().isDetached(console));
    QCOMPARE(console->state(), SessionState::Live);
    QVERIFY(console->isVisible());
}

void DetachedTabsTest::itsTabBringsItBack()
{
    FakeRfbServer server;
    openLive(server);
    ConsolePage *const console = page();
    tabs().detach(console);
    auto *back = m_window->findChild<QPushButton *>(QStringLiteral("elsewhereBack"));
    QVERIFY(back && back->isVisible());
    QTest::mouseClick(back, Qt::LeftButton);
    QTRY_VERIFY(!tabs().isDetached(console));
}

void DetachedTabsTest::theKeyLeadsThereAndBack()
{
    auto *other = new ConsolePage;
    m_window->addPage(other);
    m_window->activateWindow();
    QTest::keyClick(m_window->windowHandle(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(tabs().isDetached(other));
    QVERIFY(QTest::qWaitForWindowActive(pageWindow()));
    // Pressed alone: the window may be gone before the key is released.
    QTest::keyPress(pageWindow()->windowHandle(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!tabs().isDetached(other));
}

void DetachedTabsTest::closingItsTabClosesTheSession()
{
    FakeRfbServer server;
    openLive(server);
    const QPointer<ConsolePage> console = page();
    tabs().detach(console);
    Q_EMIT tabs().closePageRequested(console);
    QTRY_VERIFY(!console);
    QTRY_VERIFY(!pageWindow());
    QCOMPARE(tabs().count(), 0);
    QTRY_VERIFY(m_registry->sessions().empty());
}

void DetachedTabsTest::theTabsStayInTheirOrder()
{
    QList<ConsolePage *> pages;
    for (const char *title : {"a", "b", "c"}) {
        pages << new ConsolePage;
        pages.last()->setTitle(QString::fromLatin1(title));
        m_window->addPage(pages.last());
    }
    QSignalSpy changed(&tabs(), &PageTabs::currentChanged);
    tabs().setCurrentIndex(1);
    changed.clear();
    tabs().detach(pages[1]);
    QCOMPARE(tabs().currentIndex(), 1);
    for (int index = 0; index < 3; ++index)
        QCOMPARE(tabs().page(index), pages[index]);
    QCOMPARE(tabs().tabText(1), QStringLiteral("b"));
    pages[1]->setTitle(QStringLiteral("new"));
    QCOMPARE(tabs().tabText(1), QStringLiteral("new"));
    tabs().setCurrentIndex(2);
    tabs().attach(pages[1]);
    QCOMPARE(tabs().currentIndex(), 1);
    for (int index = 0; index < 3; ++index)
        QCOMPARE(tabs().page(index), pages[index]);
    auto *open = m_window->findChild<OpenPagesView *>();
    QCOMPARE(open->model()->rowCount(), 3);
}

void DetachedTabsTest::aLostSessionTakesItsWindowWithIt()
{
    FakeRfbServer server;
    openLive(server);
    tabs().detach(page());
    m_registry.reset(); // whose sessions go with it
    QTRY_VERIFY(!pageWindow());
    QCOMPARE(tabs().count(), 0);
}

void DetachedTabsTest::theWindowMayGoBeforeThem()
{
    FakeRfbServer server;
    openLive(server);
    const QPointer<ConsolePage> console = page();
    tabs().detach(console);
    m_window.reset();
    QVERIFY(!console);
}

/// Window managers keep a child above its parent, and hide it with that one.
void DetachedTabsTest::theirWindowsAreNobodysChildren()
{
    auto *page = new ConsolePage;
    m_window->addPage(page);
    tabs().detach(page);
    QVERIFY(!pageWindow()->parentWidget());
    QVERIFY(!pageWindow()->windowHandle()->transientParent());
    QVERIFY(!pageWindow()->windowIcon().isNull());
    m_window->showMinimized();
    QVERIFY(pageWindow()->isVisible() && !pageWindow()->isMinimized());
}

/// One that stays would keep the program running without its main window.
void DetachedTabsTest::theProgramEndsWithItsWindow()
{
    auto *page = new ConsolePage;
    m_window->addPage(page);
    tabs().detach(page);
    m_window->close();
    // Qt ends the program when the last window in sight is closed.
    const auto windows = QGuiApplication::topLevelWindows();
    QVERIFY(std::none_of(windows.begin(), windows.end(),
                         [](const QWindow *window) { return window->isVisible(); }));
    m_window.reset();
    QVERIFY(!pageWindow());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::DetachedTabsTest)
#include "DetachedTabsTest.moc"
