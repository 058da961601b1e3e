#include "ui/sidebar/RowTree.h"

#include "ui/Icons.h"
#include "ui/Theme.h"

#include <QHoverEvent>
#include <QPainter>
#include <utility>

namespace porthole::ui {

RowTree::RowTree(QWidget *parent)
    : QTreeView(parent)
{
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setIndentation(metrics::kGap);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setExpandsOnDoubleClick(false); // whoever derives from it does it, as for Enter
    setContextMenuPolicy(Qt::CustomContextMenu);
    setTabKeyNavigation(false);
    viewport()->setAttribute(Qt::WA_Hover);
}

int RowTree::contentHeight(int mostRows) const
{
    int rows = 0;
    for (QModelIndex index = model()->index(0, 0); index.isValid() && rows < mostRows;
         index = indexBelow(index))
        ++rows;
    return rows * porthole::ui::rowHeight(font());
}

bool RowTree::viewportEvent(QEvent *event)
{
    // The view repaints the row that it thinks the pointer was on; rows move below a pointer that rests.
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverLeave) {
        const QModelIndex at = event->type() == QEvent::HoverMove
                                   ? indexAt({0, static_cast<QHoverEvent *>(event)->position().toPoint().y()})
                                   : QModelIndex();
        const int top = at.isValid() ? visualRect(at).top() : -1;
        if (std::exchange(m_hovered, top) != top)
            viewport()->update();
    }
    return QTreeView::viewportEvent(event);
}

void RowTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect item = visualRect(index);
    const QRect whole(0, item.top(), viewport()->width(), item.height());
    QStyleOptionViewItem row = option;
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    row.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
    row.state.setFlag(QStyle::State_MouseOver, viewport()->underMouse() && whole.contains(pointer));
    row.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
    paintRowGround(*painter, whole, row.state);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    drawBranches(painter,
                 mirrored ? QRect(QPoint(item.right() + 1, item.top()), whole.bottomRight())
                          : QRect(whole.topLeft(), QPoint(item.left() - 1, item.bottom())),
                 index);
    paintRow(*painter, item, rowText(index), row);
}

void RowTree::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (!model()->hasChildren(index))
        return;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int across = mirrored ? rect.left() : rect.right() + 1 - indentation();
    const int size = metrics::kIcon - 4;
    const int towardsText = mirrored ? -2 : 2;
    const QRect chevron(across + (indentation() - size) / 2 + towardsText, rect.top() + 8, size, size);
    const char *name = isExpanded(index) ? "chevron-down" : "chevron-right";
    icon(QLatin1StringView(name), IconColour::Muted).paint(painter, chevron);
}

} // namespace porthole::ui
