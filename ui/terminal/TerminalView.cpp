#include "ui/terminal/TerminalView.h"

#include "ui/terminal/TerminalPointer.h"
#include "ui/terminal/TerminalThemes.h"

#include <QApplication>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>
#include <utility>

namespace porthole::ui {

namespace {

constexpr int kPadding = 4, kTick = 2;
/// Milliseconds: a frame of the usual display, how long the bell is seen, and how often at most.
constexpr int kFrame = 16, kFlash = 90, kFlashPause = 400;

std::uint32_t rgbOf(const QColor &colour) { return colour.rgb() & 0xff'ffff; }

} // namespace

TerminalView::TerminalView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_pointer(new TerminalPointer(*this))
{
    TerminalAccessible::install();
    setFrameShape(QFrame::NoFrame);
    setLayoutDirection(Qt::LeftToRight); // columns are counted from the left
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    setAccessibleName(tr("Terminal"));
    setAccessibleDescription(tr("Keys typed here go to the host. Press Ctrl+Shift+Tab to leave."));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    verticalScrollBar()->setFocusPolicy(Qt::NoFocus);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setAutoFillBackground(false);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setMouseTracking(true);
    m_refreshTime.setSingleShot(true);
    m_flashTime.setSingleShot(true);
    connect(&m_refreshTime, &QTimer::timeout, this, &TerminalView::refresh);
    connect(&m_blinkTime, &QTimer::timeout, this, [this] {
        m_overlay.cursorOn = !m_overlay.cursorOn;
        updateCursor();
    });
    connect(&m_flashTime, &QTimer::timeout, this, [this] {
        m_flashing = false;
        viewport()->update();
    });
    applyFont();
    applyColours();
}

TerminalView::~TerminalView() = default;

void TerminalView::setTerminal(SharedTerminal *terminal)
{
    if (m_terminal)
        disconnect(m_terminal, nullptr, this, nullptr);
    m_terminal = terminal;
    m_picture = {};
    m_follow = true;
    setSelection(std::nullopt);
    if (m_terminal) {
        connect(m_terminal, &SharedTerminal::changed, this, &TerminalView::noteChange);
        connect(m_terminal, &SharedTerminal::newsCame, this, &TerminalView::takeNews);
        applyColours();
        m_terminal->setHistoryRows(m_look.scrollback);
        takeNews();
    }
    if (isVisible())
        layOut();
}

void TerminalView::setDimmed(bool dimmed)
{
    m_dimmed = dimmed;
    viewport()->update();
}

void TerminalView::setColours(const TerminalColours &colours)
{
    m_colours = &colours;
    applyColours();
}

const TerminalColours &TerminalView::chosenColours() const
{
    return m_colours ? *m_colours : terminalColoursOf(m_look.theme, palette());
}

void TerminalView::applyColours()
{
    m_painter.setColours(chosenColours());
    if (m_terminal)
        m_terminal->setColours(rgbOf(m_painter.colours().text), rgbOf(m_painter.colours().ground));
    viewport()->update();
}

void TerminalView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyColours();
    QAbstractScrollArea::changeEvent(event);
}

terminal::Size TerminalView::fittingSize() const
{
    const QSizeF room = QSizeF(viewport()->size()) - QSizeF(2 * kPadding, 2 * kPadding);
    return terminal::possible({static_cast<int>(room.width() / metrics().width + 0.001),
                               static_cast<int>(room.height() / metrics().height + 0.001)});
}

QPointF TerminalView::origin() const { return {kPadding, kPadding}; }

QRectF TerminalView::cellRect(int row, int column) const
{
    return {origin() + QPointF(column * metrics().width, row * metrics().height),
            QSizeF(metrics().width, metrics().height)};
}

QSize TerminalView::sizeHint() const
{
    const int bar = verticalScrollBar()->sizeHint().width();
    return {static_cast<int>(std::ceil(80 * metrics().width)) + 2 * kPadding + bar,
            static_cast<int>(std::ceil(24 * metrics().height)) + 2 * kPadding};
}

void TerminalView::layOut()
{
    if (!qFuzzyCompare(devicePixelRatioF(), m_pixelRatio))
        applyFont();
    if (!m_terminal)
        return;
    m_terminal->resize(fittingSize());
    refresh();
}

void TerminalView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    // Before it is first shown a size is nobody's wish.
    if (isVisible())
        layOut();
}

