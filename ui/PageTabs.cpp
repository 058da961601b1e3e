#include "ui/PageTabs.h"

#include "ui/Icons.h"
#include "ui/PageWindow.h"
#include "ui/PeerText.h"
#include "ui/TabPage.h"

#include <QMenu>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QTabBar>
#include <QToolButton>
#include <utility>

namespace porthole::ui {

PageTabs::PageTabs(QWidget *parent)
    : QTabWidget(parent)
{
    setDocumentMode(true);
    setMovable(true);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideRight);
    setAccessibleName(tr("Open tabs"));
    tabBar()->setExpanding(false);
    tabBar()->setAccessibleName(tr("Open tabs"));
    tabBar()->installEventFilter(this);
    tabBar()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(tabBar(), &QTabBar::customContextMenuRequested, this, &PageTabs::showMenu);
    connect(tabBar(), &QTabBar::tabMoved, this, &PageTabs::pagesChanged);
    connect(this, &QTabWidget::currentChanged, this, &PageTabs::labelAll); // what is seen has no mark
}

PageTabs::~PageTabs() { qDeleteAll(std::exchange(m_windows, {})); }

void PageTabs::hideWindows()
{
    for (PageWindow *window : std::as_const(m_windows))
        window->hide();
}

void PageTabs::tabInserted(int index)
{
    QTabWidget::tabInserted(index);
    if (!m_replacing)
        Q_EMIT pagesChanged();
}

void PageTabs::tabRemoved(int index)
{
    QTabWidget::tabRemoved(index);
    if (!m_replacing)
        Q_EMIT pagesChanged();
}

void PageTabs::add(TabPage *page)
{
    const int index = addTab(page, QString());
    auto *close = new QToolButton;
    close->setObjectName(QStringLiteral("tabClose"));
    close->setIcon(icon(QLatin1StringView("close"), IconColour::Muted));
    close->setFocusPolicy(Qt::NoFocus); // Ctrl+W and the menu do it from the keyboard
    tabBar()->setTabButton(index, QTabBar::RightSide, close);
    connect(close, &QToolButton::clicked, page, [this, page] { Q_EMIT closePageRequested(page); });
    connect(page, &TabPage::titleChanged, this, [this, page] { label(page); });
    connect(page, &TabPage::stateChanged, this, [this, page] { label(page); });
    label(page);
    setCurrentIndex(index);
}

void PageTabs::remove(TabPage *page)
{
    const int index = indexOf(page);
    if (index < 0)
        return;
    QWidget *const shown = widget(index);
    removeTab(index);
    if (PageWindow *window = m_windows.take(page)) {
        window->take();
        window->deleteLater(); // the button that was pressed may be in it
        shown->deleteLater();
    }
}

TabPage *PageTabs::current() const { return page(currentIndex()); }

TabPage *PageTabs::page(int index) const
{
    if (const auto *elsewhere = qobject_cast<PageElsewhere *>(widget(index)))
        return elsewhere->page();
    return qobject_cast<TabPage *>(widget(index));
}

int PageTabs::indexOf(const TabPage *page) const
{
    for (int index = 0; index < count(); ++index) {
        if (this->page(index) == page)
            return index;
    }
    return -1;
}

void PageTabs::bringToFront(TabPage *page)
{
    setCurrentIndex(indexOf(page));
    if (PageWindow *window = m_windows.value(page)) {
        window->show();
        window->raise();
        window->activateWindow();
    }
}

void PageTabs::replace(int index, QWidget *widget)
{
    const bool current = currentIndex() == index;
    m_replacing = true;
    const QSignalBlocker quiet(this); // currentChanged() would tell of a neighbour
    QWidget *const close = tabBar()->tabButton(index, QTabBar::RightSide);
    tabBar()->setTabButton(index, QTabBar::RightSide, nullptr);
    removeTab(index);
    insertTab(index, widget, QString());
    close->setParent(tabBar());
    tabBar()->setTabButton(index, QTabBar::RightSide, close);
    close->show();
    if (current)
        setCurrentIndex(index);
    m_replacing = false;
    label(page(index));
}

