#include "SidebarFixture.h"
#include "ui/ConsolePage.h"
#include "ui/PageTabs.h"
#include "ui/sidebar/OpenPages.h"
#include "ui/sidebar/RowPainter.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>

namespace porthole::ui {

/// The tree of clouds in its window, with real clicks and keys.
class SidebarTest : public SidebarFixture {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsAskedForByItself();
    void openingACloudUpSignsIn();
    void openingAProjectUpListsIt();
    void aDoubleClickOpensTheConsole();
    void enterOpensTheConsole();
    void whatIsOpenComesToTheFront();
    void theFilterFollowsTheKeys();
    void theFilterBringsBackWhatWasOpen();
    void refreshingAsksForThatScope();
    void openPagesAreListed();
    void openPagesAreClosedFromTheList();
    void theSidebarGoesAndComes();
    void aBrokenEntryIsNotOpened();
    void everyControlHasAName();
};

void SidebarTest::nothingIsAskedForByItself()
{
    QSignalSpy opened(&sidebar(), &Sidebar::cloudOpenRequested);
    QSignalSpy listed(&sidebar(), &Sidebar::scopeOpenRequested);
    filterField()->setFocus();
    QTest::keyClicks(filterField(), QStringLiteral("corp"));
    filterField()->setText(QString());
    tree().setCurrentIndex(m_clouds->indexOfCloud(kCorp));
    m_clouds->addCloud({QStringLiteral("another"), {}, {}, {}});
    QCOMPARE(opened.count(), 0);
    QCOMPARE(listed.count(), 0);
}

void SidebarTest::openingACloudUpSignsIn()
{
    QSignalSpy opened(&sidebar(), &Sidebar::cloudOpenRequested);
    clickExpander(m_clouds->indexOfCloud(kCorp));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().toString(), kCorp);
    // The keys do the same.
    tree().setFocus();
    tree().setCurrentIndex(m_clouds->indexOfCloud(QStringLiteral("spare")));
    key(Qt::Key_Right);
    QCOMPARE(opened.count(), 2);
    m_clouds->addCloud({QStringLiteral("fourth"), {}, {}, {}});
    tree().setCurrentIndex(m_clouds->indexOfCloud(QStringLiteral("fourth")));
    key(Qt::Key_Return);
    QCOMPARE(opened.count(), 3);
}

void SidebarTest::openingAProjectUpListsIt()
{
    QSignalSpy listed(&sidebar(), &Sidebar::scopeOpenRequested);
    clickExpander(m_clouds->indexOfCloud(kLab));
    QCOMPARE(listed.count(), 0);
    clickExpander(m_clouds->indexOfScope(kLab, kSecond));
    QCOMPARE(listed.count(), 1);
    QCOMPARE(listed.first().at(1).value<CloudScope>(), kSecond);
    clickExpander(m_clouds->indexOfScope(kLab, kDemo));
    QCOMPARE(listed.count(), 1); // it is listed already
}

void SidebarTest::aDoubleClickOpensTheConsole()
{
    showServers();
    QSignalSpy opened(m_window.get(), &MainWindow::serverOpenRequested);
    const QPoint at = middleOf(m_clouds->indexOf(demoServer(QStringLiteral("s2"))));
    QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(opened.count(), 0);
    QTest::mouseDClick(tree().viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().value<ServerRef>(), demoServer(QStringLiteral("s2")));
}

void SidebarTest::enterOpensTheConsole()
{
    choose("s4");
    QSignalSpy opened(m_window.get(), &MainWindow::serverOpenRequested);
    key(Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().value<ServerRef>(), demoServer(QStringLiteral("s4")));
}

void SidebarTest::whatIsOpenComesToTheFront()
{
    auto *page = new ConsolePage;
    page->setAddress(QStringLiteral("lab/web-01"));
    auto *other = new ConsolePage;
    m_window->addPage(page);
    m_window->addPage(other);
    QSignalSpy opened(m_window.get(), &MainWindow::serverOpenRequested);
    choose("s1");
    key(Qt::Key_Return);
    QCOMPARE(opened.count(), 0);
    QCOMPARE(m_window->tabs().current(), page);
}

