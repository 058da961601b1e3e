#include "SidebarFixture.h"
#include "ui/Icons.h"
#include "ui/PageTabs.h"
#include "ui/TabPage.h"

#include <QSignalSpy>
#include <QTabBar>

namespace porthole::ui {

namespace {

/// A page that waits for somebody when it is told to.
class WaitingPage : public TabPage {
public:
    explicit WaitingPage(const char *title) { setTitle(QString::fromLatin1(title)); }

    void wait(bool waits)
    {
        m_waits = waits;
        Q_EMIT stateChanged();
    }
    bool needsAttention() const override { return m_waits; }
    QString stateText() const override { return m_waits ? QStringLiteral("Asking") : QStringLiteral("Open"); }
    QIcon stateIcon() const override { return {}; }
    QString statusText() const override { return {}; }
    void takeFocus() override {}
    void focusToolBar() override {}

private:
    bool m_waits = false;
};

} // namespace

/// Tabs that wait for somebody: marked while they are behind another, and told of while nobody looks.
class AttentionTest : public SidebarFixture {
    Q_OBJECT
private Q_SLOTS:
    void aTabBehindAnotherIsMarked();
    void whoLooksIsNotTold();
    void whoLooksElsewhereIsToldOnce();
    void whatHasFinishedIsTold();
    void whatIsLookedAtIsKnown();

private:
    WaitingPage *add(const char *title)
    {
        auto *page = new WaitingPage(title);
        m_window->addPage(page);
        return page;
    }
    QString text(int tab) const { return m_window->tabs().tabText(tab); }
    QString spoken(int tab) const { return m_window->tabs().tabBar()->accessibleTabName(tab); }
};

void AttentionTest::aTabBehindAnotherIsMarked()
{
    WaitingPage *first = add("first");
    add("second");
    first->wait(true);
    QCOMPARE(text(0), QStringLiteral("\u25cf first"));
    QCOMPARE(spoken(0), QStringLiteral("first, Asking, waits for you"));
    m_window->tabs().setCurrentIndex(0); // it is seen
    QCOMPARE(text(0), QStringLiteral("first"));
    m_window->tabs().setCurrentIndex(1); // and still waits
    QCOMPARE(text(0), QStringLiteral("\u25cf first"));
    first->wait(false);
    QCOMPARE(text(0), QStringLiteral("first"));
    QCOMPARE(spoken(0), QStringLiteral("first, Open"));
}

void AttentionTest::whoLooksIsNotTold()
{
    QSignalSpy told(m_window.get(), &MainWindow::happenedUnseen);
    add("first")->wait(true);
    QVERIFY(m_window->isActiveWindow());
    QVERIFY(told.isEmpty());
}

void AttentionTest::whoLooksElsewhereIsToldOnce()
{
    WaitingPage *page = add("first");
    QSignalSpy told(m_window.get(), &MainWindow::happenedUnseen);
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    page->wait(true);
    page->wait(true); // another question
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().first().toString(), QStringLiteral("first"));
    page->wait(false);
    page->wait(true);
    QCOMPARE(told.size(), 2);
}

void AttentionTest::whatHasFinishedIsTold()
{
    WaitingPage *page = add("first");
    QSignalSpy told(m_window.get(), &MainWindow::happenedUnseen);
    Q_EMIT page->finished(QStringLiteral("All is done."));
    QVERIFY(told.isEmpty());
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    Q_EMIT page->finished(QStringLiteral("All is done."));
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().at(1).toString(), QStringLiteral("All is done."));
}

/// So that the desktop need not go on telling of it.
void AttentionTest::whatIsLookedAtIsKnown()
{
    WaitingPage *first = add("first");
    WaitingPage *second = add("second");
    QSignalSpy seen(m_window.get(), &MainWindow::pageSeen);
    const auto last = [&] { return seen.isEmpty() ? nullptr : seen.last().first().value<TabPage *>(); };
    m_window->tabs().setCurrentIndex(0);
    QTRY_COMPARE(last(), static_cast<TabPage *>(first));
    m_window->showPage(second); // where a notification leads
    QCOMPARE(m_window->tabs().current(), static_cast<TabPage *>(second));
    QTRY_COMPARE(last(), static_cast<TabPage *>(second));
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::AttentionTest)
#include "AttentionTest.moc"
