#pragma once

#include "core/session/SharedTerminal.h"
#include "ui/terminal/GlyphCache.h"
#include "ui/terminal/TerminalColours.h"

#include <QPointF>
#include <QRectF>
#include <QString>
#include <optional>
#include <vector>

class QPainter;

namespace porthole::ui {

/// How large a cell is: whole device pixels, in device independent ones.
struct CellMetrics {
    qreal width = 8, height = 16, baseline = 12;
    qreal pixel = 1; ///< one device pixel
};

/// What is shown besides the cells.
struct TerminalOverlay {
    std::optional<terminal::Stretch> selection;
    std::vector<terminal::Stretch> matches;     ///< of a search
    std::optional<terminal::Stretch> thisMatch; ///< the one that is looked at
    std::uint16_t hoveredLink = 0;              ///< underlined
    terminal::Stretch hoveredText;              ///< likewise
    bool cursorOn = true;                       ///< not in the dark half of its blinking
    bool focused = false;
    terminal::CursorShape usualCursor = terminal::CursorShape::Block; ///< where the host asks for none
    QString preedit; ///< of an input method, in place of the cursor
};

/// Paints the rows of a TerminalPicture: stretches of one ground, then the glyphs of one font and colour
/// together. Keeps what it needs, so that a row costs no allocation once it has warmed up.
class TerminalPainter {
public:
    /// Picks the cell's size by the font's and the device's pixels.
    void setFont(const QFont &font, qreal pixelRatio);
    const CellMetrics &metrics() const { return m_metrics; }
    const QFont &font() const { return m_glyphs.font(false, false); }
    void setColours(const TerminalColours &colours) { m_colours = &colours; }
    const TerminalColours &colours() const { return *m_colours; }

    /// One row, its upper left corner at `at`.
    void paintRow(QPainter &painter, const TerminalPicture &picture, int row, QPointF at,
                  const TerminalOverlay &overlay);
    /// The cursor, if it is within the picture and shown.
    void paintCursor(QPainter &painter, const TerminalPicture &picture, QPointF origin,
                     const TerminalOverlay &overlay);
    QColor ground(const TerminalPicture &picture) const;

private:
    enum class Mark : quint8 { None, Selected, Match, ThisMatch };
    struct Look { // of a stretch of cells
        CellColours colours;
        bool bold = false, italic = false;
        friend bool operator==(const Look &, const Look &) = default;
    };

    Look lookOf(const terminal::Style &style, Mark mark, bool reverseScreen) const;
    /// Notes what is marked of a row; up to which column something is.
    int markCells(std::int64_t row, int columns, const TerminalOverlay &overlay);
    void paintCells(QPainter &painter, const terminal::Row &row, std::int64_t number, QPointF at,
                    const TerminalPicture &picture, const TerminalOverlay &overlay);
    void addCell(QPainter &painter, const terminal::Row &row, std::size_t column, QPointF at,
                 const Look &look);
    void flush(QPainter &painter);
    void underlineHovered(QPainter &painter, std::int64_t row, QPointF at, const TerminalPicture &picture,
                          const TerminalOverlay &overlay) const;
    void decorate(QPainter &painter, const terminal::Style &style, const QColor &colour, const QRectF &cells,
                  bool hovered) const;
    void underline(QPainter &painter, terminal::Underline kind, const QColor &colour,
                   const QRectF &cells) const;
    QRectF cellRect(QPointF at, int column, int columns) const;

    GlyphCache m_glyphs;
    CellMetrics m_metrics;
    const TerminalColours *m_colours = &darkTerminal();
    std::vector<Mark> m_marks; // of the row that is being painted
    // The glyphs gathered so far.
    QList<quint32> m_indexes;
    QList<QPointF> m_positions;
    int m_font = -1;
    QColor m_textColour;
};

} // namespace porthole::ui
