#include "ui/clouds/OpenConsoles.h"

#include "ui/ConsolePage.h"
#include "ui/ConsoleTabs.h"
#include "ui/PeerText.h"
#include "ui/StateText.h"
#include "ui/clouds/RowPainter.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>

namespace porthole::ui {

OpenConsoles::OpenConsoles(ConsoleTabs &tabs, QObject *parent)
    : QAbstractListModel(parent)
    , m_tabs(tabs)
{
    // A handful of rows: all anew whenever one comes, goes or moves.
    connect(&tabs, &ConsoleTabs::pagesChanged, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&tabs, &ConsoleTabs::pageChanged, this, &OpenConsoles::repaint);
}

int OpenConsoles::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_tabs.count(); }

QVariant OpenConsoles::data(const QModelIndex &index, int role) const
{
    const ConsolePage *page = m_tabs.page(index.row());
    if (!page)
        return {};
    const QString detail = QStringLiteral("%1 · %2").arg(page->stateText(), page->address());
    switch (role) {
    case Qt::DisplayRole:
        return page->title();
    case DetailRole:
        return detail;
    case Qt::DecorationRole:
        return stateIcon(page->state());
    case Qt::ToolTipRole:
        return toolTipLines({page->title(), detail});
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(page->title(), detail);
    default:
        return {};
    }
}

void OpenConsoles::repaint(ConsolePage *page)
{
    if (const int row = m_tabs.indexOf(page); row >= 0)
        Q_EMIT dataChanged(index(row), index(row));
}

OpenConsolesView::OpenConsolesView(ConsoleTabs &tabs, QWidget *parent)
    : QListView(parent)
    , m_consoles(tabs)
{
    setObjectName(QStringLiteral("openConsoles"));
    setAccessibleName(tr("Open consoles"));
    setModel(&m_consoles);
    setItemDelegate(new RowDelegate(OpenConsoles::DetailRole, true, this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    const auto follow = [this, &tabs] { setCurrentIndex(m_consoles.index(tabs.currentIndex())); };
    connect(&m_consoles, &QAbstractItemModel::modelReset, this, [this, follow] {
        updateGeometry();
        follow();
        Q_EMIT countChanged(m_consoles.rowCount({}));
    });
    connect(&tabs, &ConsoleTabs::currentChanged, this, follow);
}

QSize OpenConsolesView::sizeHint() const
{
    constexpr int kMostRows = 6;
    const int rows = std::min(m_consoles.rowCount({}), kMostRows);
    return {0, rows * rowHeight(font())};
}

int OpenConsolesView::closingAt(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    return index.isValid() && closeRect(visualRect(index), layoutDirection()).contains(position) ? index.row()
                                                                                                 : -1;
}

void OpenConsolesView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = closingAt(event->position().toPoint());
    if (m_pressed < 0)
        QListView::mousePressEvent(event);
}

void OpenConsolesView::mouseReleaseEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const int pressed = std::exchange(m_pressed, -1);
    if (pressed >= 0) {
        if (closingAt(at) == pressed)
            Q_EMIT closeWantedAt(pressed);
        return;
    }
    QListView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && indexAt(at).isValid())
        Q_EMIT activatedAt(indexAt(at).row());
}

void OpenConsolesView::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    if (row >= 0 && event->key() == Qt::Key_Delete)
        Q_EMIT closeWantedAt(row);
    else if (row >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        Q_EMIT activatedAt(row);
    else
        QListView::keyPressEvent(event);
}

} // namespace porthole::ui
