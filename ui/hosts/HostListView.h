#pragma once

#include <QListView>

#include "core/model/SavedHost.h"

namespace porthole::ui {

class HostListModel;

/// The saved hosts in the sidebar: as high as it has rows, up to a handful. A double click or Enter
/// connects; what else can be done with a host is in its menu.
class HostListView : public QListView {
    Q_OBJECT
public:
    /// `model` outlives the view.
    explicit HostListView(HostListModel &model, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void openWanted(const porthole::SavedHost &host);
    void filesWanted(const porthole::SavedHost &host);
    void editWanted(const porthole::SavedHost &host);
    void removalWanted(const porthole::SavedHost &host);
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
    HostListModel &m_model;
};

} // namespace porthole::ui
