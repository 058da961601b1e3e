#include "core/session/SharedTerminal.h"

#include <QMetaObject>
#include <QTimer>
#include <algorithm>
#include <thread>
#include <utility>

namespace porthole {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

/// How long the lock may be held for one piece, and below which time a larger piece is tried.
constexpr auto kSlow = 3ms, kFast = 1ms;
constexpr qsizetype kLeastAtOnce = 64;
/// An update that a host has begun and does not end is shown after this time.
constexpr auto kLongestHold = 150ms;
/// Rows copied under one hold of the lock.
constexpr std::int64_t kRowsAtOnce = 500;

ByteView viewOf(const QByteArray &bytes, qsizetype from, qsizetype count)
{
    return {reinterpret_cast<const std::uint8_t *>(bytes.constData()) + from,
            static_cast<std::size_t>(count)};
}

} // namespace

class SharedTerminal::Shown {
public:
    explicit Shown(const SharedTerminal &owner)
        : m_owner(owner)
    {
        ++m_owner.m_waiting;
        m_owner.m_mutex.lock();
        --m_owner.m_waiting;
    }
    ~Shown() { m_owner.m_mutex.unlock(); }
    Shown(const Shown &) = delete;
    Shown &operator=(const Shown &) = delete;

private:
    const SharedTerminal &m_owner;
};

SharedTerminal::SharedTerminal(terminal::Size size, std::int64_t historyRows, QObject *parent)
    : QObject(parent)
    , m_terminal(size, historyRows)
{}

void SharedTerminal::feed(const QByteArray &bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        // A mutex alone would let the one that has just released it take it again.
        while (m_waiting.load() > 0)
            std::this_thread::yield();
        const qsizetype count = std::min(m_piece, bytes.size() - at);
        std::string answers;
        bool news = false, shown = false;
        const auto begun = Clock::now();
        {
            const std::lock_guard lock(m_mutex);
            if (m_tap)
                m_tap(bytes.mid(at, count));
            m_terminal.receive(viewOf(bytes, at, count));
            answers = m_terminal.takeOutput();
            news = m_terminal.hasNews();
            shown = !heldBack();
        }
        const auto took = Clock::now() - begun;
        if (took > kSlow)
            m_piece = std::max(m_piece / 4, kLeastAtOnce);
        else if (took < kFast)
            m_piece = std::min(m_piece * 2, kMostAtOnce);
        at += count;
        send(answers);
        if (news)
            noteNews();
        if (shown)
            noteChange();
        else
            limitHold();
    }
}

/// A host that falls silent in the middle of an update has it shown all the same.
void SharedTerminal::limitHold()
{
    if (m_holdLimited.exchange(true))
        return;
    const auto show = [this] {
        m_holdLimited = false;
        noteChange();
    };
    QMetaObject::invokeMethod(
        this, [this, show] { QTimer::singleShot(kLongestHold, this, show); }, Qt::QueuedConnection);
}

/// The host has asked not to show what it is drawing (mode 2026), and has not taken long over it so far.
bool SharedTerminal::heldBack()
{
    const bool synchronized = m_terminal.modes().synchronized;
    if (synchronized && !m_wasSynchronized)
        m_heldSince = Clock::now();
    m_wasSynchronized = synchronized;
    return synchronized && Clock::now() - m_heldSince < kLongestHold;
}

void SharedTerminal::noteChange()
{
    if (!m_changeNoted.exchange(true))
        QMetaObject::invokeMethod(this, &SharedTerminal::changed, Qt::QueuedConnection);
}

void SharedTerminal::noteNews()
{
    if (!m_newsNoted.exchange(true))
        QMetaObject::invokeMethod(this, &SharedTerminal::newsCame, Qt::QueuedConnection);
}

