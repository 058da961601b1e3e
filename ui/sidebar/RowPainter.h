#pragma once

#include <QColor>
#include <QIcon>
#include <QStyledItemDelegate>

class QListView;

namespace porthole::ui {

/// A row of the sidebar and of lists like it: an icon, a name, and a second line that explains. Texts
/// are painted as they are; nothing reads markup out of them.
struct RowText {
    QIcon icon;
    QString text;
    QString detail;
    QColor mark{}; ///< a bar before it; invalid: none
    QIcon state{}; ///< at its end; null: none
};

int rowHeight(const QFont &font);
/// What lies behind a row that is selected, under the pointer, or has the keyboard.
void paintRowGround(QPainter &painter, const QRect &row, QStyle::State state);
void paintRow(QPainter &painter, const QRect &row, const RowText &what, const QStyleOptionViewItem &option);
/// Where a row's closing button is, in a list whose rows have one.
QRect closeRect(const QRect &row, Qt::LayoutDirection direction);

/// Paints rows of lists so.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// `detailRole` is where the model keeps the second line.
    RowDelegate(int detailRole, bool closable, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Where a row can be renamed: over its texts.
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    int m_detailRole;
    bool m_closable;
};

/// Makes a list of the sidebar's: such rows, as many as there are, without a frame or a scroll bar of its
/// own.
void showAsRows(QListView &list, int detailRole, bool closable);

} // namespace porthole::ui