void SidebarTest::theFilterFollowsTheKeys()
{
    key(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(filterField()->hasFocus());
    type(QStringLiteral("running web"));
    QCoreApplication::sendPostedEvents();
    // The matches are there to be seen, in a cloud that was closed up.
    const QModelIndex first = m_clouds->indexOf(demoServer(QStringLiteral("s1")));
    QVERIFY(tree().visualRect(first).isValid());
    QVERIFY(tree().viewport()->rect().contains(tree().visualRect(first)));
    QVERIFY(!m_clouds->indexOf(demoServer(QStringLiteral("s4"))).isValid());
    key(Qt::Key_Down);
    QVERIFY(tree().hasFocus());
    QCOMPARE(tree().currentServer(), std::optional(demoServer(QStringLiteral("s1"))));
    key(Qt::Key_Down);
    QCOMPARE(tree().currentServer(), std::optional(demoServer(QStringLiteral("s2"))));
    key(Qt::Key_Escape);
    QVERIFY(filterField()->text().isEmpty());
    QCOMPARE(m_clouds->rowCount(m_clouds->indexOfScope(kLab, kDemo)), 11);
    // Enter in the field opens the first of what was found.
    QSignalSpy opened(m_window.get(), &MainWindow::serverOpenRequested);
    key(Qt::Key_F, Qt::ControlModifier);
    tree().setCurrentIndex({});
    type(QStringLiteral("db"));
    key(Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().value<ServerRef>(), demoServer(QStringLiteral("s4")));
    type(QStringLiteral("nowhere"));
    QVERIFY(find<QLabel>("nothingMatches")->isVisible());
    key(Qt::Key_Escape);
    QVERIFY(!find<QLabel>("nothingMatches")->isVisible());
}

void SidebarTest::theFilterBringsBackWhatWasOpen()
{
    clickExpander(m_clouds->indexOfCloud(kLab));
    QVERIFY(!tree().isExpanded(m_clouds->indexOfScope(kLab, kDemo)));
    filterField()->setText(QStringLiteral("web"));
    QVERIFY(tree().isExpanded(m_clouds->indexOfScope(kLab, kDemo)));
    filterField()->setText(QString());
    QVERIFY(tree().isExpanded(m_clouds->indexOfCloud(kLab)));
    QVERIFY(!tree().isExpanded(m_clouds->indexOfScope(kLab, kDemo)));
}

void SidebarTest::refreshingAsksForThatScope()
{
    QSignalSpy refreshed(&sidebar(), &Sidebar::refreshRequested);
    choose("s1");
    key(Qt::Key_F5);
    QCOMPARE(refreshed.count(), 1);
    QCOMPARE(refreshed.first().at(1).value<CloudScope>(), kDemo);
    trigger("refresh");
    QCOMPARE(refreshed.count(), 2);
}

void SidebarTest::openPagesAreListed()
{
    auto *list = find<OpenPagesView>("openPages");
    QVERIFY(!list->isVisible());
    for (const char *title : {"one", "two"}) {
        auto *page = new ConsolePage;
        m_window->addPage(page);
        page->setTitle(QLatin1String(title));
        page->showState(SessionState::Live, std::nullopt);
    }
    QVERIFY(list->isVisible());
    QCOMPARE(list->model()->rowCount(), 2);
    const QModelIndex first = list->model()->index(0, 0);
    QCOMPARE(first.data().toString(), QStringLiteral("one"));
    QVERIFY(first.data(OpenPages::DetailRole).toString().startsWith(QLatin1String("Live")));
    QCOMPARE(list->currentIndex().row(), 1);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(first).center());
    QCOMPARE(m_window->tabs().currentIndex(), 0);
    m_window->tabs().tabBar()->moveTab(0, 1);
    QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("two"));
}

void SidebarTest::openPagesAreClosedFromTheList()
{
    auto *list = find<OpenPagesView>("openPages");
    for (const char *title : {"one", "two", "three"}) {
        auto *page = new ConsolePage;
        m_window->addPage(page);
        page->setTitle(QLatin1String(title));
    }
    const QRect row = list->visualRect(list->model()->index(0, 0));
    const QPoint cross = closeRect(row, Qt::LeftToRight).center();
    // Let go elsewhere: a change of mind.
    QTest::mousePress(list->viewport(), Qt::LeftButton, {}, cross);
    QTest::mouseRelease(list->viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(m_window->tabs().count(), 3);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, cross);
    QCOMPARE(m_window->tabs().count(), 2);
    QCOMPARE(m_window->tabs().page(0)->title(), QStringLiteral("two"));
    list->setFocus();
    list->setCurrentIndex(list->model()->index(1, 0));
    key(Qt::Key_Delete);
    QCOMPARE(m_window->tabs().count(), 1);
    QVERIFY(list->hasFocus());
}

void SidebarTest::theSidebarGoesAndComes()
{
    QVERIFY(sidebar().isVisible());
    tree().setFocus();
    key(Qt::Key_B, Qt::ControlModifier);
    QVERIFY(!sidebar().isVisible());
    QVERIFY(find<QLineEdit>("address")->hasFocus());
    // News do not bring back what was put away.
    m_clouds->setState(kCorp, CloudState::SigningIn, {}, {});
    QVERIFY(!sidebar().isVisible());
    QTest::mouseClick(find<QToolButton>("sidebar"), Qt::LeftButton);
    QVERIFY(sidebar().isVisible());
    QVERIFY(filterField()->hasFocus());
    // Where there are no clouds there is nothing to show.
    CloudTreeModel none;
    MainWindow window(*m_theme, none);
    QVERIFY(window.sidebar().isHidden());
    none.addCloud({kLab, {}, {}, {}});
    QVERIFY(!window.sidebar().isHidden());
}

void SidebarTest::aBrokenEntryIsNotOpened()
{
    m_clouds->addCloud({QStringLiteral("half"), {}, {}, QStringLiteral("it has no auth_url")});
    QSignalSpy opened(&sidebar(), &Sidebar::cloudOpenRequested);
    tree().setFocus();
    tree().setCurrentIndex(m_clouds->indexOfCloud(QStringLiteral("half")));
    key(Qt::Key_Return);
    QCOMPARE(opened.count(), 0);
}

void SidebarTest::everyControlHasAName()
{
    m_clouds->setState(kCorp, CloudState::SigningIn, {}, {});
    m_clouds->setState(kCorp, CloudState::SecretNeeded, {}, QStringLiteral("password"));
    choose("s1");
    trigger(nameOfAction(ServerAction::Stop));
    for (const QWidget *widget : sidebar().findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const QString name =
            button && widget->accessibleName().isEmpty() ? button->text() : widget->accessibleName();
        if (qobject_cast<const QLabel *>(widget) || widget->inherits("QLineEditIconButton"))
            continue;
        QVERIFY2(!name.isEmpty(),
                 qPrintable(widget->objectName() + QLatin1String(widget->metaObject()->className())));
    }
    const QModelIndex web = m_clouds->indexOf(demoServer(QStringLiteral("s1")));
    QCOMPARE(web.data(Qt::AccessibleTextRole).toString(), QStringLiteral("web-01, Running · 10.20.0.11"));
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::SidebarTest)
#include "SidebarTest.moc"