void SharedTerminal::send(const std::string &bytes)
{
    if (!bytes.empty())
        Q_EMIT output(QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
}

void SharedTerminal::look(TerminalPicture &picture, std::int64_t top)
{
    m_changeNoted = false;
    const Shown lock(*this);
    const terminal::Size size = m_terminal.size();
    const bool anew = picture.numbering != m_terminal.numbering() || picture.size != size ||
                      picture.modes.alternateScreen != m_terminal.modes().alternateScreen ||
                      static_cast<int>(picture.rows.size()) != size.rows;
    picture.size = size;
    picture.numbering = m_terminal.numbering();
    picture.firstRow = m_terminal.firstRow();
    picture.screenTop = m_terminal.screenTop();
    picture.endRow = m_terminal.endRow();
    picture.cursor = m_terminal.cursor();
    picture.modes = m_terminal.modes();
    if (top < 0)
        top = picture.screenTop;
    top = std::clamp(top, picture.firstRow, picture.screenTop);

    // Rows that were there before keep their place in memory, and what did not change is not copied.
    const std::int64_t shift = top - picture.top;
    const auto rows = static_cast<std::size_t>(size.rows);
    picture.rows.resize(rows);
    const bool keeps = !anew && shift > -size.rows && shift < size.rows;
    if (keeps && shift > 0)
        std::rotate(picture.rows.begin(), picture.rows.begin() + shift, picture.rows.end());
    else if (keeps && shift < 0)
        std::rotate(picture.rows.begin(), picture.rows.end() + shift, picture.rows.end());
    picture.changed.assign(rows, !keeps || shift != 0);
    for (std::size_t at = 0; at < rows; ++at) {
        const std::int64_t row = top + static_cast<std::int64_t>(at);
        const bool known = keeps && row >= picture.top && row < picture.top + size.rows;
        const bool dirty = m_terminal.takeDirty(row);
        if (known && !dirty)
            continue;
        m_terminal.readRow(row, picture.rows[at]);
        picture.changed[at] = true;
    }
    picture.top = top;
}

terminal::News SharedTerminal::takeNews()
{
    m_newsNoted = false;
    const Shown lock(*this);
    return m_terminal.takeNews();
}

terminal::Size SharedTerminal::size() const
{
    const Shown lock(*this);
    return m_terminal.size();
}

terminal::Modes SharedTerminal::modes() const
{
    const Shown lock(*this);
    return m_terminal.modes();
}

void SharedTerminal::give(const TerminalInput &input)
{
    repeat(input);
    Q_EMIT given(input);
}

void SharedTerminal::repeat(const TerminalInput &input)
{
    if (const auto *key = std::get_if<terminal::KeyPress>(&input))
        press(*key);
    else if (const auto *utf8 = std::get_if<QByteArray>(&input))
        type(*utf8);
    else
        paste(std::get<PastedText>(input).text);
}

void SharedTerminal::press(const terminal::KeyPress &key) { send(terminal::encodeKey(key, modes())); }

void SharedTerminal::type(const QByteArray &utf8)
{
    if (!utf8.isEmpty())
        Q_EMIT output(utf8);
}

void SharedTerminal::paste(const std::string &text)
{
    send(terminal::bracketed(text, modes().bracketedPaste));
}

void SharedTerminal::mouse(const terminal::MouseReport &report)
{
    send(terminal::encodeMouse(report, modes()));
}

void SharedTerminal::setFocused(bool focused) { send(terminal::encodeFocus(focused, modes())); }

void SharedTerminal::resize(terminal::Size size)
{
    {
        const Shown lock(*this);
        const terminal::Size before = m_terminal.size();
        m_terminal.resize(size);
        size = m_terminal.size();
        if (size == before)
            return;
    }
    Q_EMIT resized(size.columns, size.rows);
    noteChange();
}

void SharedTerminal::setColours(std::uint32_t foreground, std::uint32_t background)
{
    const Shown lock(*this);
    m_terminal.setColours(foreground, background);
}

std::string SharedTerminal::selectedText(const terminal::Stretch &stretch) const
{
    std::string text;
    std::int64_t row = stretch.begin.row;
    for (bool more = true; more && text.size() < kLongestCopy;) {
        const Shown lock(*this);
        row = std::max(row, m_terminal.firstRow());
        const std::int64_t last = std::min(stretch.end.row, m_terminal.endRow() - 1);
        for (std::int64_t left = kRowsAtOnce; left > 0 && row <= last; --left)
            terminal::appendRowText(text, m_terminal, stretch, row++);
        more = row <= last;
    }
    return text;
}

terminal::Stretch SharedTerminal::wordAt(terminal::Place place) const
{
    const Shown lock(*this);
    return terminal::wordAt(m_terminal, place);
}

terminal::Stretch SharedTerminal::lineAt(terminal::Place place) const
{
    const Shown lock(*this);
    return terminal::lineAt(m_terminal, place);
}

std::string SharedTerminal::textBeforeCursor() const
{
    const Shown lock(*this);
    const terminal::CursorPlace &cursor = m_terminal.cursor();
    const std::int64_t row = m_terminal.screenTop() + cursor.row;
    return terminal::selectedText(m_terminal, {{row, 0}, {row, cursor.column}});
}

std::string SharedTerminal::linkTarget(std::uint16_t link) const
{
    const Shown lock(*this);
    return std::string(m_terminal.linkTarget(link));
}

std::optional<terminal::TextUrl> SharedTerminal::urlAt(terminal::Place place) const
{
    const Shown lock(*this);
    return terminal::urlAt(m_terminal, place);
}

std::optional<std::int64_t> SharedTerminal::promptBefore(std::int64_t row) const
{
    const Shown lock(*this);
    return m_terminal.promptBefore(row);
}

std::optional<std::int64_t> SharedTerminal::promptAfter(std::int64_t row) const
{
    const Shown lock(*this);
    return m_terminal.promptAfter(row);
}

void SharedTerminal::setTap(std::function<void(const QByteArray &)> tap)
{
    const Shown lock(*this);
    m_tap = std::move(tap);
}

void SharedTerminal::clearHistory()
{
    {
        const Shown lock(*this);
        m_terminal.clearHistory();
    }
    noteChange();
}

void SharedTerminal::setHistoryRows(std::int64_t rows)
{
    {
        const Shown lock(*this);
        if (m_terminal.history().limit() == rows)
            return;
        m_terminal.setHistoryRows(rows);
    }
    noteChange();
}

void SharedTerminal::examine(const std::function<void(const terminal::Terminal &)> &reader) const
{
    const Shown lock(*this);
    reader(m_terminal);
}

} // namespace porthole
