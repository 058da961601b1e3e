#pragma once

#include "core/model/TunnelLook.h"

#include <QAbstractTableModel>
#include <QList>

namespace porthole::ui {

/// A tunnel as the panel shows it.
struct TunnelRow {
    TunnelLook look;
    bool isSaved = false; ///< opened with the host
};

/// The tunnels of a session, one a row.
class TunnelModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { State, Kind, Listens, Target, Open, Traffic, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows of the same tunnels are changed in place: what is selected stays so.
    void setRows(QList<TunnelRow> rows);
    const TunnelRow *at(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const TunnelRow &row, int column) const;

    QList<TunnelRow> m_rows;
};

} // namespace porthole::ui
