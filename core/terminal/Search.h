#pragma once

#include "core/terminal/Selection.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace porthole::terminal {

/// Looks for a text in all that a terminal holds, in portions of bounded size and the newest first. Kept
/// are the numbers of matches only: a match is looked up again when it is asked for, so that a million
/// lines full of them cost no memory. A match may go over the end of a row into the one that continues it.
///
/// Use: update() after whatever has changed, step() until it says that there is no more; the terminal is
/// the same one every time.
class Search {
public:
    /// Makes of a character the one that stands for all those that differ from it in case only.
    using Fold = char32_t (*)(char32_t);
    enum class Direction : std::uint8_t { Older, Newer };
    static constexpr std::int64_t kPortion = 256;  ///< rows
    static constexpr std::size_t kLongest = 1'024; ///< characters looked for; what is behind is left out

    /// With no `fold` case matters.
    explicit Search(std::string_view utf8, Fold fold = nullptr);

    void update(const Terminal &terminal);
    /// One portion more; false once there is nothing left to do.
    bool step(const Terminal &terminal);
    /// Everything was looked through.
    bool isComplete() const { return m_stale == 0; }
    /// Of what has been looked through.
    std::int64_t count() const;
    /// Which one among all begins there, counted from 1 at the oldest; 0 if none does.
    std::int64_t ordinal(const Terminal &terminal, Place begin) const;
    /// Those that begin or go on in the rows from `from` up to and without `end`.
    std::vector<Stretch> matchesIn(const Terminal &terminal, std::int64_t from, std::int64_t end) const;

    /// Sets out for the nearest match that begins before `from`, or after it; once around the end.
    /// step() goes there.
    void seek(Direction direction, Place from);
    bool isSeeking() const { return m_quest.has_value(); }
    /// What the last quest has found.
    const std::optional<Stretch> &found() const { return m_found; }

private:
    struct Portion {
        std::int32_t count = 0;
        bool stale = true; ///< what was counted is not up to date
    };
    struct Quest {
        Direction direction;
        Place from;
        bool begun = false;
        std::int64_t portion = 0;
        std::int64_t left = 0; ///< portions to go
    };

    std::int64_t endPortion() const { return m_firstPortion + static_cast<std::int64_t>(m_portions.size()); }
    Portion &at(std::int64_t portion)
    {
        return m_portions[static_cast<std::size_t>(portion - m_firstPortion)];
    }
    void makeStale(Portion &portion);
    void note(Portion &portion, std::size_t count);
    void advance(const Terminal &terminal);
    void linesFrom(const Terminal &terminal, std::int64_t from, std::int64_t end,
                   std::vector<Stretch> &to) const;
    std::vector<Stretch> matchesOf(const Terminal &terminal, std::int64_t portion) const;
    std::int64_t asciiLine(const Terminal &terminal, std::int64_t row, std::vector<Stretch> &to) const;
    std::int64_t anyLine(const Terminal &terminal, std::int64_t row, std::vector<Stretch> &to) const;

    std::u32string m_wanted;
    std::string m_wantedAscii; ///< empty if it is not ASCII
    Fold m_fold;
    std::deque<Portion> m_portions;
    std::int64_t m_firstPortion = 0;
    std::int64_t m_stale = 0;    ///< how many portions are
    std::int64_t m_firstRow = 0; ///< as update() saw it
    std::int64_t m_settled = 0;  ///< rows before this one had stopped changing then
    std::uint64_t m_numbering = ~std::uint64_t{0}, m_revision = ~std::uint64_t{0};
    std::optional<Quest> m_quest;
    std::optional<Stretch> m_found;
    mutable std::string m_text; // of the line that is being looked through
};

} // namespace porthole::terminal
