#pragma once

#include "core/model/SavedGateway.h"
#include "ui/clouds/ServerFilter.h"

#include <QListView>
#include <QStandardItemModel>

namespace porthole::ui {

/// The saved Slycat servers in the sidebar: as high as it has rows, up to a handful. A double click or Enter
/// opens one; what else can be done with it is in its menu.
class GatewayListView : public QListView {
    Q_OBJECT
public:
    explicit GatewayListView(QWidget *parent = nullptr);

    void setGateways(const QList<SavedGateway> &gateways);
    /// Shows those that have all the words of it; an empty one shows all.
    void filter(const QString &typed);
    int count() const { return m_model.rowCount(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void openWanted(const porthole::GatewayUrl &url);
    void removalWanted(const porthole::SavedGateway &gateway);
    void copyWanted(const QString &text);
    /// Up from the first row, and down from the last one.
    void leftUpwards();
    void leftDownwards();
    void countChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    const SavedGateway *at(const QModelIndex &index) const;
    void showMatching();

    QList<SavedGateway> m_gateways;
    QList<qsizetype> m_rows; ///< of m_gateways, those that are shown
    ServerFilter m_filter;
    QStandardItemModel m_model;
};

} // namespace porthole::ui
