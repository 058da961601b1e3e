#pragma once

#include "core/session/SharedTerminal.h"
#include "core/terminal/Search.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <optional>
#include <vector>

namespace porthole {

/// A text that is looked for in a SharedTerminal, by the thread that shows it: in slices of some
/// milliseconds between its events, so that a million lines hold nothing up, the newest lines first.
/// Thread: that of the terminal, which outlives it.
class TerminalSearch : public QObject {
    Q_OBJECT
public:
    using Direction = terminal::Search::Direction;

    explicit TerminalSearch(SharedTerminal &terminal, QObject *parent = nullptr);

    /// Begins anew, with the nearest match before `from`. An empty text ends the search.
    void lookFor(const QString &text, bool matchCase, terminal::Place from);
    void clear();
    bool isActive() const { return m_search.has_value(); }
    /// The next match in this direction: from the one that was found last, or else from `from`.
    void goOn(Direction direction, terminal::Place from);
    /// The terminal has changed: after each look.
    void refresh();

    /// How far it is.
    struct Standing {
        std::int64_t count = 0;
        std::int64_t ordinal = 0; ///< of the match that was found last, the oldest is 1; 0 while not known
        bool complete = false;    ///< everything was looked through
        bool seeking = false;     ///< a match is being looked for
        friend bool operator==(const Standing &, const Standing &) = default;
    };
    const Standing &standing() const { return m_standing; }
    /// The match that was found last.
    const std::optional<terminal::Stretch> &found() const { return m_found; }
    /// Those in the rows from `from` up to and without `end`.
    std::vector<terminal::Stretch> matchesIn(std::int64_t from, std::int64_t end) const;

Q_SIGNALS:
    void standingChanged();
    /// found() is another one.
    void foundChanged();

private:
    void work();
    void takeResults(const terminal::Terminal &terminal, bool wasSeeking);

    SharedTerminal &m_terminal;
    std::optional<terminal::Search> m_search;
    std::optional<terminal::Stretch> m_found;
    std::uint64_t m_numbering = 0; // of m_found
    Standing m_standing;
    QTimer m_sliceTime;
};

} // namespace porthole