void TerminalView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    layOut();
}

/// Something new is there. Unless it is looked at, nothing more is told: a hidden view costs nothing.
void TerminalView::noteChange()
{
    if (!isVisible() || m_refreshTime.isActive())
        return;
    const qint64 since = m_sinceRefresh.isValid() ? m_sinceRefresh.elapsed() : kFrame;
    if (since >= kFrame)
        refresh();
    else
        m_refreshTime.start(static_cast<int>(kFrame - since));
}

void TerminalView::refresh()
{
    if (!m_terminal)
        return;
    m_refreshTime.stop();
    m_sinceRefresh.start();
    updateCursor();
    const std::uint64_t numbering = m_picture.numbering;
    const terminal::Modes before = m_picture.modes;
    m_terminal->look(m_picture, m_follow ? -1 : m_picture.top);
    if (m_picture.numbering != numbering) {
        m_follow = true;
        setSelection(std::nullopt);
        m_terminal->look(m_picture);
        viewport()->update();
    }
    m_follow = m_picture.top == m_picture.screenTop;
    refreshBar();
    const int rows = m_picture.size.rows;
    if (before.reverseScreen != m_picture.modes.reverseScreen)
        viewport()->update();
    for (int row = 0; row < rows; ++row)
        if (m_picture.changed[static_cast<std::size_t>(row)])
            updateRows(row, row + 1);
    if (before.cursorBlink != m_picture.modes.cursorBlink ||
        before.cursorUsual != m_picture.modes.cursorUsual)
        restartBlinking();
    updateCursor();
    m_pointer->noteModes();
    if (QAccessible::isActive())
        TerminalAccessible::tellChange(*this, m_told);
    Q_EMIT refreshed();
}

void TerminalView::refreshBar()
{
    const QSignalBlocker quiet(verticalScrollBar());
    verticalScrollBar()->setRange(0, static_cast<int>(m_picture.screenTop - m_picture.firstRow));
    verticalScrollBar()->setPageStep(std::max(m_picture.size.rows - 1, 1));
    verticalScrollBar()->setValue(static_cast<int>(m_picture.top - m_picture.firstRow));
}

void TerminalView::scrollContentsBy(int, int)
{
    const int value = verticalScrollBar()->value();
    m_follow = value == verticalScrollBar()->maximum();
    if (!m_terminal)
        return;
    m_terminal->look(m_picture, m_picture.firstRow + value);
    viewport()->update();
    m_follow = m_picture.top == m_picture.screenTop;
    Q_EMIT refreshed();
}

void TerminalView::scrollRows(int rows)
{
    verticalScrollBar()->setValue(verticalScrollBar()->value() + rows);
}

void TerminalView::showRow(std::int64_t row)
{
    // What is to be seen does not stick to the edges.
    const int margin = std::min(3, m_picture.size.rows / 4);
    if (row >= m_picture.top + margin && row < m_picture.top + m_picture.size.rows - margin)
        return;
    const std::int64_t top = row - m_picture.firstRow - m_picture.size.rows / 3;
    verticalScrollBar()->setValue(static_cast<int>(top));
}

void TerminalView::clearHistory()
{
    setSelection(std::nullopt);
    if (m_terminal)
        m_terminal->clearHistory();
}

void TerminalView::showPrompt(bool older)
{
    if (!m_terminal)
        return;
    const std::int64_t top = m_picture.top;
    const auto row = older ? m_terminal->promptBefore(top) : m_terminal->promptAfter(top);
    if (row)
        verticalScrollBar()->setValue(static_cast<int>(*row - m_picture.firstRow));
    else if (!older)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    else if (!m_terminal->promptAfter(m_picture.firstRow - 1))
        Q_EMIT noticed(tr("The host's shell does not mark its prompts (OSC 133)"));
}

