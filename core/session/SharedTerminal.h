#pragma once

#include "core/terminal/KeyEncoding.h"
#include "core/terminal/MouseEncoding.h"
#include "core/terminal/PasteText.h"
#include "core/terminal/Selection.h"
#include "core/terminal/Terminal.h"
#include "core/terminal/Urls.h"

#include <QByteArray>
#include <QObject>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <variant>
#include <vector>

namespace porthole {

/// Text from somewhere else, made fit by terminal::pasteText().
struct PastedText {
    std::string text;
};
/// What a person gives a terminal: a key, what an input method has made, what is pasted. Each terminal makes
/// bytes of it by what its host has switched.
using TerminalInput = std::variant<terminal::KeyPress, QByteArray, PastedText>;

/// What a view shows of a terminal: a copy of the rows it has asked for, brought up to date by
/// SharedTerminal::look(). Values of the view's thread.
struct TerminalPicture {
    terminal::Size size;
    terminal::Modes modes;
    terminal::CursorPlace cursor;
    std::int64_t firstRow = 0, screenTop = 0, endRow = 0;
    std::uint64_t numbering = 0;
    std::int64_t top = 0; ///< the number of rows[0]; size.rows of them
    std::vector<terminal::Row> rows;
    std::vector<bool> changed; ///< since the look before: which of them are to be painted anew
};

/// A terminal between the thread that its host's bytes come in on and the one that shows it.
///
/// Use: the session owns it in the GUI thread and a worker, on a thread that may be busy, calls feed()
/// with what the channel received, then acknowledges as many bytes to the channel. Whatever is to be sent
/// to the host, answers and keys alike, comes out of output(), on the thread that caused it: connect it to
/// an object that lives where the channel does. A view listens to changed(), and look()s when it paints.
/// At most one changed() is outstanding, and none comes before the last one was looked after: a hidden
/// view costs nothing. The session sends size() to the host when resized() says so.
///
/// The lock is held for a bounded time only: feed() takes at most 16 KiB at once, and less where the host
/// sends what is slow to do. Who shows the terminal goes first.
/// Thread: feed() one at a time, on any; everything else in the thread that the object lives in.
class SharedTerminal : public QObject {
    Q_OBJECT
public:
    explicit SharedTerminal(terminal::Size size = {},
                            std::int64_t historyRows = terminal::Terminal::kHistoryRows,
                            QObject *parent = nullptr);

    /// Takes all of the bytes in and returns then. Thread: any.
    void feed(const QByteArray &bytes);

    /// Brings the picture up to date: size.rows rows from `top` on (cut to what there is), or the screen if
    /// `top` is negative. Fills `changed`.
    void look(TerminalPicture &picture, std::int64_t top = -1);
    /// Titles, bells and the like since this was called last.
    terminal::News takeNews();
    terminal::Size size() const;
    terminal::Modes modes() const;

    /// A person's own input: given() follows, for whoever repeats it elsewhere.
    void give(const TerminalInput &input);
    /// The same without a word.
    void repeat(const TerminalInput &input);
    void press(const terminal::KeyPress &key);
    /// Text that was committed by an input method.
    void type(const QByteArray &utf8);
    /// What terminal::pasteText() has made fit.
    void paste(const std::string &text);
    void mouse(const terminal::MouseReport &report);
    void setFocused(bool focused);
    void resize(terminal::Size size);
    void setColours(std::uint32_t foreground, std::uint32_t background);
    /// Forgets what has scrolled off.
    void clearHistory();
    /// How many rows of that are kept.
    void setHistoryRows(std::int64_t rows);
    /// Gets all that is fed from here on, on the thread that feeds; it must not wait. Empty: nobody.
    void setTap(std::function<void(const QByteArray &)> tap);

    /// At most kLongestCopy bytes.
    std::string selectedText(const terminal::Stretch &stretch) const;
    terminal::Stretch wordAt(terminal::Place place) const;
    terminal::Stretch lineAt(terminal::Place place) const;
    /// What stands before the cursor in its line's last row.
    std::string textBeforeCursor() const;
    std::string linkTarget(std::uint16_t link) const;
    std::optional<terminal::TextUrl> urlAt(terminal::Place place) const;
    std::optional<std::int64_t> promptBefore(std::int64_t row) const;
    std::optional<std::int64_t> promptAfter(std::int64_t row) const;
    /// Lets somebody read while nothing changes; for a millisecond, no longer.
    void examine(const std::function<void(const terminal::Terminal &)> &reader) const;

    static constexpr qsizetype kMostAtOnce = 16 * 1024;
    static constexpr std::size_t kLongestCopy = std::size_t{64} << 20;

Q_SIGNALS:
    /// There is something new to look at.
    void changed();
    /// There is something in takeNews().
    void newsCame();
    /// To be sent to the host. Thread: feed()'s, or the object's own.
    void output(const QByteArray &bytes);
    void resized(int columns, int rows);
    void given(const porthole::TerminalInput &input);

private:
    /// Holds the lock for the thread that shows the terminal: the feeding one stands back.
    class Shown;
    void send(const std::string &bytes);
    void noteChange();
    void noteNews();
    bool heldBack();
    void limitHold();

    mutable std::mutex m_mutex;
    mutable std::atomic<int> m_waiting{0};
    terminal::Terminal m_terminal;                       // under m_mutex
    std::function<void(const QByteArray &)> m_tap;       // likewise
    bool m_wasSynchronized = false;                      // of the feeding thread, under m_mutex
    std::chrono::steady_clock::time_point m_heldSince{}; // likewise
    std::atomic<bool> m_holdLimited{false};              // somebody sees to it that it is shown in the end
    std::atomic<bool> m_changeNoted{false};
    std::atomic<bool> m_newsNoted{false};
    qsizetype m_piece = kMostAtOnce; // of the feeding thread
};

} // namespace porthole
