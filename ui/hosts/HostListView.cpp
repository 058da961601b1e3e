#include "ui/hosts/HostListView.h"

#include "ui/hosts/HostListModel.h"
#include "ui/sidebar/RowPainter.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <algorithm>

namespace porthole::ui {

HostListView::HostListView(HostListModel &model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("hosts"));
    setAccessibleName(tr("Saved hosts"));
    setModel(&model);
    showAsRows(*this, HostListModel::DetailRole, false);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        updateGeometry();
        Q_EMIT countChanged();
    });
    connect(this, &QListView::doubleClicked, this, [this](const QModelIndex &index) {
        if (const auto host = m_model.at(index))
            Q_EMIT openWanted(*host);
    });
}

QSize HostListView::sizeHint() const
{
    constexpr int kMostRows = 6;
    const int rows = std::min(m_model.rowCount({}), kMostRows);
    return {0, rows * rowHeight(font())};
}

void HostListView::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model.rowCount({}) > 0)
        setCurrentIndex(m_model.index(0));
}

void HostListView::keyPressEvent(QKeyEvent *event)
{
    const auto host = m_model.at(currentIndex());
    const int row = currentIndex().row();
    if (host && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        Q_EMIT openWanted(*host);
    else if (host && event->key() == Qt::Key_F3)
        Q_EMIT filesWanted(*host);
    else if (host && event->key() == Qt::Key_F2)
        Q_EMIT editWanted(*host);
    else if (host && event->key() == Qt::Key_Delete)
        Q_EMIT removalWanted(*host);
    else if (host && event->matches(QKeySequence::Copy))
        Q_EMIT copyWanted(hostDetail(*host));
    else if (event->key() == Qt::Key_Up && row <= 0)
        Q_EMIT leftUpwards();
    else if (event->key() == Qt::Key_Down && row + 1 >= m_model.rowCount({}))
        Q_EMIT leftDownwards();
    else
        QListView::keyPressEvent(event);
}

void HostListView::contextMenuEvent(QContextMenuEvent *event)
{
    // The menu key asks at some point of the view: it means the row that has the keyboard.
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    const auto host = m_model.at(index);
    if (!host)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("hostMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, auto action) {
        connect(menu->addAction(text), &QAction::triggered, this, action);
    };
    add(tr("Connect\tEnter"), [this, host] { Q_EMIT openWanted(*host); });
    add(tr("Browse files\tF3"), [this, host] { Q_EMIT filesWanted(*host); });
    add(tr("Edit…\tF2"), [this, host] { Q_EMIT editWanted(*host); });
    add(tr("Copy address\tCtrl+C"), [this, host] { Q_EMIT copyWanted(hostDetail(*host)); });
    menu->addSeparator();
    add(tr("Remove…\tDel"), [this, host] { Q_EMIT removalWanted(*host); });
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

} // namespace porthole::ui
