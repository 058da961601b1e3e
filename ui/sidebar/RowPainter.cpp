#include "ui/sidebar/RowPainter.h"

#include "ui/Colours.h"
#include "ui/Icons.h"
#include "ui/Theme.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QListView>
#include <QPainter>

namespace porthole::ui {

namespace {

constexpr int kPadding = 5; // above and below the two lines
constexpr int kClose = 16;  // the closing cross, a square
constexpr int kMark = 4;    // the width of the bar that marks a row

QFont detailFont(QFont font)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

void paintLine(QPainter &painter, const QRect &line, const QString &text, const QStyleOptionViewItem &option)
{
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, line.width());
    // The side is the window's: a name in another script keeps its own order of letters.
    const auto side = QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignAbsolute;
    painter.drawText(line, static_cast<int>(side | Qt::AlignVCenter | Qt::TextSingleLine), shown);
}

} // namespace

int rowHeight(const QFont &font)
{
    return QFontMetrics(font).height() + QFontMetrics(detailFont(font)).height() + 2 * kPadding;
}

void paintRowGround(QPainter &painter, const QRect &row, QStyle::State state)
{
    const bool selected = state.testFlag(QStyle::State_Selected);
    if (!selected && !state.testFlag(QStyle::State_MouseOver) && !state.testFlag(QStyle::State_HasFocus))
        return;
    const Colours &colours = coloursOf(QGuiApplication::palette());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ground = QRectF(row).adjusted(4, 1, -4, -1);
    painter.setPen(state.testFlag(QStyle::State_HasFocus) ? QPen(colours.accent, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(selected                                  ? colours.pressed
                     : state.testFlag(QStyle::State_MouseOver) ? colours.hover
                                                               : QColor(Qt::transparent));
    painter.drawRoundedRect(ground, 6, 6);
    painter.restore();
}

void paintRow(QPainter &painter, const QRect &row, const RowText &what, const QStyleOptionViewItem &option)
{
    const Colours &colours = coloursOf(QGuiApplication::palette());
    const auto mirrored = [&](const QRect &rect) { return QStyle::visualRect(option.direction, row, rect); };
    painter.save();
    QRect area = row.adjusted(metrics::kGrid, kPadding, -metrics::kGrid, -kPadding);
    const int nameHeight = QFontMetrics(option.font).height();
    const QRect icon(area.left(), area.top() + (nameHeight - metrics::kIcon) / 2, metrics::kIcon,
                     metrics::kIcon);
    what.icon.paint(&painter, mirrored(icon));
    if (what.mark.isValid()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(standingOut(what.mark, colours));
        // Its shape tells that there is one; the tool tip names it.
        painter.drawRoundedRect(mirrored(QRect(row.left(), row.top() + 6, kMark, row.height() - 12)), 2, 2);
    }
    if (!what.state.isNull()) {
        const QRect state(area.right() - metrics::kIcon + 1, icon.top(), metrics::kIcon, metrics::kIcon);
        what.state.paint(&painter, mirrored(state));
        area.setRight(state.left() - metrics::kHalf);
    }
    area.setLeft(icon.right() + 1 + metrics::kGrid);
    const QRect name(area.left(), area.top(), area.width(), nameHeight);
    painter.setFont(option.font);
    painter.setPen(colours.text);
    paintLine(painter, mirrored(name), what.text, option);
    painter.setFont(detailFont(option.font));
    painter.setPen(option.state.testFlag(QStyle::State_Selected) ? colours.text : colours.muted);
    paintLine(painter,
              mirrored(QRect(area.left(), name.bottom() + 1, area.width(), area.bottom() - name.bottom())),
              what.detail, option);
    painter.restore();
}

QRect closeRect(const QRect &row, Qt::LayoutDirection direction)
{
    const QRect rect(row.right() - metrics::kGrid - kClose - 4, row.center().y() - kClose / 2, kClose,
                     kClose);
    return QStyle::visualRect(direction, row, rect);
}

RowDelegate::RowDelegate(int detailRole, bool closable, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_detailRole(detailRole)
    , m_closable(closable)
{}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintRowGround(*painter, option.rect, option.state);
    QRect row = option.rect;
    if (m_closable) {
        const QRect close = closeRect(row, option.direction);
        icon(QLatin1StringView("close"), IconColour::Muted).paint(painter, close);
        if (option.direction == Qt::RightToLeft)
            row.setLeft(close.right());
        else
            row.setRight(close.left());
    }
    paintRow(*painter, row,
             {index.data(Qt::DecorationRole).value<QIcon>(), index.data(Qt::DisplayRole).toString(),
              index.data(m_detailRole).toString()},
             option);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, rowHeight(option.font)};
}

QWidget *RowDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    QWidget *const field = QStyledItemDelegate::createEditor(parent, option, index);
    if (field)
        field->setAccessibleName(QCoreApplication::translate("porthole::ui::FileList", "New name"));
    return field;
}

void RowDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                       const QModelIndex &) const
{
    QRect name = option.rect.adjusted(0, kPadding, 0, -kPadding);
    name.setLeft(name.left() + metrics::kGrid + metrics::kIcon + metrics::kHalf);
    editor->setGeometry(QStyle::visualRect(option.direction, option.rect, name));
}

void showAsRows(QListView &list, int detailRole, bool closable)
{
    list.setItemDelegate(new RowDelegate(detailRole, closable, &list));
    list.setFrameShape(QFrame::NoFrame);
    list.setUniformItemSizes(true);
    list.setEditTriggers(QAbstractItemView::NoEditTriggers);
    list.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list.setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    list.setTabKeyNavigation(false);
    list.setMouseTracking(true);
    list.viewport()->setAttribute(Qt::WA_Hover);
}

} // namespace porthole::ui
