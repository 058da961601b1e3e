#include "ui/MainWindow.h"
#include "core/session/ConsoleRegistry.h"
#include "tests/support/FakeRfbServer.h"
#include "ui/ConsolePage.h"
#include "ui/ConsoleView.h"
#include "ui/PageTabs.h"
#include "ui/Theme.h"
#include "ui/TroubleOverlay.h"
#include "ui/clouds/CloudTreeModel.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

namespace porthole::ui {

using test::FakeRfbServer;

/// The window with real sessions in it, against a server that plays a script.
class MainWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void anEmptyWindowTeaches();
    void theClipboardOpensWithOneClick();
    void showsThePictureAndTheStatus();
    void keysArriveAtTheServer();
    void theReleaseChordLeadsToTheToolBar();
    void shortcutsAreTheConsolesWhileItIsLive();
    void aPasswordIsAskedForInTheTab();
    void aLossDimsThePictureAndComesBack();
    void keysHeldAtALossAreNotHeldAfterwards();
    void closingATabClosesItsSession();
    void aMiddleClickClosesATab();
    void aClosingButtonClosesItsOwnTab();
    void tabsMoveAndAreWalkedThrough();
    void aClosedTabLeavesTheKeyboardWithUs();
    void whoTypesAnAddressIsNotInterrupted();
    void aTabGoesWithItsSession();
    void aHiddenTabAsksForNothing();
    void titlesOfPeersAreShownAsTheyAre();
    void aDyingWindowIsQuiet();
    void everyControlIsNamedAndReachable();

private:
    ConsoleSession &open(FakeRfbServer &server);
    void openLive(FakeRfbServer &server);
    ConsolePage &page() const { return *qobject_cast<ConsolePage *>(m_window->tabs().current()); }
    QString status() const { return m_window->findChild<QLabel *>(QStringLiteral("status"))->text(); }
    QLineEdit *address() const { return m_window->findChild<QLineEdit *>(QStringLiteral("address")); }
    TroubleOverlay *overlay() const { return page().findChild<TroubleOverlay *>(); }
    QRgb middleOfTheView() const;
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(m_window->windowHandle(), key, modifiers);
    }

    // Without modifiers: with them QTest presses those keys as well.
    void press(Qt::Key key) { QTest::keyPress(m_window->windowHandle(), key); }
    void release(Qt::Key key) { QTest::keyRelease(m_window->windowHandle(), key); }

    std::unique_ptr<Theme> m_theme = std::make_unique<Theme>(*qApp);
    DecodingThreads m_threads{1};
    std::unique_ptr<ConsoleRegistry> m_registry;
    std::unique_ptr<CloudTreeModel> m_clouds;
    std::unique_ptr<MainWindow> m_window;
};

