#include "ui/terminal/TerminalAccessible.h"

#include "ui/terminal/TerminalView.h"

#include <algorithm>

namespace porthole::ui {

namespace {

QString textOf(const terminal::Row &row, const terminal::Cell &cell)
{
    if (cell.isCluster()) {
        const terminal::Cluster &cluster = row.clusters[cell.clusterId()];
        return QString::fromUcs4(cluster.codes.data(), cluster.count);
    }
    const char32_t code = cell.code() == 0 ? U' ' : cell.code();
    return QString::fromUcs4(&code, 1);
}

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *const view = qobject_cast<TerminalView *>(object);
    return view ? new TerminalAccessible(*view) : nullptr;
}

void addRow(TerminalText &to, const terminal::Row &row, std::int64_t number)
{
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        const terminal::Cell &cell = row.cells[column];
        if (cell.isTail() || cell.kind() == terminal::Cell::Kind::Filler)
            continue;
        to.text += textOf(row, cell);
        to.places.resize(static_cast<std::size_t>(to.text.size()),
                         terminal::Place{number, static_cast<int>(column)});
    }
}

/// Where a place is in the text, or the end of its row.
int offsetOf(const TerminalText &text, terminal::Place place)
{
    const auto at = std::lower_bound(text.places.begin(), text.places.end(), place);
    return static_cast<int>(at - text.places.begin());
}

} // namespace

TerminalText visibleText(const TerminalPicture &picture)
{
    TerminalText seen;
    for (std::size_t index = 0; index < picture.rows.size(); ++index) {
        const std::int64_t number = picture.top + static_cast<std::int64_t>(index);
        addRow(seen, picture.rows[index], number);
        seen.text += QLatin1Char('\n');
        seen.places.push_back({number, picture.size.columns});
    }
    seen.cursor = offsetOf(seen, {picture.screenTop + picture.cursor.row, picture.cursor.column});
    return seen;
}

TerminalAccessible::TerminalAccessible(TerminalView &view)
    : QAccessibleWidget(&view, QAccessible::Terminal)
{}

void TerminalAccessible::install() { QAccessible::installFactory(makeInterface); }

void TerminalAccessible::tellChange(TerminalView &view, TerminalText &before)
{
    TerminalText now = visibleText(view.picture());
    if (now.text != before.text) {
        const auto &old = before.text;
        const auto shorter = std::min(old.size(), now.text.size());
        qsizetype head = 0, tail = 0;
        while (head < shorter && old[head] == now.text[head])
            ++head;
        while (tail < shorter - head && old[old.size() - 1 - tail] == now.text[now.text.size() - 1 - tail])
            ++tail;
        QAccessibleTextUpdateEvent event(&view, static_cast<int>(head),
                                         old.mid(head, old.size() - head - tail),
                                         now.text.mid(head, now.text.size() - head - tail));
        QAccessible::updateAccessibility(&event);
    }
    if (now.cursor != before.cursor || now.text != before.text) {
        QAccessibleTextCursorEvent event(&view, now.cursor);
        QAccessible::updateAccessibility(&event);
    }
    before = std::move(now);
}

TerminalView &TerminalAccessible::view() const { return *qobject_cast<TerminalView *>(object()); }

TerminalText TerminalAccessible::now() const { return visibleText(view().picture()); }

void *TerminalAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

void TerminalAccessible::selection(int index, int *start, int *end) const
{
    const auto &selected = view().selection();
    *start = *end = 0;
    if (index != 0 || !selected)
        return;
    const TerminalText seen = now();
    *start = offsetOf(seen, selected->begin);
    *end = offsetOf(seen, selected->end);
}

int TerminalAccessible::selectionCount() const { return view().selection() ? 1 : 0; }

void TerminalAccessible::addSelection(int start, int end) { setSelection(0, start, end); }

void TerminalAccessible::removeSelection(int) { view().setSelection(std::nullopt); }

void TerminalAccessible::setSelection(int, int start, int end)
{
    const TerminalText seen = now();
    const auto last = static_cast<int>(seen.places.size()) - 1;
    if (last < 0)
        return;
    view().setSelection(terminal::Stretch{seen.places[static_cast<std::size_t>(std::clamp(start, 0, last))],
                                          seen.places[static_cast<std::size_t>(std::clamp(end, 0, last))]});
}

int TerminalAccessible::cursorPosition() const { return now().cursor; }

QString TerminalAccessible::text(int start, int end) const
{
    const QString text = now().text;
    const auto length = static_cast<int>(text.size());
    start = std::clamp(start, 0, length);
    return text.mid(start, std::clamp(end < 0 ? length : end, start, length) - start);
}

int TerminalAccessible::characterCount() const { return static_cast<int>(now().text.size()); }

QRect TerminalAccessible::characterRect(int offset) const
{
    const TerminalText seen = now();
    if (offset < 0 || static_cast<std::size_t>(offset) >= seen.places.size())
        return {};
    const terminal::Place place = seen.places[static_cast<std::size_t>(offset)];
    const QRect cell =
        view().cellRect(static_cast<int>(place.row - view().picture().top), place.column).toAlignedRect();
    return {view().viewport()->mapToGlobal(cell.topLeft()), cell.size()};
}

int TerminalAccessible::offsetAtPoint(const QPoint &point) const
{
    const QPointF at = view().viewport()->mapFromGlobal(point);
    const QRectF first = view().cellRect(0, 0);
    const TerminalPicture &picture = view().picture();
    const int row = static_cast<int>((at.y() - first.y()) / first.height());
    const int column = static_cast<int>((at.x() - first.x()) / first.width());
    if (at.y() < first.y() || at.x() < first.x() || row >= picture.size.rows)
        return -1;
    return offsetOf(now(), {picture.top + row, std::min(column, picture.size.columns)});
}

QString TerminalAccessible::attributes(int, int *start, int *end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

} // namespace porthole::ui
