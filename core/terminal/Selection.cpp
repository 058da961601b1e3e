#include "core/terminal/Selection.h"

#include "core/base/Utf8.h"

#include <algorithm>
#include <string_view>

namespace porthole::terminal {

namespace {

/// Words and lines do not reach over more rows than this.
constexpr std::int64_t kMostRows = 1'000;

enum class Sort : std::uint8_t { Word, Blank, Other };

char32_t codeAt(const Row &row, std::size_t column)
{
    const Cell &cell = row.cells[column];
    return cell.isCluster() ? row.clusters[cell.clusterId()].codes[0] : cell.code();
}

Sort sortAt(const Row &row, int column)
{
    auto at = static_cast<std::size_t>(column);
    if (at >= row.cells.size())
        return Sort::Blank;
    if (row.cells[at].isTail() && at > 0)
        --at;
    const char32_t code = codeAt(row, at);
    if (code == 0 || code == U' ' || code == 0xa0 || code == 0x3000)
        return Sort::Blank;
    const bool letter = code >= 0x80 || (code >= U'0' && code <= U'9') || (code >= U'A' && code <= U'Z') ||
                        (code >= U'a' && code <= U'z');
    // Lines that are drawn around text are no part of it.
    if (code >= 0x2500 && code <= 0x259f)
        return Sort::Other;
    constexpr std::u32string_view kWithin = U"-_./~:@%+#?&=";
    return letter || kWithin.find(code) != std::u32string_view::npos ? Sort::Word : Sort::Other;
}

void appendCell(std::string &to, const Row &row, const Cell &cell)
{
    if (cell.isTail() || cell.kind() == Cell::Kind::Filler)
        return;
    if (!cell.isCluster()) {
        appendUtf8(to, cell.code() == 0 ? U' ' : cell.code());
        return;
    }
    const Cluster &cluster = row.clusters[cell.clusterId()];
    for (std::size_t i = 0; i < cluster.count; ++i)
        appendUtf8(to, cluster.codes[i]);
}

/// One step through the text, over the end of wrapped rows; false where the line ends.
class Walk {
public:
    Walk(const Terminal &terminal, Place at)
        : m_terminal(terminal)
        , m_at(at)
        , m_first(at.row)
    {
        terminal.readRow(at.row, m_row);
    }
    Place at() const { return m_at; }
    Sort sort() const { return sortAt(m_row, m_at.column); }
    bool forward()
    {
        if (m_at.column + 1 < m_terminal.size().columns) {
            ++m_at.column;
            return true;
        }
        if (!m_row.wrapped || m_at.row + 1 >= m_terminal.endRow() || m_at.row - m_first >= kMostRows)
            return false;
        m_at = {m_at.row + 1, 0};
        m_terminal.readRow(m_at.row, m_row);
        return true;
    }
    bool back()
    {
        if (m_at.column > 0) {
            --m_at.column;
            return true;
        }
        if (m_at.row <= m_terminal.firstRow() || m_first - m_at.row >= kMostRows)
            return false;
        Row before;
        m_terminal.readRow(m_at.row - 1, before);
        if (!before.wrapped)
            return false;
        m_row = std::move(before);
        m_at = {m_at.row - 1, m_terminal.size().columns - 1};
        return true;
    }

private:
    const Terminal &m_terminal;
    Place m_at;
    std::int64_t m_first;
    Row m_row;
};

} // namespace

void appendRowText(std::string &to, const Terminal &terminal, const Stretch &stretch, std::int64_t row)
{
    Row cells;
    terminal.readRow(row, cells);
    const auto length = static_cast<int>(cells.cells.size());
    const auto [from, end] = stretch.columnsIn(row, length);
    const std::size_t start = to.size();
    for (int column = from; column < end; ++column)
        appendCell(to, cells, cells.cells[static_cast<std::size_t>(column)]);
    const bool runsOn = cells.wrapped && !stretch.block && row != stretch.end.row;
    if (runsOn)
        return;
    // Blanks at the end of a line are ground, not text, unless the stretch ends before its last word does.
    if (end == length || stretch.block)
        while (to.size() > start && to.back() == ' ')
            to.pop_back();
    if (row != stretch.end.row)
        to.push_back('\n');
}

std::string selectedText(const Terminal &terminal, const Stretch &stretch)
{
    std::string text;
    const std::int64_t from = std::max(stretch.begin.row, terminal.firstRow());
    const std::int64_t last = std::min(stretch.end.row, terminal.endRow() - 1);
    for (std::int64_t row = from; row <= last; ++row)
        appendRowText(text, terminal, stretch, row);
    return text;
}

Stretch wordAt(const Terminal &terminal, Place place)
{
    Walk back(terminal, place), forward(terminal, place);
    const Sort sort = back.sort();
    Stretch word{place, {place.row, place.column + 1}};
    while (sort != Sort::Other && back.back() && back.sort() == sort)
        word.begin = back.at();
    while (sort != Sort::Other && forward.forward() && forward.sort() == sort)
        word.end = {forward.at().row, forward.at().column + 1};
    return word;
}

Stretch lineAt(const Terminal &terminal, Place place)
{
    Stretch line{{place.row, 0}, {place.row, terminal.size().columns}};
    Row row;
    for (; line.begin.row > terminal.firstRow() && place.row - line.begin.row < kMostRows; --line.begin.row) {
        terminal.readRow(line.begin.row - 1, row);
        if (!row.wrapped)
            break;
    }
    for (; line.end.row + 1 < terminal.endRow() && line.end.row - place.row < kMostRows; ++line.end.row) {
        terminal.readRow(line.end.row, row);
        if (!row.wrapped)
            break;
    }
    return line;
}

} // namespace porthole::terminal
