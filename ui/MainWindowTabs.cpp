// What the window does about tabs: those that were open when the program ended last, and windows of their
// own.

#include "ui/AddressBar.h"
#include "ui/FormPage.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/RestoredPage.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/hosts/KnownHosts.h"

#include <QApplication>
#include <QTabBar>

#include <algorithm>
#include <utility>

namespace porthole::ui {

void MainWindow::closeEvent(QCloseEvent *event)
{
    for (int index = 0; index < m_tabs->count() && !isLocked(); ++index) {
        auto *const form = qobject_cast<FormPage *>(m_tabs->page(index));
        if (!form || !form->asksBeforeClosing())
            continue;
        bringToFront(form);
        return event->ignore();
    }
    m_tabs->hideWindows();
    QWidget::closeEvent(event);
}

QList<OpenTab> MainWindow::openTabs() const
{
    QList<OpenTab> all;
    for (int index = 0; index < m_tabs->count(); ++index)
        all << m_tabs->page(index)->reopenings();
    return all;
}

QList<RestoredPage *> MainWindow::restoredPages() const
{
    QList<RestoredPage *> pages;
    for (int index = 0; index < m_tabs->count(); ++index) {
        if (auto *page = qobject_cast<RestoredPage *>(m_tabs->page(index)))
            pages << page;
    }
    return pages;
}

void MainWindow::restore(const QList<OpenTab> &tabs)
{
    QList<RestoredPage *> pages;
    for (const OpenTab &tab : tabs)
        pages << new RestoredPage(tab);
    addRestored(pages);
}

void MainWindow::addRestored(const QList<RestoredPage *> &pages)
{
    TabPage *const front = m_tabs->count() > 0 ? m_tabs->current() : nullptr;
    for (RestoredPage *page : pages) {
        connect(page, &RestoredPage::connectRequested, this, [this, page] { reopen(page); });
        connect(page, &RestoredPage::connectAllRequested, this, [this] {
            for (RestoredPage *each : restoredPages())
                reopen(each);
        });
        connect(page, &RestoredPage::closeAllRequested, this, [this] {
            for (RestoredPage *each : restoredPages())
                closePage(each);
        });
        addPage(page);
    }
    if (pages.isEmpty())
        return;
    // Queued: a page that came may say only then what it shows.
    connect(m_tabs, &PageTabs::pagesChanged, this, &MainWindow::settleRestored,
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::UniqueConnection));
    settleRestored();
    // What was asked for meanwhile stays in front.
    m_tabs->setCurrentIndex(m_tabs->indexOf(front ? front : restoredPages().first()));
}

void MainWindow::reopen(RestoredPage *page)
{
    if (page->isWanted())
        return;
    const OpenTab &tab = page->tab();
    if (!isReady(tab) && !m_cloudsExpected)
        return tellUnknownCloud(tab.server.cloud);
    page->want();
    if (isReady(tab))
        reopen(tab);
    // What comes to the front because it is open already is its page too; later: the button is its own.
    QMetaObject::invokeMethod(this, &MainWindow::settleRestored, Qt::QueuedConnection);
}

/// A server is its cloud's, which may not be known yet, or not any more.
bool MainWindow::isReady(const OpenTab &tab) const
{
    return tab.kind != OpenTab::Kind::Server || m_clouds.cloud(tab.server.cloud);
}

void MainWindow::setCloudsExpected(bool expected)
{
    if (!std::exchange(m_cloudsExpected, expected) || expected)
        return;
    settleRestored(); // those that are there need not be asked for again
    for (RestoredPage *page : restoredPages()) {
        if (!page->isWanted() || page->tab().kind != OpenTab::Kind::Server)
            continue;
        page->giveUp();
        reopen(page);
    }
    settleRestored();
}

// One line a kind and no default, so that the compiler asks what a new one does.
void MainWindow::reopen(const OpenTab &tab)
{
    const auto saved = m_hosts->find(tab.host);
    const auto address = HostAddress::parse(tab.address);
    SavedHost host = saved.value_or(SavedHost());
    if (!saved && address) {
        host.host = address->host;
        host.port = address->port;
        host.user = address->user;
    }
    switch (tab.kind) {
    case OpenTab::Kind::Host:
        return connectTo(host);
    case OpenTab::Kind::Files:
        return browseFiles(host, tab.folder);
    case OpenTab::Kind::Gateway:
    case OpenTab::Kind::Console:
        return m_address->submit(tab.address);
    case OpenTab::Kind::Server:
        return openServer(tab.server);
    }
}

/// A page that shows what a restored one has asked for takes its place, in the order of the tabs.
void MainWindow::settleRestored()
{
    for (RestoredPage *restored : restoredPages()) {
        if (!restored->isWanted())
            continue;
        for (int index = 0; index < m_tabs->count(); ++index) {
            TabPage *page = m_tabs->page(index);
            const QList<OpenTab> shown = page->reopenings();
            const bool takesItsPlace = !qobject_cast<RestoredPage *>(page) &&
                                       std::any_of(shown.begin(), shown.end(), [&](const OpenTab &tab) {
                                           return tab.leadsWhere(restored->tab());
                                       });
            if (!takesItsPlace)
                continue;
            m_tabs->tabBar()->moveTab(index, m_tabs->indexOf(restored));
            closePage(restored);
            break;
        }
    }
    const QList<RestoredPage *> left = restoredPages();
    const auto waiting =
        std::count_if(left.begin(), left.end(), [](const RestoredPage *page) { return !page->isWanted(); });
    for (RestoredPage *page : left)
        page->setCount(static_cast<int>(waiting));
}

/// Into a window of its own, or back from there.
void MainWindow::detachCurrent()
{
    TabPage *const page = m_tabs->count() > 0 ? m_tabs->current() : nullptr;
    if (!page)
        return;
    if (m_tabs->isDetached(page))
        m_tabs->attach(page);
    else
        m_tabs->detach(page);
}

/// Whether a page begins to wait for somebody, and what has come to its end in it.
void MainWindow::watch(TabPage *page)
{
    connect(page, &TabPage::stateChanged, this, [this, page, waited = false]() mutable {
        const bool waits = page->needsAttention();
        if (waits && !std::exchange(waited, waits))
            tellIfUnseen(*page, tr("It waits for an answer of yours."));
        waited = waits;
    });
    connect(page, &TabPage::finished, this,
            [this, page](const QString &words) { tellIfUnseen(*page, words); });
}

void MainWindow::tellIfUnseen(TabPage &page, const QString &words)
{
    if (isLocked()) {
        // Neither names nor what became of them are for whoever stands before a locked window.
        const QString name = QCoreApplication::translate("porthole::ui::MainWindow", "Porthole");
        return Q_EMIT happenedUnseen(name, tr("Something has happened in a tab. It is locked."), &page);
    }
    if (page.window()->isActiveWindow())
        return;
    QApplication::alert(page.window());
    Q_EMIT happenedUnseen(page.title(), words, &page);
}

/// Another tab or another window has come to the front.
void MainWindow::noteSeen()
{
    if (isLocked())
        return;
    for (int index = 0; index < m_tabs->count(); ++index) {
        TabPage *const page = m_tabs->page(index);
        const bool isInFront = m_tabs->isDetached(page) || page == m_tabs->current();
        if (isInFront && page->window()->isActiveWindow())
            Q_EMIT pageSeen(page);
    }
}

void MainWindow::showPage(TabPage *page)
{
    if (m_tabs->indexOf(page) >= 0)
        bringToFront(page);
}

} // namespace porthole::ui
