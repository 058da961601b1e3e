#include "core/terminal/Search.h"

#include "core/base/Utf8.h"
#include "core/terminal/PackedRuns.h"

#include <algorithm>
#include <limits>

namespace porthole::terminal {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// A line as characters, and the cells that they stand in.
struct Characters {
    std::u32string codes;
    std::vector<Place> begins, ends;

    void add(char32_t code, Place begin, int width)
    {
        codes.push_back(code);
        begins.push_back(begin);
        ends.push_back({begin.row, begin.column + width});
    }
};

void addRow(Characters &to, const Row &row, std::int64_t number, Search::Fold fold)
{
    const auto folded = [fold](char32_t code) { return fold ? fold(code) : code; };
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        const Cell &cell = row.cells[column];
        if (cell.isTail() || cell.kind() == Cell::Kind::Filler)
            continue;
        const Place begin{number, static_cast<int>(column)};
        const int width = cell.kind() == Cell::Kind::Wide ? 2 : 1;
        if (!cell.isCluster()) {
            to.add(folded(cell.code() == 0 ? U' ' : cell.code()), begin, width);
            continue;
        }
        const Cluster &cluster = row.clusters[cell.clusterId()];
        for (std::size_t i = 0; i < cluster.count; ++i)
            to.add(folded(cluster.codes[i]), begin, width);
    }
}

} // namespace

Search::Search(std::string_view utf8, Fold fold)
    : m_fold(fold)
{
    while (!utf8.empty() && m_wanted.size() < kLongest) {
        const Utf8Character character = firstUtf8Character(utf8);
        utf8.remove_prefix(character.length);
        m_wanted.push_back(fold ? fold(character.value) : character.value);
    }
    if (std::all_of(m_wanted.begin(), m_wanted.end(), [](char32_t code) { return code < 0x80; }))
        m_wantedAscii.assign(m_wanted.begin(), m_wanted.end());
}

void Search::makeStale(Portion &portion)
{
    m_stale += portion.stale ? 0 : 1;
    portion.stale = true;
}

void Search::note(Portion &portion, std::size_t count)
{
    m_stale -= portion.stale ? 1 : 0;
    portion = {static_cast<std::int32_t>(count), false};
}

void Search::update(const Terminal &terminal)
{
    if (terminal.revision() == m_revision)
        return;
    m_revision = terminal.revision();
    if (terminal.numbering() != m_numbering) {
        m_portions.clear();
        m_stale = 0;
        m_settled = terminal.firstRow();
        m_numbering = terminal.numbering();
        m_found.reset();
        if (m_quest)
            m_quest->begun = false;
    }
    const std::int64_t first = terminal.firstRow() / kPortion;
    for (; !m_portions.empty() && m_firstPortion < first; ++m_firstPortion) {
        m_stale -= m_portions.front().stale ? 1 : 0;
        m_portions.pop_front();
    }
    if (m_portions.empty())
        m_firstPortion = first;
    for (const std::int64_t end = (terminal.endRow() - 1) / kPortion + 1; endPortion() < end; ++m_stale)
        m_portions.emplace_back();
    if (m_firstRow != terminal.firstRow())
        makeStale(m_portions.front());
    m_firstRow = terminal.firstRow();
    for (std::int64_t portion = std::max(m_settled / kPortion, m_firstPortion); portion < endPortion();
         ++portion)
        makeStale(at(portion));
    // The last line of the history may go on in the screen, which changes.
    const std::int64_t top = terminal.screenTop();
    m_settled = top > terminal.firstRow() ? terminal.lineStart(top) : top;
}

bool Search::step(const Terminal &terminal)
{
    if (m_wanted.empty() || m_portions.empty()) {
        m_quest.reset();
        return false;
    }
    if (m_quest) {
        advance(terminal);
        return m_quest || m_stale > 0;
    }
    for (std::int64_t portion = endPortion() - 1; m_stale > 0 && portion >= m_firstPortion; --portion) {
        if (!at(portion).stale)
            continue;
        note(at(portion), matchesOf(terminal, portion).size());
        break;
    }
    return m_stale > 0;
}

std::int64_t Search::count() const
{
    std::int64_t total = 0;
    for (const Portion &portion : m_portions)
        total += portion.count;
    return total;
}

std::int64_t Search::ordinal(const Terminal &terminal, Place begin) const
{
    const std::int64_t portion = terminal.lineStart(begin.row) / kPortion;
    if (portion < m_firstPortion || portion >= endPortion())
        return 0;
    std::int64_t before = 0;
    for (std::int64_t at = m_firstPortion; at < portion; ++at)
        before += m_portions[static_cast<std::size_t>(at - m_firstPortion)].count;
    for (const Stretch &match : matchesOf(terminal, portion)) {
        ++before;
        if (match.begin == begin)
            return before;
    }
    return 0;
}

