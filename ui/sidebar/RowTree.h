#pragma once

#include "ui/sidebar/RowPainter.h"

#include <QTreeView>

namespace porthole::ui {

/// A tree of the sidebar's: its rows are painted as those of its lists are, lit across the whole width, with
/// a chevron where there is something inside.
class RowTree : public QTreeView {
    Q_OBJECT
public:
    explicit RowTree(QWidget *parent = nullptr);

    /// As high as its rows are; counted no further than `mostRows`, for there may be a hundred thousand.
    int contentHeight(int mostRows) const;

protected:
    /// What a row says.
    virtual RowText rowText(const QModelIndex &index) const = 0;

    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    bool viewportEvent(QEvent *event) override;

private:
    int m_hovered = -1; ///< where the row begins that the pointer is on; -1 for none
};

} // namespace porthole::ui
