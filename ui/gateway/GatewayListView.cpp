#include "ui/gateway/GatewayListView.h"

#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/sidebar/RowPainter.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <algorithm>

namespace porthole::ui {

namespace {

constexpr int kDetailRole = Qt::UserRole + 1;

/// "slycat://slycat.example", and as whom if that is known.
QString detailOf(const SavedGateway &gateway)
{
    return gateway.user.isEmpty() ? gateway.url.displayName()
                                  : QStringLiteral("%1 · %2").arg(gateway.user, gateway.url.displayName());
}

} // namespace

GatewayListView::GatewayListView(QWidget *parent)
    : QListView(parent)
{
    setObjectName(QStringLiteral("gateways"));
    setAccessibleName(tr("Saved Slycat servers"));
    setModel(&m_model);
    setEditTriggers(NoEditTriggers);
    showAsRows(*this, kDetailRole, false);
    connect(this, &QListView::doubleClicked, this, [this](const QModelIndex &index) {
        if (const SavedGateway *gateway = at(index))
            Q_EMIT openWanted(gateway->url);
    });
}

const SavedGateway *GatewayListView::at(const QModelIndex &index) const
{
    return index.isValid() ? &m_gateways[m_rows[index.row()]] : nullptr;
}

void GatewayListView::setGateways(const QList<SavedGateway> &gateways)
{
    m_gateways = gateways;
    showMatching();
}

void GatewayListView::filter(const QString &typed)
{
    const ServerFilter filter(typed);
    if (filter == m_filter)
        return;
    m_filter = filter;
    showMatching();
}

/// A handful of rows: all anew whenever something changes.
void GatewayListView::showMatching()
{
    m_model.clear();
    m_rows.clear();
    for (qsizetype row = 0; row < m_gateways.size(); ++row) {
        const QString name = m_gateways[row].url.endpoint().host;
        const QString detail = detailOf(m_gateways[row]);
        if (!m_filter.isEmpty() && !m_filter.matches(detail.toLower()))
            continue;
        m_rows << row;
        auto *item = new QStandardItem(icon(QLatin1StringView("gateway"), IconColour::Muted), name);
        item->setData(detail, kDetailRole);
        item->setToolTip(toolTipLines({name, detail}));
        item->setAccessibleText(QStringLiteral("%1, %2").arg(name, detail));
        m_model.appendRow(item);
    }
    updateGeometry();
    Q_EMIT countChanged();
}

QSize GatewayListView::sizeHint() const
{
    constexpr int kMostRows = 4;
    return {0, std::min(count(), kMostRows) * rowHeight(font())};
}

void GatewayListView::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && count() > 0)
        setCurrentIndex(m_model.index(0, 0));
}

void GatewayListView::keyPressEvent(QKeyEvent *event)
{
    const SavedGateway *gateway = at(currentIndex());
    const int row = currentIndex().row();
    if (gateway && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        Q_EMIT openWanted(gateway->url);
    else if (gateway && event->key() == Qt::Key_Delete)
        Q_EMIT removalWanted(*gateway);
    else if (gateway && event->matches(QKeySequence::Copy))
        Q_EMIT copyWanted(gateway->url.displayName());
    else if (event->key() == Qt::Key_Up && row <= 0)
        Q_EMIT leftUpwards();
    else if (event->key() == Qt::Key_Down && row + 1 >= count())
        Q_EMIT leftDownwards();
    else
        QListView::keyPressEvent(event);
}

void GatewayListView::contextMenuEvent(QContextMenuEvent *event)
{
    // The menu key asks at some point of the view: it means the row that has the keyboard.
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    const SavedGateway *found = at(index);
    if (!found)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("gatewayMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, auto action) {
        connect(menu->addAction(text), &QAction::triggered, this, action);
    };
    const SavedGateway gateway = *found;
    add(tr("Open\tEnter"), [this, gateway] { Q_EMIT openWanted(gateway.url); });
    add(tr("Copy address\tCtrl+C"), [this, gateway] { Q_EMIT copyWanted(gateway.url.displayName()); });
    menu->addSeparator();
    add(tr("Remove…\tDel"), [this, gateway] { Q_EMIT removalWanted(gateway); });
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

} // namespace porthole::ui
