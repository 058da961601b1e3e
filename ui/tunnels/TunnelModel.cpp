#include "ui/tunnels/TunnelModel.h"

#include "core/model/TunnelText.h"
#include "ui/PeerText.h"
#include "ui/tunnels/TunnelWords.h"

#include <algorithm>

namespace porthole::ui {

void TunnelModel::setRows(QList<TunnelRow> rows)
{
    const auto sameId = [](const TunnelRow &a, const TunnelRow &b) { return a.look.id == b.look.id; };
    if (std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), sameId)) {
        m_rows = std::move(rows);
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

const TunnelRow *TunnelModel::at(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size() ? &m_rows[index.row()] : nullptr;
}

int TunnelModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TunnelModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString TunnelModel::text(const TunnelRow &row, int column) const
{
    const TunnelLook &look = row.look;
    switch (column) {
    case State:
        return tunnelStateName(look.state);
    case Kind:
        return tunnelKindName(look.tunnel.kind);
    case Listens:
        if (look.tunnel.port == 0 && look.port == 0)
            return tr("any free port");
        return leftToRight(listeningText(look.tunnel, look.port != 0 ? look.port : look.tunnel.port));
    case Target:
        return look.tunnel.kind == Tunnel::Kind::Dynamic ? tr("whatever is asked for")
                                                         : leftToRight(targetText(look.tunnel));
    case Open:
        return look.connections > 0 ? QString::number(look.connections) : QString();
    case Traffic:
        return tunnelTraffic(look);
    default:
        return {};
    }
}

QVariant TunnelModel::data(const QModelIndex &index, int role) const
{
    const TunnelRow *const row = at(index);
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, index.column());
    case Qt::DecorationRole:
        return index.column() == State ? QVariant(tunnelStateIcon(row->look.state)) : QVariant();
    case Qt::ToolTipRole: {
        const QString trouble = tunnelTrouble(row->look);
        return toolTipLines({tunnelKindHint(row->look.tunnel.kind), trouble});
    }
    case Qt::TextAlignmentRole:
        return index.column() == Open ? QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    default:
        return {};
    }
}

QVariant TunnelModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return tr("State");
    case Kind:
        return tr("Kind");
    case Listens:
        return tr("Listens at");
    case Target:
        return tr("Goes to");
    case Open:
        return tr("Open");
    case Traffic:
        return tr("Traffic");
    default:
        return {};
    }
}

} // namespace porthole::ui
