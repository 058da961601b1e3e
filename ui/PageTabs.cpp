#include "ui/PageTabs.h"

#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/TabPage.h"

#include <QMouseEvent>
#include <QTabBar>
#include <QToolButton>

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
    connect(tabBar(), &QTabBar::tabMoved, this, &PageTabs::pagesChanged);
}

void PageTabs::tabInserted(int index)
{
    QTabWidget::tabInserted(index);
    Q_EMIT pagesChanged();
}

void PageTabs::tabRemoved(int index)
{
    QTabWidget::tabRemoved(index);
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
    if (index >= 0)
        removeTab(index);
}

TabPage *PageTabs::current() const { return qobject_cast<TabPage *>(currentWidget()); }

TabPage *PageTabs::page(int index) const { return qobject_cast<TabPage *>(widget(index)); }

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
    const QString described = tr("%1, %2").arg(page->title(), page->stateText());
    setTabText(index, mnemonicFree(page->title()));
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
