#include "ui/terminal/TerminalPainter.h"

#include "ui/terminal/BoxDrawing.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPainter>
#include <QPainterPath>
#include <QtMath>
#include <algorithm>
#include <cmath>

namespace porthole::ui {

namespace {

using terminal::Cell;
using terminal::Underline;

QString textOf(const terminal::Cluster &cluster)
{
    return QString::fromUcs4(cluster.codes.data(), cluster.count);
}

char32_t codeOf(const terminal::Row &row, const Cell &cell)
{
    return cell.isCluster() ? row.clusters[cell.clusterId()].codes[0] : cell.code();
}

/// What prompts put between two grounds, in the colour of one of them (Powerline's symbols).
bool isArrowOfPrompt(char32_t code) { return code >= 0xe0b0 && code <= 0xe0d7; }

} // namespace

void TerminalPainter::setFont(const QFont &font, qreal pixelRatio)
{
    m_glyphs.setFont(font);
    const QFontMetricsF metrics(font);
    const auto whole = [pixelRatio](qreal length) { return std::max(1.0, std::round(length * pixelRatio)); };
    m_metrics.pixel = 1 / pixelRatio;
    m_metrics.width = whole(metrics.horizontalAdvance(QLatin1Char('M'))) / pixelRatio;
    // A little air between the lines; boxes are drawn by ourselves and join all the same.
    const qreal natural = metrics.ascent() + metrics.descent();
    m_metrics.height = whole(natural * 1.08) / pixelRatio;
    m_metrics.baseline =
        std::round(((m_metrics.height - natural) / 2 + metrics.ascent()) * pixelRatio) / pixelRatio;
}

QColor TerminalPainter::ground(const TerminalPicture &picture) const
{
    return picture.modes.reverseScreen ? m_colours->text : m_colours->ground;
}

QRectF TerminalPainter::cellRect(QPointF at, int column, int columns) const
{
    return {at.x() + column * m_metrics.width, at.y(), columns * m_metrics.width, m_metrics.height};
}

TerminalPainter::Look TerminalPainter::lookOf(const terminal::Style &style, Mark mark,
                                              bool reverseScreen) const
{
    Look look{cellColours(*m_colours, style, reverseScreen), style.has(terminal::Bold),
              style.has(terminal::Italic)};
    switch (mark) {
    case Mark::None:
        break;
    case Mark::Selected:
        look.colours.ground = m_colours->selection;
        // What was drawn on a ground of its own need not be legible on this one.
        if (!style.background.isDefault() || style.has(terminal::Inverse) || reverseScreen)
            look.colours.text = look.colours.figure = m_colours->text;
        break;
    case Mark::Match:
        look.colours = {m_colours->matchText, m_colours->match, m_colours->matchText};
        break;
    case Mark::ThisMatch:
        look.colours = {m_colours->thisMatchText, m_colours->thisMatch, m_colours->thisMatchText};
        break;
    }
    return look;
}

int TerminalPainter::markCells(std::int64_t row, int columns, const TerminalOverlay &overlay)
{
    int last = 0;
    m_marks.assign(static_cast<std::size_t>(columns), Mark::None);
    const auto mark = [&](const terminal::Stretch &stretch, Mark as) {
        const auto [from, end] = stretch.columnsIn(row, columns);
        if (from >= end)
            return;
        std::fill(m_marks.begin() + from, m_marks.begin() + end, as);
        last = std::max(last, end);
    };
    const auto firstHere =
        std::partition_point(overlay.matches.begin(), overlay.matches.end(),
                             [row](const terminal::Stretch &match) { return match.end.row < row; });
    for (auto match = firstHere; match != overlay.matches.end() && match->begin.row <= row; ++match)
        mark(*match, Mark::Match);
    if (overlay.selection)
        mark(*overlay.selection, Mark::Selected);
    if (overlay.thisMatch)
        mark(*overlay.thisMatch, Mark::ThisMatch);
    return last;
}

void TerminalPainter::paintRow(QPainter &painter, const TerminalPicture &picture, int row, QPointF at,
                               const TerminalOverlay &overlay)
{
    const terminal::Row &cells = picture.rows[static_cast<std::size_t>(row)];
    const QRectF whole = cellRect(at, 0, picture.size.columns);
    if (cells.size == terminal::LineSize::Single) {
        paintCells(painter, cells, picture.top + row, at, picture, overlay);
        return;
    }
    // Twice as wide, and of the double height the upper or the lower half.
    painter.save();
    painter.setClipRect(whole, Qt::IntersectClip);
    painter.translate(at);
    const bool high = cells.size != terminal::LineSize::DoubleWidth;
    if (cells.size == terminal::LineSize::DoubleBottom)
        painter.translate(0, -m_metrics.height);
    painter.scale(2, high ? 2 : 1);
    paintCells(painter, cells, picture.top + row, {}, picture, overlay);
    painter.restore();
}

void TerminalPainter::paintCells(QPainter &painter, const terminal::Row &row, std::int64_t number, QPointF at,
                                 const TerminalPicture &picture, const TerminalOverlay &overlay)
{
    const auto used = static_cast<int>(row.cells.size());
    const bool reverse = picture.modes.reverseScreen;
    // Where something is marked behind the text, the blanks there are painted like cells.
    const int marked = markCells(number, picture.size.columns, overlay);
    const int end = std::min(std::max(marked, used), picture.size.columns);
    const auto markAt = [this](int column) { return m_marks[static_cast<std::size_t>(column)]; };
    const auto styleAt = [&](int column) {
        return column < used ? row.cells[static_cast<std::size_t>(column)].style : terminal::Style{};
    };
    for (int column = 0; column < end;) {
        const terminal::Style style = styleAt(column);
        const Mark mark = markAt(column);
        int next = column + 1;
        while (next < end && styleAt(next) == style && markAt(next) == mark)
            ++next;
        const Look look = lookOf(style, mark, reverse);
        const QRectF cells = cellRect(at, column, next - column);
        if (look.colours.ground != ground(picture))
            painter.fillRect(cells, look.colours.ground);
        for (int i = column; i < std::min(next, used); ++i)
            addCell(painter, row, static_cast<std::size_t>(i), at, look);
        const bool hovered = style.link != 0 && style.link == overlay.hoveredLink;
        if (hovered || style.underline() != Underline::None || style.has(terminal::Strike) ||
            style.has(terminal::Overline) || style.link != 0)
            decorate(painter, style, look.colours.text, cells, hovered);
        column = next;
    }
    flush(painter);
    underlineHovered(painter, number, at, picture, overlay);
}

void TerminalPainter::underlineHovered(QPainter &painter, std::int64_t row, QPointF at,
                                       const TerminalPicture &picture, const TerminalOverlay &overlay) const
{
    const auto [from, end] = overlay.hoveredText.columnsIn(row, picture.size.columns);
    if (from < end)
        underline(painter, Underline::Single, m_colours->cursor, cellRect(at, from, end - from));
}

void TerminalPainter::addCell(QPainter &painter, const terminal::Row &row, std::size_t column, QPointF at,
                              const Look &look)
{
    const Cell &cell = row.cells[column];
    const char32_t code = codeOf(row, cell);
    if (code <= U' ' || cell.isTail())
        return;
    const bool wide = cell.kind() == Cell::Kind::Wide;
    const QRectF rect = cellRect(at, static_cast<int>(column), wide ? 2 : 1);
    if (isBoxDrawing(code)) {
        drawBox(painter, code, rect, m_metrics.pixel, look.colours.figure);
        return;
    }
    const QColor &colour = isArrowOfPrompt(code) ? look.colours.figure : look.colours.text;
    const QPointF base(rect.x(), rect.y() + m_metrics.baseline);
    const GlyphCache::Glyph glyph =
        cell.isCluster() ? GlyphCache::Glyph{} : m_glyphs.glyph(code, look.bold, look.italic);
    if (glyph.font < 0) {
        // Marks are placed by whoever shapes text; so is what no font has, as a box with its number.
        painter.setFont(m_glyphs.font(look.bold, look.italic));
        painter.setPen(colour);
        painter.drawText(base, cell.isCluster() ? textOf(row.clusters[cell.clusterId()])
                                                : QString::fromUcs4(&code, 1));
        return;
    }
    if (glyph.font != m_font || colour != m_textColour) {
        flush(painter);
        m_font = glyph.font;
        m_textColour = colour;
    }
    // Another font's glyphs are put into the middle of their cells.
    const qreal spare = glyph.font < 4 ? 0 : std::max(0.0, (rect.width() - glyph.advance) / 2);
    m_indexes.append(glyph.index);
    m_positions.append(base + QPointF(spare, 0));
}

void TerminalPainter::flush(QPainter &painter)
{
    if (m_indexes.isEmpty())
        return;
    QGlyphRun run;
    run.setRawFont(m_glyphs.raw(m_font));
    run.setRawData(m_indexes.constData(), m_positions.constData(), static_cast<int>(m_indexes.size()));
    painter.setPen(m_textColour);
    painter.drawGlyphRun({}, run);
    m_indexes.clear();
    m_positions.clear();
}

void TerminalPainter::decorate(QPainter &painter, const terminal::Style &style, const QColor &colour,
                               const QRectF &cells, bool hovered) const
{
    const qreal thick = std::max(1.0, std::round(m_metrics.width / m_metrics.pixel / 9)) * m_metrics.pixel;
    if (style.underline() != Underline::None)
        underline(painter, style.underline(), colour, cells);
    else if (style.link != 0)
        underline(painter, hovered ? Underline::Single : Underline::Dotted, colour, cells);
    if (style.has(terminal::Strike))
        painter.fillRect(
            QRectF(cells.x(),
                   cells.y() + std::round(m_metrics.baseline * 0.68 / m_metrics.pixel) * m_metrics.pixel,
                   cells.width(), thick),
            colour);
    if (style.has(terminal::Overline))
        painter.fillRect(QRectF(cells.x(), cells.y(), cells.width(), thick), colour);
}

void TerminalPainter::underline(QPainter &painter, Underline kind, const QColor &colour,
                                const QRectF &cells) const
{
    const qreal pixel = m_metrics.pixel;
    const qreal thick = std::max(1.0, std::round(m_metrics.width / pixel / 9)) * pixel;
    const qreal lowest = cells.bottom() - thick;
    const qreal top = std::min(cells.y() + m_metrics.baseline + 2 * pixel, lowest);
    const auto line = [&](qreal y) { painter.fillRect(QRectF(cells.x(), y, cells.width(), thick), colour); };
    switch (kind) {
    case Underline::None:
        break;
    case Underline::Single:
        line(top);
        break;
    case Underline::Double:
        line(std::min(top, lowest - 2 * thick));
        line(std::min(top + 2 * thick, lowest));
        break;
    case Underline::Curly: {
        const qreal half = m_metrics.width / 4, height = std::min(1.5 * thick, (cells.bottom() - top) / 2);
        const qreal middle = std::min(top + height, cells.bottom() - height);
        QPainterPath wave(QPointF(cells.x(), middle));
        const int waves = qRound(cells.width() / (2 * half));
        for (int i = 0; i < waves; ++i) {
            const qreal x = cells.x() + 2 * half * i;
            wave.quadTo(QPointF(x + half, middle + (i % 2 == 0 ? -2 : 2) * height),
                        QPointF(x + 2 * half, middle));
        }
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.strokePath(wave, QPen(colour, thick));
        painter.restore();
        break;
    }
    case Underline::Dotted:
    case Underline::Dashed: {
        const qreal on = kind == Underline::Dotted ? thick : m_metrics.width / 2;
        const qreal step = kind == Underline::Dotted ? 3 * thick : m_metrics.width;
        const int marks = qCeil((cells.width() - pixel / 2) / step);
        for (int i = 0; i < marks; ++i) {
            const qreal x = cells.x() + i * step;
            painter.fillRect(QRectF(x, top, std::min(on, cells.right() - x), thick), colour);
        }
        break;
    }
    }
}

void TerminalPainter::paintCursor(QPainter &painter, const TerminalPicture &picture, QPointF origin,
                                  const TerminalOverlay &overlay)
{
    const std::int64_t index = picture.screenTop + picture.cursor.row - picture.top;
    if (index < 0 || index >= static_cast<std::int64_t>(picture.rows.size()))
        return;
    const terminal::Row &row = picture.rows[static_cast<std::size_t>(index)];
    const QPointF at = origin + QPointF(0, static_cast<qreal>(index) * m_metrics.height);
    if (!overlay.preedit.isEmpty()) {
        const QRectF rect(at.x() + picture.cursor.column * m_metrics.width, at.y(),
                          QFontMetricsF(font()).horizontalAdvance(overlay.preedit), m_metrics.height);
        painter.fillRect(rect, ground(picture));
        painter.setFont(font());
        painter.setPen(m_colours->cursor);
        painter.drawText(QPointF(rect.x(), rect.y() + m_metrics.baseline), overlay.preedit);
        underline(painter, Underline::Single, m_colours->cursor, rect);
        return;
    }
    if (!picture.modes.cursorVisible || (overlay.focused && !overlay.cursorOn))
        return;
    auto column = static_cast<std::size_t>(picture.cursor.column);
    if (column < row.cells.size() && row.cells[column].isTail())
        --column;
    const bool wide = column < row.cells.size() && row.cells[column].kind() == Cell::Kind::Wide;
    const qreal scale = row.size == terminal::LineSize::Single ? 1 : 2;
    QRectF rect = cellRect(at, static_cast<int>(column), wide ? 2 : 1);
    rect = {at.x() + (rect.x() - at.x()) * scale, rect.y(), rect.width() * scale, rect.height()};
    const qreal thick =
        std::max(2 * m_metrics.pixel, std::round(m_metrics.width / m_metrics.pixel / 6) * m_metrics.pixel);
    if (!overlay.focused) {
        const qreal half = m_metrics.pixel / 2;
        painter.setPen(QPen(m_colours->cursor, m_metrics.pixel));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect.adjusted(half, half, -half, -half));
        return;
    }
    switch (picture.modes.cursorUsual ? overlay.usualCursor : picture.modes.cursorShape) {
    case terminal::CursorShape::Underline:
        painter.fillRect(QRectF(rect.x(), rect.bottom() - thick, rect.width(), thick), m_colours->cursor);
        return;
    case terminal::CursorShape::Bar:
        painter.fillRect(QRectF(rect.x(), rect.y(), thick, rect.height()), m_colours->cursor);
        return;
    case terminal::CursorShape::Block:
        break;
    }
    painter.fillRect(rect, m_colours->cursor);
    if (column < row.cells.size() && scale == 1) {
        Look look = lookOf(row.cells[column].style, Mark::None, picture.modes.reverseScreen);
        look.colours.text = look.colours.figure = m_colours->ground;
        addCell(painter, row, column, at, look);
        flush(painter);
    }
}

} // namespace porthole::ui
