#include "core/session/TerminalSearch.h"

#include <QChar>
#include <QElapsedTimer>

namespace porthole {

namespace {

/// Milliseconds of a slice: a frame of the display has 16.
constexpr qint64 kSlice = 4;

char32_t folded(char32_t code) { return QChar::toCaseFolded(code); }

} // namespace

TerminalSearch::TerminalSearch(SharedTerminal &terminal, QObject *parent)
    : QObject(parent)
    , m_terminal(terminal)
{
    m_sliceTime.setSingleShot(true);
    connect(&m_sliceTime, &QTimer::timeout, this, &TerminalSearch::work);
}

void TerminalSearch::lookFor(const QString &text, bool matchCase, terminal::Place from)
{
    clear();
    if (text.isEmpty())
        return;
    m_search.emplace(text.toStdString(), matchCase ? nullptr : &folded);
    m_search->seek(Direction::Older, from);
    work();
}

void TerminalSearch::clear()
{
    m_sliceTime.stop();
    m_search.reset();
    m_standing = {};
    if (m_found) {
        m_found.reset();
        Q_EMIT foundChanged();
    }
    Q_EMIT standingChanged();
}

void TerminalSearch::goOn(Direction direction, terminal::Place from)
{
    if (!m_search)
        return;
    m_search->seek(direction, m_found ? m_found->begin : from);
    work();
}

void TerminalSearch::refresh()
{
    if (m_search && !m_sliceTime.isActive())
        m_sliceTime.start(0);
}

void TerminalSearch::work()
{
    if (!m_search)
        return;
    const Standing before = m_standing;
    const std::optional<terminal::Stretch> foundBefore = m_found;
    QElapsedTimer slice;
    slice.start();
    // Once in a slice: what a host that never pauses sends must not keep the rest from being looked through.
    m_terminal.examine([this](const terminal::Terminal &terminal) { m_search->update(terminal); });
    bool more = true;
    while (more && slice.elapsed() < kSlice)
        m_terminal.examine([&](const terminal::Terminal &terminal) {
            const bool wasSeeking = m_search->isSeeking();
            more = m_search->step(terminal);
            takeResults(terminal, wasSeeking);
        });
    if (more)
        m_sliceTime.start(0);
    if (m_found != foundBefore)
        Q_EMIT foundChanged();
    if (m_standing != before)
        Q_EMIT standingChanged();
}

void TerminalSearch::takeResults(const terminal::Terminal &terminal, bool wasSeeking)
{
    const bool seeking = m_search->isSeeking();
    if (wasSeeking && !seeking) {
        m_found = m_search->found();
        m_numbering = terminal.numbering();
    } else if (m_found && m_numbering != terminal.numbering()) {
        m_found.reset(); // its rows have other numbers now
    }
    m_standing = {m_search->count(), 0, m_search->isComplete(), seeking};
    if (m_found && m_standing.complete)
        m_standing.ordinal = m_search->ordinal(terminal, m_found->begin);
}

std::vector<terminal::Stretch> TerminalSearch::matchesIn(std::int64_t from, std::int64_t end) const
{
    std::vector<terminal::Stretch> matches;
    if (m_search)
        m_terminal.examine(
            [&](const terminal::Terminal &terminal) { matches = m_search->matchesIn(terminal, from, end); });
    return matches;
}

} // namespace porthole
