#pragma once

#include "app/demo/Glyphs.h"
#include "app/demo/Picture.h"

namespace porthole::demo {

/// The demo's colours.
namespace colour {
inline constexpr std::uint32_t Night = 0x0b1220, Text = 0xc9d4e3, Dim = 0x71819a, Green = 0x7ee0a1,
                               Cyan = 0x5ccbe0, Amber = 0xf2bd66, Red = 0xf0767e, White = 0xf2f6fb,
                               Banner = 0x17456b, Bar = 0x121d30;
}

struct TextStyle {
    std::uint32_t text = colour::Text;
    std::uint32_t ground = colour::Night;
    bool bold = false;

    friend bool operator==(const TextStyle &, const TextStyle &) = default;
};

/// Text in cells, with a cursor, that scrolls: what a terminal has without its escape sequences. It paints
/// what has changed since it painted last.
class TextScreen {
public:
    TextScreen(std::shared_ptr<const Glyphs> glyphs, int columns, int rows);

    int columns() const { return m_columns; }
    int rows() const { return m_rows; }
    int row() const { return m_row; }

    /// At the cursor; '\n' begins a line, '\b' takes a character back, lines wrap, the screen scrolls.
    void write(const QString &text, const TextStyle &style = {});
    void writeLine(const QString &text, const TextStyle &style = {}) { write(text + u'\n', style); }
    /// Elsewhere; what does not fit is cut off. The cursor stays.
    void put(int column, int row, const QString &text, const TextStyle &style = {});
    void clear(const TextStyle &style = {});
    void moveTo(int column, int row);
    void showCursor(bool shown) { m_cursorShown = shown; }
    /// Everything is to be painted again: the picture has lost it.
    void forgetPainted();

    /// Paints into a picture, its top left cell at (x, y); appends what was painted.
    void paint(Picture &to, unsigned x, unsigned y, std::vector<rfb::Rect> &painted);

private:
    struct Cell {
        char16_t character = u' ';
        TextStyle style;
        bool painted = false;

        bool looksLike(const Cell &other) const
        {
            return character == other.character && style == other.style;
        }
    };
    std::size_t index(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
               static_cast<std::size_t>(column);
    }
    Cell &at(int column, int row) { return m_cells[index(column, row)]; }
    void newLine();
    void paintCell(Picture &to, unsigned x, unsigned y, const Cell &cell) const;

    std::shared_ptr<const Glyphs> m_glyphs;
    const int m_columns, m_rows;
    std::vector<Cell> m_cells, m_shown;
    int m_column = 0, m_row = 0;
    bool m_cursorShown = false;
};

} // namespace porthole::demo