void MainWindowTest::init()
{
    m_registry = std::make_unique<ConsoleRegistry>(m_threads);
    m_clouds = std::make_unique<CloudTreeModel>();
    m_window = std::make_unique<MainWindow>(*m_theme, *m_clouds);
    connect(m_registry.get(), &ConsoleRegistry::opened, m_window.get(), &MainWindow::addConsole);
    connect(m_window.get(), &MainWindow::consoleClosed, m_registry.get(),
            [this](ConsoleSession *session) { m_registry->close(session->id()); });
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void MainWindowTest::cleanup()
{
    m_window.reset();
    m_registry.reset();
}

ConsoleSession &MainWindowTest::open(FakeRfbServer &server)
{
    ConsoleOptions options;
    options.firstRetry = Milliseconds{50};
    options.lastRetry = Milliseconds{100};
    return m_registry->open(server.target(), options);
}

void MainWindowTest::openLive(FakeRfbServer &server)
{
    open(server);
    QTRY_COMPARE(page().state(), SessionState::Live);
    QTRY_VERIFY(page().view().hasPicture());
}

QRgb MainWindowTest::middleOfTheView() const
{
    const QImage view = page().view().viewport()->grab().toImage();
    return view.pixel(view.width() / 2, view.height() / 2);
}

void MainWindowTest::anEmptyWindowTeaches()
{
    QVERIFY(address()->hasFocus());
    QCOMPARE(address()->placeholderText(), QStringLiteral("Search hosts and servers, or paste a link"));
    QStringList words;
    for (const QLabel *label : m_window->findChildren<QLabel *>())
        if (label->isVisible())
            words << label->text();
    QVERIFY(words.join(u' ').contains(QLatin1String("vnc://")));
    QVERIFY(words.join(u' ').contains(QLatin1String("wss://")));
    QVERIFY(words.join(u' ').contains(QLatin1String("clouds.yaml")));
    QVERIFY(m_window->findChild<QPushButton *>(QStringLiteral("paste"))->isVisible());
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Porthole"));
}

void MainWindowTest::theClipboardOpensWithOneClick()
{
    QStringList opened;
    connect(m_window.get(), &MainWindow::openRequested, this,
            [&](ConsoleTarget &target) { opened << target.url.displayName(); });
    QApplication::clipboard()->setText(QStringLiteral(" vnc://127.0.0.1:1\n"));
    m_window->findChild<QPushButton *>(QStringLiteral("paste"))->click();
    QCOMPARE(opened.size(), 1);
    QVERIFY(address()->text().isEmpty());
    QApplication::clipboard()->setText(QStringLiteral("dinner at eight?"));
    m_window->findChild<QPushButton *>(QStringLiteral("paste"))->click();
    QCOMPARE(opened.size(), 1);
    QVERIFY(m_window->findChild<QLabel *>(QStringLiteral("reason"))->isVisible());
}

void MainWindowTest::showsThePictureAndTheStatus()
{
    FakeRfbServer server;
    openLive(server);
    QTRY_COMPARE(middleOfTheView(), 0xff204060);
    server.paint(0xffaa5500);
    QTRY_COMPARE(middleOfTheView(), 0xffaa5500);
    QVERIFY(!overlay()->isVisible());
    QTRY_COMPARE(status(),
                 QStringLiteral("Live · 64×48 · vnc://127.0.0.1:%1 · keys go to the console (Ctrl+Alt "
                                "releases)")
                     .arg(server.port()));
    QCOMPARE(m_window->windowTitle(), QStringLiteral("fake — Porthole"));
    QCOMPARE(m_window->tabs().tabText(0), QStringLiteral("fake"));
    QCOMPARE(m_window->tabs().tabBar()->accessibleTabName(0), QStringLiteral("fake, Live"));
}

void MainWindowTest::keysArriveAtTheServer()
{
    FakeRfbServer server;
    openLive(server);
    QVERIFY(page().view().hasFocus());
    key(Qt::Key_A);
    key(Qt::Key_Tab);
    const std::vector<FakeRfbServer::Key> expected{
        {true, 'a'}, {false, 'a'}, {true, 0xff09}, {false, 0xff09}};
    QTRY_COMPARE(server.keys(), expected);
    QTest::mouseClick(page().view().viewport(), Qt::LeftButton);
    QTRY_VERIFY(server.pointers() >= 2);
    page().findChild<QToolButton *>(QStringLiteral("ctrlAltDel"))->click();
    QTRY_COMPARE(server.keys().size(), std::size_t{10});
    QCOMPARE(server.keys()[6], (FakeRfbServer::Key{true, 0xffff}));
    QVERIFY(page().view().hasFocus());
}

void MainWindowTest::theReleaseChordLeadsToTheToolBar()
{
    FakeRfbServer server;
    openLive(server);
    press(Qt::Key_Control);
    press(Qt::Key_Alt);
    release(Qt::Key_Alt);
    QVERIFY(page().view().hasFocus());
    release(Qt::Key_Control);
    QVERIFY(!page().view().hasFocus());
    QVERIFY(page().isAncestorOf(QApplication::focusWidget()));
    QVERIFY(status().endsWith(QLatin1String("click the picture to type")));
    // From there the application's own keys work.
    key(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(address()->hasFocus());
    key(Qt::Key_Escape);
    QVERIFY(page().view().hasFocus());
}

void MainWindowTest::shortcutsAreTheConsolesWhileItIsLive()
{
    FakeRfbServer server;
    openLive(server);
    key(Qt::Key_W, Qt::ControlModifier);
    key(Qt::Key_K, Qt::ControlModifier);
    key(Qt::Key_F10);
    QCOMPARE(m_window->tabs().count(), 1);
    QVERIFY(page().view().hasFocus());
    QVERIFY(!QApplication::activePopupWidget());
    const auto pressed = [&](quint32 keysym) {
        return std::count(server.keys().begin(), server.keys().end(), FakeRfbServer::Key{true, keysym});
    };
    QTRY_COMPARE(pressed(0xffc7), 1);
    QCOMPARE(pressed('w'), 1);
    QCOMPARE(pressed('k'), 1);
}

void MainWindowTest::aPasswordIsAskedForInTheTab()
{
    FakeRfbServer::Script script;
    script.asksPassword = true;
    FakeRfbServer server(script);
    open(server);
    QTRY_COMPARE(page().state(), SessionState::PasswordNeeded);
    auto *field = page().findChild<QLineEdit *>(QStringLiteral("password"));
    QVERIFY(field->isVisible());
    QTRY_VERIFY(field->hasFocus());
    QVERIFY(!QApplication::activeModalWidget());
    for (const char *letter = FakeRfbServer::kPassword; *letter; ++letter)
        QTest::keyClick(m_window->windowHandle(), *letter);
    key(Qt::Key_Return);
    QTRY_COMPARE(page().state(), SessionState::Live);
    QVERIFY(field->text().isEmpty());
    QVERIFY(page().view().hasFocus());
    QTRY_COMPARE(middleOfTheView(), 0xff204060);
}

void MainWindowTest::aLossDimsThePictureAndComesBack()
{
    FakeRfbServer server;
    openLive(server);
    QTRY_COMPARE(middleOfTheView(), 0xff204060);
    server.stop();
    QTRY_VERIFY(overlay()->isVisible());
    QTRY_COMPARE(page().state(), SessionState::Waiting);
    // Still the last frame below, and something darker in front of it.
    QCOMPARE(middleOfTheView(), 0xff204060);
    const QImage page = this->page().grab().toImage();
    const QRgb corner = page.pixel(page.width() / 2, page.height() - 8);
    QVERIFY(qBlue(corner) > 0 && qBlue(corner) < 0x60);
    server.restart();
    server.paint(0xff00aa00);
    QTRY_COMPARE(this->page().state(), SessionState::Live);
    QVERIFY(!overlay()->isVisible());
    QTRY_COMPARE(middleOfTheView(), 0xff00aa00);
}

void MainWindowTest::keysHeldAtALossAreNotHeldAfterwards()
{
    FakeRfbServer server;
    openLive(server);
    press(Qt::Key_Shift);
    QTRY_COMPARE(server.keys().size(), std::size_t{1});
    server.stop();
    QTRY_VERIFY(page().state() != SessionState::Live);
    server.restart();
    QTRY_COMPARE(page().state(), SessionState::Live);
    release(Qt::Key_Shift);
    key(Qt::Key_B);
    QTRY_VERIFY(!server.keys().empty() && server.keys().back() == (FakeRfbServer::Key{false, 'b'}));
    QCOMPARE(server.keys().size(), std::size_t{3});
}

void MainWindowTest::closingATabClosesItsSession()
{
    FakeRfbServer server;
    openLive(server);
    QPointer<ConsoleSession> session = m_registry->sessions().front();
    QSignalSpy closed(m_window.get(), &MainWindow::consoleClosed);
    page().findChild<QToolButton *>(QStringLiteral("fit"))->setFocus();
    key(Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(closed.count(), 1);
    QCOMPARE(m_window->tabs().count(), 0);
    QVERIFY(m_registry->sessions().empty());
    QTRY_VERIFY(!session);
    QTRY_VERIFY(!server.hasClient());
    QVERIFY(m_window->findChild<QPushButton *>(QStringLiteral("paste"))->isVisible());
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Porthole"));
}

void MainWindowTest::aMiddleClickClosesATab()
{
    FakeRfbServer first, second;
    openLive(first);
    openLive(second);
    QTabBar *bar = m_window->tabs().tabBar();
    const QPoint onFirst = bar->tabRect(0).center();
    // Pressed on one tab and let go on the other: a change of mind.
    QTest::mousePress(bar, Qt::MiddleButton, {}, onFirst);
    QTest::mouseRelease(bar, Qt::MiddleButton, {}, bar->tabRect(1).center());
    QCOMPARE(m_window->tabs().count(), 2);
    QTest::mouseClick(bar, Qt::MiddleButton, {}, onFirst);
    QCOMPARE(m_window->tabs().count(), 1);
    QTRY_VERIFY(!first.hasClient());
    QVERIFY(second.hasClient());
}

void MainWindowTest::aClosingButtonClosesItsOwnTab()
{
    FakeRfbServer first, second;
    openLive(first);
    openLive(second);
    auto *button = qobject_cast<QToolButton *>(m_window->tabs().tabBar()->tabButton(0, QTabBar::RightSide));
    QVERIFY(button);
    QCOMPARE(button->accessibleName(), QStringLiteral("Close fake"));
    m_window->tabs().tabBar()->moveTab(0, 1);
    button->click();
    QCOMPARE(m_window->tabs().count(), 1);
    QTRY_VERIFY(!first.hasClient());
    QVERIFY(second.hasClient());
}

void MainWindowTest::tabsMoveAndAreWalkedThrough()
{
    QVERIFY(m_window->tabs().isMovable());
    FakeRfbServer first, second;
    openLive(first);
    openLive(second);
    QCOMPARE(m_window->tabs().currentIndex(), 1);
    page().findChild<QToolButton *>(QStringLiteral("fit"))->setFocus();
    key(Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(m_window->tabs().currentIndex(), 0);
    QVERIFY(!page().view().hasFocus());
    key(Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(m_window->tabs().currentIndex(), 1);
    QTest::mouseClick(m_window->tabs().tabBar(), Qt::LeftButton, {},
                      m_window->tabs().tabBar()->tabRect(0).center());
    QCOMPARE(m_window->tabs().currentIndex(), 0);
    QTRY_VERIFY(page().view().hasFocus());
}

void MainWindowTest::aClosedTabLeavesTheKeyboardWithUs()
{
    FakeRfbServer first, second;
    openLive(first);
    openLive(second);
    page().focusToolBar();
    key(Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(m_window->tabs().count(), 1);
    QCOMPARE(page().state(), SessionState::Live);
    key(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(address()->hasFocus());
    QVERIFY(first.keys().empty());
}

void MainWindowTest::whoTypesAnAddressIsNotInterrupted()
{
    FakeRfbServer first, second, third;
    openLive(first);
    openLive(second);
    page().findChild<QToolButton *>(QStringLiteral("fit"))->setFocus();
    key(Qt::Key_L, Qt::ControlModifier);
    QTest::keyClicks(address(), QStringLiteral("wss://host/?token=se"));
    // A tab closes by itself, another opens: the rest of the token still goes into the field.
    m_registry->close(m_registry->sessions().back()->id());
    QTRY_COMPARE(m_window->tabs().count(), 1);
    QVERIFY(address()->hasFocus());
    openLive(third);
    QVERIFY(address()->hasFocus());
}

void MainWindowTest::aTabGoesWithItsSession()
{
    FakeRfbServer server;
    openLive(server);
    QSignalSpy closed(m_window.get(), &MainWindow::consoleClosed);
    m_registry->close(m_registry->sessions().front()->id());
    QTRY_COMPARE(m_window->tabs().count(), 0);
    QCOMPARE(closed.count(), 0);
}

void MainWindowTest::aHiddenTabAsksForNothing()
{
    FakeRfbServer hidden, shown;
    openLive(hidden);
    QTRY_COMPARE(middleOfTheView(), 0xff204060);
    openLive(shown);
    // One request is on its way already; what it brings lies in the mailbox unseen.
    hidden.paint(0xff000011);
    ConsoleSession *session = m_registry->sessions().front();
    QTRY_VERIFY(!session->frames().seen());
    const std::size_t requests = hidden.requests().size();
    hidden.paint(0xff000022);
    shown.paint(0xff00ff00);
    QTRY_COMPARE(middleOfTheView(), 0xff00ff00);
    QCOMPARE(hidden.requests().size(), requests);
    // Shown again it catches up.
    m_window->tabs().setCurrentIndex(0);
    QTRY_COMPARE(middleOfTheView(), 0xff000022);
}

void MainWindowTest::titlesOfPeersAreShownAsTheyAre()
{
    FakeRfbServer::Script script;
    script.name = "<b>R&D</b>[*]";
    FakeRfbServer server(script);
    openLive(server);
    QCOMPARE(m_window->tabs().tabText(0), QStringLiteral("<b>R&&D</b>[*]"));
    QVERIFY(m_window->tabs().tabToolTip(0).contains(QLatin1String("&lt;b&gt;R&amp;D")));
    QVERIFY(m_window->windowTitle().startsWith(QLatin1String("<b>R&D</b>[*][*]")));
}

void MainWindowTest::aDyingWindowIsQuiet()
{
    FakeRfbServer server;
    openLive(server);
    press(Qt::Key_Shift);
    m_window.reset();
    QCOMPARE(m_registry->sessions().size(), std::size_t{1});
    // The session lives on with nobody to show it.
    server.paint(0xff00ff00);
    QCoreApplication::sendPostedEvents();
}

void MainWindowTest::everyControlIsNamedAndReachable()
{
    FakeRfbServer server;
    openLive(server);
    for (const QAbstractButton *button : m_window->findChildren<QAbstractButton *>()) {
        if (!button->isVisible() || button->inherits("QLineEditIconButton"))
            continue;
        const QString name = button->accessibleName().isEmpty() ? button->text() : button->accessibleName();
        QVERIFY2(!name.isEmpty(), qPrintable(button->objectName()));
    }
    // Tab walks through the tool bar and the header and comes around to the picture.
    page().findChild<QToolButton *>(QStringLiteral("fit"))->setFocus();
    QSet<QWidget *> visited;
    for (int step = 0; step < 30 && !page().view().hasFocus(); ++step) {
        visited << QApplication::focusWidget();
        key(Qt::Key_Tab);
    }
    QVERIFY(page().view().hasFocus());
    for (const char *name : {"fit", "ctrlAltDel", "keys", "picture"})
        QVERIFY2(visited.contains(page().findChild<QToolButton *>(QLatin1String(name))), name);
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::MainWindowTest)
#include "MainWindowTest.moc"
