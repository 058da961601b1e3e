#include "ui/TabOrder.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QSet>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>
#include <vector>

namespace porthole::ui {

namespace {

class Walk {
public:
    void take(QWidget *widget)
    {
        if (!widget || widget->isHidden() || widget->isWindow() || m_seen.contains(widget))
            return;
        m_seen.insert(widget);
        // One with a proxy stands for something in it, as a tab widget does for its tabs.
        const bool isStop = (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
        // A card can have the focus without being a stop: from it Tab leads to what it has.
        const bool isHolder = widget->focusPolicy() == Qt::ClickFocus && widget->layout();
        if (isStop || isHolder) {
            if (m_last)
                QWidget::setTabOrder(m_last, widget);
            m_last = widget;
        }
        if (isStop)
            return; // what it has inside is its own matter
        takeContents(*widget);
    }

    void takeContents(QWidget &widget)
    {
        if (auto *tabs = qobject_cast<QTabWidget *>(&widget)) {
            take(tabs->tabBar());
            take(tabs->currentWidget());
        } else if (auto *scroll = qobject_cast<QScrollArea *>(&widget)) {
            take(scroll->widget());
        } else if (auto *split = qobject_cast<QSplitter *>(&widget)) {
            for (int index = 0; index < split->count(); ++index)
                take(split->widget(index));
        } else if (widget.layout()) {
            take(*widget.layout());
        }
        // What floats over the others is in no layout.
        for (QObject *child : widget.children())
            take(qobject_cast<QWidget *>(child));
    }

private:
    void take(QLayout &layout)
    {
        std::vector<int> order(static_cast<std::size_t>(layout.count()));
        for (int index = 0; index < layout.count(); ++index)
            order[static_cast<std::size_t>(index)] = index;
        if (const auto *grid = qobject_cast<QGridLayout *>(&layout)) {
            const auto place = [grid](int index) {
                int row = 0, column = 0, rows = 0, columns = 0;
                grid->getItemPosition(index, &row, &column, &rows, &columns);
                return std::pair(row, column);
            };
            std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return place(a) < place(b); });
        }
        for (const int index : order) {
            QLayoutItem *const item = layout.itemAt(index);
            if (item->layout())
                take(*item->layout());
            else
                take(item->widget());
        }
    }

    QSet<const QWidget *> m_seen;
    QWidget *m_last = nullptr;
};

} // namespace

void orderTabsAsLaidOut(QWidget &window) { Walk().takeContents(window); }

} // namespace porthole::ui
