#pragma once

#include "ui/entries/ImportPreview.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>
#include <array>

namespace porthole::ui {

/// What an import would do, as the rows of a list: every item, and below it what is left out of it and what
/// of it would act, the latter with a box of its own. All rows are two lines high: a list of a hundred
/// thousand is laid out within a frame only where it need not ask each how high it is.
class ImportItems : public QAbstractListModel {
    Q_OBJECT
public:
    /// How far a row stands in: 1 for what belongs to the item above.
    enum Role { DepthRole = Qt::UserRole };

    explicit ImportItems(QList<ImportItem> items, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// All items or none. What would act is approved of one by one, never so.
    void chooseAll(bool all);
    /// Of every item, in their order.
    QList<ImportChoice> choices() const;

    struct Counts {
        std::array<int, kImportStates> states{}; ///< by ImportState
        int chosen = 0;                          ///< items of which something is taken
        int unapproved = 0;                      ///< parts that act and are left out, of all items
    };
    Counts counts() const;

private:
    struct Row {
        int item = 0;
        int part = 0; ///< of what acts; or one of the two below
    };
    static constexpr int kHead = -2, kLeftOut = -1;

    QStringList linesOf(const Row &row) const;
    void tellOf(int item);

    QList<ImportItem> m_items;
    QList<Row> m_rows;
    QList<int> m_heads; // the row of each item
};

/// Paints such rows where they stand in.
class ImportItemDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// Two lines, whatever the style makes of a text that is not wrapped.
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
};

/// "New", "Changed since": what becomes of an item.
QString importStateName(ImportState state);

} // namespace porthole::ui