void PageTabs::detach(TabPage *page)
{
    const int index = indexOf(page);
    if (index < 0 || isDetached(page))
        return;
    auto *elsewhere = new PageElsewhere(page);
    replace(index, elsewhere);
    auto *window = new PageWindow(page, this->window()->windowIcon());
    m_windows.insert(page, window);
    // Queued: what was pressed is in what goes.
    connect(
        elsewhere, &PageElsewhere::backRequested, this, [this, page] { attach(page); }, Qt::QueuedConnection);
    connect(elsewhere, &PageElsewhere::showRequested, this, [this, page] { bringToFront(page); });
    connect(
        window, &PageWindow::backRequested, this, [this, page] { attach(page); }, Qt::QueuedConnection);
    window->show();
    page->takeFocus();
    Q_EMIT pageChanged(page);
}

void PageTabs::attach(TabPage *page)
{
    PageWindow *const window = m_windows.take(page);
    if (!window)
        return;
    const int index = indexOf(page);
    QWidget *const elsewhere = widget(index);
    replace(index, window->take());
    elsewhere->deleteLater();
    window->deleteLater();
    setCurrentIndex(index);
    page->window()->activateWindow();
    page->takeFocus();
    Q_EMIT pageChanged(page);
}

void PageTabs::showMenu(const QPoint &position)
{
    TabPage *const page = this->page(tabBar()->tabAt(position));
    if (!page)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (isDetached(page))
        connect(menu->addAction(tr("Bring back from its window\tCtrl+Shift+M")), &QAction::triggered, page,
                [this, page] { attach(page); });
    else
        connect(menu->addAction(tr("Into a window of its own\tCtrl+Shift+M")), &QAction::triggered, page,
                [this, page] { detach(page); });
    menu->addSeparator();
    connect(menu->addAction(tr("Close\tCtrl+W")), &QAction::triggered, page,
            [this, page] { Q_EMIT closePageRequested(page); });
    menu->popup(tabBar()->mapToGlobal(position));
}

void PageTabs::step(int direction)
{
    if (count() > 0)
        setCurrentIndex((currentIndex() + direction + count()) % count());
}

void PageTabs::label(TabPage *page)
{
    const int index = indexOf(page);
    if (index < 0)
        return;
    const bool waits = page->needsAttention() && index != currentIndex();
    const QString described = waits ? tr("%1, %2, waits for you").arg(page->title(), page->stateText())
                                    : tr("%1, %2").arg(page->title(), page->stateText());
    setTabText(index, waits ? tr("\u25cf %1").arg(mnemonicFree(page->title())) : mnemonicFree(page->title()));
    setTabIcon(index, page->stateIcon());
    setTabToolTip(index,
                  toolTipText(tr("%1 · %2 · %3").arg(page->title(), page->stateText(), page->address())));
    tabBar()->setAccessibleTabName(index, described);
    if (QWidget *close = tabBar()->tabButton(index, QTabBar::RightSide)) {
        close->setAccessibleName(tr("Close %1").arg(page->title()));
        close->setToolTip(toolTipText(tr("Close this tab (Ctrl+W)")));
    }
    Q_EMIT pageChanged(page);
}

void PageTabs::labelAll()
{
    for (int index = 0; index < count(); ++index) {
        if (TabPage *page = this->page(index))
            label(page);
    }
}

bool PageTabs::eventFilter(QObject *watched, QEvent *event)
{
    const bool press = event->type() == QEvent::MouseButtonPress;
    if (press || event->type() == QEvent::MouseButtonRelease) {
        const auto &mouse = *static_cast<QMouseEvent *>(event);
        if (mouse.button() == Qt::MiddleButton) {
            const int tab = tabBar()->tabAt(mouse.position().toPoint());
            if (press)
                m_middlePressed = tab;
            else if (tab >= 0 && tab == m_middlePressed)
                Q_EMIT closePageRequested(page(tab));
            return true;
        }
    }
    return QTabWidget::eventFilter(watched, event);
}

} // namespace porthole::ui
