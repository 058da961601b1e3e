#pragma once

#include "core/base/Bytes.h"
#include "core/terminal/Interpreter.h"
#include "core/terminal/Screen.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace porthole::terminal {

/// A terminal as xterm is one: bytes of a host in, rows of cells and answers out. Whatever the host sends
/// and however it is cut, memory is bounded: the grid by its size, the history by its rows, everything
/// else as its header says.
class Terminal {
public:
    static constexpr std::int64_t kHistoryRows = 100'000;

    explicit Terminal(Size size = {}, std::int64_t historyRows = kHistoryRows);
    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;

    void receive(ByteView bytes)
    {
        ++m_revision;
        m_parser.receive(bytes, m_interpreter);
    }
    /// Another one after everything that may have changed something.
    std::uint64_t revision() const { return m_revision; }
    /// What is to be sent to the host in answer.
    std::string takeOutput() { return m_interpreter.replies().take(); }
    bool hasNews() const { return m_interpreter.hasNews(); }
    News takeNews();
    /// Cut to what a Grid can be. Lines are cut anew.
    void resize(Size size);
    /// Told to a host that asks: 0xrrggbb.
    void setColours(std::uint32_t foreground, std::uint32_t background);

    Size size() const { return m_screen.size(); }
    const Modes &modes() const { return m_screen.modes(); }
    /// On the screen.
    const CursorPlace &cursor() const { return m_screen.cursor(); }

    /// The rows that there are, by the numbers of Place: from firstRow() the history, from screenTop() the
    /// screen, up to endRow() - 1. The alternate screen has no history.
    std::int64_t firstRow() const;
    std::int64_t screenTop() const { return m_screen.history().endRow(); }
    std::int64_t endRow() const { return screenTop() + size().rows; }
    /// Changes when the rows' numbers have got another meaning: after a resize, and when the screen is
    /// switched.
    std::uint64_t numbering() const { return m_resizes << 1 | (modes().alternateScreen ? 1 : 0); }
    /// Empty if there is no such row.
    void readRow(std::int64_t row, Row &to) const;
    /// Whether the next row continues this one.
    bool isWrapped(std::int64_t row) const;
    /// The first row of the line that a row belongs to.
    std::int64_t lineStart(std::int64_t row) const;
    /// The nearest row that a shell's prompt begins in, before a row or behind it (OSC 133).
    std::optional<std::int64_t> promptBefore(std::int64_t row) const;
    std::optional<std::int64_t> promptAfter(std::int64_t row) const;
    /// Forgets what has scrolled off.
    void clearHistory();
    /// How many rows of that are kept from here on; older ones than that go.
    void setHistoryRows(std::int64_t rows);
    /// Whether a row of the screen has changed since this was asked last. Rows of the history never do.
    bool takeDirty(std::int64_t row);

    /// Of a cell's Style::link: as the host gave it. Empty for none.
    std::string_view linkTarget(std::uint16_t link) const { return m_interpreter.links().target(link); }
    const History &history() const { return m_screen.history(); }
    const Screen &screen() const { return m_screen; }

private:
    Screen m_screen;
    Parser m_parser;
    Interpreter m_interpreter;
    std::uint64_t m_resizes = 0;
    std::uint64_t m_revision = 0;
};

/// The size that comes nearest to the one wanted.
Size possible(Size wanted);

} // namespace porthole::terminal