std::vector<Stretch> Search::matchesIn(const Terminal &terminal, std::int64_t from, std::int64_t end) const
{
    std::vector<Stretch> matches;
    if (m_wanted.empty())
        return matches;
    from = std::max(from, terminal.firstRow());
    linesFrom(terminal, terminal.lineStart(from), std::min(end, terminal.endRow()), matches);
    std::erase_if(matches, [from, end](const Stretch &match) {
        return match.end.row < from || match.begin.row >= end;
    });
    return matches;
}

void Search::seek(Direction direction, Place from)
{
    m_quest = Quest{direction, from};
    m_found.reset();
}

/// One portion further on the way to a match; those that are known to hold none cost nothing.
void Search::advance(const Terminal &terminal)
{
    Quest &quest = *m_quest;
    const bool older = quest.direction == Direction::Older;
    if (!quest.begun) {
        quest.begun = true;
        quest.portion = std::clamp(
            terminal.lineStart(std::clamp(quest.from.row, terminal.firstRow(), terminal.endRow() - 1)) /
                kPortion,
            m_firstPortion, endPortion() - 1);
        quest.left = static_cast<std::int64_t>(m_portions.size()) + 1;
    }
    quest.portion = std::clamp(quest.portion, m_firstPortion, endPortion() - 1);
    while (quest.left > 0) {
        const std::int64_t here = quest.portion;
        --quest.left;
        quest.portion += older ? -1 : 1;
        if (quest.portion < m_firstPortion || quest.portion == endPortion())
            quest.portion = older ? endPortion() - 1 : m_firstPortion;
        const bool wrapsNext = older ? quest.portion >= here : quest.portion <= here;
        const Place from = quest.from;
        if (wrapsNext) {
            constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max();
            quest.from = {older ? kFar : -1, 0};
        }
        if (!at(here).stale && at(here).count == 0)
            continue;
        const std::vector<Stretch> matches = matchesOf(terminal, here);
        note(at(here), matches.size());
        if (older) {
            const auto match = std::find_if(matches.rbegin(), matches.rend(),
                                            [from](const Stretch &each) { return each.begin < from; });
            if (match != matches.rend())
                m_found = *match;
        } else {
            const auto match = std::find_if(matches.begin(), matches.end(),
                                            [from](const Stretch &each) { return each.begin > from; });
            if (match != matches.end())
                m_found = *match;
        }
        break;
    }
    if (m_found || quest.left == 0)
        m_quest.reset();
}

/// The matches of the lines that begin in a portion.
std::vector<Stretch> Search::matchesOf(const Terminal &terminal, std::int64_t portion) const
{
    std::vector<Stretch> matches;
    std::int64_t from = std::max(portion * kPortion, terminal.firstRow());
    const std::int64_t end = std::min((portion + 1) * kPortion, terminal.endRow());
    // A line that has begun in the portion before is that one's.
    while (from < end && terminal.lineStart(from) != from)
        ++from;
    linesFrom(terminal, from, end, matches);
    return matches;
}

void Search::linesFrom(const Terminal &terminal, std::int64_t from, std::int64_t end,
                       std::vector<Stretch> &to) const
{
    while (from < end) {
        const std::int64_t next = asciiLine(terminal, from, to);
        from = next > from ? next : anyLine(terminal, from, to);
    }
}

/// Looks through a line of the history, if it is over and ASCII. The row behind it, or `row` if it is not.
std::int64_t Search::asciiLine(const Terminal &terminal, std::int64_t row, std::vector<Stretch> &to) const
{
    if (row >= terminal.screenTop())
        return row;
    const auto line = terminal.history().lineAt(row);
    m_text.clear();
    if (!line || line->open || !appendAsciiText(line->runs, m_text))
        return row;
    const std::int64_t next = line->row + line->rows;
    if (m_wantedAscii.empty())
        return next;
    if (m_fold)
        std::transform(m_text.begin(), m_text.end(), m_text.begin(), lower);
    const auto columns = static_cast<std::size_t>(terminal.size().columns);
    const std::size_t length = m_wantedAscii.size();
    for (std::size_t at = m_text.find(m_wantedAscii); at != std::string::npos;
         at = m_text.find(m_wantedAscii, at + length)) {
        const auto placeOf = [&](std::size_t offset) {
            return Place{line->row + static_cast<std::int64_t>(offset / columns),
                         static_cast<int>(offset % columns)};
        };
        const Place last = placeOf(at + length - 1);
        to.push_back({placeOf(at), {last.row, last.column + 1}});
    }
    return next;
}

std::int64_t Search::anyLine(const Terminal &terminal, std::int64_t row, std::vector<Stretch> &to) const
{
    Characters line;
    Row cells;
    bool more = true;
    while (more) {
        terminal.readRow(row, cells);
        addRow(line, cells, row, m_fold);
        ++row;
        more = cells.wrapped && row < terminal.endRow();
    }
    const std::size_t length = m_wanted.size();
    for (std::size_t at = line.codes.find(m_wanted); at != std::u32string::npos;
         at = line.codes.find(m_wanted, at + length))
        to.push_back({line.begins[at], line.ends[at + length - 1]});
    return row;
}

} // namespace porthole::terminal
