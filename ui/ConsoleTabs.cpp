#include "ui/ConsoleTabs.h"

#include "ui/ConsolePage.h"
#include "ui/Icons.h"
#include "ui/PeerText.h"

#include <QMouseEvent>
#include <QTabBar>
#include <QToolButton>

namespace porthole::ui {

ConsoleTabs::ConsoleTabs(QWidget *parent)
    : QTabWidget(parent)
{
    setDocumentMode(true);
    setMovable(true);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideRight);
    setAccessibleName(tr("Open consoles"));
    tabBar()->setExpanding(false);
    tabBar()->setAccessibleName(tr("Open consoles"));
    tabBar()->installEventFilter(this);
    connect(tabBar(), &QTabBar::tabMoved, this, &ConsoleTabs::pagesChanged);
}

void ConsoleTabs::tabInserted(int index)
{
    QTabWidget::tabInserted(index);
    Q_EMIT pagesChanged();
}

void ConsoleTabs::tabRemoved(int index)
{
    QTabWidget::tabRemoved(index);
    Q_EMIT pagesChanged();
}

void ConsoleTabs::add(ConsolePage *page)
{
    const int index = addTab(page, QString());
    auto *close = new QToolButton;
    close->setObjectName(QStringLiteral("tabClose"));
    close->setIcon(icon(QLatin1StringView("close"), IconColour::Muted));
    close->setFocusPolicy(Qt::NoFocus); // Ctrl+W and the menu do it from the keyboard
    tabBar()->setTabButton(index, QTabBar::RightSide, close);
    connect(close, &QToolButton::clicked, page, [this, page] { Q_EMIT closePageRequested(page); });
    connect(page, &ConsolePage::titleChanged, this, [this, page] { label(page); });
    connect(page, &ConsolePage::stateChanged, this, [this, page] { label(page); });
    label(page);
    setCurrentIndex(index);
}

void ConsoleTabs::remove(ConsolePage *page)
{
    const int index = indexOf(page);
    if (index >= 0)
        removeTab(index);
}

ConsolePage *ConsoleTabs::current() const { return qobject_cast<ConsolePage *>(currentWidget()); }

ConsolePage *ConsoleTabs::page(int index) const { return qobject_cast<ConsolePage *>(widget(index)); }

void ConsoleTabs::step(int direction)
{
    if (count() > 0)
        setCurrentIndex((currentIndex() + direction + count()) % count());
}

void ConsoleTabs::label(ConsolePage *page)
{
    const int index = indexOf(page);
    if (index < 0)
        return;
    const QString described = tr("%1, %2").arg(page->title(), page->stateText());
    setTabText(index, mnemonicFree(page->title()));
    setTabIcon(index, stateIcon(page->state()));
    setTabToolTip(index,
                  toolTipText(tr("%1 · %2 · %3").arg(page->title(), page->stateText(), page->address())));
    tabBar()->setAccessibleTabName(index, described);
    if (QWidget *close = tabBar()->tabButton(index, QTabBar::RightSide)) {
        close->setAccessibleName(tr("Close %1").arg(page->title()));
        close->setToolTip(toolTipText(tr("Close this console (Ctrl+W)")));
    }
    Q_EMIT pageChanged(page);
}

bool ConsoleTabs::eventFilter(QObject *watched, QEvent *event)
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
