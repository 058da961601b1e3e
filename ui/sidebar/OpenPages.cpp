#include "ui/sidebar/OpenPages.h"

#include "ui/PageTabs.h"
#include "ui/PeerText.h"
#include "ui/TabPage.h"
#include "ui/sidebar/RowPainter.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>

namespace porthole::ui {

OpenPages::OpenPages(PageTabs &tabs, QObject *parent)
    : QAbstractListModel(parent)
    , m_tabs(tabs)
{
    // A handful of rows: all anew whenever one comes, goes or moves.
    connect(&tabs, &PageTabs::pagesChanged, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&tabs, &PageTabs::pageChanged, this, &OpenPages::repaint);
}

int OpenPages::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_tabs.count(); }

QVariant OpenPages::data(const QModelIndex &index, int role) const
{
    const TabPage *page = m_tabs.page(index.row());
    if (!page)
        return {};
    const QString detail = page->address().isEmpty()
                               ? page->stateText()
                               : QStringLiteral("%1 · %2").arg(page->stateText(), page->address());
    switch (role) {
    case Qt::DisplayRole:
        return page->title();
    case DetailRole:
        return detail;
    case Qt::DecorationRole:
        return page->stateIcon();
    case Qt::ToolTipRole:
        return toolTipLines({page->title(), detail});
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(page->title(), detail);
    default:
        return {};
    }
}

void OpenPages::repaint(TabPage *page)
{
    if (const int row = m_tabs.indexOf(page); row >= 0)
        Q_EMIT dataChanged(index(row), index(row));
}

OpenPagesView::OpenPagesView(PageTabs &tabs, QWidget *parent)
    : QListView(parent)
    , m_pages(tabs)
{
    setObjectName(QStringLiteral("openPages"));
    setAccessibleName(tr("Open tabs"));
    setModel(&m_pages);
    showAsRows(*this, OpenPages::DetailRole, true);
    const auto follow = [this, &tabs] { setCurrentIndex(m_pages.index(tabs.currentIndex())); };
    connect(&m_pages, &QAbstractItemModel::modelReset, this, [this, follow] {
        updateGeometry();
        follow();
        Q_EMIT countChanged(m_pages.rowCount({}));
    });
    connect(&tabs, &PageTabs::currentChanged, this, follow);
}

QSize OpenPagesView::sizeHint() const
{
    constexpr int kMostRows = 6;
    const int rows = std::min(m_pages.rowCount({}), kMostRows);
    return {0, rows * rowHeight(font())};
}

int OpenPagesView::closingAt(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    return index.isValid() && closeRect(visualRect(index), layoutDirection()).contains(position) ? index.row()
                                                                                                 : -1;
}

void OpenPagesView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = closingAt(event->position().toPoint());
    if (m_pressed < 0)
        QListView::mousePressEvent(event);
}

void OpenPagesView::mouseReleaseEvent(QMouseEvent *event)
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

void OpenPagesView::keyPressEvent(QKeyEvent *event)
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
