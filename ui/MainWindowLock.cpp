// What the window does about being locked: everything that it shows goes behind a page that names nothing.

#include "ui/AddressBar.h"
#include "ui/ConsolePage.h"
#include "ui/LockCurtain.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/PeerText.h"
#include "ui/RestoredPage.h"
#include "ui/TabPage.h"

#include <QCoreApplication>
#include <QVBoxLayout>
#include <utility>

namespace porthole::ui {

void MainWindow::setLocked(const std::optional<LockView> &view)
{
    if (!view) {
        if (!m_lockPage)
            return;
        m_curtain->lift();
        m_curtain.reset();
        m_content->show();
        delete std::exchange(m_lockPage, nullptr);
        nameWindow();
        noteSeen();
        return focusControls();
    }
    if (!m_lockPage) {
        m_address->forget();
        m_lockPage = new LockPage;
        connect(m_lockPage, &LockPage::unlockRequested, this, &MainWindow::unlockWanted,
                Qt::QueuedConnection);
        connect(m_lockPage, &LockPage::quitRequested, this, &QWidget::close, Qt::QueuedConnection);
        m_content->hide();
        layout()->addWidget(m_lockPage);
        m_lockPage->show();
        m_lockPage->setFocus(Qt::OtherFocusReason);
        m_curtain = std::make_unique<LockCurtain>(*this);
        nameWindow();
    }
    LockView shown = *view;
    shown.openTabs = m_tabs->count();
    m_lockPage->setView(shown);
}

/// The title tells what is in front, unless nobody is to know.
void MainWindow::nameWindow()
{
    const QString name = QCoreApplication::translate("porthole::ui::MainWindow", "Porthole");
    if (isLocked())
        return setWindowTitle(tr("Locked — %1").arg(name));
    const TabPage *page = m_tabs->count() > 0 ? m_tabs->current() : nullptr;
    setWindowTitle(page ? windowTitleText(tr("%1 — %2").arg(page->title(), name)) : name);
}

void MainWindow::disconnectTabs()
{
    QList<RestoredPage *> again;
    QList<TabPage *> closing;
    for (int index = 0; index < m_tabs->count(); ++index) {
        TabPage *const page = m_tabs->page(index);
        // One of the last run that nobody has wanted yet is no connection.
        if (const auto *idle = qobject_cast<RestoredPage *>(page); idle && !idle->isWanted())
            continue;
        const QList<OpenTab> opens = page->reopenings();
        // A console whose link is good once is a connection too, and what is none stays.
        const bool isConnection = !opens.isEmpty() || qobject_cast<ConsolePage *>(page);
        if (!isConnection || page->asksBeforeClosing())
            continue;
        for (const OpenTab &tab : opens)
            again << new RestoredPage(tab, Disconnected::ByLocking);
        closing << page;
    }
    for (TabPage *page : closing)
        closePage(page);
    addRestored(again);
}

} // namespace porthole::ui