void TerminalView::updateRows(int from, int to)
{
    const QRectF rect(0, cellRect(from, 0).top(), viewport()->width(), (to - from) * metrics().height);
    viewport()->update(rect.toAlignedRect());
}

void TerminalView::updateCursor()
{
    const std::int64_t row = m_picture.screenTop + m_picture.cursor.row - m_picture.top;
    if (row < 0 || row >= m_picture.size.rows)
        return;
    updateRows(static_cast<int>(row), static_cast<int>(row) + 1);
}

void TerminalView::restartBlinking()
{
    m_overlay.cursorOn = true;
    const int period = QApplication::cursorFlashTime();
    const bool blinks = m_picture.modes.cursorBlink && (m_look.cursorBlinks || !m_picture.modes.cursorUsual);
    if (m_overlay.focused && blinks && period > 0)
        m_blinkTime.start(period / 2);
    else
        m_blinkTime.stop();
    updateCursor();
}

void TerminalView::paintEvent(QPaintEvent *event)
{
    if (!qFuzzyCompare(devicePixelRatioF(), m_pixelRatio))
        QMetaObject::invokeMethod(this, &TerminalView::layOut, Qt::QueuedConnection);
    QPainter painter(viewport());
    const QRegion &region = event->region();
    painter.setClipRegion(region);
    painter.fillRect(region.boundingRect(), m_painter.ground(m_picture));
    const int rows = static_cast<int>(m_picture.rows.size());
    for (int row = 0; row < rows; ++row) {
        const QPointF at = cellRect(row, 0).topLeft();
        const QRectF rect(0, at.y(), viewport()->width(), metrics().height);
        if (region.intersects(rect.toAlignedRect()))
            m_painter.paintRow(painter, m_picture, row, at, m_overlay);
        // Where a command begins, a tick at the edge.
        if (m_picture.rows[static_cast<std::size_t>(row)].prompt && !m_picture.modes.alternateScreen)
            painter.fillRect(QRectF(0, at.y(), kTick, metrics().height), m_painter.colours().cursor);
    }
    if (m_terminal && !m_dimmed)
        m_painter.paintCursor(painter, m_picture, origin(), m_overlay);
    if (m_dimmed || m_flashing) {
        QColor veil = m_dimmed ? m_painter.colours().ground : m_painter.colours().text;
        veil.setAlphaF(m_dimmed ? 0.55F : 0.12F);
        painter.fillRect(region.boundingRect(), veil);
    }
}

void TerminalView::setSelection(const std::optional<terminal::Stretch> &selection)
{
    if (m_overlay.selection == selection)
        return;
    m_overlay.selection = selection;
    viewport()->update();
}

void TerminalView::setMatches(std::vector<terminal::Stretch> matches,
                              const std::optional<terminal::Stretch> &thisOne)
{
    if (m_overlay.matches == matches && m_overlay.thisMatch == thisOne)
        return;
    m_overlay.matches = std::move(matches);
    m_overlay.thisMatch = thisOne;
    viewport()->update();
}

void TerminalView::flash()
{
    if (m_sinceFlash.isValid() && m_sinceFlash.elapsed() < kFlashPause)
        return;
    m_sinceFlash.start();
    m_flashing = true;
    m_flashTime.start(kFlash);
    viewport()->update();
}

void TerminalView::takeNews()
{
    const terminal::News news = m_terminal->takeNews();
    if (news.title)
        Q_EMIT titleChanged(QString::fromStdString(*news.title));
    if (news.clipboard)
        Q_EMIT clipboardAsked(QString::fromStdString(*news.clipboard));
    if (news.bells > 0) {
        flash();
        Q_EMIT bellRang();
    }
}

bool TerminalView::viewportEvent(QEvent *event)
{
    return m_pointer->handle(event) || QAbstractScrollArea::viewportEvent(event);
}

} // namespace porthole::ui
