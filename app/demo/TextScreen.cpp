#include "app/demo/TextScreen.h"

namespace porthole::demo {

TextScreen::TextScreen(std::shared_ptr<const Glyphs> glyphs, int columns, int rows)
    : m_glyphs(std::move(glyphs))
    , m_columns(columns)
    , m_rows(rows)
    , m_cells(index(0, rows))
    , m_shown(m_cells)
{}

void TextScreen::newLine()
{
    m_column = 0;
    if (++m_row < m_rows)
        return;
    m_row = m_rows - 1;
    std::move(m_cells.begin() + m_columns, m_cells.end(), m_cells.begin());
    std::fill(m_cells.end() - m_columns, m_cells.end(), Cell{});
}

void TextScreen::write(const QString &text, const TextStyle &style)
{
    for (const QChar character : text) {
        if (character == u'\n') {
            newLine();
        } else if (character == u'\b') {
            if (m_column > 0)
                --m_column;
            else if (m_row > 0)
                moveTo(m_columns - 1, m_row - 1);
            at(m_column, m_row) = Cell{};
        } else {
            if (m_column == m_columns)
                newLine();
            at(m_column++, m_row) = Cell{character.unicode(), style};
        }
    }
}

void TextScreen::put(int column, int row, const QString &text, const TextStyle &style)
{
    for (const QChar character : text) {
        if (column >= 0 && column < m_columns && row >= 0 && row < m_rows)
            at(column, row) = Cell{character.unicode(), style};
        ++column;
    }
}

void TextScreen::clear(const TextStyle &style)
{
    std::fill(m_cells.begin(), m_cells.end(), Cell{u' ', style});
    moveTo(0, 0);
}

void TextScreen::moveTo(int column, int row)
{
    m_column = column;
    m_row = row;
}

void TextScreen::forgetPainted()
{
    for (Cell &cell : m_shown)
        cell.painted = false;
}

void TextScreen::paint(Picture &to, unsigned x, unsigned y, std::vector<rfb::Rect> &painted)
{
    for (int row = 0; row < m_rows; ++row) {
        int first = m_columns, last = -1;
        for (int column = 0; column < m_columns; ++column) {
            Cell cell = at(column, row);
            if (m_cursorShown && row == m_row && column == m_column)
                std::swap(cell.style.text, cell.style.ground);
            Cell &shown = m_shown[index(column, row)];
            if (shown.painted && shown.looksLike(cell))
                continue;
            shown = cell;
            shown.painted = true;
            paintCell(to, x + static_cast<unsigned>(column * Glyphs::kWidth),
                      y + static_cast<unsigned>(row * Glyphs::kHeight), cell);
            first = std::min(first, column);
            last = column;
        }
        if (last >= 0)
            painted.push_back({static_cast<std::uint16_t>(x + static_cast<unsigned>(first * Glyphs::kWidth)),
                               static_cast<std::uint16_t>(y + static_cast<unsigned>(row * Glyphs::kHeight)),
                               static_cast<std::uint16_t>((last - first + 1) * Glyphs::kWidth),
                               static_cast<std::uint16_t>(Glyphs::kHeight)});
    }
}

void TextScreen::paintCell(Picture &to, unsigned x, unsigned y, const Cell &cell) const
{
    const Glyphs::Cell &coverage = m_glyphs->cell(cell.character, cell.style.bold);
    std::size_t i = 0;
    for (unsigned dy = 0; dy < Glyphs::kHeight; ++dy) {
        std::uint32_t *row = to.row(y + dy) + x;
        for (unsigned dx = 0; dx < Glyphs::kWidth; ++dx)
            row[dx] = mixed(cell.style.ground, cell.style.text, coverage[i++]);
    }
}

} // namespace porthole::demo
